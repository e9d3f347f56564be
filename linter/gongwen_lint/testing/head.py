"""版头 laid down: in paragraphs, a table, a text box or the header of the first page (GB/T 9704 7.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..lean import replace
from . import wordml
from .form import Block, Line, Piece, RedLine
from .measure import LINE, between
from .wordml import RED, Face, Shape
from .zones import PartOfPaper

if TYPE_CHECKING:
    from .writer import Writer

GAP = re.compile(r"[ 　]{2,}|\t+")
_SIGNER = re.compile(r"签发人[：:]\s*")
_MARK = Face("方正小标宋简体", 72, colour=RED)
_SMALL = Face("黑体", 32)
_NAME = Face("楷体_GB2312", 32)
_TO_MARK = 99.2  # points: 35 mm from the top of the type area
_TO_LINE = 11  # points: 4 mm from the number to the red line
_BOX = 84  # mm: 35 mm, the mark, two lines and the number
_RIGHT = 426.2  # points: one 字 from the right edge


def letterhead(writer: Writer, members: Sequence[tuple[Block, PartOfPaper]]) -> tuple[list[str], str]:
    """What goes into the body, and what goes into the header of the first page."""
    red = any(isinstance(block, RedLine) for block, _ in members)
    lines = [(block, part) for block, part in members if isinstance(block, Line)]
    layout = writer.layout
    way = layout.letterhead if lines else "paragraphs"
    upward = any("签发人" in line.text for line, _ in lines)
    apart = layout.spacing == "cells" and way in ("paragraphs", "table") and upward
    bordered = red and layout.red_line == "border" and way != "table" and not apart and bool(lines)
    rows, above = [], 0
    marked = False
    for number, (line, part) in enumerate(lines):
        shape = Shape(line_below=RED if bordered and number == len(lines) - 1 else None, space_below=_TO_LINE)
        before = 0.0
        if part == "letterhead":
            above += 1
        elif not marked and part == "mark":
            before = max(_TO_MARK - above * LINE, 0.0)
        elif marked and lines[number - 1][1] == "mark":
            before = 2 * LINE
        marked = marked or part == "mark"
        rows.append(_row(writer, line, part, replace(shape, before=before), upward, apart))
    if red and not bordered:
        drawn = layout.red_line == "shape"
        ruled = Shape() if drawn else Shape(line_below=RED, line=_TO_LINE, space_below=0)
        beneath = wordml.paragraph(wordml.red_line(writer.number()) if drawn else "", ruled)
    else:
        beneath = ""
    if way == "table":
        return [wordml.table(rows, borders=False), beneath], ""
    flat = [row[0] if len(row) == 1 else wordml.table([row], borders=False) for row in rows]
    under = [beneath] if beneath else []
    if under and way == "textbox" and layout.red_line == "shape":
        under.insert(0, wordml.paragraph(""))  # for the box to hang on: the line stands under it
    if way == "textbox":
        writer.floating += wordml.text_box(writer.number(), "".join(flat), height=_BOX, where="top")
        return under, ""
    if way == "header":
        return [], "".join([*flat, *under])
    return [*flat, *under], ""


def _row(writer: Writer, line: Line, part: PartOfPaper, shape: Shape, upward: bool, apart: bool) -> list[str]:
    """One line, as the paragraphs of one or two cells."""
    if part == "mark":
        return [writer.line(line, _MARK, replace(shape, align="center", line=0.0))]
    if part == "letterhead":
        return [writer.line(line, Face() if line.text.strip()[:1].isdigit() else _SMALL, shape)]
    gap = GAP.search(line.text.strip(" 　"))
    if not upward:
        return [writer.line(line, Face(), replace(shape, align="center"))]
    if gap is None or len(line.pieces) > 1:
        at_left = "签发人" not in line.text and "号" in line.text
        if at_left:
            return [writer.line(_indented(line), Face(), shape)]
        return [_signed(writer, _stripped(line), replace(shape, align="right", right=100))]
    left, right = GAP.split(line.text.strip(" 　"), maxsplit=1)
    if apart:
        return [
            writer.line(Line((Piece(left),)), Face(), replace(shape, left=100)),
            _signed(writer, Line((Piece(right),)), replace(shape, align="right", right=100)),
        ]
    if writer.layout.spacing == "tabs":
        whole = f"　{left}\t{right}"
        return [_signed(writer, Line((Piece(whole),)), replace(shape, stop=_RIGHT))]
    return [_signed(writer, Line((Piece(f"　{left}{between(left, right, 32)}{right}"),)), shape)]


def _signed(writer: Writer, line: Line, shape: Shape) -> str:
    """A line with 签发人: what stands behind the colon is in 楷体."""
    text = line.text
    hit = _SIGNER.search(text)
    if hit is None or len(line.pieces) > 1:
        return writer.line(line, Face() if hit is None and "号" in text else _NAME, shape)
    label, names = Line((Piece(text[: hit.end()]),)), Line((Piece(text[hit.end() :]),))
    return wordml.paragraph(writer.runs(label, Face()) + writer.runs(names, _NAME), shape)


def _indented(line: Line) -> Line:
    return Line((Piece("　"), *_stripped(line).pieces), line.where)


def _stripped(line: Line) -> Line:
    pieces = list(line.pieces)
    if pieces and isinstance(pieces[0], Piece):
        pieces[0] = Piece(pieces[0].text.lstrip(" 　\t"), pieces[0].mark)
    return Line(tuple(pieces), line.where)
