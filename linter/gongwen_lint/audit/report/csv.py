"""The findings as CSV, as spreadsheets of this country open it: UTF-8 with its mark, no text taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from .sheets import Sheet

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(sheet: Sheet) -> Iterator[str]:
    """The lines of one table."""
    yield "\ufeff" + line(sheet.header)
    for row in sheet.rows:
        yield line(row)


def line(cells: tuple[str | int, ...]) -> str:
    """One row. An apostrophe is put before words that a spreadsheet would calculate."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_plain(cell) for cell in cells])
    return out.getvalue()


def _plain(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
