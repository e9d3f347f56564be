"""The public API: few names, each loaded when it is first asked for."""

from __future__ import annotations

import subprocess
import sys

import gongwen_lint

HEAVY = ("asyncio", "importlib.metadata", "docx", "rich", "jieba", "rjieba", "multiprocessing", "sqlite3", "tempfile")


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_there_are_few_names_and_each_resolves():
    assert len(gongwen_lint.__all__) <= 32  # decision 016
    assert gongwen_lint.__all__ == sorted(gongwen_lint.__all__, key=lambda n: (n.lower() == n, n))
    for name in gongwen_lint.__all__:
        assert getattr(gongwen_lint, name) is not None
    assert set(gongwen_lint.__all__) <= set(dir(gongwen_lint))


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(gongwen_lint, "Nothing")


def test_importing_the_package_loads_nothing_of_it():
    assert run("import gongwen_lint, sys; print([m for m in sys.modules if m.startswith('gongwen_lint.')])") == "[]"


def test_the_way_to_a_first_finding_loads_nothing_heavy():
    code = f"""
import sys
from gongwen_lint import Linter
Linter().lint_bytes('某某局关于某某的报告\\n区政府：\\n　　报告如下。\\n'.encode(), 'a.md')
print([m for m in {HEAVY!r} if m in sys.modules])
"""
    assert run(code) == "[]"
