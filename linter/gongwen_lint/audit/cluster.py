"""The same work on a Dask cluster that is already there (extra `cluster`): batches go out, Parquet parts come in.

Workers, machines and the driver may die at any moment: Dask hands out again what was not answered, and a part that
stands is not made again. What Dask gives up on, because workers died of it again and again, is cut into single
documents; one that kills workers alone is quarantined. A scheduler that is gone ends the audit, which can be resumed.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import pickle
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

from ..own import LOST, MISMATCH, NO_WORKERS
from . import part, remote
from .bench import Bench, Differs, Identity, asked_identity
from .task import Cluster, ClusterTrouble, Death, Done, Orders, Task
from .worker import quarantined

Client = Any  # of distributed, of which half is typed
Future = Any

BATCH = 100  # documents a task: a task costs the scheduler some milliseconds
_AHEAD = 3  # tasks in the cluster for each of its threads; the scheduler's memory must not grow with the archive
_ASK = 5.0  # seconds between two questions to the scheduler
_PATIENCE = 60.0  # seconds without its answer after which it is dead
_NO_WORKERS = 300.0  # seconds without workers
_SUSPECT = 2  # times that Dask gave up on a batch before it is cut
_HOPELESS = 4  # times that Dask gave up on a document: each is some deaths of workers


class _Batch(NamedTuple):
    tasks: Sequence[Task]
    given_up: int = 0  # times that Dask gave up on it
    tries: int = 0


class Attached:
    """A cluster that the driver is connected to, and what is known of its state."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.threads = 1
        self._seen = self._workers_seen = time.monotonic()
        self._ended = threading.Event()
        threading.Thread(target=self._watch, daemon=True, name="scheduler-watch").start()

    def check(self) -> None:
        """Raise ClusterTrouble where the scheduler is dead, or there has been no worker for long."""
        now = time.monotonic()
        if self.client.status not in ("running", "connecting") or now - self._seen > _PATIENCE:
            raise ClusterTrouble(LOST)
        if now - self._workers_seen > _NO_WORKERS:
            raise ClusterTrouble(NO_WORKERS)

    def wait_until_running(self) -> None:
        """Wait out a reconnection. Raises ClusterTrouble."""
        while self.client.status != "running":
            self.check()
            time.sleep(0.2)

    def end(self) -> None:
        """Stop watching."""
        self._ended.set()

    def _watch(self) -> None:
        while not self._ended.wait(_ASK):
            try:
                threads = self.client.sync(self.client.scheduler.ncores, callback_timeout=_ASK * 2)
            except Exception:  # closed, timed out, refused: what matters is how long it lasts
                continue
            self._seen = time.monotonic()
            if threads:
                self._workers_seen = self._seen
                self.threads = sum(threads.values())


class _Seen(NamedTuple):
    """What one worker tells before the start."""

    identity: Identity
    missing: str  # a path that it does not see


@contextmanager
def attached(cluster: Cluster, paths: Sequence[str], folder: str) -> Iterator[Attached]:
    """Connect, and see that all workers are what this machine is. `folder`: where parts will lie.

    Raises ClusterTrouble, OSError (the folder cannot be made).
    """
    with _quiet():
        client = _connected(cluster.scheduler)
        held = Attached(client)
        try:
            held.threads = _agreed(client, paths, folder)
            yield held
        finally:
            held.end()
            with suppress(Exception):
                client.run(dismiss, on_error="ignore") if client.status == "running" else None
            with suppress(Exception):
                client.close(timeout=5)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without Dask's own words on standard error: what they mean is said in one sentence."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def _connected(scheduler: str) -> Client:
    from distributed import Client

    try:
        client = Client(scheduler, timeout=30, set_as_default=False, name="gongwen-lint")
    except (OSError, TimeoutError, asyncio.TimeoutError) as problem:
        raise ClusterTrouble(LOST, scheduler) from problem
    except (ValueError, TypeError) as problem:
        raise ClusterTrouble(LOST, f"{scheduler} 不是调度器的地址（应如 tcp://主机:8786）") from problem
    try:
        client.wait_for_workers(1, timeout=30)
    except (TimeoutError, asyncio.TimeoutError):
        client.close(timeout=5)
        raise ClusterTrouble(NO_WORKERS) from None
    return client


def _agreed(client: Client, paths: Sequence[str], folder: str) -> int:
    """The number of threads of the workers, after all have told that they are what this machine is."""
    ours = asked_identity()
    part.make(folder)
    probe = f".probe-{os.getpid()}"
    part.put(folder, probe, b"")
    try:
        told = client.run(look, list(paths), folder, probe, on_error="return")
    finally:
        part.remove(folder, probe)
    if not told:
        raise ClusterTrouble(NO_WORKERS)
    for address, seen in told.items():
        words = _why_not(ours, seen)
        if words:
            raise ClusterTrouble(MISMATCH, f"{address} {words}")
    return sum(client.nthreads().values())


def _why_not(ours: Identity, seen: object) -> str:
    if isinstance(seen, _Seen):
        differences = ours.differences(Identity(*seen.identity))
        if not differences and seen.missing:
            differences = [f"看不到 {seen.missing}"]
        return "，".join(differences)
    if "gongwen_lint" in repr(seen):  # it could not take in what it was asked
        return "没有装 gongwen-lint，或者是别的版本"
    return f"没有回答（{seen!r}）" if seen is not None else "没有回答"


async def look(paths: Sequence[str], folder: str, probe: str) -> _Seen:
    """On a worker: what it is, and whether it sees what it must."""
    return await asyncio.to_thread(_look, paths, folder, probe)


def _look(paths: Sequence[str], folder: str, probe: str) -> _Seen:
    for path in paths:
        if remote.is_url(path):
            remote.place(path)
        elif not os.path.exists(path):
            return _Seen(asked_identity(), path)
    return _Seen(asked_identity(), "" if part.stands(folder, probe) else folder)


class _Benches:
    """The benches of a Dask worker: one for each of its threads that is at work."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[tuple[bytes, Bench]] = []

    @contextmanager
    def taken(self, orders: bytes) -> Iterator[Bench]:
        """One that works by these orders."""
        with self._lock:
            at = next((n for n, (theirs, _) in enumerate(self._idle) if theirs == orders), None)
            bench = self._idle.pop(at)[1] if at is not None else None
        bench = bench or Bench(pickle.loads(orders))
        try:
            yield bench
        except BaseException:
            bench.end()
            raise
        with self._lock:
            self._idle.append((orders, bench))

    def end(self) -> None:
        """End those that have nothing to do."""
        with self._lock:
            idle, self._idle = self._idle, []
        for _, bench in idle:
            bench.end()


_benches = _Benches()


def dismiss() -> None:
    """On a worker: end what an audit started there."""
    _benches.end()


def work(orders: bytes, folder: str, fields: Sequence[Sequence[Any]]) -> list[tuple[int, str]]:
    """On a worker: lint a batch, and leave its part. Returns what happened on the way. Raises Differs, OSError."""
    tasks = [Task(*each) for each in fields]
    name = part.name_of(tasks)
    if part.stands(folder, name):
        return []
    with _benches.taken(orders) as bench:
        answers = bench.check(tasks)
    part.write(folder, name, tasks, answers.verdicts)
    return answers.events


def answered(batches: Iterable[Sequence[Task]], orders: Orders, folder: str, held: Attached) -> Iterator[Done]:
    """The batches with their verdicts, as their parts come in. Raises ClusterTrouble, OSError."""
    remaining = map(_Batch, batches)
    again: deque[_Batch] = deque()
    out: dict[Future, _Batch] = {}
    done: SimpleQueue[Future] = SimpleQueue()
    packed = pickle.dumps(orders)
    while True:
        while len(out) < held.threads * _AHEAD and (batch := again.popleft() if again else next(remaining, None)):
            held.wait_until_running()
            out[_submitted(held.client, batch, packed, folder, done.put)] = batch
        if not out:
            return
        try:
            future = done.get(timeout=1.0)
        except Empty:
            held.check()
            continue
        batch = out.pop(future)
        events = _outcome(future, held, batch)
        if events is not None:
            name = part.name_of(batch.tasks)
            yield Done(part.read(folder, name), events, name)
        elif future.status == "cancelled":  # the scheduler lost it: a new one, perhaps
            again.append(batch._replace(tries=batch.tries + 1))
        else:
            yield from _judged(batch, again)


def _submitted(client: Client, batch: _Batch, orders: bytes, folder: str, then: Callable[[Future], None]) -> Future:
    key = f"gongwen-lint-{part.name_of(batch.tasks)}-{batch.tries}-{time.monotonic_ns()}"
    fields = [list(task) for task in batch.tasks]
    future = client.submit(work, orders, folder, fields, key=key, pure=False)
    future.add_done_callback(then)
    return future


def _outcome(future: Future, held: Attached, batch: _Batch) -> list[tuple[int, str]] | None:
    """What happened on the way of a batch that is done; None of one that is not."""
    from distributed.scheduler import KilledWorker

    if future.status == "finished":
        with suppress(TimeoutError, asyncio.TimeoutError):
            events: list[tuple[int, str]] = future.result(timeout=_PATIENCE)
            return events
        return []  # the part stands all the same
    if future.status == "cancelled":
        return None
    problem = future.exception(timeout=_PATIENCE)
    if isinstance(problem, Differs):
        raise ClusterTrouble(MISMATCH, f"检查 {problem} 的配置、豁免或规则不同")
    if isinstance(problem, KilledWorker):
        return None
    held.check()
    raise problem if problem is not None else RuntimeError(f"batch of {batch.tasks[0].path}: {future.status}")


def _judged(batch: _Batch, again: deque[_Batch]) -> Iterator[Done]:
    """What becomes of a batch that Dask gave up on."""
    given_up, tries = batch.given_up + 1, batch.tries + 1
    if len(batch.tasks) > 1 and given_up >= _SUSPECT:
        again.extend(_Batch([task], 0, tries) for task in batch.tasks)
    elif len(batch.tasks) == 1 and given_up >= _HOPELESS:
        file = batch.tasks[0].file
        death = Death("killed", "检查它的工作进程一再退出")
        yield Done([(file, json.loads(quarantined(death)))], [(file, death.words)])
    else:
        again.append(_Batch(batch.tasks, given_up, tries))
