"""Steps into a draft typed as text: its own characters change, its encoding, line ends and signs stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..patterns import pattern
from ..reading.text import decode, source_range
from .step import Skip, Step

if TYPE_CHECKING:
    from ..document import Document, Place

_LINE = pattern(r"\r\n|\r|\n")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def write(data: bytes, document: Document, steps: list[Step]) -> tuple[bytes, tuple[Step, ...], tuple[Skip, ...]]:
    """The draft's bytes with the steps taken, the steps that were, and those that could not be."""
    text = decode(data)
    starts = [0, *(match.end() for match in _LINE.finditer(text))]
    done: list[Step] = []
    skips: list[Skip] = []
    edits: list[tuple[int, int, str]] = []
    for step in steps:
        ranges = [(_range(document, edit.place, starts), edit) for edit in step.edits]
        reason = ""
        for found, edit in ranges:
            if found is None or text[found[0] : found[1]] != document.quote(edit.place):
                reason = "文字中间有修订、换行一类的记号"
        if reason:
            skips.append(Skip(step.finding, step.title, reason))
            continue
        done.append(step)
        edits += [(*found, edit.text) for found, edit in ranges if found]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return _encoded(text, data), tuple(done), tuple(skips)


def _range(document: Document, place: Place, starts: list[int]) -> tuple[int, int] | None:
    found = source_range(document, place)
    if found is None:
        return None
    line, column, end_line, end_column = found
    return starts[line] + column, starts[end_line] + end_column


def _encoded(text: str, data: bytes) -> bytes:
    """In the encoding of the draft (see reading.text.decode)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark + text.removeprefix("\ufeff").encode(encoding)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return text.encode("gb18030")
    return text.encode("utf-8")
