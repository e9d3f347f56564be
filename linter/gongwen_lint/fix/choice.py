"""Which fixes are applied: safe ones (or all, if asked), that match, are unambiguous and do not overlap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..finding import OF_CHARACTERS, SEVERITIES, Edit, Finding, Fix, Restyle
from ..patterns import pattern
from .settings import asked, clash, lacking, sensible, words
from .step import Skip, Step, Told, spot, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from ..document import Document

    Spot: TypeAlias = tuple[str, int]

UNSAFE = "须人工确认；加 --unsafe 才会改"
NO_FORMATTING = "文本稿里没有字体、字号一类的格式"
_UNFIT = pattern("[\x00-\x08\n-\x1f\x7f\ud800-\udfff\ufffe\uffff]", re.DOTALL)  # a fix stays within its paragraph
_NO_MATCH = "要改的文字和文稿对不上"


class Past(NamedTuple):
    """What came of the rounds before, by code, title and paragraphs: so that two checks that ask for opposite formatting
    do not undo each other's work for ever, and the one that was to go before stays before."""

    done: dict[tuple[str, str, frozenset[Spot]], list[Step]]
    lost: dict[tuple[str, str, frozenset[Spot]], str]  # why: to whom


def chosen(
    findings: tuple[Finding, ...], document: Document, unsafe: bool, past: Past
) -> tuple[list[Step], list[Skip]]:
    """The steps to take, in the order of the document, and the fixes that are left out."""
    steps: list[Step] = []
    taken: dict[Spot, list[Step]] = {}  # the same by the paragraphs they touch
    skips: list[Skip] = []
    for finding in sorted(findings, key=_rank):
        fix = finding.fix
        if fix is None:
            continue
        reason = UNSAFE if not (fix.safe or unsafe) else _unfit(finding, document)
        if reason:
            skips.append(Skip(finding, fix.title, reason))
            continue
        for edits, settings in _alone(fix):
            step = _step(finding, fix, edits, settings, document)
            if step is None:
                continue  # the draft says so already
            key = _key(step)
            other, same = _met(step, (one for at in key[2] for one in taken.get(at, ())))
            if same:
                continue
            if other and _contrary(step, other):
                past.lost[key] = other.finding.code
            code = other.finding.code if other else past.lost.get(key) or _undone_by(step, past)
            if code:
                reason = f"和 {code} 的改动落在同一处文字上"
                skips.append(Skip(finding, fix.title, reason, min(step.places)))
                continue
            steps.append(step)
            for at in key[2]:
                taken.setdefault(at, []).append(step)
    return sorted(steps, key=lambda step: min(step.places)), skips


def _rank(finding: Finding) -> tuple[bool, int, str, int]:
    """Where two fixes meet, the safe one goes before, then the one of the worse finding, then the earlier one."""
    unsafe = finding.fix is None or not finding.fix.safe
    return unsafe, SEVERITIES.index(finding.severity), finding.place.part, finding.place.paragraph


def _unfit(finding: Finding, document: Document) -> str:
    """Why a fix cannot be applied to this document at all, "" where it can."""
    fix = finding.fix
    assert fix is not None
    if fix.settings and document.form == "text":
        return NO_FORMATTING
    for place in (*(edit.place for edit in fix.edits), *(restyle.place for restyle in fix.settings)):
        try:
            text = document.paragraph(place).text
        except IndexError:
            return "要改的段落不在文稿里"
        if not 0 <= place.start <= place.end <= len(text) or place.paragraph < 0:
            return _NO_MATCH
    if any(_UNFIT.search(edit.text) for edit in fix.edits):
        return "改法里有不能写进文稿的字符"
    if not all(sensible(restyle) for restyle in fix.settings):
        return "改法里有 Word 没有的格式"
    for _, edits, settings in _paragraphs(fix):
        if any(_overlap(a, b) for n, a in enumerate(edits) for b in edits[:n]):
            return "改法自己前后重叠"
        if any(clash(a, b) for n, a in enumerate(settings) for b in settings[:n]):
            return "改法自己前后矛盾"
    try:
        matches = document.quote(finding.place) == finding.quote
    except IndexError:
        matches = False
    return "" if (fix.edits or fix.settings) and matches else _NO_MATCH


def _paragraphs(fix: Fix) -> list[tuple[tuple[str, int], tuple[Edit, ...], tuple[Restyle, ...]]]:
    """What a fix changes, paragraph by paragraph."""
    edits: dict[tuple[str, int], list[Edit]] = {}
    settings: dict[tuple[str, int], list[Restyle]] = {}
    for edit in fix.edits:
        edits.setdefault(spot(edit.place), []).append(edit)
    for restyle in fix.settings:
        settings.setdefault(spot(restyle.place), []).append(restyle)
    return [(at, tuple(edits.get(at, ())), tuple(settings.get(at, ()))) for at in {**edits, **settings}]


def _alone(fix: Fix) -> Iterator[tuple[tuple[Edit, ...], tuple[Restyle, ...]]]:
    """What of a fix can be applied without the rest. One fault of formatting repeats over many paragraphs, of which one
    that cannot be changed does not keep the others from it; but words that change in several places change together."""
    paragraphs = _paragraphs(fix)
    if all(settings for _, _, settings in paragraphs):
        yield from ((edits, settings) for _, edits, settings in paragraphs)
    else:
        yield fix.edits, fix.settings


def _step(
    finding: Finding, fix: Fix, edits: Iterable[Edit], settings: Iterable[Restyle], document: Document
) -> Step | None:
    """The step for a fix, or for a part of one that stands alone; None where nothing is left to do."""
    changed = tuple(e for e in (trimmed(edit, document) for edit in edits) if e.text or e.place.start < e.place.end)
    settings = tuple(settings)
    set_ = tuple(part for restyle in settings for part in lacking(restyle, document))
    if not changed and not set_:
        return None
    told = []
    for restyle in settings:
        if said := words(restyle, document):
            quote = document.quote(restyle.place) if asked(restyle, OF_CHARACTERS) else ""
            whole = quote.strip() == document.paragraph(restyle.place).text.strip()
            told.append(Told(restyle.place, "" if whole else quote, said))
    return Step(finding, fix.title, fix.safe, changed, set_, tuple(told))


def _met(step: Step, others: Iterable[Step]) -> tuple[Step | None, bool]:
    """The step that is in the way, if any; and whether a step changes exactly the same in the same way."""
    for other in others:
        if (other.edits, other.settings) == (step.edits, step.settings):
            return other, True
        if any(_overlap(a, b) for a in step.edits for b in other.edits) or _contrary(step, other):
            return other, False
    return None, False


def _contrary(step: Step, other: Step) -> bool:
    return any(clash(a, b) for a in step.settings for b in other.settings)


def _key(step: Step) -> tuple[str, str, frozenset[Spot]]:
    return step.finding.code, step.title, frozenset(spot(place) for place in step.places)


def remember(past: Past, steps: Iterable[Step]) -> None:
    """Keep steps that were taken."""
    for step in steps:
        past.done.setdefault(_key(step), []).append(step)


def undisputed(done: Iterable[Step], later: Iterable[Step]) -> list[Step]:
    """The steps whose settings no later step has set otherwise."""
    later = list(later)
    return [step for step in done if not any(_contrary(step, other) for other in later)]


def _undone_by(step: Step, past: Past) -> str:
    """The code of a check that set something else after the same step was taken before, "" where there is none."""
    if not step.settings or _key(step) not in past.done:
        return ""
    others = (one for steps in past.done.values() for one in steps if one.finding.code != step.finding.code)
    return next((one.finding.code for one in others if _contrary(step, one)), "")


def _overlap(first: Edit, second: Edit) -> bool:
    """Whether two edits share characters, or touch where one inserts: then the order would decide what comes out."""
    a, b = first.place, second.place
    if spot(a) != spot(b):
        return False
    if a.start == a.end or b.start == b.end:
        return a.start <= b.end and b.start <= a.end
    return a.start < b.end and b.start < a.end
