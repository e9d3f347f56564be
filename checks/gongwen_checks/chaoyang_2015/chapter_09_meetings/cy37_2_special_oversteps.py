"""专题会议研究、协调、处理日常工作，不代替常务会议和区长办公会议作决定。

为什么：人事任免、责任追究、重大财政性资金安排归区长办公会议，规划、计划和预决算归区政府常务会议（第三十四、三十五条）；专题会议的任务是“专题研究、协调、处理区政府日常工作中的重要工作或紧急事项”。

怎样改：把“议定”“同意”“决定”改为研究意见，写明由谁提请区长办公会议或者区政府常务会议决定。

证据：写的是研究、协调、建议提请；或者写明依据区政府常务会议、区长办公会议的决定办理。

例外：条文没有明说专题会议不得决定这些事项，本条为推断适用。紧急事项可以先作应急安排（第三十六、三十七条）。

容易误报的情形：数额不大的经费（界限可用 threshold 设定，单位万元，默认1000）；
落实常务会议、区长办公会议已经决定的事项；只是建议、研究、提请。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@dataclass(frozen=True)
class Options:
    """What counts as large."""

    threshold: float = 1000.0  # 万元：专题会议同意安排的资金达到这个数，才提出


@check(
    "CY37-2",
    "special-oversteps",
    severity="warning",
    strength="inference",
    article=CY(37, "专题研究、协调、处理区政府日常工作中的重要工作或紧急事项"),
    also=(
        CY(35, "研究有关人事任免、责任追究事项"),
        CY(35, "研究决定重大财政性资金安排"),
        CY(34, "讨论和通过重大财政性资金安排"),
    ),
    needs=("专题会", "专题会议"),
)
def special_oversteps(paper: Paper, context: Context, options: Options) -> Iterator[Finding]:
    """Report a special meeting that decides appointments, discipline, large sums, or plans of the district."""
    for place, matter, fact in reasoning.special_meeting_oversteps(paper, context, options.threshold):
        forum = "区政府常务会议" if matter.startswith("全区") else "区长办公会议"
        yield context.finding(
            place,
            f"专题会议对{matter}作了决定。{matter}应由{forum}等会议讨论决定，专题会议只研究、协调，"
            f"请写成研究意见，按程序提请{forum}。（本条为推断适用）",
            fact=fact,
        )
