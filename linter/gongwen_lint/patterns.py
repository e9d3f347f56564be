"""Regular expressions that cost nothing until they are used, and little then.

Compiling the patterns of the linter takes longer than linting a paper (`re` needs 0.4 ms for one of middling size). A
pattern made here is compiled at its first use; what the compiler of `re` made of it is kept beside this module's .pyc,
under the same conditions (a writable folder, no PYTHONDONTWRITEBYTECODE), so that the next process only loads it.
The kept code belongs to one version of Python's engine and is checked by it; whatever is amiss, `re.compile` does it.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, AnyStr

from .digest import _sha1

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_FACTS = ("pattern", "flags", "groups", "groupindex")
_MOST = 1 << 20  # units of code kept; above that (many edits to the sources) the store is begun anew
_LENGTH = 8  # bytes in which the length of the index is told


class _Lazy:
    """Stands for a compiled pattern. The slots are empty at first; the first one asked for compiles and fills all."""

    __slots__ = (*_METHODS, *_FACTS, "_asked")

    def __init__(self, source: str, flags: int) -> None:
        self._asked = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS and name not in _FACTS:
            raise AttributeError(name)
        compiled = _store.compiled(*self._asked)
        for slot in (*_METHODS, *_FACTS):
            setattr(self, slot, getattr(compiled, slot))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"pattern({self._asked[0]!r})"


class _Store:
    """Compiled patterns, read one by one as they are needed, and written at exit if new ones came up.

    The file is the length of its index, the index (digest of flags and source → where) and the entries themselves, one
    after another: what is not used is not even read, since a long list of patterns would be a megabyte in memory.
    """

    def __init__(self) -> None:
        self._kept: _Kept | None = None
        self._added: dict[bytes, bytes] = {}

    def compiled(self, source: str, flags: int) -> re.Pattern[str]:
        """The compiled pattern. Raises re.error for a wrong one."""
        import marshal

        if self._kept is None:
            self._kept = _open()
        key = _key(source, flags)
        kept = self._kept.entry(key)
        if kept:
            with suppress(Exception):  # cut short, or spoilt: made anew
                return _built(source, marshal.loads(kept))
        try:
            entry = _entry(source, flags)
            self._add(key, marshal.dumps(entry))
            return _built(source, entry)
        except re.error:
            raise
        except Exception:  # another engine: never worse than the ordinary way
            return re.compile(source, flags)

    def _add(self, key: bytes, entry: bytes) -> None:
        if not self._added and _path():
            import atexit

            atexit.register(self._write)
        self._added[key] = entry

    def _write(self) -> None:
        import marshal
        import os

        path = _path()
        now = _open()  # another process may have written meanwhile
        kept = {key: now.entry(key) for key in now.index}
        if sum(map(len, kept.values())) > _MOST * 4:
            kept = {}
        kept.update(self._added)
        places: dict[bytes, tuple[int, int]] = {}
        end = 0
        for key, entry in kept.items():
            places[key] = end, len(entry)
            end += len(entry)
        head = marshal.dumps((_version(), places))
        scratch = f"{path}.{os.getpid()}"
        try:
            with open(scratch, "wb") as file:
                file.write(len(head).to_bytes(_LENGTH, "little") + head + b"".join(kept.values()))
            os.replace(scratch, path)
        except OSError:  # a folder that is not ours to write in
            return


class _Kept:
    """A file of compiled patterns: its index, and the open file behind it."""

    __slots__ = ("_file", "_start", "index")

    def __init__(self, file: int, start: int, index: dict[bytes, tuple[int, int]]) -> None:
        self._file = file
        self._start = start
        self.index = index

    def entry(self, key: bytes) -> bytes:
        """The entry of a pattern; b"" where there is none."""
        place = self.index.get(key)
        return _read(self._file, self._start + place[0], place[1]) if place else b""


def _key(source: str | bytes, flags: int) -> bytes:
    kind, data = ("b", source) if isinstance(source, bytes) else ("s", source.encode("utf-8", "surrogatepass"))
    digest: bytes = _sha1(f"{kind}{flags}:".encode() + data).digest()
    return digest[:12]


def _path() -> str:
    """Where compiled patterns are kept; "" where .pyc files are not either."""
    cached = __spec__.cached if __spec__ else None
    return f"{cached}.patterns" if cached and not sys.dont_write_bytecode else ""


def _version() -> tuple[Any, ...]:
    return sys.version, _sre.MAGIC, _sre.CODESIZE


def _open() -> _Kept:
    """The file of compiled patterns; an empty one where there is none, or one of another version's."""
    path = _path()
    if path:
        import marshal
        import os

        try:
            file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            length = int.from_bytes(_read(file, 0, _LENGTH), "little")
            version, index = marshal.loads(_read(file, _LENGTH, min(length, _MOST)))
            if version == _version() and isinstance(index, dict):
                return _Kept(file, _LENGTH + length, index)
            os.close(file)
        except Exception:  # not there, cut short, another's
            return _Kept(-1, 0, {})
    return _Kept(-1, 0, {})


def _read(file: int, start: int, size: int) -> bytes:
    """Bytes of an open file. Where it can be, the file's own position is left alone: processes that were forked share
    it."""
    import os

    if hasattr(os, "pread"):
        return os.pread(file, size, start)
    os.lseek(file, start, os.SEEK_SET)
    return os.read(file, size)


def _entry(source: str, flags: int) -> tuple[Any, ...]:
    """What the compiler of `re` makes of a pattern, as plain values: the last steps of its own `compile`."""
    from array import array

    if sys.version_info >= (3, 11):
        from re import _compiler, _parser
    else:
        import sre_compile as _compiler
        import sre_parse as _parser
    parsed = _parser.parse(source, flags)
    code = _compiler._code(parsed, flags)  # type: ignore[attr-defined]
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return flags | state.flags, array("I", code).tobytes(), state.groups - 1, dict(state.groupdict), tuple(names)


def _built(source: str, entry: tuple[Any, ...]) -> re.Pattern[str]:
    flags, code, groups, index, names = entry
    compiled: re.Pattern[str] = _sre.compile(source, flags, memoryview(code).cast("I").tolist(), groups, index, names)
    return compiled


_store = _Store()

if TYPE_CHECKING:

    def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
        """A regular expression, compiled when it is first used."""

else:

    def pattern(source, flags=0):
        """A regular expression, compiled when it is first used."""
        return _Lazy(source, int(flags))
