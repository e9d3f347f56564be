"""What a pack's checks declare, kept from one process to the next, so that a check is imported only when it is called.

A cold run calls few of the checks: most need words, or a kind of paper, that is not there. What the check files declare
is written beside the pack's .pyc files, under the same conditions (a writable folder, no PYTHONDONTWRITEBYTECODE), with
the time and size of every file, and of the shared reasoning (the engine's and the pack's own) whose lists of words they
name; where any of it differs, the files are imported anew.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.util import cache_from_source
from typing import Any

from .check import Check
from .regulation import Citation
from .version import __version__

_FIELDS: tuple[str, ...] = Check.__slots__
Files = Sequence[tuple[str, str, int, int]]  # path, module, time in ns, size


class Later:
    """Stands for a check's function: imports its module when it is called."""

    def __init__(self, module: str, name: str) -> None:
        self.__module__, self.__name__ = module, name
        self._function: Any = None

    def _real(self) -> Any:
        if self._function is None:
            self._function = getattr(import_module(self.__module__), self.__name__).function
        return self._function

    def __call__(self, *values: object) -> Iterable[Any]:
        """What the function finds."""
        found: Iterable[Any] = self._real()(*values)
        return found

    def __getattr__(self, name: str) -> Any:
        if name in ("__globals__", "__code__", "__annotations__"):
            return getattr(self._real(), name)
        raise AttributeError(name)


class LaterOptions(Later):
    """Stands for a check's options dataclass: imports its module when options are made or asked about."""

    def _real(self) -> Any:
        if self._function is None:
            self._function = getattr(import_module(self.__module__), self.__name__)
        return self._function

    def __call__(self, *values: object, **named: object) -> Any:
        """The options, made of the values given and the defaults."""
        return self._real()(*values, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)


def recall(folder: str, files: Files) -> tuple[Check, ...] | None:
    """The checks of a folder as they were kept, or None where they were not kept, or not of these very files."""
    try:
        with open(_path(folder), "rb") as file:
            mark, rooms, rows = marshal.loads(file.read())
        if mark != _mark(files) or any(_stamp(path) != (time, size) for path, time, size in rooms):
            return None
        return tuple(_check(row) for row in rows)
    except Exception:  # not there, cut short, another version's: the files themselves are asked
        return None


def keep(folder: str, files: Files, checks: Sequence[Check]) -> None:
    """Write down what checks declare. Where that cannot be done, nothing is lost but time."""
    if sys.dont_write_bytecode:
        return
    path = _path(folder)
    scratch = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(scratch, "wb") as kept:
            kept.write(marshal.dumps((_mark(files), _rooms(folder, files), [_row(check) for check in checks])))
        os.replace(scratch, path)
    except (OSError, ValueError):
        return


def _path(folder: str) -> str:
    return cache_from_source(os.path.join(folder, "__init__.py")) + ".checks"


def _mark(files: Files) -> tuple[Any, ...]:
    return sys.version, __version__, tuple(tuple(file) for file in files)


def _rooms(folder: str, files: Files) -> list[tuple[str, int, int]]:
    """The files of shared reasoning, the engine's and the pack's own, that are loaded, with their stamps: checks take
    the words they need from there."""
    known = {path for path, *_ in files}
    inside = os.path.join(folder, "")
    rooms = [
        module.__file__
        for name, module in sys.modules.copy().items()
        if name.startswith("gongwen_lint.reasoning.") or (getattr(module, "__file__", None) or "").startswith(inside)
    ]
    return [(path, *_stamp(path)) for path in rooms if path and path not in known]


def _stamp(path: str) -> tuple[int, int]:
    """Time in ns and size of a file. Raises OSError."""
    found = os.stat(path)
    return found.st_mtime_ns, found.st_size


def _row(check: Check) -> tuple[Any, ...]:
    """The values of a check as plain ones, in the order of its fields."""
    values = {name: getattr(check, name) for name in _FIELDS}
    values["article"], *also = ((c.regulation, c.article, c.quote) for c in (check.article, *check.also))
    values["also"], values["function"] = tuple(also), (check.function.__module__, check.function.__name__)
    if check.options is not None:
        values["options"] = (check.options.__module__, check.options.__qualname__)
    return tuple(values.values())


def _check(row: tuple[Any, ...]) -> Check:
    values = dict(zip(_FIELDS, row, strict=True))
    values["article"] = Citation(*values["article"])
    values["also"] = tuple(Citation(*words) for words in values["also"])
    values["function"] = Later(*values["function"])
    if values["options"] is not None:
        values["options"] = LaterOptions(*values["options"])
    return Check(**values)
