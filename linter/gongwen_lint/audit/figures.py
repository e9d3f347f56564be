"""The figures that reports draw: open findings by article, unit, kind, year and severity, and the worst papers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..own import CONVERTED
from .schema import COUNTS
from .store import Totals, totals

NOBODY = "（未识别）"
_NO_YEAR = "（无日期）"
_LINE = """SELECT finding.severity, finding.code, finding.name, finding.regulation, finding.article, finding.clause,
  finding.strength, finding.message, finding.quote, finding.place, finding.places, finding.fingerprint, finding.state,
  finding.reason, finding.file, finding.number, root.path, file.path, paper.number, paper.title, paper.kind,
  paper.unit, paper.date, finding.also
FROM {source} LEFT JOIN file ON file.id = finding.file LEFT JOIN root ON root.id = file.root
  LEFT JOIN paper ON paper.file = finding.file"""


class Count(NamedTuple):
    """How many findings of each severity a group has, and in how many documents."""

    name: str
    error: int
    warning: int
    info: int
    documents: int

    @property
    def findings(self) -> int:
        """All of them."""
        return self.error + self.warning + self.info


class Code(NamedTuple):
    """A check with its article and its count."""

    code: str
    regulation: str
    article: str
    counts: Count


class Worst(NamedTuple):
    """A paper with many findings."""

    path: str
    number: str
    title: str
    unit: str
    error: int
    warning: int
    info: int


class Bad(NamedTuple):
    """A file that was not checked, and why."""

    path: str
    code: str
    message: str


class Line(NamedTuple):
    """A finding as a report lists it."""

    severity: str
    code: str
    name: str
    regulation: str
    article: str
    clause: str
    strength: str
    message: str
    quote: str
    place: str
    places: int
    fingerprint: str
    state: str
    reason: str
    file: int
    serial: int  # in its file
    path: str  # "" of the archive as a whole
    number: str
    title: str
    kind: str
    unit: str
    date: str
    also: str  # codes of other checks that saw the same fact, parted by 、


class Figures(NamedTuple):
    """Everything a report counts."""

    totals: Totals
    documents: Count  # all open findings
    codes: tuple[Code, ...]
    units: tuple[Count, ...]
    kinds: tuple[Count, ...]
    years: tuple[Count, ...]
    papers: tuple[tuple[str, int], ...]  # checked papers by year
    worst: tuple[Worst, ...]
    waived: int
    baseline: int
    duplicates: int
    converted: int  # checked files that LibreOffice turned into .docx first
    changes: tuple[tuple[str, int], ...]
    audit: dict[str, Any]


def figures(connection: sqlite3.Connection, worst: int = 50) -> Figures:
    """All figures of a store. Those of an unfinished audit are made first, which takes longer."""
    audit = last_audit(connection)
    where = "main." if audit.get("state") == "done" else _counted(connection)
    states = dict(connection.execute("SELECT state, count(*) FROM finding WHERE state != 'open' GROUP BY 1"))
    query = "SELECT coalesce(year, ?) AS y, count(*) FROM paper GROUP BY y ORDER BY y"
    return Figures(
        totals(connection),
        next(iter(_counts(connection, where, "''")), Count("", 0, 0, 0, 0)),
        tuple(_codes(connection, where)),
        tuple(_counts(connection, where, "unit")),
        tuple(_counts(connection, where, "kind")),
        tuple(sorted(_counts(connection, where, "year"), key=lambda count: count.name)),
        tuple((str(year), count) for year, count in connection.execute(query, (_NO_YEAR,))),
        tuple(_worst(connection, where, worst)),
        states.get("waived", 0),
        states.get("baseline", 0),
        connection.execute(_DUPLICATES).fetchone()[0],
        connection.execute(_CONVERTED, (CONVERTED.code,)).fetchone()[0],
        tuple(connection.execute("SELECT change, count(*) FROM file GROUP BY 1 ORDER BY 1")),
        audit,
    )


def last_audit(connection: sqlite3.Connection) -> dict[str, Any]:
    """The last audit's row, by column."""
    cursor = connection.execute("SELECT * FROM audit ORDER BY id DESC LIMIT 1")
    row = cursor.fetchone()
    values = dict(zip((column[0] for column in cursor.description), row or (), strict=False))
    for name in ("command", "packs"):
        if name in values:
            values[name] = json.loads(values[name])
    return values


def _counted(connection: sqlite3.Connection) -> str:
    for table in ("figure", "tally"):
        connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} AS SELECT * FROM main.{table} WHERE 0")
        connection.execute(f"DELETE FROM temp.{table}")
    for query in COUNTS:
        connection.execute(query.format(schema="temp."))
    return "temp."


_CONVERTED = "SELECT count(*) FROM file WHERE status = 'checked' AND code = ? AND change != 'vanished'"
_DUPLICATES = (
    "SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM file "
    "WHERE sha256 != '' AND change != 'vanished' GROUP BY sha256)"
)
_SUMS = (
    "sum(findings * (severity = 'error')), sum(findings * (severity = 'warning')), "
    "sum(findings * (severity = 'info')), sum(documents)"
)


def _counts(connection: sqlite3.Connection, where: str, column: str) -> Iterator[Count]:
    """By a column of `figure`. Documents are counted once for each check that found something in them."""
    none = _NO_YEAR if column == "year" else NOBODY
    query = f"SELECT coalesce({column}, ?) AS c, {_SUMS} FROM {where}figure GROUP BY c ORDER BY sum(findings) DESC, c"
    for name, *counts in connection.execute(query, (none,)):
        yield Count(str(name), *counts)


def _codes(connection: sqlite3.Connection, where: str) -> Iterator[Code]:
    query = (
        f"SELECT code, coalesce(regulation, ''), coalesce(article, ''), {_SUMS} FROM {where}figure "
        "GROUP BY 1, 2, 3 ORDER BY sum(findings) DESC, 1"
    )
    for code, regulation, article, *counts in connection.execute(query):
        yield Code(code, regulation, article, Count(code, *counts))


def _worst(connection: sqlite3.Connection, where: str, limit: int) -> Iterator[Worst]:
    query = (
        "SELECT file.path, paper.number, paper.title, paper.unit, tally.error, tally.warning, tally.info "
        f"FROM {where}tally AS tally JOIN file ON file.id = tally.file LEFT JOIN paper ON paper.file = tally.file "
        "ORDER BY tally.error DESC, tally.warning DESC, tally.info DESC, tally.file LIMIT ?"
    )
    for path, number, title, unit, *counts in connection.execute(query, (limit,)):
        yield Worst(shown(path), number or "", title or "", unit or NOBODY, *counts)


def bad(connection: sqlite3.Connection, status: str, limit: int = -1) -> Iterator[Bad]:
    """The files of a status: unreadable or quarantined."""
    query = "SELECT path, code, message FROM file WHERE status = ? AND change != 'vanished' ORDER BY id LIMIT ?"
    for path, code, message in connection.execute(query, (status, limit)):
        yield Bad(shown(path), code or "", message or "")


def lines(
    connection: sqlite3.Connection, states: tuple[str, ...] = ("open",), limit: int = -1, file: int | None = None
) -> Iterator[Line]:
    """The findings of some states: of the worst papers first, in the order of the paper; or those of one file."""
    marks = ", ".join("?" * len(states))
    if file is None:
        source = "finding LEFT JOIN tally ON tally.file = finding.file"
        order = "ORDER BY tally.error DESC, tally.warning DESC, tally.info DESC, finding.file, finding.number"
        query = f"{_LINE.format(source=source)} WHERE state IN ({marks}) {order} LIMIT ?"
        rows = connection.execute(query, (*states, limit))
    else:
        query = (
            f"{_LINE.format(source='finding')} WHERE state IN ({marks}) AND finding.file = ? ORDER BY finding.number"
        )
        rows = connection.execute(query, (*states, file))
    return map(line, rows)


def line_at(connection: sqlite3.Connection, file: int, number: int) -> Line:
    """One finding."""
    query = f"{_LINE.format(source='finding')} WHERE finding.file = ? AND finding.number = ?"
    return line(connection.execute(query, (file, number)).fetchone())


def line(row: tuple[Any, ...]) -> Line:
    """A finding from its row."""
    values = ["" if value is None else value for value in row]
    del values[16]  # the root: paths are shown from it
    values[16] = shown(values[16])
    values[-1] = "、".join(json.loads(values[-1]))
    return Line._make(values)


def shown(path: str | bytes) -> str:
    """A path of the store as text for people."""
    return path if isinstance(path, str) else path.decode("utf-8", "replace")
