"""应按照职权和隶属关系行文，不得越级报送。

为什么：越过直接上级，直接上级不知情，也无法承担审核和协调责任。

怎样改：报直接上级机关；确需越级的，按《党政机关公文处理工作条例》第十四条同时抄送被越过的机关并写明原因。

证据：主送的是直接上级；部门向自己的市级主管部门报业务工作，不算越级。

例外：本条没有例外。本条的主语是“报送区政府的公文”，部门、街乡直接报市政府以及所属单位直接报区政府，是按本条文意推断的，以《条例》第十四条为直接依据。

容易误报的情形：业务主管部门之间的正常报告；函；双重领导的市属垂直部门；规定“不得越级报送”的条文本身。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY44-5",
    "skipped-level",
    severity="warning",
    strength="inference",
    article=CY(44, "应按照职权和隶属关系行文，不得多头报送、越级报送"),
    fact="route",
    kinds=("请示", "报告", "意见", "请示报告", "申请", "汇报"),
)
def skipped_level(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an upward paper that passes over a level."""
    skip = reasoning.skipped(paper, context)
    if skip is None:
        return
    yield context.finding(
        skip.recipient.place,
        f"“{skip.sender.text}”直接向“{skip.recipient.text}”行文，越过了{skip.passed}。请报{skip.passed}。"
        + (
            "（已抄送被越过的机关，请确认确属特殊情况）"
            if skip.copied
            else "（本条为推断适用，直接依据是《条例》第十四条）"
        ),
        severity="info" if skip.copied or not skip.sure else None,
    )
