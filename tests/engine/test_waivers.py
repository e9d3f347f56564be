"""Waivers: what is agreed to stay, for how long, and that none outlives its reason unseen."""

from __future__ import annotations

from datetime import date

import pytest

from gongwen_lint import waivers
from gongwen_lint.config import BadConfig
from gongwen_lint.run import lint_paper, unused_waivers
from gongwen_lint.waivers import Waiver


@pytest.fixture
def known(make):
    return make.registry(
        make.plugin([make.check("XX01-1", "a", "甲"), make.check("XX02-1", "b", "乙")], [make.regulation])
    )


def waiver(check="XX01-1", file="draft.docx", **more):
    settled = {"reason": "已报备", "codes": frozenset({check}), "number": 1, **more}
    return Waiver(file, check, **settled)


def linted(make, known, *given, lines=("标题", "甲乙。"), **more):
    settings = make.settings(*known.checks.values(), waivers=given, **more)
    return lint_paper(make.paper(*lines), settings)


def codes(result):
    return [f.code for f in result.findings]


def test_a_waived_finding_is_kept_apart_with_its_waiver(make, known):
    one = waiver()
    result = linted(make, known, one)
    assert codes(result) == ["XX02-1"]
    assert [(f.code, w) for f, w in result.waived] == [("XX01-1", one)]


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (waiver(file="other.docx"), ["XX01-1"]),
        (waiver(quote="别的"), ["GL201", "XX01-1"]),
        (waiver(quote="　甲 "), []),
        (waiver(until=date(2016, 5, 31)), ["GL202", "XX01-1"]),
        (waiver(until=date(2016, 6, 1)), []),
        (waiver(check="XX", codes=frozenset({"XX01-1", "XX02-1"})), []),
    ],
)
def test_a_waiver_counts_by_file_quote_and_date(make, known, one, told):
    assert codes(linted(make, known, one, lines=("标题", "甲。"))) == told


def test_an_expired_waiver_is_a_warning_and_an_unused_one_a_remark(make, known):
    result = linted(make, known, waiver(until=date(2016, 1, 1)), waiver(quote="别的", number=2), lines=("标题", "甲。"))
    told = {f.code: f for f in result.findings}
    assert (told["GL202"].severity, told["GL201"].severity) == ("warning", "info")
    assert "第1条豁免" in told["GL202"].message and "第2条豁免" in told["GL201"].message


def test_a_waiver_of_a_check_that_did_not_run_is_not_called_unused(make, known):
    only = make.settings(known.checks["XX01-1"], waivers=(waiver(check="XX02-1", codes=frozenset({"XX02-1"})),))
    assert codes(lint_paper(make.paper("标题"), only)) == []


def test_a_mandatory_check_cannot_be_waived(make, known):
    result = linted(make, known, waiver(), mandatory=frozenset({"XX01-1"}), lines=("标题", "甲。"))
    assert codes(result) == ["GL203", "XX01-1"]


def test_a_finding_that_stands_for_a_mandatory_check_too_cannot_be_waived(make):
    known = make.registry(
        make.plugin([make.check("XX01-1", "a", "甲", fact="f"), make.check("XX02-1", "b", "甲", fact="f")])
    )
    kept = linted(make, known, waiver(), mandatory=frozenset({"XX02-1"}))
    assert [f.also for f in kept.findings if f.code == "XX01-1"] == [("XX02-1",)]
    gone = linted(make, known, waiver(check="XX02-1", codes=frozenset({"XX02-1"})))
    assert codes(gone) == [], "whoever accepts the fact accepts it under every article"


def test_a_waiver_for_many_files_is_unused_only_if_none_needs_it(make, known):
    wide, idle = waiver(file="*.docx"), waiver(file="**/*.docx", quote="别的", number=2)
    results = [linted(make, known, wide, idle), linted(make, known, wide, idle, lines=("标题", "无。"))]
    assert all("GL201" not in codes(r) for r in results)
    assert list(unused_waivers(results, [wide, idle, waiver(file="elsewhere/*.docx", number=3)])) == [idle]


FILE = """
[[waiver]]
file = "archive/**"
check = "XX01"
reason = "历史文件，不再修改"
by = "王五"
until = 2030-01-01

[[waiver]]
file = "a.docx"
check = "b"
reason = "领导同意"
quote = "乙"
"""


def test_the_file_is_read_beside_the_config(tmp_path, known):
    config = tmp_path / "gongwen-lint.toml"
    assert waivers.beside(str(config)) is None
    (tmp_path / "gongwen-waivers.toml").write_text(FILE, encoding="utf-8")
    first, second = waivers.load(waivers.beside(str(config)), known)
    assert (first.codes, first.by, first.until) == ({"XX01-1"}, "王五", date(2030, 1, 1))
    assert (second.codes, second.number, second.quote) == ({"XX02-1"}, 2, "乙")
    assert first.is_for(str(tmp_path / "archive" / "2013" / "x.docx"))
    assert not first.is_for(str(tmp_path / "x.docx"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[waiver]]\nfile='a'\ncheck='XX01-1'", "缺少 reason"),
        ("[[waiver]]\nfile='a'\ncheck='XX01-1'\nreason=''", "reason 不能为空"),
        ("[[waiver]]\nfile='a'\ncheck='XX01-9'\nreason='x'", "XX01-9"),
        ("[[waiver]]\nfile='a'\ncheck='XX01-1'\nreason='x'\nuntill=2016-01-01", "是否指 until"),
        ("[waiver]\nfile='a'", "[[waiver]]"),
    ],
)
def test_a_waiver_without_reason_or_sense_is_refused(tmp_path, known, text, said):
    path = tmp_path / "gongwen-waivers.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadConfig) as caught:
        waivers.load(str(path), known)
    assert any(said in problem and str(path) in problem for problem in caught.value.problems)
