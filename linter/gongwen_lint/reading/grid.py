"""How a table looks: its width, its alignment, the edges above and below its rows that take effect (17.4.39), where it
floats (17.4.57) and how its cells' text stands in them (17.4.83)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document import Position, TableFormat
from .borders import border
from .layout import elements_of
from .names import TBL, TBL_PR, TC, TC_PR, TR, VAL, W
from .values import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from ..document import Border, Paragraph, Table
    from .resources import Resources

_BORDERS, _STYLE, _WIDTH, _JC = W + "tblBorders", W + "tblStyle", W + "tblW", W + "jc"
_CELL_BORDERS, _EXCEPTIONS, _GRID, _COLUMN = W + "tcBorders", W + "tblPrEx", W + "tblGrid", W + "gridCol"
_FLOATING, _V_ALIGN = W + "tblpPr", W + "vAlign"
_INSIDE = "insideH"
_MM = 25.4 / 1440
_ALIGNMENTS = {"start": "left", "end": "right"}


def table_format(table: Table, paragraphs: tuple[Paragraph, ...], resources: Resources) -> TableFormat | None:
    """The look of a table of the body; None where its element is not found."""
    element = _element(table, paragraphs)
    if element is None:
        return None
    properties = next(element.iterchildren(TBL_PR), None)
    edges, width, alignment = _of_properties(properties, resources)
    if width is None:
        columns = [
            number(c.get(W + "w")) or 0.0 for grid in element.iterchildren(_GRID) for c in grid if c.tag == _COLUMN
        ]
        width = sum(columns) * _MM if any(columns) else None
    rows = list(element.iterchildren(TR))
    drawn: list[tuple[Border | None, Border | None]] = []
    for place, row in enumerate(rows):
        own = dict(edges)
        for exceptions in row.iterchildren(_EXCEPTIONS):
            for borders in exceptions.iterchildren(_BORDERS):
                _add(own, borders)
        above = own.get("top") if place == 0 else own.get(_INSIDE)
        below = own.get("bottom") if place == len(rows) - 1 else own.get(_INSIDE)
        cells = [_of_cell(cell) for cell in row.iterchildren(TC)]
        drawn.append((_most([c.get("top", above) for c in cells]), _most([c.get("bottom", below) for c in cells])))
    return TableFormat(
        None if width is None else round(width, 2),
        alignment,
        tuple(_joined(drawn)),
        _floating(properties, width),
        _upright(table, paragraphs),
    )


def _floating(properties: Element | None, width: float | None) -> Position | None:
    """Where a table stands that text flows round."""
    for place in properties.iterchildren(_FLOATING) if properties is not None else ():
        across, down = number(place.get(W + "tblpX")), number(place.get(W + "tblpY"))
        x_align, y_align = place.get(W + "tblpXSpec", ""), place.get(W + "tblpYSpec", "")
        return Position(
            width,
            None,
            None if x_align else round((across or 0.0) * _MM, 2),
            None if y_align else round((down or 0.0) * _MM, 2),
            place.get(W + "horzAnchor", "text"),
            place.get(W + "vertAnchor", ""),  # software does not agree on what is meant where it is not said
            x_align,
            y_align.replace("inline", ""),
        )
    return None


def _upright(table: Table, paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_stands(cell, table.index, paragraphs) for cell in row) for row in table.rows)


def _stands(cell: tuple[int, ...], table: int, paragraphs: tuple[Paragraph, ...]) -> str:
    """How the text of a cell stands in it: top, center, bottom; "" where there is no cell, or it is in none itself."""
    first = paragraphs[cell[0]] if cell else None
    if first is None or first.cell is None or first.cell.table != table or first.part != "body":
        return ""
    holder = next(elements_of(first)[0].iterancestors(TC), None)
    for properties in holder.iterchildren(TC_PR) if holder is not None else ():
        for align in properties.iterchildren(_V_ALIGN):
            return str(align.get(VAL, "top"))
    return "top"


def _joined(drawn: list[tuple[Border | None, Border | None]]) -> Iterable[tuple[Border | None, Border | None]]:
    """Rows share their edge: where one of two neighbours draws it, it is there."""
    for place, (above, below) in enumerate(drawn):
        if above is None and place > 0:
            above = drawn[place - 1][1]
        if below is None and place + 1 < len(drawn):
            below = drawn[place + 1][0]
        yield above, below


def _most(edges: list[Border | None]) -> Border | None:
    """The edge of most cells of a row."""
    there = [edge for edge in edges if edge is not None]
    return there[0] if len(there) * 2 > len(edges) else None


def _of_properties(element: Element | None, resources: Resources) -> tuple[dict[str, Any], float | None, str | None]:
    edges: dict[str, Any] = {}
    style = width = alignment = None
    own: list[Element] = []
    for child in element if element is not None else ():
        if child.tag == _STYLE:
            style = child.get(VAL)
        elif child.tag == _BORDERS:
            own.append(child)
        elif child.tag == _JC:
            value = child.get(VAL, "")
            alignment = _ALIGNMENTS.get(value, value) or None
        elif child.tag == _WIDTH and child.get(W + "type", "dxa") == "dxa":
            twips = number(child.get(W + "w"))
            width = twips * _MM if twips else None
    for one in resources.styles.chain("table", style):
        for properties in one.element.iterchildren(TBL_PR):
            for borders in properties.iterchildren(_BORDERS):
                _add(edges, borders)
    for borders in own:
        _add(edges, borders)
    return edges, width, alignment


def _of_cell(cell: Element) -> dict[str, Any]:
    edges: dict[str, Any] = {}
    for properties in cell.iterchildren(TC_PR):
        for borders in properties.iterchildren(_CELL_BORDERS):
            _add(edges, borders)
    return edges


def _add(edges: dict[str, Any], borders: Element) -> None:
    for edge in borders:
        edges[str(edge.tag).rpartition("}")[2]] = border(edge)


def _element(table: Table, paragraphs: tuple[Paragraph, ...]) -> Element | None:
    for row in table.rows:
        for cell in row:
            for found in cell:
                paragraph = paragraphs[found]
                if paragraph.cell is not None and paragraph.cell.table == table.index and paragraph.part == "body":
                    return next(elements_of(paragraph)[0].iterancestors(TBL), None)
    return None
