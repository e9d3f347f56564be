"""The run: what is visited, what is skipped, and that nothing a check does can stop the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest

from gongwen_lint import run
from gongwen_lint.check import check
from gongwen_lint.context import Context
from gongwen_lint.document import Document, Paragraph, Picture, Section, Unreadable
from gongwen_lint.finding import Finding
from gongwen_lint.paper import Paper, Sentence
from gongwen_lint.regulation import citing
from gongwen_lint.run import lint_bytes, lint_paper

XX = citing("XX")
SOME = {"severity": "warning", "strength": "direct", "article": XX(1)}


def codes(result):
    return [f.code for f in result.findings]


def test_each_kind_of_check_visits_its_own(make):
    @check("XX01-1", "papers", **SOME)
    def papers(paper: Paper, context: Context) -> Iterator[Finding]:
        yield context.finding(paper.title.place, "paper")

    @check("XX01-2", "paragraphs", **SOME)
    def paragraphs(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
        yield context.finding(paragraph.place(), "paragraph")

    @check("XX01-3", "sentences", **SOME)
    def sentences(sentence: Sentence, paper: Paper, context: Context) -> Iterator[Finding]:
        assert paper.title.text == "标题"
        yield context.finding(sentence.place, "sentence")

    @check("XX01-4", "sections", **SOME)
    def sections(section: Section, context: Context) -> Iterator[Finding]:
        raise AssertionError("a text draft has no sections")

    @check("XX01-5", "archives", **SOME)
    def archives(archive: Archive) -> Iterator[Finding]:  # noqa: F821
        raise AssertionError("not in a run over one paper")

    result = lint_paper(
        make.paper("标题", "甲。", "乙。"), make.settings(papers, paragraphs, sentences, sections, archives)
    )
    assert codes(result) == ["XX01-1", "XX01-2", "XX01-2", "XX01-3", "XX01-2", "XX01-3"]


def test_a_check_may_return_a_list_or_nothing(make):
    @check("XX01-1", "a-list", **SOME)
    def a_list(paper: Paper, context: Context) -> list[Finding]:
        return [context.finding(paper.title.place, "x")]

    @check("XX01-2", "nothing", **SOME)
    def nothing(paper: Paper) -> None:
        return None

    assert codes(lint_paper(make.paper("标题"), make.settings(a_list, nothing))) == ["XX01-1"]


def test_a_check_that_breaks_becomes_a_finding_and_the_others_go_on(make):
    @check("XX01-1", "broken", **SOME)
    def broken(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
        yield context.finding(paragraph.place(), "before it broke")
        raise ZeroDivisionError("by nought\nand more")

    result = lint_paper(make.paper("标题", "词"), make.settings(broken, make.check("XX02-1", "good", "词")))
    assert codes(result) == ["GL101", "XX01-1", "XX02-1"]
    crash = result.findings[0]
    assert crash.severity == "warning" and crash.place.paragraph == 0
    assert "XX01-1" in crash.message and "ZeroDivisionError: by nought" in crash.message
    assert "Traceback" not in crash.message and "Traceback" in result.crashes[0].traceback


def test_one_error_that_befalls_many_checks_is_told_once(make):
    def broken(code, name):
        def function(paper: Paper) -> None:
            raise ImportError("no such module")

        return check(code, name, **SOME)(function)

    result = lint_paper(make.paper("标题"), make.settings(broken("XX01-1", "a"), broken("XX01-2", "b")))
    assert codes(result) == ["GL101"] and len(result.crashes) == 2
    assert "XX01-1、XX01-2：ImportError" in result.findings[0].message


def test_a_check_that_reports_something_else_is_a_broken_check(make):
    @check("XX01-1", "wrong", **SOME)
    def wrong(paper: Paper) -> Iterator[Finding]:
        yield "some words"

    assert codes(lint_paper(make.paper("标题"), make.settings(wrong))) == ["GL101"]


@dataclass(frozen=True)
class Options:
    word: str = "甲"


def test_options_reach_the_check_configured_or_default(make):
    @check("XX01-1", "with-options", **SOME)
    def with_options(paper: Paper, options: Options, context: Context) -> Iterator[Finding]:
        yield context.finding(paper.title.place, options.word)

    settings = make.settings(with_options)
    assert lint_paper(make.paper("标题"), settings).findings[0].message == "甲"
    settings = replace(settings, options={"XX01-1": Options("乙")})
    assert lint_paper(make.paper("标题"), settings).findings[0].message == "乙"


@pytest.mark.parametrize(
    ("lines", "runs"),
    [(["标题", "没有"], False), (["标题", "词组"], True), (["标题", "词　　组"], True), (["词\n组"], True)],
)
def test_a_check_runs_only_where_one_of_its_words_stands(make, lines, runs):
    called = []

    @check("XX01-1", "needy", needs=("词组", "别的"), **SOME)
    def needy(paper: Paper) -> None:
        called.append(paper)

    lint_paper(make.paper(*lines), make.settings(needy))
    assert bool(called) is runs


def test_the_words_of_pictures_count_as_words_of_the_paper(make):
    paper = make.paper("标题")
    picture = Picture("body", 0, name="合法性审查专用章")
    paper = replace(paper, document=replace(paper.document, pictures=(picture,)))
    one = make.check("XX01-1", "stamp", "没有", needs=("审查专用章",))
    assert "XX01-1" in lint_paper(paper, make.settings(one)).timing.checks


@pytest.mark.parametrize(
    ("dated", "as_of", "found"),
    [
        (date(2016, 5, 6), None, ["XX01-1"]),
        (date(2015, 7, 30), None, []),
        (date(2018, 10, 18), None, []),
        (date(2015, 7, 30), date(2016, 1, 1), ["XX01-1"]),
        (None, None, ["XX01-1"]),
        (None, date(2019, 1, 1), []),
    ],
)
def test_a_regulation_counts_while_it_is_in_force(make, dated, as_of, found):
    rules = make.regulation(since=date(2015, 7, 31), until=date(2018, 10, 17))
    settings = make.settings(make.check("XX01-1", "a", "词"), regulations={"XX": rules}, as_of=as_of)
    result = lint_paper(make.paper("标题", "词", dated=dated), settings)
    assert codes(result) == found
    assert result.not_in_force == (() if found else ("XX",))
    assert result.as_of == (as_of or dated or date(2016, 6, 1))


def test_the_date_of_the_paper_is_the_date_of_the_context(make):
    seen = []

    @check("XX01-1", "dated", **SOME)
    def dated(paper: Paper, context: Context) -> None:
        seen.append((context.as_of, context.submitted, context.meeting))

    settings = make.settings(dated, submitted=date(2016, 5, 1), meeting=date(2016, 5, 9))
    lint_paper(make.paper("标题", dated=date(2016, 5, 6)), settings)
    assert seen == [(date(2016, 5, 6), date(2016, 5, 1), date(2016, 5, 9))]


def test_a_configured_severity_is_the_worst_that_a_check_may_report(make):
    @check("XX01-1", "varied", **SOME)
    def varied(paper: Paper, context: Context) -> Iterator[Finding]:
        for severity in (None, "error", "info"):
            yield context.finding(paper.title.place, str(severity), severity=severity)

    def severities(configured):
        one = replace(varied, severity=configured)
        settings = make.settings(one, severities={"XX01-1": configured})
        return {f.message: f.severity for f in lint_paper(make.paper("标题"), settings).findings}

    assert severities("warning") == {"None": "warning", "error": "warning", "info": "info"}
    assert severities("error") == {"None": "error", "error": "error", "info": "info"}
    assert severities("info") == {"None": "info", "error": "info", "info": "info"}


def test_the_time_budget_stops_between_checks_and_says_so(make):
    settings = make.settings(*(make.check(f"XX01-{n}", f"c{n}", "词") for n in (1, 2, 3)), budget=-1.0)
    result = lint_paper(make.paper("标题", "词"), settings)
    assert codes(result) == ["GL102", "XX01-1"]
    assert "2 项检查没有进行" in result.findings[0].message


def test_a_truncated_document_says_so(make):
    paper = make.paper("标题")
    assert codes(lint_paper(replace(paper, document=replace(paper.document, truncated=True)), make.settings())) == [
        "GL103"
    ]


def test_the_tools_own_codes_can_be_silenced(make):
    paper = make.paper("标题")
    paper = replace(paper, document=replace(paper.document, truncated=True))
    assert codes(lint_paper(paper, make.settings(quiet=frozenset({"GL103"})))) == []


def test_an_empty_document_is_a_result_like_any_other(make):
    @check("XX01-1", "broken", **SOME)
    def broken(paper: Paper) -> None:
        raise IndexError

    assert codes(lint_paper(make.paper(), make.settings(broken))) == ["GL101"]


def test_what_cannot_be_read_is_a_result_and_not_an_error(make):
    result = lint_bytes(b"", "empty.docx", make.settings())
    assert (result.status, result.error[0], result.findings) == ("unreadable", "GL003", ())


def test_a_reader_of_a_plugin_reads_its_suffix(make):
    def reader(data, path):
        if not data:
            raise Unreadable("GL003", "空的")
        return Document(path, "text", (Paragraph(0, data.decode()),), sha256="abc")

    settings = make.settings(readers={".odt": reader})
    assert lint_bytes("标题".encode(), "a.ODT", settings).sha256 == "abc"
    assert lint_bytes(b"", "a.odt", settings).error == ("GL003", "空的")
    broken = lint_bytes(b"\xff", "a.odt", settings)
    assert broken.error[0] == "GL100" and broken.crashes[0].code == "reading"


def test_recognition_that_breaks_is_told_like_a_broken_reader(make, monkeypatch):
    def broken(document, organisation):
        raise KeyError("x")

    monkeypatch.setattr("gongwen_lint.recognition.recognise", broken)
    result = run.lint(make.paper("标题").document, make.settings())
    assert (result.status, result.error[0], result.crashes[0].code) == ("unreadable", "GL100", "recognition")
