"""与群众利益密切相关的规范性文件，原则上都要经区法制办进行合法性审查。

为什么：规范性文件对不特定的公民、法人普遍适用，发布前的合法性审查是最后一道关口。

怎样改：送区法制办（区司法局）审查，在报送文稿、发文审批单或者起草说明中写明审查意见。

证据：区法制办（区司法局）审查已经完成的陈述、审查意见的文号、附件里的审查意见书、表格里填写的意见、审查章；计划、正在、免予审查都不算。

例外：条文用语是“原则上”，所以最高为警告；内部管理规范、工作制度、工作方案、会议纪要、表彰奖惩、人事任免、应急预案等不是规范性文件。

容易误报的情形：印发通知一般不写审查过程，通知本身没有写的不报；附有发文审批单或者起草说明，其中看不出审查的，只作提示；内部管理办法；部门自己的工作细则。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY

TOLD = ("failed", "refused", "denied", "waived", "pending", "planned", "other_reviewer")


@check(
    "CY17-2",
    "rule-not-reviewed",
    severity="warning",
    strength="soft",
    article=CY(17, "原则上都要公开向社会征求意见并经区法制办进行合法性审查"),
    fact="legality-review",
    needs=("办法", "规定", "细则", "通告", "规范性文件"),
)
def rule_not_reviewed(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a normative document, asked for or issued, without a completed legality review."""
    problem = reasoning.unreviewed(paper, context)
    if problem is not None:
        if problem.matter.normative:
            yield context.finding(problem.place, problem.message, severity=problem.severity)
        return
    name = reasoning.issued_rule(paper)
    if name is None or not (reasoning.issued_by_district(paper, context) or reasoning.issued_by_office(paper, context)):
        return
    state, evidence = reasoning.review(paper, context)
    if state == "done":
        return
    organ = reasoning.reviewing_organ(context)
    if evidence is not None and state in TOLD:
        empty = reasoning.blank(evidence, paper)
        told = "一栏还空着，看不出已经完成" if empty else "说明没有完成"
        yield context.finding(
            evidence.place,
            f"《{name}》涉及公民、法人的权利义务，文中“{evidence.words}”{told}{organ}的合法性审查。"
            "请完成审查后再印发。（条文为“原则上”）",
            severity="info" if empty and not paper.signers else None,  # the form is still on its way
        )
    elif paper.title is not None and reasoning.tells_how_made(paper):
        yield context.finding(
            paper.title.place,
            f"文稿看不出《{name}》是否经{organ}合法性审查，请核对送审材料。（条文为“原则上”）",
            severity="info",
        )
