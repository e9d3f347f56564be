"""邀请区政府领导同志出席会议、活动，应报送区政府办公室，由其审核后报领导同志审定。

为什么：由一个口子受理，才能按领导分工和日程统筹。直接向领导本人、秘书发邀请，会造成冲突和重复。

怎样改：主送区政府办公室，附上会议活动安排和有关材料。

证据：主送、抄送或者正文里写明报区政府办公室。

例外：邀请出席外事活动的，报区外办（第五十三条）。主送区政府的，由区政府办公室统一处理，与条文要求接近，只作提示。

容易误报的情形：会议、活动是区政府自己召开的；给其他来宾的邀请函；抄送区政府办公室而主送本单位下属的工作通知。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY51-2",
    "invitation-route",
    severity="info",
    strength="direct",
    article=CY(
        51,
        "报送区政府办公室，由区政府办公室根据工作需要和安排、领导分工及有关规定，提出审核意见后报区政府领导同志审定",
    ),
    needs=("区长", "区领导", "区政府领导", "区主要领导", "您"),
)
def invitation_route(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an invitation of a district leader that does not go to the government's office."""
    if not paper.recipients:
        return
    found = reasoning.invitation(paper, context)
    if found is None or found.foreign:
        return
    office = context.organisation.office.name
    if any(r.organ is not None and r.organ.unit == office for r in paper.recipients):
        return
    first = paper.recipients[0]
    leaders = reasoning.addressed_leaders(paper, context)
    place = leaders[0].place if leaders else first.place
    yield context.finding(
        place,
        f"邀请{found.leader}出席活动的公文主送“{first.text}”。请报送区政府办公室，由其提出审核意见后报领导同志审定。",
        fact=f"recipient-person:{place.paragraph}:{place.start}" if leaders else "",
    )
