"""The double lines of a letter (10.1): drawn as shapes, or as edges of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gongwen_lint import Document, Paper, Paragraph, Place

from ..drawn_lines import off_middle

LONG = 160.0  # millimetres: longer than the type area, as only a letter's lines are
SHORTEST = 100.0
_MM = 25.4 / 72
_DOUBLE = ("double", "thickThin", "thinThick", "triple")


class DoubleRule(NamedTuple):
    """A line across the page."""

    place: Place
    style: str  # single, double, thickThin (thick above), thinThick; of an edge: as ECMA-376 names it
    colour: str | None
    told: bool  # the file says what colour it has
    length: float | None  # millimetres
    drawn: bool  # as a shape, not as an edge
    low: bool  # at the foot of the page
    from_foot: float | None  # millimetres from the lower edge of the paper
    aside: float = 0.0  # millimetres that its middle stands off that of the type area, to the right above 0

    @property
    def double(self) -> bool:
        """Whether it is one of the double kinds."""
        return self.style.startswith(_DOUBLE)

    @property
    def long(self) -> bool:
        """Whether it is a double line longer than the type area."""
        return self.double and self.length is not None and self.length > LONG


def double_rules(paper: Paper, document: Document) -> list[DoubleRule]:
    """The lines of a letter's first page: those above the title, and those at the foot, single ones too."""
    section = next(iter(document.sections), None)
    found: list[DoubleRule] = []
    title = paper.title.place.paragraph if paper.title is not None and paper.title.place.part == "body" else 12
    wide = section.width - section.left - section.right - section.gutter if section is not None else None
    for line in document.lines:
        if line.length < SHORTEST:
            continue
        foot = None
        low = line.part == "footer"
        if section is not None and line.position.y is not None:
            if line.position.y_from == "page":
                foot = section.height - line.position.y
            elif line.position.y_from == "margin":
                foot = section.height - section.top - line.position.y
        if foot is not None and section is not None:
            low = foot < section.height / 2
        elif line.part == "body" and line.paragraph > title:
            continue
        part = document.part(line.part)
        place = part[line.paragraph].place() if line.paragraph < len(part) else part[-1].place()
        told = line.colour is not None
        aside = off_middle(line, section) or 0.0
        found.append(DoubleRule(place, line.style, line.colour, told, line.length, True, low, foot, aside))
    found += _edges(document.paragraphs[: title + 1], wide, False)
    found += _edges(document.part("header"), wide, False)
    found += _edges(document.part("footer"), wide, True)
    return found


def _edges(paragraphs: Iterable[Paragraph], wide: float | None, low: bool) -> list[DoubleRule]:
    found = []
    for paragraph in paragraphs:
        shape = paragraph.format
        for rule in (shape.rule_top, shape.rule_bottom):
            if rule is None:
                continue
            size = paragraph.spans[0].size or 16.0
            left = shape.indent_left_chars * size if shape.indent_left_chars else shape.indent_left or 0.0
            right = shape.indent_right_chars * size if shape.indent_right_chars else shape.indent_right or 0.0
            room = wide if shape.frame is None else shape.frame.width  # a line is as wide as the frame it stands in
            length = None if room is None or paragraph.part == "textbox" else room - (left + right) * _MM
            found.append(DoubleRule(paragraph.place(), rule.style, rule.colour, True, length, False, low, None))
    return found
