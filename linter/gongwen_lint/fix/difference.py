"""The difference between a draft and its fixed copy, paragraph by paragraph, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from typing import TYPE_CHECKING

from ..report.plain import visible

if TYPE_CHECKING:
    from ..document import Document

_NAMES = (("header", "页眉"), ("footer", "页脚"), ("footnote", "脚注"), ("endnote", "尾注"))


def difference(before: Document, after: Document, path: str) -> Iterator[str]:
    """Lines of the diff, without line ends; none where nothing differs."""
    return unified_diff(_lines(before), _lines(after), visible(path), visible(path) + "（改后）", n=1, lineterm="")


def _lines(document: Document) -> list[str]:
    lines = [visible(paragraph.text) for paragraph in document.paragraphs]
    for part, name in _NAMES:
        lines += (f"［{name}］{visible(paragraph.text)}" for paragraph in document.part(part))  # type: ignore[arg-type]
    return lines
