"""The walk over one story (body, a header, the footnotes …): paragraphs in reading order, tables, text boxes, pictures.

Order of text boxes: a box that is anchored before the first word of its paragraph comes before that paragraph (a 红头
in a box above the title), unless it is placed on the lower half of the page (a 版记 at the foot); every other box comes
right after the paragraph that anchors it. In the body its paragraphs have part "textbox" and share the numbering; in a
header they belong to the header.

Tables are rows of grid columns: a cell that spans columns stands in its first one and leaves () in the others, a cell
merged upwards (w:vMerge) leaves () and its content, which Word does not show, is left out. A cell lists its own
paragraphs and those of text boxes anchored in it, not those of tables nested in it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..document import Cell, Paragraph, Picture, Table
from .drawing import shape
from .inline import COLUMN, PAGE, branch_of, pieces, settle
from .layout import Handle
from .names import (
    ALTERNATE_CONTENT,
    BODY,
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    NUM_PR,
    OFF,
    P_PR,
    P_STYLE,
    PAGE_BREAK_BEFORE,
    R_PR,
    SECT_PR,
    TBL,
    TC,
    TC_PR,
    TR,
    TR_PR,
    TYPE,
    VAL,
    VANISH,
    P,
    W,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from ..document import Layout, Part
    from .drawing import Words
    from .inline import Hides, Piece
    from .limits import Limits
    from .numbering import Labels

_PARAGRAPH, _INTO, _TABLE, _ROW, _CELL, _SECTION, _ALTERNATE = range(1, 8)
_KINDS: dict[str, int] = {
    P: _PARAGRAPH,
    TBL: _TABLE,
    TR: _ROW,
    TC: _CELL,
    SECT_PR: _SECTION,
    ALTERNATE_CONTENT: _ALTERNATE,
    INS: _INTO,
    MOVE_TO: _INTO,
    BODY: _INTO,
}
_KINDS.update(
    {W + _name: _INTO for _name in ("sdt", "sdtContent", "customXml", "smartTag", "footnote", "endnote", "comment")}
)
_SPAN_LIMIT = 63  # the most columns Word allows
_NEW_PAGE = (None, "nextPage", "oddPage", "evenPage")  # section types (17.18.77); a missing one means nextPage


class _Held(NamedTuple):
    """Paragraphs whose mark is deleted or hidden: they wait to be joined with the next one (17.13.5.15)."""

    pieces: list[Piece]
    elements: list[Element]
    fields: tuple[bool, ...] | None  # open at the start of the first


class _Full(Exception):
    """A limit is reached; the rest is left out."""


class _Open:
    """A table being read."""

    __slots__ = ("column", "depth", "index", "merges", "row", "rows")

    def __init__(self, index: int, depth: int) -> None:
        self.index = index
        self.depth = depth
        self.rows: list[list[list[int]]] = []
        self.row: list[list[int]] = []
        self.column = 0
        self.merges: set[int] = set()  # columns whose last cell began or went on with a vertical merge


class Story:
    """One story as read. The walk fills it; `sections` holds (last paragraph, w:sectPr)."""

    def __init__(
        self,
        part: Part,
        limits: Limits,
        paragraphs: list[Paragraph],
        *,
        layout: Layout | None = None,
        hides: Hides | None = None,
        labels: Labels | None = None,
        breaking: frozenset[str | None] = frozenset(),
        marks: bool = True,
        ignore_fields: bool = False,
    ) -> None:
        self.part = part
        self.paragraphs = paragraphs  # appended to; a part of several files (headers) counts through
        self.tables: list[_Open] = []
        self.pictures: list[Picture] = []
        self.sections: list[tuple[int, Element]] = []
        self.truncated = False
        self.unfinished = False  # a field that hides text was never closed
        self._limits = limits
        self._layout = layout
        self._hides = hides
        self._labels = labels
        self._breaking = breaking  # paragraph styles with pageBreakBefore; None: the default one
        self._marks = marks  # paragraph marks may be deleted or hidden
        self._ignore_fields = ignore_fields
        self._table: _Open | None = None
        self._cell: Cell | None = None
        self._numbers: list[int] | None = None  # of the cell being read
        self._characters = 0
        self._fillers = 500_000
        self._break_next = False
        self._boxes = 0

    def read(self, blocks: Iterable[Element]) -> Story:
        """Walk a story: a part's root element, or the notes to be read of it."""
        try:
            self._blocks(blocks, self.part)
        except _Full:
            self.truncated = True
        return self

    def finished_tables(self) -> tuple[Table, ...]:
        """The tables, in the order they begin."""
        return tuple(
            Table(table.index, tuple(tuple(tuple(cell) for cell in row) for row in table.rows)) for table in self.tables
        )

    def mark_section_breaks(self) -> None:
        """A section that begins on a new page: its first paragraph has a break before it."""
        for (last, _), (_, section) in pairwise(self.sections):
            sort = next((child.get(VAL) for child in section.iterchildren(TYPE)), None)
            if sort in _NEW_PAGE and last + 1 < len(self.paragraphs):
                self.paragraphs[last + 1].break_before = True

    def _blocks(self, container: Iterable[Element], part: Part) -> None:
        fields: list[bool] | None = None if self._ignore_fields else []
        held: _Held | None = None
        kind_of = _KINDS.get
        stack: list[tuple[Iterable[Element], int, object]] = [(iter(container), _INTO, None)]
        while stack:
            children, closes, saved = stack[-1]
            for child in children:
                kind = kind_of(child.tag)
                if kind == _PARAGRAPH:
                    held = self._paragraph(child, part, fields, held)
                elif kind == _INTO:
                    stack.append((iter(child), _INTO, None))
                    break
                elif kind == _TABLE:
                    self._release(part, held)
                    held = None
                    stack.append((iter(child), _TABLE, self._open_table()))
                    break
                elif kind == _ROW:
                    if self._table is not None and self._open_row(self._table, child):
                        stack.append((iter(child), _ROW, None))
                        break
                elif kind == _CELL:
                    if self._table is not None:
                        outside = (self._cell, self._numbers)
                        if self._open_cell(self._table, child):
                            stack.append((iter(child), _CELL, outside))
                            break
                elif kind == _SECTION:
                    if part == "body":
                        self.sections.append((len(self.paragraphs) - 1, child))
                elif kind == _ALTERNATE:
                    branch = branch_of(child)
                    if branch is not None:
                        stack.append((iter(branch), _INTO, None))
                        break
            else:
                stack.pop()
                if closes != _INTO and closes != _ROW:
                    self._release(part, held)
                    held = None
                    if closes == _CELL:
                        self._cell, self._numbers = saved  # type: ignore[misc]
                    else:
                        self._table, self._cell, self._numbers = saved  # type: ignore[misc]
        self._release(part, held)
        if fields and False in fields:
            self.unfinished = True

    def _paragraph(self, element: Element, part: Part, fields: list[bool] | None, held: _Held | None) -> _Held | None:
        """Read one w:p; returns it unfinished where its mark is deleted."""
        open_fields = tuple(fields) if fields is not None else None
        found = pieces(element, fields, self._hides)
        style = numbering = section = None
        joined = breaks = False
        properties = element[0] if len(element) else None  # w:pPr comes first (17.3.1.26)
        if properties is not None and properties.tag == P_PR:
            for child in properties:
                tag = child.tag
                if tag == P_STYLE:
                    style = child.get(VAL)
                elif tag == NUM_PR:
                    numbering = child
                elif tag == PAGE_BREAK_BEFORE:
                    breaks = child.get(VAL) not in OFF
                elif tag == SECT_PR:
                    section = child
                elif tag == R_PR and self._marks:
                    joined = _mark_gone(child)
        if not breaks and style in self._breaking:
            breaks = True
        handle: object = element
        if held is not None:
            held.pieces.extend(found)
            held.elements.append(element)
            if joined and section is None:
                return held
            found = held.pieces
            handle = Handle(tuple(held.elements), held.fields)
        elif joined and section is None:
            return _Held(found, [element], open_fields)
        elif open_fields != ():
            handle = Handle((element,), open_fields)
        label = self._labels.next(style, numbering) if self._labels is not None else ""
        self._finish(found, part, handle, label, breaks)
        if section is not None and part == "body":
            self.sections.append((len(self.paragraphs) - 1, section))
        return None

    def _release(self, part: Part, held: _Held | None) -> None:
        """A joined paragraph that finds no next one stands for itself if it has words, or its cell would be empty."""
        if held is not None and (
            any(text for text, _, _ in held.pieces) or (self._numbers is not None and not self._numbers)
        ):
            self._finish(held.pieces, part, Handle(tuple(held.elements), held.fields), "", False)

    def _finish(self, found: list[Piece], part: Part, handle: object, label: str, breaks: bool) -> None:
        """Append the paragraph, and the text boxes anchored in it before or after it."""
        texts = [piece[0] for piece in found]
        text = "".join(texts)
        after = False
        if PAGE in text or COLUMN in text:
            found, before, after = settle(found)
            breaks = breaks or before
            text = "".join([piece[0] for piece in found])
        boxed: Part = "textbox" if self.part == "body" else self.part
        anchored: list[Words] = []
        later: list[Element] = []
        if "" in texts:
            started = False
            for piece, element, _ in found:
                if piece:
                    started = True
                elif element.tag in (P, TBL):
                    later.append(element)
                else:
                    drawn = shape(element)
                    anchored += drawn.pictures
                    if not started and text and not drawn.low:
                        for box in drawn.boxes:
                            self._box(box, boxed)
                    else:
                        later += drawn.boxes
        number = len(self.paragraphs)
        self._characters += len(text)
        if number >= self._limits.paragraphs or self._characters > self._limits.characters:
            raise _Full
        if part != "textbox":
            breaks, self._break_next = breaks or self._break_next, after
        self.paragraphs.append(Paragraph(number, text, part, label, self._cell, breaks, handle, self._layout))
        if self._numbers is not None:
            self._numbers.append(number)
        for name, description, title, floats in anchored:
            self.pictures.append(Picture(part, number, name, description, title, floats))
        for element in later:
            self._box(element, part if element.tag in (P, TBL) else boxed)

    def _box(self, content: Element, part: Part) -> None:
        """Walk a text box, or a block found inside a paragraph, as a story within the story."""
        if self._boxes >= self._limits.boxes:
            self.truncated = True
            return
        self._boxes += 1
        outside = (self._table, self._cell, self._numbers)
        if content.tag not in (P, TBL):
            self._table = None
        self._blocks(content if content.tag not in (P, TBL) else (content,), part)
        self._table, self._cell, self._numbers = outside
        self._boxes -= 1

    def _open_table(self) -> tuple[_Open | None, Cell | None, list[int] | None]:
        outside = (self._table, self._cell, self._numbers)
        table = _Open(len(self.tables), self._table.depth + 1 if self._table is not None else 1)
        self.tables.append(table)
        self._table, self._cell, self._numbers = table, None, None
        return outside

    def _open_row(self, table: _Open, row: Element) -> bool:
        """Begin a row; False for one that is deleted."""
        skipped = 0
        for properties in row.iterchildren(TR_PR):
            for child in properties:
                if child.tag == DEL:
                    return False
                if child.tag == _GRID_BEFORE:
                    skipped = _count(child)
        table.row = []
        table.rows.append(table.row)
        table.column = 0
        self._fill(table, skipped)
        return True

    def _open_cell(self, table: _Open, element: Element) -> bool:
        """Begin a cell; False for one that is deleted, or merged into the one above or before it."""
        span, continues = 1, False
        merged = False
        for properties in element.iterchildren(TC_PR):
            for child in properties:
                tag = child.tag
                if tag == _GRID_SPAN:
                    span = max(1, _count(child))
                elif tag == _V_MERGE:
                    merged = True
                    continues = child.get(VAL, "continue") == "continue"
                elif tag == _H_MERGE:
                    continues = continues or (child.get(VAL, "continue") == "continue" and table.column > 0)
                elif tag == _CELL_DELETED:
                    return False
        if not table.rows:  # a cell outside any row
            table.rows.append(table.row)
        column = table.column
        covered = continues and (not merged or column in table.merges)
        if merged:
            table.merges.add(column)
        else:
            table.merges.discard(column)
        if covered:
            self._fill(table, span)
            return False
        numbers: list[int] = []
        table.row.append(numbers)
        table.column += 1
        self._fill(table, span - 1)
        self._cell = Cell(table.index, len(table.rows) - 1, column, table.depth)
        self._numbers = numbers
        return True

    def _fill(self, table: _Open, columns: int) -> None:
        """Grid columns without a cell of their own."""
        table.column += columns
        if 0 < columns <= self._fillers:
            self._fillers -= columns
            table.row.extend([] for _ in range(columns))


_GRID_BEFORE = W + "gridBefore"
_GRID_SPAN = W + "gridSpan"
_V_MERGE = W + "vMerge"
_H_MERGE = W + "hMerge"
_CELL_DELETED = W + "cellDel"


def _count(element: Element) -> int:
    """A number of grid columns, within what Word allows."""
    value = element.get(VAL, "")
    return min(int(value), _SPAN_LIMIT) if value.isdecimal() and len(value) < 9 else 0


def _mark_gone(properties: Element) -> bool:
    """Whether a paragraph mark's run properties say that the mark is deleted, moved away, or hidden."""
    return any(
        child.tag in (DEL, MOVE_FROM) or (child.tag == VANISH and child.get(VAL) not in OFF) for child in properties
    )
