"""Whether what was found in a case is what its page expects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .pages import squeezed

if TYPE_CHECKING:
    from ..document import Document, Place
    from ..finding import Finding
    from .pages import Case, Mark


def judge(case: Case, document: Document, findings: Iterable[Finding], *, exact: bool = True) -> tuple[str, ...]:
    """What is wrong, one sentence each; empty where the case passes.

    `exact` demands the marked words to the letter (blanks apart). A layout that breaks titles over paragraphs or moves
    labels into automatic numbering can only be asked for a place that overlaps them.
    """
    everything = tuple(findings)
    ours = [finding for finding in everything if is_of(finding, case.code)]
    if case.expect == "反例":
        problems = [*_found(case, document, ours, exact), *_wanted(case, everything)]
    else:
        problems = [f"不应报 {case.code}：{_shown(finding)}" for finding in ours]
        problems += (
            f"正例中有别的错误 {finding.code}：{_shown(finding)}"
            for finding in everything
            if finding.severity == "error" and finding not in ours and not any(is_of(finding, c) for c in case.besides)
        )
    return tuple(problems)


def is_of(finding: Finding, code: str) -> bool:
    """Whether a finding is a check's own, or one of another that the check's was merged into."""
    return finding.code == code or code in finding.also


def at(mark: Mark, document: Document, place: Place, *, exact: bool = True) -> bool:
    """Whether a place is at the marked words."""
    text = document.paragraph(place).text
    paragraph, quote = squeezed(text), squeezed(text[place.start : place.end])
    start = len(squeezed(text[: place.start]))
    if paragraph in mark.paragraph:
        start += mark.paragraph.index(paragraph)
    elif mark.paragraph in paragraph:
        start -= paragraph.index(mark.paragraph)
    else:
        return not exact and bool(quote) and (quote in mark.words or mark.words in quote)
    if exact:
        return start == mark.start and quote == mark.words
    return start < mark.start + len(mark.words) and mark.start < start + len(quote)


def _found(case: Case, document: Document, ours: list[Finding], exact: bool) -> Iterator[str]:
    if not ours:
        yield f"没有查出 {case.code}"
        return
    if not case.marks:
        return
    places = [place for finding in ours for place in (finding.place, *finding.more)]
    for mark in case.marks:
        if not any(at(mark, document, place, exact=exact) for place in places):
            pointed = "、".join(f"“{document.quote(place)}”" for place in places)
            yield f"没有指在“{mark.words}”，而是指在{pointed}"
    for place in places:
        if not any(at(mark, document, place, exact=exact) for mark in case.marks):
            yield f"指在没有标记的“{document.quote(place)}”"


def _wanted(case: Case, everything: tuple[Finding, ...]) -> Iterator[str]:
    for want in case.wants:
        found = [finding for finding in everything if is_of(finding, want.code)]
        if not found:
            yield f"没有查出期望的 {want.code}"
        elif want.severity and all(finding.severity != want.severity for finding in found):
            yield f"{want.code} 的级别是 {found[0].severity}，期望 {want.severity}"


def _shown(finding: Finding) -> str:
    return f"“{finding.quote}”{finding.message}"
