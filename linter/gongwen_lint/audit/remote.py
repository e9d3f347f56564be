"""Archives that are not on this machine: s3://, http://, zip:// and whatever else fsspec reaches (extra `remote`).

A remote document has no folder here whose configuration could be for it: its configuration is the one that is named on
the command line, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import IO, Any, NamedTuple
from urllib.parse import urlsplit

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+(://|::)")
_MARKS = (  # what changes when a file changes, as the different stores call it
    "ETag", "etag", "checksum", "content_md5", "Content-MD5", "md5Hash", "VersionId", "version_id", "CRC",
    "LastModified", "last_modified", "mtime", "modified", "updated",
)  # fmt: skip
_HERE_ONLY = ("memory",)  # stores that other processes do not see
UNMARKED = "?"  # a stamp that tells nothing: such a file is read again


class Unreachable(Exception):
    """A place that cannot be read; the message is one Chinese sentence."""


class Listed(NamedTuple):
    """A file there."""

    path: str  # from the root
    size: int
    stamp: str


def is_url(path: str) -> bool:
    """Whether a path is an address of fsspec's."""
    return _URL.match(path) is not None


def local(path: str) -> str:
    """The path of a file:// address; any other path as it is."""
    if path[:7].lower() == "file://":
        from urllib.request import url2pathname

        return url2pathname(urlsplit(path).path)
    return path


def name_for(path: str) -> str:
    """The path that a remote document has for configuration and waivers: as if it stood in a folder of the root."""
    return "/" + path.replace("://", ":/").lstrip("/") if is_url(path) else path


def joined(root: str, path: str) -> str:
    """The address of a file, for people: with chained addresses it opens nothing."""
    return f"{root.rstrip('/')}/{path}"


def shared(root: str) -> None:
    """Raise Unreachable where worker processes cannot see a place; nothing for a path on this machine."""
    for link in root.split("::"):
        if link.partition("://")[0] in _HERE_ONLY:
            raise Unreachable(f"{root} 只在本进程里存在，检查文稿的进程看不到，不能审计。")


@lru_cache(maxsize=16)
def place(root: str) -> tuple[Any, str]:
    """The file system of an address and the path in it. Raises Unreachable."""
    protocol = root.partition("://")[0]
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise Unreachable(f'读 {protocol}:// 需要 fsspec：pip install "gongwen-lint[remote]"。') from None
    try:
        system, path = url_to_fs(root)
    except ImportError as problem:
        words = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
        raise Unreachable(f"读 {protocol}:// 还需要另装一个包：{words}。") from None
    except ValueError:
        raise Unreachable(f"不认识 {protocol}:// 这种地址。") from None
    except Exception as problem:  # each store has its own
        raise _unreachable(root, problem) from None
    return system, path.rstrip("/")


def _unreachable(root: str, problem: Exception) -> Unreachable:
    words = (str(problem).strip().splitlines() or [""])[0] or type(problem).__name__
    return Unreachable(f"读不到 {root}：{words}。")


def listing(root: str) -> Iterator[Listed] | None:
    """The files below an address, folder by folder in the order of their names; None where it is a file itself.

    Raises FileNotFoundError, Unreachable.
    """
    system, base = place(root)
    try:
        if system.isdir(base):
            return _walk(root, system, base)
        if system.exists(base):
            return None
    except Exception as problem:
        raise _unreachable(root, problem) from None
    raise FileNotFoundError(2, "", root)


def _walk(root: str, system: Any, base: str) -> Iterator[Listed]:
    stack, seen = [base], {base}
    while stack:
        folder = stack.pop()
        try:
            entries = {str(entry["name"]).rstrip("/"): entry for entry in system.ls(folder, detail=True)}
        except FileNotFoundError:  # gone meanwhile
            continue
        except Exception as problem:  # a part of the archive that is not seen must not pass for one that is not there
            raise _unreachable(root, problem) from None
        system.invalidate_cache()  # listings of a large store fill the memory
        below = []
        for name in sorted(entries):
            inside = name[len(base) :].lstrip("/") if name.startswith(base) else ""
            if not inside or name in seen or inside.rpartition("/")[2].startswith("."):
                continue
            entry = entries[name]
            if entry.get("type") == "directory" or (entry.get("size") is None and _is_folder(system, name)):
                seen.add(name)
                below.append(name)
            else:
                yield Listed(inside, *_stamp(entry))
        stack += reversed(below)


def _is_folder(system: Any, name: str) -> bool:
    """For stores that tell neither kind nor size (http): a page of links is a folder."""
    last = name.rpartition("/")[2]
    try:
        return "." not in last and bool(system.isdir(name))
    except Exception:
        return False


def stamp_of(root: str) -> tuple[int, str]:
    """Size and stamp of a file that is a root itself. Raises Unreachable."""
    system, base = place(root)
    try:
        return _stamp(system.info(base))
    except Exception as problem:
        raise _unreachable(root, problem) from None


def _stamp(entry: Mapping[str, Any]) -> tuple[int, str]:
    size = int(entry.get("size") or 0)
    marks = [str(entry[mark]) for mark in _MARKS if entry.get(mark) is not None]
    return size, f"{size}:{':'.join(marks)}" if marks else f"{size}:{UNMARKED}"


def opened(root: str, path: str) -> IO[bytes]:
    """A file there ("": the root itself). Raises OSError, whatever went wrong."""
    try:
        system, base = place(root)
        file: IO[bytes] = system.open(f"{base}/{path}" if path else base, "rb")
    except OSError:
        raise
    except Exception as problem:
        raise OSError(f"{type(problem).__name__}: {problem}") from problem
    return file


def content(root: str, path: str, most: int) -> bytes:
    """The bytes of a file there, at most one more than so many. Raises OSError."""
    with opened(root, path) as file:
        try:
            size = getattr(file, "size", None)
            return file.read(min(size, most) + 1 if isinstance(size, int) else most + 1)
        except OSError:
            raise
        except Exception as problem:
            raise OSError(f"{type(problem).__name__}: {problem}") from problem


def seekable(root: str, path: str) -> IO[bytes]:
    """A file there in which one may jump, as a zip needs; fetched whole where the store cannot. Raises OSError."""
    file = opened(root, path)
    try:
        file.seek(-1, 2)  # a stream may say that it is seekable and not be
        file.read(1)
        file.seek(0)
        return file
    except Exception:
        file.close()
    from tempfile import TemporaryFile

    copy = TemporaryFile()  # noqa: SIM115 - the caller's
    try:
        system, base = place(root)
        system.get_file(f"{base}/{path}", copy)
    except OSError:
        raise
    except Exception as problem:
        raise OSError(f"{type(problem).__name__}: {problem}") from problem
    copy.seek(0)
    return copy
