"""One audit from the first path to the last finding: begins one, or takes up the one that was interrupted."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from ..linter import Linter, Request
from ..version import __version__
from . import remote, store
from .agenda import batches
from .discover import files
from .engine import Plan, answered
from .lock import only_one
from .manifest import Freezing, freeze
from .older import converter
from .progress import progress
from .rules import Rules, code_digest
from .schema import COUNTS
from .store import Totals, transaction
from .task import Cluster, Done, Limits, Orders

if TYPE_CHECKING:
    from .cluster import Attached

BATCH = 50  # documents; passing fewer costs more than linting them


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
    batch: int = 0  # documents; 0: as many as the engine finds best
    cluster: Cluster | None = None  # this one instead of processes on this machine


class _Audit(NamedTuple):
    """The row of the audit at work."""

    number: int
    state: str
    today: date
    code: str  # digest of engine and packs
    token: str  # what parts of this audit are known by


def audit(wish: Wish) -> Totals:
    """Audit an archive into a store, from where it stopped.

    Raises BadStore, BadConfig, FileNotFoundError (a path that is not there), Unreachable (an address), CannotStart,
    ClusterTrouble, sqlite3.Error and OSError (a full disk …): then the same wish goes on from there.
    """
    linter = Linter(wish.request)
    for path in wish.paths:
        remote.shared(path)
    with only_one(wish.store), closing(store.create(wish.store)) as connection:
        run = _begun(connection, wish, linter)
        with _cluster(wish, run) as held:
            if run.state == "listing":
                _listed(connection, wish, linter, run)
            totals = _checked(connection, wish, linter, run, held)
        _across(connection, wish, run, linter)
        return totals


def _begun(connection: sqlite3.Connection, wish: Wish, linter: Linter) -> _Audit:
    """The unfinished audit of the same wish under the same rules, or a new one."""
    code = code_digest(linter.registry)
    request = {key: str(value) if isinstance(value, date) else value for key, value in asdict(wish.request).items()}
    asked = {
        "paths": sorted({path if remote.is_url(path) else os.path.abspath(path) for path in wish.paths}),
        "request": {key: value for key, value in request.items() if value},
        "suffixes": sorted(wish.suffixes),
        "rehash": wish.rehash,
        "retry": wish.retry,
    }
    command = json.dumps(asked, ensure_ascii=True, sort_keys=True, default=str)
    query = "SELECT id, command, rules, state, today FROM audit ORDER BY id DESC LIMIT 1"
    last = connection.execute(query).fetchone()
    if last and last[1:3] == (command, code) and last[3] != "done":
        token = connection.execute("SELECT value FROM store WHERE key = 'run'").fetchone()[0]
        return _Audit(last[0], last[3], date.fromisoformat(last[4]), code, token)
    packs = {plugin.name: plugin.found.version for plugin in linter.registry.plugins}
    today = date.today()
    with transaction(connection):
        number = connection.execute(
            "INSERT INTO audit (command, state, today, rules, tool, packs, started) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (command, "listing", str(today), code, __version__, json.dumps(packs), store.now()),
        ).lastrowid
        token = f"{number}-{uuid4().hex[:12]}"
        connection.execute("INSERT OR REPLACE INTO store VALUES ('run', ?)", (token,))
    return _Audit(number or 0, "listing", today, code, token)


@contextmanager
def _cluster(wish: Wish, run: _Audit) -> Iterator[Attached | None]:
    """The cluster that does the work, if one does."""
    if wish.cluster is None:
        yield None
        return
    from .cluster import attached

    with attached(wish.cluster, wish.paths, f"{_parts(wish)}/{run.token}") as held:
        yield held


def _parts(wish: Wish) -> str:
    given = wish.cluster.parts if wish.cluster else ""
    return (
        (given if remote.is_url(given) else os.path.abspath(given)) if given else f"{os.path.abspath(wish.store)}.parts"
    )


def _listed(connection: sqlite3.Connection, wish: Wish, linter: Linter, run: _Audit) -> None:
    """Freeze the manifest: all of it or nothing."""
    suffixes = (*linter.registry.readers(), *wish.suffixes)
    own = os.path.abspath(wish.store)
    leave = frozenset(own + ending for ending in ("", "-wal", "-shm", "-journal", ".lock", ".parts"))
    rules = Rules(linter, run.today, run.code)
    how = Freezing(rules.of, wish.rehash, wish.retry, converter() is not None)
    with transaction(connection):
        count, digest = freeze(connection, files(wish.paths, suffixes, leave), how)
        connection.execute(
            "UPDATE audit SET state = 'checking', manifest = ?, manifest_sha256 = ? WHERE id = ?",
            (count, digest, run.number),
        )


def _checked(
    connection: sqlite3.Connection, wish: Wish, linter: Linter, run: _Audit, held: Attached | None = None
) -> Totals:
    """Lint what is to be linted; every batch is written as soon as it is done."""
    totals = store.totals(connection)
    words = sorted({w for c in linter.registry.checks.values() if c.visits == "Archive" for w in c.needs})
    orders = Orders(wish.request, wish.limits, run.today, tuple(words), wish.guarded)
    counts = totals._asdict()
    with progress(totals, wish.quiet) as show:
        for done in _done(connection, wish, orders, run, totals.to_do, held):
            with transaction(connection):
                store.write(connection, done.verdicts)
                if done.part:
                    connection.execute("INSERT OR IGNORE INTO part VALUES (?, ?)", (run.token, done.part))
                if done.events:
                    rows = [(run.number, store.now(), words, file) for file, words in done.events]
                    connection.executemany("INSERT INTO event (audit, at, what, file) VALUES (?, ?, ?, ?)", rows)
            for _, verdict in done.verdicts:
                counts[verdict["status"]] += 1
            counts["to_do"] -= len(done.verdicts)
            show(Totals(**counts))
    return store.totals(connection)


def _done(
    connection: sqlite3.Connection, wish: Wish, orders: Orders, run: _Audit, to_do: int, held: Attached | None
) -> Iterator[Done]:
    """What comes from the engine."""
    if held and wish.cluster:
        from . import cluster
        from .harvest import left_behind, tidy

        base = _parts(wish)
        folder = f"{base}/{run.token}"
        yield from left_behind(connection, folder, run.token)
        size = wish.batch or cluster.BATCH
        yield from cluster.answered(batches(connection, size, held.threads, ruled=True), orders, folder, held)
        tidy(connection, base, run.token)
    elif to_do:
        size = wish.batch or BATCH
        jobs = min(wish.jobs, -(-to_do // size))
        yield from answered(batches(connection, size, jobs), wish.plan or Plan(jobs, orders))


def _across(connection: sqlite3.Connection, wish: Wish, run: _Audit, linter: Linter) -> None:
    """Ask the checks over the archive, and close the audit: one transaction."""
    from .across import remarks

    here = [remote.name_for(remote.local(path)) for path in wish.paths]
    rows = remarks(wish._replace(paths=here), run.today, linter)
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
