"""What an extension needs besides: copies with marks for a preview, whether a draft is ready, what can be explained."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest
from lxml import etree

from gongwen_lint.document import Document
from gongwen_lint.linter import Linter, Request
from gongwen_lint.lsp.plainer import make_plainer
from gongwen_lint.lsp.preview import shown
from gongwen_lint.reading import read
from gongwen_lint.testing import Layout, build_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PROLOGUE = f'<w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>'
EPILOGUE = "</w:body></w:document>"
READABLE = [
    "content-controls",
    "fields",
    "hidden",
    "imprint-text-box",
    "letterhead-header",
    "letterhead-text-box",
    "letterhead-vml",
    "lists",
    "main-part-elsewhere",
    "nested-tables",
    "stamp",
    "strict",
    "theme-fonts",
    "tracked",
    "utf-16",
]
LAYOUTS = {
    "paragraphs": Layout(),
    "text boxes": Layout(letterhead="textbox", imprint="textbox"),
    "tables": Layout(letterhead="table", imprint="table"),
    "header": Layout(letterhead="header"),
}


def words(document: Document) -> list[str]:
    return sorted(paragraph.text for paragraph in document.everything())


def plainer(content: str) -> str:
    """A part's body after it was made plainer, without names of namespaces."""
    root = etree.fromstring(PROLOGUE + content + EPILOGUE)
    make_plainer(root)
    body = etree.tostring(root[0], encoding="unicode")
    return body[body.index(">") + 1 : body.rindex("<")].replace("w:", "")


# copies with marks


@pytest.mark.parametrize("name", READABLE)
def test_a_copy_says_what_the_draft_says(root: Path, name: str) -> None:
    path = root / "fixtures" / "files" / f"{name}.docx"
    data = path.read_bytes()
    result = Linter(Request()).lint_bytes(data, str(path))
    assert result.document is not None
    copy = shown(data, result.document, result.findings)
    assert words(read(copy.data, "a.docx")) == words(result.document)
    assert len({mark[0] for mark in copy.marks}) == len(result.findings)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_marks_stand_round_the_very_words(five: str, layout: str) -> None:
    data = build_docx(five, LAYOUTS[layout])
    result = Linter(Request()).lint_bytes(data, "a.docx")
    assert result.document is not None
    copy = shown(data, result.document, result.findings)
    own = {fingerprint: (start, end) for fingerprint, number, start, end in copy.marks if number == 0}
    marked = words_between(copy.data)
    for finding in result.findings:
        start, end = own[finding.fingerprint]
        assert marked[start, end] == finding.quote.replace("\t", "")
    assert "张副区长：" in marked.values()


def words_between(data: bytes) -> dict[tuple[str, str], str]:
    """The words between each two marks, by their names, in all parts."""
    import io
    import zipfile

    found: dict[tuple[str, str], str] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if not name.startswith("word/") or not name.endswith(".xml"):
                continue
            open_marks: dict[str, str] = {}
            for element in etree.fromstring(package.read(name)).iter(f"{{{W}}}bookmarkStart", f"{{{W}}}t"):
                mark = element.get(f"{{{W}}}name", "")
                if mark.endswith(".a"):
                    open_marks[mark] = ""
                elif mark.endswith(".b"):
                    start = mark[:-1] + "a"
                    found[start, mark] = open_marks.pop(start)
                elif element.tag.endswith("}t"):
                    open_marks = {mark: words + (element.text or "") for mark, words in open_marks.items()}
    return found


def test_marks_of_one_copy_cannot_be_guessed_from_another(five_docx: bytes) -> None:
    result = Linter(Request()).lint_bytes(five_docx, "a.docx")
    assert result.document is not None
    first, second = (shown(five_docx, result.document, result.findings) for _ in range(2))
    assert not {mark[2] for mark in first.marks} & {mark[2] for mark in second.marks}


# plainer parts


@pytest.mark.parametrize(
    ("content", "simple"),
    [
        (
            '<w:p><w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink><w:fldSimple w:instr="PAGE"><w:r/></w:fldSimple></w:p>',
            "<p><r><t>甲</t></r><r/></p>",
        ),
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:t>藏</w:t>'
            '<w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/><w:t>页</w:t></w:r></w:p>',
            "<p><r><t>1</t><t>页</t></r></p>",
        ),
        (
            "<w:p><w:moveFrom><w:r/></w:moveFrom><w:moveTo><w:r/></w:moveTo></w:p>",
            "<p><del><r/></del><ins><r/></ins></p>",
        ),
        (
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>jia</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
            "<p><r/><r><t>甲</t></r></p>",
        ),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>甲</w:t></mc:Fallback></mc:AlternateContent><w:cr/></w:r></w:p>",
            "<p><r><t>甲</t><br/></r></p>",
        ),
    ],
)
def test_what_a_viewer_would_leave_out_is_made_plain(content: str, simple: str) -> None:
    assert plainer(content) == simple


def test_text_boxes_are_shown_in_front_of_their_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>内</w:t></w:r></w:p></w:txbxContent>"
    shown_ = plainer(f"<w:p><w:r><w:pict>{box}</w:pict><w:t>外</w:t></w:r></w:p>")
    assert shown_.startswith("<tbl>") and shown_.endswith("<p><r><t>外</t></r></p>")
    assert "<p><r><t>内</t></r></p></tc>" in shown_ and "pict" not in shown_


def test_text_boxes_in_text_boxes_are_shown_too() -> None:
    inner = "<w:txbxContent><w:p><w:r><w:t>最里</w:t></w:r></w:p></w:txbxContent>"
    outer = f"<w:txbxContent><w:p><w:r><w:pict>{inner}</w:pict><w:t>内</w:t></w:r></w:p></w:txbxContent>"
    shown_ = plainer(f"<w:p><w:r><w:pict>{outer}</w:pict></w:r></w:p>")
    assert [part.split("<")[0] for part in shown_.split("<t>")[1:]] == ["最里", "内"]
    assert shown_.count("<tbl>") == 2 and "txbxContent" not in shown_


# requests


@pytest.mark.asyncio(loop_scope="module")
async def test_a_preview_is_a_copy_with_its_findings(shared, five_docx: bytes) -> None:
    (shared.root / "a.docx").write_bytes(five_docx)
    answer = await shared.request("gongwen/preview", {"uri": shared.uri("a.docx")})
    assert {mark.fingerprint for mark in answer.marks} == {finding.fingerprint for finding in answer.findings}
    copy = b64decode(answer.copy)
    assert words(read(copy, "a.docx")) == words(read(five_docx, "a.docx"))
    assert answer.paragraphs[3].text.endswith("张副区长：")
    assert (shared.root / "a.docx").read_bytes() == five_docx
    assert shared.published == [], "a preview publishes nothing"


@pytest.mark.asyncio(loop_scope="module")
async def test_a_preview_of_what_cannot_be_read_has_no_copy(shared) -> None:
    (shared.root / "bad.docx").write_bytes(b"PK\x03\x04 cut short")
    answer = await shared.request("gongwen/preview", {"uri": shared.uri("bad.docx")})
    assert (answer.copy, answer.marks, answer.error.code) == (None, [], "GL004")


@pytest.mark.asyncio(loop_scope="module")
async def test_quiet_checks_publish_nothing(shared, five_docx: bytes) -> None:
    (shared.root / "a.docx").write_bytes(five_docx)
    answer = await shared.request("gongwen/lintDocx", {"uri": shared.uri("a.docx"), "quiet": True})
    assert answer.counts.error > 0
    assert shared.published == []


@pytest.mark.asyncio(loop_scope="module")
async def test_a_draft_with_errors_is_not_ready(shared, five_docx: bytes) -> None:
    (shared.root / "a.docx").write_bytes(five_docx)
    answer = await shared.request("gongwen/readiness", {"uri": shared.uri("a.docx")})
    assert (answer.verdict, answer.ready, answer.headline) == ("not-ready", False, "还不能送审")
    assert f"有 {answer.counts.error} 处错误要改正" in answer.reason
    review = next(f for f in answer.findings if f.code == "CY18-1")
    assert review.fingerprint in answer.absent
    states = {element.name: element.state for element in answer.elements}
    assert (states["主送机关"], states["签发人"], states["附件"]) == ("found", "found", "look")


@pytest.mark.asyncio(loop_scope="module")
async def test_elements_that_are_missing_are_named(shared) -> None:
    draft = "北京市朝阳区某某局关于申请追加经费的请示\n　　为做好工作，申请追加经费。\n　　妥否，请批示。\n"
    (shared.root / "a.docx").write_bytes(build_docx(draft))
    answer = await shared.request("gongwen/readiness", {"uri": shared.uri("a.docx")})
    assert answer.verdict == "not-ready"
    assert {"主送机关", "成文日期"} <= set(answer.missing)
    assert "没有找到" in answer.reason and "主送机关" in answer.reason
    states = {element.name: element.state for element in answer.elements}
    assert states["发文字号"] == "later", "a number is given when the paper is registered"


@pytest.mark.asyncio(loop_scope="module")
async def test_a_draft_in_order_is_ready(shared, in_order_docx: bytes) -> None:
    (shared.root / "a.docx").write_bytes(in_order_docx)
    answer = await shared.request("gongwen/readiness", {"uri": shared.uri("a.docx")})
    assert answer.ready and answer.missing == []
    assert any("合法性审查" in evidence.text for evidence in answer.evidence)


@pytest.mark.asyncio(loop_scope="module")
async def test_what_cannot_be_read_is_not_called_ready(shared) -> None:
    (shared.root / "bad.docx").write_bytes(b"")
    answer = await shared.request("gongwen/readiness", {"uri": shared.uri("bad.docx")})
    assert (answer.verdict, answer.ready) == ("not-checked", False)
    assert answer.reason == answer.error.message


@pytest.mark.asyncio(loop_scope="module")
async def test_everything_that_is_listed_can_be_explained(shared) -> None:
    subjects = await shared.request("gongwen/subjects", {})
    kinds = {subject["subject"]: subject["kind"] for subject in subjects}
    assert (kinds["CY44"], kinds["CY44-6"]) == ("article", "check")
    article = next(subject for subject in subjects if subject["subject"] == "CY44")
    assert article["title"].endswith("第四十四条") and article["words"].startswith("区政府各工作部门")
    for subject in (subjects[0], subjects[-1]):
        assert (await shared.request("gongwen/explain", {"subject": subject["subject"]})).text
