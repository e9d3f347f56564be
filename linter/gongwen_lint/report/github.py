"""Workflow commands of GitHub Actions, which shows them beside the changed files."""

from __future__ import annotations

from collections.abc import Iterator

from .plain import visible
from .values import Item, Report
from .wording import basis_words

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report) -> Iterator[str]:
    """One command a finding: with line and column for a plain-text draft, for the whole file otherwise."""
    for document in report.documents:
        path = visible(document.path)
        if document.error:
            yield _command("error", {"file": path, "title": document.error.code}, document.error.message)
        for item in document.items:
            yield _finding(path, item, report)
    for problem in report.problems():
        yield _command(_LEVELS[problem.severity], {"title": problem.code}, problem.message)


def _finding(path: str, item: Item, report: Report) -> str:
    finding = item.finding
    properties = {"file": path}
    message = finding.message
    if item.region:
        line, column, end_line, end_column = item.region
        properties |= {"line": str(line), "endLine": str(end_line)}
        if line == end_line:  # GitHub refuses columns over several lines
            properties |= {"col": str(column), "endColumn": str(end_column)}
    elif item.where:
        message = f"{item.where}：{message}"
    properties["title"] = f"{finding.code} {finding.name}"
    bases = "\n".join(basis_words(basis, report) for basis in finding.bases)
    return _command(_LEVELS[finding.severity], properties, f"{message}\n{bases}" if bases else message)


def _command(level: str, properties: dict[str, str], message: str) -> str:
    shown = "\n".join(visible(line) for line in message.splitlines())
    options = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    return f"::{level} {options}::{_escape(shown)}\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
