"""Tables as recognition sees them: rows of cells of lines, and what such a table is for in a paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from ..document import Paragraph
from ..patterns import pattern
from .cues import attendance_like, dated, imprint_like
from .form import ADDRESSED, heads_form, is_handler, is_label
from .letterhead import is_number, is_small
from .lines import Line
from .vocabulary import INDEX

Use = Literal["index", "form", "imprint", "attendance", "text", "data"]
_SURELY_INDEX = ("索引号", "主题分类", "信息分类", "公开责任部门", "有效性", "统一编号", "发布机构")
_ATTENDING = pattern(r"(?:出席|列席|请假|缺席|参加|主持人?|记录)(?:会议)?(?:人员?|领导|单位)?$")


def is_index_label(bare: str) -> bool:
    """A label of the information table that stands above a web copy (索引号, 主题分类, 发文机关 …)."""
    return bare in INDEX


class Grid:
    """One table: the lines of each cell, by row and column; empty cells are there too, with no lines."""

    __slots__ = ("cells", "lines")

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.cells: dict[tuple[int, int], list[Line]] = {}

    def add(self, line: Line) -> None:
        """Put one more line into its cell."""
        cell = line.cell
        assert cell is not None
        self.lines.append(line)
        self.cells.setdefault((cell.row, cell.column), []).append(line)

    def rows(self) -> Iterator[list[tuple[int, list[Line]]]]:
        """Row by row, its cells with their columns."""
        row: list[tuple[int, list[Line]]] = []
        last = -1
        for (number, column), held in self.cells.items():
            if number != last and row:
                yield row
                row = []
            last = number
            row.append((column, held))
        if row:
            yield row

    def addresses(self) -> bool:
        """Whether it names the recipients and little else: 主送 in one cell and the organs in the next."""
        if len(self.cells) > 12 or len(self.lines) > 16 or any(is_number(line.bare) for line in self.lines):
            return False
        heads = [held[0].bare for held in self.cells.values() if held]
        return len(self.lines) > 1 and any(head.replace(":", "：").partition("：")[0] in ADDRESSED for head in heads)

    def use(self) -> Use:
        """What the table is for. "text": it only lays out the paper's own lines (letterhead, signature, whole text)."""
        held = self.lines
        filled = [cell for cell in self.cells.values() if cell]
        if len(filled) == 1 or max(map(len, filled)) * 2 > len(held) > 9:
            return "text"
        labels = handlers = index = surely = signers = 0
        rows: set[int] = set()
        attending = False
        for cell in filled[:60]:
            first = cell[0].cell
            text = cell[0].bare if len(cell) == 1 else "".join(line.bare for line in cell[:4])
            if len(text) > 60:
                continue
            label = text.rstrip("：:") if len(text) <= 20 else ""
            head = text.partition("：")[0] if "：" in text else text.partition(":")[0] if ":" in text else label
            if is_label(head):
                labels += 1
                handlers += is_handler(head)
                signers += head == "签发人"
                rows.add(first.row if first else 0)
            if is_index_label(head):
                index += 1
                surely += head in _SURELY_INDEX
            if _ATTENDING.match(head):  # it heads its row: a programme has 主持人 in its last column
                attending = attending or first is None or first.column == 0
        if surely and index >= 2:
            return "index"
        if labels == signers and any(is_number(line.bare) for line in held[:6]):
            return "text"  # a letterhead: 字号 and 签发人 in two cells
        if (labels >= 2 and handlers) or heads_form(held[0].bare) or (handlers and len(filled) <= 2):
            return "form"
        if any(imprint_like(line.bare) for line in held[:12]):
            return "imprint"
        if len(held) <= 12 and max(len(line.bare) for line in held) <= 80:
            if any(is_number(line.bare) or is_small(line.bare) or line.bare.endswith("文件") for line in held):
                return "text"
            if len(held) <= 6 and (dated(held[-1].bare) or len(filled) <= 2):
                return "text"
        if len(rows) >= 2 and labels * 4 >= len(filled) and len(filled) <= 24:
            return "form"
        if attending or any(attendance_like(line.bare) and "：" in line.bare for line in held[:8]):
            return "attendance"
        return "data"


def grids(paragraphs: Iterable[Paragraph], lines: Iterable[Line]) -> dict[int, Grid]:
    """The tables that hold any text, by number."""
    found: dict[int, Grid] = {}
    for paragraph in paragraphs:
        cell = paragraph.cell
        if cell is not None:
            grid = found.get(cell.table)
            if grid is None:
                grid = found[cell.table] = Grid()
            grid.cells.setdefault((cell.row, cell.column), [])
    for line in lines:
        if line.cell is not None and line.cell.table in found:
            found[line.cell.table].add(line)
    return {number: grid for number, grid in found.items() if grid.lines}
