"""Lines that do not stand in the middle although the type area leaves them room to."""

from __future__ import annotations

from gongwen_lint import Paragraph, Section

from . import edges

_ROOM = 1.0  # 字 that must be left of the line before its place can be seen
_EDGE = 0.2  # 字 from the edge at which a line still begins


def off_centre(paragraph: Paragraph, section: Section | None) -> bool:
    """Whether a paragraph of the running text, or one of its lines, plainly stands elsewhere than in the middle.

    A line that begins at the edge and leaves room at its end is not in the middle, however long it is; the last line of
    one that is too long for one line is such a line.
    """
    if edges.centred(paragraph, section) is False:
        return True
    if paragraph.format.alignment not in ("left", "both", None) or edges.first(paragraph) > _EDGE:
        return False
    measure = edges.column(paragraph, section)
    if measure is None:
        return False
    for line in paragraph.text.split("\n"):
        wide = edges.width(line.rstrip())
        if line[:1].isspace() or not wide:
            continue
        if wide < measure - _ROOM or (wide > measure + _ROOM and 0 < wide % measure < measure - 2 * _ROOM):
            return True
    return False
