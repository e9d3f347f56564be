"""Proof that a fixed copy differs from the draft in the edits and in nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from lxml import etree

from ..writing import Copy
from .looks import as_read, formatted, stretches
from .settlement import settle
from .step import CannotFix, Step, by_paragraph, changed_text, spot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from lxml.etree import _Element as Element

    from ..document import Document, Paragraph
    from ..finding import Edit, Restyle

    Look: TypeAlias = tuple[Any, ...]

_BLANKS = " \t\r\n"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARTS = ("header", "footer", "footnote", "endnote", "comment")
_REFUSED = "改后核对，发现改动之外还有变化（{where}）"


def expect(before: Document, after: Document, steps: tuple[Step, ...]) -> None:
    """The copy as read has the draft's paragraphs, with the edits in their text and the settings in their formatting,
    and looks as it did everywhere else. Raises CannotFix."""
    changes = by_paragraph(steps)
    wanted, found = list(_paragraphs(before)), list(_paragraphs(after))
    if len(wanted) != len(found):
        raise CannotFix(_REFUSED.format(where="段落数"))
    plain = before.form == "text"
    for was, now in zip(wanted, found, strict=True):
        edits, settings = changes.get(spot(was.place()), ([], []))
        if _told(was, changed_text(was.text, edits)) != _told(now, now.text) or not (
            plain or _looks_right(was, now, edits, settings)
        ):
            raise CannotFix(_REFUSED.format(where=f"第 {was.index + 1} 段"))
    if (before.tables, before.sections) != (after.tables, after.sections):
        raise CannotFix(_REFUSED.format(where="表格或者页面设置"))


def _looks_right(was: Paragraph, now: Paragraph, edits: Sequence[Edit], settings: Sequence[Restyle]) -> bool:
    """Whether a paragraph of the copy is formatted as it was, but for what was set."""
    if not edits and not settings:
        return was.spans == now.spans and was.format == now.format
    found = as_read(now)
    return found == stretches(was, edits, settings) and formatted(was.format, now.format, settings, found)


def rejecting_restores(
    data: bytes, before: Document, copied: bytes, after: Document, ours: Mapping[str, frozenset[str]]
) -> None:
    """Rejecting our changes in the copy gives back every part as it was, run for run. Raises CannotFix."""
    original, copy = Copy(before, data), Copy(after, copied)
    for name, numbers in ours.items():
        was, now = original.peek(name), copy.peek(name)
        if was is None or now is None:
            raise CannotFix(_REFUSED.format(where=name))
        settle(now, numbers, accept=False)
        if not _same(was, now, str(was.tag).partition("}")[0] + "}"):
            raise CannotFix(_REFUSED.format(where=name))


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    for part in ("body", *_PARTS):
        yield from document.part(part)  # type: ignore[arg-type]


def _told(paragraph: Paragraph, text: str) -> tuple[Any, ...]:
    return paragraph.part, paragraph.index, text, paragraph.label, paragraph.cell, paragraph.break_before


def _same(was: Element, now: Element, w: str) -> bool:
    """Whether two trees hold the same. Paragraphs and tables that are written alike need no closer look."""
    if len(was) != len(now) or was.tag != now.tag:
        return _content(was, w) == _content(now, w)
    for old, new in zip(was, now, strict=True):
        if etree.tostring(old, with_tail=False) == etree.tostring(new, with_tail=False):
            continue
        if not (_same(old, new, w) if old.tag == w + "body" else _content(old, w) == _content(new, w)):
            return False
    return _attributes(was, w) == _attributes(now, w)


def _content(root: Element, w: str) -> list[tuple[Any, ...]]:
    """What a tree holds, without how its text is cut into runs and its insertions into neighbours."""
    found: list[tuple[Any, ...]] = []
    looks: list[Look] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag == w + "r":
            if event == "start":
                properties = element.find(w + "rPr")
                looks.append(_canonical(properties, w) if properties is not None and len(properties) else ())
            else:
                looks.pop()
        elif tag == w + "rPr" and looks and _parent_is(element, w + "r"):
            if event == "start":
                walk.skip_subtree()
        elif tag == w + "t" and looks:
            if event == "start":
                _add_text(found, looks[-1], element)
        elif tag == w + "pPr" and not len(element):
            continue  # as good as none
        elif event == "start":
            told = (tag, _attributes(element, w), (element.text or "").strip(_BLANKS))
            if tag == w + "ins" and found and found[-1] == ("end", *told[:2]):
                found.pop()  # two halves of one insertion
            else:
                found.append(("start", looks[-1] if looks else (), *told))
        else:
            found.append(("end", tag, _attributes(element, w)))
    return found


def _parent_is(element: Element, tag: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == tag


def _canonical(element: Element, w: str) -> Look:
    """An element with all that is in it; white space between elements does not count."""
    children = tuple(_canonical(child, w) for child in element if isinstance(child.tag, str))
    return str(element.tag), _attributes(element, w), (element.text or "").strip(_BLANKS), children


def _add_text(found: list[tuple[Any, ...]], look: Look, leaf: Element) -> None:
    text = leaf.text or ""
    if text != text.strip(_BLANKS) and not _preserved(leaf):
        text = text.strip(_BLANKS)
    if found and found[-1][:2] == ("text", look):
        text = found.pop()[2] + text
    if text:
        found.append(("text", look, text))


def _preserved(leaf: Element) -> bool:
    above = [leaf, *leaf.iterancestors()]
    return next((e.get(_SPACE) == "preserve" for e in above if e.get(_SPACE) is not None), False)


def _attributes(element: Element, w: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((str(k), str(v)) for k, v in element.items() if k != w + "id" or element.tag != w + "ins"))
