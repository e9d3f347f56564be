"""区政府全体会议一般每年召开1至2次。

为什么：全体会议部署全年工作，不开则部署没有着落，开得太多则违背精简会议的要求。

证据：档案里区政府全体会议的纪要，按开会日期计数；档案整个覆盖的年份才说一次也没有。

怎样改：核对会议台账；缺纪要的补归档案。

例外：条文写的是“一般”。扩大会议也算一次。

容易误报的情形：纪要没有归档；会议改名。默认不进行这项检查，要用 --extend-select CY33-2 打开。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from gongwen_lint import Context, check

from ..articles import CY

if TYPE_CHECKING:
    from gongwen_lint import archive

_MOST = 2  # a year


@check(
    "CY33-2",
    "plenary-rhythm",
    severity="info",
    strength="soft",
    article=CY(33, "区政府全体会议一般每年召开1至2次。"),
    default=False,
)
def plenary_rhythm(papers: archive.Archive, context: Context) -> Iterator[archive.Remark]:
    """Report years that the archive reaches over whole and in which it has minutes of no plenary, or of too many."""
    span = papers.span
    minutes = [r for r in papers.papers(kinds=("纪要",)) if r.of_district]
    if span is None or not minutes:  # an archive without minutes says nothing
        return
    days = {r.held or r.date for r in minutes if r.meeting == "全体会议"}
    for year in range(span.first.year, span.last.year + 1):
        count = sum(day is not None and day.year == year for day in days)
        if 1 <= count <= _MOST or (not count and not papers.covers(date(year, 1, 1), date(year, 12, 31))):
            continue
        yield papers.remark(
            context,
            None,
            f"{span.words}，其中{year}年的区政府全体会议纪要有{count}次。条文写的是“一般”每年1至2次，请核对会议台账。",
            day=date(year, 12, 31),
        )
