"""上行文应当标注签发人姓名。

为什么：签发人对上行文的内容负责，没有签发人的上行文会被退回。

怎样改：在发文字号同一行右侧标注“签发人：姓名”；联合行文按发文机关顺序列出全部签发人。

证据：版头里有“签发人：”和姓名；发文稿纸上的签发一栏也算。

例外：议案由政府首长在文末署名；函和下行文不标注。

容易误报的情形：网页版没有版头；没有任何版头要素的草稿；请假报告、述职报告、工作报告等不属于上行公文的材料。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import TL


@check(
    "TL09-7",
    "signer-missing",
    severity="error",
    strength="direct",
    article=TL(9),
    fact="signer-missing",
    kinds=("请示", "报告", "意见"),
)
def signer_missing(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an upward paper with a letterhead that names no signer."""
    place = reasoning.signer_missing(paper, context)
    if place is not None:
        blank = "“签发人”后面没有姓名" if paper.signer_label else "版头没有标注签发人"
        yield context.finding(place, f"{paper.kind}是上行文，{blank}。请在发文字号同一行右侧标注“签发人：姓名”。")
