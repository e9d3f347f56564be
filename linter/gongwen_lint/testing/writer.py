"""Lays the parts of one paper down, each as its layout has it, and puts the package together."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from itertools import groupby

from ..patterns import pattern
from . import wordml
from .form import Block, Image, Line, Piece, RedLine, Rows
from .labels import Labels, definitions
from .layout import Layout
from .package import Package, png, skeleton
from .runs import Cutter
from .wordml import RED, Face, Shape
from .zones import PartOfPaper, parts

_NO_SHAPE = Shape()
_LETTERHEAD = ("mark", "number", "letterhead")
_IMPRINT = ("imprint", "print line")
_FIRST_PARAGRAPH = pattern(r"<w:p>(?:<w:pPr>.*?</w:pPr>)?")
_GAP = pattern(r"[ 　]{2,}|\t+")
_INDENT = pattern(r"[ 　\t]+")
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


class Writer:
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
        """The file with these blocks; a writer writes one."""
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
                written, header = self._letterhead(lines, red)
                self._add(out, written)
                first_header += header
            elif zone == "title":
                self._add(out, self._title([block for block, _ in members if isinstance(block, Line)]))
            elif zone == "imprint":
                self._add(out, self._imprint([(block, part) for block, part in members if isinstance(block, Line)]))
            else:
                self._rest(members, running, out)
            if self.layout.blank_lines and zone in ("letterhead", "title"):
                out.append(wordml.paragraph(""))
        if self.floating:
            self._add(out, [wordml.paragraph("")])
        return self.package.bytes(self._finish(out, running, first_header))

    def _finish(self, out: list[str], running: dict[str, list[str]], first_header: str) -> str:
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

    def _letterhead(self, lines: list[tuple[Line, PartOfPaper]], red: bool) -> tuple[list[str], str]:
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
            rows.append(self._spaced(line, _FACES.get(part, Face()), shape, cells=way in ("paragraphs", "table")))
        if red and (self.layout.red_line == "paragraph" or drawn or not lines):
            line_shape = Shape() if drawn else Shape(line_below=RED)
            rows.append([[wordml.paragraph(wordml.red_line(self._number()) if drawn else "", line_shape)]])
        if not lines:
            way = "paragraphs"
        if way == "table":
            return [wordml.table([["".join(cell) for cell in row] for row in rows], borders=False)], ""
        flat = [_stacked(row) for row in rows]
        if way == "textbox":
            self.floating += wordml.text_box(self._number(), "".join(flat), height=70)
            return [], ""
        if way == "header":
            return [], "".join(flat)
        return flat, ""

    def _spaced(self, line: Line, face: Face, shape: Shape, *, cells: bool) -> list[list[str]]:
        """A line whose two halves stand apart (发文字号 … 签发人), as one row: cells of paragraphs."""
        way, gap = self.layout.spacing, _GAP.search(line.text.strip(" 　"))
        if gap is None or way == "typed":
            return [[self._line(line, face, shape)]]
        if way == "cells" and cells and len(line.pieces) == 1:
            left, right = _GAP.split(line.text.strip(" 　"), maxsplit=1)
            halves = (Line((Piece(left),)), Shape("left", left=100)), (Line((Piece(right),)), Shape("right", right=100))
            return [[self._line(half, face, side)] for half, side in halves]
        filler = "　" * 8 if way == "spaces" else "\t" * (1 + self.dice.randrange(3))
        pieces = tuple(
            Piece(_GAP.sub(filler, p.text.strip(" 　"), count=1), p.mark) if isinstance(p, Piece) else p
            for p in line.pieces
        )
        return [[self._line(Line(pieces, line.where), face, shape)]]

    def _title(self, lines: list[Line]) -> list[str]:
        face, shape = _FACES["title"], _SHAPES["title"]
        if self.layout.title != "typed" and len(lines) == 1 and len(lines[0].pieces) == 1:
            halves = _halves(lines[0].text)
            if self.layout.title == "soft break":
                lines = [Line((Piece("\n".join(halves)),), new_page=lines[0].new_page)]
            else:
                lines = [Line((Piece(half),), new_page=lines[0].new_page and not n) for n, half in enumerate(halves)]
        written = [page + self._line(line, face, shape) for line in lines for page in [self._page(line)]]
        return [_control("标题", "".join(written))] if self.layout.controls else written

    def _imprint(self, lines: list[tuple[Line, PartOfPaper]]) -> list[str]:
        """The 版记: the lines in paragraphs with borders, in a table, or in a text box on the last paragraph."""
        way = self.layout.imprint
        rows = [
            self._spaced(line, _FACES[part], _SHAPES[part] if way == "paragraphs" else Shape(), cells=way == "table")
            for line, part in lines
        ]
        if way == "table":
            return [wordml.table([["".join(cell) for cell in row] for row in rows])]
        flat = [_stacked(row) for row in rows]
        if way == "textbox":
            box = wordml.text_box(self._number(), "".join(flat), height=20)
            return [wordml.paragraph(box)]
        return flat

    # blocks

    def _add(self, out: list[str], blocks: list[str]) -> None:
        """Append blocks to the body; text boxes that wait hang on the first paragraph of the first."""
        if blocks and self.floating:
            first = _FIRST_PARAGRAPH.search(blocks[0])
            assert first is not None
            blocks = [blocks[0][: first.end()] + self.floating + blocks[0][first.end() :], *blocks[1:]]
            self.floating = ""
        out += blocks

    def _rest(self, members: list[tuple[Block, PartOfPaper]], running: dict[str, list[str]], out: list[str]) -> None:
        """Write what is neither letterhead, title nor imprint; text box lines that follow each other share one box."""
        for boxed, group in groupby(members, key=lambda pair: isinstance(pair[0], Line) and pair[0].where == "textbox"):
            if boxed:
                lines = [self._line(Line(b.pieces), Face(), Shape()) for b, _ in group if isinstance(b, Line)]
                self.floating += wordml.text_box(self._number(), "".join(lines))
            else:
                for block, part in group:
                    self._block(block, part, running, out)

    def _block(self, block: Block, part: PartOfPaper, running: dict[str, list[str]], out: list[str]) -> None:
        """Write one block of the rest: onto `out`, or into a running header or footer."""
        if isinstance(block, RedLine):
            self._add(out, [wordml.paragraph("", Shape(line_below=RED))])
        elif isinstance(block, Rows):
            page = self._page(block)
            rows = [[self._line(cell, Face(), Shape()) for cell in row] for row in block.cells]
            self._add(out, [page + wordml.table(rows, new_page=block.new_page and not page)])
        elif block.where == "footnote":
            self._footnote(block, out)
        elif block.where in ("header", "footer"):
            running[block.where].append(self._line(Line(block.pieces), Face("宋体", 28), Shape()))
        else:
            self._add(out, [self._page(block) + self._in_zone(block, part)])

    def _in_zone(self, line: Line, part: PartOfPaper) -> str:
        if part == "body":
            return self._body(line)
        if part == "signature":
            return self._signature(line)
        written = self._line(line, _FACES.get(part, Face()), _SHAPES.get(part, Shape()), new_page=line.new_page)
        return _control("主送", written) if part == "recipients" and self.layout.controls else written

    def _body(self, line: Line) -> str:
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
        return self._line(line, face, Shape(first=first, numbering=label), new_page=line.new_page)

    def _signature(self, line: Line) -> str:
        indent = _INDENT.match(line.text)
        if self.layout.indent == "spaces" or indent is None:
            return self._line(line, Face(), Shape(), new_page=line.new_page)
        dated = re.search(r"日$", line.text.strip())
        shape = Shape("right", right=400 if dated else 300)
        return self._line(_without(line, indent.end()), Face(), shape, new_page=line.new_page)

    def _footnote(self, line: Line, out: list[str]) -> None:
        """A footnote: its mark goes at the end of the paragraph before, or onto the next where there is none."""
        number = self._number()
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        note = wordml.paragraph(f"<w:r>{raised}<w:footnoteRef/></w:r>" + self._runs(line, Face(size=18)))
        self.notes.append(f'<w:footnote w:id="{number}">{note}</w:footnote>')
        mark = f'<w:r>{raised}<w:footnoteReference w:id="{number}"/></w:r>'
        if out and out[-1].endswith("</w:p>"):
            out[-1] = out[-1].removesuffix("</w:p>") + mark + "</w:p>"
        else:
            self.floating += mark

    def _page(self, block: Line | Rows) -> str:
        """What goes before a block that starts a new page."""
        if not block.new_page or self.layout.new_page == "property":
            return ""
        if self.layout.new_page == "section":
            return wordml.paragraph("", Shape(section=wordml.section()))
        return wordml.paragraph('<w:r><w:br w:type="page"/></w:r>')

    # paragraphs

    def _line(self, line: Line, face: Face, shape: Shape, *, new_page: bool = False) -> str:
        if new_page and self.layout.new_page == "property":
            shape = Shape(shape.align, shape.first, shape.left, shape.right, True, shape.numbering)
        return wordml.paragraph(self._runs(line, face), shape, face.size or 32)

    def _runs(self, line: Line, face: Face) -> str:
        return "".join(self._piece(piece, face) for piece in line.pieces)

    def _piece(self, piece: Piece | Image, face: Face) -> str:
        if isinstance(piece, Image):
            self.image = self.image or self.package.add("media/image1.png", "image", png())
            number = self._number()
            return wordml.picture(
                number, piece.name or f"图片 {number}", piece.words, self.image, anchored=piece.anchored
            )
        if piece.mark == "deleted":
            return wordml.tracked("del", self._number(), wordml.run(piece.text, face, deleted=True))
        if piece.mark == "hidden":
            return wordml.run(piece.text, face, hidden=True)
        cut = self.cutter.cut(piece.text, face)
        return wordml.tracked("ins", self._number(), cut) if piece.mark == "inserted" else cut

    def _number(self) -> int:
        self.count += 1
        return self.count


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
