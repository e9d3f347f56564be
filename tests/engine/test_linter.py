"""The linter: each document with the configuration nearest to it, in one process or several."""

from __future__ import annotations

import os
from datetime import date

import pytest

from gongwen_lint import linter as room
from gongwen_lint.linter import Linter, Request, each
from gongwen_lint.run import Result

DRAFT = """北京市朝阳区某某局关于某某工作的报告
区政府：
　　现将某某工作报告如下。
　　　　　　　　北京市朝阳区某某局
　　　　　　　　2016年4月8日
"""


def put(folder, name, text=DRAFT):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def told(result: Result) -> tuple[str, str, str, tuple[str, ...]]:
    """What passes between processes."""
    return result.path, result.status, result.error[0] if result.error else "", tuple(f.code for f in result.findings)


def test_the_nearest_configuration_is_for_the_documents_below_it(tmp_path, loaded):
    put(tmp_path, "gongwen-lint.toml", 'select = ["CY44-6"]')
    put(tmp_path / "inner", "gongwen-lint.toml", 'select = ["CY52-2"]')
    linter = Linter(known=loaded)

    def codes(path):
        return [c.code for c in linter.settings_for(str(tmp_path / path)).checks]

    assert codes("a.docx") == codes("other/b.docx") == ["CY44-6"]
    assert codes("inner/a.docx") == ["CY52-2"]
    assert linter.settings_for(str(tmp_path / "a.docx")) is linter.settings_for(str(tmp_path / "x.docx"))


def test_a_named_configuration_is_for_all_and_isolated_means_none(tmp_path, loaded):
    named = put(tmp_path / "elsewhere", "strict.toml", 'select = ["CY18-1"]')
    put(tmp_path, "gongwen-lint.toml", "nonsense = 1")
    path = str(tmp_path / "a.docx")
    assert [c.code for c in Linter(Request(config=named), loaded).settings_for(path).checks] == ["CY18-1"]
    assert len(Linter(Request(isolated=True), loaded).settings_for(path).checks) > 20


def test_a_configuration_that_is_wrong_is_told_for_each_document_and_stops_no_other(tmp_path, loaded):
    put(tmp_path / "bad", "gongwen-lint.toml", "nonsense = 1")
    linter = Linter(known=loaded)
    result = linter.lint_file(put(tmp_path / "bad", "a.md"))
    assert (result.status, result.error[0]) == ("unreadable", "GL301") and "nonsense" in result.error[1]
    assert linter.lint_file(put(tmp_path / "good", "a.md")).status == "checked"


def test_the_facts_of_the_submission_reach_the_settings(tmp_path, loaded):
    request = Request(isolated=True, as_of=date(2016, 1, 1), submitted=date(2016, 1, 2), meeting=date(2016, 1, 3))
    settings = Linter(request, loaded).settings_for("a.docx")
    assert (settings.as_of, settings.submitted, settings.meeting) == tuple(date(2016, 1, d) for d in (1, 2, 3))


def test_waivers_and_baseline_are_found_beside_the_configuration(tmp_path, loaded):
    put(tmp_path, "gongwen-lint.toml", 'baseline = "known.json"')
    put(tmp_path, "gongwen-waivers.toml", '[[waiver]]\nfile = "*.docx"\ncheck = "CY"\nreason = "试运行"\n')
    put(tmp_path, "known.json", '{"schema": 1, "files": {"a.docx": {"0123456789abcdef": {}}}}')
    settings = Linter(known=loaded).settings_for(str(tmp_path / "a.docx"))
    assert settings.waivers[0].reason == "试运行"
    assert settings.baseline.known(str(tmp_path / "a.docx")) == {"0123456789abcdef"}


def test_plugins_that_the_configuration_demands(tmp_path, loaded):
    put(tmp_path, "gongwen-lint.toml", 'plugins = ["gongwen-checks", "other-district"]')
    linter = Linter(known=loaded)
    (problem,) = linter.plugin_problems(linter.config_for(str(tmp_path / "a.docx")))
    assert "other-district" in problem and "没有安装" in problem


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path, loaded):
    linter = Linter(Request(isolated=True), loaded)
    assert linter.lint_file(str(tmp_path / "none.docx")).error[0] == "GL001"
    assert linter.lint_file(str(tmp_path)).error[0] in ("GL001", "GL011")


def test_reading_stops_one_byte_beyond_the_limit(tmp_path, make):
    from gongwen_lint.reading import Limits

    settings = make.settings(limits=Limits(file=10))
    assert len(room.read_file(put(tmp_path, "big.md"), settings)) == 11


def fatal(result: Result) -> tuple[str, str]:
    """Kills the worker process that lints killer.md, as a crash in a library would."""
    if result.path.endswith("killer.md") and result.status == "checked":
        os._exit(9)
    return result.path, result.error[0] if result.error else ""


def test_a_process_that_dies_costs_only_the_file_it_died_of(tmp_path, loaded):
    names = [f"{n:02}.md" for n in range(9)] + ["killer.md"] + [f"{n}.md" for n in range(10, 20)]
    paths = [put(tmp_path, name) for name in names]
    answers = list(each(paths, Linter(Request(isolated=True), loaded), fatal, 2))
    assert [path for path, _ in answers] == paths
    assert {path: code for path, code in answers if code} == {str(tmp_path / "killer.md"): "GL100"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_files_come_back_in_order(tmp_path, loaded, jobs):
    put(tmp_path, "gongwen-lint.toml", "")
    paths = [put(tmp_path, f"{n:02}.md") for n in range(20)] + [str(tmp_path / "none.docx")]
    answers = list(each(paths, Linter(known=loaded), told, jobs))
    assert [a[0] for a in answers] == paths
    assert {a[1] for a in answers[:-1]} == {"checked"} and answers[-1][2] == "GL001"
    assert len({a[3] for a in answers[:-1]}) == 1
