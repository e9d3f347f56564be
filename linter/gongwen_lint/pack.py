"""Find the checks of a pack: one file is one check, and the folder is the registry."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from importlib import import_module

from .check import BadCheck, Check
from .kept import keep, recall
from .patterns import pattern

_CHECK_FILE = pattern(r"[a-z]+\d+(?:_\d+)+_[a-z0-9_]+\.py$")  # cy44_6_addressed_to_leader.py


def checks_in(folder: str, package: str) -> Iterator[Check | BadCheck]:
    """The checks in the folder of a package and below, in the order of folder and file names.

    Inner folders need no `__init__.py`; a folder that does not exist has no checks. A file that does not import, or
    that does not hold exactly the check that it is named after, gives a BadCheck that says so.
    """
    files = list(_check_files(folder, package))
    kept = recall(folder, files)
    if kept is not None:
        yield from kept
        return
    made = [_made(path, module) for path, module, *_ in files]
    good = [check for check in made if isinstance(check, Check)]
    if len(good) == len(made):
        keep(folder, files, good)
    yield from made


def _made(path: str, module: str) -> Check | BadCheck:
    try:
        return _only_check(path, module)
    except BadCheck as problem:
        return problem
    except (Exception, SystemExit) as problem:
        bad = BadCheck(f"{path}: {type(problem).__name__}: {problem}")
        bad.__cause__ = problem
        return bad


def file_name(check: Check) -> str:
    """The file that a check lives in: CY44-6 addressed-to-leader → cy44_6_addressed_to_leader.py."""
    return re.sub(r"[-.]", "_", f"{check.code.lower()}_{check.name}") + ".py"


def _check_files(folder: str, package: str) -> Iterator[tuple[str, str, int, int]]:
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in ordered:
        name = entry.name
        if name.endswith(".py"):
            if _CHECK_FILE.match(name):
                known = entry.stat()
                yield entry.path, f"{package}.{name[:-3]}", known.st_mtime_ns, known.st_size
        elif name.isidentifier() and not name.startswith("__") and entry.is_dir():
            yield from _check_files(entry.path, f"{package}.{name}")


def _only_check(path: str, module: str) -> Check:
    names = vars(sys.modules.get(module) or import_module(module)).values()
    checks = [value for value in names if type(value) is Check and value.function.__module__ == module]
    if len(checks) != 1:
        raise BadCheck(f"{path}: holds {len(checks)} checks, not one")
    if file_name(checks[0]) != os.path.basename(path):
        raise BadCheck(f"{path}: {checks[0].code} {checks[0].name} belongs into {file_name(checks[0])}")
    return checks[0]
