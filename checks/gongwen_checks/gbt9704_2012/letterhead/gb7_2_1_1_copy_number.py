"""份号一般用六位三号阿拉伯数字，顶格排在版心左上角第一行。

为什么：份号是同一文稿每一份的顺序编号，用来清点、追查；位数统一、位置固定，登记时不会抄错。

怎样改：写成六位数字，不足六位的在前面补零，如“000003”；三号，左侧顶格，排在第一行。

证据：版头左上角的份号。

例外：没有份号的公文；发文稿纸、网页版；文本稿不看字号和位置。

容易误报的情形：1999年标准的七位份号（2012年7月1日以前的公文不查）；印在纸上的号码机号码；档号、条码号。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, replacement

from ..articles import GB
from ..corner import misplaced, other_type, out_of_order

DIGITS = 6
CHINESE = pattern(r"[〇○零一二三四五六七八九]+")
FIGURES = str.maketrans("〇○零一二三四五六七八九", "000123456789")
MARKED = pattern(r"(?:份号|№|N[Oo]\.?|编号|第)?[：:]?\s*\d{3,8}\s*号?")


@check("GB7.2.1-1", "copy-number", severity="warning", strength="direct", article=GB("7.2.1"))
def copy_number(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 份号 that has not six digits, or is not set as 7.2.1 says."""
    number = paper.copy_number
    if number is None or paper.copy_type in ("web", "form"):
        return
    text = number.text
    if CHINESE.fullmatch(text):
        right = text.translate(FIGURES)
        right = (right.lstrip("0") or "0").zfill(DIGITS)
        yield context.finding(
            number.place,
            f"份号“{text}”用了汉字数字，一般用6位阿拉伯数字，写作“{right}”。",
            severity="info",
            strength="soft",
            fix=replacement(f"把份号改为“{right}”", number.place, right, safe=len(right) == DIGITS),
        )
    elif len(text) != DIGITS and text.isascii():
        bare = text.lstrip("0") or text
        right = bare.zfill(DIGITS) if len(bare) <= DIGITS else ""
        yield context.finding(
            number.place,
            f"份号“{text}”是{len(text)}位，一般用6位阿拉伯数字" + (f"，写作“{right}”。" if right else "，如“000003”。"),
            severity="info",
            strength="soft",
            fix=replacement(f"把份号改为“{right}”", number.place, right) if right else None,
        )
    line = context.document.paragraph(number.place)
    printed = line.text.strip()
    if printed != text and MARKED.fullmatch(printed):
        start = line.text.index(printed)
        place = line.place(start, start + len(printed))
        yield context.finding(
            place,
            f"份号写成了“{printed}”，一般只写6位阿拉伯数字“{text}”。",
            severity="info",
            strength="soft",
            fix=replacement(f"把份号改为“{text}”", place, text),
        )
    yield from out_of_order(paper, context, ("份号", "密级和保密期限"))
    yield from other_type(paper, context, number.place, "份号", "")
    yield from misplaced(paper, context, number.place, "份号")
