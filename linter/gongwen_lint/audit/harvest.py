"""Parts that lie there when a driver starts (an earlier one asked for them and died) and when it has done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from . import part
from .store import transaction
from .task import Done


def left_behind(connection: sqlite3.Connection, folder: str, run: str) -> Iterator[Done]:
    """The verdicts of parts of this run that are whole and not in the store yet."""
    for name in _uncollected(connection, folder, run):
        try:
            verdicts = part.read(folder, name)
        except (OSError, ValueError):  # a disk that lost what it was given: the batch is done again
            part.remove(folder, name)
            continue
        if all(_to_do(connection, file) for file, _ in verdicts):
            yield Done(verdicts, (), name)


def tidy(connection: sqlite3.Connection, base: str, run: str) -> None:
    """Take out what is not in the store (a batch was cut otherwise by a later driver), and the parts of former runs."""
    known = _collected(connection, run)
    for name in part.names(f"{base}/{run}"):
        if name not in known:
            part.remove(f"{base}/{run}", name)
    former = connection.execute("SELECT DISTINCT run FROM part WHERE run != ?", (run,)).fetchall()
    for (other,) in former:
        part.remove_folder(f"{base}/{other}")
    with transaction(connection):
        connection.execute("DELETE FROM part WHERE run != ?", (run,))


def _uncollected(connection: sqlite3.Connection, folder: str, run: str) -> list[str]:
    known = _collected(connection, run)
    return [name for name in part.names(folder) if name.endswith(part.SUFFIX) and name not in known]


def _collected(connection: sqlite3.Connection, run: str) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM part WHERE run = ?", (run,))}


def _to_do(connection: sqlite3.Connection, file: int) -> bool:
    query = "SELECT 1 FROM file WHERE id = ? AND outcome IS NULL AND change != 'vanished'"
    return connection.execute(query, (file,)).fetchone() is not None
