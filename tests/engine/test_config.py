"""The configuration: found nearest to the document, every key known and typed, every value with its origin."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import jsonschema
import pytest

from gongwen_lint import config
from gongwen_lint.config import BadConfig, Config
from gongwen_lint.config_schema import json_schema, read_toml
from gongwen_lint.linter import settings
from gongwen_lint.options import described, made, options_schema

WHOLE = """
select = ["ALL"]
ignore = ["GB"]
mandatory = ["CY18", "CY44-6"]
fail-on = "warning"
plugins = ["gongwen-checks"]

[severity]
"CY44-3" = "info"

[per-file."archive/2013/**"]
ignore = ["TL"]

[regulation."CY"]
until = 2018-10-17

[organisation]
[[organisation.unit]]
name = "北京市朝阳区某某局"
aliases = ["区某某局", "某某局"]
kind = "工作部门"
superior = "北京市朝阳区人民政府"
from = 2010-01-01
until = 2018-12-31
[[organisation.post]]
unit = "北京市朝阳区人民政府"
title = "区长"
holder = "张三"
head = true
portfolio = ["教育", "卫生"]
from = 2014-01-01
[[organisation.absence]]
holder = "张三"
from = 2016-06-01
until = 2016-06-10
kind = "出访"
acting = "李四"

[calendar]
holidays = "CN"
"""


def written(folder, text, name="gongwen-lint.toml"):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_the_nearest_file_upward_counts(tmp_path):
    outer = written(tmp_path, "")
    inner = written(tmp_path / "a" / "b", "")
    (tmp_path / "a" / "b" / "c").mkdir()
    assert config.find(str(tmp_path / "a" / "b" / "c")) == inner
    assert config.find(str(tmp_path / "a")) == outer


def test_a_pyproject_counts_only_with_our_table_and_after_our_own_file(tmp_path):
    project = written(tmp_path, "[tool.other]\n", "pyproject.toml")
    assert config.find(str(tmp_path)) != project
    written(tmp_path, '[tool.gongwen-lint]\nignore = ["CY"]\n', "pyproject.toml")
    assert config.find(str(tmp_path)) == project
    assert config.load(project).ignore == ("CY",)
    own = written(tmp_path, "")
    assert config.find(str(tmp_path)) == own


def test_the_example_of_the_contract_is_understood(tmp_path, loaded):
    made = config.load(written(tmp_path, WHOLE))
    assert made.mandatory == ("CY18", "CY44-6") and made.fail_on == "warning"
    settled = settings(made, loaded)
    assert settled.organisation.head("区政府", date(2016, 6, 2)).holder == "张三"
    assert settled.organisation.acting("区政府", date(2016, 6, 2)) == "李四"
    assert settled.organisation.unit("区某某局").kind == "工作部门"
    assert settled.organisation.unit("区财政局"), "the built-in units stand"
    assert not settled.regulations["CY"].in_force(date(2018, 10, 18))
    assert {c.code: c.severity for c in settled.checks}["CY44-3"] == "info"


def test_every_value_knows_where_it_is_from(tmp_path):
    path = written(tmp_path, WHOLE)
    made = config.overridden(config.load(path), {"fail-on": "never", "ignore": ["TL"]})
    assert made.origin("mandatory") == path
    assert made.origin("regulation.CY.until") == path
    assert made.origin("fail-on") == config.COMMAND_LINE
    assert made.origin("select") == path
    assert Config().origin("select") == config.DEFAULT_ORIGIN
    rows = {key: (value, origin) for key, value, origin in config.entries(made)}
    assert rows["ignore"] == (["GB", "TL"], config.COMMAND_LINE)
    assert rows["severity.CY44-3"] == ("info", path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = []", ["selct", "是否指 select"]),
        ('[severity]\n"CY44-6" = "bad"', ["severity.CY44-6", "error、warning、info"]),
        ("select = 'ALL'", ["select", "列表"]),
        ("select = [1]", ["select", "列表"]),
        ("severity = 1", ["severity", "表"]),
        ("[calendar]\nholiday = 'CN'", ["calendar.holiday", "是否指 holidays"]),
        ("[[organisation.unit]]\nname = '某某局'\nfrom = '2016-01-01'", ["organisation.unit[1].from", "日期"]),
        ("[[organisation.unit]]\nkind = '某某局'", ["organisation.unit[1]", "缺少 name"]),
        ("[[organisation.unit]]\nname = ' '", ["organisation.unit[1].name", "不能为空"]),
        ("[[organisation.unit]]\nname = '甲'\nfrom = 2016-01-01T00:00:00", ["from", "日期"]),
        ("[organisation.post]\nunit = '某某局'", ["organisation.post", "[[organisation.post]]"]),
        ("[per-file.'a/*']\nmandatory = ['CY']", ["per-file.a/*.mandatory"]),
        ("select = [", ["TOML"]),
    ],
)
def test_what_is_wrong_is_said_with_file_and_key(tmp_path, text, said):
    path = written(tmp_path, text)
    with pytest.raises(BadConfig) as caught:
        config.load(path)
    assert len(caught.value.problems) == 1
    for words in (path, *said):
        assert words in caught.value.problems[0]


def test_all_problems_are_told_at_once(tmp_path):
    with pytest.raises(BadConfig) as caught:
        config.load(written(tmp_path, "a = 1\nb = 2\nfail-on = 'x'"))
    assert len(caught.value.problems) == 3


def test_a_file_that_is_not_utf8_or_not_there(tmp_path):
    (tmp_path / "gongwen-lint.toml").write_bytes("ignore = ['中']".encode("gb18030"))
    for path in ("gongwen-lint.toml", "other.toml"):
        with pytest.raises(BadConfig, match=path):
            config.load(str(tmp_path / path))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"select": ["CY99-9"]}, "CY99-9"),
        ({"mandatory": ["nothing-like-it"]}, "nothing-like-it"),
        ({"options": {"CY44-6": {"x": 1}}}, "CY44-6 没有选项"),
        ({"severity": {"CY17-2": "error"}}, "最高只能是 warning"),
        ({"regulation": {"ZZ": {"until": date(2018, 1, 1)}}}, "ZZ"),
    ],
)
def test_what_only_the_plugins_can_know_is_wrong(loaded, values, said):
    with pytest.raises(BadConfig, match=said):
        settings(config.parse(values), loaded)


def test_a_wide_severity_stops_at_warning_for_what_is_no_duty(loaded):
    settled = settings(config.parse({"severity": {"ALL": "error"}}), loaded)
    assert {c.severity for c in settled.checks if c.strength == "direct"} == {"error"}
    assert {c.severity for c in settled.checks if c.strength != "direct"} == {"warning"}


def test_the_command_line_selects_afresh_and_ignores_besides():
    base = config.parse({"select": ["CY"], "extend-select": ["TL"], "ignore": ["CY44"], "mandatory": ["CY18"]})
    only = config.overridden(base, {"select": ["CY44-6"]})
    assert (only.select, only.extend_select, only.ignore, only.mandatory) == (("CY44-6",), (), (), ("CY18",))
    more = config.overridden(base, {"ignore": ["CY52"], "extend-select": ["GB"]})
    assert (more.select, more.extend_select, more.ignore) == (("CY",), ("TL", "GB"), ("CY44", "CY52"))


def test_a_per_file_table_applies_to_its_files(tmp_path, make):
    from gongwen_lint.linter import Linter

    written(tmp_path, '[per-file."archive/**"]\nignore = ["XX01"]\n[per-file."*.md"]\nseverity = {"XX02-1" = "info"}\n')
    known = make.registry(
        make.plugin([make.check("XX01-1", "a", "词"), make.check("XX02-1", "b", "词")], [make.regulation])
    )
    linter = Linter(known=known)

    def checks(path):
        return [(c.code, c.severity) for c in linter.settings_for(str(tmp_path / path)).checks]

    assert checks("new/a.docx") == [("XX01-1", "warning"), ("XX02-1", "warning")]
    assert checks("archive/2013/a.docx") == [("XX02-1", "warning")]
    assert checks("archive/a.md") == [("XX02-1", "info")]


@dataclass(frozen=True)
class Options:
    max_characters: int = field(default=3000, metadata={"doc": "正文的最多字数"})
    share: float = 0.5
    strict: bool = False
    words: tuple[str, ...] = ("甲",)
    mode: Literal["soft", "hard"] = "soft"
    since: date | None = None


def test_options_are_typed_by_their_dataclass():
    values = {"max-characters": 4000, "share": 1, "words": ["乙", "丙"], "mode": "hard", "since": date(2016, 1, 1)}
    options, problems = made(Options, values, "x")
    assert not problems
    assert options == Options(4000, 1, False, ("乙", "丙"), "hard", date(2016, 1, 1))
    assert described(Options)[0] == ("max-characters", "整数", 3000, "正文的最多字数")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"max_characters": 1}, "是否指 max-characters"),
        ({"max-characters": "4000"}, "整数"),
        ({"max-characters": True}, "整数"),
        ({"strict": 1}, "true 或 false"),
        ({"words": "乙"}, "字符串的列表"),
        ({"words": [1]}, "字符串的列表"),
        ({"mode": "other"}, "soft、hard 之一"),
        ({"since": "2016-01-01"}, "日期"),
    ],
)
def test_a_wrong_option_is_named_with_what_it_should_be(values, said):
    options, problems = made(Options, values, "gongwen-lint.toml：options")
    assert options is None and len(problems) == 1
    assert said in problems[0] and problems[0].startswith("gongwen-lint.toml：options")


def test_the_json_schema_agrees_with_the_validation(tmp_path, loaded):
    schema = json_schema(loaded)
    jsonschema.Draft202012Validator.check_schema(schema)
    plain = json.loads(json.dumps(read_toml(written(tmp_path, WHOLE)), default=str))
    jsonschema.validate(plain, schema)
    for bad in ({"selct": []}, {"fail-on": "x"}, {"calendar": {"holidays": "DE"}}, {"organisation": {"unit": [{}]}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, schema)
        with pytest.raises(BadConfig):
            config.parse(bad)
    assert options_schema(Options)["properties"]["words"] == {
        "description": "",
        "type": "array",
        "items": {"type": "string"},
    }


def test_nothing_is_loaded_for_a_configuration_that_is_not_there(tmp_path):
    code = """
import sys
from gongwen_lint import config
config.find(".")
print([m for m in sys.modules if "toml" in m or "schema" in m])
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
