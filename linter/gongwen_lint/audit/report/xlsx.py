"""The tables as a workbook (extra `xlsx`). Text stays text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Iterable

from .sheets import Sheet

_ROWS = 1_048_575  # of a sheet, besides its header
_LONGEST = 32_767  # characters of a cell
_WIDTHS = {"问题": 60, "原文": 40, "条文": 40, "文件": 40, "标题": 40, "依据": 30, "名称": 36, "原因": 70, "项目": 36}


class NoWriter(Exception):
    """XlsxWriter is not installed."""


def write(path: str, sheets: Iterable[Sheet]) -> None:
    """Write a workbook. Raises NoWriter, OSError."""
    try:
        import xlsxwriter
        from xlsxwriter.exceptions import FileCreateError
    except ImportError:
        raise NoWriter from None
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(path, options)
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for sheet in sheets:
        rows = iter(sheet.rows)
        number, full = 1, True
        while full:
            page = book.add_worksheet(sheet.title if number == 1 else f"{sheet.title}{number}")
            page.freeze_panes(1, 0)
            for column, name in enumerate(sheet.header):
                page.set_column(column, column, _WIDTHS.get(name, 14))
                page.write_string(0, column, name, bold)
            full = _fill(page, rows)
            page.autofilter(0, 0, 0, len(sheet.header) - 1)
            number += 1
    try:
        book.close()
    except FileCreateError as problem:
        raise OSError(str(problem)) from problem


def _fill(page: object, rows: Iterable[tuple[str | int, ...]]) -> bool:
    """Write rows; whether the sheet is full before they end."""
    text = page.write_string  # type: ignore[attr-defined]
    figure = page.write_number  # type: ignore[attr-defined]
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                figure(at, column, cell)
            elif cell:
                text(at, column, cell[:_LONGEST])
        if at == _ROWS:
            return True
    return False
