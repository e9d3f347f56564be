"""The difference between a draft and its fixed copy: its words as a unified diff, its formatting in a clerk's words."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from ..report.plain import excerpt, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document import Document
    from .step import Step

_NAMES = (("header", "页眉"), ("footer", "页脚"), ("footnote", "脚注"), ("endnote", "尾注"), ("comment", "批注"))
_QUOTED = 24  # characters of words with new formatting


def difference(before: Document, after: Document, path: str) -> Iterator[str]:
    """Lines of the diff, without line ends; none where no word differs."""
    return unified_diff(_lines(before), _lines(after), visible(path), visible(path) + "（改后）", n=1, lineterm="")


def _lines(document: Document) -> list[str]:
    lines = [visible(paragraph.text) for paragraph in document.paragraphs]
    for part, name in _NAMES:
        lines += (f"［{name}］{visible(paragraph.text)}" for paragraph in document.part(part))  # type: ignore[arg-type]
    return lines


def formatting(steps: Iterable[Step]) -> Iterator[str]:
    """New formatting: 第3、5—9段：字体 宋体 → 仿宋_GB2312. Paragraphs are counted from 1; those with the same change
    share a line."""
    names = dict(_NAMES)
    told: dict[tuple[str, str, str], list[int]] = {}  # part, quote and words; numbers of paragraphs
    for one in sorted((t for step in steps for t in step.told), key=lambda t: t.place):
        told.setdefault((names.get(one.place.part, ""), one.quote, one.words), []).append(one.place.paragraph + 1)
    for (part, quote, words), numbers in told.items():
        shown, _, _ = excerpt(visible(quote), 0, len(visible(quote)), _QUOTED)
        yield f"{part}第{_ranges(numbers)}段{f'“{shown}”' if quote else ''}：{visible(words)}"


def _ranges(numbers: Iterable[int]) -> str:
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1][1:] = [number]
        else:
            found.append([number])
    return "、".join("—".join(map(str, ends)) for ends in found)
