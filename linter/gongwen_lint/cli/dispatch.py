"""From the words on the command line to a command, and from whatever goes wrong to one sentence and an exit status."""

from __future__ import annotations

import sys
from importlib import import_module

from . import COMMANDS
from .errors import Trouble
from .plain import Plain
from .streams import silence, tell, utf8

INTERRUPTED = 130  # 128 + SIGINT, as shells expect

_TOP = """检查公文文稿是否符合工作规则、公文处理条例和格式标准。

用法：gongwen-lint 命令 [选项] …

命令：
"""
_TOP_OPTIONS = """
选项：
  -h, --help     显示这份说明；gongwen-lint 命令 --help 显示该命令的选项
  -V, --version  显示版本

退出状态：0 没有达到 --fail-on 的问题；1 有；2 没能完成（用法、文件、配置或插件有误）。
"""


def run(arguments: list[str]) -> int:
    """Run the command that the first argument names."""
    utf8()
    try:
        status = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except Trouble as trouble:
        tell(str(trouble))
        return trouble.status
    except KeyboardInterrupt:
        tell("已中断，结果不完整。")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone (… | head): nobody is left to tell
        silence()
        return 2
    except Exception as error:  # a fault of ours is told in one sentence like any other
        if "--debug" in arguments:
            raise
        tell(f"工具自身出错（{type(error).__name__}: {error}）。请加上 --debug 再运行一次，把输出报给本工具的作者。")
        return 2


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        topic = arguments[1] if len(arguments) > 1 and arguments[0] == "help" else ""
        if topic in COMMANDS:
            return _run([topic, "--help"])
        print(help_text(), end="")
        return 0 if arguments else 2
    name, *rest = arguments
    if name not in COMMANDS:
        raise Trouble(_unknown(name))
    command = import_module(f".{name}", __package__)
    if name == "check":
        plain = Plain()
        command.arguments(plain)
        usual = plain.parse(rest)
        if usual is not None:
            return int(command.run(usual))
    from .arguments import Parser

    parser = Parser(f"gongwen-lint {name}", COMMANDS[name])
    command.arguments(parser)
    try:
        options = parser.parse_args(rest)
    except SystemExit as done:  # --help has printed
        return int(done.code or 0)
    status: int = command.run(options)
    return status


def help_text() -> str:
    """The overview that `gongwen-lint --help` prints."""
    lines = "".join(f"  {name:<10}{line}\n" for name, line in COMMANDS.items())
    return f"{_TOP}{lines}{_TOP_OPTIONS}"


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    kind = "选项" if name.startswith("-") else "命令"
    close = get_close_matches(name, COMMANDS, 1)
    hint = f"是否想写 {close[0]}？" if close else "用 gongwen-lint --help 查看全部命令。"
    return f"没有 {name} 这个{kind}，{hint}"
