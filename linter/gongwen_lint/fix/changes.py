"""The tracked changes of one part (ECMA-376 17.13.5): w:del round what goes, w:ins round what comes, and properties that
keep those they had."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from ..writing import Runs
from .properties import change_paragraph, change_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from lxml.etree import _Element as Element

    from ..document import Place
    from ..reading.positions import Slice
    from ..writing import Copy

AUTHOR = "公文检查"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHANGED = ("rPrChange", "ins", "del", "moveFrom", "moveTo")  # of run properties: somebody's open tracked changes


class Cut(NamedTuple):
    """One edit at one paragraph of the XML."""

    part: str
    element: Element
    place: Place
    text: str
    slices: tuple[Slice, ...]


class Changes:
    """The tracked changes of one part of the copy."""

    def __init__(self, copy: Copy, name: str, when: datetime, earlier: frozenset[str]) -> None:
        self._runs = Runs(copy, name)
        self._w = self._runs.w
        self._when = f"{when:%Y-%m-%dT%H:%M:%S}Z"
        self._used = {element.get(self._w + "id") for element in self._runs.root.iter("*")}
        self._next = 1
        self.earlier = earlier  # numbers of changes that the same fix has written before
        self.ours: set[str] = set()

    def obstacle(self, slices: tuple[Slice, ...]) -> str:
        """Why slices cannot be cut out, "" where they can. Asked before anything is changed."""
        return "" if all(self._runs.whole(s) for s in slices) else "这一处文字在文件里的写法特殊"

    def split(self, slices: tuple[Slice, ...]) -> None:
        """Cut runs where slices begin and end. All cuts are made first, so that no run is cut once it is changed."""
        for slice in slices:
            if slice.start < slice.end:
                self._runs.pieces(slice)
            elif slice.end > 0:
                self._runs.last(slice)
            else:
                self._runs.first(slice)

    def runs(self, slices: Iterable[Slice]) -> Iterator[Element]:
        """The runs that hold the slices' characters and nothing else."""
        for slice in slices:
            yield from self._runs.pieces(slice)

    def restyle(self, run: Element, values: Mapping[str, Any]) -> None:
        """Track new formatting of the characters of a run."""
        change_run(run, self._w, values, lambda: self._change("rPrChange"))

    def reshape(self, element: Element, values: Mapping[str, Any], size: float) -> None:
        """Track new formatting of a paragraph as read."""
        change_paragraph(self.twin(element), self._w, values, size, lambda: self._change("pPrChange"))

    def twin(self, element: Element) -> Element:
        """The copy's element for one that was read."""
        return self._runs.twin(element)

    def change(self, cut: Cut) -> None:
        """Track one edit."""
        if not cut.slices:
            self._fill(cut)
        elif cut.place.start == cut.place.end:
            slice = cut.slices[0]
            if slice.end > 0:
                run = self._runs.last(slice)
                self._insert(cut.text, run, run, after=True)
            else:
                run = self._runs.first(slice)
                self._insert(cut.text, run, run, after=False)
        else:
            runs = [run for slice in cut.slices for run in self._runs.pieces(slice)]
            deleted = [self._delete(run) for run in runs]
            if cut.text:
                self._insert(cut.text, runs[0], deleted[-1], after=True)

    def _delete(self, run: Element) -> Element:
        change = self._change("del")
        run.addprevious(change)
        change.tail, run.tail = run.tail, None
        change.append(run)
        for leaf in run.iterchildren(self._w + "t"):
            leaf.tag = self._w + "delText"
        return change

    def _insert(self, text: str, like: Element, beside: Element, after: bool) -> None:
        change = self._change("ins")
        change.append(self._run(text, like.find(self._w + "rPr")))
        parent = beside.getparent()
        if parent is not None and parent.tag == self._w + "ins":  # somebody's insertion: ours goes between its halves
            beside = self._split(parent, beside, after)
        if after:
            beside.addnext(change)
        else:
            beside.addprevious(change)

    def _split(self, insertion: Element, child: Element, after: bool) -> Element:
        """Cut somebody's insertion after (or before) a child; returns the half beside which ours goes."""
        following = child.getnext() if after else child
        if following is None or (not after and child.getprevious() is None):
            return insertion
        rest = insertion.makeelement(insertion.tag)
        for key, value in insertion.items():
            rest.set(key, value)
        number = self._number()
        rest.set(self._w + "id", number)
        if insertion.get(self._w + "id") in self.earlier:
            self.ours.add(number)
        while following is not None:
            moving, following = following, following.getnext()
            rest.append(moving)
        insertion.addnext(rest)
        return insertion if after else rest

    def _fill(self, cut: Cut) -> None:
        """Insert into an empty paragraph, with the properties of its mark."""
        paragraph = self._runs.twin(cut.element)
        properties = paragraph.find(self._w + "pPr")
        change = self._change("ins")
        mark = None if properties is None else properties.find(self._w + "rPr")
        change.append(self._run(cut.text, mark))
        paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, change)

    def _run(self, text: str, properties: Element | None) -> Element:
        run = self._element("r")
        if properties is not None:
            look = deepcopy(properties)
            look.tail = None
            for name in _CHANGED:
                for child in look.findall(self._w + name):
                    look.remove(child)
            if len(look):
                run.append(look)
        for number, piece in enumerate(text.split("\t")):
            if number:
                run.append(self._element("tab"))
            if piece:
                leaf = self._element("t")
                leaf.text = piece
                leaf.set(_SPACE, "preserve")
                run.append(leaf)
        return run

    def _change(self, kind: str) -> Element:
        change = self._element(kind)
        number = self._number()
        self.ours.add(number)
        for name, value in (("id", number), ("author", AUTHOR), ("date", self._when)):
            change.set(self._w + name, value)
        return change

    def _number(self) -> str:
        """A number that no annotation of the part has (17.13: they share one row of numbers)."""
        while str(self._next) in self._used:
            self._next += 1
        self._used.add(str(self._next))
        return str(self._next)

    def _element(self, name: str) -> Element:
        return self._runs.root.makeelement(self._w + name)
