"""Lays the parts of one paper down, each as its layout has it, and puts the package together."""

from __future__ import annotations

import random
import re
from itertools import groupby

from ..lean import replace
from ..patterns import pattern
from . import wordml
from .faults import Disfigured, Fault
from .form import Block, Image, Line, Piece, RedLine, Rows
from .head import letterhead
from .labels import Labels, definitions
from .layout import Layout
from .measure import LINE, blanks, halves, signature, width
from .package import Package, png, skeleton
from .runs import Cutter
from .tail import imprint
from .wordml import Face, Shape
from .zones import PartOfPaper, parts

_FIRST_PARAGRAPH = pattern(r"<w:p>(?:<w:pPr>.*?</w:pPr>)?")
_INDENT = pattern(r"[ 　\t]+")
_HEADINGS = (re.compile(r"[一二三四五六七八九十]+、"), re.compile(r"（[一二三四五六七八九十]+）"))
_NOTE = re.compile(r"附件[：:]\s*(?:\d+[.．、]\s*)?|\d+[.．、]\s*")
_REMARK = re.compile(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）")
_SECTION = "<!-- section -->"  # stands for the page set-up of a section, which is known when all parts are written
_FACES: dict[str, Face] = {
    "title": Face("方正小标宋简体", 44),
    "annex heading": Face("黑体", 32),
    "annex title": Face("方正小标宋简体", 44),
}
_SHAPES: dict[str, Shape] = {
    "title": Shape("center"),
    "recipients": Shape(before=LINE),
    "annex title": Shape("center", before=LINE),
}


_LETTERHEAD = ("mark", "number", "letterhead")
_IMPRINT = ("imprint", "print line")


class Writer:
    """One paper being written: the parts, and the numbers that must be unique in it."""

    def __init__(self, layout: Layout, paper: tuple[float, float] = wordml.A4, faults: tuple[Fault, ...] = ()) -> None:
        self.layout = layout
        self.paper = paper
        self.faults = faults
        self.package: Package = skeleton()
        self.dice = random.Random(layout.split or 0)
        self.cutter = Cutter(layout.split, layout.controls)
        self.labels = Labels() if layout.numbering else None
        self.count = 0  # ids of drawings, changes and notes
        self.notes: list[str] = []
        self.image = ""
        self.floating = ""  # runs with text boxes that wait for the next paragraph to hang on
        self._noted = False  # the annex note has begun
        self._signed: dict[int, tuple[float, float]] = {}  # signature lines: 字 from the right, points above

    def write(self, blocks: tuple[Block, ...]) -> bytes:
        """The file with these blocks; a writer writes one."""
        zones = parts(blocks)
        self._sign(blocks, zones)
        running: dict[str, list[str]] = {"header": [], "footer": []}
        out: list[str] = []
        first_header = ""
        body = [(block, zone) for block, zone in zip(blocks, zones, strict=True)]
        for zone, group in groupby(body, key=lambda pair: _group(pair[0], pair[1])):
            members = list(group)
            if zone == "letterhead":
                written, header = letterhead(self, members)
                self._add(out, written)
                first_header += header
            elif zone == "title":
                self._add(out, self._title([block for block, _ in members if isinstance(block, Line)], zones))
            elif zone == "imprint":
                self._add(out, imprint(self, [(block, part) for block, part in members if isinstance(block, Line)]))
            else:
                self._rest(members, running, out)
            if self.layout.blank_lines and zone in ("letterhead", "title"):
                out.append(wordml.paragraph(""))
        if self.floating:
            self._add(out, [wordml.paragraph("")])
        document = self._finish(out, running, first_header)
        if self.faults:
            document = self._disfigure(document, Disfigured(blocks, zones))
        return self.package.bytes(document)

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
        body = "".join(out) + _SECTION
        first = wordml.section(references, title_page=bool(first_header), paper=self.paper)
        body = body.replace(_SECTION, first, 1).replace(_SECTION, wordml.section(references, paper=self.paper))
        return f"<w:document {wordml.DECLARED}><w:body>{body}</w:body></w:document>"

    def _disfigure(self, document: str, paper: Disfigured) -> str:
        """The document with the faults that are asked for; the other parts of the package are changed in place."""
        for name, content in self.package.parts.items():
            kind = re.split(r"[_.]", name)[0]
            if kind in ("header", "footer", "styles", "settings"):
                text = re.sub(r"^<\?xml.*?\?>\s*", "", content.decode())
                self.package.parts[name] = paper.change(kind, text, self.faults).encode()
        return paper.change("document", document, self.faults)

    def _sign(self, blocks: tuple[Block, ...], zones: list[PartOfPaper]) -> None:
        """Work out where the lines of each signature stand."""
        for zone, group in groupby(enumerate(zip(blocks, zones, strict=True)), key=lambda entry: entry[1][1]):
            if zone == "signature":
                lines = [block for _, (block, _) in group if isinstance(block, Line)]
                places = signature([line.text.strip(" 　\t") for line in lines])
                for line, place in zip(lines, places, strict=True):
                    self._signed[id(line)] = place

    # zones

    def _title(self, lines: list[Line], zones: list[PartOfPaper]) -> list[str]:
        face = _FACES["title"]
        if self.layout.title != "typed" and len(lines) == 1 and len(lines[0].pieces) == 1:
            broken = halves(lines[0].text)
            if self.layout.title == "soft break":
                lines = [Line((Piece("\n".join(broken)),), new_page=lines[0].new_page)]
            else:
                lines = [Line((Piece(half),), new_page=lines[0].new_page and not n) for n, half in enumerate(broken)]
        headed = any(zone in ("mark", "number") for zone in zones)
        space = 2 * LINE - (LINE if self.layout.blank_lines else 0.0) if headed else 0.0
        written = []
        for number, line in enumerate(lines):
            shape = Shape("center", before=0.0 if number else space)
            written.append(self._page(line) + self.line(line, face, shape, new_page=line.new_page))
        return [_control("标题", "".join(written))] if self.layout.controls else written

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
                lines = [self.line(Line(b.pieces), Face(), Shape()) for b, _ in group if isinstance(b, Line)]
                self.floating += wordml.text_box(self.number(), "".join(lines))
            else:
                for block, part in group:
                    self._block(block, part, running, out)

    def _block(self, block: Block, part: PartOfPaper, running: dict[str, list[str]], out: list[str]) -> None:
        """Write one block of the rest: onto `out`, or into a running header or footer."""
        if isinstance(block, RedLine):
            self._add(out, [wordml.paragraph("", Shape(line_below=wordml.RED))])
        elif isinstance(block, Rows):
            page = self._page(block)
            rows = [[self.line(cell, Face(), Shape()) for cell in row] for row in block.cells]
            self._add(out, [page + wordml.table(rows, new_page=block.new_page and not page)])
        elif block.where == "footnote":
            self._footnote(block, out)
        elif block.where in ("header", "footer"):
            running[block.where].append(self.line(Line(block.pieces), Face("宋体", 28), Shape()))
        else:
            self._add(out, [self._page(block) + self._in_zone(block, part)])

    def _in_zone(self, line: Line, part: PartOfPaper) -> str:
        if part == "body":
            return self._body(line)
        if part == "signature":
            return self._signature(line)
        shape = _SHAPES.get(part, Shape())
        if part == "recipients" and self.layout.blank_lines:
            shape = Shape()
        written = self.line(line, _FACES.get(part, Face()), shape, new_page=line.new_page)
        return _control("主送", written) if part == "recipients" and self.layout.controls else written

    def _body(self, line: Line) -> str:
        """A paragraph of 正文: the typed indent becomes a first-line indent, typed labels become automatic ones."""
        bare = line.text.lstrip(" 　\t")
        if _NOTE.match(bare) and (self._noted or bare.startswith("附件")) and not bare.endswith("。"):
            return self._note(line, bare)
        label = None
        indent = _INDENT.match(line.text)
        heading, long = _heading(bare)
        if self.labels and not line.new_page and (found := self.labels.find(bare)):
            label, length = found
            line = _without(line, len(line.text) - len(bare) + length)
            long = max(long - length, 0) if heading else 0
        elif indent and self.layout.indent == "property":
            line = _without(line, indent.end())
        else:
            long += len(line.text) - len(bare)
        remark = _REMARK.fullmatch(bare) is not None
        first = 0
        if self.layout.indent == "property":
            first = 200 if label or remark else round(100 * width(indent[0])) if indent else 0
        elif label:
            first = 200
        elif remark and not indent:
            line = Line((Piece("　　"), *line.pieces), line.where, line.heading, line.new_page)
        shape = Shape(first=first, numbering=label)
        if heading is not None and long < len(line.text) and len(line.pieces) == 1:
            whole = line.text
            runs = self.runs(Line((Piece(whole[:long]),)), heading) + self.runs(Line((Piece(whole[long:]),)), Face())
            return self._shaped(runs, shape, new_page=line.new_page)
        return self.line(line, heading or Face(), shape, new_page=line.new_page)

    def _note(self, line: Line, bare: str) -> str:
        """A line of 附件说明: two 字 in, further lines of a name under its first character."""
        before = 0.0 if self._noted else LINE
        hit = _NOTE.match(bare)
        assert hit is not None
        start = 2.0 if bare.startswith("附件") else 5.0
        self._noted = True
        if self.layout.indent == "spaces":
            return self.line(line, Face(), Shape(before=before), new_page=line.new_page)
        name = round(100 * (start + width(hit[0])))
        line = _without(line, len(line.text) - len(bare))
        return self.line(line, Face(), Shape(left=name, first=round(100 * start) - name, before=before))

    def _signature(self, line: Line) -> str:
        place, before = self._signed.get(id(line), (2.0, 0.0))
        indent = _INDENT.match(line.text)
        line = _without(line, indent.end() if indent else 0)
        if self.layout.indent == "spaces":
            typed = blanks(28 - place - width(line.text.rstrip(" 　\t")))
            line = Line((Piece(typed), *line.pieces), line.where, line.heading, line.new_page)
            return self.line(line, Face(), Shape(before=before), new_page=line.new_page)
        return self.line(line, Face(), Shape("right", right=round(100 * place), before=before), new_page=line.new_page)

    def _footnote(self, line: Line, out: list[str]) -> None:
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

    def _page(self, block: Line | Rows) -> str:
        """What goes before a block that starts a new page."""
        if not block.new_page or self.layout.new_page == "property":
            return ""
        if self.layout.new_page == "section":
            return wordml.paragraph("", Shape(section=_SECTION))
        return wordml.paragraph('<w:r><w:br w:type="page"/></w:r>')

    # paragraphs

    def line(self, line: Line, face: Face, shape: Shape, *, new_page: bool = False) -> str:
        """A line as a paragraph."""
        return self._shaped(self.runs(line, face), shape, face.size or 32, new_page=new_page)

    def _shaped(self, runs: str, shape: Shape, size: int = 32, *, new_page: bool = False) -> str:
        if new_page and self.layout.new_page == "property":
            shape = replace(shape, new_page=True)
        return wordml.paragraph(runs, shape, size)

    def runs(self, line: Line, face: Face) -> str:
        """The runs of a line."""
        return "".join(self._piece(piece, face) for piece in line.pieces)

    def _piece(self, piece: Piece | Image, face: Face) -> str:
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
        """A number that nothing else in the paper has."""
        self.count += 1
        return self.count


def _group(block: Block, part: PartOfPaper) -> str:
    """The zone that is laid down together: letterhead with its red line, title, imprint, or the rest."""
    if isinstance(block, RedLine) or part in _LETTERHEAD:
        return "letterhead"
    if part in _IMPRINT:
        return "imprint"
    return part if part == "title" else "rest"


def _heading(bare: str) -> tuple[Face | None, int]:
    """The type of a heading, and how many characters of a paragraph it takes: all of them, or its first sentence."""
    for font, ordinal in zip(("黑体", "楷体_GB2312"), _HEADINGS, strict=True):
        if ordinal.match(bare):
            end = bare.find("。") + 1
            if not end and len(bare) <= 40 and bare[-1] not in "；：，":
                return Face(font, 32), len(bare)
            if end and end < len(bare) and end <= 30 and not any(mark in bare[:end] for mark in "，：；"):
                return Face(font, 32), end
    return None, 0


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
