"""A copy that differs in more than the edits is refused."""

from __future__ import annotations

import pytest

from gongwen_lint.fix import CannotFix, proof
from gongwen_lint.fix.word import write
from gongwen_lint.reading import read

from .conftest import fix, pack, paragraph, run

DATA = pack(paragraph(run("张副区长：")) + paragraph(run("妥否")))


def test_a_changed_paragraph_is_noticed() -> None:
    other = pack(paragraph(run("张副区长：")) + paragraph(run("可否")))
    with pytest.raises(CannotFix, match="第 2 段"):
        proof.expect(read(DATA, "a.docx"), read(other, "a.docx"), ())
    proof.expect(read(DATA, "a.docx"), read(DATA, "a.docx"), ())


@pytest.mark.parametrize(
    "other",
    [
        paragraph(run("张副区长：", "<w:rPr><w:b/></w:rPr>")) + paragraph(run("妥否")),
        "<w:p><w:pPr><w:jc w:val='center'/></w:pPr>" + run("张副区长：") + "</w:p>" + paragraph(run("妥否")),
        paragraph(run("张副区长：")) + paragraph(run("妥否"), "<w:bookmarkEnd w:id='1'/>"),
        paragraph(run("张副区长：")) + paragraph(run("妥"), "<w:r><w:tab/></w:r>", run("否")),
    ],
)
def test_a_change_of_form_is_noticed(other: str) -> None:
    copied = pack(other)
    before, after = read(DATA, "a.docx"), read(copied, "a.docx")
    with pytest.raises(CannotFix):
        proof.rejecting_restores(DATA, before, copied, after, {"word/document.xml": frozenset()})


def test_how_text_is_cut_into_runs_does_not_matter() -> None:
    copied = pack(paragraph(run("张副"), run("区长：")) + paragraph(run("妥否")))
    before, after = read(DATA, "a.docx"), read(copied, "a.docx")
    proof.rejecting_restores(DATA, before, copied, after, {"word/document.xml": frozenset()})


def test_one_bad_fix_does_not_take_the_others_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(*arguments: object) -> object:
        written = write(*arguments)  # type: ignore[arg-type]
        if any(step.edits[0].text == "坏" for step in written.done):
            root = written.copy.root("word/document.xml")
            assert root is not None
            root[1].remove(root[1][-1])
        return written

    monkeypatch.setattr("gongwen_lint.fix.word.write", careless)
    copy = fix(DATA, ("张副区长", "区政府"), ("妥", "坏"))
    assert [step.edits[0].text for step in copy.done] == ["区政府"]
    assert "改动之外还有变化" in copy.skips[0].reason
