"""Lints what lies open, in two threads: one for drafts as they are typed, one for Word files, so that a long file does
not hold up a short draft. Plug-ins are loaded once; configuration is read again where one of its files has changed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from time import perf_counter
from typing import NamedTuple

from .. import config as configuration
from ..config import BadConfig
from ..lean import replace
from ..linter import Linter, Request, read_file
from ..own import BROKEN
from ..plugins import Registry, registry
from ..run import Result
from ..waivers import WAIVER_FILE

Stamp = tuple[tuple[str, int, int] | None, ...]

_SAMPLE = "某某局文件\n某局文〔2016〕1号　　签发人：李四\n某某局关于某事的请示\n区政府：\n　　请予批准。\n　　某某局\n　　2016年4月8日\n"


class Known(NamedTuple):
    """A linter with the state of the files that it was made from."""

    stamp: Stamp
    linter: Linter


class Examiner:
    """The threads, and what they share."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.drafts = ThreadPoolExecutor(1, "drafts")
        self.files = ThreadPoolExecutor(1, "files")
        self._lock = Lock()
        self._registry: Registry | None = None
        self._linters: dict[str | None, Known] = {}

    @property
    def registry(self) -> Registry:
        """Everything that the plug-ins bring, loaded at the first call."""
        with self._lock:
            if self._registry is None:
                self._registry = registry()
            return self._registry

    def warm(self) -> None:
        """Do once what would make the first draft wait: plug-ins, checks, patterns, the segmentation dictionary."""
        from ..language.words import is_word

        known = self.registry
        self.lint_text(_SAMPLE, "样例.txt")
        for check in known.checks.values():
            with contextlib.suppress(Exception):
                getattr(check.function, "__code__", None)  # imports the module of a check that was kept
        is_word("开展调查研究工作", 2, 4)  # no word of our list: the dictionary is asked

    def close(self) -> None:
        """Start nothing more."""
        for pool in (self.drafts, self.files):
            pool.shutdown(wait=False, cancel_futures=True)

    def ask(self, request: Request) -> None:
        """Lint by other wishes from now on."""
        self.request = request
        self._linters = {}

    def linter(self, path: str) -> Linter:
        """The linter for a document: the same one until its configuration, waivers or baseline change."""
        request = self.request
        file = request.config
        if file is None and not request.isolated:
            file = configuration.find(os.path.dirname(os.path.abspath(path)))  # noqa: PTH100, PTH120
        known = self._linters.get(file)
        if known is None or known.stamp != _stamp(file, known.linter):
            asked = replace(request, config=file) if file else replace(request, config=None, isolated=True)
            linter = Linter(asked, self.registry)
            known = self._linters[file] = Known(_stamp(file, linter), linter)
        return known.linter

    def lint_text(self, text: str, path: str) -> Result:
        """Lint a draft as it stands in the editor. Never raises."""
        if text.startswith("\ufeff"):  # reading would take the mark away, and every column of the first line with it
            text = " " + text[1:]
        return _never_raising(path, lambda: self.linter(path).lint_bytes(text.encode("utf-8", "replace"), path))

    def lint_file(self, path: str) -> Result:
        """Lint a file as it lies on the disk. Never raises."""
        return _never_raising(path, lambda: self.linter(path).lint_file(path))

    def read(self, path: str) -> bytes:
        """The bytes of a file, as far as they may be read. Raises OSError, BadConfig."""
        return read_file(path, self.linter(path).settings_for(path))


def _never_raising(path: str, lint: Callable[[], Result]) -> Result:
    try:
        return lint()
    except Exception as problem:  # a fault outside of what the runner guards: one document, not the server
        message = f"{BROKEN.title}：{type(problem).__name__}: {problem}。{BROKEN.advice}"
        return Result(path, "unreadable", error=(BROKEN.code, message))


def _stamp(file: str | None, linter: Linter) -> Stamp:
    """The times and sizes of the files that a linter for a config file is made from."""
    if not file:
        return ()
    folder = os.path.dirname(file)  # noqa: PTH120
    paths = [file, os.path.join(folder, WAIVER_FILE)]  # noqa: PTH118
    with contextlib.suppress(BadConfig):
        config = linter.config_for(os.path.join(folder, "x.docx"))  # noqa: PTH118
        if config.baseline:
            paths.append(os.path.join(folder, config.baseline))  # noqa: PTH118
    return tuple(stamp(path) for path in paths)


def stamp(path: str) -> tuple[str, int, int] | None:
    """A file's name, time and size; None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return path, status.st_mtime_ns, status.st_size


def seconds(work: Callable[[], Result]) -> tuple[Result, float]:
    """What work gives, and how long it took."""
    started = perf_counter()
    return work(), perf_counter() - started
