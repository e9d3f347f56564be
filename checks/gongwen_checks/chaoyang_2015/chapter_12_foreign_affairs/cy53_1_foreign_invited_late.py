"""邀请区领导出席外事活动，应提前5个工作日以书面形式报区外办。

为什么：外事活动要核对来宾身份、礼宾规格和口径，区外办还要统筹领导日程，临时报送来不及把关。

怎样改：提前5个工作日以上书面报区外办；来不及的，与外方商量调整时间。

证据：报送日期（--submitted，没有的用成文日期）到活动日期之间有5个工作日；按节假日和调休计算。

例外：条文没有例外。不是外事活动的，是提前5天报区政府办公室（第五十一条，见 CY51-1）。

容易误报的情形：“国际大厦”“国际商务节”一类名称；港澳台来宾；成文日期不等于报送日期（可用`--submitted`写明）。工作日按国务院办公厅公布的放假和调休安排计算，头尾怎样数都不足的才报；日历没有的年份只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY

WANTED = 5  # working days
FAR = 20  # calendar days: five working days lie within them in any year


@check(
    "CY53-1",
    "foreign-invited-late",
    severity="warning",
    strength="direct",
    article=CY(53, "均应提前5个工作日以书面形式报区外办"),
    needs=("区长", "区领导", "区政府领导", "区主要领导", "您"),
)
def foreign_invited_late(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an invitation to a foreign-affairs event handed in less than five working days ahead."""
    found = reasoning.invitation(paper, context)
    if found is None or not found.foreign or found.event is None:
        return
    start = reasoning.submission(paper, context)
    if start is None:
        return
    event = found.event
    apart = (event.day - start).days
    told = f"{'报送' if context.submitted else '成文'}日期是{start.month}月{start.day}日"
    lead = reasoning.working_days_ahead(event.day, paper, context)
    if lead is None and WANTED <= apart < FAR:
        yield context.finding(
            event.place,
            f"外事活动在“{event.words}”，{told}。工作日历没有这一年的放假调休安排，无法计算是否提前5个工作日，"
            "请人工核对。",
            severity="info",
        )
        return
    if (lead is None and apart >= WANTED) or (lead is not None and not lead.short_of(WANTED)):
        return
    count = f"其间只有{lead.between}个工作日（首尾两天都不计）" if lead else f"只提前{max(apart, 0)}天"
    yield context.finding(
        event.place,
        f"请{found.leader}出席的外事活动在“{event.words}”，{told}，{count}。请提前5个工作日以书面形式报区外办。",
    )
