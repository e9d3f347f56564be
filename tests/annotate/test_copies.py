"""An annotated copy: comments on the very characters, everything else as it was."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from gongwen_lint.annotate import annotated
from gongwen_lint.document import Document, Place, Unreadable
from gongwen_lint.reading import read
from gongwen_lint.writing import CannotCopy

from .conftest import WHEN, Q, annotate, at, marked, pack, paragraph, parts, run

CHANGED = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
FILES = Path(__file__).parents[2] / "fixtures" / "files"


def body(number: int, start: int, end: int) -> Place:
    return Place("body", number, start, end)


def told(document: Document) -> list[tuple[object, ...]]:
    return [(p.part, p.text, p.label, p.cell, p.break_before) for p in document.everything()]


def test_a_comment_stands_on_its_characters() -> None:
    data = pack(paragraph(run("张副", "<w:rPr><w:b/></w:rPr>"), run("区长：")) + paragraph(run("妥否，请批示。")))
    copy, document, comments = annotate(data, body(0, 1, 4))
    assert [(c.words, c.text) for c in comments] == [("副区长", "【错误】CY44-6\n说明")]
    assert [p.text for p in document.paragraphs] == ["张副区长：", "妥否，请批示。"]
    assert [s.bold for s in document.paragraphs[0].spans] == [True, False]
    assert copy.comments == 1


def test_every_other_part_stays_byte_for_byte() -> None:
    data = pack(paragraph(run("张副区长：")), styles="<w:style w:styleId='a'/>")
    before, after = parts(data), parts(annotate(data, body(0, 0, 4))[0].data)
    assert list(after) == [*before, "word/comments.xml"]
    assert {name for name in before if before[name] != after[name]} == CHANGED
    assert "<!-- 保留 -->".encode() in after["word/document.xml"]


def test_the_packed_bytes_and_dates_of_other_parts_stay() -> None:
    data = pack(paragraph(run("张副区长：")))
    copy = annotate(data, body(0, 0, 4))[0].data
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(copy)) as new:
        for a in old.infolist():
            b = new.getinfo(a.filename)
            assert (a.date_time, a.external_attr) == (b.date_time, b.external_attr)
            if a.filename not in CHANGED:
                assert (a.compress_type, a.compress_size, a.CRC) == (b.compress_type, b.compress_size, b.CRC)


def test_nothing_to_say_gives_the_same_bytes() -> None:
    data = pack(paragraph(run("区政府：")))
    assert annotated(data, read(data, "a.docx"), [], WHEN).data == data


def test_existing_comments_stay_and_numbers_are_unique() -> None:
    theirs = "<w:comment w:id='7' w:author='王五'><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment>"
    text = (
        "<w:commentRangeStart w:id='7'/>"
        + run("区政府：")
        + "<w:commentRangeEnd w:id='7'/><w:r><w:commentReference w:id='7'/></w:r>"
    )
    data = pack(paragraph(text), comments=theirs)
    copy, _, comments = annotate(data, body(0, 0, 3), body(0, 1, 2))
    assert [(c.number, c.words) for c in comments] == [("8", "区政府"), ("9", "政")]
    found = etree.fromstring(parts(copy.data)["word/comments.xml"])
    assert [c.get(Q + "author") for c in found] == ["王五", "公文检查", "公文检查"]
    assert set(parts(copy.data)) == set(parts(data))


def test_comments_may_cross_and_nest() -> None:
    data = pack(paragraph(run("一二三四五六")))
    wanted = [(0, 4), (2, 6), (3, 4), (0, 6), (3, 3), (6, 6), (0, 0)]
    _, document, comments = annotate(data, *(body(0, a, b) for a, b in wanted))
    assert [c.words for c in comments] == ["一二三四五六"[a:b] for a, b in wanted]
    assert document.paragraphs[0].text == "一二三四五六"


WRAPPED = {
    "table": f"<w:tbl><w:tr><w:tc>{paragraph(run('张副区长'))}</w:tc></w:tr></w:tbl>",
    "content control": f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('张副区长'))}</w:sdtContent></w:sdt>",
    "inline control": paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('张副区长')}</w:sdtContent></w:sdt>"),
    "hyperlink": paragraph(f"<w:hyperlink w:anchor='a'>{run('张副区长')}</w:hyperlink>"),
    "insertion": paragraph(f"<w:ins w:id='1' w:author='王五'>{run('张副区长')}</w:ins>"),
    "deletion between": paragraph(
        run("张副"), "<w:del w:id='1' w:author='王五'><w:r><w:delText>某</w:delText></w:r></w:del>", run("区长")
    ),
    "blanks that do not show": paragraph("<w:r><w:t> 张副区长 </w:t></w:r>"),
    "a tab in the run": paragraph("<w:r><w:t>张副</w:t><w:lastRenderedPageBreak/><w:t>区长</w:t><w:tab/></w:r>"),
}


@pytest.mark.parametrize("kind", WRAPPED)
def test_wherever_the_words_stand(kind: str) -> None:
    data = pack(WRAPPED[kind])
    before = read(data, "a.docx")
    _, after, comments = annotate(data, body(0, 1, 3), body(0, 0, 4))
    assert [c.words for c in comments] == ["副区", "张副区长"]
    assert told(after) == told(before)


def test_a_text_box_is_marked_where_it_is_read() -> None:
    inside = f"<w:txbxContent>{paragraph(run('张副区长：'))}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    data = pack(paragraph(run("标题"), box))
    document = read(data, "a.docx")
    place = next(p for p in document.paragraphs if p.part == "textbox").place(0, 4)
    _, after, comments = annotate(data, place)
    assert [c.words for c in comments] == ["张副区长"]
    assert told(after) == told(document)


def test_words_of_an_equation_are_marked_as_a_whole() -> None:
    data = pack(paragraph(run("式"), "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", run("所示")))
    _, document, _ = annotate(data, body(0, 2, 3))
    marks = [str(e.tag).rpartition("}")[2] for e in document.source.tree("word/document.xml")[0][0]]  # type: ignore[union-attr]
    assert marks == ["r", "commentRangeStart", "oMath", "commentRangeEnd", "r", "r"]


def test_an_empty_paragraph_takes_a_comment() -> None:
    data = pack("<w:p><w:pPr><w:jc w:val='center'/></w:pPr></w:p>")
    _, document, comments = annotate(data, body(0, 0, 0))
    assert [c.words for c in comments] == [""]
    assert document.paragraphs[0].format.alignment == "center"


def test_a_document_without_paragraphs_says_so() -> None:
    data = pack("")
    copy = annotated(data, read(data, "a.docx"), [at(body(0, 0, 0))], WHEN)
    assert (copy.data, copy.comments, copy.homeless) == (data, 0, 1)


def test_a_note_is_marked_at_its_number() -> None:
    mark = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    note = f"<w:footnote w:id='2'>{paragraph(run('见某某办法'))}</w:footnote>"
    data = pack(paragraph(run("依据")) + paragraph(run("前"), mark, run("后")), footnotes=note)
    place = Place("footnote", 0, 1, 3)
    copy = annotated(data, read(data, "a.docx"), [at(place, "脚注第1段", "某某")], WHEN)
    assert copy.moved == 1
    document = read(copy.data, "a.docx")
    second = document.source.tree("word/document.xml")[0][1]  # type: ignore[union-attr]
    assert [str(e.tag).rpartition("}")[2] for e in second] == [
        "r",
        "commentRangeStart",
        "r",
        "commentRangeEnd",
        "r",
        "r",
    ]
    assert "（所指文字在脚注第1段“某某”，批注放在它的脚注号上。）" in marked(document, copy.data)[0].text


def test_a_header_is_told_on_the_first_paragraph() -> None:
    section = "<w:sectPr><w:headerReference w:type='default' r:id='header'/></w:sectPr>"
    data = pack(paragraph(run("区政府：")) + section, header=paragraph(run("某局文件")))
    copy = annotated(data, read(data, "a.docx"), [at(Place("header", 0, 0, 4), "页眉第1段", "某局文件")], WHEN)
    comment = marked(read(copy.data, "a.docx"), copy.data)[0]
    assert comment.words == "区政府："
    assert "（所指文字在页眉第1段“某局文件”，批注不能放在那里，移到了正文第一段。）" in comment.text


def test_a_header_of_a_later_section_is_told_there() -> None:
    reference = "<w:sectPr><w:headerReference w:type='default' r:id='header'/></w:sectPr>"
    ends = "<w:pPr><w:sectPr/></w:pPr>"
    data = pack(
        f"<w:p>{ends}{run('区政府：')}</w:p>" + paragraph() + paragraph(run("附件：某某表")) + reference,
        header=paragraph(run("某局文件")),
    )
    copy = annotated(data, read(data, "a.docx"), [at(Place("header", 0, 0, 4), "页眉第1段", "某局文件")], WHEN)
    comment = marked(read(copy.data, "a.docx"), copy.data)[0]
    assert comment.words == "附件：某某表"
    assert "批注不能放在那里，移到了第2节第一段。）" in comment.text


def test_the_drafts_own_style_for_comments_is_used() -> None:
    style = "<w:style w:type='paragraph' w:styleId='af1'><w:name w:val='annotation text'/></w:style>"
    data = pack(paragraph(run("区政府：")), styles=style)
    assert b'<w:pStyle w:val="af1"/>' in parts(annotate(data, body(0, 0, 3))[0].data)["word/comments.xml"]


def test_strict_files_keep_their_names() -> None:
    data = (FILES / "strict.docx").read_bytes()
    document = read(data, "strict.docx")
    copy = annotated(data, document, [at(document.paragraphs[1].place())], WHEN)
    after = parts(copy.data)
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert b"purl.oclc.org/ooxml" in after[name]
    assert b"schemas.openxmlformats.org/wordprocessingml" not in after["word/document.xml"] + after["word/comments.xml"]
    assert told(read(copy.data, "strict.docx")) == told(document)


@pytest.mark.parametrize("path", sorted(FILES.glob("*.do[ct][xm]")), ids=lambda path: path.name)
def test_odd_files_keep_their_text(path: Path) -> None:
    data = path.read_bytes()
    try:
        document = read(data, path.name)
    except Unreadable:
        return
    notes = [at(p.place(0, len(p.text) // 2)) for p in document.paragraphs]
    copy = annotated(data, document, notes, WHEN)
    again = read(copy.data, path.name)
    assert told(again) == told(document)
    assert [p.spans[0].font for p in again.paragraphs] == [p.spans[0].font for p in document.paragraphs]
    if path.suffix == ".docx" and path.name not in ("backslashes.docx", "strict.docx"):  # python-docx reads neither
        assert len(list(docx.Document(io.BytesIO(copy.data)).comments)) == len(notes)


def test_a_package_without_content_types_is_refused() -> None:
    data = pack(paragraph(run("区政府：")))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in parts(data).items():
            if name != "[Content_Types].xml":
                file.writestr(name, content)
    document = read(buffer.getvalue(), "a.docx")
    with pytest.raises(CannotCopy, match="Content_Types"):
        annotated(buffer.getvalue(), document, [at(body(0, 0, 3))], WHEN)
