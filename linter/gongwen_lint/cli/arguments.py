"""argparse in Chinese: help that lines up in full-width text, and errors as one plain sentence."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NoReturn

from ..report.plain import pad, width
from .errors import Trouble
from .readers import comma_separated, one_of

_COLUMNS = 96  # of the help text
_INDENT = 26  # of its explanations
_ERRORS: Sequence[tuple[str, str]] = (  # argparse's English sentences (3.10 to 3.14) and ours
    (r"the following arguments are required: (.*)", r"缺少参数 \1"),
    (r"unrecognized arguments: (.*)", r"不认识 \1"),
    (r"argument (\S+): expected .*", r"\1 后面缺少值"),
    (r"argument (\S+): ignored explicit argument .*", r"\1 后面不应带值"),
    (r"argument (\S+): not allowed with argument (.*)", r"\1 和 \2 不能同时使用"),
    (r"argument (\S+): (.*)", r"\1 \2"),
)


class Parser(argparse.ArgumentParser):
    """A parser of one command's arguments. Raises Trouble where they are wrong."""

    def __init__(self, prog: str, description: str) -> None:
        formatter = partial(argparse.HelpFormatter, width=_COLUMNS)  # given a width, it does not import shutil
        super().__init__(prog, description=description, add_help=False, allow_abbrev=False, formatter_class=formatter)
        self.add_argument("-h", "--help", action="help", help="显示这份说明")
        self.flag("--debug", help="本工具自身出错时，把详情写到标准错误")

    def format_help(self) -> str:
        """The help text: argparse lines columns up by characters, not by how wide they are."""
        words = [action for action in self._actions if not action.option_strings]
        options = [action for action in self._actions if action.option_strings]
        usage = " ".join([self.prog, "[选项]", *(_shown(action) for action in words)])
        parts = [f"用法：{usage}", "", f"{self.description}"]
        for title, actions in (("参数：", words), ("选项：", options)):
            if actions:
                parts += ["", title, *(line for action in actions for line in _help_lines(action))]
        return "\n".join(parts) + "\n"

    def flag(self, *names: str, help: str) -> None:
        """Add an option without a value."""
        self.add_argument(*names, action="store_true", help=help)

    def value(self, *names: str, metavar: str, help: str, **more: Any) -> None:
        """Add an option with a value."""
        self.add_argument(*names, metavar=metavar, help=help, **more)

    def codes(self, name: str, help: str) -> None:
        """Add an option with checks separated by commas; it may be given several times."""
        self.add_argument(name, metavar="检查,…", action="extend", type=comma_separated, help=help)

    def choice(self, *names: str, of: Sequence[str], help: str, default: str | None = None) -> None:
        """Add an option whose value is one of a few words."""
        self.add_argument(*names, metavar="|".join(of), type=one_of(of), default=default, help=help)

    def error(self, message: str) -> NoReturn:
        """Raise Trouble with the sentence in Chinese."""
        for pattern, chinese in _ERRORS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                raise Trouble(f"{found.expand(chinese)}{self._near(message)}（用法见 {self.prog} --help）。")
        raise Trouble(f"命令行有误：{message}（用法见 {self.prog} --help）。")

    def _near(self, message: str) -> str:
        if not message.startswith("unrecognized"):
            return ""
        from difflib import get_close_matches

        wrong = message.partition(": ")[2].split()[0].partition("=")[0]
        close = get_close_matches(wrong, self._option_string_actions, 1) if wrong.startswith("-") else []
        return f"，是否想写 {close[0]}？" if close else ""


def _shown(action: argparse.Action) -> str:
    name = str(action.metavar)
    return {"?": f"[{name}]", "+": f"{name} …", "*": f"[{name} …]"}.get(str(action.nargs), name)


def _help_lines(action: argparse.Action) -> Iterator[str]:
    value = f" {action.metavar}" if action.metavar and action.option_strings else ""
    head = "  " + (", ".join(action.option_strings) + value if action.option_strings else str(action.metavar))
    lines = _wrapped(action.help or "", _COLUMNS - _INDENT)
    if width(head) > _INDENT - 2:
        yield head
    else:
        yield pad(head, _INDENT) + lines.pop(0)
    yield from (" " * _INDENT + line for line in lines)


def _wrapped(text: str, columns: int) -> list[str]:
    lines = [""]
    for piece in re.findall(r"[!-~]+|.", text):  # Latin words and options are not cut
        if width(lines[-1] + piece) > columns and piece not in "，。；：、）”":
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]
