"""What an archive remembers of each paper: the values that checks over archives are given, and how they come from rows.

A Record is written by `audit.recorded` and read here; a value that an older store lacks is empty.
"""

from __future__ import annotations

from datetime import date as Day
from typing import TYPE_CHECKING, Any, NamedTuple

from .document import Place

if TYPE_CHECKING:
    from .finding import Finding

NOWHERE = Place("body", 0, 0, 0)
COLUMNS = (
    "paper.file, file.path, paper.kind, paper.direction, paper.number, paper.title, paper.date, paper.unit, "
    "paper.level, paper.secrecy, paper.meeting, paper.held, paper.record"
)


class Passage(NamedTuple):
    """A sentence of a paper that holds a word which some check over archives needs."""

    text: str
    place: Place


class Cell(NamedTuple):
    """A labelled cell or line of a form (批办单, 请假单 …): 领导批示 and what is written there, "" where nothing is."""

    label: str
    value: str
    place: Place


class Record(NamedTuple):
    """A paper as the archive remembers it. What was not recognised is "" or empty; a date may be None."""

    file: int
    path: str
    kind: str
    direction: str
    number: str  # 发文字号, with 〔〕
    title: str
    date: Day | None
    unit: str  # the first issuer, by its full name where the organisation knows it
    level: str
    secrecy: str
    meeting: str  # of minutes
    held: Day | None
    issuers: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_levels: tuple[str, ...]
    recipient_units: tuple[str, ...]
    copies: tuple[str, ...]
    notes: tuple[str, ...]
    annexes: tuple[str, ...]
    attached: str  # the title of the issued or forwarded text
    attached_rules: bool  # the issued text is a 规则, 办法, 规定, 细则 …
    rule_text: bool  # the paper itself is
    leave: tuple[str, ...]  # who asked for leave, in minutes
    attending: tuple[str, ...]
    chairs: tuple[str, ...]
    of_district: bool  # minutes of a meeting of the government itself
    title_place: Place
    copy_type: str = ""  # draft, printed, web, form
    openness: str = ""  # the words in notes, index or form that say whether it is public (公开属性)
    byline: str = ""  # what stands below the title: who speaks, when
    signed: tuple[str, ...] = ()  # 署名 as printed
    cells: tuple[Cell, ...] = ()
    attendance: tuple[Passage, ...] = ()  # the lines of minutes that say who was there

    @property
    def called(self) -> str:
        """How a message names it: title and number; minutes by their meeting; what has neither, by its path."""
        name = f"《{self.title.translate(_INNER)}》" if self.title else self.path
        if not self.title and self.meeting:
            day = self.held or self.date
            name = f"{day.year}年{day.month}月{day.day}日的{self.meeting}纪要" if day else f"{self.meeting}纪要"
        elif not self.title and self.number and self.kind:
            name = self.kind
        return f"{name}（{self.number}）" if self.number else name


class Remark(NamedTuple):
    """What a check over an archive says: of one paper, or (record None) of the archive as a whole. `day` is the day
    whose rules it is judged by: None means the paper's own date."""

    record: Record | None
    finding: Finding
    day: Day | None = None


class Span(NamedTuple):
    """The dates between which an archive's dated papers lie, and the months in between from which it has none."""

    first: Day
    last: Day
    papers: int
    undated: int
    gaps: tuple[str, ...]  # 2016-03
    astray: int = 0  # papers dated years before or after all others: mistyped, most likely; not part of the span

    @property
    def words(self) -> str:
        """The span in words, for messages."""
        first, last = (f"{day.year}年{day.month}月" for day in (self.first, self.last))
        undated = f"，另有{self.undated}件没有日期" if self.undated else ""
        astray = f"，另有{self.astray}件的日期远在这之外" if self.astray else ""
        return f"本档案收有{first}至{last}的公文{self.papers}件{self._gap_words}{undated}{astray}"

    @property
    def _gap_words(self) -> str:
        if not self.gaps:
            return ""
        if len(self.gaps) > _FEW:
            return f"，其间{len(self.gaps)}个月没有公文"
        return f"，其间{'、'.join(f'{int(gap[:4])}年{int(gap[5:])}月' for gap in self.gaps)}没有公文"


_FEW = 3  # gaps that are named
_INNER = str.maketrans("《》", "〈〉")  # GB/T 15834: titles inside titles
_LISTS = (
    "issuers", "recipients", "recipient_levels", "recipient_units", "copies", "notes", "annexes",
    "leave", "attending", "chairs", "signed",
)  # fmt: skip
_WORDS = ("attached", "copy_type", "openness", "byline")
_SIGNS = ("attached_rules", "rule_text", "of_district")


def record_of(columns: Any) -> Record:
    """A record from a row of COLUMNS."""
    file, path, kind, direction, number, title, day, unit, level, secrecy, meeting, held, rest = columns
    import json  # a check of one draft, which may load this room for its names, does without

    more: dict[str, Any] = json.loads(rest)
    values: dict[str, Any] = {name: tuple(more.get(name, ())) for name in _LISTS}
    values |= {name: more.get(name, "") for name in _WORDS}
    values |= {name: bool(more.get(name)) for name in _SIGNS}
    return Record(
        file=file,
        path=path if isinstance(path, str) else path.decode("utf-8", "replace"),
        kind=kind or "",
        direction=direction or "",
        number=number or "",
        title=title or "",
        date=Day.fromisoformat(day) if day else None,
        unit=unit or "",
        level=level or "",
        secrecy=secrecy or "",
        meeting=meeting or "",
        held=Day.fromisoformat(held) if held else None,
        title_place=Place(*more["title_place"]) if "title_place" in more else NOWHERE,
        cells=tuple(Cell(label, value, Place(*place)) for label, value, place in more.get("cells", ())),
        attendance=tuple(Passage(text, Place(*place)) for text, place in more.get("attendance", ())),
        **values,
    )
