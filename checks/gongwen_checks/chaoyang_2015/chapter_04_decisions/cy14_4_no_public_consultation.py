"""涉及重大公共利益和人民群众切身利益的决策，应按照有关规定向社会公开征求意见。

为什么：收费、征收、学区、停车、物业等决策直接影响群众，要先听取群众意见。征求部门意见不能代替向社会公开征求意见。

怎样改：通过网站、公示、听证会等向社会公开征求意见，写明起止时间、意见数量和采纳情况。

证据：文中写明向社会公开征求意见、公示、听证的时间或者方式；附件里的意见采纳情况也算。

例外：“按照有关规定”：涉密、依法不予公开、应对突发事件的，可以不公开征求意见，请在文中写明。

容易误报的情形：公示、听证会、网上征集也是公开征求意见；写在附件、表格、起草说明里的；申请经费等一般事项。没有合法性审查结论的，先解决审查问题，本条只提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY14-4",
    "no-public-consultation",
    severity="warning",
    strength="direct",
    article=CY(14, "涉及重大公共利益和人民群众切身利益的，应按照有关规定，向社会公开征求意见"),
    fact="public-consultation",
    kinds=("请示", "意见", "报告", "请示报告", "申请"),
)
def no_public_consultation(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a department's request on vital interests of the public that was not put to the public."""
    lacking = reasoning.missing(paper, context, "public")
    if lacking is None or not reasoning.touches_public(paper):
        return
    if lacking.ground.state == "weak":
        told = f"文中只写了“{lacking.ground.words}”"
    elif lacking.ground.place is not None:
        told = f"文中“{lacking.ground.words}”"
    else:
        told = "文中没有写明"
    yield context.finding(
        lacking.ground.place or lacking.matter.place,
        f"本文的事项涉及群众切身利益，应向社会公开征求意见，{told}。请公开征求意见，写明时间、数量和采纳情况后再报。",
        severity=None if lacking.plain else "info",
    )
