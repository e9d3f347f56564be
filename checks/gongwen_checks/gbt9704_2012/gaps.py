"""Blank lines between two paragraphs, as an eye counts them: empty paragraphs and spacing alike.

A 行 is the height of a 三号 character and 7/8 of it (3.2); offices set it as a fixed pitch of 28 to 30 points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gongwen_lint import Document, Paragraph, Section

from .looks import look
from .stretches import box_of, loose

LINE = 28.95  # points: 225 mm hold 22 lines (5.2.3)
_MM = 25.4 / 72  # millimetres in a point
_LARGE = 20.0  # points
_LOW = 0.6  # of a line: an empty paragraph below that is no blank line but a gap of its height


def lines_between(above: Paragraph, below: Paragraph, document: Document) -> float | None:
    """The lines left blank between two paragraphs of the running text; None where something stands between."""
    between = _between(above, below, document)
    if between is None or below.break_before:
        return None
    total = below.format.space_before or 0.0
    if above.cell is None:
        total += above.format.space_after or 0.0
    lines = 0.0
    for paragraph in between:
        if (
            paragraph.text.strip()
            or paragraph.part != below.part
            or paragraph.cell is not None
            or paragraph.break_before
        ):
            return None
        height = height_of(paragraph)
        if height < _LOW * LINE:
            total += height
        else:
            lines += 1
        total += (paragraph.format.space_before or 0.0) + (paragraph.format.space_after or 0.0)
    return lines + total / LINE


def _between(above: Paragraph, below: Paragraph, document: Document) -> Sequence[Paragraph] | None:
    """What is read between two paragraphs that stand below each other: in the running text (or the upper one in a table
    of it), in one text box, in one header; None where they do not."""
    if below.index <= above.index or below.cell is not None:
        return None
    if below.part == "body":
        if above.part != "body" or (above.cell is not None and above.cell.depth > 1):
            return None
        return document.paragraphs[above.index + 1 : below.index]
    if above.part != below.part or above.cell is not None:
        return None
    if below.part == "textbox":
        box = box_of(below, document)
        if box is None or above.index not in box.paragraphs:
            return None
        return document.paragraphs[above.index + 1 : below.index]
    return document.part(below.part)[above.index + 1 : below.index]


def in_lines(lines: float) -> str:
    """A number of blank lines in words: 2 → 2行, 1.4 → 约1.4行."""
    whole = round(lines)
    return f"{whole}行" if abs(lines - whole) < 0.15 else f"约{lines:.1f}行"


def height_of(paragraph: Paragraph) -> float:
    """The height of an empty paragraph in points, as near as can be told without laying it out."""
    shape = paragraph.format
    if shape.line and shape.line_rule in ("exact", "atLeast"):
        return shape.line
    spans = paragraph.spans
    size = (spans[0].size if spans else None) or 16.0
    return max(size * 1.3 * (shape.line or 1.0), LINE if shape.snap_to_grid and size >= 10 else 0.0)


def depth_of(paragraph: Paragraph, document: Document, section: Section) -> float | None:
    """How far a paragraph's upper edge is from the upper edge of the type area, in millimetres; None where the file does
    not tell. Reckoned line by line for one of the running text, from the box's or frame's place for the others."""
    frame = paragraph.format.frame
    if frame is not None:
        return _down(frame.y, frame.y_from, frame.y_align, section)
    if paragraph.part == "textbox":
        for box in document.boxes:
            if box.part in ("body", "textbox") and paragraph.index in box.paragraphs:
                if paragraph.index != box.paragraphs[0]:
                    return None
                down = _down(box.position.y, box.position.y_from, box.position.y_align, section)
                return None if down is None else down + (paragraph.format.space_before or 0.0) * _MM
        return None
    if paragraph.part == "header":
        return _in_header(paragraph, document, section)
    cell = paragraph.cell
    if cell is not None and paragraph.part == "body":
        table = document.tables[cell.table] if cell.depth == 1 and cell.row == 0 else None
        first = table.rows[0][0] if table is not None and table.rows and table.rows[0] else ()
        if not first or paragraph.index != first[0]:
            return None
    elif not loose(paragraph):
        return None
    points = paragraph.format.space_before or 0.0
    floats = _floating(paragraph, document)
    if floats is not None:
        if floats.y_from != "text":
            down = _down(floats.y, floats.y_from, floats.y_align, section)
            return None if down is None else down + points * _MM
        if floats.y is None:
            return None
        points += floats.y / _MM
    for above in document.paragraphs[: paragraph.index]:
        if not loose(above):
            if above.part == "textbox" or above.format.frame is not None:
                continue
            return None
        if above.format.frame is not None:
            continue
        if _large(above):
            return None
        points += height_of(above) + (above.format.space_before or 0.0) + (above.format.space_after or 0.0)
    return points * _MM


def _floating(paragraph: Paragraph, document: Document) -> Any:
    """Where the table stands that a paragraph is in, if text flows round it."""
    cell = paragraph.cell
    if cell is None or paragraph.part != "body" or cell.table >= len(document.tables):
        return None
    table = document.table_format(document.tables[cell.table])
    return table.position if table is not None else None


def _down(y: float | None, y_from: str, y_align: str, section: Section) -> float | None:
    if y is None and y_align == "top":
        y = 0.0
    if y is None:
        return None
    if y_from == "page":
        return y - section.top
    return y if y_from == "margin" else None


def _large(paragraph: Paragraph) -> bool:
    """Whether a paragraph's words are set as large as a mark's: then it is the mark's first line."""
    return bool(paragraph.text.strip()) and (look(paragraph).size or 0.0) >= _LARGE


def _in_header(paragraph: Paragraph, document: Document, section: Section) -> float | None:
    """The same for a paragraph of the first page's header, which begins at its own distance from the edge of the page."""
    pages = "first" if section.title_page else "default"
    points = paragraph.format.space_before or 0.0
    for running in document.running:
        if running.part != "header" or running.section != section.index or running.pages != pages:
            continue
        for above in running.paragraphs:
            if above.index == paragraph.index and section.header_distance is not None:
                return section.header_distance - section.top + points * _MM
            if above.cell is not None or above.part != "header" or _large(above):
                return None
            points += height_of(above) + (above.format.space_before or 0.0) + (above.format.space_after or 0.0)
    return None
