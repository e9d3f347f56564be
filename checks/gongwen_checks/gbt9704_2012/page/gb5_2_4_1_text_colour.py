"""没有特别说明的，公文中文字的颜色均为黑色。

为什么：公文里只有发文机关标志、红色分隔线和印章用红色。正文里留着红字、蓝字，多半是修改时的标记忘了改回，印出来深浅不一。

怎样改：把文字颜色改为“自动”或者黑色。

证据：版头（标志除外）、标题、正文、落款、附注、版记的文字都是黑色。

例外：发文机关标志用红色；命令和纪要的编号有的机关用红色；印章、签名章。

容易误报的情形：修订的颜色、超链接；接近黑色的深灰（软件的“黑色，文字1”）；附件里的表格和印发的文本；空格和标点。只有附件里有的，
作为提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Paragraph, Place, Restyle, check

from ..articles import GB
from ..colours import in_words
from ..faults import one
from ..laid import laid
from ..page_numbers import page_numbers

ELSEWHERE = frozenset(("attached", "index", "form", "blank"))
DARK = 0x33  # of 255: what is darker on all three is black to the eye
MANY = 400  # places that are listed
SOME = 300  # paragraphs of annexes that are looked at


@check("GB5.2.4-1", "text-colour", severity="warning", strength="direct", article=GB("5.2.4"))
def text_colour(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report text of the paper that is not black, the mark apart."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    spared = _spared(paper, found.order or found.minutes)
    wrong: list[Place] = []
    annexed: list[Place] = []
    colours: dict[str, None] = {}
    left = SOME
    for paragraph, zone in zip(paper.document.paragraphs, paper.zones, strict=False):
        if zone in ELSEWHERE or not paragraph.text or paragraph.index in spared:
            continue
        if zone == "annex":
            if paragraph.cell is not None or not left:
                continue
            left -= 1
        spans = paragraph.spans
        if len(spans) == 1 and spans[0].colour is None:
            continue
        for start, end, colour in _coloured(paragraph):
            (annexed if zone == "annex" else wrong).append(paragraph.place(start, end))
            colours.setdefault(in_words(colour))
        if len(wrong) > MANY:
            break
    if wrong or annexed:
        severity = None if wrong else "info"
        wrong += annexed
        yield one(
            context,
            wrong,
            f"有文字是{'、'.join(colours)}的。没有特别说明的，公文中文字的颜色均为黑色，请改为“自动”或者黑色。",
            severity=severity,
            fix=Fix("文字改为黑色", (), settings=tuple(Restyle(place, colour="auto") for place in wrong)),
        )
    numbers = page_numbers(paper, context)
    painted = [(n.paragraph, *span) for n in numbers for span in _coloured(n.paragraph)]
    if painted:
        yield one(
            context,
            list(dict.fromkeys(paragraph.place(start, end) for paragraph, start, end, _ in painted)),
            f"页码是{in_words(painted[0][3])}的。没有特别说明的，公文中文字的颜色均为黑色。",
            severity="info",
        )


def _spared(paper: Paper, numbered: bool) -> set[int]:
    """The paragraphs of the mark, and of the number where it belongs to the mark; signatures may be stamped in red."""
    spared: set[int] = set()
    numbers = [number for number, zone in enumerate(paper.zones) if zone == "letterhead"]
    if paper.mark is not None and paper.mark.place.part in ("body", "textbox"):
        spared.add(paper.mark.place.paragraph)
        mark = "".join(paper.mark.text.split())
        for number in numbers:
            words = "".join(paper.document.paragraphs[number].text.split())
            if words and (words in mark or words == "文件"):
                spared.add(number)
    if numbered and paper.number is not None and paper.number.place.part in ("body", "textbox"):
        spared.add(paper.number.place.paragraph)
    return spared


def _coloured(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    text = paragraph.text
    last: tuple[int, int, str] | None = None
    for span in paragraph.spans:
        colour = span.colour
        if colour is None or colour == "000000" or span.inserted or span.link or _black(colour):
            continue
        words = text[span.start : span.end]
        if not any(c.isalnum() for c in words):
            continue
        if last is not None and last[1] == span.start:
            last = (last[0], span.end, last[2])
            continue
        if last is not None:
            yield last
        last = (span.start, span.end, colour)
    if last is not None:
        yield last


def _black(colour: str) -> bool:
    return all(int(colour[at : at + 2], 16) <= DARK for at in (0, 2, 4))
