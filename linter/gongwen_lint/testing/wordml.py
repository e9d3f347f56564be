"""WordprocessingML as text: runs, paragraphs, tables, text boxes and pictures (ECMA-376 part 1, clause 17 and 20)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from ..lean import dataclass
from ..patterns import pattern

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
RED = "FF0000"
A4 = (210.0, 297.0)  # millimetres
MILLIMETRE = 56.6929  # twips
EMU = 36000  # in a millimetre
_BREAKS = pattern(r"([\n\t])")
_NOT_XML = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Face:
    """The look of a run: East Asian typeface, size in half-points, weight, colour RRGGBB."""

    font: str | None = None
    size: int | None = None
    bold: bool = False
    colour: str | None = None

    latin: str = "Times New Roman"

    def xml(self, *, hidden: bool = False) -> str:
        """The run properties, "" where none are set."""
        latin = quoteattr(self.latin)
        inside = "".join(
            (
                f"<w:rFonts w:ascii={latin} w:hAnsi={latin} w:eastAsia={quoteattr(self.font)}/>" if self.font else "",
                "<w:b/>" if self.bold else "",
                "<w:vanish/>" if hidden else "",
                f'<w:color w:val="{self.colour}"/>' if self.colour else "",
                f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>' if self.size else "",
            )
        )
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a paragraph; indents in hundredths of a character (`w:firstLineChars` and its kin)."""

    align: str | None = None
    first: int = 0  # negative: hanging
    left: int = 0
    right: int = 0
    new_page: bool = False
    numbering: tuple[int, int] | None = None  # numId, level
    line_below: str | None = None  # colour
    line_above: str | None = None
    section: str = ""  # a section that ends with this paragraph
    before: float = 0.0  # points
    line: float | None = None  # points from line to line; 0: as high as the type is; None: as the style has it
    stop: float | None = None  # points: a tab stop there, aligned to the right
    weight_above: int = 8  # eighths of a point
    weight_below: int = 8
    space_below: int = 1  # points from the text to the line below

    def xml(self, size: int = 32) -> str:
        """The paragraph properties. `size` (half-points) turns characters into the twips Word keeps beside them."""
        width = size * 10  # twips of one character
        indents = [
            f'w:{name}Chars="{counted}" w:{name}="{value * width // 100}"'
            for name, value, counted in (
                ("left", self.left, self.left + min(self.first, 0)),  # Word counts it to the first line, hanging or not
                ("right", self.right, self.right),
                ("firstLine", max(self.first, 0), max(self.first, 0)),
                ("hanging", max(-self.first, 0), max(-self.first, 0)),
            )
            if value
        ]
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="{weight}" w:space="{space}" w:color="{colour}"/>'
            for side, colour, weight, space in (
                ("top", self.line_above, self.weight_above, 1),
                ("bottom", self.line_below, self.weight_below, self.space_below),
            )
            if colour
        )
        spacing = f' w:before="{round(self.before * 20)}"' if self.before else ""
        if self.line is not None:
            spacing += (
                f' w:line="{round(self.line * 20)}" w:lineRule="exact"'
                if self.line
                else (' w:line="240" w:lineRule="auto"')
            )
        inside = "".join(
            (
                "<w:pageBreakBefore/>" if self.new_page else "",
                f'<w:numPr><w:ilvl w:val="{self.numbering[1]}"/><w:numId w:val="{self.numbering[0]}"/></w:numPr>'
                if self.numbering
                else "",
                f"<w:pBdr>{borders}</w:pBdr>" if borders else "",
                f'<w:tabs><w:tab w:val="right" w:pos="{round(self.stop * 20)}"/></w:tabs>' if self.stop else "",
                f"<w:spacing{spacing}/>" if spacing else "",
                f"<w:ind {' '.join(indents)}/>" if indents else "",
                f'<w:jc w:val="{self.align}"/>' if self.align else "",
                self.section,
            )
        )
        return f"<w:pPr>{inside}</w:pPr>" if inside else ""


_PLAIN = Face()
_FLUSH = Shape()


def text(value: str, *, deleted: bool = False) -> str:
    """The inside of a run: text with its soft breaks and tabs."""
    name = "delText" if deleted else "t"
    out = []
    for part in _BREAKS.split(_NOT_XML.sub("", value)):
        if part == "\n":
            out.append("<w:br/>")
        elif part == "\t":
            out.append("<w:tab/>")
        elif part:
            out.append(f'<w:{name} xml:space="preserve">{escape(part)}</w:{name}>')
    return "".join(out)


def run(value: str, face: Face = _PLAIN, *, hidden: bool = False, deleted: bool = False) -> str:
    """A run of text."""
    return f"<w:r>{face.xml(hidden=hidden)}{text(value, deleted=deleted)}</w:r>"


def tracked(kind: str, number: int, runs: str) -> str:
    """A tracked insertion (`ins`) or deletion (`del`) round runs."""
    return f'<w:{kind} w:id="{number}" w:author="审核员" w:date="2016-04-08T09:00:00Z">{runs}</w:{kind}>'


def paragraph(content: str, shape: Shape = _FLUSH, size: int = 32) -> str:
    """A paragraph."""
    return f"<w:p>{shape.xml(size)}{content}</w:p>"


def table(
    rows: Sequence[Sequence[str]],
    *,
    borders: bool = True,
    new_page: bool = False,
    weights: tuple[int, int, int] | None = None,
) -> str:
    """A table over the width of the type area (156 mm); each cell is block-level XML, at least one paragraph.

    `weights`, in eighths of a point, are those of its first, inner and last line, where it has no upright ones; then its
    cells have no margins either.
    """
    columns = max((len(row) for row in rows), default=1)
    width = round(156 * MILLIMETRE) // columns
    margins = ""
    if weights is not None or not borders:
        margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    if weights is not None:
        drawn = dict(zip(("top", "insideH", "bottom"), weights, strict=True))
    else:
        drawn = dict.fromkeys(_EDGES, 4) if borders else {}
    edges = "".join(
        f'<w:{e} w:val="{"single" if e in drawn else "nil"}" w:sz="{drawn.get(e, 4)}" w:space="0" w:color="auto"/>'
        for e in _EDGES
    )
    body = "".join(_row(row, columns, width) for row in rows)
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    before = paragraph("", Shape(new_page=True)) if new_page else ""
    return (
        f'{before}<w:tbl><w:tblPr><w:tblW w:w="{width * columns}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _row(cells: Sequence[str], columns: int, width: int) -> str:
    out = []
    for number, cell in enumerate(cells):
        span = columns - number if number == len(cells) - 1 else 1  # a short row: its last cell fills it up
        merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        out.append(f'<w:tc><w:tcPr><w:tcW w:w="{width * span}" w:type="dxa"/>{merged}</w:tcPr>{cell}</w:tc>')
    return f"<w:tr>{''.join(out)}</w:tr>"


def text_box(number: int, blocks: str, *, width: int = 156, height: int = 40, where: str = "") -> str:
    """A run with a text box as Word writes it: DrawingML, and the same once more in VML for old readers.

    `where` puts it at the top or the bottom of the type area, with no margins inside and text only above and below it.
    """
    w, h = width * EMU, height * EMU
    inside = f"<w:txbxContent>{blocks}</w:txbxContent>"
    insets = ' lIns="0" tIns="0" rIns="0" bIns="0"' if where else ""
    drawing = _anchor(
        number,
        f"文本框 {number}",
        "",
        w,
        h,
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{inside}</wps:txbx><wps:bodyPr{insets}/>'
        "</wps:wsp></a:graphicData></a:graphic>",
        where,
    )
    fallback = (
        f'<w:pict><v:shape id="box{number}" style="position:absolute;width:{width}mm;height:{height}mm">'
        f"<v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def red_line(number: int) -> str:
    """A run with the red line as a drawn shape, 156 mm wide."""
    w = 156 * EMU
    return (
        "<w:r>"
        + _anchor(
            number,
            f"直接连接符 {number}",
            "",
            w,
            0,
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{w}" cy="0"/></a:xfrm>'
            '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="12700"><a:solidFill>'
            f'<a:srgbClr val="{RED}"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
            "</a:graphicData></a:graphic>",
        )
        + "</w:r>"
    )


def picture(number: int, name: str, words: str, relation: str, *, anchored: bool) -> str:
    """A run with a picture, 40 × 40 mm."""
    size = 40 * EMU
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name={quoteattr(name)}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
    if anchored:
        return f"<w:r>{_anchor(number, name, words, size, size, graphic)}</w:r>"
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{size}" cy="{size}"/>'
        f"{_properties(number, name, words)}{graphic}</wp:inline></w:drawing></w:r>"
    )


def _properties(number: int, name: str, words: str) -> str:
    description = f" descr={quoteattr(words)}" if words else ""
    return f'<wp:docPr id="{number}" name={quoteattr(name)}{description}/><wp:cNvGraphicFramePr/>'


def _anchor(number: int, name: str, words: str, width: int, height: int, graphic: str, where: str = "") -> str:
    place = f"<wp:align>{where}</wp:align>" if where else "<wp:posOffset>0</wp:posOffset>"
    down = f'relativeFrom="{"margin" if where else "paragraph"}"'
    wrap = "wrapTopAndBottom" if where else "wrapNone"
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" '
        f'relativeHeight="{251658240 + number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        f"<wp:positionV {down}>{place}</wp:positionV>"
        f'<wp:extent cx="{width}" cy="{height}"/><wp:{wrap}/>{_properties(number, name, words)}'
        f"{graphic}</wp:anchor></w:drawing>"
    )


def section(
    references: Iterable[tuple[str, str, str]] = (), *, title_page: bool = False, paper: tuple[float, float] = A4
) -> str:
    """Page set-up by GB/T 9704 5.1 and 5.2: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters.

    `references` are (headerReference or footerReference, type, relation); with `title_page` the letterhead is a header,
    which then begins where the type area does; `paper` is width and height in millimetres, for drafts that are wrong.
    """
    width, height = (round(side * MILLIMETRE) for side in paper)
    header, own = (2098, "<w:titlePg/>") if title_page else (851, "")
    refs = "".join(f'<w:{kind} w:type="{which}" r:id="{relation}"/>' for kind, which, relation in references)
    return (
        f'<w:sectPr>{refs}<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" '
        f'w:left="1588" w:header="{header}" w:footer="1406" w:gutter="0"/>{own}'
        '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/></w:sectPr>'
    )


def page_number(align: str) -> str:
    """A footer paragraph with the page number between dashes, 7 mm below the type area (GB/T 9704 7.5)."""
    dash = Face("宋体", 28, latin="宋体")
    face = dash.xml()
    field = (
        f'<w:r>{face}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{face}<w:instrText xml:space="preserve"> PAGE '
        f'</w:instrText></w:r><w:r>{face}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{face}<w:t>1</w:t></w:r>'
        f'<w:r>{face}<w:fldChar w:fldCharType="end"/></w:r>'
    )
    side = {"right": Shape("right", right=100, line=0), "left": Shape("left", left=100, line=0)}[align]
    return paragraph(run("— ", dash) + field + run(" —", dash), side, 28)


_SIZES = dict(
    zip(
        ("初号", "小初", "一号", "小一", "二号", "小二", "三号", "小三", "四号", "小四", "五号", "小五", "六号"),
        (84, 72, 52, 48, 44, 36, 32, 30, 28, 24, 21, 18, 15),
        strict=True,
    )
)


def sizes(called: str) -> int:
    """A type size as it is called (三号, 16磅) in half-points. Raises ValueError."""
    return _SIZES.get(called) or round(float(called.removesuffix("磅")) * 2)
