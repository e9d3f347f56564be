from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Call = Callable[..., Any]


@pytest.mark.parametrize("subject", ["CY44-6", "cy44-6", "addressed-to-leader"])
def test_explain_a_check(call: Call, subject: str) -> None:
    status, out, _ = call("explain", subject)
    assert status == 0
    assert out.startswith("CY44-6  addressed-to-leader\n")
    assert "也不得以个人名义向区政府报文。" in out  # the article word for word, not only the clause
    headings = ("为什么", "怎样改", "证据", "例外", "容易误报的情形")
    assert all(f"\n{heading}：" in out for heading in headings)
    assert "同一条的其他检查" in out and "CY44-7" in out
    related = out.partition("\n相关条文\n")[2]
    assert "《北京市朝阳区人民政府工作规则》第四十五条  CY45-1\n" in related
    assert "《党政机关公文处理工作条例》第十五条" in related and "第四十四条" not in related


def test_explain_shows_examples(call: Call) -> None:
    for subject in ("CY44-6", "CY44", "TL15"):
        out = call("explain", subject).out
        assert (out.count("\n反例（会指出）"), out.count("\n正例（不会指出）")) == (2, 2)
        assert "⟦" not in out and "\n  指出：" in out


def test_explain_an_article_says_what_each_check_asks(call: Call) -> None:
    out = call("explain", "CY18").out
    for code in ("CY18-1", "CY18-2"):
        told = out.partition(f"\n\n{code}  ")[2].partition("\n\n")[0]
        assert all(words in told for words in ("\n  条文：“", "\n  怎样改：", "\n  证据：", "\n  例外："))
    assert "第四十三条" in out.partition("\n相关条文\n")[2]


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("CY44", ["第四十四条", "应遵守《党政机关公文格式》标准", "CY44-6"]),
        ("CY4", ["第四条"]),
        ("CY04", ["第四条"]),
        ("TL15", ["《党政机关公文处理工作条例》第十五条", "TL15-7"]),
        ("CY1", ["没有检查："]),
        ("CY", ["朝政发〔2015〕7号", "2015-07-31 起", "第四十四条"]),
        ("GL002", ["GL002", "不是 Word 文档"]),
        ("GL101", ["crashed-check"]),
    ],
)
def test_explain_an_article_a_regulation_or_a_code_of_the_tool(call: Call, subject: str, words: list[str]) -> None:
    status, out, _ = call("explain", subject)
    assert status == 0 and all(word in out for word in words)


def test_checks(call: Call) -> None:
    status, out, _ = call("checks")
    assert status == 0 and "CY44-6" in out and "addressed-to-leader" in out
    listed = json.loads(call("checks", "--format", "json").out)["checks"]
    found = next(check for check in listed if check["code"] == "CY44-6")
    assert found["article"] == "44" and found["severity"] == "error" and found["strength"] == "direct"


def test_coverage_accounts_for_every_article(call: Call) -> None:
    regulations = json.loads(call("checks", "--coverage", "--format", "json").out)["regulations"]
    rules = next(regulation for regulation in regulations if regulation["regulation"] == "CY")
    assert [article["article"] for article in rules["articles"]] == [str(number) for number in range(1, 69)]
    for article in rules["articles"]:
        assert bool(article["checks"]) != bool(article["unchecked"])
    out = call("checks", "--coverage").out
    assert "共 68 条：" in out and "没有检查：" in out


def test_inspect(call: Call) -> None:
    status, out, err = call("inspect", "bad.docx")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "bad.docx"
    seen = [
        ("文种", "请示"),
        ("行文方向", "上行"),
        ("发文字号", "朝某局文〔2016〕12号"),
        ("签发人", "李四"),
        ("标题", "北京市朝阳区某某局关于解决办公用房的请示"),
        ("主送机关", "张副区长"),
        ("成文日期", "2016年4月8日"),
    ]
    for name, value in seen:
        assert any(line.startswith(name) and value in line for line in lines), name


def test_inspect_as_data(call: Call) -> None:
    value = json.loads(call("inspect", "bad.docx", "--format", "json").out)
    checked = json.loads(call("check", "bad.docx", "--format", "json").out)["documents"][0]
    assert value["recognised"] == checked["recognised"] and value["sha256"] == checked["sha256"]
    title = next(element for element in value["elements"] if element["element"] == "title")
    assert title["location"]["quote"] == title["text"] and 0 < title["sure"] <= 1
    assert len(value["zones"]) > 5


def test_inspect_shows_evidence_and_the_outline(call: Call, folder: Path) -> None:
    draft = (
        (folder / "bad.md")
        .read_text("utf-8")
        .replace(
            "　　妥否，请批示。",
            "　　一、基本情况\n　　（一）现状。面积不足。\n　　二、有关建议\n　　本方案已经区法制办合法性审查。\n"
            "　　妥否，请批示。",
        )
    )
    (folder / "outline.md").write_text(draft, encoding="utf-8")
    out = call("inspect", "outline.md").out
    assert "一、基本情况" in out and "　（一）现状" in out and "二、有关建议" in out
    assert "合法性审查：" in out and "已完成" in out


def test_inspect_of_an_unreadable_file(call: Call, folder: Path) -> None:
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    status, out, err = call("inspect", "old.doc", "--format", "json")
    value = json.loads(out)
    assert status == 2 and value["status"] == "unreadable" and value["error"]["code"] == "GL006"
    assert "GL006" in err


def test_config(call: Call, folder: Path) -> None:
    (folder / "gongwen-lint.toml").write_text('ignore = ["CY44-1"]\n[severity]\n"CY44-6" = "warning"\n')
    status, out, _ = call("config")
    assert status == 0
    ignored = next(line for line in out.splitlines() if line.startswith("ignore"))
    assert '["CY44-1"]' in ignored and ignored.endswith("gongwen-lint.toml")
    assert next(line for line in out.splitlines() if line.startswith("fail-on")).endswith("默认")
    entries = {e["key"]: e for e in json.loads(call("config", "bad.docx", "--format", "json").out)["entries"]}
    assert entries["severity.CY44-6"]["value"] == "warning"


def test_config_that_is_broken(call: Call, folder: Path) -> None:
    (folder / "gongwen-lint.toml").write_text("fail-on = 3\n")
    status, _, err = call("config")
    assert status == 2 and "fail-on" in err and "Traceback" not in err


def test_config_schema(call: Call) -> None:
    import jsonschema

    schema = json.loads(call("config", "--schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate({"select": ["ALL"], "fail-on": "error"}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"fail-on": "sometimes"}, schema)


def test_doctor(call: Call, folder: Path) -> None:
    status, out, _ = call("doctor")
    assert status == 0
    assert all(words in out for words in ("Python", "gongwen-checks", "CY44-6", "没有找到，用默认值", "一切正常"))
    (folder / "gongwen-lint.toml").write_text('plugins = ["gongwen-haidian"]\n')
    status, out, _ = call("doctor")
    assert status == 2 and "gongwen-haidian 没有安装" in out
    (folder / "gongwen-lint.toml").write_text("nonsense = 1\n")
    status, out, _ = call("doctor")
    assert status == 2 and "nonsense" in out


def test_doctor_tells_what_is_missing(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich", None)
    status, out, _ = call("doctor")
    assert status == 0 and "没有安装" in out and "缺少时输出不带颜色" in out


def test_init_writes_a_configuration_that_changes_nothing(call: Call, folder: Path) -> None:
    before = call("check", "bad.docx", "--format", "json")
    assert call("init").status == 0
    assert call("check", "bad.docx", "--format", "json") == before
    assert call("config").status == 0


def test_every_example_in_the_written_configuration_is_valid(call: Call, folder: Path) -> None:
    from gongwen_lint.config import parse
    from gongwen_lint.config_schema import CONFIG

    call("init")
    text = (folder / "gongwen-lint.toml").read_text("utf-8")
    lines = [line.removeprefix("# ") for line in text.splitlines() if "=" in line or line.startswith(("[", "# ["))]
    keys = [line for line in lines if line.startswith("[") or line[0].isascii()]
    values = tomllib.loads("\n".join(keys))
    parse(values)
    assert set(values) == set(CONFIG)


def test_init_never_overwrites(call: Call, folder: Path) -> None:
    (folder / "gongwen-lint.toml").write_text("# mine\n")
    status, _, err = call("init")
    assert status == 2 and "--force" in err
    assert (folder / "gongwen-lint.toml").read_text() == "# mine\n"
    assert call("init", "--force").status == 0
    assert call("init", "nowhere").status == 2
