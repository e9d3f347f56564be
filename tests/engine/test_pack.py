"""The folder is the registry: `ls` shows the checks, and a file that is not what its name says is refused."""

from __future__ import annotations

import sys

import pytest

from gongwen_lint.check import BadCheck, Check
from gongwen_lint.pack import checks_in, file_name

CHECK = '''"""Some words must not stand in a title."""
from __future__ import annotations
from collections.abc import Iterator
from gongwen_lint import Context, Finding, Paper, check, citing

@check("{code}", "{name}", severity="warning", strength="direct", article=citing("XX")({article}))
def function(paper: Paper, context: Context) -> Iterator[Finding]:
    yield context.finding(paper.title.place, "x")
'''


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """Writes files into a package that can be imported."""
    root = tmp_path / "pack_of_test"
    root.mkdir()
    (root / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))

    def write(path, text):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    write.found = lambda: list(checks_in(str(root), "pack_of_test"))
    yield write
    for name in [name for name in sys.modules if name.startswith("pack_of_test")]:
        del sys.modules[name]


def a_check(code="XX01-1", name="some-check", article=1):
    return CHECK.format(code=code, name=name, article=article)


def test_checks_come_in_the_order_of_the_folder_and_helpers_are_left_alone(pack):
    pack("chapter_02_b/xx05_1_later.py", a_check("XX05-1", "later", 5))
    pack("chapter_01_a/xx01_1_some_check.py", a_check())
    pack("chapter_01_a/words.py", "raise SystemExit")
    pack("articles.py", "raise SystemExit")
    assert [c.code for c in pack.found()] == ["XX01-1", "XX05-1"]


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("xx01_1_some_check.py", "x = 1\n", "holds 0 checks"),
        ("xx01_1_other_name.py", a_check(), "belongs into xx01_1_some_check.py"),
        ("xx02_1_some_check.py", a_check(), "belongs into xx01_1_some_check.py"),
        ("xx01_1_some_check.py", "import nothing_of_that_name\n", "ModuleNotFoundError"),
        ("xx01_1_some_check.py", "raise SystemExit(1)\n", "SystemExit"),
        ("xx01_1_some_check.py", a_check() + "again = function\nfunction = None\n", None),
    ],
)
def test_a_file_must_hold_the_check_that_it_is_named_after(pack, file, text, problem):
    pack(file, text)
    pack("xx09_1_good.py", a_check("XX09-1", "good", 9))
    first, good = pack.found()
    assert isinstance(good, Check)
    assert isinstance(first, BadCheck if problem else Check)
    assert not problem or problem in str(first)


def test_a_rebound_or_imported_check_is_not_taken_for_the_files_own(pack):
    pack("xx01_1_some_check.py", a_check())
    pack("xx02_1_other.py", a_check("XX02-1", "other", 2) + "from .xx01_1_some_check import function as another\n")
    assert [c.code for c in pack.found()] == ["XX01-1", "XX02-1"]


def test_the_name_of_a_file_is_code_and_name(make):
    assert file_name(make.check("XX04-1", "some-check", "词")) == "xx04_1_some_check.py"


def test_a_folder_that_is_not_there_has_no_checks(tmp_path):
    assert list(checks_in(str(tmp_path / "nowhere"), "nowhere")) == []
