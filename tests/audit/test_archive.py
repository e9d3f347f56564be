"""What an Archive answers, and what a store keeps for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from gongwen_lint import Linter, archive
from gongwen_lint.audit.across import _merged, asked
from gongwen_lint.audit.store import in_memory, write
from gongwen_lint.audit.verdict import finding_row, verdict
from gongwen_lint.check import Check, check
from gongwen_lint.context import Context
from gongwen_lint.document import Place
from gongwen_lint.finding import Basis, Finding
from gongwen_lint.likeness import akin, likeness, pairs
from gongwen_lint.regulation import Citation, Regulation
from gongwen_lint.run import Settings, lint_bytes

UNIT = "北京市朝阳区水务局"


def report(day: str, number: int = 1, title: str = "关于河道治理情况的报告", text: str = "") -> str:
    return (
        f"{UNIT}文件\n朝水文〔{day[:4]}〕{number}号　　　　签发人：李四\n===\n{UNIT}{title}\n区政府：\n"
        f"　　现将有关情况报告如下。{text}\n　　特此报告。\n　　　　　　　　　　{UNIT}\n　　　　　　　　　　{day}\n"
    )


@pytest.fixture(scope="module")
def settings() -> Settings:
    return Linter().settings_for("a.md")


@pytest.fixture
def made(settings: Settings) -> Iterator[Any]:
    """Makes an archive of drafts."""
    with closing(in_memory()) as connection:
        connection.execute("INSERT INTO root (id, path) VALUES (1, '/')")

        def make(*drafts: str, words: tuple[str, ...] = ()) -> archive.Archive:
            for number, draft in enumerate(drafts, 1):
                result = lint_bytes(draft.encode(), f"{number}.md", settings)
                row = (number, f"{number}.md")
                query = "INSERT INTO file (id, root, path, size, stamp, change) VALUES (?, 1, ?, 0, '', 'new')"
                connection.execute(query, row)
                write(connection, [(number, json.dumps(verdict(result, f"{number:064}", words)).encode())])
            return archive.Archive(connection)

        yield make


def test_one_mistyped_year_does_not_stretch_the_span(made: Any) -> None:
    papers = made(*(report(f"2016年{n % 4 + 1}月{n + 1}日", n + 1) for n in range(24)), report("2061年5月6日", 99))
    span = papers.span
    assert (span.first.year, span.last, span.papers, span.astray) == (2016, date(2016, 4, 24), 24, 1)
    assert "另有1件的日期远在这之外" in span.words


def test_a_small_archive_of_years_apart_is_whole(made: Any) -> None:
    span = made(report("2012年5月6日"), report("2016年5月6日", 2)).span
    assert (span.first.year, span.last.year, span.papers, span.astray) == (2012, 2016, 2, 0)
    assert f"其间{len(span.gaps)}个月没有公文" in span.words


def test_few_gaps_are_named(made: Any) -> None:
    words = made(report("2015年11月6日"), report("2016年2月6日", 2)).span.words
    assert "其间2015年12月、2016年1月没有公文" in words


def test_what_an_archive_is_asked(made: Any) -> None:
    papers = made(
        report("2016年1月6日", 1),
        report("2016年2月6日", 2, "关于水毁修复情况的报告", "依据《防洪办法》和朝水文〔2016〕1号，我局作了修复。"),
        report("2016年3月6日", 3),
    )
    first = next(iter(papers.papers()))
    assert [paper.number for paper in papers.citing(first)] == ["朝水文〔2016〕2号"]
    assert [paper.number for paper in papers.naming("《防洪办法（试行）》")] == ["朝水文〔2016〕2号"]
    assert [paper.file for paper in papers.numbered("朝水文〔2016〕3号")] == [3]
    assert papers.count(kinds=("报告",), unit=UNIT, since=date(2016, 2, 1)) == 2
    assert papers.count(title=("水毁",)) == 1 and papers.count(kinds=("请示",)) == 0
    assert papers.days(kinds=("报告",), levels=("部门",)) == [date(2016, n, 6) for n in (1, 2, 3)]
    assert list(papers.papers(forms=True)) == []


def test_a_sheet_that_is_no_table_keeps_its_entries(made: Any) -> None:
    papers = made(
        "北京市朝阳区人民政府办公室\n公文批办单\n来文标题：北京市朝阳区水务局关于申请抢险资金的请示\n"
        "拟办意见：请李副区长批示。\n领导批示：同意。李四 5月4日\n"
    )
    (record,) = papers.papers(forms=True)
    assert [(cell.label, cell.value) for cell in record.cells] == [
        ("来文标题", "北京市朝阳区水务局关于申请抢险资金的请示"),
        ("拟办意见", "请李副区长批示。"),
        ("领导批示", "同意。李四 5月4日"),
    ]


def test_speeches_notes_and_attendance_are_kept(made: Any) -> None:
    papers = made(
        "在某某仪式上的致辞\n（2016年6月8日）\n副区长　李四\n各位来宾：\n　　我代表区政府表示祝贺。\n",
        report("2016年6月8日") + "（此件公开发布）\n",
        "北京市朝阳区人民政府\n常务会议纪要\n〔2016〕第1期\n北京市朝阳区人民政府办公室　　2016年5月9日\n===\n"
        "2016年5月9日，区长张三主持召开区政府常务会议。\n　　一、原则同意某某方案。\n　　出席：张三。\n　　列席：区财政局负责人。\n",
    )
    speech, notice, minutes = sorted(papers.papers(), key=lambda record: record.file)
    assert "副区长" in speech.byline and "此件公开发布" in notice.openness and speech.openness == ""
    assert [line.text for line in minutes.attendance] == ["出席：张三。", "列席：区财政局负责人。"]
    assert minutes.called == "2016年5月9日的常务会议纪要（〔2016〕第1期）"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("水务局关于紧急拨付某某桥抢险资金的通知", "关于某某桥应急抢险有关情况的报告", True),
        ("关于调整居住区停车收费标准的通知", "关于居住区停车收费标准的公示", True),
        ("关于某某工地扬尘问题的舆情专报", "关于保障性住房分配情况的报告", False),
        ("关于有关工作情况的报告", "关于有关工作情况的通知", False),  # nothing is left of either
    ],
)
def test_titles_of_one_matter(one: str, other: str, same: bool) -> None:
    assert akin(one, other) is same


def test_likeness_is_a_share_and_knows_no_placeholders() -> None:
    assert likeness("关于某某桥抢险的通知", "会议听取了某某桥抢险情况的汇报。") == 1.0
    assert likeness("关于有关工作的通知", "河道治理") == 0.0
    assert "某某" not in pairs("关于某某路的报告")


def remarks_of(day: str, settings: Settings, made: Any) -> list[str]:
    """What a check of a regulation that began in 2015 says of a paper of that day."""

    def function(papers: archive.Archive, context: Context) -> Iterator[archive.Remark]:
        for record in papers.papers():
            yield papers.remark(context, record, record.number)
        yield papers.remark(context, None, "2014", day=date(2014, 1, 1))
        yield papers.remark(context, None, "总")

    made_check: Check = check("ZZ01-1", "made", severity="info", strength="direct", article=Citation("ZZ", "1"))(
        function
    )
    regulation = Regulation("ZZ", "规则", "", "", date(2015, 7, 31), None, ())
    values = {name: getattr(settings, name) for name in Settings.__dataclass_fields__}
    changed = Settings(**{**values, "regulations": {"ZZ": regulation}})
    return [
        remark.finding.message for remark in asked(made_check, made(report(day), report("2016年5月6日", 2)), changed)
    ]


def test_a_paper_is_judged_by_the_rules_of_its_day(settings: Settings, made: Any) -> None:
    assert remarks_of("2014年5月6日", settings, made) == ["朝水文〔2016〕2号", "总"]


def test_one_fact_is_one_finding(settings: Settings) -> None:
    def row(code: str, article: str, severity: Any) -> list[Any]:
        basis = Basis("CY", article, "应及时公布", "direct")
        return finding_row(Finding(code, code, severity, code, (basis,), Place("body", 0, 0, 1), "x"), "", "open", None)

    found = [(7, "same", row("CY21-1", "21", "info")), (7, "same", row("CY22-1", "22", "warning"))]
    found += [(8, "same", row("CY21-1", "21", "info")), (7, "", row("CY25-1", "25", "info"))]
    merged = sorted(
        (file, values[0], json.loads(values[7]), len(json.loads(values[8])))
        for file, values in _merged(found, settings)
    )
    assert merged == [(7, "CY22-1", ["CY21-1"], 2), (7, "CY25-1", [], 1), (8, "CY21-1", [], 1)]
