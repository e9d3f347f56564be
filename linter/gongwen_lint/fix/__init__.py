"""Fix: a copy of a draft with the fixes of its findings, as tracked changes (修订) or applied outright.

A fix is applied only if it is safe (or unsafe ones are asked for), unambiguous, still matching and not overlapping with
another; every fix that is left out is told with its reason. What is written is read and linted again, round by round
until nothing more can be applied, so that fixing twice is fixing once; a fix that would change anything but its words is
refused.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ..lean import dataclass
from . import draft, word
from .choice import chosen
from .proof import expect, rejecting_restores
from .settlement import settle
from .step import CannotFix, Skip, Step

if TYPE_CHECKING:
    from datetime import datetime

    from ..document import Document
    from ..finding import Finding
    from ..run import Result

__all__ = ["CannotFix", "Fixed", "Skip", "Step", "fixed"]

_ROUNDS = 6  # fixes that only become possible after others


@dataclass(frozen=True, slots=True)
class Fixed:
    """A fixed copy. `before` and `after` are the results of linting the draft and the copy."""

    data: bytes
    done: tuple[Step, ...]
    skips: tuple[Skip, ...]
    before: Result
    after: Result

    @property
    def arisen(self) -> tuple[Finding, ...]:
        """Findings of the copy that the draft did not have. A fact may name a place, which fixes before it move; a
        message may tell a number, which fixes change: what agrees in one of them is not new."""
        known = list(self.before.findings)
        new = []
        for finding in self.after.findings:
            same = [f for f in known if f.code == finding.code and f.fact == finding.fact] or [
                f for f in known if f.code == finding.code and f.message == finding.message
            ]
            if same:
                known.remove(same[0])
            else:
                new.append(finding)
        return tuple(new)


def fixed(
    data: bytes, lint: Callable[[bytes], Result], when: datetime, *, unsafe: bool = False, outright: bool = False
) -> Fixed:
    """Fix a draft. `lint` lints bytes as the draft's own; `when` dates tracked changes.

    Raises CannotFix, and CannotCopy where the package cannot be written.
    """
    before = result = lint(data)
    done: list[Step] = []
    skips: list[Skip] = []
    for _ in range(_ROUNDS):
        document = _document(result)
        steps, skips = chosen(result.findings, document, unsafe, done)
        if not steps:
            break
        take = partial(_round, data, document, result.path, when=when, outright=outright)
        try:
            changed, taken, left_out = take(steps)
        except CannotFix:
            steps, refused = _sound(steps, take)
            changed, taken, left_out = take(steps) if steps else (data, (), ())
            skips += refused
        skips += left_out
        if not taken:
            break
        data, done = changed, [*done, *taken]
        result = lint(data)
    return Fixed(data, tuple(done), tuple(skips), before, result)


def _document(result: Result) -> Document:
    if result.document is None:
        raise CannotFix(result.error[1] if result.error else "文稿无法检查。")
    return result.document


def _sound(steps: list[Step], take: Callable[[list[Step]], object]) -> tuple[list[Step], list[Skip]]:
    """The steps that change nothing but what they are to, and the others: found by halves, since most are sound."""
    sound: list[Step] = []
    refused: list[Skip] = []
    waiting = [steps]
    while waiting:
        some = waiting.pop()
        try:
            take(some)
            sound += some
        except CannotFix as problem:
            if len(some) == 1:
                refused.append(Skip(some[0].finding, some[0].title, str(problem), min(some[0].places)))
            else:
                half = len(some) // 2
                waiting += [some[half:], some[:half]]
    return sound, refused


def _round(
    data: bytes, document: Document, path: str, steps: list[Step], *, when: datetime, outright: bool
) -> tuple[bytes, tuple[Step, ...], tuple[Skip, ...]]:
    """Take some steps, and prove that nothing else happened."""
    from ..reading import read

    if document.form == "text":
        changed, taken, skips = draft.write(data, document, steps)
        expect(document, read(changed, path), taken)
        return changed, taken, skips
    written = word.write(data, document, steps, when)
    changed = written.copy.written()
    after = read(changed, path)
    expect(document, after, written.done)
    rejecting_restores(data, document, changed, after, written.ours)
    if outright:
        for name, numbers in written.ours.items():
            root = written.copy.root(name)
            if root is not None:
                settle(root, numbers, accept=True)
        changed = written.copy.written()
        expect(document, read(changed, path), written.done)
    return changed, written.done, written.skips
