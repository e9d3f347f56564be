"""邀请区领导出席外事活动，应以书面形式报区外办。

为什么：区政府领导出席外事活动由区外办统筹安排。报到别处，礼宾、翻译、口径都没有人准备。

怎样改：主送区外办（区政府外事办公室），写明来宾身份、时间、地点、内容。

证据：主送、抄送或者正文里写明报区外办（2019年机构改革后为区政府外事办公室）。

例外：条文没有例外。区外办自己报送的，是按程序报批。

容易误报的情形：“国际”只是名称；活动没有外宾；区外办改名以后用新名称；只抄送区外办的，仍不算报区外办。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

FOREIGN_OFFICE = pattern(r"外办|外事办|外事工作|外事侨务")


@check(
    "CY53-2",
    "foreign-route",
    severity="warning",
    strength="direct",
    article=CY(53, "以书面形式报区外办"),
    needs=("区长", "区领导", "区政府领导", "区主要领导", "您"),
)
def foreign_route(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an invitation to a foreign-affairs event that does not go to the foreign affairs office."""
    if not paper.recipients:
        return
    found = reasoning.invitation(paper, context)
    if found is None or not found.foreign:
        return
    source = reasoning.sender(paper)
    if source is not None and FOREIGN_OFFICE.search(source.text + source.unit):
        return
    if any(
        FOREIGN_OFFICE.search(r.text) or (r.organ and FOREIGN_OFFICE.search(r.organ.unit)) for r in paper.recipients
    ):
        return
    if any(reasoning.reported_to_foreign_office(s.text) for s in paper.holding("外办")):
        return
    recipient = paper.recipients[0]
    yield context.finding(
        recipient.place,
        f"邀请{found.leader}出席外事活动的公文主送“{recipient.text}”。请以书面形式报区外办，由其统筹安排。",
    )
