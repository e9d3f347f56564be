"""Tables that every format writes its own way: a title, a header, rows; and what is left out of sensitive ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ...own import OWN_CODES
from ...report.plain import article_name
from ...report.values import SEVERITY_NAMES, STRENGTH_NAMES
from ..figures import Count, Figures, Line, bad, figures, lines

if TYPE_CHECKING:
    from ...plugins import Registry


class Sheet(NamedTuple):
    """A table."""

    title: str
    header: tuple[str, ...]
    rows: Iterable[tuple[str | int, ...]]


class Words(NamedTuple):
    """What a report says of checks and articles."""

    title: Callable[[str], str]  # code → what it checks
    article: Callable[[str, str], str]  # prefix, article → 《…》第四十四条
    text: Callable[[str, str], str]  # prefix, article → its words


def words(known: Registry) -> Words:
    """Words from the plug-ins that are installed now; a check that is not there any more is called by its code."""
    own = {code.code: code.title for code in OWN_CODES}

    def title(code: str) -> str:
        check = known.checks.get(code)
        return check.title if check else own.get(code, "")

    def article(prefix: str, number: str) -> str:
        head = known.heads.get(prefix)
        if not number:
            return "本工具"
        return (f"《{head.title}》" if head else f"{prefix} ") + article_name(number)

    def text(prefix: str, number: str) -> str:
        regulation = known.regulation(prefix) if prefix in known.heads else None
        found = regulation.article(number) if regulation and number else None
        return found.text if found else ""

    return Words(cache(title), cache(article), cache(text))


def unquoted(line: Line, about: Words) -> Line:
    """A finding without words of the document: for archives that must not be quoted."""
    return line._replace(message=about.title(line.code) or line.code, quote="", title="", reason="")


FINDINGS = (
    "程度", "检查", "名称", "依据", "条文", "效力", "问题", "原文", "位置", "处数", "文件", "发文字号", "标题", "文种",
    "发文机关", "成文日期", "状态", "豁免理由", "同时违反",
)  # fmt: skip
STATES = {"open": "", "waived": "已豁免", "baseline": "基线已有"}


def finding_row(line: Line, about: Words) -> tuple[str | int, ...]:
    """A finding in the columns of FINDINGS."""
    return (
        SEVERITY_NAMES.get(line.severity, line.severity),
        line.code,
        about.title(line.code),
        about.article(line.regulation, line.article),
        line.clause,
        STRENGTH_NAMES.get(line.strength, ""),
        line.message,
        line.quote,
        line.place,
        line.places,
        line.path or "（整个档案）",
        line.number,
        line.title,
        line.kind,
        line.unit,
        line.date,
        STATES[line.state],
        line.reason,
        line.also,
    )


def finding_sheet(
    connection: sqlite3.Connection, about: Words, quotes: bool = True, states: tuple[str, ...] = ("open",)
) -> Sheet:
    """All findings."""
    found = lines(connection, states)
    if not quotes:
        found = (unquoted(line, about) for line in found)
    return Sheet("问题", FINDINGS, (finding_row(line, about) for line in found))


COUNTS = ("错误", "警告", "提示", "合计")


def count_rows(counts: Iterable[Count]) -> Iterator[tuple[str | int, ...]]:
    """Rows of a table of counts."""
    return ((c.name, c.error, c.warning, c.info, c.findings) for c in counts)


def sheets(connection: sqlite3.Connection, about: Words, quotes: bool = True) -> Iterator[Sheet]:
    """All tables of a report."""
    drawn = figures(connection)
    yield Sheet("概况", ("项目", "值"), overview(drawn))
    yield Sheet(
        "按条文",
        ("依据", "检查", "名称", *COUNTS, "文件数"),
        (
            (
                about.article(c.regulation, c.article),
                c.code,
                about.title(c.code),
                *_numbers(c.counts),
                c.counts.documents,
            )
            for c in drawn.codes
        ),
    )
    for title, head, counts in (
        ("按单位", "发文机关", drawn.units),
        ("按文种", "文种", drawn.kinds),
        ("按年份", "成文年份", drawn.years),
    ):
        yield Sheet(title, (head, *COUNTS), count_rows(counts))
    yield finding_sheet(connection, about, quotes, ("open", "waived", "baseline"))
    for title, status in (("打不开的文件", "unreadable"), ("隔离的文件", "quarantined")):
        yield Sheet(title, ("文件", "代码", "原因"), bad(connection, status))


def _numbers(count: Count) -> tuple[int, int, int, int]:
    return count.error, count.warning, count.info, count.findings


CHANGES = {
    "new": "新增", "changed": "改动", "rules": "规则变了", "unchanged": "没变", "renamed": "改名", "vanished": "消失",
}  # fmt: skip


def overview(drawn: Figures) -> list[tuple[str | int, ...]]:
    """The totals as rows."""
    totals, audit = drawn.totals, drawn.audit
    rows: list[tuple[str | int, ...]] = [
        ("文件", totals.files),
        ("本次检查", totals.checked),
        ("打不开", totals.unreadable),
        ("隔离", totals.quarantined),
        ("跳过（没有变动，或者不是公文文稿）", totals.skipped),
    ]
    if totals.to_do:
        rows.append(("还没有检查", totals.to_do))
    rows += [
        ("错误", drawn.documents.error),
        ("警告", drawn.documents.warning),
        ("提示", drawn.documents.info),
        ("已豁免的问题", drawn.waived),
        ("基线已有的问题", drawn.baseline),
        ("内容重复的文件", drawn.duplicates),
    ]
    if drawn.converted:
        rows.append(("由旧格式转换后检查的文件（格式类检查没有进行）", drawn.converted))
    rows += [(f"比上次{CHANGES.get(change, change)}的文件", count) for change, count in drawn.changes]
    rows += [
        ("没有日期的文稿按哪天的规则", audit.get("today", "")),
        ("审计开始（UTC）", audit.get("started", "")),
        ("审计结束（UTC）", audit.get("finished") or "没有做完"),
        ("版本", f"gongwen-lint {audit.get('tool', '')}"),
        ("清单摘要（SHA-256）", audit.get("manifest_sha256") or ""),
    ]
    return rows
