"""Fixes as edits of an open text, without a server."""

from __future__ import annotations

from dataclasses import replace

from gongwen_lint.document import Place
from gongwen_lint.finding import Edit, Finding, Fix, Restyle
from gongwen_lint.lsp.actions import fix_all, text_edits
from gongwen_lint.lsp.positions import Text, Units
from gongwen_lint.lsp.sheets import Seen
from gongwen_lint.lsp.view import TextView
from gongwen_lint.reading import read
from gongwen_lint.run import Result

TEXT = "关于某某工作的通知\n各局：\n　　请落实。\n"
WORDS = Fix("改字", (Edit(Place("body", 2, 0, 2), ""),), True)
INDENT = Restyle(Place("body", 2, 0, 6), indent_first_chars=2.0)


def seen(fix: Fix) -> Seen:
    document = read(TEXT.encode(), "a.md")
    place = Place("body", 2, 0, 2)
    found = Finding("GB7.3.3-2", "x", "warning", "说明", (), place, document.quote(place), fix=fix)
    result = Result("a.md", document=document, findings=(found,))
    return Seen(None, result, TextView(Text(TEXT), document, Units("utf-16")), 1)


def test_words_alone_are_edits() -> None:
    (edit,) = text_edits(WORDS, seen(WORDS))
    assert edit.new_text == "" and edit.range.start.line == 2
    assert fix_all(seen(WORDS)) == [edit]


def test_formatting_is_no_edit_of_a_text_nor_are_the_words_beside_it() -> None:
    for fix in (replace(WORDS, settings=(INDENT,)), replace(WORDS, edits=(), settings=(INDENT,))):
        assert text_edits(fix, seen(fix)) == [] and fix_all(seen(fix)) == []
