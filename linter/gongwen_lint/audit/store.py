"""The store: one SQLite file in WAL mode, so that others can look in while an audit runs.

Verdicts are written a batch a transaction; writing one twice leaves what writing it once does.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timezone
from hashlib import sha256
from typing import Any, NamedTuple

from .schema import CONTENT, SCHEMA, TABLES


class BadStore(Exception):
    """A store that cannot be used; the message is one Chinese sentence."""


class Totals(NamedTuple):
    """Of the present manifest: checked + unreadable + quarantined + skipped + to_do = files."""

    files: int
    checked: int
    unreadable: int
    quarantined: int
    skipped: int
    to_do: int

    @property
    def words(self) -> str:
        """The totals in words."""
        left = f"，未完成 {self.to_do}" if self.to_do else ""
        return (
            f"共 {self.files} 个文件：检查 {self.checked}，打不开 {self.unreadable}，隔离 {self.quarantined}，"
            f"跳过 {self.skipped}{left}"
        )


def stored(path: str) -> str | bytes:
    """A path as the store keeps it: text, or bytes where it is not UTF-8."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def restored(path: str | bytes) -> str:
    """A path of the store as Python opens it."""
    return path if isinstance(path, str) else os.fsdecode(path)


def now() -> str:
    """The time, in UTC."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def create(path: str) -> sqlite3.Connection:
    """Open a store for an audit, making it where it is not there. Raises BadStore, sqlite3.Error."""
    connection = _connected(path, f"file:{_quoted(path)}?mode=rwc")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA busy_timeout = 30000")
    with transaction(connection):
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'store'").fetchone():
            if connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise BadStore(f"{path} 是别的数据库，不能用作审计结果库。")
            for statement in _statements():
                connection.execute(statement)
            connection.execute("INSERT INTO store VALUES ('schema', ?)", (SCHEMA,))
    _same_schema(connection, path)
    return connection


def _statements() -> Iterator[str]:
    statement = ""
    for line in TABLES.splitlines(keepends=True):
        statement += line
        if line.partition("--")[0].rstrip().endswith(";"):
            yield statement
            statement = ""


def in_memory() -> sqlite3.Connection:
    """An empty store that lives as long as its connection; for tests of checks over archives."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in _statements():
        connection.execute(statement)
    return connection


def look(path: str) -> sqlite3.Connection:
    """Open a store to read it. Raises BadStore."""
    if not os.path.isfile(path):
        raise BadStore(f"找不到审计结果库 {path}。")
    connection = _connected(path, f"file:{_quoted(path)}?mode=ro")
    _same_schema(connection, path)
    return connection


def _connected(path: str, uri: str) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        connection.execute("PRAGMA schema_version")
    except sqlite3.DatabaseError as problem:
        raise BadStore(f"打不开审计结果库 {path}：{_reason(problem)}。") from problem
    return connection


def _reason(problem: sqlite3.DatabaseError) -> str:
    words = str(problem)
    known = {"unable to open": "没有这个文件夹，或者没有权限", "not a database": "这不是审计结果库", "locked": "被占用"}
    return next((chinese for english, chinese in known.items() if english in words), words)


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(os.fsencode(os.path.abspath(path)))


def _same_schema(connection: sqlite3.Connection, path: str) -> None:
    try:
        row = connection.execute("SELECT value FROM store WHERE key = 'schema'").fetchone()
    except sqlite3.DatabaseError:
        row = None
    if row is None:
        raise BadStore(f"{path} 不是审计结果库。")
    if row[0] != SCHEMA:
        raise BadStore(f"{path} 是别的版本写的（格式 {row[0]}，本版本用 {SCHEMA}），请另用一个文件重新审计。")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def write(connection: sqlite3.Connection, verdicts: Iterable[tuple[int, bytes | dict[str, Any]]]) -> None:
    """Write verdicts (file, the verdict or its JSON), within a transaction of the caller; former ones of the same files
    are replaced."""
    outcomes, papers, findings, references, passages = [], [], [], [], []
    for file, content in verdicts:
        value: dict[str, Any] = json.loads(content) if isinstance(content, bytes) else content
        outcomes.append(
            (value["status"], value["status"], value.get("code"), value.get("message"), value["sha256"], file)
        )
        if "paper" in value:
            papers.append((file, *value["paper"]))
            findings += [(file, *row) for row in value["findings"]]
            references += [(file, named) for named in value["references"]]
            passages += [(file, *row) for row in value["passages"]]
    forget(connection, [row[-1] for row in outcomes])
    connection.executemany(
        "UPDATE file SET status = ?, outcome = ?, code = ?, message = ?, sha256 = ? WHERE id = ?", outcomes
    )
    for table, rows in (("paper", papers), ("finding", findings), ("reference", references), ("passage", passages)):
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", _sound(rows))


def forget(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Take out what was found in files."""
    for table in ("paper", "finding", "reference", "passage"):
        connection.executemany(f"DELETE FROM {table} WHERE file = ?", [(number,) for number in numbers])


def sound(row: Sequence[Any]) -> Sequence[Any]:
    """A row with half characters (lone surrogates, which UTF-8 cannot hold) replaced."""
    try:
        for value in row:
            if isinstance(value, str):
                value.encode()
    except UnicodeEncodeError:
        return [v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in row]
    return row


def _sound(rows: Sequence[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    return map(sound, rows)


def totals(connection: sqlite3.Connection) -> Totals:
    """The totals of the present manifest."""
    return Totals(*connection.execute("SELECT * FROM total").fetchone())


def content_digest(path: str) -> str:
    """One digest for everything a store says: equal for two audits of the same archive, however they were disturbed."""
    digest = sha256()
    with closing(look(path)) as connection:
        for query in CONTENT:
            for row in connection.execute(query):
                digest.update(repr(tuple(row)).encode("utf-8", "surrogateescape"))
            digest.update(b"\n")
    return digest.hexdigest()
