"""The guard child: lints documents one after another under limits, in a process that may die of any of them.

It is forked off a worker that has everything loaded (spawned where that is not safe), so that a new one costs little.
Its parent kills it at the time limit, whatever it hangs in; should the parent be gone, the system does: by the signal
of the parent's death (Linux), by an alarm that Python cannot delay, and by a watch on the pipe.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from ..config import BadConfig
from ..linter import Linter
from ..own import BAD_CONFIG
from ..reading import Limits as Reading
from ..run import Result, Settings, lint_bytes
from .discover import names
from .task import Limits, Orders, Task
from .verdict import verdict

if TYPE_CHECKING:
    from ..document import Unreadable

OUT_OF_MEMORY = 77  # exit status
_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG


class Desk:
    """Where documents are linted: the linter, its settings for each folder, and the zip that is open."""

    def __init__(self, orders: Orders, linter: Linter) -> None:
        self._orders = orders
        self._linter = linter
        self._settings: dict[int, tuple[Settings, Settings]] = {}  # by identity: with the day of the audit
        self._archive = ""
        self._zip: zipfile.ZipFile | None = None
        self._members: dict[str, zipfile.ZipInfo] = {}

    def lint(self, task: Task) -> bytes:
        """The verdict on a document as JSON. Raises MemoryError where a check ran out of memory."""
        digest = ""
        try:
            settings = self._for(task.path)
            data = self._read(task, settings)
            digest = sha256(data).hexdigest()
            result = lint_bytes(data, task.path, settings)
        except BadConfig as problem:
            result = Result(task.path, "unreadable", error=(BAD_CONFIG.code, str(problem)))
        except OSError as problem:
            result = _unreadable(task.path, "GL011" if isinstance(problem, IsADirectoryError) else "GL001")
        except zipfile.BadZipFile:
            result = _unreadable(task.path, "GL004")
        except _Refused as problem:
            result = _unreadable(task.path, problem.code)
        if any(crash.error.startswith("MemoryError") for crash in result.crashes):
            raise MemoryError
        return json.dumps(verdict(result, digest, self._orders.words)).encode()

    def _for(self, path: str) -> Settings:
        settings = self._linter.settings_for(path)
        known = self._settings.get(id(settings))
        if known is None:
            known = self._settings[id(settings)] = (settings, replace(settings, today=self._orders.today))
        return known[1]

    def _read(self, task: Task, settings: Settings) -> bytes:
        if not task.archive:
            return _file(task.path, (settings.limits or Reading()).file)
        if task.archive != self._archive:
            if self._zip:
                self._zip.close()
            self._archive, self._zip = "", zipfile.ZipFile(task.archive)
            self._archive, self._members = task.archive, names(self._zip)
        info = self._members.get(task.path[len(task.archive) + 1 :].replace(os.sep, "/"))
        if self._zip is None or info is None:
            raise FileNotFoundError(task.path)
        return _member(self._zip, info)


def _file(path: str, most: int) -> bytes:
    """The bytes of a file, at most one more than the limit on files, which reading then refuses. Room is made for what
    there is: asked for the limit itself, Python would take that much memory first."""
    with open(path, "rb") as file:
        return file.read(min(os.fstat(file.fileno()).st_size, most) + 1)


class _Refused(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of a file in a zip, at most one more than the limit on files, which reading then refuses."""
    if info.flag_bits & 1:
        raise _Refused("GL005")
    most = Reading().file
    if info.file_size > most:
        raise _Refused("GL008")
    try:
        with archive.open(info) as file:
            return file.read(most + 1)
    except (RuntimeError, NotImplementedError, EOFError, ValueError):  # encrypted, a method nobody knows, cut short
        raise _Refused("GL004") from None
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma", "_lzma"):
            raise _Refused("GL004") from None
        raise


def _unreadable(path: str, code: str) -> Result:
    from ..reading.codes import unreadable

    problem: Unreadable = unreadable(code)
    return Result(path, "unreadable", error=(problem.code, problem.message))


def serve(requests: Connection, answers: Connection, ours: Sequence[Connection], desk: Desk, limits: Limits) -> None:
    """Lint whole batches until the worker goes away. `ours` are the worker's ends of the pipes, which a fork copies."""
    for connection in ours:
        connection.close()
    _die_with_parent()
    _limit(limits.memory)
    heavy = limits.memory // 2
    idle = _resident()
    answers.send_bytes(b"ready")
    try:
        while True:
            for fields in json.loads(requests.recv_bytes()):
                _alarm(limits.seconds * 3 + 10)
                answers.send_bytes(desk.lint(Task(*fields)))
            _alarm(0)
            if _resident() - idle > heavy:  # what former documents left behind must not bring down the next
                os._exit(0)
    except (EOFError, OSError):
        os._exit(0)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def spawned(requests: Connection, answers: Connection, orders: Orders) -> None:
    """A guard in a process of its own making, where forking is not safe."""
    serve(requests, answers, (), Desk(orders, Linter(orders.request)), orders.limits)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the time limit alone
        return
    used = _virtual()
    for kind, most in ((resource.RLIMIT_AS, used + memory), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (wanted, hard))
        except (OSError, ValueError):
            continue


def _alarm(seconds: float) -> None:
    """Let the system end this process after so many seconds, in case the worker is not there to do it."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _die_with_parent() -> None:
    if sys.platform == "linux":
        parent = os.getppid()
        try:
            import ctypes

            ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL)
        except (OSError, AttributeError):
            watch_parent()
        if os.getppid() != parent:
            os._exit(0)
    else:
        watch_parent()
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the driver decides what an interruption ends


def watch_parent() -> None:
    """End this process when its parent is gone, as a pipe that only the parent holds open tells."""
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch(sentinel: Any = parent.sentinel) -> None:
        wait([sentinel])
        os._exit(0)

    threading.Thread(target=watch, daemon=True, name="parent-watch").start()


def _virtual() -> int:
    return _statm(0)


def _resident() -> int:
    return _statm(1)


def _statm(column: int) -> int:
    """Bytes of virtual or resident memory of this process; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[column]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
