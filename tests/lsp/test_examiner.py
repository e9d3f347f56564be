"""What is done once and kept: plug-ins, the dictionary, configuration until it changes."""

from __future__ import annotations

from pathlib import Path

from gongwen_lint.language import words
from gongwen_lint.linter import Request
from gongwen_lint.lsp.examiner import Examiner
from gongwen_lint.lsp.options import options


def test_what_is_slow_is_done_once_and_in_advance() -> None:
    examiner = Examiner(Request())
    words._cutter.cache_clear()
    examiner.warm()
    assert words._cutter.cache_info().currsize == 1
    assert examiner.registry is examiner.registry
    examiner.close()


def test_configuration_is_read_again_only_when_it_changed(tmp_path: Path) -> None:
    examiner = Examiner(Request())
    path = str(tmp_path / "上报" / "a.md")
    first = examiner.linter(path)
    assert examiner.linter(path) is first
    config = tmp_path / "gongwen-lint.toml"
    config.write_text('baseline = "known.json"\n', encoding="utf-8")
    second = examiner.linter(path)
    assert second is not first and examiner.linter(path) is second
    for name, text in (("gongwen-waivers.toml", "# 豁免"), ("known.json", "{}"), (config.name, "ignore = []")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        third = examiner.linter(path)
        assert third is not second, name
        second = third
    config.unlink()
    assert examiner.linter(path) is first
    examiner.close()


def test_a_fault_outside_the_runner_is_one_unreadable_document(monkeypatch) -> None:
    examiner = Examiner(Request())

    def broken(path: str):
        raise OSError("disk on fire")

    monkeypatch.setattr(examiner, "linter", broken)
    result = examiner.lint_text("甲", "a.md")
    assert result.error is not None and result.error[0] == "GL100" and "disk on fire" in result.error[1]


def test_options_of_the_wrong_type_are_left_at_their_defaults() -> None:
    base = Request(config="base.toml")
    assert options(None, base).request.config == "base.toml"
    strange = options({"asOf": "yesterday", "debounce": True, "diagnostics": 5, "codeLink": [], "config": 1}, base)
    assert strange.request.as_of is None and strange.debounce is None
    assert (strange.diagnostics, strange.code_link, strange.request.config) == ("auto", "", "base.toml")
    good = options({"asOf": "2016-05-01", "debounce": 120, "diagnostics": "push", "drafts": "all"}, base)
    assert str(good.request.as_of) == "2016-05-01" and good.debounce == 0.12
    assert (good.diagnostics, good.drafts) == ("push", "all")
