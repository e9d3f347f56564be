"""区政府领导同志原则上不出席部门、街乡召开的一般性工作会议及事务性活动。

为什么：精简会议活动，让领导同志集中精力抓重点工作。

怎样改：由本单位负责人出席；确需领导同志出席的，写明理由并按程序提前报区政府办公室。

证据：文中写明领导同志须到场的理由：全区性工作、区政府部署、领导同志批示。

例外：条文用语是“原则上”，只作提示；全区性会议、区政府部署的活动不在此列。

容易误报的情形：全区性工作会议；本单位领导出席本单位活动；调研、检查；会议是否“一般性”需要人来判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY52-3",
    "routine-activities",
    severity="info",
    strength="soft",
    article=CY(
        52,
        "区政府领导同志原则上不出席区政府各组成部门、各街道办事处、地区办事处（乡政府）召开的一般性工作会议及事务性活动。",
    ),
    needs=("区长", "领导"),
)
def routine_activities(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a district leader asked to a department's general meeting or routine activity."""
    for favour in reasoning.attendances(paper, context):
        if favour.kind == "general":
            yield context.finding(
                favour.place,
                f"文中请{favour.leader}{favour.words}“{favour.event}”。区政府领导同志原则上不出席一般性工作会议和事务性活动，"
                "请考虑由本单位负责人出席。（条文为“原则上”）",
                fact="leader-attends-general",
                more=favour.more,
            )
