from __future__ import annotations

from itertools import pairwise

import pytest

from gongwen_lint.report.plain import (
    article_name,
    chinese_number,
    excerpt,
    pad,
    underline,
    visible,
    visible_draft,
    width,
)


def test_controls_become_visible_escapes() -> None:
    assert visible("甲\x1b[31m\x9b\x7f乙") == "甲\\x1b[31m\\x9b\\x7f乙"
    assert visible("a\nb\tc\r") == "a\\nb\\tc\\r"
    assert visible("\u202e\u2066\u200b\ufeff\u2028") == "\\u202e\\u2066\\u200b\\ufeff\\u2028"
    assert visible("\U000e0041") == "\\U000e0041"


def test_bytes_that_are_not_utf_8_are_shown_as_bytes() -> None:
    assert visible(b"\xff\xfe.docx".decode("utf-8", "surrogateescape")) == "\\xff\\xfe.docx"
    assert visible("\ud800") == "\\ud800"


def test_plain_chinese_is_left_alone() -> None:
    text = "　　关于“某事”的请示——〔2016〕12号 𠮷"
    assert visible(text) == text
    assert visible_draft(text) == (text, list(range(len(text) + 1)))


def test_a_draft_keeps_its_offsets() -> None:
    shown, starts = visible_draft("甲\x1b乙\n丙")
    assert shown == "甲\\x1b乙↵丙"
    assert [shown[a:b] for a, b in pairwise(starts)] == ["甲", "\\x1b", "乙", "↵", "丙"]


def test_width_counts_full_width_characters_twice() -> None:
    assert width("张a：") == 5
    assert pad("张", 4) == "张  "


def test_a_long_line_is_cut_around_what_is_marked() -> None:
    text = "前" * 100 + "错误" + "后" * 100
    shown, start, end = excerpt(text, 100, 102, 20)
    assert shown[start:end] == "错误"
    assert len(shown) < 30 and shown.startswith("…") and shown.endswith("…")


def test_what_is_marked_is_itself_cut() -> None:
    shown, start, end = excerpt("字" * 500, 0, 500, 36)
    assert len(shown[start:end]) < 40 and "……" in shown


def test_nothing_is_cut_that_fits() -> None:
    assert excerpt("　　张副区长：", 2, 6, 36) == ("　　张副区长：", 2, 6)


def test_marks_stand_under_the_words() -> None:
    line = "a张副区长："
    marks = underline(line, 2, 5)
    assert marks == " 　^^^^^^"
    assert width(marks) == width(line[:5])


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (44, "四十四"),
        (100, "一百"),
        (104, "一百零四"),
        (112, "一百一十二"),
    ],
)
def test_chinese_numbers(number: int, words: str) -> None:
    assert chinese_number(number) == words


def test_articles_are_named_as_they_are_cited() -> None:
    assert article_name("44") == "第四十四条"
    assert article_name("7.2.5") == "7.2.5"
