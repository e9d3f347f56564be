"""提请区政府决策的重大行政决策事项，应经区法制办进行合法性审查。

为什么：未经审查的决策一旦违法，责任在区政府。区政府会议不受理没有合法性审查结论的重大决策事项。

怎样改：先送区法制办（2019年机构改革后为区司法局）进行合法性审查，按审查意见修改后再报，并在文中写明审查结论或者附上审查意见。

证据：区法制办（区司法局）审查已经完成的陈述、审查意见的文号、附件说明里的审查意见书、表格里填写的意见、文本框或者图片里的审查章；计划送审、正在审查、免予审查、本单位法律顾问审核都不算。

例外：没有。本单位法律顾问审核、征求意见（“征求了区司法局等单位意见，均无不同意见”）、会签都不能代替合法性审查。议题申报表、审批表上审查一栏还空着、领导和区政府办公室也还没有签署意见的，不报。

容易误报的情形：申请经费、编制、召开会议、表彰等事项；审查已经完成、只是写在附件说明、表格、意见号或者印章里；转述规定的句子；《》里的文件名。只有一枚无法辨认的印章图片时，提示由人核对。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY18-1",
    "no-legality-review",
    severity="error",
    strength="direct",
    article=CY(18, "应经区法制办进行合法性审查"),
    fact="legality-review",
    kinds=("请示", "报告", "意见", "请示报告", "申请", "汇报", *reasoning.FORM_KINDS),
)
def no_legality_review(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a department's request for a major decision that shows no completed legality review."""
    source = reasoning.sender(paper)
    if (source is not None and source.level == "街乡") or (
        paper.kind in reasoning.FORM_KINDS and reasoning.submitter_level(paper, context) == "街乡"
    ):
        return
    problem = reasoning.unreviewed(paper, context)
    if problem is not None:
        yield context.finding(problem.place, problem.message, severity=problem.severity)
