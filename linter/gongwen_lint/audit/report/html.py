"""One HTML file that opens offline: figures and tables as they stand, findings to filter and search by a small script.

No outside resource, a policy that allows nothing but this style and this script, and nothing of a document that could
become markup: words stand in text nodes, or in JSON whose `<` are escaped.
"""

from __future__ import annotations

import json
import sqlite3
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import islice
from typing import Any

from ...report.plain import visible
from ...report.values import SEVERITY_NAMES
from ..figures import Bad, Code, Count, Figures, Line, Worst, bad, figures, lines
from ..store import look
from .sheets import Words, overview, unquoted

MOST = 100_000  # findings in the page; all are in the other formats
_STATIC = 300  # of them without the script
_FILES = 1_000  # unreadable or quarantined ones
_GROUPS = 200  # units and kinds
_COLUMNS = (
    "severity", "code", "article", "clause", "message", "quote", "place", "path", "number", "title", "unit", "kind",
    "year", "date", "also",
)  # fmt: skip
_SECTIONS = (
    ("years", "按年份"), ("articles", "按条文"), ("units", "按单位"), ("kinds", "按文种"), ("worst", "问题最多的文稿"),
    ("unreadable", "打不开的文件"), ("quarantined", "隔离的文件"), ("findings", "全部问题"), ("about", "说明"),
)  # fmt: skip


def render(path: str, about: Words, quotes: bool = True) -> Iterator[str]:
    """The page."""
    style, script = _asset("page.css"), _asset("page.js")
    with closing(look(path)) as connection:
        drawn = figures(connection)
        if not quotes:
            drawn = drawn._replace(worst=tuple(w._replace(title="") for w in drawn.worst))
        yield _head(style, script)
        yield _summary(drawn)
        yield _years(drawn)
        yield _codes(drawn.codes, about)
        for key, by, name, counts in (
            ("units", "unit", "发文机关", drawn.units),
            ("kinds", "kind", "文种", drawn.kinds),
        ):
            yield _heading(key) + _counts(by, name, counts)
        yield _worst(drawn.worst)
        for status in ("unreadable", "quarantined"):
            yield _bad(status, tuple(bad(connection, status, _FILES)), _of(connection, status))
        yield from _findings(connection, drawn, about, quotes)
        yield _about(drawn)
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _head(style: str, script: str) -> str:
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>公文审计报告</title>\n<style>{style}</style>\n</head>\n<body>\n<h1>公文审计报告</h1>\n"
    )


def _heading(key: str) -> str:
    return f'<h2 id="{key}">{dict(_SECTIONS)[key]}</h2>\n'


def _summary(drawn: Figures) -> str:
    totals, audit = drawn.totals, drawn.audit
    when = f"{audit.get('started', '')[:10]}审计" + ("" if audit.get("state") == "done" else "，还没有做完")
    cards = [
        ("文件", totals.files), ("本次检查", totals.checked), ("打不开", totals.unreadable),
        ("隔离", totals.quarantined), ("跳过", totals.skipped),
    ]  # fmt: skip
    if totals.to_do:
        cards.append(("还没有检查", totals.to_do))
    cards += [
        ("错误", drawn.documents.error),
        ("警告", drawn.documents.warning),
        ("提示", drawn.documents.info),
    ]
    items = "".join(f"<li><b>{number:,}</b>{name}</li>" for name, number in cards)
    links = "".join(f'<a href="#{key}">{name}</a>' for key, name in _SECTIONS)
    return f'<p class="quiet">{_text(when)}</p>\n<ul class="cards">{items}</ul>\n<nav>{links}</nav>\n'


def _years(drawn: Figures) -> str:
    papers = dict(drawn.papers)
    counts = {count.name: count for count in drawn.years}
    names = sorted({*papers, *counts})
    rows = []
    for name in names:
        count = counts.get(name, Count(name, 0, 0, 0, 0))
        rate = f"{count.findings / papers[name]:.2f}" if papers.get(name) else ""
        cells = "".join(_number(n) for n in (papers.get(name, 0), *count[1:4], count.findings))
        rows.append(f'{_row("year", name)}<td>{_text(name)}</td>{cells}<td class="n">{rate}</td></tr>\n')
    head = _header(("成文年份",), ("文稿", "错误", "警告", "提示", "合计", "平均每件"))
    chart = _trend([(n, counts.get(n, Count(n, 0, 0, 0, 0))) for n in names if n.isdecimal()])
    return f"{_heading('years')}{chart}<table>{head}<tbody>\n{''.join(rows)}</tbody></table>\n"


def _trend(years: Sequence[tuple[str, Count]]) -> str:
    """Columns of findings by year, stacked by severity."""
    most = max((count.findings for _, count in years), default=0)
    if not most or len(years) < 2:
        return ""
    width, high, step = 900, 160, 900 / len(years)
    parts = [f'<line x1="0" y1="{high}" x2="{width}" y2="{high}"/>']
    for number, (name, count) in enumerate(years):
        left, top = number * step + step * 0.2, float(high)
        for severity, value in zip(("error", "warning", "info"), count[1:4], strict=True):
            tall = value / most * (high - 16)
            top -= tall
            parts.append(_rect(severity, left, top, step * 0.6, tall))
        middle = left + step * 0.3
        parts.append(f'<text x="{middle:.1f}" y="{top - 4:.1f}" text-anchor="middle">{count.findings}</text>')
        if len(years) <= 30 or number % 5 == 0:
            parts.append(f'<text x="{middle:.1f}" y="{high + 14}" text-anchor="middle">{escape(name)}</text>')
    label = "各年的错误、警告、提示（自下而上）"
    return f'<svg viewBox="0 0 {width} {high + 20}" role="img" aria-label="{label}">{"".join(parts)}</svg>\n'


def _rect(severity: str, x: float, y: float, width: float, height: float) -> str:
    shape = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect class="{severity}" {shape}/>' if width > 0 and height > 0 else ""


def _bar(count: Count, most: int) -> str:
    """A bar of one row, in the colours of its severities."""
    parts, left = [], 0.0
    for severity, value in zip(("error", "warning", "info"), count[1:4], strict=True):
        wide = value / most * 200 if most else 0.0
        parts.append(_rect(severity, left, 0, wide, 12))
        left += wide
    return f'<td class="bar"><svg viewBox="0 0 200 12" preserveAspectRatio="none">{"".join(parts)}</svg></td>'


def _codes(codes: Sequence[Code], about: Words) -> str:
    most = max((code.counts.findings for code in codes), default=0)
    rows = []
    for code in codes:
        article = about.text(code.regulation, code.article)
        law = _text(about.article(code.regulation, code.article))
        if article:
            law = f"<details><summary>{law}</summary><blockquote>{_text(article)}</blockquote></details>"
        cells = "".join(_number(n) for n in (*code.counts[1:4], code.counts.findings, code.counts.documents))
        title = f"<code>{_text(code.code)}</code> {_text(about.title(code.code))}"
        rows.append(f"{_row('code', code.code)}<td>{law}</td><td>{title}</td>{cells}{_bar(code.counts, most)}</tr>\n")
    head = _header(("依据", "检查"), ("错误", "警告", "提示", "合计", "文稿"), "<th></th>")
    return f"{_heading('articles')}<table>{head}<tbody>\n{''.join(rows)}</tbody></table>\n"


def _counts(by: str, name: str, counts: Sequence[Count]) -> str:
    most = max((count.findings for count in counts), default=0)
    rows = []
    for count in counts[:_GROUPS]:
        cells = "".join(_number(n) for n in (*count[1:4], count.findings))
        rows.append(f"{_row(by, count.name)}<td>{_text(count.name)}</td>{cells}{_bar(count, most)}</tr>\n")
    head = _header((name,), ("错误", "警告", "提示", "合计"), "<th></th>")
    return f"<table>{head}<tbody>\n{''.join(rows)}</tbody></table>\n{_rest(len(counts), _GROUPS)}"


def _worst(papers: Sequence[Worst]) -> str:
    rows = []
    for paper in papers:
        cells = "".join(_number(n) for n in (paper.error, paper.warning, paper.info))
        name = f'{_text(paper.path)}<div class="quiet">{_text(" ".join((paper.number, paper.title)))}</div>'
        rows.append(f"{_row('search', paper.path)}<td>{name}</td><td>{_text(paper.unit)}</td>{cells}</tr>\n")
    head = _header(("文稿", "发文机关"), ("错误", "警告", "提示"))
    return f"{_heading('worst')}<table>{head}<tbody>\n{''.join(rows)}</tbody></table>\n"


def _of(connection: sqlite3.Connection, status: str) -> int:
    query = "SELECT count(*) FROM file WHERE status = ? AND change != 'vanished'"
    number: int = connection.execute(query, (status,)).fetchone()[0]
    return number


def _bad(status: str, files: Sequence[Bad], number: int) -> str:
    if not files:
        return f'{_heading(status)}<p class="quiet">没有。</p>\n'
    rows = "".join(
        f"<tr><td>{_text(f.path)}</td><td><code>{_text(f.code)}</code></td><td>{_text(f.message)}</td></tr>\n"
        for f in files
    )
    head = _header(("文件", "代码", "原因"), ())
    return f"{_heading(status)}<table>{head}<tbody>\n{rows}</tbody></table>\n{_rest(number, _FILES)}"


def _findings(connection: sqlite3.Connection, drawn: Figures, about: Words, quotes: bool) -> Iterator[str]:
    found: Iterable[Line] = lines(connection, limit=MOST)
    if not quotes:
        found = (unquoted(line, about) for line in found)
    found = iter(found)
    first = list(islice(found, _STATIC))
    number = drawn.documents.findings
    yield _heading("findings") + _form(drawn, about)
    yield f'<p class="quiet" id="count">共 {number:,} 处；不运行脚本时显示前 {len(first)} 处。</p>\n'
    head = _header(("程度", "检查和依据", "问题", "文稿"), ())
    yield f'<table>{head}<tbody id="list">\n'
    for line in first:
        yield _finding(line, about)
    yield '</tbody></table>\n<p><button type="button" id="more" hidden>再显示一些</button></p>\n'
    yield _rest(number, MOST)
    yield '<script type="application/json" id="data">'
    yield from _data(first, found, about)
    yield "</script>\n"


def _finding(line: Line, about: Words) -> str:
    quote = f"<div><q>{_text(line.quote)}</q></div>" if line.quote else ""
    clause = f"<blockquote>条文：“{_text(line.clause)}”</blockquote>" if line.clause else ""
    code = f"{line.code} {line.also}".strip()
    where = " · ".join(filter(None, (line.place, line.number, line.title, line.unit, line.date)))
    return (
        f'<tr><td><b class="{line.severity}">{SEVERITY_NAMES[line.severity]}</b></td><td><code>{_text(code)}</code>'
        f'<div class="quiet">{_text(about.article(line.regulation, line.article))}</div></td>'
        f"<td>{_text(line.message)}{quote}{clause}</td>"
        f'<td>{_text(line.path or "（整个档案）")}<div class="quiet">{_text(where)}</div></td></tr>\n'
    )


def _data(first: Iterable[Line], rest: Iterable[Line], about: Words) -> Iterator[str]:
    """The findings as rows of numbers of words, since most words come many times."""
    numbers: dict[str, int] = {"": 0}
    yield f'{{"columns":{_json({name: n for n, name in enumerate(_COLUMNS)})},"rows":['
    between = ""
    for group in (first, rest):
        for line in group:
            values = [_value(line, name, about) for name in _COLUMNS]
            yield between + _json([numbers.setdefault(value, len(numbers)) for value in values])
            between = ","
    yield f'],"words":{_json(list(numbers))}}}'


def _value(line: Line, name: str, about: Words) -> str:
    match name:
        case "article":
            return about.article(line.regulation, line.article)
        case "year":
            return line.date[:4] or "（无日期）"
        case "unit" | "kind":
            return getattr(line, name) or "（未识别）"
    return visible(str(getattr(line, name)))


def _form(drawn: Figures, about: Words) -> str:
    choices: list[tuple[str, str, list[tuple[str, str]]]] = [
        ("severity", "程度", list(SEVERITY_NAMES.items())),
        ("code", "检查", [(c.code, f"{c.code} {about.title(c.code)}") for c in drawn.codes]),
        ("unit", "发文机关", [(c.name, c.name) for c in drawn.units[:_GROUPS]]),
        ("kind", "文种", [(c.name, c.name) for c in drawn.kinds[:_GROUPS]]),
        ("year", "年份", [(c.name, c.name) for c in drawn.years]),
    ]
    fields = []
    for name, label, values in choices:
        listed = "".join(f'<option value="{_text(value)}">{_text(words[:40])}</option>' for value, words in values)
        fields.append(
            f'<select name="{name}" aria-label="{label}"><option value="">{label}：全部</option>{listed}</select>'
        )
    search = '<input type="search" name="search" placeholder="在问题、原文、文件名里查找" aria-label="查找">'
    return f'<form id="filter" hidden>{search}{"".join(fields)}<button type="reset">全部</button></form>\n'


def _about(drawn: Figures) -> str:
    rows = "".join(f"<tr><td>{_text(str(n))}</td><td>{_text(str(v))}</td></tr>\n" for n, v in overview(drawn))
    return (
        f"{_heading('about')}<table><tbody>\n{rows}</tbody></table>\n"
        "<p>检查、打不开、隔离、跳过的文件数相加等于文件总数。同一件文稿被几项检查指出的，在“文稿”一栏各算一次。"
        "没有指出问题不等于没有问题；指出的问题请对照原文和条文复核。</p>\n"
    )


def _row(by: str, value: str) -> str:
    return f'<tr class="pick" data-by="{by}" data-value="{escape(value)}">'


def _header(names: Iterable[str], numbers: Iterable[str], more: str = "") -> str:
    cells = "".join(f"<th>{n}</th>" for n in names) + "".join(f'<th class="n">{n}</th>' for n in numbers)
    return f"<thead><tr>{cells}{more}</tr></thead>"


def _number(value: int) -> str:
    return f'<td class="n">{value:,}</td>' if value else '<td class="n"></td>'


def _rest(number: int, most: int) -> str:
    if number <= most:
        return ""
    return f'<p class="quiet">这里列出 {most:,} 项，共 {number:,} 项；全部在 xlsx、csv、json 报告里。</p>\n'


def _text(words: str) -> str:
    return escape(visible(words))


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
