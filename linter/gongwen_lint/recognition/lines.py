"""Lines: what recognition walks over. A paragraph is one line, or several where soft breaks part it.

Recognition compares texts without their blanks (请　示 is 请示), so a line keeps that text beside the printed one and
can say where in the paragraph any stretch of it stands.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..document import Cell, Paragraph, Place
from ..paper import Element, Zone

_INVISIBLE = ("\u200b", "\ufeff", "\u2060", "\xad")


class Line:
    """One printed line: `text` as printed, `bare` with every blank taken out, and the paragraph it stands in."""

    __slots__ = (
        "_offsets",
        "bare",
        "break_before",
        "cell",
        "first",
        "number",
        "offset",
        "paragraph",
        "text",
        "use",
        "zone",
    )

    def __init__(self, paragraph: Paragraph, offset: int, text: str, bare: str, first: bool) -> None:
        self.paragraph = paragraph
        self.number = paragraph.index
        self.offset = offset  # of `text` in the paragraph
        self.text = text
        self.bare = bare
        self.first = first  # the first line of its paragraph
        self.break_before = first and paragraph.break_before
        self.cell: Cell | None = paragraph.cell
        self.zone: Zone = "blank"
        self.use = ""  # of the table the line stands in; "" for the paper's running lines
        self._offsets: list[int] | None = None

    @property
    def label(self) -> str:
        """The computed list label in front of the line, "" for the lines after the first."""
        return self.paragraph.label if self.first else ""

    def at(self, position: int) -> int:
        """Where character number `position` of `bare` stands in the paragraph's text."""
        offsets = self._offsets
        if offsets is None:
            blanks = len(self.text) != len(self.bare)
            offsets = [n for n, c in enumerate(self.text) if not _blank(c)] if blanks else list(range(len(self.bare)))
            self._offsets = offsets
        return self.offset + offsets[position]

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """The place of a stretch of `bare`, without the blanks around it."""
        if end is None:
            end = len(self.bare)
        paragraph = self.paragraph
        if start >= end:
            return Place(paragraph.part, paragraph.index, self.offset, self.offset)
        return Place(paragraph.part, paragraph.index, self.at(start), self.at(end - 1) + 1)

    def printed(self, start: int, end: int | None = None) -> str:
        """The printed text of a stretch of `bare`, inner blanks kept."""
        place = self.place(start, end)
        return self.paragraph.text[place.start : place.end]

    def element(self, start: int = 0, end: int | None = None, sure: float = 1.0) -> Element:
        """A stretch of `bare` as an element."""
        return Element(self.bare[start:end], self.place(start, end), sure)

    def __repr__(self) -> str:
        return f"Line({self.number}, {self.bare!r})"


def _blank(character: str) -> bool:
    return character.isspace() or character in _INVISIBLE


def bare(text: str) -> str:
    """A text without blanks of any width and without invisible characters."""
    joined = "".join(text.split())
    if not joined.isascii():
        for character in _INVISIBLE:
            if character in joined:
                joined = joined.replace(character, "")
    return joined


def lines(paragraphs: Iterable[Paragraph]) -> list[Line]:
    """The lines of the paragraphs that are not empty, in order."""
    found: list[Line] = []
    for paragraph in paragraphs:
        text = paragraph.text
        if not text:
            continue
        if "\n" not in text:
            stripped = bare(text)
            if stripped:
                found.append(Line(paragraph, 0, text, stripped, True))
            continue
        offset, first = 0, True
        for piece in text.split("\n"):
            stripped = bare(piece)
            if stripped:
                found.append(Line(paragraph, offset, piece, stripped, first))
                first = False
            offset += len(piece) + 1
    return found
