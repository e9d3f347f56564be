"""制定与群众利益密切相关的规范性文件，原则上都要公开向社会征求意见。

为什么：规范性文件规定群众的权利义务，要公开听取群众意见，征求部门意见不能代替。

怎样改：公开征求意见，在报送文稿、起草说明或者印发通知里写明时间、意见数量和采纳情况。

证据：起草说明、请示或者印发通知里写明公开征求过意见；附件里的采纳情况也算。

例外：条文用语是“原则上”，所以最高为警告；内部管理规范、工作制度、工作方案、会议纪要、表彰奖惩、人事任免、应急预案等不是规范性文件，涉密和依法不公开的也不在此列。

容易误报的情形：印发通知一般不写起草过程：写明没有公开征求的才作警告，写了审查和审议、单单没有写公开征求意见的只提示核对；部门自己的工作细则。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY17-1",
    "rule-not-put-to-public",
    severity="warning",
    strength="soft",
    article=CY(17, "制定与群众利益密切相关的规范性文件，原则上都要公开向社会征求意见"),
    fact="public-consultation",
    needs=("办法", "规定", "细则", "通告"),
)
def rule_not_put_to_public(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a normative document, asked for or issued, on which the public was not consulted."""
    if paper.secrecy is not None:
        return
    lacking = reasoning.missing(paper, context, "public")
    if lacking is not None:
        if lacking.matter.normative:
            told = f"文中“{lacking.ground.words}”" if lacking.ground.place else "文中没有写明"
            yield context.finding(
                lacking.ground.place or lacking.matter.place,
                f"规范性文件原则上都要公开向社会征求意见，{told}。请公开征求意见，写明采纳情况。（条文为“原则上”）",
                severity=None if lacking.plain else "info",
            )
        return
    name = reasoning.issued_rule(paper)
    if name is None or not (reasoning.issued_by_district(paper, context) or reasoning.issued_by_office(paper, context)):
        return
    found = reasoning.ground(paper, context, "public")
    if found.place is not None and found.state not in ("done", "weak"):
        yield context.finding(
            found.place,
            f"《{name}》与群众利益密切相关，原则上要公开向社会征求意见，文中“{found.words}”。"
            "请公开征求意见后再印发。（条文为“原则上”）",
        )
    elif found.state == "absent" and paper.title is not None and reasoning.review(paper, context)[0] == "done":
        yield context.finding(
            paper.title.place,
            f"文中写了《{name}》的合法性审查，没有写公开向社会征求意见，请核对。（条文为“原则上”）",
            severity="info",
        )
