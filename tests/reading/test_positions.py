"""From a place back to the runs it was read from."""

from __future__ import annotations

import pytest

from gongwen_lint.document import Document, Place
from gongwen_lint.reading import read
from gongwen_lint.reading.positions import paragraphs_at, runs_at, serialise, text_of, tree_of

from .conftest import Open, archive, entries

A = 'w:id="1" w:author="王五"'


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


PARAGRAPH = (
    "<w:p>"
    + run("关于")
    + f"<w:del {A}>{run('删去')}</w:del><w:ins {A}>{run('提请')}</w:ins>"
    + "<w:r><w:t>审议</w:t><w:tab/><w:t>某某</w:t><w:br/><w:t> 办法 </w:t></w:r>"
    + run("藏", "<w:rPr><w:vanish/></w:rPr>")
    + field("begin")
    + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    + field("separate")
    + run("12")
    + field("end")
    + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    + f"<w:hyperlink>{run('的请示')}</w:hyperlink>"
    + "</w:p>"
)
TEXT = "关于提请审议\t某某\n办法12☑的请示"


def at(document: Document, quote: str) -> Place:
    start = document.paragraphs[0].text.index(quote)
    return document.paragraphs[0].place(start, start + len(quote))


def test_every_character_leads_to_its_run(opened: Open) -> None:
    document = opened(PARAGRAPH)
    assert document.paragraphs[0].text == TEXT
    for start in range(len(TEXT)):
        (found,) = runs_at(document, Place("body", 0, start, start + 1))
        assert found.run is not None
        assert found.leaf.getparent() is found.run
        if found.leaf.tag.endswith("}t"):
            assert found.leaf.text[found.start : found.end] == TEXT[start]  # type: ignore[index]
        else:
            assert (found.start, found.end) == (0, 1)


@pytest.mark.parametrize(
    ("quote", "runs", "said"),
    [
        ("关于提请", 2, "关于提请"),
        ("请审", 2, "请审"),
        ("审议\t某某\n办法", 5, "审议某某办法"),
        ("办法12", 2, "办法12"),
        ("2☑的", 3, "2的"),
        (TEXT, 10, "关于提请审议某某办法12的请示"),
    ],
)
def test_stretches(opened: Open, quote: str, runs: int, said: str) -> None:
    document = opened(PARAGRAPH)
    found = runs_at(document, at(document, quote))
    assert len(found) == runs
    assert text_of(found) == said


def test_an_empty_place_leads_to_the_leaf_it_touches(opened: Open) -> None:
    document = opened(PARAGRAPH)
    (found,) = runs_at(document, Place("body", 0, 1, 1))
    assert (found.leaf.text, found.start, found.end) == ("关于", 1, 1)
    (found,) = runs_at(document, Place("body", 0, len(TEXT), len(TEXT)))
    assert (found.leaf.text, found.start) == ("的请示", 3)
    assert runs_at(opened("<w:p/>"), Place("body", 0, 0, 0)) == ()


def test_paragraphs_joined_by_deleted_marks(opened: Open) -> None:
    body = f"<w:p><w:pPr><w:rPr><w:del {A}/></w:rPr></w:pPr>{run('关于')}</w:p><w:p>{run('提请')}</w:p>"
    document = opened(body)
    place = Place("body", 0, 1, 3)
    assert text_of(runs_at(document, place)) == "于提"
    assert len(paragraphs_at(document, place)) == 2


def test_a_paragraph_that_begins_inside_a_field(opened: Open) -> None:
    body = f"<w:p>{field('begin')}{run('指令')}{field('separate')}{run('一')}</w:p><w:p>{run('二')}{field('end')}{run('三')}</w:p>"
    document = opened(body)
    assert text_of(runs_at(document, document.paragraphs[1].place())) == "二三"


def test_page_breaks_and_boxes_are_stepped_over(opened: Open) -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{run('盒')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    page = '<w:r><w:br w:type="page"/></w:r>'
    document = opened(f"<w:p>{page}{run('上')}{box}{page}{run('下')}{page}</w:p>")
    assert [p.text for p in document.paragraphs] == ["上\n下", "盒"]
    assert text_of(runs_at(document, Place("body", 0, 2, 3))) == "下"
    assert text_of(runs_at(document, Place("textbox", 1, 0, 1))) == "盒"


def test_other_parts_have_trees_of_their_own(opened: Open) -> None:
    document = opened(
        f"<w:p>{run('正文')}</w:p>", footnotes=f'<w:footnote w:id="2"><w:p>{run("脚注")}</w:p></w:footnote>'
    )
    place = document.part("footnote")[0].place(1, 2)
    assert text_of(runs_at(document, place)) == "注"
    found = tree_of(document, place)
    assert found is not None
    name, root = found
    assert name == "word/footnotes.xml"
    assert runs_at(document, place)[0].leaf.getroottree().getroot() is root
    assert tree_of(document, document.paragraphs[0].place())[0] == "word/document.xml"  # type: ignore[index]


def test_text_drafts_have_no_runs() -> None:
    document = read("区政府：".encode(), "a.md")
    place = document.paragraphs[0].place()
    assert (runs_at(document, place), paragraphs_at(document, place), tree_of(document, place)) == ((), (), None)


def test_what_is_written_back_has_the_names_it_came_with(opened: Open) -> None:
    document = opened(f"<w:p>{run('正文')}</w:p>")
    name, root = tree_of(document, document.paragraphs[0].place())  # type: ignore[misc]
    made = entries("")
    assert read(archive(made | {name: serialise(document, root)}), "a.docx").paragraphs[0].text == "正文"

    strict = str(entries(f"<w:p>{run('正文')}</w:p>")["word/document.xml"])
    for kind in ("wordprocessingml", "officeDocument", "drawingml"):
        strict = strict.replace(
            f"http://schemas.openxmlformats.org/{kind}/2006/", f"http://purl.oclc.org/ooxml/{kind}/"
        )
    document = read(archive(made | {"word/document.xml": strict}), "a.docx")
    written = serialise(document, tree_of(document, document.paragraphs[0].place())[1])  # type: ignore[index]
    assert b"http://purl.oclc.org/ooxml/wordprocessingml/main" in written
    assert b"http://schemas.openxmlformats.org/markup-compatibility/2006" in written
    assert b"openxmlformats.org/wordprocessingml" not in written
