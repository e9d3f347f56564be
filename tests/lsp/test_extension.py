"""The extension for Visual Studio Code, as far as it can be judged without Node: what it declares fits together."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gongwen_lint.lsp import commands, requests
from gongwen_lint.version import __version__

LONGEST_FILE = 400  # lines
NAMED = re.compile(r"%([\w.]+)%")


@pytest.fixture(scope="module")
def home(root: Path) -> Path:
    return root / "vscode-extension"


@pytest.fixture(scope="module")
def package(home: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((home / "package.json").read_text(encoding="utf-8"))
    return found


def sources(home: Path) -> list[Path]:
    return sorted([*(home / "src").rglob("*.ts"), *(home / "test").rglob("*.ts"), *(home / "test").glob("*.mjs")])


def test_it_has_the_version_of_the_linter(package: dict[str, Any]) -> None:
    assert package["version"] == __version__


def test_every_text_is_there_in_chinese_and_english(home: Path, package: dict[str, Any]) -> None:
    named = set(NAMED.findall(json.dumps(package)))
    for name in ("package.nls.json", "package.nls.en.json"):
        texts = json.loads((home / name).read_text(encoding="utf-8"))
        assert set(texts) == named, name
        assert all(re.search("[\u4e00-\u9fff]", text) for text in texts.values()), f"{name}: Chinese comes first"


def test_every_command_is_declared_and_done(home: Path, package: dict[str, Any]) -> None:
    declared = {command["command"] for command in package["contributes"]["commands"]}
    done = set(re.findall(r'^ {4}"(gongwen\.\w+)":', (home / "src" / "commands.ts").read_text("utf-8"), re.MULTILINE))
    assert declared == done
    texts = " ".join(
        path.read_text("utf-8") for path in [*home.glob("package.nls*.json"), *home.glob("walkthrough/*.md")]
    )
    assert set(re.findall(r"command:(gongwen\.\w+)", texts)) <= declared


def test_what_it_asks_the_server_is_answered(home: Path) -> None:
    protocol = (home / "src" / "protocol.ts").read_text("utf-8")
    asked = set(re.findall(r'"(gongwen/\w+)"', protocol)) - {"gongwen/checked"}
    assert asked and asked <= set(requests.METHODS)
    assert set(re.findall(r'"(gongwen\.server\.\w+)"', protocol)) <= set(commands.COMMANDS)


def test_what_an_untrusted_folder_may_not_set(package: dict[str, Any]) -> None:
    trust = package["capabilities"]["untrustedWorkspaces"]
    assert trust["supported"] == "limited"
    assert {"gongwen.python", "gongwen.config", "gongwen.linter"} <= set(trust["restrictedConfigurations"])


def test_every_setting_is_described_and_has_a_default(package: dict[str, Any]) -> None:
    for name, setting in package["contributes"]["configuration"]["properties"].items():
        assert name.startswith("gongwen.") and "default" in setting and setting["markdownDescription"], name


def test_files_are_short(home: Path) -> None:
    counts = {str(path.relative_to(home)): path.read_text("utf-8").count("\n") for path in sources(home)}
    assert counts and {path: count for path, count in counts.items() if count > LONGEST_FILE} == {}


def test_pages_forbid_what_is_not_theirs(home: Path) -> None:
    page = (home / "src" / "page.ts").read_text("utf-8")
    assert page.count("default-src 'none'") == 2
    assert "unsafe-eval" not in page and "script-src *" not in page
