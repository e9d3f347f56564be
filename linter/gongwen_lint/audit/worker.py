"""The worker process: hands batches to its guard, and finds out which document a guard died of.

A document in whose turn the guard died is tried again alone, in a new guard; where that dies too, it is quarantined. A
guard that was killed by SIGKILL may have been killed from outside (by a person, by a system short of memory): then it
is tried twice more, since an innocent document must never be quarantined.
"""

from __future__ import annotations

import atexit
import json
import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Callable, Sequence
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple

from ..linter import Linter
from ..own import KILLED, MEMORY, NO_CONVERTER, SLOW, OwnCode
from . import guard
from .older import BROKEN, REFUSED, Workshop, converter
from .rules import Rules, code_digest
from .task import Death, Limits, Orders, Task

_CODES: dict[str, OwnCode] = {"killed": KILLED, "crashed": KILLED, "slow": SLOW, "memory": MEMORY}
_STARTS = 5  # a guard that cannot even start so often has a fault that is no document's
_HELLO = 120.0  # seconds


class Answers(NamedTuple):
    """What comes of a batch: a verdict in JSON for each document, and what happened on the way."""

    verdicts: list[bytes]
    events: list[tuple[int, str]] = []  # (file, words) # noqa: RUF012


class _Guard:
    """A guard child and the two pipes to it."""

    def __init__(self, orders: Orders, desk: guard.Desk, workshop: str) -> None:
        fork = sys.platform == "linux"
        context: Any = multiprocessing.get_context("fork" if fork else "spawn")
        theirs, self._requests = context.Pipe(duplex=False)
        self._answers, answers = context.Pipe(duplex=False)
        target: Callable[..., None] = guard.serve if fork else guard.spawned
        arguments: tuple[Any, ...] = (theirs, answers, orders, workshop)
        if fork:
            arguments = (theirs, answers, (self._requests, self._answers), desk, orders.limits)
        self._process: BaseProcess = context.Process(target=target, args=arguments, daemon=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # our one thread sleeps in a wait and holds no lock
            self._process.start()
        theirs.close()
        answers.close()

    def started(self) -> bool:
        """Whether it is there and ready."""
        return isinstance(self.receive(_HELLO), bytes)

    def send(self, tasks: Sequence[Task]) -> bool:
        """Give it documents. False where it has gone."""
        try:
            self._requests.send_bytes(json.dumps(tasks).encode())
        except OSError:
            return False
        return True

    def receive(self, seconds: float) -> bytes | Death:
        """Its next answer, or how it died; it is killed where the answer takes longer."""
        try:
            if not self._answers.poll(seconds):
                self.end()
                return Death("slow", f"超过 {seconds:g} 秒没有结果")
            answer: bytes = self._answers.recv_bytes()
            return answer
        except (EOFError, OSError):
            self._process.join(5)
            return _death(self._process.exitcode)

    def end(self) -> None:
        """Kill it and close the pipes."""
        self._process.kill()
        self._process.join()
        for connection in (self._requests, self._answers):
            connection.close()


def _death(status: int | None) -> Death:
    if status == guard.OUT_OF_MEMORY:
        return Death("memory", "内存超过上限")
    if status is not None and status < 0:
        try:
            name = signal.Signals(-status).name
        except ValueError:
            name = f"信号 {-status}"
        return Death("killed" if name == "SIGKILL" else "crashed", f"进程被 {name} 终止")
    return Death("crashed", f"进程自行退出（状态 {status}）")


class Worker:
    """What a worker process keeps between batches."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._linter = linter = Linter(orders.request)
        program = converter()
        self._workshop = Workshop(program) if program else None
        self._desk = guard.Desk(orders, linter, self._folder)
        self._guard: _Guard | None = None
        self._rules: Rules | None = None
        warm(linter)

    @property
    def _folder(self) -> str:
        return self._workshop.folder if self._workshop else ""

    def rules(self, task: Task) -> str:
        """The digest of the rules that a document would be judged by here."""
        if self._rules is None:
            self._rules = Rules(self._linter, self._orders.today, code_digest(self._linter.registry))
        return self._rules.of(task.path)

    def check(self, tasks: Sequence[Task]) -> Answers:
        """Lint a batch; one verdict for each document, in order. Older ones are converted together, and linted then."""
        answers = self._linted(tasks)
        names = {n: name for n, verdict in enumerate(answers.verdicts) if (name := _laid_out(verdict))}
        if not names or self._workshop is None:
            return answers
        found = self._workshop.convert(list(names.values()), self._orders.limits)
        if not found:
            for n in names:
                answers.verdicts[n] = _refused(answers.verdicts[n], NO_CONVERTER.code, BROKEN)
            return answers
        made = {n: tasks[n]._replace(converted=found[name].path) for n, name in names.items() if found[name].path}
        again = self._linted(list(made.values()))
        answers.events.extend(again.events)
        for n, verdict in zip(made, again.verdicts, strict=True):
            answers.verdicts[n] = verdict
        for n, name in names.items():
            if death := found[name].death:
                answers.events.append((tasks[n].file, death.words))
                answers.verdicts[n] = quarantined(death)
            elif n not in made:
                answers.verdicts[n] = _refused(answers.verdicts[n], "GL004", REFUSED)
        self._workshop.clear()
        return answers

    def end(self) -> None:
        """End the guard and take out what lies in the temporary folder."""
        self._end()
        if self._workshop:
            self._workshop.end()

    def _linted(self, tasks: Sequence[Task]) -> Answers:
        answers = Answers([], [])
        if not self._orders.guarded:
            answers.verdicts.extend(map(self._desk.lint, tasks))
            return answers
        limits = self._orders.limits
        while len(answers.verdicts) < len(tasks):
            rest = tasks[len(answers.verdicts) :]
            running = self._running()
            if not running.send(rest):
                self._end()
                continue
            for task in rest:
                answer = running.receive(limits.seconds)
                if isinstance(answer, Death):
                    self._end()
                    answers.events.append((task.file, answer.words))
                    answers.verdicts.append(self._alone(task, limits, answers.events))
                    break
                answers.verdicts.append(answer)
        return answers

    def _alone(self, task: Task, limits: Limits, events: list[tuple[int, str]]) -> bytes:
        """The verdict on a document that a guard died of, tried in new guards with nothing before it."""
        for left in (2, 1, 0):
            running = self._running()
            answer = running.receive(limits.seconds * 2) if running.send([task]) else Death("killed", "进程已不在")
            self._end()
            if not isinstance(answer, Death):
                return answer
            events.append((task.file, f"单独重试：{answer.words}"))
            if answer.kind != "killed" or not left:
                return quarantined(answer)
        raise AssertionError("unreachable")

    def _running(self) -> _Guard:
        for _ in range(_STARTS):
            if self._guard is None:
                self._guard = _Guard(self._orders, self._desk, self._folder)
                if not self._guard.started():
                    self._end()
                    continue
            return self._guard
        raise RuntimeError("the guard process does not start")

    def _end(self) -> None:
        if self._guard is not None:
            self._guard.end()
            self._guard = None


def quarantined(death: Death) -> bytes:
    """The verdict on a document that is too dangerous to lint."""
    code = _CODES[death.kind]
    message = f"{code.title}（{death.words}）。{code.advice}"
    return json.dumps({"status": "quarantined", "sha256": "", "code": code.code, "message": message}).encode()


def _laid_out(verdict: bytes) -> str:
    """The name of the file that a guard laid out to be converted, "" where the verdict is final."""
    if not verdict.startswith(b'{"status": "unreadable"') or f'"{guard.OLDER}"'.encode() not in verdict:
        return ""
    return str(json.loads(verdict).get(guard.OLDER, ""))


def _refused(verdict: bytes, code: str, message: str) -> bytes:
    """The verdict on an older document that was not converted, from the one on what was laid out."""
    sha256 = json.loads(verdict)["sha256"]
    return json.dumps({"status": "unreadable", "sha256": sha256, "code": code, "message": message}).encode()


def warm(linter: Linter) -> None:
    """Load what linting needs before the first guard is forked. No check is called: it might be what kills."""
    import gc

    from ..organisation import Organisation
    from ..reading import read
    from ..reading.docx import read_docx
    from ..recognition import recognise

    recognise(
        read("某某局关于某某工作的通知\n区政府：\n　　现将有关情况通知如下。".encode(), "通知.md"), Organisation()
    )
    for check in linter.registry.checks.values():
        getattr(check.function, "__globals__", read_docx)  # imports the module of a check that was only remembered
    gc.collect()
    gc.freeze()  # pages that no collection touches stay shared with the guards


_worker: list[Worker] = []  # the one Worker of a worker process


def start(orders: Orders) -> None:
    """Set a worker process up."""
    guard.watch_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    worker = Worker(orders)
    atexit.register(worker.end)

    def leave(*_: object) -> None:  # the pool ends us so; an exception would be taken for an answer
        worker.end()
        os._exit(143)

    signal.signal(signal.SIGTERM, leave)
    _worker.append(worker)


def check(tasks: Sequence[Task]) -> Answers:
    """Lint a batch in this worker process."""
    return _worker[0].check(tasks)


def process() -> int:
    """The number of this process; for tests."""
    return os.getpid()
