"""What should follow a paper: later papers of a unit, reports to the government, and what its meetings decided."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from gongwen_lint import Context, archive, language, pattern

DECIDING = (
    "研究",
    "讨论",
    "审议",
    "听取",
    "同意",
    "通过",
    "追认",
    "议定",
    "决定",
    "汇报",
)  # what minutes do with items
MEETINGS = ("常务会议", "区长办公会议")
REPORTS = ("报告", "请示", "函", "专报", "汇报", "签报", "意见", "信息", "请示报告", "申请报告", "说明", "答复", "总结")
_UNIT = ("单位", "部门", "所在单位", "工作单位", "单位名称", "请假单位", "报备单位", "申请单位")
_MATTER = ("来文标题", "文件标题", "标题", "题目", "来文名称", "文件名称", "来文", "事由", "事项", "议题名称", "议题")
_DAY = pattern(r"(20\d\d)\s{0,2}[年./-]\s{0,2}(\d{1,2})\s{0,2}[月./-]\s{0,2}(\d{1,2})")


class Item(NamedTuple):
    """A sentence of the minutes of a meeting of the government."""

    held: date
    text: str


class Agenda:
    """What the meetings of the government dealt with, found by the pairs of characters that a matter is named with."""

    def __init__(self, papers: archive.Archive) -> None:
        found = [
            (day, record)
            for record in papers.papers(kinds=("纪要",), meetings=MEETINGS)
            if record.of_district and (day := record.held or record.date)
        ]
        found.sort(key=lambda each: (each[0], each[1].file))
        self.days = [day for day, _ in found]
        self.items = [Item(day, p.text) for day, record in found for p in papers.passages(record, *DECIDING)]
        self._by_pair: defaultdict[str, list[int]] = defaultdict(list)
        for number, item in enumerate(self.items):
            for pair in archive.pairs(item.text):
                self._by_pair[pair].append(number)

    def since(self, day: date) -> int:
        """How many meetings were held from a day on."""
        return len(self.days) - bisect_left(self.days, day)

    def on(self, matter: str) -> Iterator[tuple[float, Item]]:
        """Items that share words with a matter, and how much of it they hold (see `archive.likeness`)."""
        wanted = archive.pairs(matter)
        shared = Counter(number for pair in wanted for number in self._by_pair.get(pair, ()))
        return ((count / len(wanted), self.items[number]) for number, count in shared.items())


def to_government(record: archive.Record) -> bool:
    """Whether a paper goes to the district government or its office."""
    return any(
        level in ("区", "办公室") and "政府" in name
        for name, level in zip(record.recipients, record.recipient_levels, strict=False)
    )


def names_of(unit: str, context: Context, *, forms: bool = False) -> tuple[str, ...]:
    """The names under which a unit may be kept: its own where the organisation knows it, else all its forms. `forms`:
    all in which it may stand in a text."""
    known = context.organisation.unit(unit)
    if known is not None and not forms:
        return (known.name,)
    if known is not None:
        return (known.name, known.name.replace("人民政府", ""), *(name for name in known.aliases if len(name) > 2))
    place = context.organisation.district.name.removesuffix("人民政府")  # 北京市朝阳区
    bare = unit
    for front in (place, place.partition("市")[2], "本区", "我区", "区"):
        if front and bare.startswith(front) and len(bare) > len(front) + 1:
            bare = bare[len(front) :]
            break
    return tuple(dict.fromkeys((f"{place}{bare}", f"{place.partition('市')[2]}{bare}", f"区{bare}", bare)))


def from_unit(
    papers: archive.Archive,
    unit: str,
    context: Context,
    since: date | None = None,
    until: date | None = None,
) -> Iterator[archive.Record]:
    """The papers of a unit, under whichever of its names they are kept."""
    for name in names_of(unit, context):
        yield from papers.papers(unit=name, since=since, until=until)


class Reports:
    """The papers of units to the district government, each unit's read once."""

    def __init__(self, papers: archive.Archive, context: Context) -> None:
        self._papers = papers
        self._context = context
        self._of: dict[str, list[archive.Record]] = {}
        self._days: list[date] | None = None

    def of(self, unit: str, since: date, until: date = date.max) -> list[archive.Record]:
        """Those of a unit, by date."""
        if unit not in self._of:
            found = from_unit(self._papers, unit, self._context, date.min)
            self._of[unit] = sorted((p for p in found if to_government(p)), key=lambda p: (p.date or date.min, p.file))
        own = self._of[unit]
        return own[bisect_left(own, since, key=_day) : bisect_right(own, until, key=_day)]

    def any(self, since: date, until: date = date.max) -> bool:
        """Whether the archive holds reports of anybody about that time: else it is not where one would see them."""
        if self._days is None:
            self._days = self._papers.days(kinds=("报告",), levels=("部门", "街乡"))
        at = bisect_left(self._days, since)
        return at < len(self._days) and self._days[at] <= until


def _day(paper: archive.Record) -> date:
    return paper.date or date.min


def unit_names(text: str, context: Context, levels: tuple[str, ...] = ("部门", "街乡")) -> list[str]:
    """The departments and streets that a sentence names, as written or by their full names."""
    hits = language.organs.organs(text, context.organisation)
    return [hit.unit.name if hit.unit else hit.text for hit in hits if hit.level in levels and not hit.collective]


def matter_of(record: archive.Record) -> str:
    """What a paper is about: its title; of a sheet, the title of the paper that it goes with."""
    found = {cell.label: cell.value for cell in record.cells if cell.label in _MATTER and cell.value}
    return next((found[label] for label in _MATTER if label in found), record.title)


def called(record: archive.Record) -> str:
    """How a message names a paper; a sheet by the paper that it goes with."""
    matter = matter_of(record)
    return f"《{matter}》的{record.kind}" if matter != record.title and record.kind else record.called


def unit_of(record: archive.Record) -> str:
    """The unit that a paper is of; of a slip without 署名, the one its cells name."""
    named = (cell.value for cell in record.cells if cell.label in _UNIT and cell.value)
    return record.unit or "".join(next(named, "").split())


def day_of(record: archive.Record) -> date | None:
    """The date of a paper; of a sheet without one, the first full date written in its cells."""
    if record.date:
        return record.date
    for cell in record.cells:
        found = _DAY.search(cell.value)
        if found:
            with suppress(ValueError):
                return date(*map(int, found.groups()))
    return None


def words_of(papers: archive.Archive, record: archive.Record) -> str:
    """All words of a slip or notice that may name somebody, without blanks."""
    words = (
        record.title,
        *record.issuers,
        *record.signed,
        *(cell.value for cell in record.cells),
        *(passage.text for passage in papers.passages(record)),
        *record.annexes,
    )
    return "".join("".join(words).split())
