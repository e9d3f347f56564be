"""版记 laid down: in paragraphs with lines, a table, or a text box at the foot of the page (GB/T 9704 7.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..lean import replace
from . import wordml
from .form import Line, Piece
from .head import GAP
from .measure import TYPE_AREA, between, width
from .wordml import Face, Shape
from .zones import PartOfPaper

if TYPE_CHECKING:
    from .writer import Writer

_FACE = Face("仿宋_GB2312", 28)
_THICK, _THIN = 8, 6  # eighths of a point: 0.35 mm and 0.26 mm
_LABEL = re.compile(r"[^：:]{2,4}[：:]")
_RIGHT = TYPE_AREA - 14  # points: one 字 from the right edge


def imprint(writer: Writer, lines: Sequence[tuple[Line, PartOfPaper]]) -> list[str]:
    """The lines of a 版记."""
    way = writer.layout.imprint
    rows = []
    for number, (line, part) in enumerate(lines):
        above = _THICK if number == 0 else _THIN
        follows = number > 0 and lines[number - 1][0].text.strip().startswith("主送")
        shape = Shape(
            line_above=None if way == "table" or follows else "auto",
            line_below="auto" if number == len(lines) - 1 and way != "table" else None,
            weight_above=above,
            weight_below=_THICK,
        )
        rows.append(_row(writer, line, part, shape, cells=way == "table" and writer.layout.spacing == "cells"))
    if way == "table":
        if len(rows) > 1 and lines[0][0].text.strip(" 　").startswith("主送"):  # no line between 主送 and 抄送
            rows[:2] = [["".join((*rows[0], *rows[1]))]]
        return [wordml.table(rows, weights=(_THICK, _THIN, _THICK))]
    flat = [row[0] for row in rows]
    if way == "textbox":
        return [
            wordml.paragraph(wordml.text_box(writer.number(), "".join(flat), height=11 * len(flat), where="bottom"))
        ]
    return flat


def _row(writer: Writer, line: Line, part: PartOfPaper, shape: Shape, *, cells: bool) -> list[str]:
    if part == "print line":
        return _print_line(writer, line, shape, cells=cells)
    hit = _LABEL.match(line.text.strip(" 　"))
    hanging = round(100 * (1 + width(hit[0]))) if hit else 100
    right = 100 if width(line.text.strip(" 　")) > TYPE_AREA / 14 - 2 else 0
    inner = replace(shape, left=hanging, first=-hanging, right=right)  # the line begins where the text area does
    pieces = list(line.pieces)
    if pieces and isinstance(pieces[0], Piece):
        pieces[0] = Piece("　" + pieces[0].text.lstrip(" 　"), pieces[0].mark)
    return [writer.line(Line(tuple(pieces)), _FACE, inner)]


def _print_line(writer: Writer, line: Line, shape: Shape, *, cells: bool) -> list[str]:
    text = line.text.strip(" 　\t")
    if GAP.search(text) is None or len(line.pieces) > 1:
        return [writer.line(line, _FACE, shape)]
    left, right = GAP.split(text, maxsplit=1)
    if cells:
        return [
            writer.line(Line((Piece(left),)), _FACE, replace(shape, left=100)),
            writer.line(Line((Piece(right),)), _FACE, replace(shape, align="right", right=100)),
        ]
    if writer.layout.spacing == "tabs":
        return [writer.line(Line((Piece(f"　{left}\t{right}"),)), _FACE, replace(shape, stop=_RIGHT))]
    return [writer.line(Line((Piece(f"　{left}{between(left, right, 28)}{right}"),)), _FACE, shape)]
