"""邀请区政府领导同志出席会议、活动，应将会议活动安排及相关材料一并报送。

为什么：没有时间、地点、议程和参加人员，办公室无法判断该不该去、由谁去、讲什么。

怎样改：写明时间、地点、议程、参加人员和需要领导做什么，附上方案、讲话参考等材料。

证据：文中有时间、地点、议程、出席人员，或者附有方案、议程、讲话参考稿。

例外：条文没有例外。

容易误报的情形：安排写在正文里而没有附件；材料通过办公系统另附；正文只有一句话但附了邀请函。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY51-3",
    "no-arrangements",
    severity="info",
    strength="direct",
    article=CY(51, "将会议活动安排及相关材料报送区政府办公室"),
    needs=("区长", "区领导", "区政府领导", "区主要领导", "您"),
)
def no_arrangements(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an invitation of a district leader without arrangements in its text and without annexes."""
    found = reasoning.invitation(paper, context)
    if found is None or found.foreign or found.arranged:
        return
    yield context.finding(
        found.place,
        f"文中“{found.words}”，但没有写明时间、地点、议程等安排，也没有附件。"
        "请将会议活动安排及相关材料一并报送区政府办公室。",
    )
