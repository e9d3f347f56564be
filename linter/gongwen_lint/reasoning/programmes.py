"""Rows of a programme (议程、流程表): what stands in neighbouring cells is one statement (启用剪彩 ｜ 闻区长、居民代表)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Paragraph, Place
from ..lean import dataclass
from ..paper import Paper
from ..patterns import pattern

_MOST_ROWS = 200  # of all tables; a programme has a dozen
_LONGEST = 300  # characters of a row that may be one statement
_OTHER_PART = pattern(  # heads of columns whose people answer for a matter and need not come
    r"责任|分管|主管|牵头|包[案联片]|联系|审批|审核|审定|意见|批示|签|负责|协调|督办|调度|报告人|主责|来源|备注|依据"
)
_PAST_TABLE = pattern(r"情况|统计|台账|总结|回顾|汇总|一览|完成")
_PLAN = pattern(r"拟|安排|方案|计划|议程|日程|流程|预案|邀请|建议|申请|请示")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells' paragraphs, and the same words as one text, a wide blank between the cells."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    heads: tuple[str, ...]  # for each paragraph the head of its column, "" where the row is the first
    around: str  # the whole table, where it is one of labels and values (two columns), else ""

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch of the text, as far as it stands in the paragraph it begins in."""
        at = 0
        for paragraph in self.paragraphs:
            length = len(paragraph.text)
            if start < at + length or paragraph is self.paragraphs[-1]:
                return paragraph.place(max(0, start - at), min(length, max(end - at, start - at + 1)))
            at += length + 1
        raise IndexError(start)

    def number(self, at: int) -> int:
        """Which of the paragraphs a character of the text stands in."""
        for number, paragraph in enumerate(self.paragraphs):
            at -= len(paragraph.text) + 1
            if at < 0:
                return number
        return len(self.paragraphs) - 1

    def attends(self, at: int) -> bool:
        """Whether who is named at a character of the text is to come, rather than to answer for the matter, by the head
        of the column or the label in front."""
        number = self.number(at)
        label = self.paragraphs[0].text if number else ""
        return _OTHER_PART.search(self.heads[number]) is None and _OTHER_PART.search(label) is None


def rows(paper: Paper, words: Sequence[str]) -> Iterator[Row]:
    """The rows with one of the words in the tables of a paper's own text and forms. Tables of a report that tell of
    what was are left out."""
    tables: dict[int, list[Paragraph]] = {}
    paragraphs = paper.document.paragraphs
    for number in paper.in_zone("body", "form", "attendance"):
        cell = paragraphs[number].cell
        if cell is not None:
            tables.setdefault(cell.table, []).append(paragraphs[number])
    title = paper.title.text if paper.title else ""
    seen = 0
    for held in tables.values():
        if not any(word in p.text for p in held for word in words) or _tells_of_past(paper, held[0], title):
            continue
        by_row: dict[int, list[Paragraph]] = {}
        for paragraph in held:
            assert paragraph.cell is not None
            by_row.setdefault(paragraph.cell.row, []).append(paragraph)
        first = next(iter(by_row.values()))
        heads = {p.cell.column: p.text.strip() for p in first if p.cell is not None and len(p.text) <= 16}
        narrow = all(p.cell.column <= 1 for p in held if p.cell) and len(held) <= 40
        around = "\n".join(p.text for p in held) if narrow else ""
        for own in by_row.values():
            text = "　".join(p.text for p in own)
            if len(own) < 2 or len(text) > _LONGEST or not any(word in text for word in words):
                continue
            seen += 1
            if seen > _MOST_ROWS:
                return
            named = tuple("" if own is first or p.cell is None else heads.get(p.cell.column, "") for p in own)
            yield Row(text, tuple(own), named, around)


def _tells_of_past(paper: Paper, first: Paragraph, title: str) -> bool:
    """Whether a table belongs to an account of what was done: in a report or summary, no plan named above it."""
    if paper.kind not in ("报告", "汇报", "总结", "通报", "简报") and not _PAST_TABLE.search(title):
        return False
    above = paper.document.paragraphs[max(0, first.index - 1)].text if first.index else ""
    return _PLAN.search(title) is None and _PLAN.search(above) is None
