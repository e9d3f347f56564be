"""The driver's side of the work: batches go to worker processes, verdicts come back, whatever dies in between.

A worker that dies takes its pool with it (that is how ProcessPoolExecutor is): batches that were not answered go to a
new pool. A batch under which pools broke twice is worked on with nothing beside it, then cut into single documents; one
that breaks its pool again and again, alone, is quarantined. Verdicts that were answered are never asked for again.
"""

from __future__ import annotations

import json
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, NamedTuple

from .task import Death, Done, Orders, Task
from .worker import Answers, check, quarantined, start

_AHEAD = 2  # batches handed out for each worker, so that none waits for the driver
_SUSPECT = 2  # pools that broke under a batch before it is worked on alone
_STARTS = 6  # pools that broke before they had anything to do
_HOPELESS = 6  # pools that broke under a single document alone: nobody kills that often by chance

Work = Callable[[Sequence[Task]], Answers]


class Plan(NamedTuple):
    """How the work is done: how many processes, what each does first, and what it does with a batch."""

    jobs: int
    orders: Orders
    work: Work = check
    start: Callable[[Orders], None] = start


class _Batch(NamedTuple):
    tasks: Sequence[Task]
    broken: int = 0  # pools that broke while it was out
    alone: bool = False  # is worked on with nothing beside it


def answered(batches: Iterable[Sequence[Task]], plan: Plan) -> Iterator[Done]:
    """The batches with their verdicts, as they are done."""
    remaining = iter(batches)
    again: deque[_Batch] = deque()  # what must be handed out once more
    out: dict[Future[Answers], _Batch] = {}
    pool = _pool(plan)
    try:
        while True:
            broken = not _hand_out(pool, plan, out, again, remaining)
            if not out and not broken:
                pool.shutdown()
                return
            done = wait(out, return_when=FIRST_COMPLETED).done if out and not broken else set(out)
            for future in done:
                if future.done() and not future.cancelled() and future.exception() is None:
                    yield _done(out.pop(future).tasks, future.result())
                elif future.done() and not isinstance(future.exception(), (BrokenProcessPool, type(None))):
                    raise future.exception() or RuntimeError
                else:
                    broken = True
            if broken:
                yield from _settled(out)
                pool.shutdown(cancel_futures=True)
                for batch in out.values():
                    yield from _judged(batch, again)
                out.clear()
                pool = _pool(plan)
    finally:
        _end(pool)


class CannotStart(Exception):
    """Workers that die before they have had a document to die of; the message is one Chinese sentence."""


def _pool(plan: Plan) -> ProcessPoolExecutor:
    """A pool with a worker that has started. Raises CannotStart.

    Workers are spawned, not forked: they must hold nothing of the driver's, least of all the store.
    """
    context = multiprocessing.get_context("spawn")
    for _ in range(_STARTS):
        pool = ProcessPoolExecutor(plan.jobs, mp_context=context, initializer=plan.start, initargs=(plan.orders,))
        try:
            pool.submit(os.getpid).result()
            return pool
        except BrokenProcessPool:  # killed from outside, or it cannot start: no document is to blame
            pool.shutdown()
        except BaseException:
            _end(pool)
            raise
    raise CannotStart("检查文稿的进程一启动就退出，没有检查。内存不够，或者安装不完整；原因见上面的输出。")


def _hand_out(
    pool: ProcessPoolExecutor,
    plan: Plan,
    out: dict[Future[Answers], _Batch],
    again: deque[_Batch],
    remaining: Iterator[Sequence[Task]],
) -> bool:
    """Fill the window of batches at work. False where the pool is found broken."""
    while len(out) < plan.jobs * _AHEAD and not any(batch.alone for batch in out.values()):
        if again and again[0].alone and out:
            return True  # it waits until nothing is beside it
        batch = again.popleft() if again else _Batch(next(remaining, ()))
        if not batch.tasks:
            return True
        try:
            out[pool.submit(plan.work, batch.tasks)] = batch
        except (BrokenProcessPool, RuntimeError):
            again.appendleft(batch)
            return False
    return True


def _settled(out: dict[Future[Answers], _Batch]) -> Iterator[Done]:
    """What was answered before the pool broke."""
    for future in [f for f in out if f.done() and not f.cancelled() and f.exception() is None]:
        yield _done(out.pop(future).tasks, future.result())


def _done(tasks: Sequence[Task], answers: Answers) -> Done:
    files = (task.file for task in tasks)
    return Done([*zip(files, map(json.loads, answers.verdicts), strict=True)], answers.events)


def _judged(batch: _Batch, again: deque[_Batch]) -> Iterator[Done]:
    """Put a batch under which the pool broke among those to be handed out again; or give up on it."""
    broken = batch.broken + 1
    if len(batch.tasks) == 1 and batch.alone and broken >= _SUSPECT + _HOPELESS:
        death = Death("killed", "检查它的工作进程一再退出")
        yield _done(batch.tasks, Answers([quarantined(death)], [(batch.tasks[0].file, death.words)]))
    elif batch.alone and len(batch.tasks) > 1:
        again.extend(_Batch([task], _SUSPECT, True) for task in batch.tasks)
    else:
        again.append(_Batch(batch.tasks, broken, broken >= _SUSPECT))


def _end(pool: ProcessPoolExecutor) -> None:
    """End the workers at once; what they are at is not wanted any more."""
    processes: dict[int, Any] = dict(getattr(pool, "_processes", None) or {})
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes.values():
        process.terminate()
    pool.shutdown(wait=True)
