"""Changes to configuration and waivers that leave the rest as it is."""

from __future__ import annotations

import pytest

from gongwen_lint.lsp.toml_text import appended, ignoring, parsed, waiver

PROJECT = ("tool", "gongwen-lint")


def changed(text: str, code: str = "CY44-6", table: tuple[str, ...] = ()) -> str | None:
    found = ignoring(text, code, table)
    return text[: found.offset] + found.words + text[found.offset :] if found else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'ignore = ["CY44-6"]\n'),
        ("ignore = []   # 无\n", 'ignore = ["CY44-6"]   # 无\n'),
        ('ignore = ["GB"]\n', 'ignore = ["GB", "CY44-6"]\n'),
        ('ignore = ["GB",]\n', 'ignore = ["GB", "CY44-6",]\n'),
        ("ignore = [\n  'GB', # ] 格式\n]\n", "ignore = [\n  'GB', \"CY44-6\" # ] 格式\n]\n"),
        ('# 说明\n\nselect = ["ALL"]\n', '# 说明\n\nignore = ["CY44-6"]\nselect = ["ALL"]\n'),
        (
            '# 说明\n[per-file."a"]\nignore = ["GB"]\n',
            '# 说明\nignore = ["CY44-6"]\n[per-file."a"]\nignore = ["GB"]\n',
        ),
        ("# 没有换行", '# 没有换行\nignore = ["CY44-6"]\n'),
    ],
)
def test_a_code_is_added_to_ignore(before: str, after: str) -> None:
    found = changed(before)
    assert found is not None and parsed(found) == parsed(after)
    if 'GB",' not in before:
        assert found == after


@pytest.mark.parametrize("text", ['ignore = ["CY44-6"]', "ignore = [", 'ignore = "GB"', "not toml"])
def test_nothing_is_changed_that_is_not_understood(text: str) -> None:
    assert changed(text) is None


def test_in_a_project_file() -> None:
    text = '[project]\nname = "x"\n[tool.gongwen-lint]\nselect = ["CY"]\n[tool.other]\nignore = ["E"]\n'
    found = changed(text, table=PROJECT)
    assert found is not None
    values = parsed(found) or {}
    assert values["tool"]["gongwen-lint"] == {"select": ["CY"], "ignore": ["CY44-6"]}
    assert values["tool"]["other"] == {"ignore": ["E"]}
    assert changed('[tool]\ngongwen-lint = { select = ["CY"] }\n', table=PROJECT) is None


def test_the_file_that_init_writes() -> None:
    from gongwen_lint.cli.init import TEMPLATE

    found = changed(TEMPLATE)
    assert found is not None and (parsed(found) or {})["ignore"] == ["CY44-6"]
    assert found.replace('\nignore = ["CY44-6"]', "\nignore = []") == TEMPLATE


@pytest.mark.parametrize("old", ["", "# 豁免", '[[waiver]]\nfile = "a"\ncheck = "GB"\nreason = "好"\n', "\n\n"])
def test_waivers_are_appended(old: str) -> None:
    quote = '引号"与\\反斜杠\n换行\x07\x7f'
    found = appended(old, waiver({"file": "上报/a.md", "check": "CY44-6", "quote": quote, "reason": ""}))
    after = old + found.words
    assert found.offset == len(old)
    last = (parsed(after) or {})["waiver"][-1]
    assert last == {"file": "上报/a.md", "check": "CY44-6", "quote": quote, "reason": ""}
    assert len(parsed(after)["waiver"]) == len((parsed(old) or {}).get("waiver", ())) + 1
