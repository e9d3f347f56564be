"""The baseline hides what stood there before, file by file, and nothing else."""

from __future__ import annotations

import json

import pytest

from gongwen_lint import baseline
from gongwen_lint.config import BadConfig
from gongwen_lint.run import lint_paper


def codes(result):
    return [f.code for f in result.findings]


@pytest.fixture
def checks(make):
    return make.check("XX01-1", "a", "甲"), make.check("XX02-1", "b", "乙")


def test_what_was_there_is_hidden_and_what_is_new_is_not(make, checks, tmp_path):
    path, file = str(tmp_path / "drafts" / "a.docx"), str(tmp_path / "baseline.json")
    before = lint_paper(make.paper("标题", "甲。", path=path), make.settings(*checks))
    baseline.write(file, {path: before.findings})
    known = baseline.load(file)
    after = make.paper("标题", "新的一段乙。", "甲。", "甲。", path=path)
    result = lint_paper(after, make.settings(*checks, baseline=known))
    assert codes(result) == ["XX02-1", "XX01-1"], "the second 甲 is new"
    assert [f.code for f in result.baselined] == ["XX01-1"]


def test_the_same_sentence_in_another_draft_is_not_known(make, checks, tmp_path):
    path, file = str(tmp_path / "a.docx"), str(tmp_path / "baseline.json")
    result = lint_paper(make.paper("标题", "甲。", path=path), make.settings(*checks))
    baseline.write(file, {path: result.findings})
    other = make.paper("标题", "甲。", path=str(tmp_path / "b.docx"))
    assert codes(lint_paper(other, make.settings(*checks, baseline=baseline.load(file)))) == ["XX01-1"]


def test_a_mandatory_check_is_never_hidden(make, checks, tmp_path):
    path, file = str(tmp_path / "a.docx"), str(tmp_path / "baseline.json")
    paper = make.paper("标题", "甲。", path=path)
    baseline.write(file, {path: lint_paper(paper, make.settings(*checks)).findings})
    settings = make.settings(*checks, baseline=baseline.load(file), mandatory=frozenset({"XX01-1"}))
    assert codes(lint_paper(paper, settings)) == ["XX01-1"]


def test_a_later_baseline_replaces_checked_files_keeps_others_and_drops_lost_ones(make, checks, tmp_path):
    file = str(tmp_path / "baseline.json")
    paths = {name: str(tmp_path / name) for name in ("a.docx", "b.docx", "c.docx")}
    found = lint_paper(make.paper("标题", "甲。"), make.settings(*checks)).findings
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).touch()
    baseline.write(file, dict.fromkeys(paths.values(), found))
    baseline.write(file, {paths["a.docx"]: ()})
    assert list(json.loads((tmp_path / "baseline.json").read_text(encoding="utf-8"))["files"]) == ["b.docx"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": []}', '{"files": {"a": 1}}'])
def test_a_file_that_is_no_baseline_is_refused(tmp_path, text):
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadConfig, match=r"baseline\.json"):
        baseline.load(str(path))


def test_a_baseline_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadConfig, match="无法打开"):
        baseline.load(str(tmp_path / "none.json"))
