"""区政府专题会议由区长或副区长召集和主持。

为什么：专题会议代表区政府研究、协调、处理重要工作，条文只规定由区长或者副区长主持。

怎样改：请区长或者分管副区长主持；由其他负责人主持的，不称区政府专题会议。

证据：纪要写明的主持人是区长或者副区长；职务按名册和文中印出的职务看。

例外：没有。受委托主持的，条文也没有规定。

容易误报的情形：部门、街道自己的专题会议；同一句里先写副区长的委托、批示；看不出主持人职务的。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY37-1",
    "special-chair",
    severity="warning",
    strength="direct",
    article=CY(37, "区政府专题会议由区长或副区长召集和主持"),
    needs=("主持",),
)
def special_chair(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a special meeting of the government that somebody other than 区长 or 副区长 chairs."""
    for chairing in reasoning.chairings(paper, context):
        if chairing.meeting == "专题会议" and all(role == "other" for _, role in chairing.people):
            yield context.finding(
                chairing.place,
                f"区政府专题会议由{chairing.words}主持。条文只规定由区长或副区长召集和主持，受委托也没有例外，"
                "请改由区长、副区长主持，或者不称区政府专题会议。",
            )
