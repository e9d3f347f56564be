"""Proof that a fixed copy differs from the draft in the edits and in nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from lxml import etree

from ..writing import Copy
from .step import CannotFix, Step, changed_text
from .word import settle

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ..document import Document
    from ..finding import Edit

_BLANKS = " \t\r\n"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARTS = ("header", "footer", "footnote", "endnote", "comment")
_REFUSED = "改后核对，发现改动之外还有变化（{where}）"


def expect(before: Document, after: Document, steps: tuple[Step, ...]) -> None:
    """The copy as read has the draft's paragraphs, with the edits in their text. Raises CannotFix."""
    wanted, found = list(_told(before, _by_paragraph(steps))), list(_told(after, {}))
    if wanted != found:
        wrong = next((w for w, f in zip(wanted, found, strict=False) if w != f), ("段落数",))
        raise CannotFix(_REFUSED.format(where=f"第 {wrong[1] + 1} 段" if len(wrong) > 1 else wrong[0]))
    if (before.tables, before.sections) != (after.tables, after.sections):
        raise CannotFix(_REFUSED.format(where="表格或者页面设置"))


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
        if _content(was) != _content(now):
            raise CannotFix(_REFUSED.format(where=name))


def _by_paragraph(steps: tuple[Step, ...]) -> dict[tuple[str, int], list[Edit]]:
    found: dict[tuple[str, int], list[Edit]] = {}
    for step in steps:
        for edit in step.edits:
            part = "body" if edit.place.part == "textbox" else edit.place.part
            found.setdefault((part, edit.place.paragraph), []).append(edit)
    return found


def _told(document: Document, edits: dict[tuple[str, int], list[Edit]]) -> Iterator[tuple[Any, ...]]:
    for part in ("body", *_PARTS):
        for paragraph in document.part(part):  # type: ignore[arg-type]
            text = changed_text(paragraph.text, edits.get((part, paragraph.index), []))
            yield paragraph.part, paragraph.index, text, paragraph.label, paragraph.cell, paragraph.break_before


def _content(root: Element) -> list[tuple[Any, ...]]:
    """What a tree holds, without how its text is cut into runs and its insertions into neighbours."""
    w = str(root.tag).partition("}")[0] + "}"
    found: list[tuple[Any, ...]] = []
    looks: list[bytes] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag == w + "r":
            if event == "start":
                properties = element.find(w + "rPr")
                looks.append(b"" if properties is None else etree.tostring(properties, with_tail=False))
            else:
                looks.pop()
        elif tag == w + "rPr" and looks and _parent_is(element, w + "r"):
            if event == "start":
                walk.skip_subtree()
        elif tag == w + "t" and looks:
            if event == "start":
                _add_text(found, looks[-1], element)
        elif event == "start":
            told = (tag, _attributes(element, w), (element.text or "").strip(_BLANKS))
            if tag == w + "ins" and found and found[-1] == ("end", *told[:2]):
                found.pop()  # two halves of one insertion
            else:
                found.append(("start", looks[-1] if looks else b"", *told))
        else:
            found.append(("end", tag, _attributes(element, w)))
    return found


def _parent_is(element: Element, tag: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == tag


def _add_text(found: list[tuple[Any, ...]], look: bytes, leaf: Element) -> None:
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
