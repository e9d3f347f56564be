"""份号, 密级 and 紧急程度 in the upper left corner: one type, one place, one order for the three (7.2.1 to 7.2.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongwen_lint import Context, Finding, Fix, Paper, Paragraph, Place, Restyle

from . import edges
from .centring import measure_of
from .laid import laid
from .looks import look
from .sizes import THREE, in_words
from .stretches import loose

_FLUSH = 0.6  # 字 that an element may stand off the edge and still look flush


def out_of_order(paper: Paper, context: Context, names: Sequence[str]) -> Iterator[Finding]:
    """Report elements that do not stand below each other in their order, at the last of them.

    The check of the last element speaks: with an urgency all three are its matter, without one the other two's.
    """
    if "紧急程度" not in names and paper.urgency is not None:
        return
    document = context.document
    present = [
        (name, element.place, _line(document.paragraph(element.place), element.place))
        for name, element in (
            ("份号", paper.copy_number),
            ("密级和保密期限", paper.secrecy),
            ("紧急程度", paper.urgency),
        )
        if name in names and element is not None
    ]
    if len(present) < 2 or len({(place.part, line[0]) for _, place, line in present}) > 1:
        return  # boxes, tables and running text beside each other: which is above cannot be told
    order = "、".join(name for name, _, _ in present)
    for (name, _, line), (later, below, other) in pairwise(present):
        if line == other:
            yield context.finding(
                below,
                f"{name}与{later}排在同一行。{order}应当自上而下分行排列。",
                fact="corner-order",
            )
            return
    printed = sorted(present, key=lambda one: one[2])
    if printed != present:
        now = "、".join(name for name, _, _ in printed)
        yield context.finding(
            printed[0][1],
            f"版头左上角的顺序是{now}，应当自上而下按{order}的顺序分行排列。",
            fact="corner-order",
        )


def _line(paragraph: Paragraph, place: Place) -> tuple[int, int, int]:
    """The printed line a place is in: table (-1 none), row or paragraph, line of the paragraph."""
    if paragraph.cell is not None:
        return paragraph.cell.table, paragraph.cell.row, paragraph.text.count("\n", 0, place.start)
    return -1, paragraph.index, paragraph.text.count("\n", 0, place.start)


def other_type(paper: Paper, context: Context, place: Place, name: str, wanted: str) -> Iterator[Finding]:
    """Report another typeface than the wanted ("": any) or another size than 三号."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    paragraph = context.document.paragraph(place)
    words = context.document.quote(place)
    seen = look(paragraph, place.start, place.end)
    wrong = []
    if wanted and seen.family and seen.family != wanted:
        wrong.append(seen.family)
    if seen.size is not None and seen.size != THREE:
        wrong.append(in_words(seen.size))
    if not wrong:
        return
    right = f"三号{wanted}字" if wanted else "三号字"
    setting = Restyle(place, font=wanted or None, size=THREE)
    yield context.finding(
        place,
        f"{name}“{words}”用了{'、'.join(wrong)}，一般用{right}。",
        severity="info",
        strength="soft",
        fix=Fix(f"改为{right}", (), settings=(setting,)),
    )


def misplaced(paper: Paper, context: Context, place: Place, name: str) -> Iterator[Finding]:
    """Report an element that does not stand flush at the left edge."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    paragraph = context.document.paragraph(place)
    words = context.document.quote(place)
    if paragraph.text[: place.start].strip():
        return
    if not loose(paragraph) and measure_of(paragraph, found.section, context.document) is None:
        return
    where = ""
    alignment = paragraph.format.alignment
    if alignment == "right":
        where = "居右"
    elif alignment == "center":
        where = "居中"
    else:
        indent = edges.first(paragraph)
        if indent is not None and abs(indent) > _FLUSH:
            where = f"左空{indent:.2g}字"
    if where:
        setting = Restyle(place, alignment="left", indent_first_chars=0, indent_left_chars=0)
        yield context.finding(
            place,
            f"{name}“{words}”{where}，应当在版心左上角顶格排。",
            fix=Fix(f"{name}左侧顶格", (), settings=(setting,)),
        )
