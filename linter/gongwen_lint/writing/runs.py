"""Cutting runs (w:r) where a comment or a tracked change begins or ends, and finding where markers may stand."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from .copy import CannotCopy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ..reading.positions import Slice
    from .copy import Copy

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WRAPPERS = ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent", "sdt")
_PROPERTIES = ("smartTagPr", "customXmlPr", "sdtPr", "sdtEndPr")


class Runs:
    """The runs of one part of a copy. A leaf that was read may be cut into several; each cut is remembered."""

    __slots__ = ("_copy", "_part", "_pieces", "root", "w")

    def __init__(self, copy: Copy, part: str) -> None:
        self._copy = copy
        self._part = part  # its name in the package
        self._pieces: dict[Element, list[tuple[int, Element]]] = {}  # leaf as read → (offset in it, piece)
        root = copy.root(part)
        if root is None:
            raise CannotCopy(f"文档缺少部件 {part}，不能生成副本。")
        self.root = root
        self.w = str(root.tag).partition("}")[0] + "}"

    def twin(self, element: Element) -> Element:
        """The copy's element for one that was read."""
        return self._copy.twin(self._part, element)

    def whole(self, slice: Slice) -> bool:
        """Whether a slice stands in a run that can be cut: a child of a plain w:r, with the text that was read."""
        leaf = self.twin(slice.leaf)
        run = leaf.getparent()
        if run is None or run.tag != self.w + "r" or self._outer(run) is not run:
            return False
        return slice.leaf in self._pieces or (leaf.text or "") == (slice.leaf.text or "")

    def first(self, slice: Slice) -> Element:
        """The element before which a slice begins; its run is cut there where it can be."""
        leaf = self.twin(slice.leaf)
        if not self.whole(slice):
            return self._outer(leaf)
        piece = self._piece(slice.leaf, leaf, slice.start)
        return self._cut(piece)

    def last(self, slice: Slice) -> Element:
        """The element after which a slice ends; its run is cut there where it can be."""
        leaf = self.twin(slice.leaf)
        if not self.whole(slice):
            return self._outer(leaf)
        end = slice.end if self._is_text(leaf) else 0
        piece = self._piece_before(slice.leaf, leaf, end) if self._is_text(leaf) else leaf
        following = piece.getnext()
        if following is not None:
            self._cut(following)
        run = piece.getparent()
        assert run is not None
        return run

    def pieces(self, slice: Slice) -> list[Element]:
        """The runs that hold the slice's characters and nothing else: one, or several where it was cut before. Only
        where `whole` says so."""
        found = [self.first(slice)]
        last = self.last(slice)
        while found[-1] is not last:
            following = found[-1].getnext()
            if following is None:
                raise CannotCopy("文档的内部结构异常，不能生成副本。")
            found.append(following)
        return found

    def out(self, element: Element, forward: bool) -> Element:
        """The outermost wrapper (insertion, hyperlink, content control) at whose edge an element stands."""
        while True:
            parent = element.getparent()
            if parent is None or not self._wraps(parent):
                return element
            beside = element.getnext() if forward else element.getprevious()
            while beside is not None and (not isinstance(beside.tag, str) or _name(beside) in _PROPERTIES):
                beside = beside.getnext() if forward else beside.getprevious()
            if beside is not None:
                return element
            element = parent

    def _wraps(self, element: Element) -> bool:
        return _name(element) in _WRAPPERS and str(element.tag).startswith(self.w)

    def _outer(self, element: Element) -> Element:
        """The run-level element around one: a child of a paragraph, or of a wrapper in it."""
        while True:
            parent = element.getparent()
            if parent is None or parent.tag == self.w + "p" or self._wraps(parent):
                return element
            element = parent

    def _is_text(self, leaf: Element) -> bool:
        return leaf.tag == self.w + "t"

    def _piece(self, read: Element, leaf: Element, offset: int) -> Element:
        """The piece of a leaf that begins at an offset of the leaf as it was read; cut off where need be."""
        if not self._is_text(leaf):
            return leaf
        pieces = self._known(read, leaf)
        number = max((n for n, (start, _) in enumerate(pieces) if start <= offset), default=0)
        start, piece = pieces[number]
        text = piece.text or ""
        at = offset - start
        if at <= 0:
            return piece
        if at >= len(text):
            return pieces[number + 1][1] if number + 1 < len(pieces) else piece
        rest = deepcopy(piece)
        rest.tail = None
        piece.text, rest.text = text[:at], text[at:]
        for half in (piece, rest):
            _keep_blanks(half)
        piece.addnext(rest)
        pieces.insert(number + 1, (offset, rest))
        return rest

    def _piece_before(self, read: Element, leaf: Element, offset: int) -> Element:
        """The piece that ends at an offset; cut off where need be."""
        self._piece(read, leaf, offset)
        pieces = self._known(read, leaf)
        return max((p for p in pieces if p[0] < offset), key=lambda p: p[0], default=pieces[0])[1]

    def _known(self, read: Element, leaf: Element) -> list[tuple[int, Element]]:
        pieces = self._pieces.get(read)
        if pieces is None:
            raw = leaf.text or ""
            skipped = 0
            if raw != raw.strip(" \t\r\n") and not _preserved(leaf):  # blanks that do not show are not to appear now
                skipped = len(raw) - len(raw.lstrip(" \t\r\n"))
                leaf.text = raw.strip(" \t\r\n")
            pieces = self._pieces[read] = [(skipped, leaf)]
        return pieces

    def _cut(self, leaf: Element) -> Element:
        """Cut a run before one of its leaves; returns the run that begins with it."""
        run = leaf.getparent()
        assert run is not None
        before = leaf.getprevious()
        while before is not None and not isinstance(before.tag, str):
            before = before.getprevious()
        if before is None or before.tag == self.w + "rPr":
            return run
        rest = run.makeelement(run.tag)
        for key, value in run.items():
            rest.set(key, value)
        properties = run.find(self.w + "rPr")
        if properties is not None:
            rest.append(deepcopy(properties))
            rest[0].tail = None
        moving: Element | None = leaf
        while moving is not None:
            following = moving.getnext()
            rest.append(moving)
            moving = following
        rest.tail = None
        run.addnext(rest)
        return rest


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _preserved(leaf: Element) -> bool:
    holder: Element | None = leaf
    while holder is not None:
        space = holder.get(_SPACE)
        if space is not None:
            return space == "preserve"
        holder = holder.getparent()
    return False


def _keep_blanks(leaf: Element) -> None:
    text = leaf.text or ""
    if text != text.strip(" \t\r\n"):
        leaf.set(_SPACE, "preserve")
