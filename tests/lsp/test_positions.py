"""Positions in each encoding, and lines as the protocol cuts them."""

from __future__ import annotations

import pytest
from lsprotocol import types

from gongwen_lint.document import Place
from gongwen_lint.lsp.hover import value
from gongwen_lint.lsp.positions import Text, Units
from gongwen_lint.lsp.view import TextView, WordView
from gongwen_lint.reading import read

LINE = "a甲é𠮷😀乙"
WIDTHS = {"utf-8": (1, 3, 2, 4, 4, 3), "utf-16": (1, 1, 1, 2, 2, 1), "utf-32": (1, 1, 1, 1, 1, 1)}


@pytest.mark.parametrize("encoding", WIDTHS)
def test_units_and_points(encoding: str) -> None:
    units = Units(encoding)
    ends = [sum(WIDTHS[encoding][:number]) for number in range(len(LINE) + 1)]
    assert [units.count(LINE[:number]) for number in range(len(LINE) + 1)] == ends
    assert [units.points(LINE, end) for end in ends] == list(range(len(LINE) + 1))
    assert units.points(LINE, 99) == len(LINE)
    assert units.points("", 3) == 0
    inside = ends[4] + 1  # in the middle of 😀, where a unit is not the whole of it
    assert units.points(LINE, inside) == (5 if encoding == "utf-32" else 4)


def test_lone_surrogates_do_not_break_it() -> None:
    text = "甲\ud800乙😀"
    assert Units("utf-16").count(text) == 5
    assert Units("utf-16").points(text, 3) == 3
    assert Units("utf-8").count(text) == 13


def test_lines_end_only_where_the_protocol_says() -> None:
    text = Text("甲\r\n乙\r丙\n丁\x0b\x0c\x85\u2028戊")
    assert [text.line(n) for n in range(5)] == ["甲", "乙", "丙", "丁\x0b\x0c\x85\u2028戊", ""]
    units = Units()
    for offset in range(len(text.text) + 1):
        if offset != 2:  # between \r and \n there is no position
            assert text.offset(text.position(offset, units), units) == offset
    assert text.offset(types.Position(0, 99), units) == 1
    assert text.offset(types.Position(99, 0), units) == len(text.text)


def change(start: tuple[int, int], end: tuple[int, int], words: str) -> types.TextDocumentContentChangePartial:
    return types.TextDocumentContentChangePartial(types.Range(types.Position(*start), types.Position(*end)), words)


def test_changes() -> None:
    units = Units()
    text = Text("甲😀乙\n丙")
    assert text.changed(change((0, 3), (1, 0), "，"), units).text == "甲😀，丙"
    assert text.changed(change((1, 1), (1, 1), "\n"), units).text == "甲😀乙\n丙\n"
    assert text.changed(change((1, 0), (0, 0), "x"), units).text == "甲😀乙\nx丙", (
        "an end before the start is the start"
    )
    assert text.changed(types.TextDocumentContentChangeWholeDocument("新"), units).text == "新"


def test_places_of_a_draft_and_of_a_word_file() -> None:
    words = "# 标题\n[header] 页眉\n甲{-删-}😀乙  \n丙\n"
    document = read(words.encode(), "a.md")
    text = TextView(Text(words), document, Units())
    third = next(p for p in document.paragraphs if "乙" in p.text)
    assert text.range(third.place(1, 3)) == types.Range(types.Position(2, 6), types.Position(2, 9))
    assert text.source(third.place(0, 2)) == "甲{-删-}😀"
    assert text.range(Place("body", 99, 0, 1)).start == types.Position(0, 0)

    word = WordView(document, Units())
    assert word.line(1) == "甲😀乙↵丙"
    assert word.range(third.place(1, 3)) == types.Range(types.Position(1, 1), types.Position(1, 4))
    assert word.range(Place("header", 0, 0, 2)).start == types.Position(2, 0)
    assert word.point(types.Position(1, 3)) == 2


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("四十四", 44),
        ("十", 10),
        ("十八", 18),
        ("二十", 20),
        ("一百零二", 102),
        ("一百一十", 110),
        ("44", 44),
        ("三", 3),
    ],
)
def test_numerals(numeral: str, number: int) -> None:
    assert value(numeral) == number
