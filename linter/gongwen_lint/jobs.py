"""Lint many files in several processes (`--jobs N`)."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from .linter import Linter, Request
    from .run import Result

Answer = TypeVar("Answer")
_AHEAD = 4  # batches handed out for each process, so that none waits and an archive's paths are not all in memory
_BATCH = 8  # files a process is given at once: a small file costs less than passing it


def in_processes(
    paths: Iterable[str], request: Request, then: Callable[[Result], Answer], jobs: int
) -> Iterator[Answer]:
    """What `then` makes of each result, in order. Each process reads the configuration and loads the plug-ins once.

    Processes are spawned, not forked: a fork of a program with threads (an editor, a notebook) may hang.
    """
    remaining = iter(paths)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(request,)) as pool:
        waiting: list[Future[list[Answer]]] = []
        try:
            while True:
                while len(waiting) < jobs * _AHEAD and (batch := list(islice(remaining, _BATCH))):
                    waiting.append(pool.submit(_work, batch, then))
                if not waiting:
                    return
                yield from waiting.pop(0).result()
        finally:
            pool.shutdown(cancel_futures=True)


_worker: list[Linter] = []  # the one Linter of a worker process


def _start(request: Request) -> None:
    from .linter import Linter

    _worker.append(Linter(request))


def _work(paths: list[str], then: Callable[[Result], Answer]) -> list[Answer]:
    linter = _worker[0]
    return [then(linter.lint_file(path)) for path in paths]
