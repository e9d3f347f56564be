"""One line a finding, for editors and grep: `path:paragraph:start: CODE severity message`.

Paragraph and start are those of the JSON report, counted from 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from .plain import visible
from .text import extras
from .values import Report, Tally


def render(report: Report) -> Iterator[str]:
    """The lines of each document."""
    tally = Tally()
    for document in report.documents:
        tally.add(document)
        path = visible(document.path)
        if document.error:
            yield f"{path}: {document.error.code} error {visible(document.error.message)}\n"
        for item in document.items:
            finding = item.finding
            place = finding.place
            part = "" if place.part in ("body", "textbox") else f"{place.part}/"
            yield (
                f"{path}:{part}{place.paragraph}:{place.start}: "
                f"{finding.code} {finding.severity} {visible(finding.message)}\n"
            )
    for problem in report.problems():
        yield f"{problem.code} {problem.severity} {visible(problem.message)}\n"
    yield "".join(line + "\n" for line in chain(*extras(tally, report)))
