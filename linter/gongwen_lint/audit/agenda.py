"""What an audit still has to do, read from its store in batches: the list may be longer than memory."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice

from . import remote
from .discover import OLDER_SUFFIXES, joined
from .manifest import archive_in
from .store import restored
from .task import Task

_PAGE = 1000  # rows read at a time
_OLDER = 200  # older documents in a batch: LibreOffice is started for each
_IS_OLDER = " OR ".join(f"lower(file.path) LIKE '%{suffix}'" for suffix in OLDER_SUFFIXES)


def batches(connection: sqlite3.Connection, size: int, share: int, ruled: bool = False) -> Iterator[Sequence[Task]]:
    """The documents to be linted, older ones last, and those in larger batches, but one for each of `share` workers.

    `ruled`: tell by which rules.
    """
    for where, most in ((f"NOT ({_IS_OLDER})", size), (f"({_IS_OLDER})", 0)):
        if not most:
            query = f"SELECT count(*) FROM file WHERE outcome IS NULL AND change != 'vanished' AND {where}"
            most = min(max(1, -(-connection.execute(query).fetchone()[0] // share)), max(size, _OLDER))
        tasks = _tasks(connection, where, ruled)
        while batch := list(islice(tasks, most)):
            yield batch


def _tasks(connection: sqlite3.Connection, where: str, ruled: bool) -> Iterator[Task]:
    last = 0
    while True:
        rows = connection.execute(
            "SELECT file.id, root.path, file.path, rules FROM file JOIN root ON root.id = file.root "
            f"WHERE outcome IS NULL AND change != 'vanished' AND file.id > ? AND {where} ORDER BY file.id LIMIT ?",
            (last, _PAGE),
        ).fetchall()
        if not rows:
            return
        for number, root, path, rules in rows:
            yield _task(number, restored(root), restored(path))._replace(rules=rules if ruled else "")
        last = rows[-1][0]


def _task(number: int, root: str, path: str) -> Task:
    inside = archive_in(path)
    archive = joined(root, inside) if inside else ""
    if remote.is_url(root):
        return Task(number, joined(root, path), archive, root)
    return Task(number, joined(root, path), "" if os.path.isdir(archive) else archive)
