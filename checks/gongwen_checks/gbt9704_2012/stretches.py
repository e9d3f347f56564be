"""Where the words of an element stand: a title or a mark may take several paragraphs, its place tells only the first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongwen_lint import Document, Paper, Paragraph, Place

_BEGINNING = 200  # paragraphs


def paragraphs_of(paper: Paper, text: str, place: Place) -> list[Paragraph]:
    """The paragraphs that an element's words fill, by its text and place, in order; those between that are empty left out."""
    found: list[Paragraph] = []
    taken = 0
    for paragraph in _from(paper.document, place):
        bare = "".join(paragraph.text.split())
        if not bare:
            continue
        if bare not in text:
            if not found:
                found.append(paragraph)  # the element is a stretch of this one paragraph
            break
        found.append(paragraph)  # a table's cells may be told in another order than they are read in
        taken += len(bare)
        if taken >= len(text):
            break
    return found


def recipient_paragraphs(paper: Paper) -> list[Paragraph]:
    """The paragraphs of the recipients, which stand near the beginning."""
    zones = paper.zones[:_BEGINNING]
    if "recipients" not in zones:
        return []
    return [paper.document.paragraphs[number] for number, zone in enumerate(zones) if zone == "recipients"]


class Holder(NamedTuple):
    """A text box of the body."""

    paragraphs: tuple[int, ...]  # in it
    width: float | None  # millimetres
    anchor: int  # the paragraph it hangs on


def box_of(paragraph: Paragraph, document: Document) -> Holder | None:
    """The text box of the body that a paragraph stands in."""
    if paragraph.part != "textbox":
        return None
    for box in document.boxes:
        if box.part in ("body", "textbox") and paragraph.index in box.paragraphs:
            return Holder(box.paragraphs, box.position.width, box.paragraph)
    return None


def alone(paragraph: Paragraph, place: Place) -> bool:
    """Whether nothing else stands in the paragraph beside the words at a place."""
    return not paragraph.text[: place.start].strip() and not paragraph.text[place.end :].strip()


def loose(paragraph: Paragraph) -> bool:
    """Whether a paragraph stands in the running text: not in a table, a text box, a header."""
    return paragraph.part == "body" and paragraph.cell is None


def _from(document: Document, place: Place) -> Sequence[Paragraph]:
    part = document.part("body" if place.part == "textbox" else place.part)
    return part[place.paragraph : place.paragraph + 12]
