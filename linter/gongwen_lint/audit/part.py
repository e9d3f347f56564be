"""Parquet parts: the verdicts of one batch as a file that another machine wrote, and DuckDB can read.

The columns are those of the store's tables, so that what is collected is what a local worker would have answered. A part
appears under its name only when it is whole, and equal verdicts make equal parts.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from . import remote
from .store import in_memory, sound
from .task import Task

if TYPE_CHECKING:
    import pyarrow

SUFFIX = ".parquet"
_TYPES = {"INTEGER": "int64", "TEXT": "string"}


def name_of(tasks: Sequence[Task]) -> str:
    """The name of the part that a batch makes."""
    digest = sha256(json.dumps(tasks).encode()).hexdigest()[:16]
    return f"{tasks[0].file:09}-{digest}{SUFFIX}"


@cache
def _columns() -> dict[str, list[tuple[str, str]]]:
    """The columns of the store's tables besides `file`: (name, Arrow's type)."""
    with closing(in_memory()) as connection:
        return {
            table: [(name, _TYPES[kind]) for name, kind in _table(connection, table) if name != "file"]
            for table in ("paper", "finding", "passage")
        }


def _table(connection: sqlite3.Connection, table: str) -> Iterator[tuple[str, str]]:
    for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table})"):
        yield name, kind


@cache
def _schema() -> pyarrow.Schema:
    import pyarrow as pa

    rows = {table: pa.struct(columns) for table, columns in _columns().items()}
    return pa.schema(
        [
            ("file", pa.int64()),
            ("path", pa.string()),
            ("status", pa.string()),
            ("sha256", pa.string()),
            ("code", pa.string()),
            ("message", pa.string()),
            ("paper", rows["paper"]),
            ("findings", pa.list_(rows["finding"])),
            ("references", pa.list_(pa.string())),
            ("passages", pa.list_(rows["passage"])),
        ]
    )


def write(folder: str, name: str, tasks: Sequence[Task], verdicts: Sequence[bytes]) -> None:
    """Write a part: under another name first. Raises OSError."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [_row(task, json.loads(verdict)) for task, verdict in zip(tasks, verdicts, strict=True)]
    table = pa.Table.from_pylist(rows, schema=_schema())
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    put(folder, name, sink.getvalue().to_pybytes())


def _row(task: Task, verdict: Mapping[str, Any]) -> dict[str, Any]:
    columns = _columns()
    row: dict[str, Any] = {"file": task.file, "path": sound([task.path])[0]}
    row |= {key: verdict.get(key) for key in ("status", "sha256", "code", "message")}
    if "paper" in verdict:
        row["paper"] = _named(columns["paper"], verdict["paper"])
        row["findings"] = [_named(columns["finding"], values) for values in verdict["findings"]]
        row["references"] = list(sound(verdict["references"]))
        row["passages"] = [_named(columns["passage"], values) for values in verdict["passages"]]
    return row


def _named(columns: list[tuple[str, str]], values: Sequence[Any]) -> dict[str, Any]:
    return dict(zip((name for name, _ in columns), sound(values), strict=True))


def read(folder: str, name: str) -> list[tuple[int, dict[str, Any]]]:
    """The verdicts in a part: (file, verdict). Raises OSError, ValueError (it is no part)."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = pq.read_table(pa.BufferReader(_get(folder, name))).to_pylist()
    return [(row["file"], _verdict(row)) for row in rows]


def _verdict(row: Mapping[str, Any]) -> dict[str, Any]:
    verdict = {key: row[key] for key in ("status", "sha256", "code", "message") if row[key] is not None}
    if row["paper"] is not None:
        verdict["paper"] = list(row["paper"].values())
        verdict["findings"] = [list(values.values()) for values in row["findings"]]
        verdict["references"] = row["references"]
        verdict["passages"] = [list(values.values()) for values in row["passages"]]
    return verdict


# where parts lie: a folder that all machines see, or an address of fsspec's


def make(folder: str) -> None:
    """Make the folder. Raises OSError, Unreachable."""
    if remote.is_url(folder):
        system, path = remote.place(folder)
        system.makedirs(path, exist_ok=True)
    else:
        os.makedirs(folder, exist_ok=True)


def names(folder: str) -> list[str]:
    """The names in the folder, in order."""
    if not remote.is_url(folder):
        return sorted(os.listdir(folder))
    system, path = remote.place(folder)
    system.invalidate_cache()
    return sorted(str(name).rpartition("/")[2] for name in system.ls(path, detail=False))


def stands(folder: str, name: str) -> bool:
    """Whether there is a part of that name."""
    if not remote.is_url(folder):
        return os.path.exists(os.path.join(folder, name))
    system, path = remote.place(folder)
    return bool(system.exists(f"{path}/{name}"))


def remove(folder: str, name: str) -> None:
    """Take a file out; no matter if it is gone."""
    with suppress(OSError):
        if remote.is_url(folder):
            system, path = remote.place(folder)
            system.rm(f"{path}/{name}")
        else:
            os.unlink(os.path.join(folder, name))


def remove_folder(folder: str) -> None:
    """Take a folder of parts out."""
    if remote.is_url(folder):
        system, path = remote.place(folder)
        with suppress(OSError):
            system.rm(path, recursive=True)
    else:
        from shutil import rmtree

        rmtree(folder, ignore_errors=True)


def put(folder: str, name: str, data: bytes) -> None:
    """Leave a file, which appears when it is whole. Raises OSError."""
    unfinished = f".{name}.{uuid4().hex}.tmp"
    if remote.is_url(folder):
        system, path = remote.place(folder)
        system.pipe_file(f"{path}/{unfinished}", data)
        system.mv(f"{path}/{unfinished}", f"{path}/{name}")
        return
    whole = os.path.join(folder, unfinished)
    try:
        with open(whole, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(whole, os.path.join(folder, name))
    except BaseException:
        with suppress(OSError):
            os.unlink(whole)
        raise


def _get(folder: str, name: str) -> bytes:
    if remote.is_url(folder):
        with remote.opened(folder, name) as file:
            return file.read()
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()
