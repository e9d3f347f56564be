"""From a draft in the plain-text 公文 form to a real .docx, laid out by GB/T 9704.

`build_docx(draft)` gives the bytes; a :class:`Layout` says how the zones are laid down, so that one draft yields many
physical papers. The same draft and layout always give the same bytes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from itertools import groupby

from . import wordml
from .form import Block, Image, Line, Piece, RedLine, Rows, parse
from .labels import Labels, definitions
from .layout import Layout
from .package import Package, png, skeleton
from .runs import Cutter
from .wordml import RED, Face, Shape
from .zones import PartOfPaper, parts

PLAIN = Layout()
_NO_SHAPE = Shape()
_LETTERHEAD = ("mark", "number", "letterhead")
_IMPRINT = ("imprint", "print line")
_GAP = re.compile(r"[ 　]{2,}|\t+")
_INDENT = re.compile(r"[ 　\t]+")
_HEADINGS = (re.compile(r"[一二三四五六七八九十]+、"), re.compile(r"（[一二三四五六七八九十]+）"))
_FACES: dict[str, Face] = {
    "mark": Face("方正小标宋简体", 72, colour=RED),
    "title": Face("方正小标宋简体", 44),
    "letterhead": Face("黑体", 32),
    "annex heading": Face("黑体", 32),
    "annex title": Face("方正小标宋简体", 44),
    "imprint": Face("仿宋_GB2312", 28),
    "print line": Face("仿宋_GB2312", 28),
}
_SHAPES: dict[str, Shape] = {
    "mark": Shape("center"),
    "title": Shape("center"),
    "annex title": Shape("center"),
    "number": Shape("center"),
    "imprint": Shape(left=100, right=100, line_above="auto"),
    "print line": Shape(left=100, right=100, line_above="auto", line_below="auto"),
}


def build_docx(draft: str, layout: Layout = PLAIN) -> bytes:
    """The .docx of a draft. Needs python-docx (for the styles of a new document)."""
    form = parse(draft)
    writer = _Writer(layout, _paper(form.all("paper")))
    blocks: list[Block] = [Line((Piece(words),), "textbox") for words in form.all("textbox")]
    blocks += form.blocks
    for key, anchored in (("picture", False), ("stamp", True)):
        for value in form.all(key):
            name, _, words = value.partition("|")
            image = Image(name.strip(), words.strip()) if words else Image(f"{key} 1", value, anchored)
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


class _Writer:
    """One paper being written: the parts, and the numbers that must be unique in it."""

    def __init__(self, layout: Layout, paper: tuple[float, float] = wordml.A4) -> None:
        self.layout = layout
        self.paper = paper
        self.package: Package = skeleton()
        self.dice = random.Random(layout.split or 0)
        self.cutter = Cutter(layout.split, layout.controls)
        self.labels = Labels() if layout.numbering else None
        self.count = 0  # ids of drawings, changes and notes
        self.notes: list[str] = []
        self.image = ""
        self.floating = ""  # runs with text boxes that wait for the next paragraph to hang on

    def write(self, blocks: tuple[Block, ...]) -> bytes:
        zones = parts(blocks)
        running: dict[str, list[str]] = {"header": [], "footer": []}
        out: list[str] = []
        first_header = ""
        body = [(block, zone) for block, zone in zip(blocks, zones, strict=True)]
        for zone, group in groupby(body, key=lambda pair: _group(pair[0], pair[1])):
            members = list(group)
            if zone == "letterhead":
                red = any(isinstance(block, RedLine) for block, _ in members)
                lines = [(block, part) for block, part in members if isinstance(block, Line)]
                written, header = self.letterhead(lines, red)
                out += written
                first_header += header
            elif zone == "title":
                out += self.title([block for block, _ in members if isinstance(block, Line)])
            elif zone == "imprint":
                out += self.imprint([(block, part) for block, part in members if isinstance(block, Line)])
            else:
                for block, part in members:
                    self.block(block, part, running, out)
            if self.layout.blank_lines and zone in ("letterhead", "title"):
                out.append(wordml.paragraph(""))
        if self.floating:
            out.append(self.paragraph(""))
        return self.package.bytes(self.finish(out, running, first_header))

    def finish(self, out: list[str], running: dict[str, list[str]], first_header: str) -> str:
        if self.notes:
            self.package.add("footnotes.xml", "footnotes", _part("footnotes", "".join(self.notes)))
        if self.labels:
            self.package.add("numbering.xml", "numbering", _part("numbering", definitions()))
        references = []
        footer = "".join(running["footer"])
        pages = {
            "default": (running["header"], footer or wordml.page_number("right")),
            "even": (running["header"], footer or wordml.page_number("left")),
            "first": ([first_header] if first_header else running["header"], footer or wordml.page_number("right")),
        }
        for which, (header, foot) in pages.items():
            if which == "first" and not first_header:
                continue
            if header:
                part = self.package.add(f"header_{which}.xml", "header", _part("hdr", "".join(header)))
                references.append(("headerReference", which, part))
            part = self.package.add(f"footer_{which}.xml", "footer", _part("ftr", foot))
            references.append(("footerReference", which, part))
        section = wordml.section(references, title_page=bool(first_header), paper=self.paper)
        return f"<w:document {wordml.DECLARED}><w:body>{''.join(out)}{section}</w:body></w:document>"

    # zones

    def letterhead(self, lines: list[tuple[Line, PartOfPaper]], red: bool) -> tuple[list[str], str]:
        """The 版头: what goes into the body, and what goes into the header of the first page."""
        way = self.layout.letterhead
        upward = any("签发人" in line.text for line, _ in lines)
        drawn = red and self.layout.red_line == "shape"
        rows = []
        for number, (line, part) in enumerate(lines):
            border = RED if red and self.layout.red_line == "border" and number == len(lines) - 1 else None
            shape = Shape("left" if upward else "center", left=100 if upward else 0, line_below=border)
            if part != "number":
                shape = Shape(_SHAPES.get(part, Shape()).align, line_below=border)
            rows.append(self.spaced(line, _FACES.get(part, Face()), shape, cells=way in ("paragraphs", "table")))
        if red and (self.layout.red_line == "paragraph" or drawn or not lines):
            line_shape = Shape() if drawn else Shape(line_below=RED)
            rows.append([[self.paragraph(wordml.red_line(self.number()) if drawn else "", line_shape)]])
        if not lines:
            way = "paragraphs"
        if way == "table":
            return [wordml.table([["".join(cell) for cell in row] for row in rows], borders=False)], ""
        flat = [_stacked(row) for row in rows]
        if way == "textbox":
            self.floating += wordml.text_box(self.number(), "".join(flat), height=70)
            return [], ""
        if way == "header":
            return [], "".join(flat)
        return flat, ""

    def spaced(self, line: Line, face: Face, shape: Shape, *, cells: bool) -> list[list[str]]:
        """A line whose two halves stand apart (发文字号 … 签发人), as one row: cells of paragraphs."""
        way, gap = self.layout.spacing, _GAP.search(line.text.strip(" 　"))
        if gap is None or way == "typed":
            return [[self.line(line, face, shape)]]
        if way == "cells" and cells and len(line.pieces) == 1:
            left, right = _GAP.split(line.text.strip(" 　"), maxsplit=1)
            halves = (Line((Piece(left),)), Shape("left", left=100)), (Line((Piece(right),)), Shape("right", right=100))
            return [[self.line(half, face, side)] for half, side in halves]
        filler = "　" * 8 if way == "spaces" else "\t" * (1 + self.dice.randrange(3))
        pieces = tuple(
            Piece(_GAP.sub(filler, p.text.strip(" 　"), count=1), p.mark) if isinstance(p, Piece) else p
            for p in line.pieces
        )
        return [[self.line(Line(pieces, line.where), face, shape)]]

    def title(self, lines: list[Line]) -> list[str]:
        face, shape = _FACES["title"], _SHAPES["title"]
        if self.layout.title != "typed" and len(lines) == 1 and len(lines[0].pieces) == 1:
            halves = _halves(lines[0].text)
            if self.layout.title == "soft break":
                lines = [Line((Piece("\n".join(halves)),), new_page=lines[0].new_page)]
            else:
                lines = [Line((Piece(half),), new_page=lines[0].new_page and not n) for n, half in enumerate(halves)]
        written = [page + self.line(line, face, shape) for line in lines for page in [self.page(line)]]
        return [_control("标题", "".join(written))] if self.layout.controls else written

    def imprint(self, lines: list[tuple[Line, PartOfPaper]]) -> list[str]:
        """The 版记: the lines in paragraphs with borders, in a table, or in a text box on the last paragraph."""
        way = self.layout.imprint
        rows = [
            self.spaced(line, _FACES[part], _SHAPES[part] if way == "paragraphs" else Shape(), cells=way == "table")
            for line, part in lines
        ]
        if way == "table":
            return [wordml.table([["".join(cell) for cell in row] for row in rows])]
        flat = [_stacked(row) for row in rows]
        if way == "textbox":
            box = wordml.text_box(self.number(), "".join(flat), height=20)
            return [wordml.paragraph(self.float() + box)]
        return flat

    # blocks

    def block(self, block: Block, part: PartOfPaper, running: dict[str, list[str]], out: list[str]) -> None:
        """Write one block of the rest: onto `out`, into a running header or footer, or to wait in `floating`."""
        if isinstance(block, RedLine):
            out.append(self.paragraph("", Shape(line_below=RED)))
        elif isinstance(block, Rows):
            page = self.page(block)
            rows = [[self.line(cell, Face(), Shape()) for cell in row] for row in block.cells]
            out.append(page + wordml.table(rows, new_page=block.new_page and not page))
        elif block.where == "textbox":
            self.floating += wordml.text_box(self.number(), self.line(Line(block.pieces), Face(), Shape()))
        elif block.where == "footnote":
            self.footnote(block, out)
        elif block.where in ("header", "footer"):
            running[block.where].append(self.line(Line(block.pieces), Face("宋体", 28), Shape()))
        else:
            out.append(self.page(block) + self.in_zone(block, part))

    def in_zone(self, line: Line, part: PartOfPaper) -> str:
        if part == "body":
            return self.body(line)
        if part == "signature":
            return self.signature(line)
        written = self.line(line, _FACES.get(part, Face()), _SHAPES.get(part, Shape()), new_page=line.new_page)
        return _control("主送", written) if part == "recipients" and self.layout.controls else written

    def body(self, line: Line) -> str:
        """A paragraph of 正文: the typed indent becomes a first-line indent, typed labels become automatic ones."""
        label = None
        indent = _INDENT.match(line.text)
        if self.labels and not line.new_page and (found := self.labels.find(line.text.lstrip(" 　\t"))):
            label, length = found
            line = _without(line, len(line.text) - len(line.text.lstrip(" 　\t")) + length)
        elif indent and self.layout.indent == "property":
            line = _without(line, indent.end())
        bare = line.text.lstrip(" 　\t")
        face = Face()
        for font, heading in zip(("黑体", "楷体_GB2312"), _HEADINGS, strict=True):
            if heading.match(bare) and len(bare) <= 30 and not bare.endswith("。"):
                face = Face(font, 32)
        first = 0
        if self.layout.indent == "property":
            first = 200 if label else 100 * _width(indent[0]) if indent else 0
        return self.line(line, face, Shape(first=first, numbering=label), new_page=line.new_page)

    def signature(self, line: Line) -> str:
        indent = _INDENT.match(line.text)
        if self.layout.indent == "spaces" or indent is None:
            return self.line(line, Face(), Shape(), new_page=line.new_page)
        dated = re.search(r"日$", line.text.strip())
        shape = Shape("right", right=400 if dated else 300)
        return self.line(_without(line, indent.end()), Face(), shape, new_page=line.new_page)

    def footnote(self, line: Line, out: list[str]) -> None:
        """A footnote: its mark goes at the end of the paragraph before, or onto the next where there is none."""
        number = self.number()
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        note = wordml.paragraph(f"<w:r>{raised}<w:footnoteRef/></w:r>" + self.runs(line, Face(size=18)))
        self.notes.append(f'<w:footnote w:id="{number}">{note}</w:footnote>')
        mark = f'<w:r>{raised}<w:footnoteReference w:id="{number}"/></w:r>'
        if out and out[-1].endswith("</w:p>"):
            out[-1] = out[-1].removesuffix("</w:p>") + mark + "</w:p>"
        else:
            self.floating += mark

    def page(self, block: Line | Rows) -> str:
        """What goes before a block that starts a new page."""
        if not block.new_page or self.layout.new_page == "property":
            return ""
        if self.layout.new_page == "section":
            return wordml.paragraph("", Shape(section=wordml.section()))
        return wordml.paragraph('<w:r><w:br w:type="page"/></w:r>')

    # paragraphs

    def line(self, line: Line, face: Face, shape: Shape, *, new_page: bool = False) -> str:
        if new_page and self.layout.new_page == "property":
            shape = Shape(shape.align, shape.first, shape.left, shape.right, True, shape.numbering)
        return self.paragraph(self.runs(line, face), shape, face.size or 32)

    def paragraph(self, content: str, shape: Shape = _NO_SHAPE, size: int = 32) -> str:
        return wordml.paragraph(self.float() + content, shape, size)

    def float(self) -> str:
        waiting, self.floating = self.floating, ""
        return waiting

    def runs(self, line: Line, face: Face) -> str:
        return "".join(self.piece(piece, face) for piece in line.pieces)

    def piece(self, piece: Piece | Image, face: Face) -> str:
        if isinstance(piece, Image):
            self.image = self.image or self.package.add("media/image1.png", "image", png())
            number = self.number()
            return wordml.picture(
                number, piece.name or f"图片 {number}", piece.words, self.image, anchored=piece.anchored
            )
        if piece.mark == "deleted":
            return wordml.tracked("del", self.number(), wordml.run(piece.text, face, deleted=True))
        if piece.mark == "hidden":
            return wordml.run(piece.text, face, hidden=True)
        cut = self.cutter.cut(piece.text, face)
        return wordml.tracked("ins", self.number(), cut) if piece.mark == "inserted" else cut

    def number(self) -> int:
        self.count += 1
        return self.count


def _paper(given: Iterable[str]) -> tuple[float, float]:
    """The size of paper that a draft asks for (`paper: 182 × 257`, in millimetres), else A4."""
    for size in given:
        sides = re.findall(r"\d+(?:\.\d+)?", size)
        if len(sides) == 2:
            return float(sides[0]), float(sides[1])
    return wordml.A4


def _width(blanks: str) -> int:
    """The width of blanks in characters: a full-width space is one, a tab two, a space a half."""
    return blanks.count("\u3000") + 2 * blanks.count("\t") + blanks.count(" ") // 2


def _group(block: Block, part: PartOfPaper) -> str:
    """The zone that is laid down together: letterhead with its red line, title, imprint, or the rest."""
    if isinstance(block, RedLine) or part in _LETTERHEAD:
        return "letterhead"
    if part in _IMPRINT:
        return "imprint"
    return part if part == "title" else "rest"


def _stacked(row: Iterable[Iterable[str]]) -> str:
    """A row as paragraphs, or as a table of its own where it has two cells."""
    cells = ["".join(cell) for cell in row]
    return cells[0] if len(cells) == 1 else wordml.table([cells], borders=False)


def _halves(title: str) -> list[str]:
    """A title broken once, before 关于 where an organ stands before it, else in the middle; never inside 《》."""
    about = title.find("关于", 4)
    middle = len(title) // 2
    spots = [about] if 4 <= about <= 24 else [middle, *range(middle + 1, len(title) - 4), *range(middle - 1, 4, -1)]
    for spot in spots:
        before = title[:spot]
        if len(title) >= 16 and before.count("《") == before.count("》") and "\n" not in title:
            return [before, title[spot:]]
    return [title]


def _without(line: Line, length: int) -> Line:
    """The line without its first characters, as far as they stand in plain text."""
    pieces = list(line.pieces)
    while length > 0 and pieces and isinstance(pieces[0], Piece) and pieces[0].mark == "plain":
        head = pieces[0].text
        if len(head) > length:
            pieces[0] = Piece(head[length:])
            break
        length -= len(head)
        pieces.pop(0)
    return Line(tuple(pieces), line.where, line.heading, line.new_page)


def _control(name: str, blocks: str) -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/></w:sdtPr><w:sdtContent>{blocks}</w:sdtContent></w:sdt>'


def _part(name: str, inside: str) -> str:
    return f"<w:{name} {wordml.DECLARED}>{inside}</w:{name}>"
