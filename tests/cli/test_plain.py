"""The usual command line is read without argparse, and means what argparse would make of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gongwen_lint.cli import check
from gongwen_lint.cli.arguments import Parser
from gongwen_lint.cli.plain import Plain


def both(*arguments: str) -> tuple[dict[str, object] | None, dict[str, object]]:
    plain, parser = Plain(), Parser("gongwen-lint check", "")
    check.arguments(plain)  # type: ignore[arg-type]
    check.arguments(parser)
    usual = plain.parse(arguments)
    return (vars(usual) if usual is not None else None), vars(parser.parse_args(list(arguments)))


@pytest.mark.parametrize("line", ["a.docx", "a.docx b.docx", "--isolated a.docx", "--statistics --debug a.docx 目录"])
def test_it_reads_what_argparse_reads(line: str) -> None:
    ours, theirs = both(*line.split())
    assert ours == theirs


@pytest.mark.parametrize(
    "line", ["a.docx --statistics 目录", "--format json a.docx", "a.docx --as-of=2016-05-06", "- --stdin-filename x.md"]
)
def test_it_leaves_the_rest_to_argparse(line: str) -> None:
    plain = Plain()
    check.arguments(plain)  # type: ignore[arg-type]
    assert plain.parse(line.split()) is None
    assert plain.parse([]) is None


def test_argparse_is_not_even_imported(folder: Path) -> None:
    code = (
        "import sys; from gongwen_lint.cli import main; main(['check', 'good.docx']); print('argparse' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "False"
