"""区政府常务会议一般每季度召开2次。

为什么：常务会议是集体决策的主要形式，长期不开，重大事项就可能绕过集体讨论。

证据：档案里区政府常务会议的纪要，按开会日期计数；只看档案整个覆盖的季度。

怎样改：核对会议台账；确实没有召开的，安排补开，缺纪要的补归档案。

例外：条文写的是“一般”，多于2次不报；星期几召开也不报。一年里不足3份纪要的，说明纪要大多不在这份档案里，不报。

容易误报的情形：纪要没有全部归档；会议改期到下一季度。默认不进行这项检查，要用 --extend-select CY34-2 打开。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gongwen_lint import Context, check

from ..articles import CY

if TYPE_CHECKING:
    from gongwen_lint import archive

_USUAL = 2  # a quarter
_SERIES = 3  # minutes a year from which on the archive can be said to hold the series


@check(
    "CY34-2",
    "executive-rhythm",
    severity="info",
    strength="soft",
    article=CY(34, "区政府常务会议一般每季度召开2次，星期一上午为例会时间。"),
    default=False,
)
def executive_rhythm(papers: archive.Archive, context: Context) -> Iterator[archive.Remark]:
    """Report quarters that the archive reaches over whole and in which it has minutes of fewer than two meetings."""
    span = papers.span
    held = {r.held or r.date for r in papers.papers(meetings=("常务会议",)) if r.of_district}
    days = {day for day in held if day}
    if span is None or not days:  # an archive without minutes says nothing
        return
    for year in range(span.first.year, span.last.year + 1):
        few: list[str] = []
        if sum(day.year == year for day in days) < _SERIES:
            continue
        for quarter in range(1, 5):
            first = date(year, quarter * 3 - 2, 1)
            last = date(year + quarter // 4, quarter * 3 % 12 + 1, 1) - timedelta(days=1)
            count = sum(first <= day <= last for day in days)
            if count < _USUAL and papers.covers(first, last):
                few.append(f"第{'一二三四'[quarter - 1]}季度{count}次")
        if few:
            yield papers.remark(
                context,
                None,
                f"{span.words}，其中{year}年区政府常务会议的纪要，{'，'.join(few)}。条文写的是“一般”每季度2次，请核对会议台账。",
                day=date(year, 12, 31),
            )
