"""One fix on its way into a draft, and the words on why one did not get there."""

from __future__ import annotations

from ..document import Document, Place
from ..finding import Edit, Finding
from ..lean import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A fix that is to be applied, with its edits cut down to the characters that change."""

    finding: Finding
    title: str
    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Skip:
    """A fix that was not applied, and why, in one Chinese sentence."""

    finding: Finding
    title: str
    reason: str


class CannotFix(Exception):
    """No fixed copy can be made; the message is one Chinese sentence."""


def trimmed(edit: Edit, document: Document) -> Edit:
    """The edit without the characters at its ends that stay the same."""
    place, old, new = edit.place, document.quote(edit.place), edit.text
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    changed = Place(place.part, place.paragraph, place.start + first, place.end - last)
    return Edit(changed, new[first : len(new) - last])


def changed_text(text: str, edits: list[Edit]) -> str:
    """A paragraph's text after edits of it that do not overlap."""
    for edit in sorted(edits, key=lambda e: (e.place.start, e.place.end), reverse=True):
        text = text[: edit.place.start] + edit.text + text[edit.place.end :]
    return text
