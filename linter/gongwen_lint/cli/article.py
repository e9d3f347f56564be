"""What `explain` says of an article: its text, what each of its checks asks, examples, and the articles to read with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import STRENGTHS
from ..report.plain import article_name
from ..report.values import SEVERITY_NAMES
from .examples import KINDS, MOST, examples, shown
from .sections import sections
from .table import table

if TYPE_CHECKING:
    from ..check import Check
    from ..plugins import Registry
    from ..regulation import Article, Regulation
    from ..testing.pages import Case

FORCE = dict(zip(STRENGTHS, ("条文直接规定", "条文的原则性要求", "由条文推断"), strict=True))
UNCHECKED = "本版本还没有为它编写检查。"
_TOLD = ("怎样改", "证据", "例外")


def article_page(regulation: Regulation, article: Article, known: Registry) -> Iterator[str]:
    """The page of an article."""
    yield f"《{regulation.title}》{article_name(article.number)}"
    if article.chapter:
        yield article.chapter
    yield ""
    yield from article_text(article)
    yield ""
    found = checks_of(regulation.prefix, article.number, known)
    if found:
        yield "由这一条而来的检查"
        yield from check_rows(found)
    else:
        yield f"没有检查：{article.unchecked or UNCHECKED}"
    for check in found:
        yield ""
        yield f"{check.code}  {check.title}"
        clauses = (check.article, *check.also)
        clause = next((c for c in clauses if (c.regulation, c.article) == (regulation.prefix, article.number)), None)
        if clause and clause.quote:
            yield f"  条文：“{clause.quote}”（{FORCE[check.strength]}）"
        told = sections(check)
        yield from ("  " + f"{name}：{told[name]}".replace("\n", "\n  ") for name in _TOLD if name in told)
    yield from shown(_first(found))
    yield from related_lines(regulation.prefix, article.number, known)


def _first(checks: list[Check]) -> list[Case]:
    """Two examples of each kind, from as many of the checks as there are."""
    from itertools import zip_longest

    cases = [examples(check) for check in checks]
    chosen = []
    for kind, _ in KINDS:
        rounds = zip_longest(*([case for case in own if case.expect == kind] for own in cases))
        chosen += [case for one_of_each in rounds for case in one_of_each if case is not None][:MOST]
    return chosen


def related_lines(prefix: str, number: str, known: Registry) -> Iterator[str]:
    """The articles to read with an article, as lines."""
    rows = []
    for other, article in related(prefix, number, known):
        codes = "、".join(check.code for check in checks_of(other.prefix, article.number, known))
        rows.append([f"《{other.title}》{article_name(article.number)}", codes])
    if rows:
        yield ""
        yield "相关条文"
        yield from table(rows, 2)


def related(prefix: str, number: str, known: Registry) -> list[tuple[Regulation, Article]]:
    """The articles to read with an article: those that either names in its regulation's file, and those that share a
    check with it, or whose checks see the same fact. Its own regulation's come first."""
    here = f"{prefix}{number}"
    wanted: set[tuple[str, str]] = set()
    for check in checks_of(prefix, number, known):
        same = [other for other in known.checks.values() if check.fact and other.fact == check.fact]
        wanted.update((c.regulation, c.article) for other in (check, *same) for c in (other.article, *other.also))
    own = known.regulation(prefix)
    named = set(article.related if own and (article := own.article(number)) else ())
    regulations = [regulation for head in known.heads if (regulation := known.regulation(head))]
    regulations.sort(key=lambda regulation: regulation.prefix != prefix)
    return [
        (regulation, article)
        for regulation in regulations
        for article in regulation.articles
        if (key := (regulation.prefix, article.number)) != (prefix, number)
        and (key in wanted or "".join(key) in named or here in article.related)
    ]


def article_text(article: Article) -> Iterator[str]:
    """An article word for word, or its summary where the text is not reproduced."""
    if article.text:
        yield from (f"    {line.strip()}" for line in article.text.strip().split("\n"))
    else:
        yield f"    （大意）{article.summary.strip()}"


def checks_of(prefix: str, number: str, known: Registry) -> list[Check]:
    """The checks that rest on an article, those that mainly do first."""
    main, also = [], []
    for check in known.checks.values():
        if (check.article.regulation, check.article.article) == (prefix, number):
            main.append(check)
        elif any((c.regulation, c.article) == (prefix, number) for c in check.also):
            also.append(check)
    return main + also


def check_rows(found: list[Check]) -> Iterator[str]:
    """Checks as a small table: code, severity, title."""
    yield from table(([check.code, SEVERITY_NAMES[check.severity], check.title] for check in found), 2)
