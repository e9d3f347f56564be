"""Drafts typed as plain text."""

from __future__ import annotations

import re

import pytest

from gongwen_lint.document import Cell, Document, ParagraphFormat, Picture, Place, Span, Unreadable
from gongwen_lint.reading import Limits, read
from gongwen_lint.reading.text import source_range

PAPER = """\
---
stamp: 合法性审查专用章
textbox: 内部资料
picture: 二维码 | 扫码查看
copy: draft
---
北京市朝阳区某某局文件
朝某局文〔2016〕12号　　　　签发人：李四
===
# 北京市朝阳区某某局关于**提请审议**《某某办法》的请示

区政府：
　　为……，{+特此+}请{-你-}示。{~底稿~}妥否，请批示。
| 签发 | 李四 |
|:---|---:|
| 核稿 | 王\\|五 |

　　　　　　2016年4月8日[picture 公章 | 某某局印章]
---8<---
附件1
[header] 页眉
[页脚] — 1 —
[footnote]脚注
"""


def draft(text: str, path: str = "a.md") -> Document:
    return read(text.encode(), path)


def texts(text: str) -> list[str]:
    return [p.text for p in draft(text).paragraphs]


def test_a_whole_paper() -> None:
    document = draft(PAPER)
    assert [(p.index, p.part, p.text) for p in document.paragraphs] == [
        (0, "textbox", "内部资料"),
        (1, "body", "北京市朝阳区某某局文件"),
        (2, "body", "朝某局文〔2016〕12号　　　　签发人：李四"),
        (3, "body", "北京市朝阳区某某局关于提请审议《某某办法》的请示"),
        (4, "body", "区政府："),
        (5, "body", "　　为……，特此请示。妥否，请批示。"),
        (6, "body", "签发"),
        (7, "body", "李四"),
        (8, "body", "核稿"),
        (9, "body", "王|五"),
        (10, "body", "　　　　　　2016年4月8日"),
        (11, "body", "附件1"),
    ]
    assert document.tables[0].rows == (((6,), (7,)), ((8,), (9,)))
    assert document.paragraphs[9].cell == Cell(0, 1, 1)
    assert [p.index for p in document.paragraphs if p.break_before] == [11]
    assert document.meta["red_line"] == "3"
    assert document.meta["copy"] == "draft"
    assert document.pictures == (
        Picture("body", 10, "公章", "某某局印章"),
        Picture("body", 10, "stamp 1", "合法性审查专用章", anchored=True),
        Picture("body", 10, "二维码", "扫码查看"),
    )
    assert [p.text for p in document.part("header") + document.part("footer") + document.part("footnote")] == [
        "页眉",
        "— 1 —",
        "脚注",
    ]
    assert (document.form, document.tracked, document.truncated, document.sections) == ("text", True, False, ())
    assert document.paragraphs[3].format == ParagraphFormat(style="标题", alignment="center", outline_level=0)
    assert document.paragraphs[4].format == ParagraphFormat()
    assert document.paragraphs[4].spans == (Span(0, 4),)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("\\# 不是标题", ["# 不是标题"]),
        ("\\===", ["==="]),
        ("\\[textbox] 字", ["[textbox] 字"]),
        ("\\{+字+}", ["{+字+}"]),
        ("#没有空格", ["#没有空格"]),
        ("===\n---\n***\n　　\n", []),
        ("==", ["=="]),
        ("一行  \n二行↵三行", ["一行\n二行\n三行"]),
        ("末尾两格  ", ["末尾两格"]),
        ("末尾两格  \n\n下段", ["末尾两格", "下段"]),
        ("甲\\t乙\t丙", ["甲\t乙\t丙"]),
        ("{+没有关上", ["{+没有关上"]),
        ("没有打开+}", ["没有打开+}"]),
        ("{+外{-内-}外+}", ["外外"]),
        ("{-外{+内+}外-}留", ["留"]),
        ("{-整段删去-}\n{~整段隐藏~}\n留", ["留"]),
        ("李**、王**", ["李、王"]),
        ("电话：6509****（白天）", ["电话：6509****（白天）"]),
        ("甲** 乙**丙", ["甲** 乙**丙"]),
        ("2**3", ["2**3"]),
        ("**加粗**与**加粗**", ["加粗与加粗"]),
        ("[picture 只有名字]", [""]),
        ("[图片 章 | 字]后", ["后"]),
        ("[别的] 字", ["[别的] 字"]),
        ("a\r\nb\rc", ["a", "b", "c"]),
        ("---\n只有一条线", ["只有一条线"]),
        ("---\nkey: value\n没有关上", ["key: value", "没有关上"]),
        ("    四个空格", ["    四个空格"]),
    ],
)
def test_lines(line: str, expected: list[str]) -> None:
    assert texts(line) == expected


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("| a | b |\n| c |", [["a", "b"], ["c"]]),
        ("|a|b", [["a", "b"]]),
        ("||", [[""]]),
        ("|", [[""]]),
        ("|---|\n|a|", [["a"]]),
        ("  | a | |", [["a", ""]]),
        ("| a<br>b↵c |", [["a\nb\nc"]]),
        ("| {-删-} | {+插+} |", [["", "插"]]),
    ],
)
def test_tables(table: str, rows: list[list[str]]) -> None:
    document = draft("前\n" + table + "\n后")
    found = [[document.paragraphs[n].text for (n,) in row] for row in document.tables[0].rows]
    assert found == rows


def test_a_blank_line_parts_two_tables() -> None:
    assert len(draft("|a|\n|b|\n\n|c|").tables) == 2


def test_front_matter_may_repeat_a_key() -> None:
    document = draft("---\ntextbox: 甲\ntextbox: “乙”\n不成键值\nkind：通知\n---\n正文")
    assert [(p.part, p.text) for p in document.paragraphs] == [("textbox", "甲"), ("textbox", "“乙”"), ("body", "正文")]
    assert (document.meta["textbox"], document.meta["kind"]) == ("甲\n“乙”", "通知")
    assert draft("---\nstamp: 章\n---").pictures[0].paragraph == 0


@pytest.mark.parametrize(
    "quote", ["内部资料", "特此请示", "请示。妥否", "王|五", "2016年4月8日", "提请审议《", "李四", "附件1", "页眉"]
)
def test_positions_lead_back_to_the_source(quote: str) -> None:
    document = draft(PAPER)
    lines = PAPER.split("\n")
    paragraph = next(p for p in document.everything() if quote in p.text)
    start = paragraph.text.index(quote)
    found = source_range(document, paragraph.place(start, start + len(quote)))
    assert found is not None
    line, column, end_line, end_column = found
    assert line == end_line
    source = lines[line][column:end_column]
    assert source[0] == quote[0]
    assert source[-1] == quote[-1]
    assert re.sub(r"\{[-~].*?[-~]\}|[{}+*\\]", "", source) == quote


def test_positions_across_soft_breaks_and_empty_ones() -> None:
    document = draft("　　一行  \n  二行\n\n三行")
    (first, second) = document.paragraphs
    assert first.text == "　　一行\n  二行"
    assert source_range(document, first.place(2, 9)) == (0, 2, 1, 4)
    assert source_range(document, first.place(7, 9)) == (1, 2, 1, 4)
    assert source_range(document, second.place(1, 1)) == (3, 1, 3, 1)
    assert source_range(document, Place("body", 9, 0, 1)) is None


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("区政府：".encode(), "区政府："),
        ("\ufeff区政府：".encode(), "区政府："),
        ("区政府：".encode("gb18030"), "区政府："),
        ("\ufeff区政府：".encode("utf-16-le"), "区政府："),
        ("\ufeff区政府：".encode("utf-16-be"), "区政府："),
        ("\ufeff区政府：".encode("utf-32-le"), "区政府："),
        ("区政府：㐀𠀀".encode("gb18030"), "区政府：㐀𠀀"),
    ],
)
def test_encodings(data: bytes, expected: str) -> None:
    assert read(data, "a.txt").paragraphs[0].text == expected


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbf\xff\xff", b"\xff\xfe\0", bytes(range(256)), "区政府\n2016年\n".encode("utf-16-le"), b"a\0" * 50],
)
def test_encodings_that_are_not_known(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, "a.txt")
    assert caught.value.code == "GL012"


def test_limits() -> None:
    document = read("字\n".encode() * 50, "a.md", limits=Limits(paragraphs=7))
    assert (len(document.paragraphs), document.truncated) == (7, True)
    assert read("| 字 ".encode() * 50, "a.md", limits=Limits(paragraphs=7)).truncated
    with pytest.raises(Unreadable) as caught:
        read("字".encode() * 50, "a.md", limits=Limits(text_file=100))
    assert caught.value.code == "GL008"
    assert len(read("字  \n".encode() * 30, "a.md", limits=Limits(soft_breaks=9)).paragraphs) == 3


@pytest.mark.parametrize(
    "line", ["{+" * 9000, "{~" * 9000 + "~}" * 9000, "[picture " * 9000, "|" * 9000, "↵" * 9000, "**a " * 9000]
)
def test_long_lines_of_signs(line: str) -> None:
    assert draft(line).form == "text"
