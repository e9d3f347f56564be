from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals")


def on_terminal(*arguments: str, **environment: str) -> str:
    """What the command writes to a terminal (standard output and error together)."""
    import pty

    master, slave = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", **environment}
    env.pop("NO_COLOR", None) if "NO_COLOR" not in environment else None
    command = [sys.executable, "-m", "gongwen_lint", *arguments]
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=env)
    os.close(slave)
    pieces = []
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    process.wait(60)
    os.close(master)
    return b"".join(pieces).decode("utf-8")


def test_colours_on_a_terminal(folder: Path) -> None:
    out = on_terminal("check", "bad.docx")
    assert "\x1b[1;31m错误\x1b[0m" in out
    assert "\x1b[1;31m张副区长" in out


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours_where_they_are_not_wanted(folder: Path, environment: dict[str, str]) -> None:
    out = on_terminal("check", "bad.docx", **environment)
    assert "错误 CY44-6" in out and "\x1b" not in out


def test_colour_is_an_option(folder: Path, call: Call) -> None:
    assert "\x1b" not in on_terminal("check", "bad.docx", "--color", "never")
    assert "\x1b" not in call("check", "bad.docx").out
    assert "\x1b[1;31m错误" in call("check", "bad.docx", "--color", "always").out
    assert "\x1b" not in call("check", "bad.docx", "--color", "always", "--format", "json").out


def test_without_rich_words_stay_plain(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "rich"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "rich", None)
    monkeypatch.setitem(sys.modules, "rich.color", None)
    assert "\x1b" not in call("check", "bad.docx", "--color", "always").out


def test_a_bar_for_many_drafts_and_the_report_after_it(folder: Path) -> None:
    for number in range(25):
        shutil.copy(folder / "good.docx", folder / f"copy{number:02}.docx")
    out = on_terminal("check", ".")
    assert "检查" in out and "\x1b[" in out
    assert out.index("bad.docx") > out.rindex("━")
    assert "━" not in on_terminal("check", ".", TERM="dumb")
    assert "━" not in on_terminal("check", "bad.docx", "good.docx")
