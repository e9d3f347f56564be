"""区政府每年对各部门、街乡进行绩效管理考评，考评结果经区政府审定后及时反馈，并督促整改。

为什么：绩效考评每年一次，结果要经区政府审定并反馈，才有约束力。

证据：档案里有没有某年度绩效考评结果的公文（通报、通知、反馈等）；结果有没有写明经区政府（常务会议等）审定，或者档案里有没有审定它的会议纪要。

怎样改：完成考评并反馈；已经反馈的，把公文归入同一档案；结果报区政府审定，在公文里写明审定的会议。

例外：没有。

容易误报的情形：考评材料在绩效办另立的档案里：档案里从来没有绩效考评公文的不报，没有整年覆盖的年份不报；部门对科室的考核、月度考核表不是本条的考评。
默认不进行这项检查，要用 --extend-select CY56-1 打开。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from gongwen_lint import Context, check, pattern

from ..articles import CY
from ..sequels import Agenda

if TYPE_CHECKING:
    from gongwen_lint import archive

_ABOUT = ("绩效",)
_RESULT = pattern(r"结果|等次|排名|反馈|通报|情况的通报|得分")
_NOT_YEARLY = pattern(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?|月度|季度|第?[一二三四]季|半年|中期|指标|方案|细则|办法|部署|动员|培训|计划"
)
_YEAR = re.compile(r"(20\d\d)年")
_APPROVED = pattern(
    r"(?:经|报)[^。；]{0,20}?(?:区政府|区委|常务会|区长办公会|区委常委会)[^。；]{0,16}?(?:审定|审议|研究|同意|批准|通过)|(?:区政府|常务会议?)(?:审定|审议通过)"
)
_NOT_APPROVED = pattern(r"未(?:经|报)|待[^。；]{0,8}审定|拟报")
_ALL = pattern(r"^各|部门|街道|乡|委、办、局|单位")
_DUE_MONTH = 6  # results of a year are due by the end of June of the next


@check(
    "CY56-1",
    "no-yearly-evaluation",
    severity="info",
    strength="direct",
    article=CY(56, "每年进行绩效管理考评，考评结果经区政府审定后及时反馈，并督促整改"),
    needs=("审定", "审议", "绩效"),
    default=False,
)
def no_yearly_evaluation(papers: archive.Archive, context: Context) -> Iterator[archive.Remark]:
    """Report years of which the archive, which holds results of other years, has none, and results nobody approved."""
    span = papers.span
    about = [record for record in papers.papers(title=_ABOUT) if _is_evaluation(record)]
    if span is None or not about:  # an archive without such papers says nothing
        return
    results = [record for record in about if _RESULT.search(record.title) and not _NOT_YEARLY.search(record.title)]
    years = {_year(record) for record in results}
    dated = {record.date.year for record in results if record.date}
    for year in range(span.first.year, span.last.year + 1):
        whole = papers.covers(date(year, 1, 1), date(year, 12, 31))
        due = papers.covers(date(year, 1, 1), date(year + 1, _DUE_MONTH, 30))
        if year not in years and (due or (whole and year not in dated)):
            yield papers.remark(
                context,
                None,
                f"{span.words}，其中没有{year}年度绩效管理考评结果的公文。绩效考评应每年进行，结果及时反馈；已经反馈的，请归入档案。",
                day=date(year, 12, 31),
            )
    yield from _not_approved(papers, context, results, span)


def _not_approved(
    papers: archive.Archive, context: Context, results: list[archive.Record], span: archive.Span
) -> Iterator[archive.Remark]:
    items = Agenda(papers).items if results else []
    held = [item.held for item in items if "绩效" in item.text]
    for record in results:
        passages = papers.passages(record)
        if any(_APPROVED.search(p.text) and not _NOT_APPROVED.search(p.text) for p in passages):
            continue
        day = record.date
        if day and any(when <= day for when in held):
            continue
        yield papers.remark(
            context,
            record,
            f"{record.called}没有写明考评结果经区政府审定，{span.words}，其中也没有此前审定它的会议纪要。"
            "考评结果应经区政府审定后反馈，请核对。",
        )


def _is_evaluation(record: archive.Record) -> bool:
    """Whether a paper is about the evaluation of departments and streets, not of an organ's own sections."""
    if not re.search(r"考评|考核|评价|评估|管理", record.title) or record.direction in ("上行", "内部"):
        return False
    return record.level in ("区", "办公室", "部门", "其他", "") and any(_ALL.search(name) for name in record.recipients)


def _year(record: archive.Record) -> int:
    """The year that a result is of: named in its title, else the one before its date in the first half of a year."""
    named = _YEAR.search(record.title)
    if named:
        return int(named[1])
    if record.date is None:
        return 0
    return record.date.year - (record.date.month <= _DUE_MONTH)
