"""SARIF 2.1.0 (OASIS), for code-scanning services and viewers.

A .docx has no lines: its findings carry a logical location (`body/paragraph/12`) and the marked words as a snippet in
the message. A plain-text draft has real regions, in Unicode code points.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from ..check import Check
from .json import dumps
from .plain import visible, visible_lines
from .values import Item, Problem, Report, Reported
from .wording import basis_words

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report) -> Iterator[str]:
    """One log with one run."""
    rules: dict[str, dict[str, Any]] = {}
    indices: dict[str, int] = {}
    results: list[dict[str, Any]] = []
    artifacts: list[dict[str, Any]] = []
    notices: list[dict[str, Any]] = []
    for document in report.documents:
        artifacts.append(_artifact(document))
        if document.error:
            notices.append(_notice(document.error, document))
        for item in document.items:
            code = item.finding.code
            if code not in rules:
                indices[code] = len(rules)
                rules[code] = {"id": code} | _rule(item, report)
            results.append(_result(item, document, indices[code], len(artifacts) - 1))
    notices += [_notice(problem, None) for problem in report.problems()]
    invocation: dict[str, Any] = {"executionSuccessful": all(notice["level"] != "error" for notice in notices)}
    if notices:
        invocation["toolExecutionNotifications"] = notices
    driver = {
        "name": "gongwen-lint",
        "version": report.version,
        "semanticVersion": report.version,
        "language": "zh-CN",
        "rules": list(rules.values()),
    }
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "artifacts": artifacts,
        "results": results,
    }
    yield dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _artifact(document: Reported) -> dict[str, Any]:
    value: dict[str, Any] = {"location": {"uri": uri(document.path)}, "roles": ["analysisTarget"]}
    if document.sha256:
        value["hashes"] = {"sha-256": document.sha256}
    return value


def uri(path: str) -> str:
    """The URI reference of a path: relative stays relative, absolute becomes file://; raw bytes are percent-encoded."""
    if os.sep != "/":
        path = path.replace(os.sep, "/")
    encoded = quote(os.fsencode(path), safe="/-._~")
    if path.startswith("/"):
        return "file://" + encoded
    drive = len(path) > 1 and path[1] == ":"  # C:/…
    return "file:///" + path[0] + ":" + quote(os.fsencode(path[2:]), safe="/-._~") if drive else encoded


def _rule(item: Item, report: Report) -> dict[str, Any]:
    finding = item.finding
    check: Check | None = report.checks.get(finding.code)
    bases = "\n".join(basis_words(basis, report) for basis in finding.bases)
    page = visible_lines(check.doc.strip()) if check else ""
    title = visible(check.title) if check and check.title else finding.name
    rule: dict[str, Any] = {"name": finding.name, "shortDescription": {"text": title}}
    if bases:
        rule["fullDescription"] = {"text": bases}
    if page or bases:
        text = f"{page}\n\n{bases}".strip()
        rule["help"] = {"text": text, "markdown": text}
    rule["defaultConfiguration"] = {"level": _LEVELS[check.severity if check else finding.severity]}
    rule["properties"] = {"tags": sorted({basis.regulation for basis in finding.bases})}
    return rule


def _result(item: Item, document: Reported, rule: int, artifact: int) -> dict[str, Any]:
    finding = item.finding
    place = finding.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(document.path), "index": artifact}}
    if item.region:
        line, column, end_line, end_column = item.region
        physical["region"] = {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "snippet": {"text": visible(finding.quote)},
        }
    logical = {
        "fullyQualifiedName": f"{place.part}/paragraph/{place.paragraph}",
        "decoratedName": f"{place.part}/paragraph/{place.paragraph}:{place.start}-{place.end}",
        "kind": "element",
    }
    if item.where:
        logical["name"] = item.where
    message = visible(finding.message)
    if item.where and not item.region:
        message = f"{item.where}：{message}"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": physical, "logicalLocations": [logical]}],
    }
    if finding.fingerprint:
        result["partialFingerprints"] = {"gongwenLint/v1": finding.fingerprint}
    result["properties"] = {
        "also": list(finding.also),
        "bases": [
            {"regulation": b.regulation, "article": b.article, "quote": b.quote, "strength": b.strength}
            for b in finding.bases
        ],
        "quote": visible(finding.quote),
        "start": place.start,
        "end": place.end,
    }
    return result


def _notice(problem: Problem, document: Reported | None) -> dict[str, Any]:
    value: dict[str, Any] = {
        "descriptor": {"id": problem.code},
        "level": _LEVELS[problem.severity],
        "message": {"text": visible(problem.message)},
    }
    if document:
        value["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri(document.path)}}}]
    return value
