"""What a run on one draft must not load: each of these costs more than the lint itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "asyncio", "concurrent.futures", "docx", "difflib", "email", "html", "http", "importlib.metadata", "jieba", "json",
    "logging", "multiprocessing", "pathlib", "rich", "rjieba", "shutil", "subprocess", "tempfile", "tomllib",
    "traceback", "unittest", "urllib", "xml", "zipfile",
}  # fmt: skip


@pytest.mark.parametrize(("draft", "allowed"), [("good.docx", set()), ("bad.docx", {"tomllib"})])
def test_a_check_of_one_draft_loads_little(folder: Path, draft: str, allowed: set[str]) -> None:
    code = (
        "import sys; bare = set(sys.modules)\n"
        "from gongwen_lint.cli import main\n"
        f"main(['check', {draft!r}])\n"
        "print('loaded', *sorted(set(sys.modules) - bare))"
    )
    # -S and -I would hide the installed package; -E keeps the user's environment out
    done = subprocess.run(
        [sys.executable, "-E", "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    loaded = set(done.stdout.splitlines()[-1].split()[1:])
    assert sorted((HEAVY - allowed) & loaded) == []
