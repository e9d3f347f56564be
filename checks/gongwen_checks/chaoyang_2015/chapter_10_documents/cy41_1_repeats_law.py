"""国家法律法规已作出明确规定的，一律不再制发文件。

为什么：照抄法律条文的文件不增加任何要求，只增加文山。基层直接执行法律就可以。

怎样改：不发；确需部署贯彻的，写出本地的具体任务、时限、责任单位，不要重复条文。

证据：文中有本区自己的内容：责任单位、期限、数额、范围、做法，哪怕一项。

例外：条文写的是“一律”，没有例外。但有本地的具体措施（单位、时限、范围、形式）的，不是重复。

容易误报的情形：宣传、学习法律的活动通知；转发新法；引用条文作为依据之后另有具体安排的。是否重复要由人判断，所以默认不检查。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern

from ..articles import CY

LAW = pattern(r"《[^《》]{2,30}(?:法|条例|办法|规定)》")
CITED = pattern(r"第[一二三四五六七八九十百\d]+条|规定|要求")
EXCERPT = pattern(r"(?:条款|规定|条文|内容)[^，。；]{0,6}(?:摘录|摘编|抄录|摘要)")
LOCAL = pattern(
    r"\d{1,2}月\d{1,2}日|\d+月底?前|\d+个?工作日|\d+(?:\.\d+)?万?元|责任单位|牵头|报送|上报|反馈|自查|排查"
    r"|检查|整治|专项|台账|附件|联系人"
    r"|街道[^，。；]{0,8}(?:要|应|须|负责)|我[区局委]|本区|全区|辖区"
)
OTHER = pattern(r"宣传|学习|贯彻|转发|印发|活动|培训|竞赛|答题")
OPENING = pattern(r"现将|通知如下|特此|如下[：:]?$|请[^，。；]{0,4}(?:遵照|认真)")


@check(
    "CY41-1",
    "repeats-law",
    severity="info",
    strength="direct",
    article=CY(41, "对于国家法律法规已作出明确规定的一律不再制发文件"),
    default=False,
    needs=("法》", "条例》", "办法》", "规定》"),
)
def repeats_law(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a notice whose every duty is a citation of a law and that adds nothing of its own."""
    if paper.kind not in ("通知", "意见") or paper.direction != "下行" or paper.title is None:
        return
    if OTHER.search(paper.title.text) or paper.annex_note or paper.attached is not None:
        return
    duties = [s for s in paper.sentences if not (len(s.text) < 40 and OPENING.search(s.text)) and s.zone == "body"]
    cited = [s for s in duties if LAW.search(s.text) and CITED.search(s.text)]
    if not cited or any(LOCAL.search(s.text) for s in duties):
        return
    excerpt = EXCERPT.search(paper.text)
    if excerpt or len(cited) * 2 >= len(duties):
        place = cited[0].place
        yield context.finding(
            place,
            "本文只是重复法律法规的规定，没有本地的任务、时限和责任单位。法律法规已有明确规定的不再发文，请考虑不发。",
        )
