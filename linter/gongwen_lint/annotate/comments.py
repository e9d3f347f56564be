"""The comments part (ECMA-376 17.13.4) and the marks in the text that tie a comment to its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ..reading.positions import paragraphs_at, runs_at
from ..report.plain import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from lxml.etree import _Element as Element

    from ..document import Document
    from ..writing import Copy, Runs
    from .anchors import Anchor

AUTHOR, INITIALS = "公文检查", "公文"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_SIZE = "18"  # half points: 小五, where the draft has no style for comments


class Comments:
    """The comments of a copy: those it has stay, ours get numbers of their own."""

    __slots__ = ("_next", "_reference", "_root", "_style", "_w", "_when")

    def __init__(self, copy: Copy, when: datetime) -> None:
        """Raises CannotCopy where the comments that are there cannot be parsed."""
        main = copy.root(copy.main)
        assert main is not None
        self._w = str(main.tag).partition("}")[0] + "}"
        self._when = f"{when:%Y-%m-%dT%H:%M:%S}Z"
        name = copy.related("comments")
        root = copy.root(name) if name else None
        self._next = 1 + max((_number(e.get(self._w + "id")) for e in self._numbered(main, root)), default=-1)
        self._style, self._reference = _styles(copy, self._w)
        if root is None:
            root = etree.Element(self._w + "comments", nsmap={"w": self._w[1:-1]})
            copy.add("comments", "comments", _TYPE, root)
        self._root = root

    def _numbered(self, main: Element, comments: Element | None) -> Iterable[Element]:
        yield from main.iter(*(self._w + mark for mark in _MARKS))
        if comments is not None:
            yield from comments.iter(self._w + "comment")

    def add(self, lines: Iterable[str]) -> str:
        """Add a comment, a paragraph for each line, the first one bold; returns its number."""
        w = self._w
        identifier = str(self._next)
        self._next += 1
        comment = etree.SubElement(self._root, w + "comment")
        for name, value in (("id", identifier), ("author", AUTHOR), ("date", self._when), ("initials", INITIALS)):
            comment.set(w + name, value)
        for number, line in enumerate(lines):
            paragraph = self._paragraph(comment)
            if number == 0:
                mark = etree.SubElement(paragraph, w + "r")
                self._reference_style(mark)
                etree.SubElement(mark, w + "annotationRef")
            run = etree.SubElement(paragraph, w + "r")
            self._look(run, bold=number == 0)
            text = etree.SubElement(run, w + "t")
            text.text = visible(line)
            text.set(_SPACE, "preserve")
        return identifier

    def _paragraph(self, comment: Element) -> Element:
        """A paragraph in the draft's style for comments; else one that does not look like a paragraph of the draft."""
        w = self._w
        paragraph = etree.SubElement(comment, w + "p")
        properties = etree.SubElement(paragraph, w + "pPr")
        if self._style:
            etree.SubElement(properties, w + "pStyle").set(w + "val", self._style)
            return paragraph
        plain = (
            ("spacing", {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}),
            ("ind", {"left": "0", "right": "0", "firstLineChars": "0", "firstLine": "0"}),
            ("jc", {"val": "left"}),
        )
        for name, values in plain:
            etree.SubElement(properties, w + name, {w + key: value for key, value in values.items()})
        return paragraph

    def _look(self, run: Element, bold: bool) -> None:
        w = self._w
        properties = etree.Element(w + "rPr")
        if bold:
            etree.SubElement(properties, w + "b")
        if not self._style:
            for name in ("sz", "szCs"):
                etree.SubElement(properties, w + name).set(w + "val", _SIZE)
        if len(properties):
            run.insert(0, properties)

    def _reference_style(self, run: Element) -> None:
        if self._reference:
            properties = etree.SubElement(run, self._w + "rPr")
            etree.SubElement(properties, self._w + "rStyle").set(self._w + "val", self._reference)

    def mark(self, runs: Runs, document: Document, where: Anchor, identifier: str) -> None:
        """Put the comment's marks round its words: 17.13.4.3, 17.13.4.4, 17.13.4.5."""
        start, end, reference = self._marks(identifier)
        if where.run is not None:
            run = runs.twin(where.run)
            runs.out(run, False).addprevious(start)
            _after(runs.out(run, True), end, reference)
            return
        place = where.place
        slices = runs_at(document, place)
        if not slices:  # an empty paragraph
            paragraph = runs.twin(paragraphs_at(document, place)[0])
            at = next((n + 1 for n, child in enumerate(paragraph) if child.tag == self._w + "pPr"), 0)
            paragraph[at:at] = [start, end, reference]
        elif place.start < place.end:
            first, last = runs.first(slices[0]), runs.last(slices[-1])
            runs.out(first, False).addprevious(start)
            _after(runs.out(last, True), end, reference)
        elif slices[0].end > 0:
            _after(runs.out(runs.last(slices[0]), True), start, end, reference)
        else:
            first = runs.out(runs.first(slices[0]), False)
            for element in (start, end, reference):
                first.addprevious(element)

    def _marks(self, identifier: str) -> tuple[Element, Element, Element]:
        w = self._w
        start, end = etree.Element(w + "commentRangeStart"), etree.Element(w + "commentRangeEnd")
        run = etree.Element(w + "r")
        self._reference_style(run)
        reference = etree.SubElement(run, w + "commentReference")
        for element in (start, end, reference):
            element.set(w + "id", identifier)
        return start, end, run


def _after(element: Element, *added: Element) -> None:
    for new in reversed(added):
        element.addnext(new)


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else -1


def _styles(copy: Copy, w: str) -> tuple[str, str]:
    """The identifiers of the draft's styles "annotation text" and "annotation reference", "" where it has none."""
    root = copy.peek(copy.related("styles"))
    found = {"annotation text": "", "annotation reference": ""}
    for style in () if root is None else root.iter(w + "style"):
        name = style.find(w + "name")
        key = "" if name is None else name.get(w + "val", "").lower()
        if key in found:
            found[key] = style.get(w + "styleId", "")
    return found["annotation text"], found["annotation reference"]
