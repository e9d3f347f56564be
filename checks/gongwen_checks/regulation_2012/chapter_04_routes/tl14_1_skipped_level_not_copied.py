"""一般不得越级行文；特殊情况需要越级的，应当同时抄送被越过的机关。

为什么：行文关系由隶属关系和职权范围决定，越级会打乱负责关系。

怎样改：改报直接上级机关；确属特殊情况的，写明原因并抄送被越过的机关。

证据：抄送栏里有被越过的机关，文中写明越级的特殊情况。

例外：特殊情况，且已抄送被越过的机关。

容易误报的情形：部门向上级主管部门报送职权范围内的事项；函；双重领导；区政府自己向市政府行文。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import TL


@check(
    "TL14-1",
    "skipped-level-not-copied",
    severity="warning",
    strength="soft",
    article=TL(14),
    fact="route",
    kinds=("请示", "报告", "意见", "请示报告", "申请", "汇报"),
)
def skipped_level_not_copied(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper that passes over a level without copying the organ passed over."""
    skip = reasoning.skipped(paper, context)
    if skip is None or skip.copied:
        return
    yield context.finding(
        skip.recipient.place,
        f"“{skip.sender.text}”越过{skip.passed}，直接向“{skip.recipient.text}”行文，也没有抄送{skip.passed}。"
        f"请改报{skip.passed}；确属特殊情况的，写明原因并抄送{skip.passed}。（条文为“一般不得”）",
        severity=None if skip.sure else "info",
    )
