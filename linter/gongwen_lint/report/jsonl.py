"""One JSON object a line for each document, as it is checked."""

from __future__ import annotations

from collections.abc import Iterator

from .json import document_object, dumps
from .values import Report


def render(report: Report) -> Iterator[str]:
    """The lines, one a document."""
    for document in report.documents:
        yield dumps(document_object(document)) + "\n"
