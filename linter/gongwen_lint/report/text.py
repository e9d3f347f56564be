"""The report a clerk reads: each finding with its place, the draft's words, the article word for word, and the cure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..finding import Basis
from .plain import pad, underline, visible, visible_lines
from .values import SEVERITY_NAMES, Item, Report, Reported, Tally, reaches
from .wording import basis_words, remedy, shown

_MORE = 12  # further places named one by one; the rest is counted


def render(report: Report) -> Iterator[str]:
    """The report, document by document, then the summary."""
    tally = Tally()
    for document in report.documents:
        tally.add(document)
        if document.items or document.error:
            yield "".join(line + "\n" for line in _document(document, report))
    for problem in report.problems():
        head = report.paint(SEVERITY_NAMES[problem.severity], problem.severity)
        yield f"{head} {problem.code}  {visible(problem.message)}\n\n"
    yield "".join(line + "\n" for line in chain(_summary(tally, report), *extras(tally, report)))


def _document(document: Reported, report: Report) -> Iterator[str]:
    yield report.paint(visible(document.path), "path")
    if document.error:
        yield f"  {report.paint('无法检查', 'error')} {document.error.code}  {visible(document.error.message)}"
    told: set[str] = set()  # the cure of a check is told once a document
    for item in document.items:
        yield from _finding(item, report, item.finding.code not in told)
        told.add(item.finding.code)
        yield ""
    if not document.items:
        yield ""


def _finding(item: Item, report: Report, first: bool) -> Iterator[str]:
    finding, paint = item.finding, report.paint
    head = paint(SEVERITY_NAMES[finding.severity], finding.severity)
    also = f"（并见 {'、'.join(finding.also)}）" if finding.also else ""
    line = f"（文件第{item.region.line}行）" if item.region else ""
    yield f"  {head} {paint(finding.code, 'code')}{also} {paint(finding.name, 'dim')}  {item.where}{line}"
    for line in visible_lines(finding.message).split("\n"):
        yield f"    {line}"
    yield from _words(item, report)
    yield from _basis(finding.bases, report)
    cure = remedy(report.checks.get(finding.code)) if first else ""
    if cure:
        yield f"    改法：{cure}"
    if finding.fix:
        safe = "" if finding.fix.safe else "（须人工确认）"
        yield f"    可改：{visible(finding.fix.title)}{safe}"
    if item.more:
        rest = " 等" if len(item.more) > _MORE else ""
        yield f"    另有 {len(item.more)} 处：{'；'.join(item.more[:_MORE])}{rest}"


def _words(item: Item, report: Report) -> Iterator[str]:
    """The draft's words with the exact characters marked, by a line of marks or (on a terminal) by colour too."""
    place = item.finding.place
    if not item.text.strip():
        return
    text, start, end = shown(item.text, place.start, place.end)
    line = text[:start] + report.paint(text[start:end], "marked") + text[end:]
    yield f"      {line}".rstrip()
    if end > 0 and not (start == 0 and end == len(text)):  # not where it is about the whole paragraph or paper
        yield "      " + report.paint(underline(text, start, end), "marks")


def _basis(bases: tuple[Basis, ...], report: Report) -> Iterator[str]:
    for number, basis in enumerate(bases):
        yield f"    {'　　　' if number else '依据：'}{basis_words(basis, report)}"


def _summary(tally: Tally, report: Report) -> Iterator[str]:
    count = tally.severities
    if not tally.documents:
        yield "没有找到可检查的文稿。"
        return
    words = f"共 {tally.documents} 份文稿："
    if any(count.values()):
        words += "，".join(f"{SEVERITY_NAMES[s]} {n} 处" for s, n in count.items()) + "。"
    elif tally.unreadable < tally.documents:
        words += "没有发现问题。"
    if tally.unreadable:
        words += f"{tally.unreadable} 份无法检查。"
    for prefix, number in tally.out_of_force.items():
        words += f"{report.title(prefix)}对其中 {number} 份在成文之日不在施行期，没有适用。"
    bad = tally.unreadable or any(n and reaches(s, report.fail_on) for s, n in count.items())
    yield report.paint(words, "bad" if bad else "good")


def extras(tally: Tally, report: Report) -> Iterator[Iterator[str]]:
    """The statistics and the timing, where they were asked for."""
    if report.statistics:
        yield statistics(tally, report)
    if report.timing:
        yield timing(tally)


def statistics(tally: Tally, report: Report) -> Iterator[str]:
    """How often each check fired, the most frequent first."""
    yield ""
    yield f"{'处':>5}{'份':>4}  检查"
    for code, findings, documents in tally.counts():
        check = report.checks.get(code)
        yield f"{findings:>6}{documents:>5}  {pad(code, 10)} {check.title if check else ''}".rstrip()


def timing(tally: Tally) -> Iterator[str]:
    """Where the time went, in milliseconds."""
    yield ""
    yield "    毫秒  步骤"
    names = {"reading": "读取文稿", "recognition": "识别要素"}
    for name, spent in tally.times():
        yield f"{spent:>8.2f}  {names.get(name, name)}"
