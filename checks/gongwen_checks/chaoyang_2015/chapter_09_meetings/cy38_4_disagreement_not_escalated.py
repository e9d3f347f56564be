"""议题经协调仍达不成一致的，提请分管副区长协调；仍有分歧的，如实向区政府报告。

为什么：部门之间的分歧先由分管副区长协调，协调不下来再带着各方意见上会，会议才能作决定。

怎样改：先提请分管副区长协调；协调后仍有分歧的，写明协调的情况和剩下的分歧，并在会议上说明。

证据：文中写明已提请分管副区长协调，并列出仍有的分歧。

例外：没有。

容易误报的情形：分歧后来已经解决；均无不同意见；群众、居民的意见分歧；不是提请会议讨论的请示（见 CY42-2、CY42-3）。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY38-4",
    "disagreement-not-escalated",
    severity="warning",
    strength="direct",
    article=CY(
        38,
        "经协调仍达不成一致意见的，提请分管副区长协调；协调后意见仍有分歧的，主办部门应如实向区政府报告并在会议上做出说明。",
    ),
    needs=("常务会", "全体会议", "区长办公会"),
    kinds=("请示", "意见", "请示报告", "申请", "报告", "函"),
)
def disagreement_not_escalated(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an agenda item with an unsettled disagreement that the deputy in charge has not coordinated."""
    if reasoning.agenda_ask(paper, context) is None:
        return
    found = reasoning.disagreement(paper, context)
    if found is not None and found.coordinated is None:
        yield context.finding(
            found.place,
            f"文中写明“{found.words}”，没有写明经分管副区长协调。请先提请分管副区长协调；仍有分歧的，如实写明后再提请会议。",
            fact="not-escalated",
        )
