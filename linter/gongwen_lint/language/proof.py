"""Evidence (佐证): what a paper shows of an act that the rules ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from ..document import Paragraph, Place
from ..lean import dataclass
from ..patterns import pattern
from .sentences import split

if TYPE_CHECKING:
    from ..paper import Paper, Zone

Source = Literal["statement", "form", "opinion", "annex", "stamp", "picture"]
MOST = 60  # hits of one kind looked at in one sentence: no honest sentence has more
OWN_ZONES = frozenset(("body", "closing", "notes", "annex_note", "form", "signing", "attendance", "blank"))

_HEADING = pattern(r"^[^，。；：]{2,}(?:说明|办法|规定|细则|方案|规划|意见|名单|表|目录|标准|通知|请示|报告)$|^说明$")
_EXPLANATION = pattern(r"(?:起草|制定|编制|修订|制订|拟订|送审|办法|规定|细则|意见|方案|情况|有关|的)说明$|^说明$")


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


def explains(line: str, so_far: bool) -> bool:
    """Whether a line behind an issued text belongs to the 起草说明 that travels with it: from its heading to the next."""
    bare = "".join(line[:80].split())
    if len(bare) > 50 or not _HEADING.search(bare):
        return so_far
    return _EXPLANATION.search(bare) is not None


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
