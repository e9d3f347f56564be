"""区政府部门制发规范性文件后，要及时报送区法制办备案审查。

为什么：部门规范性文件面广量大，备案审查是发现越权、抵触的主要办法。

证据：在档案里找提到这个文件（按文号或名称）、题目有“备案”的公文，看主送机关是不是区法制办（区司法局）。

怎样改：向区法制办（2019年以后为区司法局）报送备案审查；已经报过的，把备案公文归入同一档案。

例外：条文只说“及时”，没有天数，这里给出一段时间（选项 days）。

容易误报的情形：会议、培训、内部管理的通知不是规范性文件；与市级部门联合制发的；备案材料可能在别的档案。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongwen_lint import Context, check

from ..articles import CY
from ..normative import is_normative, old_enough, told

if TYPE_CHECKING:
    from gongwen_lint import archive


@dataclass(frozen=True)
class Options:
    """Options of CY17-4."""

    days: int = field(default=60, metadata={"doc": "制发多少天以后仍找不到备案公文才提示"})


@check(
    "CY17-4",
    "department-rule-not-filed",
    severity="warning",
    strength="direct",
    article=CY(17, "制发后要及时报送区法制办进行备案审查"),
)
def department_rule_not_filed(papers: archive.Archive, context: Context, options: Options) -> Iterator[archive.Remark]:
    """Report a department's rule for which the archive holds no filing with the legal office."""
    span = papers.span
    if span is None:
        return
    lacking: list[tuple[archive.Record, str]] = []
    for record in papers.papers(levels=("部门",)):
        if not is_normative(record) or not old_enough(record, span, options.days):
            continue
        if not any(_files(paper) for paper in papers.citing(record)):
            lacking.append((record, "区法制办"))
    yield from told(papers, context, span, lacking, "备案审查")


def _files(paper: archive.Record) -> bool:
    return "备案" in paper.title and any("法制" in r or "司法局" in r for r in paper.recipients)
