"""The fields of one paragraph (ECMA-376 17.16): simple and complex ones, with where their result stands in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document import Field
from .layout import Handle, elements_of
from .names import DEL, FALLBACK, FLD_CHAR, FLD_CHAR_TYPE, P_PR, R_PR, R_RUN, M, P, T, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ..document import Paragraph
    from .layout import PartLayout

_SIMPLE, _INSTRUCTION, _INSTR = W + "fldSimple", W + "instrText", W + "instr"
_TOLD = (
    FLD_CHAR,
    _INSTRUCTION,
    _SIMPLE,
    T,
    M + "t",
    *(W + n for n in ("tab", "ptab", "br", "cr", "sym", "noBreakHyphen")),
)
_LONGEST = 400  # characters of an instruction that are looked at


class _Open:
    """A complex field that has begun."""

    __slots__ = ("end", "instruction", "separated", "start")

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.instruction = ""
        self.separated = False


def fields(paragraph: Paragraph, layout: PartLayout) -> tuple[Field, ...]:
    """The fields that begin in a paragraph, in the order in which they begin; those in its text boxes are not its own."""
    plain = _plain(paragraph)
    if plain is not None:
        return plain
    ends = {}  # of each leaf of the visible text
    offset = 0
    for text, leaf, _ in layout.pieces(paragraph):
        offset += len(text)
        ends[leaf] = offset
    found: list[_Open] = []
    stack: list[_Open] = []
    at = 0
    for element in elements_of(paragraph):
        for node in element.iter(*_TOLD):
            tag = node.tag
            if tag == FLD_CHAR:
                if not _own(node, element):
                    continue
                _step(node, at, found, stack)
            elif tag == _INSTRUCTION:
                if _own(node, element):
                    _instruct(node, stack)
            elif tag == _SIMPLE:
                if _own(node, element):
                    simple = _Open(at)
                    simple.instruction = node.get(_INSTR, "")[:_LONGEST]
                    simple.end = max([at, *(ends[leaf] for leaf in node.iter(*_TOLD) if leaf in ends)])
                    found.append(simple)
            elif node in ends:
                at = ends[node]
    for field in stack:
        field.end = at
    return tuple(_made(field) for field in found if field.instruction.strip())


def _plain(paragraph: Paragraph) -> tuple[Field, ...] | None:
    """The fields of a paragraph of runs that hold nothing but text and complex fields; None for any other."""
    element: Any = paragraph.element
    if type(element) is Handle:
        return None
    found: list[_Open] = []
    stack: list[_Open] = []
    at = 0
    for run in element:
        if run.tag != R_RUN:
            if run.tag == P_PR:
                continue
            return None
        for leaf in run:
            tag = leaf.tag
            if tag == T:
                at += len(leaf.text or "")
            elif tag == FLD_CHAR:
                _step(leaf, at, found, stack)
            elif tag == _INSTRUCTION:
                _instruct(leaf, stack)
            elif tag != R_PR:
                return None
    if stack or at != len(paragraph.text):
        return None
    return tuple(_made(field) for field in found if field.instruction.strip())


def _step(mark: Element, at: int, found: list[_Open], stack: list[_Open]) -> None:
    """Step the open fields by one mark that stands at an offset of the text."""
    sort = mark.get(FLD_CHAR_TYPE)
    if sort == "begin":
        found.append(_Open(at))
        stack.append(found[-1])
    elif stack and sort == "separate":
        stack[-1].separated = True
        stack[-1].start = at
    elif stack and sort == "end":
        stack.pop().end = at


def _instruct(words: Element, stack: list[_Open]) -> None:
    """Add to the instruction of the innermost field, unless its result has begun."""
    if stack and not stack[-1].separated:
        stack[-1].instruction = (stack[-1].instruction + (words.text or ""))[:_LONGEST]


def _made(field: _Open) -> Field:
    name, *switches = field.instruction.split()
    return Field(name.upper(), tuple(switches), field.start, max(field.start, field.end))


def _own(node: object, paragraph: object) -> bool:
    """Whether a node stands in the paragraph itself: in no text box, no deletion, no branch that is not read."""
    holder = node.getparent()  # type: ignore[attr-defined]
    while holder is not None and holder is not paragraph:
        if holder.tag in (P, DEL, FALLBACK):
            return False
        holder = holder.getparent()
    return True
