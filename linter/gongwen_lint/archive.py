"""The archive as checks over it see it: an index of the recognised papers of an audit, asked and not walked.

A check that visits an `Archive` looks for what is missing or does not fit between papers. It can only speak of what is
in this archive: what it does not find may lie elsewhere, so it says "not in this archive", never "was not done".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Day
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .document import Place
from .finding import Basis, Finding, Severity, Strength
from .likeness import akin as akin, likeness as likeness, pairs as pairs
from .patterns import pattern
from .records import (
    COLUMNS,
    NOWHERE,
    Cell as Cell,
    Passage as Passage,
    Record as Record,
    Remark as Remark,
    Span as Span,
    record_of,
)

if TYPE_CHECKING:
    import sqlite3

    from .context import Context

_SOURCE = " FROM paper JOIN file ON file.id = paper.file WHERE file.change != 'vanished'"
_ORDER = " ORDER BY paper.date, paper.file"
_ENOUGH = 20  # papers from which on a date can be told to be astray
_FAR = 2  # years
_ISSUED = pattern(r"(?:印发|发布|公布|颁布|批转|转发)[^《》]{0,12}《([^《》]+)》")


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
        forms: bool = False,
    ) -> Iterator[Record]:
        """The papers that fit everything that is given, by date; `title`: words one of which stands in it; `forms`: only
        those with labelled cells."""
        wheres, values = _filters(kinds, levels, unit, since, until, meetings, title)
        if forms:
            wheres += """ AND instr(paper.record, '"cells":')"""
        yield from self._records(f"SELECT {COLUMNS}{_SOURCE}{wheres}{_ORDER}", values)

    def count(
        self,
        *,
        kinds: Iterable[str] = (),
        levels: Iterable[str] = (),
        unit: str = "",
        since: Day | None = None,
        until: Day | None = None,
        meetings: Iterable[str] = (),
        title: Iterable[str] = (),
    ) -> int:
        """How many papers fit. A check asks it whether the archive holds papers of a kind at all, before it says that
        one of them is missing."""
        wheres, values = _filters(kinds, levels, unit, since, until, meetings, title)
        return int(self._connection.execute(f"SELECT count(*){_SOURCE}{wheres}", values).fetchone()[0])

    def days(self, *, kinds: Iterable[str] = (), levels: Iterable[str] = ()) -> list[Day]:
        """The dates of the papers that fit, in order: whether the archive holds such papers about a time."""
        wheres, values = _filters(kinds, levels, "", None, None, (), ())
        rows = self._connection.execute(f"SELECT paper.date{_SOURCE}{wheres} AND paper.date ORDER BY 1", values)
        return [Day.fromisoformat(day) for (day,) in rows]

    def numbered(self, number: str) -> Iterator[Record]:
        """The papers of a 发文字号."""
        if number:
            yield from self._records(f"SELECT {COLUMNS}{_SOURCE} AND paper.number = ?{_ORDER}", [number])

    def citing(self, record: Record) -> Iterator[Record]:
        """The other papers that name a paper by its number or title, or the text that it issues."""
        issued = "" if record.attached else _ISSUED.search(record.title)
        for paper in self.naming(record.number, record.title, record.attached or (issued[1] if issued else "")):
            if paper.file != record.file:
                yield paper

    def naming(self, *names: str) -> Iterator[Record]:
        """The papers that name one of these numbers or titles."""
        wanted = sorted({bare_title(name) for name in names} - {""})
        if wanted:
            marks = ", ".join("?" * len(wanted))
            query = f"paper.file IN (SELECT file FROM reference WHERE named IN ({marks}))"
            yield from self._records(f"SELECT {COLUMNS}{_SOURCE} AND {query}{_ORDER}", wanted)

    def holding(self, *words: str) -> Iterator[tuple[Record, Passage]]:
        """Papers with each of their sentences that hold one of the words. Only words that a check over archives names
        in its `needs` are kept."""
        where = " OR ".join(["instr(passage.text, ?)"] * len(words))
        rows = self._connection.execute(
            f'SELECT {COLUMNS}, part, paragraph, start, "end", text FROM passage JOIN paper USING (file) '
            f"JOIN file ON file.id = passage.file WHERE file.change != 'vanished' AND ({where}) "
            "ORDER BY paper.date, passage.file, passage.number",
            words,
        )
        for *columns, part, paragraph, start, end, text in rows:
            yield record_of(columns), Passage(text, Place(part, paragraph, start, end))

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
            self._span = _span(
                self._connection.execute(
                    f"SELECT substr(paper.date, 1, 7), min(paper.date), max(paper.date), count(*){_SOURCE} GROUP BY 1"
                ).fetchall()
            )
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
        fact: str | None = None,
        day: Day | None = None,
    ) -> Remark:
        """A finding of the context's check: at a passage, at a paper's title, or of the archive as a whole. Findings of
        one paper with the same `fact` become one. `day`: whose rules it is judged by, where it is not the paper's
        date."""
        check = context.check
        place, quote = (passage.place, passage.text) if passage else (NOWHERE, "")
        if record and not passage:
            place, quote = record.title_place, record.title
        bases = tuple(
            Basis(c.regulation, c.article, c.quote, strength or check.strength) for c in (check.article, *check.also)
        )
        finding = Finding(
            check.code,
            check.name,
            severity or check.severity,
            message,
            bases,
            place,
            quote,
            fact=check.fact if fact is None else fact,
        )
        return Remark(record, finding, day)

    def _records(self, query: str, values: list[Any]) -> Iterator[Record]:
        return map(record_of, self._connection.execute(query, values))


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


def _filters(
    kinds: Iterable[str],
    levels: Iterable[str],
    unit: str,
    since: Day | None,
    until: Day | None,
    meetings: Iterable[str],
    title: Iterable[str],
) -> tuple[str, list[Any]]:
    """The conditions of a query for papers, and their values."""
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
    return "".join(f" AND {where}" for where in wheres), values


def _span(rows: list[tuple[str | None, str, str, int]]) -> Span | None:
    """The span of (month, first day, last day, papers). A few papers dated years apart from all others are left out:
    one mistyped year must not make the archive reach over decades."""
    dated = sorted((month, first, last, count) for month, first, last, count in rows if month)
    if not dated:
        return None
    total = sum(count for *_, count in dated)
    kept = dated if total < _ENOUGH else _gathered(dated, max(1, total // 100))
    months = {month for month, *_ in kept}
    papers = sum(count for *_, count in kept)
    gaps = tuple(m for m in _months(min(months), max(months)) if m not in months)
    days = (Day.fromisoformat(kept[0][1]), Day.fromisoformat(kept[-1][2]))
    return Span(*days, papers, sum(count for month, *_, count in rows if not month), gaps, total - papers)


def _gathered(dated: list[tuple[str, str, str, int]], few: int) -> list[tuple[str, str, str, int]]:
    """The months without those at either end that lie far from the rest and hold few papers altogether."""
    for ends in (1, -1):
        dated = dated[::ends]
        seen = 0
        for at, (here, there) in enumerate(pairwise(dated), 1):
            seen += here[3]
            if seen > few:
                break
            if abs(int(here[0][:4]) - int(there[0][:4])) > _FAR:
                dated = dated[at:]
                break
        dated = dated[::ends]
    return dated
