"""正文: the paper's own sentences, and the formula it closes with (结语)."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Place
from ..language.sentences import split
from ..paper import Element, Sentence
from .cues import CLOSING
from .lines import Line, bare


def sentences(lines: Sequence[Line], inline: Line | None, skip: int) -> tuple[Sentence, ...]:
    """The sentences of the lines in the zones body and closing. Of the line `inline` the first `skip` characters
    (blanks not counted) are the address: 张副区长：根据……"""
    found: list[Sentence] = []
    for line in lines:
        zone = line.zone
        if zone != "body" and zone != "closing":
            continue
        text, base = line.text, line.offset
        if line is inline and skip < len(line.bare):
            start = line.at(skip)
            text, base = text[start - base :], start
        paragraph = line.paragraph
        for begin, end in split(text):
            piece = text[begin:end]
            stripped = piece.strip()
            if stripped:
                begin += len(piece) - len(piece.lstrip())
                place = Place(paragraph.part, paragraph.index, base + begin, base + begin + len(stripped))
                found.append(Sentence(stripped, place, zone))
    return tuple(found)


def closing(sentences_: Sequence[Sentence]) -> Element | None:
    """The closing formula: the last sentence of the text that is one (妥否，请批示。)."""
    greeting: Element | None = None  # 此致／敬礼 closes only where nothing else does
    for sentence in reversed(sentences_[-6:]):
        text = bare(sentence.text)
        if len(text) <= 60 and CLOSING.match(text):
            found = Element(sentence.text, sentence.place, 1.0 if sentence.zone == "closing" else 0.9)
            if not text.startswith(("此致", "敬礼")):
                return found
            greeting = greeting or found
    return greeting
