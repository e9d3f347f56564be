"""What is drawn and what runs over the pages: lines, text boxes, headers and footers, the edges of tables.

Worked out when it is first asked for, from the trees that the paragraphs were read from. Implements `document.Drawn`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ..document import Box, DrawnLine, Running
from .geometry import position, strokes
from .inline import branch_of
from .layout import elements_of
from .names import CHOICE, FALLBACK, R_ID, TYPE, P, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ..document import Paragraph, Position, Table, TableFormat
    from .docx import Docx

_DRAWINGS = (W + "drawing", W + "pict", W + "object")
_PAGES = ("default", "first", "even")
_PARTS: tuple[Literal["header", "footer"], ...] = ("header", "footer")


class Drawing:
    """What is drawn in one document, read once."""

    __slots__ = ("_boxes", "_docx", "_lines", "_running", "_tables", "paragraphs")

    def __init__(self, docx: Docx, paragraphs: tuple[Paragraph, ...]) -> None:
        self._docx = docx
        self.paragraphs = paragraphs  # of the body
        self._lines: tuple[DrawnLine, ...] | None = None
        self._boxes: tuple[Box, ...] = ()
        self._running: tuple[Running, ...] | None = None
        self._tables: dict[int, TableFormat | None] = {}

    def running(self) -> tuple[Running, ...]:
        """Headers and footers as they take effect (17.10): a section without one has that of the section before."""
        if self._running is None:
            self._running = tuple(self._run())
        return self._running

    def lines(self) -> tuple[DrawnLine, ...]:
        """Horizontal lines drawn as shapes."""
        if self._lines is None:
            self._draw()
        return self._lines or ()

    def boxes(self) -> tuple[Box, ...]:
        """Text boxes."""
        if self._lines is None:
            self._draw()
        return self._boxes

    def table_format(self, table: Table) -> TableFormat | None:
        """The look of a table."""
        if table.index not in self._tables:
            from .grid import table_format

            self._tables[table.index] = table_format(table, self.paragraphs, self._docx.resources)
        return self._tables[table.index]

    def _run(self) -> list[Running]:
        docx = self._docx
        relations = docx.resources.package.relations(docx.resources.package.main_name)
        held: dict[tuple[str, str], str] = {}
        found = []
        for section, element in zip(docx.sections(), docx.section_elements(), strict=True):
            for part in _PARTS:
                for reference in element.iterchildren(W + part + "Reference"):
                    relation = relations.get(reference.get(R_ID, ""))
                    if relation is not None and not relation.external:
                        held[part, reference.get(TYPE, "default")] = relation.target
            for part in _PARTS:
                for pages in _PAGES:
                    if (pages == "first" and not section.title_page) or (pages == "even" and not section.even_and_odd):
                        continue
                    name = held.get((part, pages))
                    if name is not None:
                        found.append(Running(part, section.index, pages, docx.file(part, name)))  # type: ignore[arg-type]
        return found

    def _draw(self) -> None:
        docx = self._docx
        lines: list[DrawnLine] = []
        boxes: list[Box] = []
        self._of_part(docx.tree(docx.resources.package.main_name), self.paragraphs, lines, boxes)
        for part in _PARTS:
            for name in docx.files(part):
                self._of_part(docx.tree(name), docx.file(part, name), lines, boxes)
        self._lines, self._boxes = tuple(lines), tuple(boxes)

    def _of_part(
        self, root: Element | None, paragraphs: tuple[Paragraph, ...], lines: list[DrawnLine], boxes: list[Box]
    ) -> None:
        drawings = [] if root is None else list(root.iter(*_DRAWINGS))
        if not drawings:
            return
        where = {element: paragraph for paragraph in paragraphs for element in elements_of(paragraph)}
        theme = self._docx.resources.theme
        for drawing in drawings:
            paragraph = next((where[p] for p in drawing.iterancestors(P) if p in where), None)
            if paragraph is None or not _read(drawing):
                continue
            at = position(drawing)
            for stroke in strokes(drawing, theme):
                lines.append(
                    DrawnLine(
                        paragraph.part,
                        paragraph.index,
                        stroke.length,
                        stroke.weight,
                        stroke.colour,
                        stroke.style,
                        _lowered(at, stroke.down),
                    )
                )
            for content in drawing.iter("{*}txbxContent"):
                holder = next(content.iterancestors(*_DRAWINGS), None)
                if holder is drawing and _read(content):
                    inside = tuple(where[p].index for p in content.iter(P) if p in where)
                    boxes.append(Box(paragraph.part, paragraph.index, inside, at))


def _lowered(at: Position, down: float) -> Position:
    """The place of a line in a drawing."""
    if not down or at.y is None:
        return at
    from ..lean import replace

    return replace(at, y=round(at.y + down, 2))


def _read(node: Element) -> bool:
    """Whether a node stands in the branches of alternate content that are read."""
    for branch in node.iterancestors(CHOICE, FALLBACK):
        parent = branch.getparent()
        if parent is not None and branch_of(parent) is not branch:
            return False
    return True
