"""What a file literally says, before anyone asks whether it is a 公文.

A :class:`Document` holds paragraphs in reading order with their visible text, and answers questions about formatting,
tables, pictures and page set-up when asked. It knows nothing of recipients or signers; that is `paper`.

Positions are :class:`Place` values: a part, a paragraph number and two offsets in Unicode code points of the
paragraph's visible text. They are what findings carry, and what comments and tracked changes are anchored to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, Protocol

from .lean import dataclass, field

Part = Literal["body", "header", "footer", "footnote", "endnote", "comment", "textbox"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a document: code points `start` to `end` of the visible text of one paragraph.

    Paragraphs of the body are numbered from 0 in reading order, those in tables, text boxes and content controls
    included (those in text boxes have part "textbox" and share the body's numbering); each other part counts its own.
    """

    part: Part
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The table cell a paragraph stands in: table number in the document, row and column from 0."""

    table: int
    row: int
    column: int
    depth: int = 1  # 2 and more: a table inside a cell


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (or drawn shape without text) with whatever words the file keeps about it."""

    part: Part
    paragraph: int
    name: str = ""
    alternative_text: str = ""
    title: str = ""
    anchored: bool = False  # floats over the page, as a stamp or seal does

    @property
    def words(self) -> str:
        """Everything the file says about the picture, joined by spaces."""
        return " ".join(w for w in (self.alternative_text, self.title, self.name) if w)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one paragraph with one effective formatting (run → styles → docDefaults → theme resolved)."""

    start: int
    end: int
    font: str | None = None  # the East Asian typeface that takes effect for its Chinese characters
    latin_font: str | None = None
    size: float | None = None  # points
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str | None = None  # RRGGBB, None for automatic
    inserted: bool = False  # inside an open tracked insertion
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Border:
    """One drawn edge of a paragraph or table. No edge is None, not a Border."""

    style: str  # single, double, thickThinSmallGap … (ECMA-376 17.18.2)
    width: float | None = None  # points
    colour: str | None = None  # RRGGBB, None for automatic
    space: float = 0.0  # points between it and the text


@dataclass(frozen=True, slots=True)
class Position:
    """Where something that floats over the page stands and how large it is, in millimetres; None where it is not said.

    `x_from` and `y_from` name what is measured from: page, margin (the type area), column, paragraph, line, text …
    """

    width: float | None = None
    height: float | None = None
    x: float | None = None
    y: float | None = None
    x_from: str = ""
    y_from: str = ""
    x_align: str = ""  # left, center, right, inside, outside: then x is None
    y_align: str = ""  # top, center, bottom


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """The paragraph formatting that takes effect. Lengths in points; None where nothing in the file sets it."""

    style: str | None = None  # the style's name as the clerk sees it
    alignment: str | None = None  # left, center, right, both, distribute
    indent_left: float | None = None
    indent_right: float | None = None
    indent_first: float | None = None  # negative: hanging
    indent_left_chars: float | None = None
    indent_right_chars: float | None = None
    indent_first_chars: float | None = None  # in 字; goes before indent_first (ECMA-376 17.3.1.12)
    space_before: float | None = None
    space_after: float | None = None
    line: float | None = None  # points when rule is exact or atLeast, else multiples of a line
    line_rule: str | None = None  # auto, exact, atLeast
    outline_level: int | None = None
    border_bottom: str | None = None  # RRGGBB or "auto" where a bottom border is drawn
    border_top: str | None = None
    page_break_before: bool = False
    rule_top: Border | None = None  # the edges themselves, with their weight
    rule_bottom: Border | None = None
    rule_between: Border | None = None  # between paragraphs of the same edges
    tabs: tuple[tuple[float, str], ...] = ()  # tab stops of its own: points from the margin, alignment
    frame: Position | None = None  # a text frame (w:framePr) that it stands in
    snap_to_grid: bool = True  # lines are set on the section's document grid


@dataclass(frozen=True, slots=True)
class Section:
    """One section's page set-up, lengths in millimetres."""

    index: int
    first_paragraph: int
    last_paragraph: int
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    gutter: float = 0.0
    header_distance: float | None = None
    footer_distance: float | None = None
    landscape: bool = False
    grid_lines: int | None = None  # lines a page, where a document grid is set
    grid_characters: int | None = None
    title_page: bool = False  # a first-page header and footer of its own
    even_and_odd: bool = False
    page_number_format: str | None = None  # decimal, numberInDash, chineseCounting … (w:pgNumType)
    page_number_start: int | None = None
    grid_pitch: float | None = None  # points from line to line, where a document grid is set
    grid_spacing: float | None = None  # points that a grid of characters adds to each character


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a paragraph (PAGE, NUMPAGES, DATE …) and where in the visible text its result stands."""

    name: str  # in capitals
    switches: tuple[str, ...]  # the rest of its instruction, word by word
    start: int
    end: int  # equal to start where no result is stored


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A horizontal line that is drawn as a shape (DrawingML or VML)."""

    part: Part
    paragraph: int  # that it is anchored in
    length: float  # millimetres
    weight: float  # points
    colour: str | None  # RRGGBB, None where it is not said or automatic
    style: str  # single, double, thickThin (thick above), thinThick, triple
    position: Position


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: the paragraphs in it and where it stands."""

    part: Part
    paragraph: int  # that it is anchored in
    paragraphs: tuple[int, ...]  # numbers of the paragraphs in it, in its part
    position: Position


@dataclass(frozen=True, slots=True)
class TableFormat:
    """How a table looks: its width in millimetres, alignment, and the edges above and below each row that take effect."""

    width: float | None
    alignment: str | None
    rules: tuple[tuple[Border | None, Border | None], ...]  # of each row: above, below
    position: Position | None = None  # of a table that floats over the page (w:tblpPr)
    upright: tuple[tuple[str, ...], ...] = ()  # of each cell of Table.rows: top, center, bottom; "" where none stands


class Layout(Protocol):
    """Answers questions about formatting, on demand (implemented by `reading`)."""

    @property
    def memory(self) -> dict[Any, Any]: ...  # noqa: D102
    @property
    def tab_stop(self) -> float: ...  # noqa: D102
    def spans(self, paragraph: Paragraph) -> tuple[Span, ...]: ...  # noqa: D102
    def format(self, paragraph: Paragraph) -> ParagraphFormat: ...  # noqa: D102
    def fields(self, paragraph: Paragraph) -> tuple[Field, ...]: ...  # noqa: D102


class Paragraph:
    """One paragraph: its visible text (tracked insertions in; deletions and hidden text out; soft breaks as "\\n",
    tabs as "\\t") and where it stands."""

    __slots__ = ("_format", "_layout", "_spans", "break_before", "cell", "element", "index", "label", "part", "text")

    _spans: tuple[Span, ...]  # both are worked out when they are first asked for
    _format: ParagraphFormat

    def __init__(
        self,
        index: int,
        text: str,
        part: Part = "body",
        label: str = "",
        cell: Cell | None = None,
        break_before: bool = False,
        element: object = None,
        layout: Layout | None = None,
    ) -> None:
        self.index = index
        self.text = text
        self.part: Part = part
        self.label = label  # the computed list label ("一、", "（一）", "1."), not part of the text
        self.cell = cell
        self.break_before = break_before  # starts on a new page by a page or section break
        self.element = element  # the reader's own handle; nobody else looks into it
        self._layout = layout

    @property
    def spans(self) -> tuple[Span, ...]:
        """Stretches of equal effective formatting; one plain span for a draft that has no formatting."""
        try:
            return self._spans
        except AttributeError:  # not asked for before
            self._spans = self._layout.spans(self) if self._layout else (Span(0, len(self.text)),)
            return self._spans

    @property
    def format(self) -> ParagraphFormat:
        """The paragraph formatting that takes effect."""
        try:
            return self._format
        except AttributeError:
            self._format = self._layout.format(self) if self._layout else ParagraphFormat()
            return self._format

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that begin in this paragraph, in order."""
        return self._layout.fields(self) if self._layout else ()

    @property
    def tab_stop(self) -> float:
        """The distance of the default tab stops, in points."""
        return self._layout.tab_stop if self._layout else 36.0

    @property
    def memory(self) -> dict[Any, Any]:
        """What has been worked out about paragraphs of this document, by anybody, by a key that names them; gone with
        the document. A draft that has no formatting remembers nothing."""
        return self._layout.memory if self._layout else {}

    @property
    def labelled(self) -> str:
        """The text with its computed list label in front, as a reader sees it."""
        return self.label + self.text

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """The place of a stretch of this paragraph; the whole of it by default."""
        return Place(self.part, self.index, start, len(self.text) if end is None else end)

    def __repr__(self) -> str:
        return f"Paragraph({self.part} {self.index}, {self.text!r})"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cells, each cell the numbers of the body paragraphs in it."""

    index: int
    rows: tuple[tuple[tuple[int, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Running:
    """A header or footer as it runs over the pages of a section, that of an earlier section where it has none."""

    part: Literal["header", "footer"]
    section: int
    pages: Literal["default", "first", "even"]  # default: all, or the odd ones where even ones have their own
    paragraphs: tuple[Paragraph, ...]


class Source(Protocol):
    """What a reader brings besides the body: other parts, read on demand."""

    def part(self, part: Part) -> tuple[Paragraph, ...]: ...  # noqa: D102
    def sections(self) -> tuple[Section, ...]: ...  # noqa: D102


class Drawn(Protocol):
    """What a reader of laid-out files brings besides."""

    def running(self) -> tuple[Running, ...]: ...  # noqa: D102
    def lines(self) -> tuple[DrawnLine, ...]: ...  # noqa: D102
    def boxes(self) -> tuple[Box, ...]: ...  # noqa: D102
    def table_format(self, table: Table) -> TableFormat | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Document:
    """A draft as read. `paragraphs` is the body in reading order; other parts come by :meth:`part`."""

    path: str
    form: Literal["docx", "text"]
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)  # front matter of a text draft
    sha256: str = ""
    tracked: bool = False  # holds open tracked changes
    truncated: bool = False  # a reading limit cut it short
    source: Source | None = None
    drawn: Drawn | None = None

    def part(self, part: Part) -> tuple[Paragraph, ...]:
        """The paragraphs of another part (header, footer, footnote, endnote, comment), in file order."""
        if part == "body":
            return self.paragraphs
        return self.source.part(part) if self.source else ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """Page set-up, section by section; empty for a text draft."""
        return self.source.sections() if self.source else ()

    @property
    def running(self) -> tuple[Running, ...]:
        """The headers and footers that take effect: first-page ones only where a section has such pages, even ones only
        where even pages differ."""
        return self.drawn.running() if self.drawn else ()

    @property
    def lines(self) -> tuple[DrawnLine, ...]:
        """The horizontal lines drawn as shapes, in the body, in headers and footers."""
        return self.drawn.lines() if self.drawn else ()

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The text boxes of the body, of headers and of footers."""
        return self.drawn.boxes() if self.drawn else ()

    def table_format(self, table: Table) -> TableFormat | None:
        """How a table looks; None where the file does not tell."""
        return self.drawn.table_format(table) if self.drawn else None

    def paragraph(self, place: Place) -> Paragraph:
        """The paragraph a place is in. Raises IndexError where there is none."""
        return self.part("body" if place.part == "textbox" else place.part)[place.paragraph]

    def quote(self, place: Place) -> str:
        """The words at a place."""
        return self.paragraph(place).text[place.start : place.end]

    def everything(self) -> Iterator[Paragraph]:
        """All paragraphs of all parts: body, then headers, footers, footnotes, endnotes."""
        yield from self.paragraphs
        for part in ("header", "footer", "footnote", "endnote"):
            yield from self.part(part)


class Unreadable(Exception):
    """A file that could not be read. `code` is a GL… code, `message` one clear Chinese sentence for the clerk."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
