"""One self-contained page for reading and printing: no script, no network, nothing but its own style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from .plain import visible, visible_lines
from .values import SEVERITY_NAMES, Item, Problem, Report, Reported, Tally
from .wording import basis_words, remedy, shown

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2126; --paper: #fff; --quiet: #5c6670; --rule: #d9dee3; --soft: #f5f7f9;
  --error: #b3261e; --warning: #8a5a00; --info: #1f5f99; --mark: #ffe08a; --good: #1e6b3a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7ea; --paper: #16191c; --quiet: #9aa5af; --rule: #343b42;
  --soft: #1f2428; --error: #ff8a80; --warning: #f0bc5e; --info: #8cc0f0; --mark: #6b5410; --good: #7fd19c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 56rem; background: var(--paper); color: var(--ink);
  font: 16px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; padding-top: 1rem;
  border-top: 2px solid var(--rule); overflow-wrap: anywhere; } h3 { font-size: 1rem; margin: 0; }
p { margin: .4rem 0; } a { color: inherit; } .quiet { color: var(--quiet); font-size: .875rem; }
.counts { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; margin: 1rem 0; list-style: none; }
.counts li { min-width: 6.5rem; padding: .5rem .9rem; border: 1px solid var(--rule); border-radius: .4rem; }
.counts b { display: block; font-size: 1.5rem; line-height: 1.3; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th { white-space: nowrap; font-weight: 600; } td.number, th.number { text-align: right; white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0 1rem;
  font-size: .9375rem; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
article { margin: 1rem 0; padding: .8rem 1rem; border: 1px solid var(--rule); border-left: .3rem solid var(--quiet);
  border-radius: .3rem; break-inside: avoid; }
article.error { border-left-color: var(--error); } article.warning { border-left-color: var(--warning); }
article.info { border-left-color: var(--info); }
.badge { font-weight: 700; } .error .badge { color: var(--error); } .warning .badge { color: var(--warning); }
.info .badge { color: var(--info); } code { font-family: ui-monospace, Consolas, "Noto Sans Mono", monospace; }
.words { margin: .6rem 0; padding: .5rem .75rem; background: var(--soft); border-radius: .25rem;
  overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; }
blockquote { margin: .5rem 0; padding-left: .9rem; border-left: 3px solid var(--rule); color: var(--quiet); }
.good { color: var(--good); } .bad { color: var(--error); }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } h2 { break-after: avoid; }
  .words { border: 1px solid #bbb; } a { text-decoration: none; } nav { display: none; } }
"""
_FACTS = (
    ("kind", "文种"),
    ("direction", "行文方向"),
    ("title", "标题"),
    ("issuers", "发文机关"),
    ("number", "发文字号"),
    ("signers", "签发人"),
    ("recipients", "主送机关"),
    ("copies", "抄送机关"),
    ("date", "成文日期"),
    ("secrecy", "密级"),
    ("urgency", "紧急程度"),
    ("as_of", "适用哪天的规则"),
)


def render(report: Report) -> Iterator[str]:
    """The page."""
    from base64 import b64encode
    from hashlib import sha256

    tally = Tally()
    sections = [_document(tally.add(document), number, report) for number, document in enumerate(report.documents)]
    digest = b64encode(sha256(_STYLE.encode()).digest()).decode()
    yield (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        f"content=\"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>公文检查报告</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    yield f'<h1>公文检查报告</h1>\n<p class="quiet">gongwen-lint {escape(report.version)}</p>\n'
    yield _counts(tally)
    yield "".join(_problem(problem) for problem in report.problems())
    if len(sections) > 1:
        rows = "".join(row for row, _ in sections)
        head = (
            '<tr><th>文稿</th><th class="number">错误</th><th class="number">警告</th><th class="number">提示</th></tr>'
        )
        yield f"<nav>\n<table>\n<thead>{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</nav>\n"
    for _, section in sections:
        yield section
    if report.statistics:
        yield _statistics(tally, report)
    if report.timing:
        yield _timing(tally)
    yield "</body>\n</html>\n"


def _counts(tally: Tally) -> str:
    cells = [("份文稿", tally.documents)] + [(SEVERITY_NAMES[s], n) for s, n in tally.severities.items()]
    if tally.unreadable:
        cells.append(("份无法检查", tally.unreadable))
    return '<ul class="counts">' + "".join(f"<li><b>{n}</b>{name}</li>" for name, n in cells) + "</ul>\n"


def _document(document: Reported, number: int, report: Report) -> tuple[str, str]:
    """The row of the table of documents, and the document's section."""
    path = _text(document.path)
    counts = {"error": 0, "warning": 0, "info": 0}
    for item in document.items:
        counts[item.finding.severity] += 1
    cells = "".join(f'<td class="number">{n or ""}</td>' for n in counts.values())
    if document.error:
        cells = f'<td colspan="3" class="bad">{_text(document.error.code)} 无法检查</td>'
    row = f'<tr><td><a href="#d{number}">{path}</a></td>{cells}</tr>\n'
    parts = [f'<section>\n<h2 id="d{number}">{path}</h2>\n']
    if document.error:
        parts.append(_problem(document.error))
    if document.recognised:
        parts.append(_facts({**document.recognised, "as_of": document.as_of and document.as_of.isoformat()}))
    if document.readable and not document.items:
        parts.append('<p class="good">没有发现问题。</p>\n')
    parts += [_finding(item, report) for item in document.items]
    return row, "".join(parts) + "</section>\n"


def _facts(recognised: Any) -> str:
    rows = []
    for key, name in _FACTS:
        value = recognised.get(key)
        words = "；".join(value) if isinstance(value, list) else value
        if words:
            rows.append(f"<dt>{name}</dt><dd>{_text(words)}</dd>")
    return f"<dl>{''.join(rows)}</dl>\n" if rows else ""


def _finding(item: Item, report: Report) -> str:
    finding = item.finding
    also = f"（并见 {'、'.join(finding.also)}）" if finding.also else ""
    parts = [
        f'<article class="{finding.severity}">\n<h3><span class="badge">{SEVERITY_NAMES[finding.severity]}</span> '
        f"<code>{_text(finding.code)}</code>{_text(also)} "
        f'<span class="quiet">{_text(finding.name)} · {_text(item.where)}</span></h3>\n',
        "".join(f"<p>{escape(line)}</p>\n" for line in visible_lines(finding.message).split("\n")),
    ]
    if item.text.strip():
        words, start, end = shown(item.text, finding.place.start, finding.place.end, room=160)
        marked = f"<mark>{escape(words[start:end])}</mark>" if end > start else ""
        parts.append(f'<p class="words">{escape(words[:start])}{marked}{escape(words[end:])}</p>\n')
    parts += [f"<blockquote>依据：{_text(basis_words(basis, report))}</blockquote>\n" for basis in finding.bases]
    cure = remedy(report.checks.get(finding.code))
    if cure:
        parts.append(f"<p>改法：{_text(cure)}</p>\n")
    if finding.fix:
        parts.append(f"<p>可改：{_text(finding.fix.title)}</p>\n")
    if item.more:
        parts.append(f'<p class="quiet">另有 {len(item.more)} 处：{_text("；".join(item.more))}</p>\n')
    return "".join(parts) + "</article>\n"


def _problem(problem: Problem) -> str:
    head = f'<span class="badge">{SEVERITY_NAMES[problem.severity]}</span> <code>{_text(problem.code)}</code>'
    return f'<article class="{problem.severity}">\n<h3>{head}</h3>\n<p>{_text(problem.message)}</p>\n</article>\n'


def _statistics(tally: Tally, report: Report) -> str:
    rows = []
    for code, findings, documents in tally.counts():
        check = report.checks.get(code)
        title = _text(check.title) if check else ""
        counts = f'<td class="number">{findings}</td><td class="number">{documents}</td>'
        rows.append(f"<tr><td><code>{_text(code)}</code> {title}</td>{counts}</tr>\n")
    head = '<tr><th>检查</th><th class="number">处</th><th class="number">份</th></tr>'
    return f"<h2>统计</h2>\n<table><thead>{head}</thead>\n<tbody>\n{''.join(rows)}</tbody></table>\n"


def _timing(tally: Tally) -> str:
    names = {"reading": "读取文稿", "recognition": "识别要素"}
    rows = "".join(
        f'<tr><td>{_text(names.get(name, name))}</td><td class="number">{spent:.2f}</td></tr>\n'
        for name, spent in tally.times()
    )
    head = '<tr><th>步骤</th><th class="number">毫秒</th></tr>'
    return f"<h2>用时</h2>\n<table><thead>{head}</thead>\n<tbody>\n{rows}</tbody></table>\n"


def _text(words: str) -> str:
    return escape(visible(words))
