"""Where lines stand: in the middle, how many lines apart, how far down the page; and what red is."""

from __future__ import annotations

import pytest

from gongwen_checks.gbt9704_2012 import colours, edges
from gongwen_checks.gbt9704_2012.centring import off_centre
from gongwen_checks.gbt9704_2012.gaps import depth_of, in_lines, lines_between
from gongwen_checks.gbt9704_2012.stretches import paragraphs_of
from gongwen_lint.document import Document
from gongwen_lint.organisation import Organisation
from gongwen_lint.reading import read
from gongwen_lint.recognition import recognise
from gongwen_lint.testing.draft import build_docx
from gongwen_lint.testing.layout import Layout
from gongwen_lint.testing.package import skeleton
from gongwen_lint.testing.wordml import DECLARED

DRAFT = """北京市朝阳区某某局文件
朝某局发〔2016〕15号
===
北京市朝阳区某某局关于开展检查的通知
各科室：
　　汛期将至，定于5月20日至25日开展安全检查，请各科室先行自查，填写自查表。
　　　　　　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　　　　　　2016年5月12日
"""


def built(*faults: str, layout: Layout | None = None) -> Document:
    front = "".join(f"format: {fault}\n" for fault in faults)
    return read(build_docx(f"---\n{front}---\n{DRAFT}" if front else DRAFT, layout or Layout()), "a.docx")


def paragraph_of(document: Document, words: str):  # type: ignore[no-untyped-def]
    return next(p for p in (*document.paragraphs, *document.part("header")) if words in p.text)


@pytest.mark.parametrize("way", ["paragraphs", "table", "textbox", "header"])
def test_a_mark_stands_35_millimetres_down_whatever_holds_it(way: str) -> None:
    document = built(layout=Layout(letterhead=way))  # type: ignore[arg-type]
    depth = depth_of(paragraph_of(document, "文件"), document, document.sections[0])
    assert depth is not None
    assert depth == pytest.approx(35, abs=1)


def test_lines_between_count_empty_paragraphs_and_spacing_alike() -> None:
    for blank_lines in (False, True):
        document = built(layout=Layout(blank_lines=blank_lines))
        title, recipients = paragraph_of(document, "关于开展"), paragraph_of(document, "各科室：")
        assert lines_between(title, recipients, document) == pytest.approx(1, abs=0.2)
    wider = built("主送 前空行=3")
    title, recipients = paragraph_of(wider, "关于开展"), paragraph_of(wider, "各科室：")
    lines = lines_between(title, recipients, wider)
    assert lines is not None
    assert lines > 2.5
    assert lines_between(recipients, title, wider) is None


def test_in_lines_says_whole_lines_plainly() -> None:
    assert in_lines(2.05) == "2行"
    assert in_lines(1.4) == "约1.4行"


@pytest.mark.parametrize(("fault", "off"), [("居中", False), ("居左", True), ("居右", True), ("两端对齐", True)])
def test_off_centre_sees_what_an_eye_sees(fault: str, off: bool) -> None:
    document = built(f"标题 {fault}")
    title = paragraph_of(document, "关于开展")
    assert off_centre(title, document.sections[0], document) is off


def test_the_paragraphs_of_a_title_are_those_its_words_fill() -> None:
    document = built(layout=Layout(title="paragraphs"))
    paper = recognise(document, Organisation())
    assert paper.title is not None
    found = paragraphs_of(paper, paper.title.text, paper.title.place)
    assert "".join(p.text for p in found) == paper.title.text


@pytest.mark.parametrize("colour", ["FF0000", "C00000", "E60012", "CC0000"])
def test_reds(colour: str) -> None:
    assert colours.red(colour)
    assert colours.in_words(colour) == "红色"


@pytest.mark.parametrize(
    ("colour", "words"),
    [
        (None, "黑色"),
        ("000000", "黑色"),
        ("0000FF", "蓝色"),
        ("808080", "灰色"),
        ("FFC000", "橙黄色"),
        ("00B050", "绿色"),
    ],
)
def test_what_is_not_red(colour: str | None, words: str) -> None:
    assert not colours.red(colour)
    assert colours.in_words(colour) == words


@pytest.mark.parametrize(
    ("indents", "begins"),
    [
        ('w:leftChars="200" w:left="1920" w:hangingChars="400" w:hanging="1280"', (2, 6)),  # Word: 左缩进2字、悬挂4字
        ('w:left="1920" w:hangingChars="400" w:hanging="1280"', (2, 6)),
        ('w:leftChars="200" w:left="640" w:firstLineChars="100" w:firstLine="320"', (3, 2)),
        ('w:leftChars="200" w:left="1280" w:hanging="640"', (2, 4)),
    ],
)
def test_a_left_indent_in_characters_is_that_of_the_first_line_where_it_hangs(
    indents: str, begins: tuple[int, int]
) -> None:
    run = '<w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>附件：一份清单</w:t></w:r>'
    body = f"<w:p><w:pPr><w:ind {indents}/></w:pPr>{run}</w:p>"
    document = read(skeleton().bytes(f"<w:document {DECLARED}><w:body>{body}</w:body></w:document>"), "a.docx")
    paragraph = document.paragraphs[0]
    assert (round(edges.first(paragraph), 1), round(edges.left(paragraph), 1)) == begins
