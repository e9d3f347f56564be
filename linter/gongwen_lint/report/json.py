"""The JSON report: one object for the whole run, in the shape that the contract promises."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ..document import Place
from ..finding import SETTINGS, Finding, Fix, Restyle
from ..patterns import pattern
from .plain import BEYOND_ASCII
from .values import Item, Report, Reported, Tally

_RAW = pattern(f"[{BEYOND_ASCII}]")  # what JSON itself leaves raw although a terminal would act upon it


def render(report: Report) -> Iterator[str]:
    """The object, written as the documents come."""
    tally = Tally()
    tool = {"name": "gongwen-lint", "version": report.version}
    yield f'{{"schema": 1,\n "tool": {dumps(tool)},\n "documents": ['
    for number, document in enumerate(report.documents):
        tally.add(document)
        yield (",\n  " if number else "\n  ") + dumps(document_object(document))
    yield "],\n"
    problems = [{"code": p.code, "severity": p.severity, "message": p.message} for p in report.problems()]
    if problems:
        yield f' "problems": {dumps(problems)},\n'
    for name, value in extras(tally, report).items():
        yield f' "{name}": {dumps(value)},\n'
    yield f' "summary": {dumps(tally.summary())}}}\n'


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON text in readable Chinese in which nothing can reach a terminal raw."""
    return _RAW.sub(_escape, json.dumps(value, ensure_ascii=False, indent=indent))


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]


def document_object(document: Reported) -> dict[str, Any]:
    """One document; also a line of the jsonl report."""
    if document.error:
        error = {"code": document.error.code, "message": document.error.message}
        return {"path": document.path, "status": "unreadable", "error": error, "findings": []}
    return {
        "path": document.path,
        "sha256": document.sha256,
        "status": "checked",
        "as_of": document.as_of.isoformat() if document.as_of else None,
        "not_in_force": list(document.not_in_force),
        "recognised": document.recognised,
        "findings": [finding_object(item) for item in document.items],
    }


def finding_object(item: Item) -> dict[str, Any]:
    """One finding."""
    finding: Finding = item.finding
    value: dict[str, Any] = {
        "code": finding.code,
        "also": list(finding.also),
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "bases": [
            {"regulation": b.regulation, "article": b.article, "quote": b.quote, "strength": b.strength}
            for b in finding.bases
        ],
        "location": {**place_object(finding.place), "quote": finding.quote},
        "places": finding.places,
        "fix": fix_object(finding.fix),
        "fingerprint": finding.fingerprint,
    }
    if finding.more:
        value["more"] = [place_object(place) for place in finding.more]
    return value


def place_object(place: Place) -> dict[str, Any]:
    """A place without its words."""
    return {"part": place.part, "paragraph": place.paragraph, "start": place.start, "end": place.end}


def fix_object(fix: Fix | None) -> dict[str, Any] | None:
    """How to mend a finding, or None."""
    if fix is None:
        return None
    edits = [{**place_object(edit.place), "text": edit.text} for edit in fix.edits]
    value: dict[str, Any] = {"title": fix.title, "safe": fix.safe, "edits": edits}
    if fix.settings:
        value["settings"] = [setting_object(setting) for setting in fix.settings]
    return value


def setting_object(setting: Restyle) -> dict[str, Any]:
    """New formatting for a place: only what is set (lengths in 字, sizes in points)."""
    set_ = ((name, getattr(setting, name)) for name in SETTINGS)
    return {**place_object(setting.place), **{name: value for name, value in set_ if value is not None}}


def extras(tally: Tally, report: Report) -> dict[str, Any]:
    """The statistics and the timing, where they were asked for."""
    value: dict[str, Any] = {}
    if report.statistics:
        value["statistics"] = [{"code": c, "findings": n, "documents": d} for c, n, d in tally.counts()]
    if report.timing:
        value["timing"] = {name: round(spent, 3) for name, spent in tally.times()}
    return value
