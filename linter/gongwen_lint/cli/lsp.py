"""`gongwen-lint lsp`: the language server on standard input and output."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from ..linter import Request
from .arguments import Parser
from .errors import Trouble
from .readers import date_value


def arguments(parser: Parser) -> None:
    """Its arguments."""
    parser.value("--config", metavar="文件", help="用这份配置，不按文稿所在文件夹去找")
    parser.flag("--isolated", help="不读任何配置文件")
    parser.value("--as-of", metavar="日期", type=date_value, help="按这一天有效的规则检查（默认文稿的成文日期）")
    parser.flag("--stdio", help="不起作用；有些编辑器会加上它")


def run(options: Namespace) -> int:
    """Serve until the editor ends the session."""
    _trust_no_folder()
    try:
        from ..lsp.server import serve
    except ImportError as problem:
        if (problem.name or "").partition(".")[0] not in ("pygls", "lsprotocol", "attrs", "cattrs"):
            raise
        raise Trouble("语言服务器还需要 pygls，请运行：pip install 'gongwen-lint[lsp]'。") from None
    return serve(Request(config=options.config, isolated=options.isolated, as_of=options.as_of))


def _trust_no_folder() -> None:
    """Take the current folder off the path: an editor starts the server among somebody's drafts, and no plug-in that lies
    there may run (`python -m gongwen_lint` puts it there)."""
    package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120
    here = os.path.realpath(os.curdir)
    sys.path[:] = [p for p in sys.path if p == package or os.path.realpath(p or os.curdir) != here]
