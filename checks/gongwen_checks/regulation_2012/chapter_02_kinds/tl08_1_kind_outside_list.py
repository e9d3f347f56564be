"""公文标题应当以法定的十五个文种之一收尾。

为什么：文种决定行文方向、办理程序和效力。“请示报告”“函告”“申请”之类不在十五种之内，收文机关无法确定是批、是阅还是复。

怎样改：请求批准用“请示”（不相隶属机关之间用“函”），汇报情况用“报告”，商洽、答复用“函”；方案、计划、要点、总结用“通知”印发。

证据：标题以十五个文种之一收尾。

例外：条文写的是“主要有”，清单没有写死；签报、简报、讲话稿、邀请函、请假报告、建议提案答复等非法定公文另有惯例；“会议纪要”是旧名，只作提示。

容易误报的情形：用通知印发的方案、办法的标题；附件的标题；规章制度本身；没有发文字号的工作汇报材料。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Place, check, pattern, reasoning, replacement

from ..articles import TL

REQUEST = "请求批准用“请示”，不相隶属机关之间用“函”"
ADVICE = {
    "请示报告": "请求批准用“请示”，汇报情况用“报告”，不能合用",
    "申请报告": REQUEST,
    "申请": REQUEST,
    "汇报": "向上级汇报用“报告”",
    "函告": "告知不相隶属机关用“函”",
    "通知函": "要求下级执行用“通知”，不相隶属机关之间用“函”",
    "公示": "公布周知事项用“公告”或者“通告”",
    "建议": "对重要问题提出见解用“意见”",
    "方案": "方案应当用“通知”印发",
    "计划": "计划应当用“通知”印发",
    "规划": "规划应当用“通知”印发",
    "要点": "要点应当用“通知”印发",
    "总结": "向上级报总结用“报告”，印发下级用“通知”",
    "说明": "向上级说明情况用“报告”，不相隶属机关之间用“函”",
}
MIXED = ("请示报告", "申请报告", "申请", "函告", "通知函")  # formal by their own words, even before a number is given
ODD = {
    "报告函": "向上级汇报用“报告”",
    "请示函": "请求上级批准用“请示”，不相隶属机关之间用“函”",
    "批复函": "答复下级请示用“批复”，答复不相隶属机关用“函”",
    "批示": "答复下级请示用“批复”",
    "请求": "请求上级批准用“请示”",
    "商洽": "不相隶属机关之间商洽工作用“函”",
}
RIGHT = {"请示报告": "请示", "汇报": "报告", "报告函": "报告", "函告": "函", "商洽": "函"}
RIGHT_UPWARD = {
    "申请报告": "请示",
    "申请": "请示",
    "申请书": "请示",
    "申请函": "请示",
    "请示函": "请示",
    "请求": "请示",
}
MINUTES = pattern(r"的会议纪要$")


@check("TL08-1", "kind-outside-list", severity="warning", strength="direct", article=TL(8))
def kind_outside_list(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a formally issued paper whose title ends in no 文种 of the list."""
    title = paper.title
    if title is None or paper.rule_text:
        return
    text = reasoning.stem(title.text)
    if paper.kind == "纪要":
        if MINUTES.search(text):
            yield context.finding(
                title.place,
                "标题以“会议纪要”收尾；“会议纪要”是旧文种名，2012年7月1日起文种名是“纪要”。",
                severity="info",
                fix=_retitled("会议纪要", "纪要", paper, context, safe=True),
            )
        return
    named = ADVICE.get(paper.kind or "")
    if named is None:
        odd = next((word for word in ODD if text.endswith(word)), "")
        if not odd or paper.kind not in (None, "函"):
            return
        shown, named = odd, ODD[odd]
    else:
        shown = next((w for w in (paper.kind or "", "申请函", "申请书") if text.endswith(w)), paper.kind or "")
    if not (reasoning.formal(paper) or ((paper.kind in MIXED or shown in ODD) and reasoning.between_organs(paper))):
        return
    if paper.copy_type == "web" and paper.kind not in MIXED:
        return
    if title.sure < 0.6 and paper.kind not in MIXED:
        return
    right = RIGHT.get(shown) or (RIGHT_UPWARD.get(shown) if reasoning.upward(paper) else None)
    yield context.finding(
        title.place,
        f"标题以“{shown}”收尾，不是法定文种。{named}，请改用法定文种。",
        fix=_retitled(shown, right, paper, context) if right else None,
    )


def _retitled(wrong: str, right: str, paper: Paper, context: Context, *, safe: bool = False) -> Fix | None:
    """Another 文种 at the end of the title, where the title stands in one paragraph."""
    if paper.title is None:
        return None
    place = paper.title.place
    at = context.document.quote(place).rfind(wrong)
    if at < 0:
        return None
    start = place.start + at
    words = Place(place.part, place.paragraph, start, start + len(wrong))
    return replacement(f"把标题中的“{wrong}”改为“{right}”", words, right, safe=safe)
