"""A sample of findings for review by people: drawn by a seed, marked right or wrong on a sheet, read back as precision."""

from __future__ import annotations

import csv
import io
import math
import random
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from .figures import Line, line_at

RIGHT = ("对", "是", "正确", "√", "✓", "1", "y", "yes", "right", "true")
WRONG = ("错", "否", "不对", "误报", "×", "✗", "0", "n", "no", "wrong", "false")
HEADER = ("序号", "判断（对或错）", "备注", "检查", "程度", "问题", "原文", "位置", "文件", "发文字号", "标题")


class BadSheet(ValueError):
    """A sheet that cannot be read back; the message is one Chinese sentence."""


class Precision(NamedTuple):
    """How many of the findings that were judged are right."""

    name: str
    right: int
    wrong: int
    blank: int = 0

    @property
    def judged(self) -> int:
        """Those that were judged."""
        return self.right + self.wrong

    @property
    def share(self) -> float:
        """Right of judged."""
        return self.right / self.judged if self.judged else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies with 95 % confidence (Wilson)."""
        n, z = self.judged, 1.96
        if not n:
            return 0.0, 1.0
        middle = (self.share + z * z / (2 * n)) / (1 + z * z / n)
        reach = z / (1 + z * z / n) * math.sqrt(self.share * (1 - self.share) / n + z * z / (4 * n * n))
        return max(0.0, middle - reach), min(1.0, middle + reach)


def drawn(connection: sqlite3.Connection, number: int, seed: int) -> list[Line]:
    """So many open findings, the same for the same store and seed; all where there are fewer."""
    keys = connection.execute(
        "SELECT f.file, f.number FROM open_finding AS f LEFT JOIN file ON file.id = f.file "
        "ORDER BY file.path, f.file, f.number"
    ).fetchall()
    chosen = keys if len(keys) <= number else sorted(random.Random(seed).sample(range(len(keys)), number))
    return [line_at(connection, *(key if isinstance(key, tuple) else keys[key])) for key in chosen]


def rows(chosen: Iterable[Line]) -> Iterator[tuple[str | int, ...]]:
    """The sheet to be marked, in the columns of HEADER."""
    from ..report.values import SEVERITY_NAMES

    for number, line in enumerate(chosen, 1):
        yield (
            number, "", "", line.code, SEVERITY_NAMES[line.severity], line.message, line.quote, line.place,
            line.path or "（整个档案）", line.number, line.title,
        )  # fmt: skip


def marked(path: str) -> list[Precision]:
    """The precision that a marked sheet (.csv or .xlsx) says: of all first, then of each check. Raises BadSheet."""
    table = _xlsx(path) if path.lower().endswith(".xlsx") else _csv(path)
    header = next(table, [])
    if HEADER[1] not in header or HEADER[3] not in header:
        raise BadSheet(f"{path} 不是 --sample 写出的表：缺少“{HEADER[1]}”或“{HEADER[3]}”一栏。")
    judgement, code = header.index(HEADER[1]), header.index(HEADER[3])
    counts: dict[str, list[int]] = {}
    for number, row in enumerate(table, 2):
        if len(row) <= code or not row[code]:
            continue
        said = row[judgement].strip().lower()
        if said and said not in RIGHT + WRONG:
            raise BadSheet(f"{path} 第 {number} 行的判断“{said}”看不懂，请写“对”或“错”。")
        which = 2 if not said else 0 if said in RIGHT else 1
        counts.setdefault(row[code], [0, 0, 0])[which] += 1
    every = [sum(column) for column in zip(*counts.values(), strict=True)] or [0, 0, 0]
    return [Precision("合计", *every), *(Precision(name, *count) for name, count in sorted(counts.items()))]


def _csv(path: str) -> Iterator[list[str]]:
    data = Path(path).read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):  # a spreadsheet of this country may save as the latter
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        separator = "\t" if "\t" in text.partition("\n")[0] else ","
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return
    raise BadSheet(f"{path} 的文字编码无法识别，请另存为 UTF-8。")


def _xlsx(path: str) -> Iterator[list[str]]:
    """The rows of the first sheet, as a spreadsheet program has saved it."""
    from lxml import etree

    name = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with zipfile.ZipFile(path) as book:
            shared = []
            if "xl/sharedStrings.xml" in book.namelist():
                root = etree.fromstring(book.read("xl/sharedStrings.xml"), parser)
                shared = ["".join(t.text or "" for t in item.iter(f"{name}t")) for item in root]
            sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"), parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as problem:
        raise BadSheet(f"{path} 不是工作簿，或者已经损坏。") from problem
    for row in sheet.iter(f"{name}row"):
        cells: dict[int, str] = {}
        for cell in row:
            value, kind = cell.findtext(f"{name}v") or "", cell.get("t")
            if kind == "s":
                value = shared[int(value)]
            elif kind == "inlineStr":
                value = "".join(t.text or "" for t in cell.iter(f"{name}t"))
            cells[_column(cell.get("r") or "A")] = value
        yield [cells.get(n, "") for n in range(max(cells, default=-1) + 1)]


def _column(reference: str) -> int:
    number = 0
    for letter in reference:
        if letter.isalpha():
            number = number * 26 + ord(letter.upper()) - 64
    return number - 1
