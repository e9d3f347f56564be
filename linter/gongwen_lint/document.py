"""What a file literally says, before anyone asks whether it is a 公文.

A :class:`Document` holds paragraphs in reading order with their visible text, and answers questions about formatting,
tables, pictures and page set-up when asked. It knows nothing of recipients or signers; that is `paper`.

Positions are :class:`Place` values: a part, a paragraph number and two offsets in Unicode code points of the
paragraph's visible text. They are what findings carry, and what comments and tracked changes are anchored to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, Protocol

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


class Layout(Protocol):
    """Answers questions about formatting, on demand (implemented by `reading`)."""

    def spans(self, paragraph: Paragraph) -> tuple[Span, ...]: ...  # noqa: D102
    def format(self, paragraph: Paragraph) -> ParagraphFormat: ...  # noqa: D102


class Paragraph:
    """One paragraph: its visible text (tracked insertions in; deletions and hidden text out; soft breaks as "\\n",
    tabs as "\\t") and where it stands."""

    __slots__ = ("_layout", "break_before", "cell", "element", "index", "label", "part", "text")

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
        return self._layout.spans(self) if self._layout else (Span(0, len(self.text)),)

    @property
    def format(self) -> ParagraphFormat:
        """The paragraph formatting that takes effect."""
        return self._layout.format(self) if self._layout else ParagraphFormat()

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


class Source(Protocol):
    """What a reader brings besides the body: other parts, read on demand."""

    def part(self, part: Part) -> tuple[Paragraph, ...]: ...  # noqa: D102
    def sections(self) -> tuple[Section, ...]: ...  # noqa: D102


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

    def part(self, part: Part) -> tuple[Paragraph, ...]:
        """The paragraphs of another part (header, footer, footnote, endnote, comment), in file order."""
        if part == "body":
            return self.paragraphs
        return self.source.part(part) if self.source else ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """Page set-up, section by section; empty for a text draft."""
        return self.source.sections() if self.source else ()

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
