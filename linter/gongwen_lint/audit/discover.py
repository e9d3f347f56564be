"""From the paths a user names to the files of the archive, streamed in a stable order: in folders, and inside zips."""

from __future__ import annotations

import os
import stat as status
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from ..files import WORD_SUFFIXES
from . import remote

OLDER_SUFFIXES = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt")  # documents that must be converted first
ZIP_SUFFIX = ".zip"


class Found(NamedTuple):
    """A file of the archive. `stamp` changes whenever its bytes may have changed; `problem` is a GL… code of a zip that
    cannot be looked into."""

    root: str  # a folder
    path: str  # from it, with /
    size: int
    stamp: str
    document: bool  # False: not a kind of file that is linted
    problem: str = ""

    @property
    def whole(self) -> str:
        """The path on this machine, or the address."""
        return joined(self.root, self.path)


def joined(root: str, path: str) -> str:
    """The path of a file on this machine, or its address (for one in a zip: as if the zip were a folder)."""
    return remote.joined(root, path) if remote.is_url(root) else os.path.join(root, path.replace("/", os.sep))


def files(paths: Iterable[str], suffixes: tuple[str, ...] = (), leave: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Every file that the paths mean, each once, except hidden ones and those in `leave` (absolute paths).

    Word documents, older ones and those with one of the further suffixes are documents; so is a file that is named
    itself. Raises FileNotFoundError for a path that is not there, before anything is found; Unreachable for an
    address that cannot be read.
    """
    wanted = (*WORD_SUFFIXES, *OLDER_SUFFIXES, *suffixes)
    walked: set[tuple[int, int]] = set()
    named = [remote.local(path) for path in paths]
    away = [(root, remote.listing(root)) for root in sorted({path for path in named if remote.is_url(path)})]
    for root, name in _starts(path for path in named if not remote.is_url(path)):
        if name:
            yield from _file(root, name, wanted, named=True)
        else:
            yield from _folder(root, wanted, walked, leave)
    for root, listed in away:
        if listed is None:
            folder, _, name = root.rpartition("/")
            listed, root = iter([remote.Listed(name, *remote.stamp_of(root))]), folder
            wanted = (*wanted, name.lower())
        for file in listed:
            yield from _one(root, file.path, file.size, file.stamp, wanted)


def _starts(paths: Iterable[str]) -> list[tuple[str, str]]:
    """(folder, "") or (folder, file in it) for each path, without those that lie in another one."""
    absolute = sorted({os.path.abspath(path) for path in paths})
    for path in absolute:
        os.stat(path)
    folders = [path for path in absolute if os.path.isdir(path)]
    kept = [p for p in absolute if not any(p != f and p.startswith(os.path.join(f, "")) for f in folders)]
    return [(path, "") if os.path.isdir(path) else (os.path.dirname(path), os.path.basename(path)) for path in kept]


def _folder(root: str, wanted: tuple[str, ...], walked: set[tuple[int, int]], leave: frozenset[str]) -> Iterator[Found]:
    stack = [""]  # folders still to be searched, from the root, the next one last
    while stack:
        folder = stack.pop()
        here = os.path.join(root, folder) if folder else root
        try:
            known = os.stat(here)
            with os.scandir(here) as entries:
                kinds = {entry.name: entry.is_dir() for entry in entries if not entry.name.startswith(".")}
        except OSError:  # gone or forbidden meanwhile
            continue
        if (known.st_dev, known.st_ino) in walked:
            continue
        walked.add((known.st_dev, known.st_ino))
        below = []
        for name in sorted(kinds):
            path = f"{folder}/{name}" if folder else name
            if leave and os.path.join(root, path) in leave:
                continue
            if kinds[name]:
                below.append(path)
            else:
                yield from _file(root, path, wanted)
        stack += reversed(below)


def _file(root: str, path: str, wanted: tuple[str, ...], named: bool = False) -> Iterator[Found]:
    whole = os.path.join(root, path)
    try:
        known = os.stat(whole)
    except OSError:
        yield Found(root, path, 0, "gone", True)  # reading it will say so
        return
    if not status.S_ISREG(known.st_mode):
        return
    stamp = f"{known.st_size}:{known.st_mtime_ns}:{known.st_ctime_ns}:{known.st_ino}"
    yield from _one(root, path, known.st_size, stamp, wanted, named)


def _one(root: str, path: str, size: int, stamp: str, wanted: tuple[str, ...], named: bool = False) -> Iterator[Found]:
    """A file; what is in it, where it is a zip."""
    lowered = path.lower()
    if lowered.endswith(ZIP_SUFFIX):
        yield from _members(root, path, size, stamp, wanted)
        return
    lock = path.rpartition("/")[2].startswith("~$")
    yield Found(root, path, size, stamp, not lock and (named or lowered.endswith(wanted)))


def opened(root: str, path: str) -> str | IO[bytes]:
    """A file as `ZipFile` takes it."""
    return remote.seekable(root, path) if remote.is_url(root) else joined(root, path)


def _members(root: str, path: str, size: int, stamp: str, wanted: tuple[str, ...]) -> Iterator[Found]:
    try:
        with zipfile.ZipFile(opened(root, path)) as archive:
            listed = names(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        yield Found(root, path, size, stamp, True, "GL004")
        return
    except Exception as problem:  # a remote store has its own; it may answer the next time
        if not remote.is_url(root) and not isinstance(problem, OSError):
            raise
        yield Found(root, path, size, stamp, True, "GL001" if remote.is_url(root) else "GL004")
        return
    for name, info in sorted(listed.items()):
        last = name.rpartition("/")[2]
        if last.startswith("."):
            continue
        mark = stamp if stamp.endswith(remote.UNMARKED) else f"{stamp}/{info.CRC:08x}:{info.header_offset}"
        document = name.lower().endswith(wanted) and not last.startswith("~$")
        yield Found(root, f"{path}/{name}", info.file_size, mark, document)


def names(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files in a zip by readable names: those that Windows wrote in GBK are read so, a name that stands twice is
    numbered."""
    listed: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        if info.is_dir():
            continue
        name = info.filename
        if not info.flag_bits & 0x800 and not name.isascii():  # not marked as UTF-8
            try:
                name = name.encode("cp437").decode("gb18030")
            except UnicodeError:
                name = info.filename
        name = name.lstrip("/")
        number = 2
        unique = name
        while unique in listed:
            stem, dot, suffix = name.rpartition(".")
            unique = f"{stem}#{number}.{suffix}" if dot else f"{name}#{number}"
            number += 1
        listed[unique] = info
    return listed
