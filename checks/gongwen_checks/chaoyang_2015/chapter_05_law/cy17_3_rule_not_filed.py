"""区政府规范性文件发布后，应及时报市政府法制办和区人大常委会备案。

为什么：备案审查是对规范性文件的监督，缺了一处，就少了一道纠正的机会。

证据：在档案里找提到这个文件（按文号或名称）、题目有“备案”的公文，看主送机关是不是市政府法制办（市司法局、市政府）和区人大常委会。

怎样改：补报备案；已经报过的，把备案报告归入同一档案。两处可以分别行文，也可以一文报两处。

例外：条文只说“及时”，没有天数，这里给出一段时间（选项 days）。

容易误报的情形：内部管理、人事、表彰、应急预案、工作方案不是规范性文件；备案材料可能在别的档案；汇总备案的清单。
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
    """Options of CY17-3."""

    days: int = field(default=60, metadata={"doc": "发布多少天以后仍找不到备案公文才提示"})


@check(
    "CY17-3",
    "rule-not-filed",
    severity="warning",
    strength="direct",
    article=CY(17, "规范性文件发布后，由区法制办及时报送市政府法制办及区人大常委会备案。"),
)
def rule_not_filed(papers: archive.Archive, context: Context, options: Options) -> Iterator[archive.Remark]:
    """Report a rule of the district government for which the archive holds no filing with one of the two organs."""
    span = papers.span
    if span is None:
        return
    lacking: list[tuple[archive.Record, str]] = []
    for record in papers.papers(levels=("区",)):
        if not is_normative(record) or not old_enough(record, span, options.days):
            continue
        reached = {place for paper in papers.citing(record) if "备案" in paper.title for place in _places(paper)}
        missing = [name for name in ("市政府法制办", "区人大常委会") if name not in reached]
        if missing:
            lacking.append((record, "和".join(missing)))
    yield from told(papers, context, span, lacking, "备案")


def _places(paper: archive.Record) -> Iterator[str]:
    for recipient in paper.recipients:
        if "人大" in recipient:
            yield "区人大常委会"
        elif recipient.startswith(("市", "北京市")) and any(w in recipient for w in ("法制", "司法", "政府")):
            yield "市政府法制办"
