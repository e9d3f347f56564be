"""The manifest: the list of an audit's files, frozen in one transaction, with what became of each since the last audit.

A file whose stamp (size, times, inode) is the same is taken to have the same bytes, as git does; any other is read and
compared by its digest. What has the same bytes and the same rules keeps its result and is skipped.
"""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from ..own import NO_CONVERTER
from ..reading.codes import MESSAGES
from . import remote
from .discover import OLDER_SUFFIXES, ZIP_SUFFIX, Found, names, opened
from .remote import UNMARKED
from .store import forget, restored, stored

_TRANSIENT = ("GL001",)  # what may be readable the next time
_OTHER = "GL011"


class Freezing(NamedTuple):
    """How a list is frozen."""

    rules: Callable[[str], str]  # the digest of what else decides the result for a path
    rehash: bool = False  # do not trust stamps
    retry: bool = False  # lint again what was quarantined
    converts: bool = False  # LibreOffice is there: what wanted it the last time is linted now


def freeze(connection: sqlite3.Connection, found: Iterable[Found], how: Freezing) -> tuple[int, str]:
    """Write the list, within a transaction of the caller. Returns the number of files and the digest of the list."""
    gone = [row[0] for row in connection.execute("SELECT id FROM file WHERE change = 'vanished'")]
    connection.executemany("DELETE FROM file WHERE id = ?", [(number,) for number in gone])
    connection.execute("UPDATE file SET change = 'vanished', was = NULL, outcome = NULL")
    digest = sha256()
    count = 0
    roots: dict[str, int] = {}
    for file in found:
        if file.root not in roots:
            connection.execute("INSERT OR IGNORE INTO root (path) VALUES (?)", (stored(file.root),))
            row = connection.execute("SELECT id FROM root WHERE path = ?", (stored(file.root),)).fetchone()
            roots[file.root] = row[0]
        _list(connection, file, roots[file.root], how)
        digest.update(f"{file.root}\t{file.path}\t{file.size}\n".encode("utf-8", "surrogateescape"))
        count += 1
    _renamed(connection, how)
    vanished = [row[0] for row in connection.execute("SELECT id FROM file WHERE change = 'vanished'")]
    forget(connection, vanished)
    connection.execute("UPDATE file SET status = NULL, outcome = NULL, code = NULL WHERE change = 'vanished'")
    return count, digest.hexdigest()


def _list(connection: sqlite3.Connection, file: Found, root: int, how: Freezing) -> None:
    """Enter one file."""
    name = stored(file.path)
    row = connection.execute(
        "SELECT id, stamp, sha256, rules, status, code FROM file WHERE root = ? AND path = ?", (root, name)
    ).fetchone()
    rules = how.rules(file.whole) if file.document and not file.problem else ""
    if row is None:
        number: int = (
            connection.execute(
                "INSERT INTO file (root, path, size, stamp, rules, change) VALUES (?, ?, ?, ?, ?, 'new')",
                (root, name, file.size, file.stamp, rules),
            ).lastrowid
            or 0
        )
        known = False
        change = "new"
    else:
        number, stamp, sha, before, status, code = row
        same = stamp == file.stamp and not how.rehash and not stamp.endswith(UNMARKED)
        if not same and sha:
            same = _digest_of(file) == sha
        elif not same and status == "other" and not file.document:
            same = stamp.partition(":")[0] == str(file.size)
        change = "changed" if not same else "rules" if rules != before else "unchanged"
        known = change == "unchanged" and status is not None and code not in _TRANSIENT
        if (status == "quarantined" and how.retry) or (code == NO_CONVERTER.code and how.converts):
            known = False
    if known:
        connection.execute(
            "UPDATE file SET change = ?, outcome = 'skipped', stamp = ? WHERE id = ?", (change, file.stamp, number)
        )
        return
    connection.execute(
        "UPDATE file SET size = ?, stamp = ?, rules = ?, change = ?, status = NULL, outcome = NULL, code = NULL, "
        "message = NULL WHERE id = ?",
        (file.size, file.stamp, rules, change, number),
    )
    if file.problem:
        _decide(connection, number, "unreadable", "unreadable", file.problem, MESSAGES[file.problem])
    elif not file.document:
        _decide(connection, number, "other", "skipped", *_other(file))


def _other(file: Found) -> tuple[str, str]:
    name = file.path.rpartition("/")[2]
    if name.startswith("~$"):
        return "GL010", MESSAGES["GL010"]
    if name.lower().endswith(ZIP_SUFFIX):
        return _OTHER, "压缩包里的压缩包不再打开，请解开后检查。"
    return _OTHER, "不是公文文稿的文件类型，没有检查。"


def _decide(connection: sqlite3.Connection, number: int, status: str, outcome: str, code: str, message: str) -> None:
    forget(connection, [number])
    connection.execute(
        "UPDATE file SET status = ?, outcome = ?, code = ?, message = ? WHERE id = ?",
        (status, outcome, code, message, number),
    )


def _renamed(connection: sqlite3.Connection, how: Freezing) -> None:
    """Give files that are new the results of those that vanished, where their bytes are the same."""
    candidates = connection.execute(
        "SELECT new.id, root.path, new.path, new.size, new.stamp, new.rules FROM file AS new "
        "JOIN root ON root.id = new.root WHERE new.change = 'new' AND new.outcome IS NULL AND new.size IN "
        "(SELECT size FROM file WHERE change = 'vanished' AND sha256 != '') ORDER BY new.id"
    ).fetchall()
    for number, root, path, size, stamp, rules in candidates:
        sha = _digest_of(Found(restored(root), restored(path), size, stamp, True))
        before = connection.execute(
            "SELECT id, path, rules, status, code FROM file WHERE change = 'vanished' AND sha256 = ? ORDER BY id",
            (sha,),
        ).fetchone()
        if not sha or before is None:
            continue
        old, was, old_rules, status, code = before
        kept = old_rules == rules and status is not None and code not in _TRANSIENT
        kept = kept and not (status == "quarantined" and how.retry) and not (code == NO_CONVERTER.code and how.converts)
        place = connection.execute("SELECT root, path FROM file WHERE id = ?", (number,)).fetchone()
        connection.execute("DELETE FROM file WHERE id = ?", (number,))
        connection.execute(
            "UPDATE file SET root = ?, path = ?, size = ?, stamp = ?, rules = ?, change = 'renamed', was = ?, "
            "outcome = ? WHERE id = ?",
            (*place, size, stamp, rules, was, "skipped" if kept else None, old),
        )


def _digest_of(file: Found) -> str:
    """The digest of a file as it is now; "" where it cannot be read."""
    digest = sha256()
    try:
        for piece in _pieces(file):
            digest.update(piece)
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError):
        return ""
    except Exception:
        if not remote.is_url(file.root):
            raise
        return ""
    return digest.hexdigest()


def _pieces(file: Found) -> Iterator[bytes]:
    archive = archive_in(file.path)
    if not archive:
        with remote.opened(file.root, file.path) if remote.is_url(file.root) else open(file.whole, "rb") as stream:
            yield from iter(lambda: stream.read(1 << 20), b"")
        return
    with zipfile.ZipFile(opened(file.root, archive)) as package:
        info = names(package)[file.path[len(archive) + 1 :]]
        if info.file_size <= 512 << 20:
            with package.open(info) as stream:
                yield from iter(lambda: stream.read(1 << 20), b"")


def archive_in(path: str) -> str:
    """The zip that a listed path goes through, or ""."""
    at = path.lower().find(f"{ZIP_SUFFIX}/")
    return path[: at + len(ZIP_SUFFIX)] if at >= 0 else ""


__all__ = ["OLDER_SUFFIXES", "Freezing", "archive_in", "freeze"]
