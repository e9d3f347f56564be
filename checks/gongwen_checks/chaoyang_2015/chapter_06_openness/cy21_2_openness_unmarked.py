"""政策措施除需要保密的外应及时公布，拟制公文时要写明公开属性。

为什么：国办发〔2016〕80号要求拟制公文时明确主动公开、依申请公开、不予公开等属性，拟不公开的依法依规说明理由；没有明确公开属性的发文请示可以退文。

怎样改：在附注写“（此件公开发布）”等，或者在发文稿纸上填写公开属性；不予公开的写明理由。

证据：公文里有“公开属性”一栏，或者附注“此件主动公开”“此件依申请公开”“此件不公开”；写明不公开的理由。

例外：需要保密的公文。这不是本规则条文自己的要求，本条为推断适用，只作提示；2016年11月10日以前的公文不适用。

容易误报的情形：公开属性写在办公系统里、文稿上看不出来；网页版；内部通知、会议通知等没有政策内容的公文；印发办法、意见、方案以外的公文。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

_SINCE = date(2016, 11, 10)  # 国办发〔2016〕80号
_POLICY = pattern(
    r"(?:办法|规定|细则|(?:实施|指导|若干)?意见|措施|政策|规划|标准|行动计划|实施方案|工作方案)(?:（[^（）]{1,12}）)?(?:》|的通知|的决定|$)"
)
_NO_POLICY = pattern(
    r"会议|培训|值班|分工|领导小组|表彰|任免|任职|考核|督查|检查|内部|机关|财务|档案|公务|应急预案|征求|讲话|反馈|自查|转发|答复"
)
_STATED = pattern(r"公开")
_CLOSED = pattern(r"(?:不予公开|不公开|非公开)")
_REASON = pattern(r"理由|因|属于?|涉|根据|依据|依照|第[\d一二三四五六七八九十]+条|[（(：:][^）)]{4,}")


@check(
    "CY21-2",
    "openness-unmarked",
    severity="info",
    strength="inference",
    article=CY(21, "除需要保密的外，应及时公布"),
    kinds=("通知", "意见", "决定", "请示"),
)
def openness_unmarked(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a policy paper, or a request to issue one, that does not say whether it is to be published."""
    if paper.title is None or paper.date is None or paper.date.value is None or paper.date.value < _SINCE:
        return
    if paper.secrecy is not None or paper.copy_type == "web" or not _POLICY.search(paper.title.text):
        return
    source = reasoning.sender(paper)
    if source is None or source.level not in ("区", "办公室", "部门") or _NO_POLICY.search(paper.title.text):
        return
    if paper.kind == "请示":
        matter = reasoning.matter(paper, context)
        if matter is None or matter.asks != "document":
            return
    elif paper.direction not in ("下行", "公布"):
        return
    marks = [
        paper.document.paragraphs[n]
        for n in paper.in_zone("notes", "form", "index", "date", "imprint", "letterhead", "blank")
    ]
    stated = [p for p in marks if _STATED.search(p.text)]
    if not stated:
        if any("公开属性" in s.text or "此件" in s.text for s in paper.sentences):
            return
        what = "发文请示没有提出公开属性的建议" if paper.kind == "请示" else "文末没有公开属性"
        yield context.finding(
            paper.title.place,
            f"{what}。政策措施除需要保密的外应及时公布，请写明主动公开、依申请公开或者不予公开（办公系统里已经填写的除外）。（本条为推断适用）",
        )
    elif paper.kind == "请示":
        for paragraph in stated:
            closed = _CLOSED.search(paragraph.text)
            if closed and not _REASON.search(paragraph.text[closed.end() :]) and "理由" not in paragraph.text:
                yield context.finding(
                    paragraph.place(closed.start(), closed.end()),
                    "拟不公开的，要依法依规说明理由，请补写理由。（本条为推断适用）",
                )
