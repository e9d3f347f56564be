"""A regulation and its articles (条、款), as data that a pack brings in TOML."""

from __future__ import annotations

from datetime import date
from typing import Literal

from .lean import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A check's reference to an article: `CY(44, "不得…")`. The quote is an exact substring of the article, or ""."""

    regulation: str
    article: str
    quote: str = ""


def citing(prefix: str) -> _Citing:
    """A function that cites articles of one regulation: `CY = citing("CY")`, then `CY(44, "…")`."""
    return _Citing(prefix)


@dataclass(frozen=True, slots=True)
class _Citing:
    prefix: str

    def __call__(self, article: int | str, quote: str = "") -> Citation:
        return Citation(self.prefix, str(article), quote)


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its number, its text word for word, or (where the text is not reproduced) a summary in our words."""

    number: str
    text: str = ""
    summary: str = ""
    chapter: str = ""
    unchecked: str = ""  # why no check can be made from it, where none is
    codes: tuple[str, ...] = ()  # of checks that are reserved for it, whether they exist yet or not
    related: tuple[str, ...] = ()  # articles to read with it, with their prefix: CY18, TL15, GB7.2.5


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation with the dates between which it is in force (`until` None: still)."""

    prefix: str  # CY
    title: str
    number: str
    issuer: str
    since: date | None
    until: date | None
    articles: tuple[Article, ...]
    source: str = ""
    note: str = ""  # what a user should know of it: a successor, a doubt about its dates
    topic: Literal["content", "format"] = "content"  # what its checks look at; the presets select by it

    def article(self, number: str) -> Article | None:
        """The article of that number, or None."""
        return next((a for a in self.articles if a.number == number), None)

    def in_force(self, on: date) -> bool:
        """Whether it is in force on a day; the days `since` and `until` count."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)
