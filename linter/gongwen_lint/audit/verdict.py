"""From a result, which holds the document, to the rows a store keeps of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from ..archive import bare_title
from ..report.places import place_words
from .recorded import recorded

if TYPE_CHECKING:
    from ..finding import Finding
    from ..paper import Paper
    from ..run import Result

Row = list[Any]
LONGEST = 600  # characters of a quote or a sentence that are kept
_NUMBER = re.compile(r"([\u4e00-\u9fff]{1,12})[〔\[［(（]((?:19|20)\d\d)[〕\]］)）](?:第)?(\d{1,5})号")
_TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]{0,60}》){2,120})》|〈([^〈〉\n]{2,120})〉")
_BEFORE = re.compile(r"^.*(?:根据|按照|依据|关于|印发|转发|执行|参照|贯彻|落实|以|的|和|与|对|见|及|由|将|现|经)(?=.)")


def verdict(result: Result, sha256: str, words: tuple[str, ...]) -> dict[str, Any]:
    """Everything a store keeps of one document. `words`: sentences that hold one of them are kept."""
    paper, document = result.paper, result.document
    if result.error or paper is None or document is None:
        code, message = result.error or ("GL100", "没有检查。")
        return {"status": "unreadable", "sha256": sha256, "code": code, "message": message}
    findings = [_finding(f, paper, "open", None) for f in result.findings]
    findings += [_finding(f, paper, "waived", waiver.reason) for f, waiver in result.waived]
    findings += [_finding(f, paper, "baseline", None) for f in result.baselined]
    sentences = paper.holding(*words) if words else []
    return {
        "status": "checked",
        "sha256": sha256,
        "paper": _paper(paper, result),
        "findings": [[number, *row] for number, row in enumerate(findings)],
        "references": references(paper),
        "passages": [
            [n, s.place.part, s.place.paragraph, s.place.start, s.place.end, s.text[:LONGEST]]
            for n, s in enumerate(sentences)
        ],
    }


def _finding(finding: Finding, paper: Paper, state: str, reason: str | None) -> Row:
    place = finding.place
    return finding_row(finding, place_words(place, paper) if paper.zones else "", state, reason)


def finding_row(finding: Finding, where: str, state: str, reason: str | None) -> Row:
    """The columns of a finding from `code` on."""
    basis = finding.bases[0] if finding.bases else None
    place = finding.place
    return [
        finding.code,
        finding.name,
        finding.severity,
        *((basis.strength, basis.regulation, basis.article, basis.quote) if basis else (None, None, None, None)),
        json_text(list(finding.also)),
        json_text([[b.regulation, b.article, b.quote, b.strength] for b in finding.bases]),
        finding.message,
        place.part,
        place.paragraph,
        place.start,
        place.end,
        finding.quote[:LONGEST],
        where,
        finding.places,
        finding.fingerprint,
        state,
        reason,
    ]


def _paper(paper: Paper, result: Result) -> Row:
    """The columns of a paper from `kind` on."""
    day = paper.date.value if paper.date else None
    issuer = paper.issuers[0] if paper.issuers else None
    minutes = paper.minutes
    return [
        paper.kind,
        paper.direction,
        number_of(paper.number.text) if paper.number else None,
        paper.title.text if paper.title else None,
        day.isoformat() if day else None,
        day.year if day else None,
        (issuer.unit or issuer.text) if issuer else None,
        issuer.level or None if issuer else None,
        paper.secrecy.text if paper.secrecy else None,
        paper.urgency.text if paper.urgency else None,
        result.as_of.isoformat() if result.as_of else None,
        minutes.meeting if minutes else None,
        minutes.held.isoformat() if minutes and minutes.held else None,
        json_text(recorded(paper)),
    ]


def references(paper: Paper) -> list[str]:
    """The papers that a paper names, by number and title, without itself; in the order of the alphabet."""
    texts = [paper.title.text if paper.title else "", paper.text, *(a.name for a in paper.annex_note)]
    text = "\n".join(texts)
    named: set[str] = set()
    if "号" in text:
        for word, year, number in _NUMBER.findall(text):
            named.update(f"{w}〔{year}〕{int(number)}号" for w in _words(word))
    if "《" in text:
        for outer, inner in _TITLE.findall(text):
            named.add(bare_title(outer or inner))
            if "〈" in outer:
                named.update(bare_title(b) for _, b in _TITLE.findall(outer) if b)
    own = {bare_title(paper.title.text) if paper.title else "", number_of(paper.number.text) if paper.number else ""}
    return sorted(named - own - {""})


def _words(word: str) -> list[str]:
    """The readings of the characters before a year in brackets: all, and what is left after a leading verb."""
    left = _BEFORE.sub("", word)
    return [word] if left == word or not left else [word, left]


def number_of(text: str) -> str:
    """A number as references keep it: 朝政发[2016]09号 → 朝政发〔2016〕9号."""
    bare = "".join(text.split())
    found = _NUMBER.fullmatch(bare)
    return f"{found[1]}〔{found[2]}〕{int(found[3])}号" if found else bare


def json_text(value: Any) -> str:
    """JSON as the store keeps it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
