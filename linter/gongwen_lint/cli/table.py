"""Columns that line up although Chinese characters are twice as wide as Latin ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..report.plain import pad, width


def table(rows: Iterable[Sequence[str]], indent: int = 0) -> Iterator[str]:
    """The rows as lines; every column but the last is as wide as its widest cell."""
    listed = [list(row) for row in rows]
    columns = max((len(row) for row in listed), default=0)
    wide = [max((width(row[n]) for row in listed if n < len(row) - 1), default=0) for n in range(columns)]
    for row in listed:
        cells = [pad(cell, wide[n]) for n, cell in enumerate(row[:-1])] + row[-1:]
        yield (" " * indent + "  ".join(cells)).rstrip()
