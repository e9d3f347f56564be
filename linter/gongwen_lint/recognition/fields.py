"""What a form's cells and a web copy's information table say of the paper, where its own text does not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from ..document import Place
from ..language.dates import dates
from ..organisation import Organisation
from ..paper import DateElement, Element, FormCell, Organ, Recipient
from ..patterns import pattern
from .form import cells_of_grid, plain_label
from .grids import is_index_label
from .letterhead import NUMBER
from .lines import Line, bare
from .recipients import organ, split

if TYPE_CHECKING:
    from .outline import Outline

_PAIR = pattern(r"[【\[]?(?P<label>[\u4e00-\u9fff](?:[ 　]*[\u4e00-\u9fff]){1,7})[】\]]?[ 　]*[：:]")
NUMBERS = ("发文字号", "发文文号", "文号", "发文号", "字号", "发文编号", "期号")
TITLES = ("标题", "文件标题", "公文标题", "题目", "文件名称", "信息名称", "名称", "事由", "议题名称", "议题")
DATES = ("成文日期", "发文日期", "签发日期", "生成日期", "拟稿日期", "日期", "申请日期", "填表日期", "填报日期")
ISSUERS = (
    "发文机关",
    "发文机构",
    "制发机关",
    "发布机构",
    "发文单位",
    "制发单位",
    "发布机关",
    "申报单位",
    "拟稿单位",
    "主办单位",
    "申请单位",
    "报送单位",
)


class Fields:
    """Labelled values by label; the first of several labels that holds something wins."""

    __slots__ = ("_cells", "_lines")

    def __init__(self, cells: Iterable[FormCell], lines: dict[int, Line]) -> None:
        self._cells: dict[str, FormCell] = {}
        for cell in cells:
            if cell.value and cell.value_place is not None:
                self._cells.setdefault(cell.label, cell)
        self._lines = lines

    def get(self, labels: Iterable[str]) -> FormCell | None:
        """The cell of the first of the labels that holds a value."""
        for label in labels:
            if cell := self._cells.get(label):
                return cell
        return None

    def element(self, labels: Iterable[str], sure: float = 0.9) -> Element | None:
        """The value as an element, its blanks taken out."""
        cell = self.get(labels)
        if cell is None or cell.value_place is None:
            return None
        return Element(bare(cell.value), cell.value_place, sure)

    def number(self) -> Element | None:
        """The 发文字号."""
        found = self.element(NUMBERS)
        return found if found and NUMBER.match(found.text) else None

    def date(self) -> DateElement | None:
        """The 成文日期."""
        cell = self.get(DATES)
        if cell is None or cell.value_place is None:
            return None
        hit = next(iter(dates(bare(cell.value))), None)
        return DateElement(bare(cell.value), cell.value_place, hit.value) if hit else None

    def issuers(self, organisation: Organisation) -> tuple[Organ, ...]:
        """The issuing organ."""
        found = self.element(ISSUERS)
        return (organ(found.text, found.place, organisation),) if found else ()

    def recipients(self, labels: Iterable[str], organisation: Organisation) -> tuple[Recipient, ...]:
        """The organs or persons a cell lists."""
        cell = self.get(labels)
        if cell is None or cell.value_place is None:
            return ()
        line = self._lines.get(cell.value_place.paragraph)
        if line is None:
            return ()
        return tuple(split(line.paragraph, cell.value_place.start, cell.value_place.end, organisation))


def of_index(out: Outline, lines: dict[int, Line]) -> Fields:
    """The information table, or list, above a web copy."""
    cells: list[FormCell] = []
    for grid in out.grids.values():
        if grid.lines[0].zone == "index":
            cells += _pairs(grid.lines)
            held = [cell for cell in cells_of_grid(grid) if is_index_label(cell.label)]
            cells += held
            keys = list(grid.cells)
            for left, right in pairwise(keys):
                label, value = grid.cells[left], grid.cells[right]
                if len(label) == 1 and value and left[0] == right[0]:
                    text = plain_label(label[0].bare.strip("【】[]"))
                    if is_index_label(text) and not is_index_label(value[0].bare.rstrip("：:")):
                        cells.append(FormCell(text, value[0].text.strip(), label[0].place(), value[0].place()))
    cells += _pairs(line for line in out.index if not line.use)
    return Fields(cells, lines)


def _pairs(lines: Iterable[Line]) -> list[FormCell]:
    found: list[FormCell] = []
    for line in lines:
        hits = [hit for hit in _PAIR.finditer(line.text) if is_index_label(bare(hit["label"]))]
        for position, hit in enumerate(hits):
            end = hits[position + 1].start() if position + 1 < len(hits) else len(line.text)
            value = line.text[hit.end() : end]
            stripped = value.strip()
            if stripped:
                start = line.offset + hit.end() + len(value) - len(value.lstrip())
                place = Place(line.paragraph.part, line.number, start, start + len(stripped))
                found.append(FormCell(bare(hit["label"]), stripped, line.place(), place))
    return found
