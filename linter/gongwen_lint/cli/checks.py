"""`gongwen-lint checks`: the table of checks; with --coverage every article with its checks or the reason for none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..plugins import Registry, registry
from ..report.plain import article_name
from ..report.values import SEVERITY_NAMES
from .article import FORCE, UNCHECKED, checks_of
from .streams import write
from .table import table

if TYPE_CHECKING:
    from argparse import Namespace

    from ..regulation import Regulation
    from .arguments import Parser


def arguments(parser: Parser) -> None:
    """Its arguments."""
    parser.flag("--coverage", help="逐条列出各部规则由哪些检查覆盖；没有检查的，说明原因")
    parser.choice("--format", of=("text", "json"), default="text", help="输出格式（默认 text）")


def run(options: Namespace) -> int:
    """Print the table."""
    known = registry()
    if options.format == "json":
        from ..report.json import dumps

        value = coverage_object(known) if options.coverage else checks_object(known)
        write([dumps({"schema": 1, **value}, indent=1) + "\n"], None)
    else:
        lines = coverage(known) if options.coverage else listing(known)
        write((line + "\n" for line in lines), None)
    return 0


def listing(known: Registry) -> Iterator[str]:
    """The checks, one a line."""
    rows = [["代码", "名称", "程度", "力度", "条文", "说明"]]
    for check in known.checks.values():
        article = f"{check.regulation} {article_name(check.article.article)}"
        title = check.title if check.default else f"{check.title}（默认不进行）"
        rows.append([check.code, check.name, SEVERITY_NAMES[check.severity], FORCE[check.strength], article, title])
    yield from table(rows)
    yield ""
    yield f"共 {len(known.checks)} 项检查。"


def checks_object(known: Registry) -> dict[str, Any]:
    """The checks as data."""
    return {
        "checks": [
            {
                "code": check.code,
                "name": check.name,
                "severity": check.severity,
                "strength": check.strength,
                "regulation": check.regulation,
                "article": check.article.article,
                "also": [{"regulation": c.regulation, "article": c.article} for c in check.also],
                "title": check.title,
                "default": check.default,
            }
            for check in known.checks.values()
        ]
    }


def coverage(known: Registry) -> Iterator[str]:
    """Every article of every regulation."""
    for prefix in known.heads:
        regulation = known.regulation(prefix)
        if regulation is None:
            continue
        rows, covered = [], 0
        for article, codes, reason in _covered(regulation, known):
            covered += bool(codes)
            rows.append([article_name(article), "、".join(codes) if codes else f"没有检查：{reason}"])
        total = len(regulation.articles)
        yield f"{prefix}  《{regulation.title}》{regulation.number}"
        yield from table(rows, 2)
        yield f"  共 {total} 条：{covered} 条有检查，{total - covered} 条没有。"
        yield ""


def coverage_object(known: Registry) -> dict[str, Any]:
    """The coverage as data."""
    regulations = []
    for prefix in known.heads:
        regulation = known.regulation(prefix)
        if regulation is not None:
            articles = [
                {"article": article, "checks": codes, "unchecked": reason or None}
                for article, codes, reason in _covered(regulation, known)
            ]
            regulations.append({"regulation": prefix, "title": regulation.title, "articles": articles})
    return {"regulations": regulations}


def _covered(regulation: Regulation, known: Registry) -> Iterator[tuple[str, list[str], str]]:
    for article in regulation.articles:
        codes = [check.code for check in checks_of(regulation.prefix, article.number, known)]
        yield article.number, codes, "" if codes else article.unchecked or UNCHECKED
