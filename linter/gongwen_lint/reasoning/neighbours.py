"""Neighbours: the sentences that stand in front of a place and after it, which often finish what it tells."""

from __future__ import annotations

from ..document import Place
from ..paper import Paper


def sentence_before(paper: Paper, place: Place) -> str:
    """The sentence that stands before a place, which often names the event to which the next one invites."""
    text = paper.document.paragraph(place).text[: place.start].strip()
    if not text and place.paragraph:
        text = paper.document.paragraphs[place.paragraph - 1].text.strip()
    return text[text[:-1].rfind("。") + 1 :]


def sentence_after(paper: Paper, place: Place) -> str:
    """The sentence that follows the one a place covers, which often tells how the matter was answered."""
    paragraph = paper.document.paragraph(place)
    text = paragraph.text[place.end :].lstrip("。；！？ 　")
    if not text and paragraph in paper.document.paragraphs and paragraph.index + 1 < len(paper.document.paragraphs):
        text = paper.document.paragraphs[paragraph.index + 1].text.strip()
    return text[: text.find("。") + 1] or text
