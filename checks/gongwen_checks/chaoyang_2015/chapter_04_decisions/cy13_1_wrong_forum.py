"""重大决策事项由区政府常务会议或区长办公会议讨论研究决定。

为什么：关系全区国民经济和社会发展的重大决策要集体讨论决定，专题会议、协调会、领导小组会和领导个人的批示都不能代替。

怎样改：提请区政府常务会议或者区长办公会议讨论决定，写明会议的届次；已经讨论决定的，改写为会议决定。

证据：文中写明由区政府常务会议或者区长办公会议讨论决定（第几次会议、哪一天）。

例外：没有（“三重一大”事项遇突发、紧急情况另见第三十六条）。

容易误报的情形：专题会议只是研究、协调，再提请常务会议审议；区委常委会的决定；部门自己的规划、计划；文中另外写了常务会议或者区长办公会议。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY13-1",
    "wrong-forum",
    severity="warning",
    strength="direct",
    article=CY(13, "关系本区国民经济和社会发展的重大决策事项，由区政府常务会议或区长办公会议讨论研究决定。"),
    needs=("决策", "重大政策", "规划", "计划", "预算", "战略"),
)
def wrong_forum(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a major decision that a paper says was taken by another meeting, or by a person."""
    for ruling in reasoning.misplaced(paper, context):
        yield context.finding(
            ruling.place,
            f"文中“{ruling.words}”，但重大决策事项应由区政府常务会议或区长办公会议讨论研究决定，"
            f"{ruling.name}不能代替。请提请会议决定，或者写明会议的届次。",
            fact=ruling.fact,
        )
