"""部门、街乡主要负责人外出回京后，应及时告知区政府办公室。

为什么：代为主持工作到什么时候为止，要以回京为准。

证据：请假报告、外出报备写明的返京日期；档案里此后有没有这个单位的销假、返京报告。

怎样改：回京后告知区政府办公室，留下销假记录；已经告知的，把销假单归入档案。

例外：条文没有规定用书面，电话告知也可以。条文原文“区政府办公。”漏一“室”字，这里照录。

容易误报的情形：通常口头、电话告知，没有公文；销假登记在别处。同一年里档案没有任何销假公文的，说明销假记录不在这份档案里，这时不报。
默认不进行这项检查，要用 --extend-select CY66-2 打开。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from gongwen_lint import Context, archive, check, pattern

from ..articles import CY
from ..sequels import day_of, names_of, unit_of, words_of

_ASKED = ("请假报告", "请假条", "请假单", "外出报备")
_RETURNS = pattern(r"销假|返京|回京|已(?:于[^。；]{0,16})?(?:返回|归来|到岗)")
_LEAVES = pattern(r"离京|出差|出访|休假|外出|赴|前往|疗养|探亲")
_HEADS = pattern(r"(?<!副)(?:局长|主任|乡长|主要负责(?:人|同志))")
_MEETING = pattern(r"不能(?:出席|参加|列席)|会议请假")
_DATES = pattern(
    r"(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日(?:起)?(?:[至到—－~～-]{1,2}|，?(?:至|到))(?:(20\d\d)年)?(?:(\d{1,2})月)?(\d{1,2})日"
)
_BACK = pattern(r"(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日[^，。；]{0,8}(?:返京|回京|返回|归来)")
_LATE = timedelta(days=120)  # what comes later is about another absence


@dataclass(frozen=True)
class Options:
    """Options of CY66-2."""

    days: int = field(default=7, metadata={"doc": "返京多少天以后告知算不及时"})


@check(
    "CY66-2",
    "no-return-notice",
    severity="info",
    strength="direct",
    article=CY(66, "外出回京后，应及时告知区政府办公"),
    needs=("请假", "离京", "出差", "出访", "休假", "外出", "赴", "前往", "返京", "回京", "销假", "返回"),
    default=False,
)
def no_return_notice(papers: archive.Archive, context: Context, options: Options) -> Iterator[archive.Remark]:
    """Report absences of heads of units after which the archive, which keeps such papers, holds no notice of return."""
    span = papers.span
    if span is None:
        return
    notices = [(day, words_of(papers, paper)) for paper in _notices(papers) if (day := day_of(paper))]
    years = {day.year for day, _ in notices}
    for record in papers.papers(kinds=_ASKED):
        unit = unit_of(record)
        level = record.level or context.organisation.level(unit) if unit else ""
        if level not in ("部门", "街乡") or _is_notice(papers, record):
            continue
        found = _absence(papers, record)
        if found is None:
            continue
        back, passage = found
        if back.year not in years or (span.last - back).days < options.days:
            continue
        names = names_of(unit, context, forms=True)
        since, until = back - timedelta(days=1), back + _LATE
        told = sorted(day for day, words in notices if since <= day <= until and any(name in words for name in names))
        if told and (told[0] - back).days <= options.days:
            continue
        what = (
            f"{told[0].month}月{told[0].day}日才告知区政府办公室"
            if told
            else f"{span.words}，其中没有此后的销假、返京记录（口头、电话告知的看不出来）"
        )
        yield papers.remark(
            context,
            record,
            f"外出到{back.year}年{back.month}月{back.day}日为止，{what}。外出回京后应及时告知区政府办公室，请核对。",
            passage=passage,
        )


def _notices(papers: archive.Archive) -> Iterator[archive.Record]:
    for paper in papers.papers(kinds=(*_ASKED, "销假单", "函", "报告")):
        if _is_notice(papers, paper):
            yield paper


def _is_notice(papers: archive.Archive, paper: archive.Record) -> bool:
    """Whether a paper tells of a return."""
    if paper.kind == "销假单" or "销假" in paper.title or "返京" in paper.title or "回京" in paper.title:
        return True
    return paper.kind in _ASKED and any("销假" in p.text for p in papers.passages(paper))


def _absence(papers: archive.Archive, record: archive.Record) -> tuple[date, archive.Passage] | None:
    """The last day of an absence from Beijing of the head of a unit, and the words that say so."""
    words = [*papers.passages(record), *(archive.Passage(f"{c.label}：{c.value}", c.place) for c in record.cells)]
    text = record.title + "".join(p.text for p in words)
    day = day_of(record)
    if day is None or not _LEAVES.search(text) or _MEETING.search(text) or not _HEADS.search(text):
        return None
    for passage in words:
        found = _BACK.search(passage.text)
        if found:
            back = _date(found[1], found[2], found[3], day)
        else:
            spell = _DATES.search(passage.text)
            back = _date(spell[4] or spell[1], spell[5] or spell[2], spell[6], day) if spell else None
        if back is not None:
            return back, passage
    return None


def _date(year: str | None, month: str, of_month: str, near: date) -> date | None:
    try:
        day = date(int(year or near.year), int(month), int(of_month))
    except ValueError:
        return None
    return day.replace(year=day.year + 1) if not year and (near - day).days > _HALF else day


_HALF = 180  # days: 1月5日 in a paper of December is next year's
