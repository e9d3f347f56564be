"""From a Place back to the XML it was read from, so that comments and tracked changes land on the very characters.

The elements are those of the tree the document was read from (:func:`tree_of`), with transitional names; a writer
changes that tree and serialises it, through :func:`serialise`, which gives a Strict document its own names again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .docx import Docx
from .layout import PartLayout, elements_of
from .names import T
from .package import restore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from ..document import Document, Paragraph, Place


class Slice(NamedTuple):
    """A stretch of one leaf of the XML.

    `leaf` is the w:t (or m:t, w:tab, w:br, w:sym …), `run` the w:r around it (None where there is none); `start` and
    `end` are offsets in `leaf.text` of a text leaf, 0 and 1 for any other.
    """

    run: Element | None
    leaf: Element
    start: int
    end: int


def runs_at(document: Document, place: Place) -> tuple[Slice, ...]:
    """The leaves a place covers, in order; for an empty place the leaf it touches, with an empty stretch.

    Empty where the paragraph has no text, or the document is not a .docx.
    """
    return slices_of(document.paragraph(place), place.start, place.end)


def slices_of(paragraph: Paragraph, start: int, end: int) -> tuple[Slice, ...]:
    """The same for two offsets of a paragraph."""
    found: list[Slice] = []
    touching: Slice | None = None
    for offset, text, leaf, run in _leaves(paragraph):
        after = offset + len(text)
        if start < after and offset < end:
            found.append(_slice(text, leaf, run, max(start - offset, 0), min(end - offset, len(text))))
        elif offset <= start <= after and touching is None and start == end:
            touching = _slice(text, leaf, run, start - offset, start - offset)
    if not found and touching is not None:
        return (touching,)
    return tuple(found)


def text_of(slices: tuple[Slice, ...]) -> str:
    """The characters that slices of text leaves hold; for tests and for checks before a change."""
    return "".join((s.leaf.text or "")[s.start : s.end] for s in slices if s.leaf.tag.endswith("}t"))


def paragraphs_at(document: Document, place: Place) -> tuple[Element, ...]:
    """The w:p elements of a place's paragraph (several where deleted marks join them); none for a text draft."""
    paragraph = document.paragraph(place)
    return elements_of(paragraph) if isinstance(paragraph._layout, PartLayout) else ()


def tree_of(document: Document, place: Place) -> tuple[str, Element] | None:
    """The name in the package, and the root, of the part a place is in; None for a text draft."""
    layout = document.paragraph(place)._layout
    if not isinstance(layout, PartLayout) or not isinstance(document.source, Docx):
        return None
    root = document.source.tree(layout.part)
    return None if root is None else (layout.part, root)


def serialise(document: Document, root: Element) -> bytes:
    """A part's tree as bytes for the package, with the names the document came with."""
    from lxml import etree

    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    strict = isinstance(document.source, Docx) and document.source.resources.package.strict
    return restore(content) if strict else content


def _leaves(paragraph: Paragraph) -> Iterator[tuple[int, str, Element, Element | None]]:
    layout = paragraph._layout
    if not isinstance(layout, PartLayout):
        return
    offset = 0
    for text, leaf, run in layout.pieces(paragraph):
        if text:
            yield offset, text, leaf, run
            offset += len(text)


def _slice(text: str, leaf: Element, run: Element | None, start: int, end: int) -> Slice:
    """Offsets in what shows, as offsets in `leaf.text`, whose outer blanks may not show (inline._edges)."""
    raw = leaf.text or ""
    if not leaf.tag.endswith("}t"):
        return Slice(run, leaf, 0 if start == 0 else 1, 0 if end == 0 else 1)
    skipped = 0
    if len(raw) != len(text) and leaf.tag == T:
        skipped = len(raw) - len(raw.lstrip(" \t\r\n"))
    return Slice(run, leaf, start + skipped, end + skipped)
