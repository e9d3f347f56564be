"""The builder of .docx papers, read back with python-docx and with lxml."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from gongwen_lint.testing import Layout, build_docx
from gongwen_lint.testing.form import Image, Line, Rows, parse

DRAFT = """\
---
stamp: 合法性审查专用章
textbox: 内部资料
---
北京市朝阳区某某局文件
朝某局文〔2016〕12号　　　　签发人：李　四
===
北京市朝阳区某某局关于提请审议《朝阳区某某管理办法（送审稿）》的请示
区政府：
　　为加强管理，我局{-拟订-}{+起草+}了办法。{~隐藏的话~}
　　一、基本情况
　　（一）前期工作
　　1. 调研了若干单位。
　　2. 起草了文稿。
[footnote] 见调研报告。
　　二、请示事项
　　妥否，请批示。
| 单位 | 意见 |
|---|---|
| 区财政局 | 同意 |
[header] 页眉的话
[textbox] 框里第一行
[textbox] 框里第二行
　　附件：1. 朝阳区某某管理办法（送审稿）
　　　　　2. 合法性审查意见书
　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　2016年4月8日
（联系人：王五；电话：6509××××）
---8<---
附件1
# 朝阳区某某管理办法
　　第一条　为了管理，制定本办法。
抄送：区委办公室。
北京市朝阳区某某局办公室　　2016年4月8日印发
"""
LAYOUTS = [Layout(), *(Layout.seeded(seed) for seed in range(24))]


def read(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(f"word/{name}"))


def visible(root: etree._Element) -> str:
    """All text a reader of Word sees in a part, blanks removed: no deletions, nothing hidden, no VML fallback."""
    out = []
    for node in root.iter(qn("w:t")):
        above = {etree.QName(a).localname for a in node.iterancestors()}
        if "Fallback" in above or node.getparent().find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None:
            continue
        out.append(node.text or "")
    return "".join("".join(out).split())


def paragraph(document: docx.document.Document, words: str) -> docx.text.paragraph.Paragraph:
    return next(p for p in document.paragraphs if words in p.text)


def test_parse_takes_every_sign_of_the_form_apart() -> None:
    form = parse(DRAFT + "\\# 不是标题\n第一行  \n第二行\n前↵后\n[picture 印章 | 公章]\n")
    assert form.all("stamp") == ("合法性审查专用章",)
    lines = [block for block in form.blocks if isinstance(block, Line)]
    assert [line.where for line in lines if line.where != "body"] == ["footnote", "header", "textbox", "textbox"]
    assert next(line for line in lines if line.new_page).text == "附件1"
    assert [line.text for line in lines if line.heading] == ["朝阳区某某管理办法"]
    assert [line.text for line in lines[-4:-1]] == ["# 不是标题", "第一行\n第二行", "前\n后"]
    assert lines[-1].pieces == (Image("印章", "公章"),)
    assert [p.mark for p in lines[4].pieces] == ["plain", "deleted", "inserted", "plain", "hidden"]
    table = next(block for block in form.blocks if isinstance(block, Rows))
    assert [[cell.text for cell in row] for row in table.cells] == [["单位", "意见"], ["区财政局", "同意"]]


def test_parse_never_fails() -> None:
    for draft in ("", "---", "---\na", "|", "||", "\\", "[footnote]", "{+", "===", "---8<---", "  \n  ", "\x00", "# "):
        build_docx(draft)
        parse(draft)


def test_page_and_faces_follow_the_standard() -> None:
    document = read(build_docx(DRAFT))
    section = document.sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    assert (round(section.top_margin / Mm(1)), round(section.left_margin / Mm(1))) == (37, 28)
    title = paragraph(document, "关于提请审议")
    assert title.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert title.runs[0].font.size == Pt(22)
    assert title.runs[0]._element.rPr.rFonts.get(qn("w:eastAsia")) == "方正小标宋简体"
    normal = document.styles["Normal"]
    assert normal.font.size == Pt(16)
    assert normal.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    indent = paragraph(document, "为加强管理")._element.pPr.find(qn("w:ind"))
    assert indent.get(qn("w:firstLineChars")) == "200"
    assert paragraph(document, "2016年4月8日").alignment == WD_ALIGN_PARAGRAPH.RIGHT
    border = paragraph(document, "签发人")._element.pPr.find(f"{qn('w:pBdr')}/{qn('w:bottom')}")
    assert border.get(qn("w:color")) == "FF0000"


def test_what_is_not_plain_text_gets_its_own_place() -> None:
    data = build_docx(DRAFT)
    root = part(data, "document.xml")
    assert [e.text for e in root.iter(qn("w:delText"))] == ["拟订"]
    assert root.find(f".//{qn('w:ins')}//{qn('w:t')}").text == "起草"
    assert "隐藏的话" not in visible(root)
    assert "见调研报告。" in visible(part(data, "footnotes.xml"))
    assert "页眉的话" in visible(part(data, "header_default.xml"))
    stamp = next(e for e in root.iter(qn("wp:docPr")) if e.get("descr"))
    assert stamp.get("descr") == "合法性审查专用章"
    assert stamp.getparent().tag == qn("wp:anchor")
    boxes = list(root.iter(qn("w:txbxContent")))
    assert ["".join(b.itertext()) for b in boxes] == ["内部资料"] * 2 + [
        "框里第一行框里第二行"
    ] * 2  # DrawingML, and VML
    assert "w:pageBreakBefore" in {f"w:{etree.QName(e).localname}" for e in paragraph(read(data), "附件1")._element.pPr}


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_no_layout_loses_or_adds_a_word(layout: Layout) -> None:
    data = build_docx(DRAFT, layout)
    read(data)
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    shown = ("header_default.xml", "header_first.xml", "document.xml")
    text = "".join(visible(part(data, n[5:])) for n in sorted(names, reverse=True) if n.endswith(shown))
    form = parse(DRAFT)
    said = [*form.all("textbox")]
    for block in form.blocks:
        said += [block.text] if isinstance(block, Line) and block.where != "footnote" else []
        said += [cell.text for row in block.cells for cell in row] if isinstance(block, Rows) else []
    expected = "".join("".join(said).split())
    labels = ("一、", "（一）", "1.", "2.", "二、") if layout.numbering else ()
    for label in labels:
        text, expected = text.replace(label, ""), expected.replace(label, "")
    assert sorted(text) == sorted(expected)


def test_the_same_draft_and_layout_give_the_same_bytes() -> None:
    layout = Layout.seeded(7)
    assert layout == Layout.seeded(7)
    assert build_docx(DRAFT, layout) == build_docx(DRAFT, layout)


def test_letterhead_can_stand_in_a_table_a_text_box_or_the_header() -> None:
    assert read(build_docx(DRAFT, Layout(letterhead="table"))).tables[0].cell(0, 0).text == "北京市朝阳区某某局文件"
    box = part(build_docx(DRAFT, Layout(letterhead="textbox")), "document.xml")
    assert any("签发人" in "".join(b.itertext()) for b in box.iter(qn("w:txbxContent")))
    header = part(build_docx(DRAFT, Layout(letterhead="header")), "header_first.xml")
    assert "签发人：李四" in visible(header)
    cells = read(build_docx(DRAFT, Layout(spacing="cells"))).tables[0].rows[0].cells
    assert [cell.text for cell in cells] == ["朝某局文〔2016〕12号", "签发人：李　四"]
    assert "号\t" in paragraph(read(build_docx(DRAFT, Layout(spacing="tabs"))), "签发人").text


def test_title_is_broken_before_the_matter() -> None:
    assert paragraph(read(build_docx(DRAFT, Layout(title="soft break"))), "关于提请").text.split("\n") == [
        "北京市朝阳区某某局",
        "关于提请审议《朝阳区某某管理办法（送审稿）》的请示",
    ]
    assert paragraph(read(build_docx(DRAFT, Layout(title="paragraphs"))), "关于提请").text.startswith("关于提请审议")


def test_automatic_labels_are_those_that_were_typed() -> None:
    document = read(build_docx(DRAFT, Layout(numbering=True)))
    levels = {
        p.text: p._element.pPr.numPr.ilvl.val
        for p in document.paragraphs
        if p._element.pPr is not None and p._element.pPr.numPr is not None
    }
    assert levels == {"基本情况": 0, "前期工作": 1, "调研了若干单位。": 2, "起草了文稿。": 2, "请示事项": 0}


def test_a_stamp_can_keep_no_words_but_a_name() -> None:
    root = part(build_docx("---\nstamp: 图片 3 |\n---\n　　正文。\n"), "document.xml")
    (stamp,) = root.iter(qn("wp:docPr"))
    assert (stamp.get("name"), stamp.get("descr"), stamp.getparent().tag) == ("图片 3", None, qn("wp:anchor"))


def test_labels_out_of_order_stay_typed() -> None:
    draft = "　　一、甲的事情\n　　三、乙的事情\n　　1. 丙的事情\n"
    document = read(build_docx(draft, Layout(numbering=True)))
    assert [p.text for p in document.paragraphs] == ["甲的事情", "三、乙的事情", "1. 丙的事情"]


def test_imprint_can_stand_in_a_table() -> None:
    table = read(build_docx(DRAFT, Layout(imprint="table", spacing="cells"))).tables[-1]
    assert [c.text for c in table.rows[1].cells] == ["北京市朝阳区某某局办公室", "2016年4月8日印发"]
