"""涉密公文应当标注份号、密级和保密期限。

为什么：份号用于清点、追查每一份涉密公文；没有保密期限，就无法确定何时解密。

怎样改：在版头左上角依次标注份号（一般为6位数字）、密级和保密期限，例如“000003”“机密★5年”。

证据：版头里有份号；密级后面有“★”和保密期限（或者“长期”）。

例外：发文稿纸上的拟定密级；网页版（涉密公文本来就不应出现在网页上，另有检查）。

容易误报的情形：正文里的“商业秘密”“国家秘密”；工作秘密、内部资料等不是密级的标注。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check

from ..articles import TL


@check(
    "TL09-1",
    "secrecy-incomplete",
    severity="error",
    strength="direct",
    article=TL(9),
    fact="secrecy-incomplete",
    needs=("绝密", "机密", "秘密"),
)
def secrecy_incomplete(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 密级 without 份号 or 保密期限."""
    secrecy = paper.secrecy
    if secrecy is None or paper.copy_type in ("form", "web"):
        return
    missing = [
        name for name, element in (("份号", paper.copy_number), ("保密期限", paper.secrecy_period)) if element is None
    ]
    if missing:
        yield context.finding(
            secrecy.place,
            f"本文标注了密级“{secrecy.text}”，但没有标注{'和'.join(missing)}。涉密公文应当标注份号、密级和保密期限，"
            "例如“000003”“机密★5年”。",
        )
