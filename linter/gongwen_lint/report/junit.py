"""JUnit XML: a suite for each document, a case for each finding, so that a build server lists them.

A finding at or above `--fail-on` is a failure; one below it is a passed case with the finding as its output.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from .plain import visible, visible_lines
from .values import SEVERITY_NAMES, Item, Report, Reported
from .wording import basis_words


def render(report: Report) -> Iterator[str]:
    """The XML; suites are written as the documents come."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gongwen-lint">\n'
    for document in report.documents:
        yield _suite(document, report)
    if report.problems:
        cases = "".join(_error("gongwen-lint", problem.code, problem.message) for problem in report.problems)
        yield _tag("gongwen-lint", len(report.problems), 0, len(report.problems), cases)
    yield "</testsuites>\n"


def _suite(document: Reported, report: Report) -> str:
    path = visible(document.path)
    problems = [p for p in (document.error, *document.problems) if p]
    cases = [_error(path, problem.code, problem.message) for problem in problems]
    cases += [_case(path, item, report) for item in document.items]
    if not cases:
        cases.append(f'    <testcase classname="{escape(path)}" name="gongwen-lint"/>\n')
    failures = sum(report.fails(item.finding.severity) for item in document.items)
    return _tag(path, len(cases), failures, len(problems), "".join(cases))


def _tag(name: str, tests: int, failures: int, errors: int, cases: str) -> str:
    counts = f'tests="{tests}" failures="{failures}" errors="{errors}" skipped="0"'
    return f'  <testsuite name="{escape(name)}" {counts}>\n{cases}  </testsuite>\n'


def _error(path: str, code: str, message: str) -> str:
    inner = f'      <error type="{escape(code)}" message="{escape(visible(message))}"/>\n'
    return f'    <testcase classname="{escape(path)}" name="{escape(code)}">\n{inner}    </testcase>\n'


def _case(path: str, item: Item, report: Report) -> str:
    finding = item.finding
    lines = [finding.message]
    if finding.quote:
        lines.append(f"原文：{visible(finding.quote)}")
    lines += [f"依据：{basis_words(basis, report)}" for basis in finding.bases]
    body = escape(visible_lines("\n".join(lines)))
    head = (
        f'    <testcase classname="{escape(path)}" name="{escape(visible(f"{finding.code} {item.where}".strip()))}">\n'
    )
    if report.fails(finding.severity):
        message = escape(visible(finding.message))
        inner = f'      <failure type="{finding.severity}" message="{message}">{body}</failure>\n'
    else:
        inner = f"      <system-out>{SEVERITY_NAMES[finding.severity]}：{body}</system-out>\n"
    return head + inner + "    </testcase>\n"
