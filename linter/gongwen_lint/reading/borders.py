"""Edges of paragraphs and tables (ECMA-376 17.3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document import Border
from .names import VAL, W
from .values import colour, number, points

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SIZE, _COLOUR, _SPACE = W + "sz", W + "color", W + "space"


def border(edge: Element) -> Border | None:
    """One edge as it is drawn; None where the file says that there is none."""
    style = edge.get(VAL, "nil")
    if style in ("nil", "none"):
        return None
    return Border(style, points(edge.get(_SIZE), 8), colour(edge.get(_COLOUR)), number(edge.get(_SPACE)) or 0.0)
