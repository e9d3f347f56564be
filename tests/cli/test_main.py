from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongwen_lint.cli import COMMANDS, dispatch
from gongwen_lint.version import __version__

Call = Callable[..., Any]


def test_version(call: Call) -> None:
    assert call("--version") == (0, f"gongwen-lint {__version__}\n", "")


def test_version_imports_nearly_nothing() -> None:
    code = "import sys; from gongwen_lint.cli import main; main(['--version']); print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"argparse", "dataclasses", "pluggy", "lxml", "json", "pathlib"} & set(loaded) - set(_bare())


def _bare() -> list[str]:
    code = "import sys; print(*sys.modules)"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def test_help_names_every_command(call: Call) -> None:
    status, out, err = call("--help")
    assert status == 0 and err == ""
    assert all(f"  {name} " in out for name in COMMANDS)
    assert "退出状态" in out


def test_nothing_asked_is_told_how_to_ask(call: Call) -> None:
    status, out, _ = call()
    assert status == 2 and "用法" in out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_in_chinese(call: Call, name: str) -> None:
    status, out, err = call(name, "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"用法：gongwen-lint {name} [选项]")
    assert not any(word in out for word in ("usage", "options:", "show this"))
    assert call("help", name).out == out


def test_every_command_has_a_module() -> None:
    package = Path(dispatch.__file__).parent
    assert all((package / f"{name}.py").is_file() for name in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc", "x"], "没有 chekc 这个命令，是否想写 check？"),
        (["--bogus"], "没有 --bogus 这个选项"),
        (["check"], "缺少参数 文稿"),
        (["check", "--formt", "json", "bad.docx"], "不认识 --formt"),
        (["check", "--format"], "--format 后面缺少值"),
        (["check", "--fail-on", "fatal", "bad.docx"], "--fail-on 不能是“fatal”，只能是 error、warning、info、never"),
        (["check", "--as-of", "昨天", "bad.docx"], "“昨天”不是日期"),
        (["check", "--as-of", "2016-02-30", "bad.docx"], "“2016-02-30”不是日期"),
        (["check", "--jobs", "0", "bad.docx"], "应是 1 以上的整数"),
        (["check", "--isolated=yes", "bad.docx"], "--isolated 后面不应带值"),
        (["check", "--format", "docbook", "bad.docx"], "没有 docbook 这种报告格式"),
        (["check", "--select", "XX99", "bad.docx"], "--select：没有名为“XX99”"),
        (["check", "--ignore", "CY44-66", "bad.docx"], "--ignore：没有名为“CY44-66”"),
        (["check", "--config", "none.toml", "bad.docx"], "none.toml"),
        (["check", "--baseline", "none.json", "bad.docx"], "none.json"),
        (["check", "--stdin-filename", "a.md", "bad.docx"], "--stdin-filename 只和 - 一起使用"),
        (["explain", "nonsense"], "没有名为“nonsense”"),
        (["explain", "CY999"], "没有"),
        (["inspect", "none.docx"], "none.docx"),
        (["inspect", "."], "是文件夹"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(call: Call, arguments: list[str], said: str) -> None:
    status, out, err = call(*arguments)
    assert status == 2
    assert out == ""
    assert err.startswith("gongwen-lint：") and said in err
    assert err.count("\n") == 1 and "Traceback" not in err


def test_an_interrupted_run_says_so(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(dispatch, "_run", interrupted)
    assert call("check", "bad.docx") == (130, "", "gongwen-lint：已中断，结果不完整。\n")


def test_a_fault_of_our_own_is_one_sentence(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(arguments: list[str]) -> int:
        raise RuntimeError("oh\x1b[31m")

    monkeypatch.setattr(dispatch, "_run", broken)
    status, _, err = call("check", "bad.docx")
    assert status == 2 and "RuntimeError: oh\\x1b[31m" in err and err.count("\n") == 1
    with pytest.raises(RuntimeError):
        call("check", "bad.docx", "--debug")


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LANG": "C", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_chinese_comes_out_under_any_locale(spawn: Call, locale: dict[str, str]) -> None:
    done = spawn("--help", env=locale)
    assert done.returncode == 0 and "检查公文文稿" in done.stdout.decode("utf-8")
    done = spawn("explain", "不存在", env=locale)
    assert done.returncode == 2 and "没有名为“不存在”" in done.stderr.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="pipes")
def test_a_reader_that_goes_away_is_no_error(spawn: Call) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = spawn("checks", stdout=writing)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="a shell")
def test_closed_streams_are_no_error(folder: Path) -> None:
    lint = f'"{sys.executable}" -m gongwen_lint'
    script = f"{lint} checks >&- 2>err; echo $?; {lint} check none.docx >&- 2>&-; echo $?"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["0", "2"]
    assert (folder / "err").read_text() == ""
