"""Which fixes are applied: safe ones (or all, if asked), that match, are unambiguous and do not overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import SEVERITIES, Edit, Finding
from ..patterns import pattern
from .step import Skip, Step, trimmed

if TYPE_CHECKING:
    from ..document import Document

UNSAFE = "须人工确认；加 --unsafe 才会改"
_UNFIT = pattern("[\x00-\x08\n-\x1f\x7f\ud800-\udfff\ufffe\uffff]", re.DOTALL)  # a fix stays within its paragraph


def chosen(findings: tuple[Finding, ...], document: Document, unsafe: bool) -> tuple[list[Step], list[Skip]]:
    """The steps to take, in the order of the document, and the fixes that are left out."""
    steps: list[Step] = []
    skips: list[Skip] = []
    for finding in sorted(findings, key=_rank):
        fix = finding.fix
        if fix is None:
            continue
        reason = UNSAFE if not (fix.safe or unsafe) else _unfit(finding, document)
        if reason:
            skips.append(Skip(finding, fix.title, reason))
            continue
        edits = tuple(
            e for e in (trimmed(edit, document) for edit in fix.edits) if e.text or e.place.start < e.place.end
        )
        if not edits:
            continue  # the draft says so already
        other, same = _met(edits, steps)
        if same:
            continue
        if other:
            skips.append(Skip(finding, fix.title, f"和 {other.finding.code} 的改动落在同一处文字上"))
            continue
        steps.append(Step(finding, fix.title, fix.safe, edits))
    return sorted(steps, key=lambda step: step.edits[0].place), skips


def _rank(finding: Finding) -> tuple[bool, int, str, int]:
    """Where two fixes meet, the safe one goes before, then the one of the worse finding, then the earlier one."""
    unsafe = finding.fix is None or not finding.fix.safe
    return unsafe, SEVERITIES.index(finding.severity), finding.place.part, finding.place.paragraph


def _unfit(finding: Finding, document: Document) -> str:
    """Why a fix cannot be applied to this document at all, "" where it can."""
    assert finding.fix is not None
    edits = finding.fix.edits
    for number, edit in enumerate(edits):
        place = edit.place
        try:
            text = document.paragraph(place).text
        except IndexError:
            return "要改的段落不在文稿里"
        if not 0 <= place.start <= place.end <= len(text) or place.paragraph < 0:
            return "要改的文字和文稿对不上"
        if _UNFIT.search(edit.text):
            return "改法里有不能写进文稿的字符"
        if any(_overlap(edit, earlier) for earlier in edits[:number]):
            return "改法自己前后重叠"
    try:
        matches = document.quote(finding.place) == finding.quote
    except IndexError:
        matches = False
    return "" if edits and matches else "要改的文字和文稿对不上"


def _met(edits: tuple[Edit, ...], steps: list[Step]) -> tuple[Step | None, bool]:
    """The step that is in the way, if any; and whether a step changes exactly the same in the same way."""
    for step in steps:
        if step.edits == edits:
            return step, True
        if any(_overlap(a, b) for a, b in _pairs(edits, step.edits)):
            return step, False
    return None, False


def _pairs(first: tuple[Edit, ...], second: tuple[Edit, ...]) -> Iterator[tuple[Edit, Edit]]:
    return ((a, b) for a in first for b in second)


def _overlap(first: Edit, second: Edit) -> bool:
    """Whether two edits share characters, or touch where one inserts: then the order would decide what comes out."""
    a, b = first.place, second.place
    if (a.part, a.paragraph) != (b.part, b.paragraph):
        return False
    if a.start == a.end or b.start == b.end:
        return a.start <= b.end and b.start <= a.end
    return a.start < b.end and b.start < a.end
