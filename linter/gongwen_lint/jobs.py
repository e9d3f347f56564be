"""Lint many files in several processes (`--jobs N`)."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from .own import BROKEN
from .run import Result

if TYPE_CHECKING:
    from .linter import Linter, Request

Answer = TypeVar("Answer")
_AHEAD = 4  # batches handed out for each process, so that none waits and an archive's paths are not all in memory
_BATCH = 8  # files a process is given at once: a small file costs less than passing it


def in_processes(
    paths: Iterable[str], request: Request, then: Callable[[Result], Answer], jobs: int
) -> Iterator[Answer]:
    """What `then` makes of each result, in order. Each process reads the configuration and loads the plug-ins once.

    A process that dies (killed by the system, crashed in a library) costs only the file that it died of.
    """
    remaining = iter(paths)
    waiting: deque[tuple[list[str], Future[list[Answer]]]] = deque()
    pool = _pool(request, jobs)
    try:
        while True:
            while len(waiting) < jobs * _AHEAD and (batch := list(islice(remaining, _BATCH))):
                waiting.append((batch, pool.submit(_work, batch, then)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown()
                yield from (_alone(path, request, then) for path in batch)
                pool = _pool(request, jobs)
                waiting = deque((b, f if _done(f) else pool.submit(_work, b, then)) for b, f in waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(request: Request, jobs: int) -> ProcessPoolExecutor:
    """Processes are spawned, not forked: a fork of a program with threads (an editor, a notebook) may hang."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(request,))


def _done(future: Future[list[Answer]]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _alone(path: str, request: Request, then: Callable[[Result], Answer]) -> Answer:
    """A file of a batch whose process died, in a process of its own."""
    try:
        with _pool(request, 1) as pool:
            return pool.submit(_work, [path], then).result()[0]
    except BrokenProcessPool:
        message = f"{BROKEN.title}：检查它的进程意外退出。{BROKEN.advice}"
        return then(Result(path, "unreadable", error=(BROKEN.code, message)))


_worker: list[Linter] = []  # the one Linter of a worker process


def _start(request: Request) -> None:
    from .linter import Linter

    _worker.append(Linter(request))


def _work(paths: list[str], then: Callable[[Result], Answer]) -> list[Answer]:
    linter = _worker[0]
    return [then(linter.lint_file(path)) for path in paths]
