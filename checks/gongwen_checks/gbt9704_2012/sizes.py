"""The type sizes that the standard names, in points."""

from __future__ import annotations

from gongwen_lint import language

TWO, THREE, FOUR = 22.0, 16.0, 14.0  # 二号, 三号, 四号


def in_words(points: float) -> str:
    """A size as a clerk calls it: 16 → 三号, 17 → 17磅."""
    return language.type_sizes.in_words(points)
