"""不得以个人名义向区政府报文。

为什么：区政府受理的是机关公文。以局长、主任个人名义报文，既不经本机关审核签发，也无法确认是否代表机关。

怎样改：由本机关行文，署机关全称或者规范化简称；负责人姓名只写在“签发人”处。

证据：署名是机关。

例外：没有。本条前半句的三种例外只就“向领导同志个人报送”而言。

容易误报的情形：群众来信；令、议案的签名章；述职报告、请假报告；人大代表建议、政协提案。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY44-7",
    "personal-name",
    severity="error",
    strength="direct",
    article=CY(44, "也不得以个人名义向区政府报文"),
    fact="personal-name",
)
def personal_name(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper to the district government that an official signs in person or says to send in person."""
    if not reasoning.to_district(paper, context):
        return
    place = reasoning.signed_personally(paper, context)
    if place is not None:
        yield context.finding(
            place,
            f"“{context.document.quote(place)}”是以个人名义向区政府报文。请改由本机关行文并署机关名称，负责人在“签发人”处署名。",
        )
