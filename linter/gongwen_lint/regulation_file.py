"""A regulation in TOML: the head (title, number, dates) is cheap to read, the articles are read when one is needed.

```toml
prefix = "CY"                # of the codes of its checks
title = "北京市朝阳区人民政府工作规则"
number = "朝政发〔2015〕7号"
issuer = "北京市朝阳区人民政府"
since = 2015-07-31           # in force from, and (where known) until
source = "where the text is from"
note = "…"                   # optional
topic = "content"            # or "format"

[[article]]
number = "44"
chapter = "第十章　公文审批制度"
text = "…"                   # word for word; or summary = "…" where the text is not reproduced
codes = ["CY44-1", "CY44-6"] # reserved for checks of this article, whether they exist yet or not
unchecked = "…"              # why no check can be made from it, where none is
related = ["CY18", "TL15"]   # optional: articles to read with it, of this regulation and others
```
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from .regulation import Article, Regulation

if TYPE_CHECKING:
    from os import PathLike

_FIRST_ARTICLE = "[[article]]"


class BadRegulation(ValueError):
    """A regulation file that does not hold together; the message names the file and what is wrong."""


class RegulationFile:
    """A regulation kept in a TOML file. Calling it gives the whole Regulation; raises BadRegulation or OSError."""

    __slots__ = ("path",)

    def __init__(self, path: str | PathLike[str]) -> None:
        self.path = str(path)

    def head(self) -> Regulation:
        """The regulation without its articles: title, number and dates."""
        text = self._text().partition(_FIRST_ARTICLE)[0]
        values = _simple(text)
        return self._regulation(text) if values is None else _made(values, self.path)

    def __call__(self) -> Regulation:
        """The regulation with its articles."""
        return self._regulation(self._text())

    def _text(self) -> str:
        with open(self.path, encoding="utf-8") as file:
            return file.read()

    def _regulation(self, text: str) -> Regulation:
        if sys.version_info >= (3, 11):
            import tomllib
        else:
            import tomli as tomllib
        try:
            values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise BadRegulation(f"{self.path}: {error}") from error
        return _made(values, self.path)


def _simple(text: str) -> dict[str, Any] | None:
    """The values of a head as heads are written: a string or a date on each line. None for anything that needs a TOML
    parser, whose import costs three times what all else of a head does, at every start."""
    values: dict[str, Any] = {}
    for line in map(str.strip, text.splitlines()):
        key, equals, value = line.partition(" = ")
        if not line or line.startswith("#"):
            continue
        if not equals or '"' in key:
            return None
        if len(value) > 1 and value[0] == value[-1] == '"' and '"' not in value[1:-1] and "\\" not in value:
            values[key] = value[1:-1]
        else:
            try:
                values[key] = date.fromisoformat(value)
            except ValueError:
                return None
    return values


def _made(values: dict[str, Any], path: str) -> Regulation:
    try:
        articles = tuple(_article(a) for a in values.pop("article", ()))
        regulation = Regulation(articles=articles, **_dates(values))
    except TypeError as error:
        raise BadRegulation(f"{path}: {error}") from error
    numbers = [a.number for a in articles]
    if len(set(numbers)) < len(numbers):
        raise BadRegulation(f"{path}: an article number stands twice")
    return regulation


def _article(values: dict[str, Any]) -> Article:
    article = Article(**values)
    if bool(article.text) == bool(article.summary):
        raise TypeError(f"article {article.number} needs either a text or a summary")
    text, codes, related = article.text.strip("\n"), tuple(article.codes), tuple(article.related)
    return replace(article, text=text, codes=codes, related=related)


def _dates(values: dict[str, Any]) -> dict[str, Any]:
    for name in ("since", "until"):
        value = values.setdefault(name, None)
        if value is not None and not isinstance(value, date):
            raise TypeError(f"{name} is not a date")
    return values
