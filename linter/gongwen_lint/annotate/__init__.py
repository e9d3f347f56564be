"""Annotate: a copy of a Word draft with each finding as a comment (批注) on its very characters.

The copy differs from the draft in the main part, the comments, the content types and the main part's relationships;
every other part stays byte for byte. Where a comment cannot stand (页眉, 页脚, 脚注, 尾注) it is put where it can, and
says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lean import dataclass
from ..writing import Copy, Runs
from .anchors import anchor
from .comments import Comments
from .words import Note

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ..document import Document

__all__ = ["Annotated", "Note", "annotated"]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotated copy."""

    data: bytes
    comments: int
    moved: int = 0  # comments that could not stand at their place
    homeless: int = 0  # findings for which the document has no paragraph to hang a comment on
    signed: bool = False  # the draft carries a digital signature, which the copy's changes break


def annotated(data: bytes, document: Document, notes: Iterable[Note], when: datetime) -> Annotated:
    """The copy. `data` are the bytes that `document` was read from, `when` dates the comments. Raises CannotCopy."""
    copy = Copy(document, data)
    runs = Runs(copy, copy.main)
    comments: Comments | None = None
    count = moved = homeless = 0
    for note in notes:
        where = anchor(document, note.place)
        if where is None:
            homeless += 1
            continue
        lines = list(note.lines)
        if where.moved:
            moved += 1
            lines.append(f"（所指文字在{note.where}{note.quoted}，批注{where.moved}。）")
        if comments is None:
            comments = Comments(copy, when)
        comments.mark(runs, document, where, comments.add(lines))
        count += 1
    return Annotated(copy.written() if count else data, count, moved, homeless, copy.signed)
