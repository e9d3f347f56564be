"""Fix: a copy of a draft with the fixes of its findings, as tracked changes (修订) or applied outright.

A fix is applied only if it is safe (or unsafe ones are asked for), unambiguous, still matching and not overlapping with
another; every fix that is left out is told with its reason. What is written is read and linted again, round by round
until nothing more can be applied, so that fixing twice is fixing once; a fix that would change anything but its words is
refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ..lean import dataclass
from . import draft, word
from .choice import Past, chosen, remember, undisputed
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
    start = _State(data, _document(result), {})
    state = start
    past = Past({}, {})
    done: list[Step] = []
    skips: list[Skip] = []
    for _ in range(_ROUNDS):
        steps, skips = chosen(result.findings, state.document, unsafe, past)
        if not steps:
            break
        take = partial(_round, state, start, result.path, when=when, outright=outright)
        try:
            state_after, taken, left_out = take(steps)
        except CannotFix:
            steps, refused = _sound(steps, take)
            state_after, taken, left_out = take(steps) if steps else (state, (), ())
            skips += refused
        skips += left_out
        if not taken:
            break
        remember(past, taken)
        done = [*undisputed(done, taken), *taken]
        result = lint(state_after.data)
        state = _State(state_after.data, _document(result), state_after.ours)
    return Fixed(state.data, tuple(done), tuple(skips), before, result)


class _State(NamedTuple):
    """A draft on its way, and the numbers of the changes we have tracked in it so far, by part."""

    data: bytes
    document: Document
    ours: Mapping[str, frozenset[str]]


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
    state: _State, start: _State, path: str, steps: list[Step], *, when: datetime, outright: bool
) -> tuple[_State, tuple[Step, ...], tuple[Skip, ...]]:
    """Take some steps, and prove that nothing else happened, and that the draft as it was at the start is still there."""
    from ..reading import read

    data, document, ours = state
    if document.form == "text":
        changed, taken, skips = draft.write(data, document, steps)
        after = read(changed, path)
        expect(document, after, taken)
        return _State(changed, after, {}), taken, skips
    written = word.write(data, document, steps, when, ours)
    changed = written.copy.written()
    after = read(changed, path)
    expect(document, after, written.done)
    base = state if outright else start
    rejecting_restores(base.data, base.document, changed, after, written.ours)
    if not outright:
        return _State(changed, after, written.ours), written.done, written.skips
    for name, numbers in written.ours.items():
        root = written.copy.root(name)
        if root is not None:
            settle(root, numbers, accept=True)
    changed = written.copy.written()
    after = read(changed, path)
    expect(document, after, written.done)
    return _State(changed, after, {}), written.done, written.skips
