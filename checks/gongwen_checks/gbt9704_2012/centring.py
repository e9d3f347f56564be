"""Lines that do not stand in the middle although what holds them leaves them room to."""

from __future__ import annotations

from gongwen_lint import Document, Paragraph, Section

from . import edges
from .stretches import box_of

_NEAR = 1.0  # 字 that a line may stand off the middle and still look centred: half of what its two sides differ by
_SEEN = 0.1  # the same where the file itself says left or right
_WIDE = 100.0  # millimetres: a box or table at least as wide stands for the type area
_POINTS = 72 / 25.4  # in a millimetre


def off_centre(paragraph: Paragraph, section: Section | None, document: Document) -> bool:
    """Whether a paragraph, or one of its lines, plainly stands elsewhere than in the middle of the type area.

    In a text box or a table as wide as the type area, that is as good as the middle of it; in others it cannot be told.
    """
    alignment = paragraph.format.alignment
    if alignment in ("center", "distribute"):
        return edges.centred(paragraph, section) is False
    measure = measure_of(paragraph, section, document)
    if measure is None:
        return False
    right = alignment == "right"
    begins, further = edges.first(paragraph), edges.left(paragraph)
    near = _SEEN if alignment in ("left", "right") else _NEAR
    for number, line in enumerate(paragraph.text.split("\n")):
        wide = edges.width(line.strip())
        if not wide:
            continue
        start = begins if number == 0 else further + edges.width(line) - edges.width(line.lstrip())
        if right:
            start = measure - wide - (edges.right(paragraph, section) or 0.0)
        room = measure - start - wide
        if room < -near:  # too long for one line: what is left over begins at the edge
            rest = (start + wide) % measure
            if not right and 0 < rest < measure - 2 * _NEAR and start <= _NEAR:
                return True
        elif abs(start - room) / 2 > (near if start <= near or right else _NEAR):
            return True
    return False


def measure_of(paragraph: Paragraph, section: Section | None, document: Document) -> float | None:
    """The width in 字 of what the paragraph stands in, where that is as wide as the type area or nearly."""
    if paragraph.format.frame is not None:
        wide = paragraph.format.frame.width
    elif paragraph.cell is not None:
        wide = _of_row(paragraph, section, document)
    elif paragraph.part == "textbox":
        box = box_of(paragraph, document)
        wide = box.width if box is not None else None
    else:
        return edges.column(paragraph, section)
    return None if wide is None or wide < _WIDE else wide * _POINTS / edges.type_size(paragraph)


def _of_row(paragraph: Paragraph, section: Section | None, document: Document) -> float | None:
    """The width in millimetres of a table row that has one cell only."""
    cell = paragraph.cell
    if cell is None or paragraph.part == "header" or cell.depth > 1 or cell.table >= len(document.tables):
        return None
    table = document.tables[cell.table]
    row = table.rows[cell.row] if cell.row < len(table.rows) else ()
    if sum(bool(numbers) for numbers in row) != 1:
        return None
    shape = document.table_format(table)
    if shape is not None and shape.width is not None:
        return shape.width
    return section.width - section.left - section.right - section.gutter if section is not None else None
