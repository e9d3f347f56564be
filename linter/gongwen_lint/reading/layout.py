"""The layout behind the paragraphs of one part: walks a paragraph again to tell its pieces and its formatting."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .inline import pieces, settle

if TYPE_CHECKING:
    from types import ModuleType

    from lxml.etree import _Element as Element

    from ..document import Field, Paragraph, ParagraphFormat, Span
    from .inline import Piece
    from .resources import Hidden, Resources


class Handle(NamedTuple):
    """What a paragraph's `element` holds where one w:p is not enough to read it again."""

    elements: tuple[Element, ...]  # joined paragraphs, in order
    fields: tuple[bool, ...] | None  # fields open at its start (see inline.pieces); None: fields are ignored


class PartLayout:
    """Implements `document.Layout` for the paragraphs of one part (links belong to a part)."""

    __slots__ = ("hidden", "part", "resources")

    def __init__(self, resources: Resources, part: str, hidden: Hidden | None) -> None:
        self.resources = resources
        self.part = part  # its name in the package
        self.hidden = hidden

    def pieces(self, paragraph: Paragraph) -> list[Piece]:
        """The pieces the paragraph's text was made of, in order; objects have the text ""."""
        handle: Any = paragraph.element
        if not isinstance(handle, Handle):
            return settle(pieces(handle, [], self.hidden))[0]
        fields = None if handle.fields is None else list(handle.fields)
        found: list[Piece] = []
        for element in handle.elements:
            found += pieces(element, fields, self.hidden)
        return settle(found)[0]

    @property
    def memory(self) -> dict[Any, Any]:
        """What others have worked out about this document."""
        return self.resources.memory.others

    @property
    def tab_stop(self) -> float:
        """The distance of default tab stops in points."""
        return self.resources.tab_stop

    def spans(self, paragraph: Paragraph) -> tuple[Span, ...]:
        """Stretches of one effective formatting; an empty paragraph has one, that of its mark."""
        found: tuple[Span, ...] = _formats().spans(paragraph, self)
        return found

    def format(self, paragraph: Paragraph) -> ParagraphFormat:
        """The paragraph formatting that takes effect."""
        found: ParagraphFormat = _paragraphs().paragraph_format(paragraph, self)
        return found

    def fields(self, paragraph: Paragraph) -> tuple[Field, ...]:
        """The fields that begin in the paragraph."""
        memory = self.resources.memory.fields
        known = memory.get(id(paragraph))
        if known is None:
            from .fields import fields

            known = memory[id(paragraph)] = fields(paragraph, self)
        return known


@cache
def _formats() -> ModuleType:
    """The module that works runs out: loaded when formatting is first asked for, as most questions are not about it."""
    from . import formats

    return formats


@cache
def _paragraphs() -> ModuleType:
    from . import paragraphs

    return paragraphs


def elements_of(paragraph: Paragraph) -> tuple[Element, ...]:
    """The w:p elements a paragraph was read from; more than one where deleted marks join them."""
    handle: Any = paragraph.element
    return handle.elements if isinstance(handle, Handle) else (handle,)
