"""The linter's reader and the builder understand the plain-text form alike: what is read back is what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongwen_lint.document import Document
from gongwen_lint.reading import read
from gongwen_lint.testing import Layout, build_docx
from gongwen_lint.testing.pages import squeezed

from .test_draft import DRAFT

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
DRAFTS = {"draft": DRAFT, **{p.stem: p.read_text("utf-8") for p in sorted((FIXTURES / "papers").glob("[a-z]*.md"))}}
PLAIN = [Layout(), Layout(split=3), Layout(split=5, controls=True), Layout(numbering=True), Layout(new_page="break")]


def paragraphs(document: Document, part: str = "body") -> list[str]:
    """What a reader sees, paragraph by paragraph; blanks and empty paragraphs do not count."""
    texts = (squeezed(p.labelled) for p in document.part(part))  # type: ignore[arg-type]
    return [text for text in texts if text]


@pytest.mark.parametrize("layout", PLAIN, ids=str)
@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_paragraphs_are_the_same(draft: str, layout: Layout) -> None:
    text, docx = read(draft.encode(), "a.md"), read(build_docx(draft, layout), "a.docx")
    assert sorted(paragraphs(docx)) == sorted(paragraphs(text))
    for part in ("header", "footnote"):
        assert set(paragraphs(docx, part)) == set(paragraphs(text, part))
    assert {p.words for p in text.pictures} == {p.words for p in docx.pictures if p.words}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_no_layout_changes_the_words(draft: str, seed: int) -> None:
    text, docx = read(draft.encode(), "a.md"), read(build_docx(draft, Layout.seeded(seed)), "a.docx")
    said = ["".join(sorted("".join(paragraphs(d) + sorted(set(paragraphs(d, "header")))))) for d in (text, docx)]
    assert said[0] == said[1]


def test_what_word_knows_besides() -> None:
    document = read(build_docx(DRAFT, Layout(numbering=True)), "a.docx")
    labels = [p.label for p in document.paragraphs if p.label]
    assert labels == ["一、", "（一）", "1.", "2.", "二、"]
    assert document.tracked
    assert [p.break_before for p in document.paragraphs if p.text == "附件1"] == [True]
    assert [len(row) for row in document.tables[0].rows] == [2, 2]
    stamp = next(p for p in document.pictures if p.alternative_text == "合法性审查专用章")
    assert stamp.anchored
    title = next(p for p in document.paragraphs if "关于提请" in p.text)
    assert (title.spans[0].font, title.spans[0].size, title.format.alignment) == ("方正小标宋简体", 22.0, "center")
    body = next(p for p in document.paragraphs if "为加强管理" in p.text)
    assert (body.spans[0].font, body.spans[0].size, body.format.indent_first_chars) == ("仿宋_GB2312", 16.0, 2.0)
