"""Automatic numbering: which typed labels Word would compute itself, and the list that computes them."""

from __future__ import annotations

import re

_DIGITS = "一二三四五六七八九"
_LEVELS = (  # GB/T 9704 7.3.3: 一、（一）1.（1）
    (re.compile(r"([一二三四五六七八九十]+)、"), "chineseCountingThousand", "%1、"),
    (re.compile(r"（([一二三四五六七八九十]+)）"), "chineseCountingThousand", "（%2）"),
    (re.compile(r"(\d+)\. ?"), "decimal", "%3."),
    (re.compile(r"（(\d+)）"), "decimal", "（%4）"),
)
LIST = 1  # the one list of a built paper


class Labels:
    """Follows the typed labels of a paper and answers which of them an automatic list would give."""

    def __init__(self) -> None:
        self._next = [1] * len(_LEVELS)
        self._usable = len(_LEVELS)  # levels from here on are typed by hand: their order is not a list's

    def find(self, text: str) -> tuple[tuple[int, int], int] | None:
        """(list, level) and the length of the typed label at the start of a text; None where it must stay typed."""
        for level, (pattern, _, _) in enumerate(_LEVELS[: self._usable]):
            if hit := pattern.match(text):
                if _value(hit[1]) != self._next[level] or len(text) == hit.end():
                    self._usable = level
                    return None
                self._next[level] += 1
                self._next[level + 1 :] = [1] * (len(_LEVELS) - level - 1)
                return (LIST, level), hit.end()
        return None


def definitions() -> str:
    """The inside of numbering.xml."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (_, form, shown) in enumerate(_LEVELS)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{LIST}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        f'<w:num w:numId="{LIST}"><w:abstractNumId w:val="{LIST}"/></w:num>'
    )


def _value(label: str) -> int:
    """The number a label says: 十二 → 12."""
    if label.isdecimal():
        return int(label)
    tens, ten, ones = label.rpartition("十")
    if not ten:
        return _DIGITS.find(label) + 1
    return (10 if not tens else 10 * (_DIGITS.find(tens) + 1)) + (_DIGITS.find(ones) + 1 if ones else 0)
