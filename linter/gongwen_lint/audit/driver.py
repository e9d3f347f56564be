"""One audit from the first path to the last finding: begins one, or takes up the one that was interrupted."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import asdict
from datetime import date
from typing import IO, NamedTuple

from ..linter import Linter, Request
from ..version import __version__
from . import store
from .discover import OLDER_SUFFIXES, files, joined
from .engine import BATCH, Plan, answered
from .manifest import Freezing, archive_in, freeze
from .progress import Progress, progress
from .rules import Rules, code_digest
from .schema import COUNTS
from .store import BadStore, Totals, restored, transaction
from .task import Limits, Orders, Task


class Wish(NamedTuple):
    """What a user asks of an audit."""

    paths: Sequence[str]
    store: str
    request: Request = Request()
    jobs: int = 1
    limits: Limits = Limits()
    suffixes: tuple[str, ...] = ()  # further kinds of files that are documents: .md, .txt
    rehash: bool = False
    retry: bool = False
    guarded: bool = True
    quiet: bool = False
    plan: Plan | None = None  # another engine's way of working (for measurements)
    batch: int = BATCH


class _Audit(NamedTuple):
    """The row of the audit at work."""

    number: int
    state: str
    today: date


def audit(wish: Wish) -> Totals:
    """Audit an archive into a store, from where it stopped.

    Raises BadStore, BadConfig, FileNotFoundError (a path that is not there), sqlite3.Error (a full disk …): then the
    same wish goes on from there.
    """
    linter = Linter(wish.request)
    with _only_one(wish.store), closing(store.create(wish.store)) as connection:
        run = _begun(connection, wish, linter)
        if run.state == "listing":
            _listed(connection, wish, linter, run)
        totals = store.totals(connection)
        with progress(totals, wish.quiet) as show:
            totals = _checked(connection, wish, linter, run, totals, show)
        _across(connection, wish, run)
        return totals


def _begun(connection: sqlite3.Connection, wish: Wish, linter: Linter) -> _Audit:
    """The unfinished audit of the same wish under the same rules, or a new one."""
    code = code_digest(linter.registry)
    request = {key: str(value) if isinstance(value, date) else value for key, value in asdict(wish.request).items()}
    asked = {
        "paths": sorted({os.path.abspath(path) for path in wish.paths}),
        "request": {key: value for key, value in request.items() if value},
        "suffixes": sorted(wish.suffixes),
        "rehash": wish.rehash,
        "retry": wish.retry,
    }
    command = json.dumps(asked, ensure_ascii=True, sort_keys=True, default=str)
    query = "SELECT id, command, rules, state, today FROM audit ORDER BY id DESC LIMIT 1"
    last = connection.execute(query).fetchone()
    if last and last[1:3] == (command, code) and last[3] != "done":
        return _Audit(last[0], last[3], date.fromisoformat(last[4]))
    packs = {plugin.name: plugin.found.version for plugin in linter.registry.plugins}
    today = date.today()
    with transaction(connection):
        number = connection.execute(
            "INSERT INTO audit (command, state, today, rules, tool, packs, started) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (command, "listing", str(today), code, __version__, json.dumps(packs), store.now()),
        ).lastrowid
    return _Audit(number or 0, "listing", today)


def _listed(connection: sqlite3.Connection, wish: Wish, linter: Linter, run: _Audit) -> None:
    """Freeze the manifest: all of it or nothing."""
    suffixes = (*linter.registry.readers(), *wish.suffixes)
    own = os.path.abspath(wish.store)
    leave = frozenset(own + ending for ending in ("", "-wal", "-shm", "-journal", ".lock"))
    rules = Rules(linter, run.today, code_digest(linter.registry))
    how = Freezing(rules.of, wish.rehash, wish.retry)
    with transaction(connection):
        count, digest = freeze(connection, files(wish.paths, suffixes, leave), how)
        connection.execute(
            "UPDATE audit SET state = 'checking', manifest = ?, manifest_sha256 = ? WHERE id = ?",
            (count, digest, run.number),
        )


def _tasks(connection: sqlite3.Connection) -> Iterator[Task]:
    """What is still to be linted, read a page at a time: the list may be longer than memory."""
    last = 0
    while True:
        rows = connection.execute(
            "SELECT file.id, root.path, file.path FROM file JOIN root ON root.id = file.root "
            "WHERE outcome IS NULL AND change != 'vanished' AND file.id > ? ORDER BY file.id LIMIT 1000",
            (last,),
        ).fetchall()
        if not rows:
            return
        for number, root, path in rows:
            folder, name = restored(root), restored(path)
            archive = joined(folder, inside) if (inside := archive_in(name)) else ""
            yield Task(number, joined(folder, name), "" if os.path.isdir(archive) else archive)
        last = rows[-1][0]


def _checked(
    connection: sqlite3.Connection, wish: Wish, linter: Linter, run: _Audit, totals: Totals, show: Progress
) -> Totals:
    """Lint what is to be linted; every batch is written as soon as it is done."""
    if not totals.to_do:
        return totals
    words = sorted({w for c in linter.registry.checks.values() if c.visits == "Archive" for w in c.needs})
    orders = Orders(wish.request, wish.limits, run.today, tuple(words), wish.guarded)
    jobs = min(wish.jobs, -(-totals.to_do // wish.batch))
    plan = wish.plan or Plan(jobs, orders, wish.batch)
    counts = totals._asdict()
    for tasks, answers in answered(_tasks(connection), plan):
        with transaction(connection):
            store.write(connection, zip((task.file for task in tasks), answers.verdicts, strict=True))
            if answers.events:
                rows = [(run.number, store.now(), words, file) for file, words in answers.events]
                connection.executemany("INSERT INTO event (audit, at, what, file) VALUES (?, ?, ?, ?)", rows)
        for content in answers.verdicts:
            counts[_status(content)] += 1
        counts["to_do"] -= len(tasks)
        show(Totals(**counts))
    return store.totals(connection)


def _status(content: bytes) -> str:
    """The status at the head of a verdict in JSON, without reading the rest."""
    return content[12 : content.index(b'"', 12)].decode()


def _across(connection: sqlite3.Connection, wish: Wish, run: _Audit) -> None:
    """Ask the checks over the archive, and close the audit: one transaction."""
    from .across import remarks

    rows = remarks(wish, run.today)
    with transaction(connection):
        connection.execute("DELETE FROM finding WHERE number >= 100000 OR file = 0")
        if rows:
            connection.executemany(f"INSERT INTO finding VALUES ({', '.join('?' * len(rows[0]))})", rows)
        for table, query in zip(("figure", "tally"), COUNTS, strict=True):
            connection.execute(f"DELETE FROM {table}")
            connection.execute(query.format(schema="main."))
        connection.execute("UPDATE audit SET state = 'done', finished = ? WHERE id = ?", (store.now(), run.number))
    with suppress(sqlite3.OperationalError):  # a reader holds it open: it will be folded in another time
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class _only_one:
    """Holds a store for one driver. Raises BadStore where another one works on it."""

    def __init__(self, path: str) -> None:
        self._path = f"{path}.lock"
        self._file: IO[bytes] | None = None

    def __enter__(self) -> None:
        while self._file is None:
            try:
                file = open(self._path, "ab")
            except OSError as problem:
                words = f"打不开审计结果库 {self._path[:-5]}：没有这个文件夹，或者没有权限。"
                raise BadStore(words) from problem
            try:
                _hold(file)
                if os.path.exists(self._path) and os.path.samestat(os.fstat(file.fileno()), os.stat(self._path)):
                    self._file = file
                else:  # another driver has just ended and taken its file with it
                    file.close()
            except OSError as problem:
                file.close()
                raise BadStore(f"{self._path[:-5]} 正在被另一个审计使用。") from problem

    def __exit__(self, *_: object) -> None:
        if self._file:
            with suppress(OSError):
                os.unlink(self._path)
            self._file.close()


def _hold(file: IO[bytes]) -> None:
    """Lock a file for this process. Raises OSError where another one has it."""
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


__all__ = ["OLDER_SUFFIXES", "Wish", "audit"]
