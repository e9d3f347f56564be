"""Patterns are those of `re`, compiled when first used, and kept for the next process where .pyc files are kept."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from gongwen_lint import patterns
from gongwen_lint.patterns import pattern

TEXTS = ["区财政局长李四", "签发人：李　四", "XyxY 2016年5月6日", "a\nb", ""]


@pytest.mark.parametrize(
    ("source", "flags"),
    [
        (r"(?P<organ>[一-龥]{2,4}?)(?:局|办)(?!长)", 0),
        (r"(?<=签发人)[：:](.+)", 0),
        (r"x(?i:y)", 0),
        (r"^a.b$", re.DOTALL | re.MULTILINE),
        (r"(x)|(?P<last>y)", re.IGNORECASE),
        (r"(\d{4})年(\d{1,2})月(\d{1,2})日", 0),
        (r"", 0),
    ],
)
def test_it_finds_what_re_finds(source, flags):
    ours, theirs = pattern(source, flags), re.compile(source, flags)
    for text in TEXTS:
        assert [(m.span(), m.groups(), m.groupdict()) for m in ours.finditer(text)] == [
            (m.span(), m.groups(), m.groupdict()) for m in theirs.finditer(text)
        ]
        assert ours.sub("|", text) == theirs.sub("|", text)
        assert ours.split(text) == theirs.split(text)
        assert bool(ours.fullmatch(text)) is bool(theirs.fullmatch(text))
    assert (ours.pattern, ours.flags, ours.groups) == (theirs.pattern, theirs.flags, theirs.groups)
    assert dict(ours.groupindex) == dict(theirs.groupindex)


def test_nothing_is_compiled_before_the_first_use(monkeypatch):
    asked = []
    monkeypatch.setattr(patterns._store, "compiled", lambda source, flags: asked.append(source) or re.compile(source))
    one = pattern("词")
    assert asked == []
    assert one.search("主题词") and one.match("词") and asked == ["词"]


def test_a_wrong_pattern_raises_the_error_of_re():
    with pytest.raises(re.error):
        pattern("(").search("x")
    with pytest.raises(AttributeError):
        pattern("x").nothing  # noqa: B018


def test_whatever_is_amiss_re_does_it(monkeypatch):
    monkeypatch.setattr(patterns, "_built", lambda source, entry: 1 / 0)
    assert pattern("词组").search("一个词组").span() == (2, 4)


def run(tmp_path, *code):
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    text = "\n".join(("from gongwen_lint import patterns", *code))
    done = subprocess.run([sys.executable, "-c", text], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_next_process_loads_what_this_one_compiled(tmp_path):
    use = "print(patterns.pattern('词组').search('一个词组').span(), len(patterns._store._added))"
    assert run(tmp_path, use) == "(2, 4) 1"
    (kept,) = tmp_path.rglob("*.patterns")
    assert run(tmp_path, use) == "(2, 4) 0"
    kept.write_bytes(kept.read_bytes()[:-9])
    assert run(tmp_path, use) == "(2, 4) 1", "a spoilt store is begun anew"


def test_nothing_is_written_where_python_writes_nothing(tmp_path):
    run(tmp_path, "import sys", "sys.dont_write_bytecode = True", "patterns.pattern('词组').search('x')")
    assert not list(tmp_path.rglob("*.patterns"))
