"""密级和保密期限一般用三号黑体，顶格排在版心左上角，期限用阿拉伯数字。

为什么：密级标注的位置和写法统一，收文人第一眼就能看到，清点、降密和解密才有准确的期限。

怎样改：写成“机密★5年”，用三号黑体，左侧顶格，排在份号的下一行；期限用阿拉伯数字。

证据：版头左上角的密级标注。

例外：发文稿纸、网页版和文本稿的版式；没有密级的公文。

容易误报的情形：“长期”不是数字；“公布前”“启用前”一类的期限；只标密级、没有期限的，另有检查。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, replacement

from ..articles import GB
from ..corner import misplaced, other_type, out_of_order
from ..headings import value

CHINESE = pattern(r"([一二三四五六七八九十]{1,3})(年|个?月|天)")


@check(
    "GB7.2.2-1",
    "secrecy-form",
    severity="warning",
    strength="direct",
    article=GB("7.2.2"),
    needs=("绝密", "机密", "秘密"),
)
def secrecy_form(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 密级 whose period is in Chinese numerals, that lacks its star, or is not set as 7.2.2 says."""
    secrecy, period = paper.secrecy, paper.secrecy_period
    if secrecy is None or paper.copy_type in ("web", "form"):
        return
    document = context.document
    if period is not None and (figures := CHINESE.fullmatch("".join(period.text.split()))):
        number = value(figures[1])
        right = f"{number}{figures[2]}"
        yield context.finding(
            period.place,
            f"保密期限“{period.text}”用了汉字数字，应当用阿拉伯数字，写作“{secrecy.text}★{right}”。",
            fix=replacement(f"把“{period.text}”改为“{right}”", period.place, right, safe=True) if number else None,
        )
    if period is not None and period.place.paragraph == secrecy.place.paragraph:
        between = document.paragraph(secrecy.place).text[secrecy.place.end : period.place.start]
        if between.strip() != "★" and period.place.start >= secrecy.place.end:
            yield context.finding(
                secrecy.place,
                f"密级“{secrecy.text}”和保密期限“{period.text}”之间一般用“★”隔开，如“机密★5年”。",
                severity="info",
                strength="inference",
            )
    yield from out_of_order(paper, context, ("份号", "密级和保密期限"))
    yield from other_type(paper, context, secrecy.place, "密级和保密期限", "黑体")
    yield from misplaced(paper, context, secrecy.place, "密级和保密期限")
