"""The command line: one module a command, loaded when that command is asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn

# Listed in the order of --help; a command's module is named like it, its line is what it does.
COMMANDS: Mapping[str, str] = {
    "check": "检查文稿（文件、文件夹，或用 - 从标准输入读）",
    "explain": "说明一项检查或一条条文：依据原文、怎样改、例子",
    "checks": "列出全部检查；--coverage 逐条列出各部规则由哪些检查覆盖",
    "inspect": "显示从文稿中识别出的要素：文种、主送、签发人、标题、日期等",
    "annotate": "写一份副本，每个问题是一条 Word 批注",
    "fix": "写一份副本，能改的地方用修订改好",
    "audit": "批量审计档案，结果存进一个库，中断后可以接着做",
    "report": "从审计的结果库画出报告：html、xlsx、csv、json、parquet；比较两次审计；抽样复核",
    "lsp": "供编辑器使用的语言服务器（标准输入输出）",
    "config": "显示生效的配置及每一项的来源；--schema 输出配置的 JSON Schema",
    "doctor": "显示版本、插件、找到的配置文件，以及缺少什么",
    "init": "在当前文件夹写一份带说明的 gongwen-lint.toml",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 nothing to report, 1 findings, 2 could not do what was asked."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in ("--version", "-V"):
        from ..version import __version__

        print("gongwen-lint", __version__)
        return 0
    from .dispatch import run

    return run(arguments)


def script() -> NoReturn:
    """The command itself: runs and ends the process at once.

    Taking a process down module by module takes Python a sixth of the time of checking one draft, and collecting
    garbage among what was only just loaded finds none.
    """
    import gc

    gc.set_threshold(50_000)
    status = main()
    import atexit
    import os

    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):  # a closed pipe, a closed stream, none at all
            continue
    os._exit(status)
