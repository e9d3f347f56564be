"""Older documents (.doc, .wps, .rtf, .odt) turned into .docx by LibreOffice, many in one process of it.

LibreOffice may crash, hang or eat memory over a document, as we may: it runs in a session of its own under a limit, is
ended as a group, and the document that it died of is tried once more alone. A shell stands between it and us, which
ends the group when we are gone: it reads from a pipe that we hold open.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from tempfile import gettempdir
from typing import NamedTuple
from uuid import uuid4
from zipfile import is_zipfile

from .task import Death, Limits

VARIABLE = "GONGWEN_LINT_SOFFICE"
_PREFIX = "gongwen-lint-older-"
_ELSEWHERE = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "/usr/lib/libreoffice/program/soffice")
_START = 10.0  # seconds that LibreOffice may take before its first document
_OWN_MEMORY = 3 << 30  # bytes of address space that it takes for itself
_STALE = 3600.0  # seconds after which the rooms of workers that are gone are swept
_OLE, _RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_WORD = "WordDocument".encode("utf-16-le")  # without this stream LibreOffice reads a broken file as if it were text
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_GUARDIAN = 'ulimit -v "$1" 2>/dev/null; shift; ( "$@" </dev/null; echo "end $?" ) & read -r gone; kill -9 -$$'
_SETTINGS = (  # nothing in a document is run, and nothing that it links to is fetched
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Load", "UpdateDocMode", "0"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
)

BROKEN = "这是旧格式的文档，而本机的 LibreOffice 不能运行，没有转换。请先用 soffice --headless --convert-to docx 试一试，再次运行同一命令。"
REFUSED = "LibreOffice 打不开这个旧格式的文档：可能已经损坏、加密，或者不是它的后缀所说的格式。"
NO_ROOM = "转换旧格式文档用的临时文件夹写不进去（磁盘满了，或者没有权限）。"


class Converted(NamedTuple):
    """What came of a document: the file it was turned into, or how LibreOffice died of it; neither: it was refused."""

    path: str = ""
    death: Death | None = None


def converter() -> str | None:
    """The path of LibreOffice's command, or None. The environment may name it, or say by nothing that it is not wanted."""
    named = os.environ.get(VARIABLE)
    if os.name == "nt" or named is not None:
        return (os.name != "nt" and named) or None
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((path for path in _ELSEWHERE if os.access(path, os.X_OK)), None)


def form(data: bytes) -> str:
    """The suffix that LibreOffice knows an older document by; "" where it is none."""
    if data.startswith(_OLE) and _WORD in data:
        return ".doc"  # .wps of WPS Office is the same thing
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_RTF):
        return ".rtf"
    return ".odt" if data[:4] == b"PK\x03\x04" and _ODT in data[30:200] else ""


class Workshop:
    """A folder of one worker, with the documents to be converted and LibreOffice's profile."""

    def __init__(self, program: str) -> None:
        _sweep()
        self._program = program
        # it is made by whoever lays the first document out in it
        self.folder = os.path.join(gettempdir(), f"{_PREFIX}{os.getpid()}-{uuid4().hex}")
        self._works: bool | None = None
        self._profile = os.path.join(self.folder, "profile")
        self._out = os.path.join(self.folder, "out")

    def convert(self, names: Sequence[str], limits: Limits) -> dict[str, Converted]:
        """Convert files of the folder, in order; none where LibreOffice does not work at all."""
        if self._works is None:
            self._works = self._tried()
        found: dict[str, Converted] = {}
        if not self._works:
            return found
        left = list(names)
        while left:
            death = self._run(left, limits)
            done = [name for name in left if self._made(name, death)]
            found |= {name: Converted(self._target(name)) for name in done}
            missing = [name for name in left if name not in found]
            if death is None:
                found |= {name: Converted() for name in missing}
                break
            after = (
                left.index(done[-1]) + 1 if done else 0
            )  # it works in order: what is before was refused, or killed it
            suspects = [name for name in left[after:] if name not in found] or missing
            suspect = suspects[0] if suspects else ""
            if suspect:
                found[suspect] = self._alone(suspect, limits)
            left = [name for name in missing if name != suspect]
        return found

    def clear(self) -> None:
        """Take out the documents."""
        for folder in (self.folder, self._out):
            with suppress(OSError), os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_file(follow_symlinks=False):
                        os.unlink(entry.path)

    def end(self) -> None:
        """Take out everything."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _target(self, name: str) -> str:
        return os.path.join(self._out, f"{name.rpartition('.')[0]}.docx")

    def _tried(self) -> bool:
        """Whether LibreOffice converts a document that has nothing in it: if not, no document is to blame."""
        name = "0-trial.rtf"
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(b"{\\rtf1 trial}")
        return bool(self._alone(name, Limits()).path)

    def _made(self, name: str, death: Death | None) -> bool:
        """Whether a document was converted, and not cut short by a death."""
        target = self._target(name)
        if death is None or not os.path.exists(target):
            return os.path.exists(target)
        if is_zipfile(target):
            return True
        os.unlink(target)
        return False

    def _alone(self, name: str, limits: Limits) -> Converted:
        """What comes of a document that LibreOffice died of. Killed from outside, perhaps: it is tried twice more."""
        for left in (2, 1, 0):
            death = self._run([name], limits)
            if self._made(name, death):
                return Converted(self._target(name))
            if death is None:
                return Converted()
            if death.kind != "killed" or not left:
                return Converted(death=death)
        raise AssertionError("unreachable")

    def _run(self, names: Sequence[str], limits: Limits) -> Death | None:
        """Have LibreOffice convert files; how it died before it was through, if it did."""
        if not os.path.isdir(self._profile):
            _make_profile(Path(self._profile))
        os.makedirs(self._out, exist_ok=True)
        memory = str((limits.memory + _OWN_MEMORY) >> 10)
        command = ["/bin/sh", "-c", _GUARDIAN, "sh", memory, self._program, "--headless", "--norestore", "--nologo"]
        command += ["--nolockcheck", f"-env:UserInstallation={Path(self._profile).as_uri()}", "--convert-to", "docx"]
        command += ["--outdir", self._out, *(os.path.join(self.folder, name) for name in names)]
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        try:
            death = _watched(process, limits)
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    stream.close()
        if death is not None:
            shutil.rmtree(self._profile, ignore_errors=True)  # it may have been left in pieces
        return death


def _watched(process: subprocess.Popen[bytes], limits: Limits) -> Death | None:
    """Follow what LibreOffice tells: a line for each document, and how it ended."""
    assert process.stdout
    descriptor = process.stdout.fileno()
    deadline = time.monotonic() + _START + limits.seconds
    told = b""
    with DefaultSelector() as selector:
        selector.register(descriptor, EVENT_READ)
        while (seconds := deadline - time.monotonic()) > 0:
            if not selector.select(seconds):
                continue
            piece = os.read(descriptor, 1 << 16)
            if not piece:
                return Death("killed", "LibreOffice 的进程被终止")
            told = (told + piece)[-1000:]
            deadline = time.monotonic() + limits.seconds
            if ended := re.search(rb"^end (\d+)$", told, re.MULTILINE):
                return _death(int(ended[1]))
    return Death("slow", f"LibreOffice 超过 {limits.seconds:g} 秒没有进展")


def _death(status: int) -> Death | None:
    if not status:
        return None
    if status == 128 + signal.SIGKILL:
        return Death("killed", "LibreOffice 的进程被 SIGKILL 终止")
    return Death("crashed", f"LibreOffice 的进程意外退出（状态 {status}）")


def _make_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )


def _sweep() -> None:
    """Take out what workers left that were killed."""
    for path, process in _rooms():
        with suppress(OSError):
            if time.time() - os.stat(path).st_mtime > _STALE and not _lives(process):
                shutil.rmtree(path, ignore_errors=True)


def _rooms() -> Iterator[tuple[str, int]]:
    with suppress(OSError), os.scandir(gettempdir()) as entries:
        for entry in entries:
            found = re.match(rf"{_PREFIX}(\d+)-", entry.name)
            if found and entry.is_dir(follow_symlinks=False):
                yield entry.path, int(found[1])


def _lives(process: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
