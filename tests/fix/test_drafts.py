"""Fixes in drafts typed as text."""

from __future__ import annotations

import pytest

from .conftest import fix, texts

DRAFT = "某局文件\r\n　　主送：张副区长\r\n\r\n| 签发 | 李四 |\r\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ],
)
def test_only_the_words_change(encoding: str, mark: bytes) -> None:
    data = mark + DRAFT.encode(encoding)
    copy = fix(data, ("张副区长", "区政府"), ("李四", "王五"), path="a.md")
    assert copy.data == mark + DRAFT.replace("张副区长", "区政府").replace("李四", "王五").encode(encoding)
    assert fix(copy.data, ("张副区长", "区政府"), path="a.md").data == copy.data


def test_words_with_signs_between_are_left_and_told() -> None:
    data = "主送：张{-某-}副区长\n".encode()
    copy = fix(data, ("张副区长", "区政府"), path="a.md")
    assert copy.data == data and "记号" in copy.skips[0].reason


def test_words_beside_signs_are_fixed() -> None:
    copy = fix("主送：{+区委、+}张副区长\n".encode(), ("张副区长", "区政府"), path="a.md")
    assert copy.data.decode() == "主送：{+区委、+}区政府\n"


def test_new_words_that_would_mean_something_else_are_refused() -> None:
    data = "甲乙丙\n丁\n".encode()
    copy = fix(data, ("甲", "# "), ("丁", "戊"), path="a.md")
    assert texts(copy) == ["甲乙丙", "戊"]
    assert len(copy.skips) == 1
