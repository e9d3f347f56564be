"""A check declared once is known to the next process without being imported, and never stale."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

from gongwen_lint.kept import Later, keep, recall
from gongwen_lint.pack import checks_in

BODY = '''"""甲。"""
from collections.abc import Iterator
from gongwen_lint import Context, Finding, Paper, check, citing
@check("ZZ01-{n}", "first-{n}", severity="{severity}", strength="direct", article=citing("ZZ")(1, "甲"), kinds=("请示",))
def look(paper: Paper, context: Context) -> Iterator[Finding]:
    yield context.finding(paper.title.place, "乙")
'''


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.syspath_prepend(str(tmp_path))
    pack = tmp_path / f"pack_{tmp_path.name.replace('-', '_')}"
    pack.mkdir()
    for number in (1, 2):
        text = BODY.format(n=number, severity="error")
        (pack / f"zz01_{number}_first_{number}.py").write_text(text, encoding="utf-8")
    return pack


def test_second_time_nothing_is_imported(folder: Path) -> None:
    first = list(checks_in(str(folder), folder.name))
    for name in [name for name in sys.modules if name.startswith(folder.name)]:
        del sys.modules[name]
    second = list(checks_in(str(folder), folder.name))
    assert not any(name.startswith(f"{folder.name}.") for name in sys.modules)
    assert [(c.code, c.kinds, c.article, c.severity) for c in first] == [
        (c.code, c.kinds, c.article, c.severity) for c in second
    ]
    assert isinstance(second[0].function, Later)
    assert second[0].doc == "甲。"  # asking for the page imports it
    assert f"{folder.name}.zz01_1_first_1" in sys.modules


def test_changed_file_is_read_anew(folder: Path) -> None:
    list(checks_in(str(folder), folder.name))
    file = folder / "zz01_1_first_1.py"
    file.write_text(BODY.format(n=1, severity="warning") + "\n", encoding="utf-8")
    for name in [name for name in sys.modules if name.startswith(folder.name)]:
        del sys.modules[name]
    assert [c.severity for c in checks_in(str(folder), folder.name)] == ["warning", "error"]


def test_changed_shared_reasoning_makes_it_stale(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = folder.parent / "words.py"
    room.write_text("WORDS = ('贺信',)", encoding="utf-8")
    module = types.ModuleType("gongwen_lint.reasoning.words_of_a_test")
    module.__file__ = str(room)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    keep(str(folder), [], [])
    assert recall(str(folder), []) == ()
    room.write_text("WORDS = ('贺信', '寄语')", encoding="utf-8")
    assert recall(str(folder), []) is None


def test_changed_words_of_the_pack_make_it_stale(folder: Path) -> None:
    (folder / "words.py").write_text("WORDS = ('甲',)\n", encoding="utf-8")
    file = folder / "zz01_1_first_1.py"
    text = BODY.format(n=1, severity="error").replace(
        "from gongwen_lint", "from .words import WORDS\nfrom gongwen_lint", 1
    )
    file.write_text(text.replace('kinds=("请示",)', "needs=WORDS"), encoding="utf-8")
    (folder / "__init__.py").write_text("", encoding="utf-8")
    assert [c.needs for c in checks_in(str(folder), folder.name)] == [("甲",), ()]
    (folder / "words.py").write_text("WORDS = ('甲', '乙')\n", encoding="utf-8")
    for name in [name for name in sys.modules if name.startswith(folder.name)]:
        del sys.modules[name]
    assert [c.needs for c in checks_in(str(folder), folder.name)] == [("甲", "乙"), ()]


def test_spoilt_store_counts_as_none(folder: Path) -> None:
    checks = list(checks_in(str(folder), folder.name))
    (kept,) = folder.rglob("*.checks")
    kept.write_bytes(b"spoilt")
    assert recall(str(folder), []) is None
    assert len(list(checks_in(str(folder), folder.name))) == len(checks)


def test_nothing_is_written_where_bytecode_is_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep(str(folder), [], [])
    assert not list(folder.rglob("*.checks"))
