"""The findings, or all tables of a store, as Parquet (extra `parquet`): what DuckDB, Spark and pandas read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from ..figures import Line, lines, shown
from .sheets import Words, unquoted

_GROUP = 50_000  # rows that are held at a time
_NUMBERS = {"places", "file", "serial"}


class NoWriter(Exception):
    """pyarrow is not installed."""


class _Table(NamedTuple):
    """A table of the store: its query, and the columns that hold a document's own words."""

    query: str
    words: tuple[str, ...] = ()


_TABLES = {
    "document": _Table("SELECT id AS file, * FROM document ORDER BY id"),
    "paper": _Table("SELECT * FROM paper ORDER BY file", ("title", "record")),
    "finding": _Table("SELECT * FROM finding ORDER BY file, number", ("message", "quote", "reason")),
    "reference": _Table("SELECT * FROM reference ORDER BY file, named", ("named",)),
    "passage": _Table("SELECT * FROM passage ORDER BY file, number", ("text",)),
}
_INTEGERS = {
    "file", "id", "root", "size", "year", "number", "paragraph", "start", "end", "places",
}  # fmt: skip
_TEXTS = {("paper", "number")}  # 文号, where elsewhere a number is one


def write_findings(path: str, connection: sqlite3.Connection, about: Words, quotes: bool) -> None:
    """Write all findings, each with its paper, to one file. Raises NoWriter, OSError."""
    found = lines(connection, ("open", "waived", "baseline"))
    rows = (line if quotes else unquoted(line, about) for line in found)
    columns = [(name, "int64" if name in _NUMBERS else "string") for name in Line._fields]
    _write(path, columns, rows)


def write_tables(folder: str, connection: sqlite3.Connection, quotes: bool) -> None:
    """Write the tables of a store to a folder, one file each. Raises NoWriter, OSError."""
    os.makedirs(folder, exist_ok=True)
    for name, table in _TABLES.items():
        cursor = connection.execute(table.query)
        names = [column[0] for column in cursor.description]
        left_out = {n for n, column in enumerate(names) if not quotes and column in table.words}
        kept = [n for n in range(len(names)) if n not in left_out]
        columns = [(names[n], _kind(name, names[n])) for n in kept]
        rows = ([_plain(row[n]) for n in kept] for row in cursor)
        _write(os.path.join(folder, f"{name}.parquet"), columns, rows)


def _kind(table: str, column: str) -> str:
    return "int64" if column in _INTEGERS and (table, column) not in _TEXTS else "string"


def _plain(value: Any) -> Any:
    return shown(value) if isinstance(value, bytes) else value


def _write(path: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows in groups, under another name until it is whole."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise NoWriter from None
    schema = pa.schema(columns)
    unfinished = f"{path}.{os.getpid()}.tmp"
    try:
        with pq.ParquetWriter(unfinished, schema, compression="zstd") as writer:
            for group in _groups(rows):
                arrays = [
                    pa.array(column, kind) for column, kind in zip(zip(*group, strict=True), schema.types, strict=True)
                ]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
        os.replace(unfinished, path)
    finally:
        if os.path.exists(unfinished):
            os.unlink(unfinished)


def _groups(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    remaining = iter(rows)
    while group := list(islice(remaining, _GROUP)):
        yield group
