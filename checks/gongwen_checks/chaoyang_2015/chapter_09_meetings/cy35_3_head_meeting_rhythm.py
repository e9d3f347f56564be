"""区长办公会议一般每周召开1次，星期一上午为例会时间。

为什么：例会定时，议题才好安排；长期不开，该集体研究的事就可能绕过会议。

证据：档案里区长办公会议的纪要，按开会日期计算间隔（常务会议也占用星期一上午的例会时间，算在内），并看是不是星期一。

怎样改：核对会议台账；确实没有召开的，安排补开，缺纪要的补归档案。

例外：条文写的是“一般”，不构成违反，只作提示；星期一放假的，改在别的日子召开不报。

容易误报的情形：国庆、春节等假期；召开常务会议的周；纪要没有全部归档（期号不连续的间隔不报，平均三周还没有一份纪要的档案不报）；临时改期。
默认不进行这项检查，要用 --extend-select CY35-3 打开。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from gongwen_lint import Context, check

from ..articles import CY
from ..sequels import MEETINGS

if TYPE_CHECKING:
    from gongwen_lint import archive

_WEEK = 5  # working days
_DAYS = "一二三四五六日"
_SPARSE = 3  # weeks for each meeting of which the archive holds the minutes, at most
_SHOWN = 3  # gaps that are named


@dataclass(frozen=True)
class Options:
    """Options of CY35-3."""

    weeks: int = field(default=2, metadata={"doc": "两次会议之间超过多少周（按工作日计）才提示"})


@check(
    "CY35-3",
    "head-meeting-rhythm",
    severity="info",
    strength="soft",
    article=CY(35, "区长办公会议一般每周召开1次，星期一上午为例会时间。"),
    default=False,
)
def head_meeting_rhythm(papers: archive.Archive, context: Context, options: Options) -> Iterator[archive.Remark]:
    """Report long gaps between the meetings of which the archive holds minutes, and meetings not held on a Monday."""
    span = papers.span
    minutes = [
        (record.held or record.date, record)
        for record in papers.papers(kinds=("纪要",), meetings=MEETINGS)
        if record.of_district and (record.held or record.date)
    ]
    days = sorted({day for day, record in minutes if day})
    own = {day: record for day, record in minutes if day and record.meeting == "区长办公会议"}
    if span is None or len(own) < 2:  # an archive without such minutes says nothing
        return
    first, last = min(own), max(own)
    if len(own) * _SPARSE < (last - first).days / 7:  # most of the minutes are elsewhere
        return
    gaps: dict[int, list[str]] = {}
    for before, after in pairwise(day for day in days if first <= day <= last):
        lead = context.calendar.working_days_from(before, after)
        if lead is None or lead.between + 1 <= options.weeks * _WEEK or not papers.covers(before, after):
            continue
        if before in own and after in own and _lacks_one(own[before], own[after]):
            continue
        gaps.setdefault(before.year, []).append(f"{_named(before)}至{_named(after)}")
    for year, found in gaps.items():
        told = "、".join(found[:_SHOWN]) + (f"等{len(found)}段时间" if len(found) > _SHOWN else "")
        yield papers.remark(
            context,
            None,
            f"{span.words}，其中{year}年{told}没有区长办公会议（和常务会议）的纪要。条文写的是“一般”每周1次，请核对会议台账。",
            day=date(year, 12, 31),
        )
    for day, record in sorted(own.items()):
        monday = day - timedelta(days=day.weekday())
        if day.weekday() and context.calendar.working(monday) and monday not in days:
            yield papers.remark(
                context,
                record,
                f"这次区长办公会议于星期{_DAYS[day.weekday()]}召开，{span.words}，其中没有当周星期一的会议纪要。"
                "条文写的例会时间是星期一上午（“一般”），请核对。",
            )


def _named(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _lacks_one(before: archive.Record, after: archive.Record) -> bool:
    """Whether the numbers of two minutes show that some between them are not in the archive."""
    numbers = [_numbered(record) for record in (before, after)]
    if None in numbers:
        return False
    (year, one), (other, two) = numbers  # type: ignore[misc]
    return year == other and two - one > 1


def _numbered(record: archive.Record) -> tuple[str, int] | None:
    found = re.search(r"(20\d\d)[^\d]{0,6}?(?:第)?(\d{1,3})[期号]", record.number)
    return (found[1], int(found[2])) if found else None
