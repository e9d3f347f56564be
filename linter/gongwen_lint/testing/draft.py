"""From a draft in the plain-text 公文 form to a real .docx, laid out by GB/T 9704.

`build_docx(draft)` gives the bytes; a :class:`Layout` says how the zones are laid down, so that one draft yields many
physical papers. The same draft and layout always give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from . import wordml
from .faults import faults
from .form import Block, Image, Line, Piece, parse
from .layout import Layout
from .writer import Writer
from .zones import parts

PLAIN = Layout()


def build_docx(draft: str, layout: Layout = PLAIN) -> bytes:
    """The .docx of a draft. Needs python-docx (for the styles of a new document)."""
    form = parse(draft)
    writer = Writer(layout, _paper(form.all("paper")), faults(form.all("format")))
    blocks: list[Block] = [Line((Piece(words),), "textbox") for words in form.all("textbox")]
    blocks += form.blocks
    for key, anchored in (("picture", False), ("stamp", True)):
        for value in form.all(key):
            name, bar, words = value.partition("|")
            named = (name.strip(), words.strip()) if bar else (f"{key} 1", value)
            image = Image(*named, anchored)
            _hang(blocks, image)
    return writer.write(tuple(blocks))


def _hang(blocks: list[Block], image: Image) -> None:
    """Put a picture of the front matter where a stamp goes: on the last signature line, else on the last line."""
    where = parts(tuple(blocks))
    lines = [n for n, b in enumerate(blocks) if isinstance(b, Line) and b.where == "body"]
    signed = [n for n in lines if where[n] == "signature"]
    if not lines:
        blocks.append(Line((image,)))
        return
    number = (signed or lines)[-1]
    line = blocks[number]
    assert isinstance(line, Line)
    blocks[number] = Line((*line.pieces, image), line.where, line.heading, line.new_page)


def _paper(given: Iterable[str]) -> tuple[float, float]:
    """The size of paper that a draft asks for (`paper: 182 × 257`, in millimetres), else A4."""
    for size in given:
        sides = re.findall(r"\d+(?:\.\d+)?", size)
        if len(sides) == 2:
            return float(sides[0]), float(sides[1])
    return wordml.A4
