"""提请区政府会议讨论的议题，由部门、街乡向区政府报送书面请示。

为什么：议题要经分管副区长审核、区长确定，必须以请示报送，函、报告、口头汇报都不能代替。

怎样改：改用请示，主送区政府，一文一事。

证据：文种是请示，主送区政府。

例外：没有。

容易误报的情形：请示之后另填的议题申报表；报告里说下一步拟提请会议审议；转述会议决定；区政府办公室自己关于议题报送的通知；提请专题会议研究的事项不在此列。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY38-1",
    "no-written-request",
    severity="warning",
    strength="direct",
    article=CY(38, "由区政府各组成部门和各街道办事处、地区办事处（乡政府）向区政府报送书面请示"),
    needs=("常务会", "全体会议", "区长办公会"),
    kinds=("函", "报告", "申请", "便函", "通知", "意见", "汇报", "申请报告", "签报", "通知函", "函告"),
)
def no_written_request(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper other than a 请示 that asks for an item on the agenda of a government meeting."""
    ask = reasoning.no_written_request(paper, context)
    if ask is not None:
        yield context.finding(
            ask.place,
            f"本文以{paper.kind}提请{ask.meeting}讨论议题。提请区政府会议讨论的议题应报送书面请示，请改用请示，主送区政府。",
        )
