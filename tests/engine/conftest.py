"""Papers and registries in a line or two, so that each test shows only what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from gongwen_lint.check import Check, check
from gongwen_lint.context import Context
from gongwen_lint.document import Document, Paragraph
from gongwen_lint.finding import Finding
from gongwen_lint.hookspecs import hookimpl
from gongwen_lint.organisation import Organisation
from gongwen_lint.paper import DateElement, Element, Paper, Sentence
from gongwen_lint.plugins import Found, Registry, classify, load
from gongwen_lint.regulation import Article, Regulation, citing
from gongwen_lint.run import Settings

XX = citing("XX")


def paper_of(*lines: str, path: str = "draft.docx", dated: date | None = None) -> Paper:
    """A paper of paragraphs, the first one its title, each later one a sentence of its body."""
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(lines))
    sentences = tuple(Sentence(p.text, p.place(), "body") for p in paragraphs[1:])
    return Paper(
        Document(path, "docx", paragraphs),
        title=Element(lines[0], paragraphs[0].place()) if lines else None,
        date=DateElement(str(dated), paragraphs[-1].place(), dated) if dated else None,
        sentences=sentences,
    )


def word_check(code: str, name: str, word: str, **more: Any) -> Check:
    """A check that finds every sentence with a word in it."""

    def function(sentence: Sentence, context: Context) -> Iterator[Finding]:
        at = sentence.text.find(word)
        if at >= 0:
            yield context.finding(context.document.paragraphs[sentence.place.paragraph].place(at, at + len(word)), word)

    article = code[2:].split("-")[0].lstrip("0")
    settled: dict[str, Any] = {"severity": "warning", "strength": "direct", "article": XX(article), **more}
    return check(code, name, **settled)(function)


def regulation(prefix: str = "XX", **more: Any) -> Regulation:
    """A regulation of nine articles; codes of checks are reserved for the third."""
    articles = tuple(Article(str(n), f"第{n}条的文字。", codes=("XX03-1",) * (n == 3)) for n in range(1, 10))
    settled: dict[str, Any] = {"since": None, "until": None, **more}
    return Regulation(prefix, "某某规则", "某政发〔2016〕1号", "某某区人民政府", articles=articles, **settled)


def plugin(checks: Iterable[Any] = (), regulations: Iterable[Any] = (), **hooks: Callable[..., Any]) -> object:
    """A plug-in object that brings these checks and regulations."""
    found = {"gongwen_checks": lambda: checks, "gongwen_regulations": lambda: regulations, **hooks}
    return SimpleNamespace(**{name: hookimpl(_named(name, function)) for name, function in found.items()})


def _named(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def hook() -> Any:
        return function()

    hook.__name__ = name
    return hook


def registry_of(*plugins: object) -> Registry:
    """The registry that these plug-in objects make; they are called first, second …"""
    import sys

    names = ("first", "second", "third")
    for name, thing in zip(names, plugins, strict=False):
        sys.modules[f"gongwen_test_{name}"] = thing  # type: ignore[assignment]
    found = [Found(name, f"gongwen_test_{name}") for name, _ in zip(names, plugins, strict=False)]
    try:
        return classify(*load(found))
    finally:
        for name in names:
            sys.modules.pop(f"gongwen_test_{name}", None)


def settings_of(*checks: Check, **more: Any) -> Settings:
    """Settings with these checks, on a fixed day."""
    settled: dict[str, Any] = {"organisation": Organisation(), "today": date(2016, 6, 1), **more}
    return Settings(checks=checks, **settled)


@pytest.fixture
def make() -> SimpleNamespace:
    """The makers above, under short names."""
    return SimpleNamespace(
        paper=paper_of,
        check=word_check,
        regulation=regulation,
        plugin=plugin,
        registry=registry_of,
        settings=settings_of,
    )
