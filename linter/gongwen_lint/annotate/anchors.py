"""Where in the main part a comment hangs: at the words themselves, or where Word allows one for words elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..document import Place
from ..reading.names import ID, W
from ..reading.positions import paragraphs_at, tree_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ..document import Document, Paragraph

_NOTES = {"footnote": (W + "footnote", W + "footnoteReference"), "endnote": (W + "endnote", W + "endnoteReference")}
_NOTE_NAMES = {"footnote": "脚注", "endnote": "尾注"}


class Anchor(NamedTuple):
    """The place of the body a comment marks, or the run (as read) that holds a note's reference mark."""

    place: Place
    run: Element | None = None
    moved: str = ""  # where it stands, in words, if not at the finding's own place


def anchor(document: Document, place: Place) -> Anchor | None:
    """Where the comment on a place hangs; None in a document that has no paragraph."""
    paragraphs = document.paragraphs
    if not paragraphs:
        return None
    if place.part in ("body", "textbox"):
        if place.paragraph < len(paragraphs):
            length = len(paragraphs[place.paragraph].text)
            start = min(max(place.start, 0), length)
            return Anchor(Place(place.part, place.paragraph, start, min(max(place.end, start), length)))
        return Anchor(paragraphs[0].place(0, 0))
    run = _reference(document, place) if place.part in _NOTES else None
    if run is not None:
        return Anchor(paragraphs[0].place(0, 0), run, f"放在它的{_NOTE_NAMES[place.part]}号上")
    first, name = _first(document, _section(document, place))
    return Anchor(first.place(), None, f"不能放在那里，移到了{name}")


def _section(document: Document, place: Place) -> int:
    """The number of the section in which a header or footer first runs, from 0."""
    for running in document.running:
        if running.part == place.part and any(p.index == place.paragraph for p in running.paragraphs):
            return running.section
    return 0


def _first(document: Document, section: int) -> tuple[Paragraph, str]:
    """The first paragraph of a section that has words (else of the body), and which it is, in words."""
    paragraphs = document.paragraphs
    for one in document.sections[section : section + 1]:
        for paragraph in paragraphs[one.first_paragraph : one.last_paragraph + 1]:
            if paragraph.part == "body" and paragraph.text.strip():
                return paragraph, f"第{section + 1}节第一段" if section else "正文第一段"
    return next((p for p in paragraphs if p.part == "body"), paragraphs[0]), "正文第一段"


def _reference(document: Document, place: Place) -> Element | None:
    """The run in the main part with the reference mark of the note a place is in."""
    tag, mark = _NOTES[place.part]
    try:
        elements = paragraphs_at(document, place)
    except IndexError:
        return None
    note = next((above for element in elements for above in element.iterancestors(tag)), None)
    body = tree_of(document, document.paragraphs[0].place())
    if note is None or body is None:
        return None
    for reference in body[1].iter(mark):
        if reference.get(ID) == note.get(ID):
            run = reference.getparent()
            if run is not None and run.tag == W + "r":
                return run
    return None
