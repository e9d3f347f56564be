"""Sentences with their offsets."""

from __future__ import annotations

import pytest

from gongwen_lint.language.sentences import split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("第一句。第二句；第三句！\n下一行", ["第一句。", "第二句；", "第三句！", "下一行"]),
        ("他说：“好。行。”然后走了。完", ["他说：“好。行。”然后走了。", "完"]),
        ("《关于印发〈办法。〉的通知》已发。好", ["《关于印发〈办法。〉的通知》已发。", "好"]),
        ("（见附件。）。好", ["（见附件。）。", "好"]),
        ("（没有关。好的；是", ["（没有关。", "好的；", "是"]),
        ("　　前后有空白。　 ", ["前后有空白。"]),
        ("真的吗？！是", ["真的吗？！", "是"]),
        ("“一句。”", ["“一句。”"]),
        ("妥否，请批示", ["妥否，请批示"]),
        ("一\n\n二", ["一", "二"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_split(text, sentences):
    assert [text[start:end] for start, end in split(text)] == sentences


def test_what_has_no_end_is_cut():
    text = "各单位，" * 500 + "某" * 2500
    pieces = [text[start:end] for start, end in split(text)]
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= 1000 for piece in pieces)
    assert pieces[0].endswith("，")


@pytest.mark.parametrize("text", ["（" * 40000 + "。", "“。" * 20000, "。" * 40000, "《》" * 20000, "（。）" * 20000])
def test_hostile_text_ends(text):
    split(text)
