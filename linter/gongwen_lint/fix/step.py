"""One fix, or as much of it as stands alone, on its way into a draft, and the words on why one did not get there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..document import Document, Place
from ..finding import Edit, Finding, Restyle
from ..lean import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


class Told(NamedTuple):
    """New formatting in words: 字体 宋体 → 仿宋_GB2312. `quote` are the characters, "" where it is the whole paragraph."""

    place: Place
    quote: str
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be applied, with edits cut down to the characters that change and settings to what is not so yet."""

    finding: Finding
    title: str
    safe: bool
    edits: tuple[Edit, ...]
    settings: tuple[Restyle, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it changes something."""
        return (*(edit.place for edit in self.edits), *(restyle.place for restyle in self.settings))


@dataclass(frozen=True, slots=True)
class Skip:
    """A fix, or a part of one that stands alone, that was not applied, and why, in one Chinese sentence."""

    finding: Finding
    title: str
    reason: str
    place: Place | None = None  # where, of a fix of which other parts may have been applied


class CannotFix(Exception):
    """No fixed copy can be made; the message is one Chinese sentence."""


def by_paragraph(steps: Iterable[Step]) -> dict[tuple[str, int], tuple[list[Edit], list[Restyle]]]:
    """The edits and the settings of each paragraph that has any, by part and number."""
    found: dict[tuple[str, int], tuple[list[Edit], list[Restyle]]] = {}
    for step in steps:
        for edit in step.edits:
            found.setdefault(spot(edit.place), ([], []))[0].append(edit)
        for restyle in step.settings:
            found.setdefault(spot(restyle.place), ([], []))[1].append(restyle)
    return found


def spot(place: Place) -> tuple[str, int]:
    """The part and the number of a place's paragraph; paragraphs in text boxes are numbered with the body's."""
    return "body" if place.part == "textbox" else place.part, place.paragraph


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
