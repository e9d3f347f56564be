"""提请会议讨论的议题，由分管副区长审核并签署意见后，报区长确定。

为什么：分管副区长先审核，区长才好确定上会；次序颠倒或者缺了一道，责任就不清楚。

怎样改：先送分管副区长审核并签署意见，再报区长确定。

证据：批办单、议题申报表上分管副区长的意见和日期，在区长的意见之前。

例外：没有。

容易误报的情形：意见写在批办单、议题申报表上，请示文稿本身看不出来，所以只看这些单、表；区长还没有签署意见的，不判断；分工按名册里的分管领域核对，没有名册不核对。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY

TOLD = {
    "missing": "区长已经签署意见，分管副区长的意见还空着",
    "late": "分管副区长的意见签署在区长之后",
    "another": "签署意见的不是分管这项工作的副区长",
}


@check(
    "CY38-2",
    "deputy-opinion-missing",
    severity="info",
    strength="direct",
    article=CY(38, "由分管副区长审核并签署意见后，报区长确定"),
    needs=("分管", "主管", "联系"),
)
def deputy_opinion_missing(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a sheet on which 区长 decided on an agenda item without the opinion of the deputy in charge."""
    fault = reasoning.opinion_fault(paper, context)
    if fault is not None:
        place, problem = fault
        yield context.finding(place, f"{TOLD[problem]}。议题应由分管副区长审核并签署意见后，报区长确定，请核对。")
