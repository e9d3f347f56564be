"""The whole store as one JSON object, written as it is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from ...report.json import dumps
from ..figures import Count, Figures, figures, lines, shown
from ..store import look
from .sheets import Words, unquoted


def render(path: str, about: Words, quotes: bool = True) -> Iterator[str]:
    """The object."""
    with closing(look(path)) as connection:
        drawn = figures(connection)
        yield f'{{"schema": 1,\n "audit": {dumps(_audit(drawn))},\n "totals": {dumps(drawn.totals._asdict())},\n'
        yield f' "figures": {dumps(_figures(drawn))},\n "files": ['
        yield from _listed(_files(connection))
        yield '],\n "findings": ['
        yield from _listed(_findings(connection, about, quotes))
        yield "]}\n"


def _listed(things: Iterator[dict[str, Any]]) -> Iterator[str]:
    for number, thing in enumerate(things):
        yield (",\n  " if number else "\n  ") + dumps(thing)


def _audit(drawn: Figures) -> dict[str, Any]:
    names = (
        "state",
        "today",
        "tool",
        "packs",
        "rules",
        "manifest",
        "manifest_sha256",
        "started",
        "finished",
        "command",
    )
    return {name: drawn.audit.get(name) for name in names}


def _figures(drawn: Figures) -> dict[str, Any]:
    return {
        "findings": _count(drawn.documents),
        "codes": [
            {"code": c.code, "regulation": c.regulation, "article": c.article, **_count(c.counts)} for c in drawn.codes
        ],
        **{
            name: [{"name": c.name, **_count(c)} for c in counts]
            for name, counts in (("units", drawn.units), ("kinds", drawn.kinds), ("years", drawn.years))
        },
        "papers": dict(drawn.papers),
        "waived": drawn.waived,
        "baseline": drawn.baseline,
        "duplicates": drawn.duplicates,
        "converted": drawn.converted,
        "changes": dict(drawn.changes),
    }


def _count(count: Count) -> dict[str, int]:
    return {"error": count.error, "warning": count.warning, "info": count.info}


def _files(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    query = "SELECT path, size, sha256, change, was, status, outcome, code, message FROM file ORDER BY id"
    names = ("path", "size", "sha256", "change", "was", "status", "outcome", "code", "message")
    for path, size, sha256, change, was, *rest in connection.execute(query):
        values = (shown(path), size, sha256, change, None if was is None else shown(was), *rest)
        yield {name: value for name, value in zip(names, values, strict=True) if value not in (None, "")}


def _findings(connection: sqlite3.Connection, about: Words, quotes: bool) -> Iterator[dict[str, Any]]:
    for line in lines(connection, ("open", "waived", "baseline")):
        values = (line if quotes else unquoted(line, about))._asdict()
        del values["file"], values["serial"]
        if values["also"]:
            values["also"] = values["also"].split("、")
        yield {name: value for name, value in values.items() if value != ""}
