"""Reports: one file for each format, each a function from a Report to pieces of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from .values import Report

FORMATS = ("text", "concise", "json", "jsonl", "sarif", "junit", "github", "html")


def render(report: Report, format: str) -> Iterable[str]:
    """The report in one of the built-in FORMATS, in pieces as the documents come. Loads that format's module only.

    Raises ValueError for any other name.
    """
    if format not in FORMATS:
        raise ValueError(format)
    module = import_module(f".{format}", __name__)
    return cast("Iterator[str]", module.render(report))
