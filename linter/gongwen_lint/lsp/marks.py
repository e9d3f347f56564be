"""Marks in a copy of a Word draft round the words of a place: bookmarks (ECMA-376 17.13.6.2) that whoever draws the copy
finds again. For showing, not for keeping: a mark has a beginning only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ..reading.positions import paragraphs_at, runs_at, tree_of
from ..writing import CannotCopy, Runs

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ..document import Document, Place
    from ..writing import Copy

_FIRST = 1_000_000  # numbers of our marks; those of the draft's own bookmarks are small


class Marks:
    """Puts marks into a copy, into whichever part a place is in."""

    def __init__(self, copy: Copy, document: Document) -> None:
        self._copy = copy
        self._document = document
        self._runs: dict[str, Runs] = {}
        self._count = 0

    @property
    def parts(self) -> list[str]:
        """The names of the parts in which there are marks."""
        return list(self._runs)

    def put(self, place: Place, start: str, end: str) -> bool:
        """Mark the words of a place between two bookmarks so named; tells whether it could be done."""
        try:
            runs = self._part(place)
            if runs is None:
                return False
            self._put(runs, place, self._mark(runs, start), self._mark(runs, end))
        except (CannotCopy, IndexError, KeyError):
            return False
        return True

    def _part(self, place: Place) -> Runs | None:
        found = tree_of(self._document, place)
        if found is None:
            return None
        name = found[0]
        if name not in self._runs:
            self._runs[name] = Runs(self._copy, name)
        return self._runs[name]

    def _mark(self, runs: Runs, name: str) -> Element:
        self._count += 1
        mark = etree.Element(runs.w + "bookmarkStart")
        mark.set(runs.w + "id", str(_FIRST + self._count))
        mark.set(runs.w + "name", name)
        return mark

    def _put(self, runs: Runs, place: Place, start: Element, end: Element) -> None:
        slices = runs_at(self._document, place)
        if not slices:  # an empty paragraph
            paragraph = runs.twin(paragraphs_at(self._document, place)[0])
            at = next((n + 1 for n, child in enumerate(paragraph) if child.tag == runs.w + "pPr"), 0)
            paragraph[at:at] = [start, end]
        elif place.start < place.end:
            first, last = runs.first(slices[0]), runs.last(slices[-1])
            runs.out(first, False).addprevious(start)
            runs.out(last, True).addnext(end)
        elif slices[0].end > 0:
            last = runs.out(runs.last(slices[0]), True)
            last.addnext(end)
            last.addnext(start)
        else:
            first = runs.out(runs.first(slices[0]), False)
            first.addprevious(start)
            first.addprevious(end)
