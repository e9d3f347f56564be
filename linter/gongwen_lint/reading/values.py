"""Attribute values read defensively: what is not a sensible number, switch or colour is None, never an error."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from .names import OFF, VAL

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pc": 12.0, "pi": 12.0}  # 22.9.2.15
_HEX = frozenset("0123456789abcdefABCDEF")
_LIMIT = 1e6  # points; about 350 m


def number(value: str | None) -> float | None:
    """A plain number ("32", "32.0", "-3")."""
    if not value or len(value) > 20:
        return None
    try:
        found = float(value)
    except ValueError:
        return None
    return found if isfinite(found) and abs(found) < 1e9 else None


def whole(value: str | None) -> int | None:
    """A plain whole number; fractions are cut off."""
    found = number(value)
    return None if found is None else int(found)


def points(value: str | None, per_point: int = 20) -> float | None:
    """A length in points: a bare number of twips (or of the unit of which `per_point` make a point), or, in Strict
    documents, with its unit ("12pt", "2.5cm")."""
    if value and value[-2:] in _POINTS:
        found = number(value[:-2])
        size = None if found is None else found * _POINTS[value[-2:]]
    else:
        found = number(value)
        size = None if found is None else found / per_point
    return size if size is not None and abs(size) < _LIMIT else None


def switch(element: Element) -> bool:
    """A switch such as w:b (17.17.4): on unless its value says off."""
    return element.get(VAL) not in OFF


def colour(value: str | None) -> str | None:
    """RRGGBB in capitals; None for "auto" and for what is not a colour."""
    return value.upper() if value and len(value) == 6 and _HEX.issuperset(value) else None
