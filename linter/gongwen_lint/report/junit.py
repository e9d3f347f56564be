"""JUnit XML: a suite for each document, a case for each finding, so that a build server lists them.

A finding at or above `--fail-on` is a failure; one below it is a passed case with the finding as its output.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from .plain import visible, visible_lines
from .values import SEVERITY_NAMES, Item, Problem, Report, Reported
from .wording import basis_words


def render(report: Report) -> Iterator[str]:
    """The XML; suites are written as the documents come."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gongwen-lint">\n'
    for document in report.documents:
        yield _suite(document, report)
    problems = [problem for problem in report.problems() if report.fails(problem.severity)]
    if problems:
        cases = "".join(_error("gongwen-lint", problem) for problem in problems)
        yield _tag("gongwen-lint", len(problems), 0, len(problems), cases)
    yield "</testsuites>\n"


def _suite(document: Reported, report: Report) -> str:
    path = visible(document.path)
    cases = [_error(path, document.error)] if document.error else []
    cases += [_case(path, item, report) for item in document.items]
    if not cases:
        cases.append(f'    <testcase classname="{escape(path)}" name="gongwen-lint"/>\n')
    failures = sum(report.fails(item.finding.severity) for item in document.items)
    return _tag(path, len(cases), failures, int(not document.readable), "".join(cases))


def _tag(name: str, tests: int, failures: int, errors: int, cases: str) -> str:
    counts = f'tests="{tests}" failures="{failures}" errors="{errors}" skipped="0"'
    return f'  <testsuite name="{escape(name)}" {counts}>\n{cases}  </testsuite>\n'


def _error(path: str, problem: Problem) -> str:
    code = escape(visible(problem.code))
    inner = f'      <error type="{code}" message="{escape(visible(problem.message))}"/>\n'
    return f'    <testcase classname="{escape(path)}" name="{code}">\n{inner}    </testcase>\n'


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
