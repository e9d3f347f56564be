"""What lies open in the editor, with what came of it. Everything here runs in the event loop; only linting does not."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import NamedTuple

from ..files import WORD_SUFFIXES
from ..lean import replace
from ..paper import Paper
from ..run import Result
from .examiner import Examiner, seconds, stamp
from .options import Options
from .positions import Text, Units
from .view import TextView, View, WordView

_LEAST, _MOST = 0.03, 0.5  # seconds of quiet before a draft is linted
_SETTLE = 0.3  # Word and WPS write a file in several steps
_UNFINISHED = ("GL001", "GL003", "GL004")  # what a file half written looks like
_RETRIES = 2


class Seen(NamedTuple):
    """What came of one state of a sheet."""

    stamp: object
    result: Result
    view: View
    version: int | None  # of the text; None for a Word file


class Sheet:
    """A draft being typed (with its text) or a Word file (without)."""

    def __init__(self, uri: str, path: str, text: Text | None = None, version: int | None = None) -> None:
        self.uri = uri
        self.path = path
        self.text = text
        self.version = version
        self.seen: Seen | None = None
        self.task: asyncio.Task[None] | None = None
        self.timer: asyncio.TimerHandle | None = None
        self.refreshing: asyncio.Task[None] | None = None
        self.spent = 0.0  # seconds that the last examination took

    @property
    def word(self) -> bool:
        """Whether it is a Word file, which is read from the disk."""
        return self.text is None


class Sheets:
    """The open drafts by URI, and the Word files that were asked for by path."""

    def __init__(self, examiner: Examiner, publish: Callable[[Sheet, Seen], None]) -> None:
        self.examiner = examiner
        self.options = Options()
        self.units = Units()
        self.generation = 0  # of configuration
        self._publish = publish
        self._drafts: dict[str, Sheet] = {}
        self._words: dict[str, Sheet] = {}

    # opening, changing, closing

    def open(self, uri: str, path: str, text: str, version: int | None) -> Sheet:
        """Take in a draft that was opened."""
        if path.lower().endswith(WORD_SUFFIXES):  # some editors hand out the bytes of a Word file as text
            return self.word(uri, path)
        self.close(uri)
        sheet = self._drafts[uri] = Sheet(uri, path, Text(text), version)
        return sheet

    def word(self, uri: str, path: str) -> Sheet:
        """The sheet of a Word file; its first URI stays its name."""
        return self._words.setdefault(path, Sheet(uri, path))

    def find(self, uri: str, path: str = "") -> Sheet | None:
        """The sheet that is open under a URI, or the Word file at a path."""
        return self._drafts.get(uri) or self._words.get(path)

    def close(self, uri: str, path: str = "") -> Sheet | None:
        """Let go of a sheet."""
        sheet = self._drafts.pop(uri, None) or self._words.pop(path, None)
        if sheet:
            for waiting in (sheet.timer, sheet.task, sheet.refreshing):
                if waiting:
                    waiting.cancel()
        return sheet

    def stop(self) -> None:
        """Let go of everything."""
        for sheet in self.all():
            self.close(sheet.uri, sheet.path)

    def all(self) -> list[Sheet]:
        """Everything open."""
        return [*self._drafts.values(), *self._words.values()]

    def changed(self, sheet: Sheet) -> None:
        """A sheet has changed: it is examined, and what came of it published, when it has been quiet for a while."""
        for waiting in (sheet.timer, sheet.refreshing, sheet.task):
            if waiting:
                waiting.cancel()
        sheet.timer = asyncio.get_running_loop().call_later(self._quiet(sheet), self.refresh, sheet)

    def refresh(self, sheet: Sheet) -> None:
        """Examine a sheet now and publish what came of it."""
        sheet.timer = None
        sheet.refreshing = asyncio.get_running_loop().create_task(self._refresh(sheet))

    def reconfigured(self) -> None:
        """Configuration or waivers may have changed: everything is examined again."""
        self.generation += 1
        for sheet in self.all():
            self.changed(sheet)

    def _quiet(self, sheet: Sheet) -> float:
        if sheet.word:
            return _SETTLE
        wait = self.options.debounce
        return wait if wait is not None else min(max(_LEAST, 3 * sheet.spent), _MOST)

    async def _refresh(self, sheet: Sheet) -> None:
        seen = await self.seen(sheet)
        for _ in range(_RETRIES):
            if not (sheet.word and seen.result.error and seen.result.error[0] in _UNFINISHED):
                break
            await asyncio.sleep(_SETTLE)
            sheet.seen = None
            seen = await self.seen(sheet)
        self._publish(sheet, seen)

    # examining

    def stamp(self, sheet: Sheet) -> object:
        """What tells one state of a sheet from another."""
        return self.generation, (stamp(sheet.path) if sheet.word else sheet.version), sheet.text

    async def seen(self, sheet: Sheet) -> Seen:
        """What came of a sheet as it is now; it is examined where that is not known."""
        while True:
            seen = sheet.seen
            if seen and seen.stamp == self.stamp(sheet):
                return seen
            if sheet.task is None or sheet.task.done():
                sheet.task = asyncio.get_running_loop().create_task(self._examine(sheet))
            task = sheet.task
            await asyncio.wait([task])  # whoever waits may be cancelled without cancelling the work of others
            if not task.cancelled() and (problem := task.exception()):  # the server is closing
                raise problem

    async def _examine(self, sheet: Sheet) -> None:
        state, text, path, examiner = self.stamp(sheet), sheet.text, sheet.path, self.examiner
        loop = asyncio.get_running_loop()
        with contextlib.suppress(asyncio.CancelledError):
            if text is None:
                result, sheet.spent = await loop.run_in_executor(
                    examiner.files, seconds, lambda: examiner.lint_file(path)
                )
                sheet.seen = Seen(state, result, WordView(result.document, self.units), None)
                return
            version, words = sheet.version, text.text
            result, sheet.spent = await loop.run_in_executor(
                examiner.drafts, seconds, lambda: examiner.lint_text(words, path)
            )
            if self.options.drafts == "recognised" and not concerns(result, words):
                result = replace(result, findings=()) if result.paper else Result(path)
            sheet.seen = Seen(state, result, TextView(text, result.document, self.units), version)


def concerns(result: Result, text: str) -> bool:
    """Whether a text that is open is any of our business: most .md and .txt files are no 公文, and an empty one is only
    about to become something."""
    return is_paper(result.paper) if result.paper else bool(text.strip())


def is_paper(paper: Paper) -> bool:
    """Whether anything in it was recognised that only a 公文 has."""
    return bool(paper.kind or paper.mark or paper.number or paper.recipients or paper.form or paper.minutes)
