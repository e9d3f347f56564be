"""A process of its own in which a worker of somebody else's cluster lints, and the end of it that its owner holds.

Such a worker runs threads and must not be forked, and may be forbidden to have children of `multiprocessing`. So it
starts a plain command that holds everything loaded and forks guards, as a local worker does, and talks to it by its
standard input and output. It ends when its owner does: its input is closed then.
"""

from __future__ import annotations

import json
import os
import pickle
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, BinaryIO, NamedTuple, NoReturn

from .task import Death, Orders, Task, memory_limit
from .worker import Answers, Worker, quarantined

_IDLE = 600.0  # seconds without work after which it ends: a cluster outlives the audits that ran on it
_LEAVE = 5.0  # seconds to clear up in
_WHOLE = 2  # times that a batch is tried whole before its documents are tried one by one
_HOPELESS = 6  # benches that broke under a single document: nobody kills that often by chance
_HEAD = struct.Struct(">Q")
_COMMAND = "from gongwen_lint.audit.bench import main; main()"


class Differs(Exception):
    """A worker that would judge a document by other rules than the driver: the path of the document, or what else."""


class Identity(NamedTuple):
    """What must be the same wherever an audit runs."""

    version: str
    rules: str  # digest of engine and packs
    packs: dict[str, str]
    converts: bool  # LibreOffice is there

    def differences(self, other: Identity) -> list[str]:
        """What is not the same, in Chinese."""
        found = []
        if self.version != other.version:
            found.append(f"程序是 {other.version}（本机 {self.version}）")
        for name in sorted(self.packs.keys() | other.packs.keys()):
            ours, theirs = self.packs.get(name), other.packs.get(name)
            if ours != theirs:
                found.append(f"规则包 {name} 是 {theirs or '没有装'}（本机 {ours or '没有装'}）")
        if not found and self.rules != other.rules:
            found.append("程序或规则包的文件与本机不同")
        if self.converts != other.converts:
            found.append("没有 LibreOffice（本机有）" if self.converts else "有 LibreOffice（本机没有）")
        return found


def identity() -> Identity:
    """Of this installation."""
    from ..plugins import registry
    from ..version import __version__
    from .older import converter
    from .rules import audit_digest, code_digest

    known = registry()
    packs = {plugin.name: plugin.found.version for plugin in known.plugins}
    return Identity(__version__, code_digest(known) + audit_digest(), packs, converter() is not None)


class Bench:
    """The owner's end of such a process, which is started when there is work, and again when it has died."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._process: subprocess.Popen[bytes] | None = None

    def check(self, tasks: Sequence[Task]) -> Answers:
        """Lint a batch. Raises Differs, OSError (it does not start)."""
        for _ in range(_WHOLE):
            if (answers := self._tried(tasks)) is not None:
                return answers
        answers = Answers([], [])
        for task in tasks:
            one = self._persistently(task)
            answers.verdicts.extend(one.verdicts)
            answers.events.extend(one.events)
        return answers

    def end(self) -> None:
        """End the process: let it clear up where it has nothing to do, kill it where that does not help."""
        if self._process is not None:
            if self._process.stdin:
                with suppress(OSError):
                    self._process.stdin.close()
            try:
                self._process.wait(_LEAVE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream:
                    with suppress(OSError):  # what was not written yet has nobody to go to
                        stream.close()
            self._process = None

    def _persistently(self, task: Task) -> Answers:
        for _ in range(_HOPELESS):
            if (answers := self._tried([task])) is not None:
                return answers
        death = Death("killed", "检查它的工作进程一再退出")
        return Answers([quarantined(death)], [(task.file, death.words)])

    def _tried(self, tasks: Sequence[Task]) -> Answers | None:
        """The answers; None where the process died of it, or was killed meanwhile."""
        try:
            if self._process is None or self._process.poll() is not None:
                self.end()
                self._process = _started(self._orders)
            reader, writer = self._process.stdout, self._process.stdin
            assert reader and writer
            _send(writer, json.dumps(tasks).encode())
            answer = json.loads(_receive(reader))
        except (EOFError, BrokenPipeError):
            self.end()
            return None
        if "differs" in answer:
            raise Differs(answer["differs"])
        if "error" in answer:
            raise OSError(answer["error"])
        verdicts = [verdict.encode() for verdict in answer["verdicts"]]
        return Answers(verdicts, [(file, words) for file, words in answer["events"]])


def _started(orders: Orders) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _COMMAND]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    _send(process.stdin, pickle.dumps(orders))
    return process


def asked_identity() -> Identity:
    """Of the files as they are now, told by a new process: this one may have loaded older ones."""
    code = f"from {__name__} import identity; import json; print(json.dumps(identity()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    if done.returncode:
        raise RuntimeError((done.stderr.strip().splitlines() or ["?"])[-1])
    return Identity(*json.loads(done.stdout))


def _send(stream: BinaryIO | Any, message: bytes) -> None:
    stream.write(_HEAD.pack(len(message)) + message)
    stream.flush()


def _receive(stream: BinaryIO | Any) -> bytes:
    (length,) = _HEAD.unpack(_exactly(stream, _HEAD.size))
    return _exactly(stream, length)


def _exactly(stream: BinaryIO | Any, length: int) -> bytes:
    data: bytes = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def main() -> None:
    """The process."""
    requests: SimpleQueue[bytes] = SimpleQueue()
    # what a document's check prints must not be taken for an answer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    workers: list[Worker] = []
    threading.Thread(target=_listen, args=(requests, workers), daemon=True, name="owner-watch").start()
    orders: Orders = pickle.loads(requests.get())
    if not orders.limits.memory:
        limits = orders.limits._replace(memory=memory_limit(os.cpu_count() or 1))
        orders = orders._replace(limits=limits)
    while True:
        try:
            message = requests.get(timeout=_IDLE)
        except Empty:
            _leave(workers)
        try:
            if not workers:
                workers.append(Worker(orders))
            value = _answered(workers[0], [Task(*fields) for fields in json.loads(message)])
        except Exception as problem:
            value = {"error": f"{type(problem).__name__}: {problem}"}
        try:
            _send(answers, json.dumps(value).encode())
        except OSError:
            _leave(workers)


def _leave(workers: list[Worker]) -> NoReturn:
    """Clear up and end, whatever the other thread is at."""
    with suppress(Exception):
        for worker in workers:
            worker.end()
    os._exit(0)


def _answered(worker: Worker, tasks: list[Task]) -> dict[str, Any]:
    for task in tasks:
        if task.rules and worker.rules(task) != task.rules:
            return {"differs": task.path}
    answers = worker.check(tasks)
    return {"verdicts": [verdict.decode() for verdict in answers.verdicts], "events": answers.events}


def _listen(requests: SimpleQueue[bytes], workers: list[Worker]) -> None:
    """Take requests in, and end this process when its owner has gone, whatever it is at."""
    for message in _messages(0):
        requests.put(message)
    _leave(workers)


def _messages(descriptor: int) -> Iterator[bytes]:
    """Messages from a descriptor. Read without a buffer's lock, which a fork would copy as it is."""
    held = b""
    while True:
        try:
            piece = os.read(descriptor, 1 << 20)
        except OSError:
            return
        if not piece:
            return
        held += piece
        while len(held) >= _HEAD.size:
            (length,) = _HEAD.unpack_from(held)
            if len(held) < _HEAD.size + length:
                break
            yield held[_HEAD.size : _HEAD.size + length]
            held = held[_HEAD.size + length :]
