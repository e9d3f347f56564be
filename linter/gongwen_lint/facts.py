"""From what the checks report to what the user reads: one fact is one finding, in the order of the paper, each with a
fingerprint that outlives re-saving and edits elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .digest import sha1
from .finding import SEVERITIES, STRENGTHS, Finding

if TYPE_CHECKING:
    from .document import Document, Place

_PARTS = {"header": 0, "body": 1, "textbox": 1, "footnote": 2, "endnote": 3, "footer": 4, "comment": 5}
_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_STRENGTH_RANK = {strength: rank for rank, strength in enumerate(STRENGTHS)}


def merged(findings: Sequence[Finding], order: Mapping[str, int]) -> list[Finding]:
    """Findings with one non-empty fact become one: the worst, then the strongest, then the first of the packs leads.

    `order` ranks codes as the packs list them.
    """
    groups: dict[str, list[Finding]] = {}
    result: list[Finding] = []
    for finding in findings:
        if finding.fact:
            groups.setdefault(finding.fact, []).append(finding)
        else:
            result.append(finding)
    for group in groups.values():
        result.append(_one(sorted(group, key=lambda f: _weight(f, order))) if len(group) > 1 else group[0])
    return result


def _weight(finding: Finding, order: Mapping[str, int]) -> tuple[int, int, int, str]:
    strength = _STRENGTH_RANK[finding.bases[0].strength] if finding.bases else len(STRENGTHS)
    return _SEVERITY_RANK[finding.severity], strength, order.get(finding.code, len(order)), finding.code


def _one(group: list[Finding]) -> Finding:
    """The first of a group speaks for all: with the others' codes and articles, and failing its own, their fix."""
    first, *rest = group
    codes = dict.fromkeys(code for f in rest for code in (f.code, *f.also) if code != first.code)
    bases = {(b.regulation, b.article, b.quote): b for f in reversed(group) for b in reversed(f.bases)}
    repeats = [place for f in rest if f.code == first.code for place in (f.place, *f.more)]
    more = dict.fromkeys(place for place in (*first.more, *repeats) if place != first.place)
    return replace(
        first,
        also=(*first.also, *codes),
        bases=tuple(reversed(bases.values())),
        more=tuple(more),
        fix=next((f.fix for f in group if f.fix), None),
    )


def by_place(finding: Finding) -> tuple[int, int, int, int, int, str]:
    """Sorts findings as a reader meets them."""
    place = finding.place
    severity = _SEVERITY_RANK[finding.severity]
    return _PARTS[place.part], place.paragraph, place.start, place.end, severity, finding.code


def fingerprinted(findings: Iterable[Finding], document: Document) -> list[Finding]:
    """The findings with fingerprints: from code, quote and paragraph (blanks apart), and a count among equals."""
    counts: dict[str, int] = {}
    result = []
    for finding in findings:
        mark = f"{finding.code}\n{_bare(finding.quote)}\n{_bare(_paragraph(document, finding.place))}"
        counts[mark] = number = counts.get(mark, 0) + 1
        digest = sha1(f"{mark}\n{number}")
        result.append(replace(finding, fingerprint=digest[:16]))
    return result


def _paragraph(document: Document, place: Place) -> str:
    try:
        return document.paragraph(place).text
    except IndexError:  # an empty document has no paragraph to show
        return ""


def _bare(text: str) -> str:
    return "".join(text.split())
