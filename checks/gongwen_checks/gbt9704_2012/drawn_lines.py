"""Lines that are drawn as shapes: how far off the middle they stand, and how far below the words they hang on."""

from __future__ import annotations

from typing import Any

from gongwen_lint import Document, Paragraph, Section

from .edges import type_size
from .gaps import LINE, lines_between

_MM = 25.4 / 72  # in a point
_SAME = 2.0  # millimetres: a drawing as wide as the line holds nothing else
NEAR = (-2.0, 10.0)  # millimetres below the words that still look like the 4 of 7.2.7


def off_middle(line: Any, section: Section | None) -> float | None:
    """How far the middle of a line stands off that of the type area, in millimetres, to the right above 0; None where the
    file does not tell."""
    at = line.position
    if section is None or at.x is None or at.width is None or abs(at.width - line.length) > _SAME:
        return None
    if at.x_from == "page":
        begins = at.x
    elif at.x_from in ("margin", "column"):
        begins = section.left + section.gutter + at.x
    else:
        return None
    area: float = section.width - section.left - section.gutter - section.right
    middle: float = begins + line.length / 2
    return middle - section.left - section.gutter - area / 2


def gap_above(line: Any, words: Paragraph, anchor: Paragraph, document: Document) -> float | None:
    """How far a line is below the lower edge of a paragraph's one line of words, in millimetres; None where the file does
    not tell. `anchor` is the paragraph that it hangs on: that of the words, or a later one."""
    at = line.position
    if at.y is None or at.y_from != "paragraph":
        return None
    shape, size = words.format, type_size(words)
    pitch = shape.line if shape.line_rule == "exact" and shape.line else LINE
    if anchor is words:
        # software does not agree whether the space above a paragraph belongs to it: what is near by either is near
        distances: list[float] = [
            at.y - (pitch + size) / 2 * _MM,
            at.y - ((pitch + size) / 2 + (shape.space_before or 0.0)) * _MM,
        ]
        return next((distance for distance in distances if NEAR[0] <= distance <= NEAR[1]), distances[0])
    between = lines_between(words, anchor, document)
    if between is None:
        return None
    down: float = at.y
    return (between * LINE + (pitch - size) / 2) * _MM + down
