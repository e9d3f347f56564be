"""What formatting a paragraph has once a fix is in it: told from the draft, compared with the copy as read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..finding import OF_CHARACTERS, OF_PARAGRAPHS
from ..lean import replace
from .settings import asked, shown_colour

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document import Paragraph, ParagraphFormat, Span
    from ..finding import Edit, Restyle

DEFAULT_SIZE = 10.0  # points, where nothing in the file names a size (ECMA-376 17.3.2.38)
_CLOSE = 0.06  # points: lengths are written in twentieths

Stretch = tuple[int, "Span"]  # so many characters, and how they look; offsets do not count


def stretches(paragraph: Paragraph, edits: Iterable[Edit], settings: Iterable[Restyle]) -> list[Stretch]:
    """How the paragraph's characters will look, from its start to its end."""
    spans = list(paragraph.spans)
    for restyle in settings:
        if wanted := asked(restyle, OF_CHARACTERS):
            if "colour" in wanted:
                wanted["colour"] = shown_colour(wanted["colour"])
            spans = [part for span in spans for part in _restyled(span, restyle, wanted)]
    found: list[Stretch] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.place.start, e.place.end)):
        start, end = edit.place.start, edit.place.end
        _take(found, spans, at, start)
        if edit.text:  # it looks like the first character it replaces, else like the one before it
            look = _at(spans, start if start < end else max(start - 1, 0))
            if start < end:  # and stands where the last one stood
                look = replace(look, link=_at(spans, end - 1).link)
            _add(found, len(edit.text), look)
        at = end
    _take(found, spans, at, len(paragraph.text))
    return found


def as_read(paragraph: Paragraph) -> list[Stretch]:
    """How the characters of a paragraph look."""
    found: list[Stretch] = []
    _take(found, list(paragraph.spans), 0, len(paragraph.text))
    return found


def _at(spans: list[Span], offset: int) -> Span:
    return next((span for span in spans if span.start <= offset < span.end), spans[0])


def _restyled(span: Span, restyle: Restyle, wanted: dict[str, Any]) -> Iterable[Span]:
    start, end = max(span.start, restyle.place.start), min(span.end, restyle.place.end)
    if start >= end:
        yield span
        return
    if span.start < start:
        yield replace(span, end=start)
    yield replace(span, start=start, end=end, **wanted)
    if end < span.end:
        yield replace(span, start=end)


def _take(found: list[Stretch], spans: list[Span], start: int, end: int) -> None:
    for span in spans:
        length = min(span.end, end) - max(span.start, start)
        if length > 0:
            _add(found, length, span)


def _add(found: list[Stretch], length: int, span: Span) -> None:
    look = replace(span, start=0, end=0, inserted=False)
    if found and found[-1][1] == look:
        length += found.pop()[0]
    found.append((length, look))


def formatted(
    before: ParagraphFormat, after: ParagraphFormat, settings: Iterable[Restyle], stretches: list[Stretch]
) -> bool:
    """Whether a paragraph has the formatting it had, with what was set in its place."""
    wanted: dict[str, Any] = {}
    for restyle in settings:
        wanted.update(asked(restyle, OF_PARAGRAPHS))
    width = own_size(stretches)
    for name, value in list(wanted.items()):
        if name == "alignment":
            continue
        wanted[name] = round(value, 2)
        plain = name.removesuffix("_chars")  # the same length in points, for programs that do not count characters
        length = getattr(after, plain)
        if length is None or abs(length - value * width) > _CLOSE:
            return False
        wanted[plain] = length
    return replace(before, **wanted) == after


def own_size(stretches: list[Stretch]) -> float:
    """The size of a paragraph's first character, in which its indents are counted."""
    return (stretches[0][1].size if stretches else None) or DEFAULT_SIZE
