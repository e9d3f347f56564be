"""正文: the paper's own sentences, and the formula it closes with (结语)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice
from typing import overload

from ..document import Paragraph, Place
from ..language.sentences import split
from ..paper import Element, Sentence, Zone
from .cues import CLOSING
from .lines import Line, bare

_Piece = tuple[Paragraph, str, int, Zone]  # a line: its paragraph, its text, where that begins, its zone


class Sentences(Sequence[Sentence]):
    """The sentences of the lines in the zones body and closing, split when they are asked for: most checks look only at
    those that hold one of their words."""

    __slots__ = ("_all", "_pieces", "_starts", "_text", "_unlike")

    def __init__(self, lines: Sequence[Line], inline: Line | None, skip: int) -> None:
        """Of the line `inline` the first `skip` characters (blanks not counted) are the address: 张副区长：根据……"""
        pieces: list[_Piece] = []
        for line in lines:
            zone = line.zone
            if zone != "body" and zone != "closing":
                continue
            text, base = line.text, line.offset
            if line is inline and skip < len(line.bare):
                start = line.at(skip)
                text, base = text[start - base :], start
            pieces.append((line.paragraph, text, base, zone))
        self._pieces = pieces
        self._all: tuple[Sentence, ...] | None = None
        self._text: str | None = None
        self._unlike: str | None = None
        self._starts: list[int] = []

    @property
    def text(self) -> str:
        """The text of all the lines, each on a line of its own."""
        if self._text is None:
            self._text = "\n".join(piece[1] for piece in self._pieces)
        return self._text

    def holding(self, words: Sequence[str]) -> list[Sentence]:
        """The sentences that hold one of the words, in order."""
        if self._unlike is None:
            self._unlike = "\n".join(dict.fromkeys([piece[1] for piece in self._pieces]))  # rows of tables repeat much
        unlike, text = self._unlike, self.text
        numbers: set[int] = set()
        for word in words:
            at = text.find(word) if word in unlike else -1
            while at >= 0:
                number = self._line_at(at)
                numbers.add(number)
                if number + 1 == len(self._pieces):
                    break
                at = text.find(word, self._starts[number + 1])
        return [
            sentence
            for number in sorted(numbers)
            for sentence in _sentences(self._pieces[number])
            if any(word in sentence.text for word in words)
        ]

    def last(self, count: int) -> list[Sentence]:
        """The last sentences, the last one first."""
        found: list[Sentence] = []
        for piece in reversed(self._pieces):
            found += reversed(list(_sentences(piece)))
            if len(found) >= count:
                break
        return found[:count]

    def _line_at(self, offset: int) -> int:
        if not self._starts:
            self._starts = list(accumulate((len(piece[1]) + 1 for piece in self._pieces), initial=0))
        return bisect_right(self._starts, offset) - 1

    def _made(self) -> tuple[Sentence, ...]:
        if self._all is None:
            self._all = tuple(sentence for piece in self._pieces for sentence in _sentences(piece))
        return self._all

    def __len__(self) -> int:
        return len(self._made())

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self._made())

    @overload
    def __getitem__(self, index: int) -> Sentence: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Sentence, ...]: ...
    def __getitem__(self, index: int | slice) -> Sentence | tuple[Sentence, ...]:
        if self._all is None and isinstance(index, slice) and index.step is None and (index.stop or 0) > 0:
            return tuple(islice(chain.from_iterable(map(_sentences, self._pieces)), index.stop))[index]
        return self._made()[index]

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def __eq__(self, other: object) -> bool:
        return self._made() == (other._made() if isinstance(other, Sentences) else other)

    def __hash__(self) -> int:
        return hash(self._made())


def _sentences(piece: _Piece) -> Iterator[Sentence]:
    paragraph, text, base, zone = piece
    for begin, end in split(text):
        yield Sentence(text[begin:end], Place(paragraph.part, paragraph.index, base + begin, base + end), zone)


def closing(sentences: Sentences) -> Element | None:
    """The closing formula: the last sentence of the text that is one (妥否，请批示。)."""
    greeting: Element | None = None  # 此致／敬礼 closes only where nothing else does
    for sentence in sentences.last(6):
        text = bare(sentence.text)
        if len(text) <= 60 and CLOSING.match(text):
            found = Element(sentence.text, sentence.place, 1.0 if sentence.zone == "closing" else 0.9)
            if not text.startswith(("此致", "敬礼")):
                return found
            greeting = greeting or found
    return greeting
