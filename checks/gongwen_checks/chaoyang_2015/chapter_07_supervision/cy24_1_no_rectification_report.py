"""监督中发现的问题，有关部门要认真查处和整改，并向区政府报告。

为什么：审计、监察、执法监督指出问题而没有下文，监督就落空了。

证据：在档案里找被指出问题的部门此后给区政府的、题目有“整改”的公文。

怎样改：整改后向区政府报告，写明所依据的审计报告、监察建议的名称或文号；已经报告的，把报告归入同一档案。

例外：没有发现问题的；条文没有规定时限，这里给出一段时间（选项 days）。

容易误报的情形：当场改正的；几个部门合并报告的；整改报告在别的档案（此后没有任何单位给区政府的报告的档案不报）。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongwen_lint import Context, check

from ..articles import CY
from ..sequels import Reports

if TYPE_CHECKING:
    from gongwen_lint import archive

_SUPERVISION = ("审计报告", "审计决定", "审计意见", "监察建议", "行政复议意见", "执法监督", "检查建议", "司法建议")
_NONE = ("未发现", "没有发现", "无问题", "不存在问题")


@dataclass(frozen=True)
class Options:
    """Options of CY24-1."""

    days: int = field(default=180, metadata={"doc": "发现问题多少天以后仍找不到整改报告才提示"})


@check(
    "CY24-1",
    "no-rectification-report",
    severity="info",
    strength="direct",
    article=CY(24, "对监督中发现的问题，区政府有关部门要认真查处和整改并向区政府报告。"),
    needs=("问题", "违规", "违反", "整改"),
)
def no_rectification_report(papers: archive.Archive, context: Context, options: Options) -> Iterator[archive.Remark]:
    """Report a paper of supervision that found something, where the archive holds no report on its mending."""
    span = papers.span
    reports = Reports(papers, context)
    for record in papers.papers(title=_SUPERVISION):
        if span is None or record.date is None or (span.last - record.date).days < options.days:
            continue
        if "整改" in record.title or "征求" in record.title or not reports.any(record.date):
            continue
        passages = papers.passages(record)
        if not passages or any(word in p.text for p in passages for word in _NONE):
            continue
        for name, unit, level in zip(record.recipients, record.recipient_units, record.recipient_levels, strict=False):
            if level != "部门" or "各" in name:
                continue
            if any(_reports(p) for p in reports.of(unit or name, record.date)):
                continue
            yield papers.remark(
                context,
                record,
                f"{span.words}，其中没有{name}就{record.called}所指问题的整改情况给区政府的报告。"
                "请整改并报告；已经报告的，请归入档案。",
                passage=passages[0],
            )


def _reports(paper: archive.Record) -> bool:
    return "整改" in paper.title
