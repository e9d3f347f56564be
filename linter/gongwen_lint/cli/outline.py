"""The outline of a paper's body: its numbered headings, as inspect shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..document import Place
from ..paper import Paper

# GB/T 9704 7.3.3: 结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注。
_LEVELS = (
    re.compile(r"[一二三四五六七八九十百]{1,4}、"),
    re.compile(r"[（(][一二三四五六七八九十百]{1,4}[）)]"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]"),
)
_LONGEST = 40  # characters of a heading that runs on into its text


class Heading(NamedTuple):
    """A heading: its level from 1, its words, and where they stand."""

    level: int
    text: str
    place: Place


def outline(paper: Paper) -> Iterator[Heading]:
    """The headings of the body, in order."""
    for number in paper.in_zone("body"):
        paragraph = paper.document.paragraphs[number]
        text = paragraph.labelled.strip()
        for level, pattern in enumerate(_LEVELS, 1):
            if pattern.match(text):
                words = re.split(r"[。；：\n]", text, maxsplit=1)[0]
                shown = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
                yield Heading(level, shown, paragraph.place())
                break
