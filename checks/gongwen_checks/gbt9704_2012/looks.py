"""What type a stretch of a paragraph is set in, as an eye sees it that reads its Chinese characters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gongwen_lint import Paragraph, pattern

from .typefaces import family

_CHINESE = pattern(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_SEEN = pattern(r"\S+")


class Look(NamedTuple):
    """Typeface family ("" unknown), typeface, size in points, weight and colour (RRGGBB, None for automatic)."""

    family: str
    font: str | None
    size: float | None
    bold: bool
    colour: str | None
    uniform: bool = True  # all of it looks so

    def like(self, other: Look) -> bool:
        """Whether two looks are the same to the eye, whatever the file calls the typeface."""
        return (
            self.size == other.size
            and self.family == other.family
            and self.bold == other.bold
            and self.colour == other.colour
        )


def look(paragraph: Paragraph, start: int = 0, end: int | None = None) -> Look:
    """How most of the Chinese characters of a stretch look; of a stretch without any, how most of what shows does."""
    spans = paragraph.spans
    if len(spans) == 1:
        only = spans[0]
        return _seen(only.font, only.size, only.bold, only.colour)
    memory = paragraph.memory
    key = ("look", id(paragraph), start, end)
    known: Look | None = memory.get(key)
    if known is None:
        known = memory[key] = _look(paragraph, start, end)
    return known


def odd(paragraph: Paragraph, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Look]]:
    """The stretches of Chinese characters that do not look like most: start, end, look."""
    usual = look(paragraph, start, end)
    if usual.uniform:
        return
    last: tuple[int, int, Look] | None = None
    for first, after, _, seen in _stretches(paragraph, start, end):
        if seen.like(usual):
            continue
        if last is not None and last[1] == first and last[2].like(seen):
            last = (last[0], after, seen)
            continue
        if last is not None:
            yield last
        last = (first, after, seen)
    if last is not None:
        yield last


def _look(paragraph: Paragraph, start: int, end: int | None) -> Look:
    spans = paragraph.spans
    counts: dict[Look, int] = {}
    for _, _, count, seen in _stretches(paragraph, start, end):
        key = next((known for known in counts if known.like(seen)), seen)
        counts[key] = counts.get(key, 0) + count
    if not counts:
        first = spans[0]
        return _seen(first.font, first.size, first.bold, first.colour)
    most = max(counts, key=counts.__getitem__)
    return most if len(counts) == 1 else most._replace(uniform=False)


def _stretches(paragraph: Paragraph, start: int, end: int | None) -> list[tuple[int, int, int, Look]]:
    """Start, end, number of characters and look of what is written in each span; without Chinese characters of what
    shows at all."""
    text = paragraph.text
    last = len(text) if end is None else end
    for wanted in (_CHINESE, _SEEN):
        found = []
        for span in paragraph.spans:
            first, after = max(span.start, start), min(span.end, last)
            if first >= after:
                continue
            hits = [hit.span() for hit in wanted.finditer(text, first, after)]
            if hits:
                count = sum(b - a for a, b in hits)
                found.append((hits[0][0], hits[-1][1], count, _seen(span.font, span.size, span.bold, span.colour)))
        if found:
            return found
    return []


@lru_cache(maxsize=1024)
def _seen(font: str | None, size: float | None, bold: bool, colour: str | None) -> Look:
    return Look(family(font), font, size, bold, colour)
