"""需要区政府制发文件、提请区政府会议研究等涉及重大行政决策事项的请示性公文，须经区法制办合法性审查后报送。

为什么：请示性公文是决策的入口，把审查放在报送之前，才能保证会议和文件不带着法律问题。

怎样改：先送区法制办（2019年机构改革后为区司法局）进行合法性审查，按审查意见修改后再报，并在文中写明审查结论或者附上审查意见。

证据：与第十八条相同：区法制办（区司法局）审查已经完成的陈述、审查意见的文号、附件里的审查意见书、表格里的意见、审查章。

例外：不涉及重大行政决策的请示不适用。

容易误报的情形：申请经费、编制、召开会议、表彰等事项；审查已经完成、只是写在附件说明、表格、意见号或者印章里；转述规定的句子；《》里的文件名。只有一枚无法辨认的印章图片时，提示由人核对。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY43-1",
    "request-not-reviewed",
    severity="error",
    strength="direct",
    article=CY(
        43,
        "需要区政府制发文件、提请区政府会议研究等涉及重大行政决策事项的请示性公文，经区法制办进行合法性审查后，"
        "提前5个工作日报至区政府办公室",
    ),
    fact="legality-review",
    kinds=("请示", "报告", "意见", "请示报告", "申请", "汇报", *reasoning.FORM_KINDS),
)
def request_not_reviewed(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a request for a meeting or a document on a major decision that shows no completed legality review."""
    problem = reasoning.unreviewed(paper, context)
    if problem is not None and problem.matter.asks in ("meeting", "document"):
        yield context.finding(problem.place, problem.message, severity=problem.severity)
