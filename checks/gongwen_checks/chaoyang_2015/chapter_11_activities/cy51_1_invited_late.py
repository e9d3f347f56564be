"""邀请区政府领导同志出席会议、活动，应提前5天将安排和材料报送区政府办公室。

为什么：区政府办公室要根据领导分工和日程提出审核意见。临时邀请，领导要么去不了，要么只能打乱已有的安排。

怎样改：提前5天以上报送；来不及的，调整活动时间，或者由本单位负责人出席。

证据：报送日期（--submitted，没有的用成文日期）到活动日期之间有5天；按日历日计算。

例外：条文没有例外。邀请出席外事活动的，是提前5个工作日报区外办（第五十三条，见 CY53-1）。

容易误报的情形：条文的“5天”是自然日，不是工作日；活动连续几天的，从第一天算；成文日期不等于报送日期（可用`--submitted`写明）；头尾怎样数都不足5天的才报。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY

WANTED = 5  # calendar days


@check(
    "CY51-1",
    "invited-late",
    severity="warning",
    strength="direct",
    article=CY(51, "均应提前5天将会议活动安排及相关材料报送区政府办公室"),
    needs=("区长", "区领导", "区政府领导", "区主要领导", "您"),
)
def invited_late(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an invitation of a district leader handed in less than five days ahead."""
    found = reasoning.invitation(paper, context)
    if found is None or found.foreign or found.event is None:
        return
    start = reasoning.submission(paper, context)
    lead = reasoning.days_ahead(found.event.day, paper, context)
    if start is None or lead is None or not lead.short_of(WANTED):
        return
    told = "报送日期" if context.submitted else "成文日期"
    yield context.finding(
        found.event.place,
        f"请{found.leader}出席的活动在“{found.event.words}”，{told}是{start.month}月{start.day}日，"
        f"只提前{lead.generous}天。邀请区政府领导同志应提前5天报送区政府办公室，请调整活动时间，"
        "或者由本单位负责人出席。",
    )
