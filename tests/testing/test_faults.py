"""Formatting faults that `format:` lines of a draft ask for."""

from __future__ import annotations

import pytest

from gongwen_lint.document import Document, Paragraph, Span
from gongwen_lint.reading import read
from gongwen_lint.testing import Layout, build_docx

DRAFT = """\
北京市朝阳区某某局文件
朝某局文〔2016〕12号　　　　签发人：李四
===
北京市朝阳区某某局关于提请审议某某管理办法的请示
区政府：
　　为加强管理，我局起草了办法。
　　一、基本情况
　　附件：某某管理办法

　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　2016年4月8日
抄送：区委办公室。
北京市朝阳区某某局办公室　　2016年4月8日印发
"""


def built(*lines: str, layout: Layout = Layout()) -> Document:  # noqa: B008
    front = "".join(f"format: {line}\n" for line in lines)
    return read(build_docx(f"---\n{front}---\n{DRAFT}", layout), "a.docx")


def one(document: Document, words: str) -> Paragraph:
    return next(p for p in document.paragraphs if words in p.text)


def span_of(paragraph: Paragraph, words: str) -> Span:
    at = paragraph.text.index(words)
    return next(s for s in paragraph.spans if s.start <= at < s.end)


@pytest.mark.parametrize("layout", [Layout(), Layout(split=3, controls=True), Layout.seeded(5)], ids=str)
def test_type_of_parts_and_of_quoted_words(layout: Layout) -> None:
    document = built("正文 字体=宋体 字号=小四", "“朝某局文” 颜色=红 加粗", "签发人姓名 字体=黑体", layout=layout)
    texts = "".join(p.text for p in document.everything())
    body = one(document, "为加强管理")
    assert {(s.font, s.size) for s in body.spans} == {("宋体", 12.0)}
    assert {(s.font, s.size) for s in one(document, "区政府").spans} == {("仿宋_GB2312", 16.0)}
    number = next(p for p in document.everything() if "朝某局文" in p.text)
    assert (span_of(number, "朝某局文").colour, span_of(number, "朝某局文").bold) == ("FF0000", True)
    assert (span_of(number, "〔2016〕").colour, span_of(number, "〔2016〕").bold) == (None, False)
    signer = next(p for p in document.everything() if "李四" in p.text)
    assert span_of(signer, "李四").font == "黑体"
    assert span_of(signer, "签发人").font == "仿宋_GB2312"
    assert texts.count("朝某局文〔2016〕12号") == 1


def test_shapes() -> None:
    document = built("标题 居左", "正文 首行=0", "日期 右空=2", "抄送 上线=无", "署名 前空行=3")
    assert one(document, "关于提请").format.alignment == "left"
    assert one(document, "为加强管理").format.indent_first_chars == 0.0
    assert one(document, "一、基本情况").format.indent_first_chars == 2.0
    assert document.paragraphs[8].format.indent_right_chars == 2.0
    assert one(document, "抄送").format.rule_top is None
    assert document.paragraphs[7].format.space_before == pytest.approx(86.85)


def test_pages() -> None:
    document = built("页边距 上=25 装订线=3", "纸张 宽=182 高=257", "网格 行=20", "页码 居中", "红线 无")
    (section,) = document.sections
    assert (round(section.top), round(section.gutter), round(section.width), section.grid_lines) == (25, 3, 182, 17)
    assert {p.format.alignment for p in document.part("footer")} == {"center"}
    assert not any(p.format.border_bottom == "FF0000" for p in document.paragraphs)
    assert built("页码 无").running == ()
    (line,) = built("红线 长=100 颜色=黑", layout=Layout(red_line="shape")).lines
    assert (line.length, line.colour) == (100.0, "000000")


def test_nobody_has_typeset_it() -> None:
    document = built("全文 未排版", "默认 字体=宋体 字号=五号")
    assert {(s.font, s.size, s.colour) for p in document.paragraphs for s in p.spans} == {("宋体", 10.5, None)}
    assert {p.format.alignment for p in document.paragraphs} == {None}


@pytest.mark.parametrize("line", ["正文", "正文 头重脚轻", "“引文", "抄送 上线=粗"])
def test_lines_that_say_nothing_sensible_are_mistakes(line: str) -> None:
    with pytest.raises(ValueError, match="format"):
        built(line)


def test_layouts_by_name() -> None:
    assert Layout.named(["letterhead=table title=soft_break", "controls=true"]) == Layout(
        letterhead="table", title="soft break", controls=True
    )
    with pytest.raises(ValueError, match="layout"):
        Layout.named(["头=table"])
