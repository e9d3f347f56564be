"""未经合法性审查或经审查不合法的重大行政决策事项，不得提交区政府会议进行决策。

为什么：文中自己写明没有审查、审查没有通过，还要提交会议，是明知故犯，会议也不能受理。

怎样改：撤回提交，完成合法性审查；审查认为不合法的，先修改并经复审通过。

证据：不再提请会议；或者写明已按审查意见修改并复审通过。

例外：没有。

容易误报的情形：引用“未经合法性审查……不得提交”的规定本身；已经按审查意见修改并复审通过的；不是重大决策的一般请示。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY18-2",
    "submitted-unreviewed",
    severity="error",
    strength="direct",
    article=CY(18, "未经合法性审查或经审查不合法的重大行政决策事项，不得提交区政府会议进行决策。"),
    fact="legality-review",
    needs=("审查", "审核", "法制", "司法局", "法审"),
    kinds=(*reasoning.SUBMITTING_KINDS, *reasoning.FORM_KINDS),
)
def submitted_unreviewed(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper that says its matter was not reviewed, or failed review, and submits it all the same."""
    problem = reasoning.unreviewed(paper, context)
    if problem is not None and problem.admitted:
        yield context.finding(problem.place, problem.message, severity=problem.severity)
