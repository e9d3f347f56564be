"""Two audits compared in the terms of SARIF: findings that are new, unchanged, updated or absent.

A finding is the same where file and fingerprint are; updated, where the same check found something else in the same
file. A file is the same by its path from the folder that was audited, or else by its bytes (it was moved).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from .figures import Line, lines

STATES = {"new": "新出现", "unchanged": "仍然存在", "updated": "有变化", "absent": "不再出现"}


class Compared(NamedTuple):
    """A finding with what became of it; `before` is the older one of an updated one."""

    state: str
    line: Line
    before: Line | None = None


def compared(old: sqlite3.Connection, new: sqlite3.Connection) -> Iterator[Compared]:
    """Every open finding of both audits, file by file."""
    for before, after in _files(old, new):
        earlier = list(lines(old, file=before)) if before is not None else []
        later = list(lines(new, file=after)) if after is not None else []
        yield from _matched(earlier, later)


def _files(old: sqlite3.Connection, new: sqlite3.Connection) -> Iterator[tuple[int | None, int | None]]:
    """Pairs of file numbers; (0, 0) are the archives as wholes."""
    yield 0, 0
    listed = "SELECT id, path, sha256 FROM document ORDER BY root, path"
    there = "SELECT id FROM document WHERE path = ?"
    gone = [(number, sha) for number, path, sha in old.execute(listed) if not new.execute(there, (path,)).fetchone()]
    moved: dict[str, list[int]] = {}  # by their bytes, those that may have moved
    for number, sha in gone:
        if sha:
            moved.setdefault(sha, []).append(number)
    taken = set()
    for number, path, sha in new.execute(listed):
        row = old.execute(there, (path,)).fetchone()
        before: int | None = row[0] if row else None
        if before is None and moved.get(sha):
            before = moved[sha].pop(0)
            taken.add(before)
        yield before, number
    yield from ((number, None) for number, _ in gone if number not in taken)


def _matched(earlier: list[Line], later: list[Line]) -> Iterator[Compared]:
    by_mark: dict[tuple[str, str], list[Line]] = {}
    for line in earlier:
        by_mark.setdefault((line.code, line.fingerprint), []).append(line)
    left: list[Line] = []
    for line in later:
        same = by_mark.get((line.code, line.fingerprint))
        if same:
            yield Compared("unchanged", line, same.pop(0))
        else:
            left.append(line)
    by_code: dict[str, list[Line]] = {}
    for lines_left in by_mark.values():
        for line in lines_left:
            by_code.setdefault(line.code, []).append(line)
    for line in left:
        other = by_code.get(line.code)
        if other:
            yield Compared("updated", line, other.pop(0))
        else:
            yield Compared("new", line)
    for lines_left in by_code.values():
        for line in lines_left:
            yield Compared("absent", line)
