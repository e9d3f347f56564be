"""不能出席区政府会议的，需向区长（或者主管副区长）请假；纪要写了请假的人，应有请假的记录。

为什么：请假是事先的手续，纪要上写“请假”而没有请假单，分不清是请了假还是没有到。

证据：区政府会议纪要“请假”“缺席”栏里的人；档案里会前两个月以内的请假报告、请假单、请假情况汇总里有没有他的名字。

怎样改：补齐请假手续；已经请过假的，把请假单归入同一档案。

例外：条文没有规定请假要用书面，本条是从条文推断的，只作提示。

容易误报的情形：口头、电话请假；姓名写法不同；请假单由办公室另外保管。同一年里档案没有任何会议请假单的，说明请假单不在这份档案里，这时不报。
默认不进行这项检查，要用 --extend-select CY39-2 打开。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from gongwen_lint import Context, check, pattern

from ..articles import CY
from ..sequels import day_of, words_of

if TYPE_CHECKING:
    from gongwen_lint import archive

_LEAVE_KINDS = ("请假报告", "请假条", "请假单", "外出报备")
_LINE = pattern(r"请\s{0,4}假|缺\s{0,4}席")
_MEETINGS = ("全体会议", "常务会议", "区长办公会议", "专题会议")
_BEFORE = timedelta(days=60)


@check(
    "CY39-2",
    "leave-not-recorded",
    severity="info",
    strength="inference",
    article=CY(39, "需向区长请假"),
    needs=("请假", "不能", "无法", "离京"),
    default=False,
)
def leave_not_recorded(papers: archive.Archive, context: Context) -> Iterator[archive.Remark]:
    """Report people on leave by the minutes of whom the archive, which keeps such papers, holds no leave paper."""
    span = papers.span
    if span is None:
        return
    slips = [
        (day, words_of(papers, paper))
        for paper in (*papers.papers(kinds=_LEAVE_KINDS), *_others(papers))
        if (day := day_of(paper))
    ]
    years = {day.year for day, _ in slips}
    for record in papers.papers(kinds=("纪要",), meetings=_MEETINGS):
        held = record.held or record.date
        if not record.of_district or held is None or held.year not in years:
            continue
        near = [words for day, words in slips if held - _BEFORE <= day <= held]
        missing = [name for name in record.leave if len(name) > 1 and not any(name in words for words in near)]
        if missing:
            line = next((line for line in record.attendance if _LINE.search(line.text)), None)
            yield papers.remark(
                context,
                record,
                f"纪要写了{'、'.join(missing[:5])}{'等' if len(missing) > 5 else ''}请假，{span.words}，其中没有会前的请假记录。"
                "请核对；有请假单的，请归入档案。（本条为推断适用，口头请假的看不出来）",
                passage=line,
            )


def _others(papers: archive.Archive) -> Iterator[archive.Record]:
    """Papers of other kinds that are about leave: a letter, a list that the office kept."""
    for paper in papers.papers(title=("请假",)):
        if paper.kind not in _LEAVE_KINDS and "制度" not in paper.title and "规定" not in paper.title:
            yield paper
