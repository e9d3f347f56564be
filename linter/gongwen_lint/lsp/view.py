"""How a document lies before the editor's user: where its places are, in lines and characters.

A text draft lies there as it was typed. A Word file has no text in the editor; its view has one line for each paragraph,
in reading order, the body first and then headers, footers, footnotes, endnotes and comments; soft breaks are ↵. Clients
that show a Word file as text show exactly these lines (`gongwen/lintDocx` hands them out).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from lsprotocol import types

from ..document import Document, Paragraph, Part, Place
from .positions import Text, Units, zero

_PARTS: tuple[Part, ...] = ("header", "footer", "footnote", "endnote", "comment")


class View(Protocol):
    """Where places are."""

    def range(self, place: Place) -> types.Range: ...  # noqa: D102
    def line(self, number: int) -> str: ...  # noqa: D102
    def point(self, position: types.Position) -> int: ...  # noqa: D102


class TextView:
    """A draft typed as text."""

    def __init__(self, text: Text, document: Document | None, units: Units) -> None:
        self.text = text
        self._document = document
        self._units = units

    def range(self, place: Place) -> types.Range:
        """The range of a place in the source."""
        found = self.columns(place)
        if found is None:
            return zero()
        line, column, end_line, end_column = found
        return types.Range(self.text.at(line, column, self._units), self.text.at(end_line, end_column, self._units))

    def columns(self, place: Place) -> tuple[int, int, int, int] | None:
        """Line, column, end line, end column in code points, or None where the draft has no such paragraph."""
        from ..reading.text import source_range

        return source_range(self._document, place) if self._document else None

    def source(self, place: Place) -> str | None:
        """What stands in the source at a place, marks of the plain-text form included."""
        found = self.columns(place)
        if found is None:
            return None
        start = self.text.bounds(found[0])[0] + found[1]
        end = self.text.bounds(found[2])[0] + found[3]
        return self.text.text[start:end]

    def line(self, number: int) -> str:
        """The words of a line."""
        return self.text.line(number)

    def point(self, position: types.Position) -> int:
        """The column of a client's position in code points."""
        return self._units.points(self.line(position.line), position.character)


class WordView:
    """A Word file: one line for each paragraph."""

    def __init__(self, document: Document | None, units: Units) -> None:
        self._units = units
        self._paragraphs = list(paragraphs(document)) if document else []
        self._first: dict[str, int] = {}
        for number, paragraph in enumerate(self._paragraphs):
            self._first.setdefault("body" if paragraph.part == "textbox" else paragraph.part, number)

    def range(self, place: Place) -> types.Range:
        """The range of a place."""
        first = self._first.get("body" if place.part == "textbox" else place.part)
        if first is None:
            return zero()
        number = first + place.paragraph
        words = self.line(number)
        start, end = (self._units.count(words[:offset]) for offset in (place.start, place.end))
        return types.Range(types.Position(number, start), types.Position(number, end))

    def line(self, number: int) -> str:
        """The words of a line."""
        return shown(self._paragraphs[number]) if number < len(self._paragraphs) else ""

    def point(self, position: types.Position) -> int:
        """The column of a client's position in code points."""
        return self._units.points(self.line(position.line), position.character)


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of all parts, in the order of the view."""
    yield from document.paragraphs
    for part in _PARTS:
        yield from document.part(part)


def shown(paragraph: Paragraph) -> str:
    """A paragraph on one line, character for character."""
    return paragraph.text.replace("\n", "↵").replace("\r", "↵")
