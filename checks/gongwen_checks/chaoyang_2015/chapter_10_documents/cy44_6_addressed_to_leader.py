"""不得以本机关名义向区政府领导同志个人报送公文。

为什么：报送区政府的公文由区政府办公室统一处理、按分工送呈。直接送某位领导，会绕过登记、协商和审核，批示之后也难以落实。

怎样改：把主送机关改为“区政府”；确需某位领导先阅的，由区政府办公室按程序送呈。

证据：主送是机关（主送只写姓名的，按名册看是不是区政府领导同志）；或者文中显示三种例外之一：根据某某批示、交办，标有“绝密”，属外事工作事项。

例外：领导同志直接交办的（文中写明根据某某批示或者交办）、必须直接报送的绝密事项、外事工作事项；主要负责人离京请假、会议请假，依规定本来就向领导同志请假。

容易误报的情形：讲话稿开头的称呼；邀请函；抄送栏里的领导；“小区长期”一类字面巧合；主送其他区、企业负责人的信函。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Place, check, reasoning, replacement

from ..articles import CY


@check(
    "CY44-6",
    "addressed-to-leader",
    severity="error",
    strength="direct",
    article=CY(
        44,
        "除领导同志直接交办、必须直接报送的绝密事项和外事工作事项外，不得以本机关名义向区政府领导同志个人报送公文",
    ),
)
def addressed_to_leader(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 主送 that is a leader of the district government, unless one of the exceptions shows."""
    sent = reasoning.sent_to_leader_besides(paper)
    if sent is not None and not reasoning.leader_exception(paper):
        yield context.finding(
            sent,
            f"文中说明“{context.document.quote(sent)}”，是在报送机关之外另向领导同志个人报送。请由区政府办公室按分工送呈。",
            fact=f"recipient-person:{sent.paragraph}:{sent.start}",
        )
    if not any(r.person for r in paper.recipients) or paper.kind in reasoning.PERSONAL_KINDS:
        return
    source = reasoning.sender(paper)
    if source is None and paper.signature and all(s.person for s in paper.signature):
        return  # a person's own letter; what an official signs personally is another check's matter
    if reasoning.leader_exception(paper):
        return
    for addressed in reasoning.addressed_leaders(paper, context):
        quote = context.document.quote(addressed.place).rstrip("：:")
        named = f"（名册所载的{addressed.post}）" if addressed.post else ""
        if addressed.of == "district":
            yield context.finding(
                addressed.place,
                f"公文主送“{quote}”{named}，是向领导同志个人报送。请把主送机关改为“区政府”，由区政府办公室按分工送呈；"
                "如属领导同志直接交办、绝密或者外事事项，请在文中写明。",
                fact=f"recipient-person:{addressed.place.paragraph}:{addressed.place.start}",
                fix=_to_the_government(addressed.place, quote, paper),
            )
        elif addressed.of == "unknown" and source is not None:
            yield context.finding(
                addressed.place,
                f"{paper.kind}主送“{quote}”个人，没有写明职务。如果是区政府领导同志，属于向领导同志个人报送公文；请把主送机关改为应当"
                "受文的机关。",
                severity="warning",
                fact=f"recipient-person:{addressed.place.paragraph}:{addressed.place.start}",
            )


def _to_the_government(place: Place, quote: str, paper: Paper) -> Fix | None:
    """Address the government instead, where the leader is the only 主送."""
    if len(paper.recipients) > 1:
        return None
    name = Place(place.part, place.paragraph, place.start, place.start + len(quote))
    return replacement(f"把主送“{quote}”改为“区政府”", name, "区政府")
