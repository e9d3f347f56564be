"""Evidence (佐证): what a paper shows of an act that the rules ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from ..document import Paragraph, Place
from ..lean import dataclass
from .sentences import split

if TYPE_CHECKING:
    from ..paper import Paper, Zone

Source = Literal["statement", "form", "opinion", "annex", "stamp", "picture"]
MOST = 60  # hits of one kind looked at in one sentence: no honest sentence has more
OWN_ZONES = frozenset(("body", "closing", "notes", "annex_note", "form", "signing", "attendance", "blank"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence. `state` is one of `polarity.State`, or: other_reviewer (not by the organ the rules name),
    consulted (asked for its opinion only), partial (only one of those whose consent is needed), unreadable (a stamp
    picture that says nothing)."""

    state: str
    place: Place
    words: str
    source: Source


def zone_of(paper: Paper, number: int) -> Zone:
    """The zone of a body paragraph; body where recognition has none."""
    return paper.zones[number] if number < len(paper.zones) else "body"


def sentences_with(paper: Paper, hints: Iterable[str], zones: frozenset[str]) -> Iterator[tuple[Paragraph, int, str]]:
    """The sentences with one of the hints in paragraphs of the zones: paragraph, offset, text."""
    words = tuple(hints)
    for number, paragraph in enumerate(paper.document.paragraphs):
        text = paragraph.text
        if not any(word in text for word in words) or zone_of(paper, number) not in zones:
            continue
        for start, end in split(text):
            sentence = text[start:end]
            if any(word in sentence for word in words):
                yield paragraph, start, sentence
