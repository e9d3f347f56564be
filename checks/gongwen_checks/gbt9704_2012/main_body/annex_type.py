"""Sentences of an annex in another type than its others: annexes are set as the text is (7.3.7), in 三号仿宋 (7.3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from gongwen_lint import Context, Finding, Fix, Paper, Place, Restyle, pattern

from ..faults import one
from ..looks import look, odd
from ..sizes import THREE, in_words

_SENTENCE = 24  # characters of a line that ends with a mark
_MARKS = "。；："
_APART = pattern(r"\s*(?:[注附][：:]|说明[：:]|备注|填表|填写|[（(*＊※]|[表图]\s?\d|《)")
_EMPHASIS = ("仿宋", "黑体", "楷体", "")  # other typefaces are no emphasis
_SOME = 300  # paragraphs of annexes that are looked at


def faults(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report sentences of annexes in another typeface or size, where most of the annexes is in 三号仿宋."""
    paragraphs = paper.document.paragraphs
    usual = other = 0
    wrong: dict[Place, str] = {}
    for number in islice(paper.in_zone("annex"), _SOME):
        paragraph = paragraphs[number]
        text = paragraph.text
        if paragraph.cell is not None or len(text) < _SENTENCE or text.rstrip()[-1:] not in _MARKS:
            continue
        if paragraph.format.alignment in ("center", "right") or _APART.match(text):
            continue
        seen = look(paragraph)
        if seen.family not in _EMPHASIS or (seen.size is not None and seen.size != THREE):
            other += len(text)
            wrong[paragraph.place()] = _called(seen.size, seen.family)
            continue
        usual += len(text) if seen.family == "仿宋" else 0
        for start, end, piece in odd(paragraph):
            if piece.family not in _EMPHASIS or (piece.size is not None and piece.size != THREE):
                wrong[paragraph.place(start, end)] = _called(piece.size, piece.family)
    if wrong and usual > other:
        settings = tuple(Restyle(place, font="仿宋_GB2312", size=THREE) for place in wrong)
        yield one(
            context,
            list(wrong),
            f"附件里有文字用了{'、'.join(dict.fromkeys(wrong.values()))}。附件的格式要求与正文相同，一般用三号仿宋体字。",
            severity="info",
            strength="soft",
            fix=Fix("改为三号仿宋", (), settings=settings),
        )


def _called(size: float | None, family: str) -> str:
    return (in_words(size) if size is not None and size != THREE else "") + (family if family != "仿宋" else "")
