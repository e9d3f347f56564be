"""Steps into a Word draft as tracked changes (ECMA-376 17.13.5): w:del round what goes, w:ins round what comes."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from ..document import Paragraph
from ..lean import dataclass
from ..reading.layout import elements_of
from ..reading.positions import slices_of, tree_of
from ..writing import Copy, Runs
from .obstacles import obstacle, twins_in_fallback
from .step import CannotFix, Skip, Step

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lxml.etree import _Element as Element

    from ..document import Document, Place
    from ..finding import Edit
    from ..reading.positions import Slice

AUTHOR = "公文检查"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CHANGED = ("rPrChange", "ins", "del", "moveFrom", "moveTo")  # of run properties: somebody's open tracked changes


@dataclass(frozen=True, slots=True)
class Written:
    """What came of the steps. `ours` are the numbers of our tracked changes, by part."""

    copy: Copy
    done: tuple[Step, ...]
    skips: tuple[Skip, ...]
    ours: Mapping[str, frozenset[str]]


class _Cut(NamedTuple):
    """One edit at one paragraph of the XML."""

    part: str
    element: Element
    place: Place
    text: str
    slices: tuple[Slice, ...]


def write(data: bytes, document: Document, steps: list[Step], when: datetime) -> Written:
    """Track the steps in a copy of the draft. Raises CannotCopy."""
    copy = Copy(document, data)
    parts: dict[str, _Part] = {}
    done: list[Step] = []
    skips: list[Skip] = []
    cuts: list[_Cut] = []
    for step in steps:
        found: list[_Cut] = []
        reason = next(filter(None, (_cuts(document, edit, parts, copy, when, found) for edit in step.edits)), "")
        if reason:
            skips.append(Skip(step.finding, step.title, reason))
        else:
            done.append(step)
            cuts += found
    for cut in sorted(cuts, key=lambda c: c.place, reverse=True):  # from the end, so that what is left stays in place
        parts[cut.part].change(cut)
    return Written(copy, tuple(done), tuple(skips), {name: frozenset(part.ours) for name, part in parts.items()})


def _cuts(
    document: Document, edit: Edit, parts: dict[str, _Part], copy: Copy, when: datetime, found: list[_Cut]
) -> str:
    """Find where an edit goes in the XML; returns why it cannot go there, "" where it can."""
    paragraph, place = document.paragraph(edit.place), edit.place
    tree = tree_of(document, place)
    if tree is None:
        return "这一段不在可以改动的部件里"
    name = tree[0]
    if name not in parts:
        parts[name] = _Part(copy, name, when)
    copies, reason = twins_in_fallback(paragraph)
    if reason:
        return reason
    layout = paragraph._layout
    same = [Paragraph(paragraph.index, "", paragraph.part, element=element, layout=layout) for element in copies]
    for written in (paragraph, *same):
        slices = slices_of(written, place.start, place.end)
        if reason := obstacle(written, slices) or parts[name].obstacle(slices):
            return reason
        found.append(_Cut(name, elements_of(written)[0], place, edit.text, slices))
    return ""


class _Part:
    """One part of the copy in which changes are tracked."""

    def __init__(self, copy: Copy, name: str, when: datetime) -> None:
        self._runs = Runs(copy, name)
        self._w = self._runs.w
        self._when = f"{when:%Y-%m-%dT%H:%M:%S}Z"
        self._used = {element.get(self._w + "id") for element in self._runs.root.iter("*")}
        self._next = 1
        self.ours: set[str] = set()

    def obstacle(self, slices: tuple[Slice, ...]) -> str:
        """Why slices cannot be cut out, "" where they can. Asked before anything is changed."""
        return "" if all(self._runs.whole(s) for s in slices) else "这一处文字在文件里的写法特殊"

    def change(self, cut: _Cut) -> None:
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
            runs = [self._runs.piece(slice) for slice in cut.slices]
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
        rest.set(self._w + "id", self._number())
        while following is not None:
            moving, following = following, following.getnext()
            rest.append(moving)
        insertion.addnext(rest)
        return insertion if after else rest

    def _fill(self, cut: _Cut) -> None:
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


def settle(root: Element, ours: frozenset[str], accept: bool) -> None:
    """Accept or reject our tracked changes in a tree, and nobody else's."""
    w = str(root.tag).partition("}")[0] + "}"
    for kind in ("ins", "del"):
        for change in [e for e in root.iter(w + kind) if e.get(w + "id") in ours]:
            if (kind == "ins") == accept:
                _unwrap(change, w)
            else:
                _drop(change)


def _unwrap(change: Element, w: str) -> None:
    for run in list(change):
        for leaf in run.iterchildren(w + "delText"):
            leaf.tag = w + "t"
        change.addprevious(run)
    _drop(change)


def _drop(change: Element) -> None:
    parent = change.getparent()
    if parent is None:
        raise CannotFix("修订写坏了。")
    if change.tail:  # white space between elements; w:p holds no text of its own
        change.tail = None
    parent.remove(change)
