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
from typing import IO, TYPE_CHECKING, Any

from ..config import BadConfig
from ..linter import Linter
from ..own import BAD_CONFIG, CONVERTED, NO_CONVERTER
from ..reading import Limits as Reading
from ..run import Result, Settings, lint_bytes
from . import older, remote
from .discover import names
from .remote import name_for
from .task import Limits, Orders, Task
from .verdict import verdict

if TYPE_CHECKING:
    from ..document import Unreadable

OLDER = "older"  # in a verdict: the name of the file that is laid out to be converted
_OLDER = ("GL006", "GL011")  # what reading says of older documents
OUT_OF_MEMORY = 77  # exit status
_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG


class Desk:
    """Where documents are linted: the linter, its settings for each folder, and the zip that is open."""

    def __init__(self, orders: Orders, linter: Linter, workshop: str = "") -> None:
        self._orders = orders
        self._linter = linter
        self._workshop = workshop  # the folder where older documents are laid out for LibreOffice
        # by identity, and whether format checks are left out: the linter's, and ours with the day of the audit
        self._settings: dict[tuple[int, bool], tuple[Settings, Settings]] = {}
        self._archive = ""
        self._zip: zipfile.ZipFile | None = None
        self._members: dict[str, zipfile.ZipInfo] = {}

    def lint(self, task: Task) -> bytes:
        """The verdict on a document as JSON. Raises MemoryError where a check ran out of memory."""
        digest = ""
        path = name_for(task.path) if task.root else task.path
        try:
            settings = self._for(path, bool(task.converted))
            data = self._read(task, settings)
            digest = _digest_before(task) or sha256(data).hexdigest()
            result = lint_bytes(data, path, settings)
            if result.error and result.error[0] in _OLDER and (suffix := older.form(data)):
                return json.dumps(self._laid_out(task, data, digest + suffix)).encode()
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
        value = verdict(result, digest, self._orders.words)
        if task.converted and not result.error:
            value |= {"code": CONVERTED.code, "message": f"{CONVERTED.title}。"}
        return json.dumps(value).encode()

    def _laid_out(self, task: Task, data: bytes, name: str) -> dict[str, str]:
        """The verdict on an older document, which is laid out for LibreOffice where that is there."""
        value = {"status": "unreadable", "sha256": name.partition(".")[0], "code": NO_CONVERTER.code}
        if not self._workshop:
            return value | {"message": f"{NO_CONVERTER.title}。{NO_CONVERTER.advice}"}
        name = f"{task.file}-{name}"
        try:
            os.makedirs(self._workshop, mode=0o700, exist_ok=True)
            with open(os.path.join(self._workshop, name), "wb") as file:
                file.write(data)
        except OSError:
            return value | {"code": "GL001", "message": older.NO_ROOM}
        return value | {OLDER: name}

    def _for(self, path: str, converted: bool = False) -> Settings:
        settings = self._linter.settings_for(path)
        known = self._settings.get((id(settings), converted))
        if known is None:
            ours = replace(settings, today=self._orders.today)
            if converted:
                ours = replace(ours, checks=tuple(c for c in ours.checks if not _of_format(c.regulation, ours)))
            known = self._settings[id(settings), converted] = (settings, ours)
        return known[1]

    def _opened(self, task: Task) -> str | IO[bytes]:
        if not task.root:
            return task.archive
        return remote.seekable(task.root, task.archive[len(remote.joined(task.root, "")) :])

    def _read(self, task: Task, settings: Settings) -> bytes:
        try:
            return self._fetched(task, settings)
        except (OSError, zipfile.BadZipFile, _Refused):
            raise
        except Exception as problem:  # each remote store has its own
            if not task.root:
                raise
            raise OSError(f"{type(problem).__name__}: {problem}") from problem

    def _fetched(self, task: Task, settings: Settings) -> bytes:
        if task.converted or not task.archive:
            most = (settings.limits or Reading()).file
            if task.root and not task.converted:
                return remote.content(task.root, task.path[len(remote.joined(task.root, "")) :], most)
            return _file(task.converted or task.path, most)
        if task.archive != self._archive:
            if self._zip:
                self._zip.close()
            self._archive, self._zip = "", zipfile.ZipFile(self._opened(task))
            self._archive, self._members = task.archive, names(self._zip)
        name = task.path[len(task.archive) + 1 :]
        info = self._members.get(name if task.root else name.replace(os.sep, "/"))
        if self._zip is None or info is None:
            raise FileNotFoundError(task.path)
        return _member(self._zip, info)


def _digest_before(task: Task) -> str:
    """The digest of what a document was before it was converted, as `_laid_out` put it into the name."""
    return os.path.basename(task.converted).partition("-")[2].partition(".")[0]


def _of_format(prefix: str, settings: Settings) -> bool:
    regulation = settings.regulations.get(prefix)
    return regulation is not None and regulation.topic == "format"


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
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a fork has the worker's
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


def spawned(requests: Connection, answers: Connection, orders: Orders, workshop: str) -> None:
    """A guard in a process of its own making, where forking is not safe."""
    serve(requests, answers, (), Desk(orders, Linter(orders.request), workshop), orders.limits)


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
