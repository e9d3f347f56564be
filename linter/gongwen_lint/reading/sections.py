"""Page set-up, section by section (ECMA-376 17.6). Lengths come out in millimetres."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..document import Section
from .names import R_ID, W
from .values import points, switch, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MM = 25.4 / 72
_PAGE_SIZE = W + "pgSz"
_MARGINS = W + "pgMar"
_GRID = W + "docGrid"
_TITLE_PAGE = W + "titlePg"
_TYPE = W + "type"
_NUMBERS = W + "pgNumType"
_WITH_LINES = ("lines", "linesAndChars", "snapToChars")
_WITH_CHARACTERS = ("linesAndChars", "snapToChars")
_SLACK = 0.05  # Word rounds the pitch to a twentieth of a point; a grid of 22 lines may compute as 21.98


def section(
    element: Element, index: int, first: int, last: int, *, character: Callable[[], float | None], even_and_odd: bool
) -> Section:
    """One w:sectPr. `character` gives the size in points of the default style's text, from which a grid
    of characters counts; it is asked only where there is one."""
    size: dict[str, float] = {}
    margins: dict[str, float] = {}
    landscape = title_page = False
    pitch = spacing = None
    grid = ""
    form = start = None
    for child in element:
        if child.tag == _PAGE_SIZE:
            size = _lengths(child, ("w", "h"))
            landscape = child.get(W + "orient") == "landscape"
        elif child.tag == _MARGINS:
            margins = _lengths(child, ("top", "bottom", "left", "right", "gutter", "header", "footer"))
        elif child.tag == _GRID:
            grid = child.get(_TYPE, "")
            pitch = points(child.get(W + "linePitch"))
            spacing = whole(child.get(W + "charSpace"))
        elif child.tag == _NUMBERS:
            form, start = child.get(W + "fmt"), whole(child.get(W + "start"))
        elif child.tag == _TITLE_PAGE:
            title_page = switch(child)
    width, height = size.get("w", 612.0), size.get("h", 792.0)  # Word's own defaults: 8.5 × 11 inches
    top, bottom = abs(margins.get("top", 72.0)), abs(margins.get("bottom", 72.0))  # negative: fixed height
    left, right, gutter = margins.get("left", 72.0), margins.get("right", 72.0), margins.get("gutter", 0.0)
    lines = characters = None
    if grid in _WITH_LINES and pitch and pitch > 1:
        lines = int((height - top - bottom) / pitch + _SLACK)
    if grid in _WITH_CHARACTERS:
        advance = (character() or 10.5) + (spacing or 0) / 4096  # 17.6.5: charSpace in 4096ths of a point
        if advance > 1:
            characters = int((width - left - right - gutter) / advance + _SLACK)
    header, footer = margins.get("header"), margins.get("footer")
    return Section(
        index=index,
        first_paragraph=first,
        last_paragraph=last,
        width=_mm(width),
        height=_mm(height),
        top=_mm(top),
        bottom=_mm(bottom),
        left=_mm(left),
        right=_mm(right),
        gutter=_mm(gutter),
        header_distance=None if header is None else _mm(header),
        footer_distance=None if footer is None else _mm(footer),
        landscape=landscape,
        grid_lines=lines,
        grid_characters=characters,
        title_page=title_page,
        even_and_odd=even_and_odd,
        page_number_format=form,
        page_number_start=start,
        grid_pitch=pitch if grid in _WITH_LINES else None,
        grid_spacing=(spacing or 0) / 4096 if grid in _WITH_CHARACTERS else None,
    )


def references(element: Element, kind: str) -> list[str]:
    """Relationship identifiers of a section's headers or footers, in file order."""
    return [child.get(R_ID, "") for child in element.iterchildren(W + kind + "Reference")]


def _lengths(element: Element, names: tuple[str, ...]) -> dict[str, float]:
    found = {}
    for name in names:
        value = points(element.get(W + name))
        if value is not None:
            found[name] = value
    return found


def _mm(length: float) -> float:
    return round(length * _MM, 2)
