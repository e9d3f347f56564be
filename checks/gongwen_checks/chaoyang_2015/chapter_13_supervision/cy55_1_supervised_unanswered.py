"""区政府办公室督办的事项，要在规定时限内报告办理结果或工作进度。

为什么：督办而没有回音，决策就落不了地；过了时限才报，后面的安排都受影响。

证据：督办通知里写明的时限；承办单位此后提到它的公文，或者给区政府的、题目有“督办”“督查”的公文，看成文日期。

怎样改：补报办理结果；一时办不完的，先报工作进度。已经报过的，把报告归入同一档案，并在报告里写明督办通知的文号。

例外：没有写明时限的督办通知。

容易误报的情形：经同意延期的；几个单位一并回复、由牵头单位报告的；电话、系统回复而没有公文的；报告在别的档案（此后没有任何单位给区政府的报告的档案不报）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from gongwen_lint import Context, archive, check

from ..articles import CY
from ..sequels import Reports, names_of

_TITLE = ("督办", "督查")
_DEADLINE = re.compile(
    r"(?:于|在)?(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日(?:\d+时)?(?:之?前|以前)[^。；]{0,40}?"
    r"(?:报告|报送|上报|反馈|书面报|报区政府办公室)"
)
_GRACE = 7  # days that the archive must reach past a deadline


@check(
    "CY55-1",
    "supervised-unanswered",
    severity="warning",
    strength="direct",
    article=CY(55, "对于区政府办公室督办的事项，各部门、各单位要在规定时限内，报告办理结果或工作进度。"),
    needs=("月",),
)
def supervised_unanswered(papers: archive.Archive, context: Context) -> Iterator[archive.Remark]:
    """Report a supervision notice with a deadline to which the archive holds no report in time."""
    span = papers.span
    reports = Reports(papers, context)
    for record in papers.papers(levels=("办公室", "区"), title=_TITLE):
        if span is None or record.date is None or record.kind == "报告" or not reports.any(record.date):
            continue
        found = _deadline(papers, record)
        if found is None or span.last < found[0] + timedelta(days=_GRACE):
            continue
        deadline, passage = found
        for name, unit, level in zip(record.recipients, record.recipient_units, record.recipient_levels, strict=False):
            if level not in ("部门", "街乡", "事业单位") or "各" in name:
                continue
            answers = [p.date for p in _answers(papers, reports, record, unit or name, context)]
            if any(day is None or day <= deadline for day in answers):
                continue
            late = min((day for day in answers if day), default=None)
            what = f"{name}{late.month}月{late.day}日才报告" if late else f"{span.words}，其中没有{name}的报告"
            yield papers.remark(
                context,
                record,
                f"督办通知要求{deadline.year}年{deadline.month}月{deadline.day}日前报告，{what}。"
                "请补报办理结果或者工作进度；已经报过的，请归入档案。",
                passage=passage,
            )


def _deadline(papers: archive.Archive, record: archive.Record) -> tuple[date, archive.Passage] | None:
    if record.date is None:
        return None
    for passage in papers.passages(record):
        found = _DEADLINE.search(passage.text)
        if found and not passage.text[: found.start()].endswith(("截至", "截止", "截止到")):
            year, month, day = found.groups()
            try:
                deadline = date(int(year or record.date.year), int(month), int(day))
            except ValueError:
                continue
            if not year and deadline < record.date:  # a notice of December for January
                deadline = date(deadline.year + 1, deadline.month, min(deadline.day, 28))
            return deadline, passage
    return None


def _answers(
    papers: archive.Archive, reports: Reports, record: archive.Record, unit: str, context: Context
) -> Iterator[archive.Record]:
    """Papers of a unit that name the notice, or tell the government of its matter or of something supervised, after
    it."""
    names = names_of(unit, context)
    for paper in papers.citing(record):
        if any(name in paper.issuers for name in names):
            yield paper
    for paper in reports.of(unit, record.date or date.min):
        if any(word in paper.title for word in _TITLE) or archive.akin(record.title, paper.title):
            yield paper
