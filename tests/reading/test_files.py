"""The odd files of fixtures/files: what is read from each, or why it is not."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from gongwen_lint.document import Document, Unreadable
from gongwen_lint.reading import read

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "files"
PACKED = ("bomb.docx", "deep.docx")  # compressed: not the same bytes with every zlib


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("odd_files", FOLDER / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = builder()
PAPER = [
    BUILD.TITLE,
    "区政府：",
    BUILD.BODY,
    "　　　　　　　　　　北京市朝阳区某某局",
    "　　　　　　　　　　2016年4月8日",
]

TEXTS = {
    "letterhead-text-box.docx": [BUILD.MARK, *PAPER],
    "letterhead-vml.docx": [BUILD.MARK, *PAPER],
    "letterhead-header.docx": PAPER,
    "imprint-text-box.docx": [*PAPER, "（联系人：王五；电话：6509××××）", "抄送：区委办公室。"],
    "stamp.docx": [*PAPER[:3], "北京市朝阳区某某局", "2016年4月8日"],
    "lists.docx": ["一、基本情况", "（一）起草过程", "（二）征求意见", "1.书面征求", "（1）街道", "二、主要内容", "（一）适用范围", "附件1", "一、总则"],
    "tracked.docx": ["北京市朝阳区某某局关于提请审议某某办法的请示", "区政府：", "　　我局已征求区司法局意见。", "签发"],
    "hidden.docx": [BUILD.TITLE, "区政府："],
    "theme-fonts.docx": PAPER,
    "content-controls.docx": [BUILD.TITLE, "区政府：", "签发", "李四"],
    "nested-tables.docx": ["北京市朝阳区某某局发文稿纸", "签发", "李四", "2016年4月8日", "", "核稿：王五", *PAPER],
    "fields.docx": ["特急", "第一章", "第二章", "2016年4月8日"],
    "strict.docx": [BUILD.MARK, *PAPER],
    "utf-16.docx": PAPER,
    "backslashes.docx": PAPER,
    "main-part-elsewhere.docx": PAPER,
    "macros.docm": PAPER,
    "template.dotx": PAPER,
    "gb18030.txt": PAPER[:3],
    "utf-16.txt": PAPER[:3],
}  # fmt: skip
CODES = {
    "empty.docx": "GL003",
    "truncated.docx": "GL004",
    "no-main-part.docx": "GL007",
    "broken-xml.docx": "GL009",
    "dtd.docx": "GL009",
    "deep.docx": "GL008",
    "bomb.docx": "GL008",
    "encrypted.docx": "GL005",
    "old.doc": "GL006",
    "renamed.docx": "GL006",
    "workbook.docx": "GL011",
    "open-document.docx": "GL011",
    "plain.zip": "GL002",
    "~$lock.docx": "GL010",
    "not-text.txt": "GL012",
}


def opened(name: str) -> Document:
    return read((FOLDER / name).read_bytes(), name)


def test_the_script_makes_the_files() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.suffix != ".py" and path.is_file()} == set(BUILD.FILES)
    assert set(BUILD.FILES) == {*TEXTS, *CODES}
    for name, build in BUILD.FILES.items():
        if name not in PACKED:
            assert (FOLDER / name).read_bytes() == build(), name


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_read(name: str) -> None:
    document = opened(name)
    assert [p.labelled for p in document.paragraphs] == TEXTS[name]
    assert [p.index for p in document.paragraphs] == list(range(len(document.paragraphs)))
    for paragraph in document.everything():
        spans = paragraph.spans
        assert (spans[0].start, spans[-1].end) == (0, len(paragraph.text))
        assert paragraph.format is not None


@pytest.mark.parametrize("name", CODES)
def test_what_is_not_read(name: str) -> None:
    with pytest.raises(Unreadable) as caught:
        opened(name)
    assert caught.value.code == CODES[name]


def test_what_else_they_hold() -> None:
    assert opened("letterhead-text-box.docx").paragraphs[0].part == "textbox"
    assert [p.text for p in opened("letterhead-header.docx").part("header")] == [BUILD.MARK]
    assert opened("imprint-text-box.docx").paragraphs[-1].part == "textbox"
    (stamp,) = opened("stamp.docx").pictures
    assert (stamp.paragraph, stamp.words, stamp.anchored) == (3, "合法性审查专用章 审查章.png", True)
    assert opened("tracked.docx").tracked
    assert {s.font for p in opened("theme-fonts.docx").paragraphs for s in p.spans} == {"仿宋_GB2312"}
    form = opened("nested-tables.docx")
    assert [t.rows for t in form.tables] == [(((0,), ()), ((4,), (5,))), (((1,), (2,)), ((), (3,)))]
    assert (opened("strict.docx").paragraphs[0].format.indent_left, opened("strict.docx").paragraphs[0].format.alignment) == (24.0, "right")  # fmt: skip
