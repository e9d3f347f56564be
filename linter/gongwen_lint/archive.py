"""The archive as checks over it see it: an index of the recognised papers of an audit, asked and not walked.

A check that visits an `Archive` looks for what is missing or does not fit between papers. It can only speak of what is
in this archive: what it does not find may lie elsewhere, so it says "not in this archive", never "was not done".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Day
from typing import TYPE_CHECKING, Any, NamedTuple

from .document import Place
from .finding import Basis, Finding, Severity, Strength

if TYPE_CHECKING:
    import sqlite3

    from .context import Context

_NOWHERE = Place("body", 0, 0, 0)
_COLUMNS = (
    "paper.file, file.path, paper.kind, paper.direction, paper.number, paper.title, paper.date, paper.unit, "
    "paper.level, paper.secrecy, paper.meeting, paper.held, paper.record"
)
_SOURCE = " FROM paper JOIN file ON file.id = paper.file WHERE file.change != 'vanished'"
_ORDER = " ORDER BY paper.date, paper.file"


class Passage(NamedTuple):
    """A sentence of a paper that holds a word which some check over archives needs."""

    text: str
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

    @property
    def called(self) -> str:
        """How a message names it: title and number."""
        name = f"《{self.title}》" if self.title else self.path
        return f"{name}（{self.number}）" if self.number else name


class Remark(NamedTuple):
    """What a check over an archive says: of one paper, or (record None) of the archive as a whole."""

    record: Record | None
    finding: Finding


class Span(NamedTuple):
    """The dates between which an archive's dated papers lie, and the months in between from which it has none."""

    first: Day
    last: Day
    papers: int
    undated: int
    gaps: tuple[str, ...]  # 2016-03

    @property
    def words(self) -> str:
        """The span in words, for messages."""
        first, last = (f"{day.year}年{day.month}月" for day in (self.first, self.last))
        gaps = f"，其间{len(self.gaps)}个月没有公文" if self.gaps else ""
        undated = f"，另有{self.undated}件没有日期" if self.undated else ""
        return f"本档案收有{first}至{last}的公文{self.papers}件{gaps}{undated}"


class Archive:
    """The papers of one audit. Answers come from the store, so an archive may be larger than memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._span: Span | None = None

    def papers(
        self,
        *,
        kinds: Iterable[str] = (),
        levels: Iterable[str] = (),
        unit: str = "",
        since: Day | None = None,
        until: Day | None = None,
        meetings: Iterable[str] = (),
        title: Iterable[str] = (),
    ) -> Iterator[Record]:
        """The papers that fit everything that is given, by date; `title`: words one of which stands in it."""
        wheres: list[str] = []
        values: list[Any] = []
        for column, wanted in (("kind", kinds), ("level", levels), ("meeting", meetings)):
            chosen = tuple(wanted)
            if chosen:
                wheres.append(f"paper.{column} IN ({', '.join('?' * len(chosen))})")
                values += chosen
        words = tuple(title)
        if words:
            wheres.append("(" + " OR ".join(["instr(paper.title, ?)"] * len(words)) + ")")
            values += words
        for column, sign, value in (("unit", "=", unit), ("date", ">=", since), ("date", "<=", until)):
            if value:
                wheres.append(f"paper.{column} {sign} ?")
                values.append(str(value))
        where = "".join(f" AND {w}" for w in wheres)
        yield from self._records(f"SELECT {_COLUMNS}{_SOURCE}{where}{_ORDER}", values)

    def citing(self, record: Record) -> Iterator[Record]:
        """The other papers that name a paper by its number or title, or the text that it issues."""
        names = {bare_title(name) for name in (record.number, record.title, record.attached) if name}
        if not names:
            return
        marks = ", ".join("?" * len(names))
        yield from self._records(
            f"SELECT {_COLUMNS}{_SOURCE} AND paper.file != ? AND paper.file IN "
            f"(SELECT file FROM reference WHERE named IN ({marks})){_ORDER}",
            [record.file, *sorted(names)],
        )

    def holding(self, *words: str) -> Iterator[tuple[Record, Passage]]:
        """Papers with each of their sentences that hold one of the words. Only words that a check over archives names
        in its `needs` are kept."""
        where = " OR ".join(["instr(passage.text, ?)"] * len(words))
        rows = self._connection.execute(
            f'SELECT {_COLUMNS}, part, paragraph, start, "end", text FROM passage JOIN paper USING (file) '
            f"JOIN file ON file.id = passage.file WHERE file.change != 'vanished' AND ({where}) "
            "ORDER BY paper.date, passage.file, passage.number",
            words,
        )
        for *columns, part, paragraph, start, end, text in rows:
            yield _record(columns), Passage(text, Place(part, paragraph, start, end))

    def passages(self, record: Record, *words: str) -> list[Passage]:
        """The kept sentences of one paper, those that hold one of the words where some are given."""
        rows = self._connection.execute(
            'SELECT part, paragraph, start, "end", text FROM passage WHERE file = ? ORDER BY number', (record.file,)
        )
        found = [Passage(text, Place(part, *numbers)) for part, *numbers, text in rows]
        return [p for p in found if not words or any(word in p.text for word in words)]

    @property
    def span(self) -> Span | None:
        """From when to when the archive reaches; None where no paper has a date."""
        if self._span is None:
            rows = self._connection.execute(
                f"SELECT substr(paper.date, 1, 7), min(paper.date), max(paper.date), count(*){_SOURCE} GROUP BY 1"
            ).fetchall()
            months = {month: count for month, _, _, count in rows if month}
            if not months:
                return None
            first, last = (min(r[1] for r in rows if r[0]), max(r[2] for r in rows if r[0]))
            undated = sum(count for month, _, _, count in rows if not month)
            gaps = tuple(m for m in _months(min(months), max(months)) if m not in months)
            days = (Day.fromisoformat(first), Day.fromisoformat(last))
            self._span = Span(*days, sum(months.values()), undated, gaps)
        return self._span

    def covers(self, first: Day, last: Day) -> bool:
        """Whether the archive reaches over a time whole: papers before it or in its first month, after it or in its
        last, and none of its months without a paper."""
        span = self.span
        if span is None:
            return False
        months = list(_months(f"{first:%Y-%m}", f"{last:%Y-%m}"))
        return (
            f"{span.first:%Y-%m}" <= months[0] and months[-1] <= f"{span.last:%Y-%m}" and not {*months} & {*span.gaps}
        )

    def remark(
        self,
        context: Context,
        record: Record | None,
        message: str,
        *,
        passage: Passage | None = None,
        severity: Severity | None = None,
        strength: Strength | None = None,
    ) -> Remark:
        """A finding of the context's check: at a passage, at a paper's title, or of the archive as a whole."""
        check = context.check
        place, quote = (passage.place, passage.text) if passage else (_NOWHERE, "")
        if record and not passage:
            place, quote = record.title_place, record.title
        bases = tuple(
            Basis(c.regulation, c.article, c.quote, strength or check.strength) for c in (check.article, *check.also)
        )
        return Remark(record, Finding(check.code, check.name, severity or check.severity, message, bases, place, quote))

    def _records(self, query: str, values: list[Any]) -> Iterator[Record]:
        return map(_record, self._connection.execute(query, values))


def bare_title(name: str) -> str:
    """A title or number as references keep it: without blanks, marks, and what is not part of the name."""
    bare = "".join(name.split()).strip("《》〈〉")
    for ending in ("（送审稿）", "（草案）", "（征求意见稿）", "（试行）", "（修订稿）"):
        bare = bare.removesuffix(ending)
    return bare


def _months(first: str, last: str) -> Iterator[str]:
    year, month = map(int, first.split("-"))
    while f"{year:04}-{month:02}" <= last:
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


_LISTS = (
    "issuers", "recipients", "recipient_levels", "recipient_units", "copies", "notes", "annexes",
    "leave", "attending", "chairs",
)  # fmt: skip


def _record(columns: Any) -> Record:
    """A record from a row of the store."""
    file, path, kind, direction, number, title, day, unit, level, secrecy, meeting, held, rest = columns
    import json  # a check of one draft, which may load this room for its names, does without

    more: dict[str, Any] = json.loads(rest)
    lists = {name: tuple(more.get(name, ())) for name in _LISTS}
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
        attached=more.get("attached", ""),
        attached_rules=bool(more.get("attached_rules")),
        rule_text=bool(more.get("rule_text")),
        of_district=bool(more.get("of_district")),
        title_place=Place(*more["title_place"]) if "title_place" in more else _NOWHERE,
        **lists,
    )
