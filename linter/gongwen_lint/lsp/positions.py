"""Text with lines as the protocol cuts them, and columns in the units that a client counts in.

LSP 3.17, Text Documents: lines end at \\n, \\r\\n and \\r only (Python's splitlines cuts at form feeds and U+2028 too, which
drafts pasted from Word hold), and a position beyond a line's end means its end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from lsprotocol import types

_LINE_END = re.compile(r"\r\n|\n|\r")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """The code units of one position encoding: utf-8, utf-16 or utf-32."""

    __slots__ = ("encoding",)

    def __init__(self, encoding: str = "utf-16") -> None:
        self.encoding = encoding

    def count(self, text: str) -> int:
        """How many units a text takes."""
        if self.encoding == "utf-8":
            return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
        if self.encoding == "utf-32" or not _BEYOND.search(text):
            return len(text)
        return len(text) + len(_BEYOND.findall(text))

    def points(self, text: str, units: int) -> int:
        """How many code points of a text that many units cover; a position inside a character is its start."""
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass")[: max(units, 0)].decode("utf-8", "ignore"))
        if self.encoding == "utf-32" or not _BEYOND.search(text):
            return min(max(units, 0), len(text))
        covered = text.encode("utf-16-le", "surrogatepass")[: 2 * max(units, 0)]
        cut = len(covered) >= 2 and 0xD8 <= covered[-1] <= 0xDB  # the first half of a pair
        return len((covered[:-2] if cut else covered).decode("utf-16-le", "surrogatepass"))


class Text:
    """A text that does not change, with its lines."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def ends(self) -> list[tuple[int, int]]:
        """For each line where its words end, and where the next begins."""
        found = [(mark.start(), mark.end()) for mark in _LINE_END.finditer(self.text)]
        return [*found, (len(self.text), len(self.text))]

    def bounds(self, line: int) -> tuple[int, int]:
        """Where the words of a line begin and end; beyond the last line, the end of the text."""
        if line >= len(self.ends):
            return len(self.text), len(self.text)
        return (self.ends[line - 1][1] if line > 0 else 0), self.ends[line][0]

    def line(self, number: int) -> str:
        """The words of a line, without its end."""
        start, end = self.bounds(number)
        return self.text[start:end]

    def offset(self, position: types.Position, units: Units) -> int:
        """The code point that a client's position means."""
        start, end = self.bounds(position.line)
        return start + units.points(self.text[start:end], position.character)

    def position(self, offset: int, units: Units) -> types.Position:
        """A code point as the client counts."""
        line = min(bisect_right(self.ends, offset, key=lambda end: end[1]), len(self.ends) - 1)
        start, end = self.bounds(line)
        return types.Position(line, units.count(self.text[start : min(offset, end)]))

    def at(self, line: int, column: int, units: Units) -> types.Position:
        """A line and a column in code points as the client counts."""
        return types.Position(line, units.count(self.line(line)[:column]))

    def changed(self, change: types.TextDocumentContentChangeEvent, units: Units) -> Text:
        """The text after a client's change."""
        if isinstance(change, types.TextDocumentContentChangeWholeDocument):
            return Text(change.text)
        start, end = self.offset(change.range.start, units), self.offset(change.range.end, units)
        return Text(self.text[:start] + change.text + self.text[max(start, end) :])


def zero() -> types.Range:
    """The very start of a document."""
    return types.Range(types.Position(0, 0), types.Position(0, 0))


def before(a: types.Position, b: types.Position) -> bool:
    """Whether a position stands at or before another."""
    return (a.line, a.character) <= (b.line, b.character)


def touches(a: types.Range, b: types.Range) -> bool:
    """Whether two ranges share a place, their ends counted in."""
    return before(a.start, b.end) and before(b.start, a.end)


def spanning(ranges: list[types.Range]) -> types.Range:
    """The least range that holds them all; there must be one."""
    start = min((r.start for r in ranges), key=lambda p: (p.line, p.character))
    end = max((r.end for r in ranges), key=lambda p: (p.line, p.character))
    return types.Range(start, end)
