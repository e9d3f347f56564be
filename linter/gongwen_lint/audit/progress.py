"""How far an audit is: a bar on a terminal, elsewhere a plain line every few seconds."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from .store import Totals

EVERY = 5.0  # seconds between plain lines


class Progress(Protocol):
    """Something that is told of every step."""

    def __call__(self, totals: Totals) -> None: ...  # noqa: D102


@contextmanager
def progress(totals: Totals, quiet: bool = False) -> Iterator[Progress]:
    """Shows on standard error how far an audit is; `totals` are those at the start."""
    if quiet or sys.stderr is None:
        yield lambda totals: None
    elif sys.stderr.isatty() and os.environ.get("TERM") not in ("dumb", "unknown"):
        with _bar(totals) as bar:
            yield bar
    else:
        yield _Lines(totals)


class _Lines:
    """A plain line every few seconds."""

    def __init__(self, totals: Totals) -> None:
        self._started = self._last = time.monotonic()
        self._at_start = totals.files - totals.to_do

    def __call__(self, totals: Totals) -> None:
        now = time.monotonic()
        if now - self._last < EVERY:
            return
        self._last = now
        print(line(totals, totals.files - totals.to_do - self._at_start, now - self._started), file=sys.stderr)


def line(totals: Totals, done: int, seconds: float) -> str:
    """The progress in words: how many, how fast, how long still, what went wrong."""
    rate = done / seconds if seconds > 0 else 0.0
    left = f"，约需 {duration(totals.to_do / rate)}" if rate and totals.to_do else ""
    finished = totals.files - totals.to_do
    share = finished / totals.files if totals.files else 1.0
    bad = "".join(
        f"，{name} {count}" for name, count in (("打不开", totals.unreadable), ("隔离", totals.quarantined)) if count
    )
    return f"{finished}/{totals.files}（{share:.1%}），每秒 {rate:.0f} 件{left}{bad}"


def duration(seconds: float) -> str:
    """A duration in words: 25 秒, 3 分钟, 2.5 小时."""
    if seconds < 90:
        return f"{max(1, round(seconds))} 秒"
    return f"{round(seconds / 60)} 分钟" if seconds < 5400 else f"{seconds / 3600:.1f} 小时"


@contextmanager
def _bar(totals: Totals) -> Iterator[Progress]:
    try:
        from rich.console import Console
        from rich.progress import BarColumn, Progress as Bar, TextColumn
    except ImportError:
        yield _Lines(totals)
        return
    started, at_start = time.monotonic(), totals.files - totals.to_do
    with Bar(TextColumn("审计"), BarColumn(), TextColumn("{task.description}"), console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=max(totals.files, 1), completed=at_start)

        def show(totals: Totals) -> None:
            finished = totals.files - totals.to_do
            words = line(totals, finished - at_start, time.monotonic() - started)
            bar.update(task, completed=finished, description=words)

        yield show
