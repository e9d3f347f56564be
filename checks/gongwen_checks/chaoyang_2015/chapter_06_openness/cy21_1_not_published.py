"""区政府会议讨论决定的事项、区政府及各部门制定的政策措施，除需要保密的外，应及时公布。

为什么：政策不公布，群众和企业无从知道，也就无从执行和监督。

证据：公文自己写明公开属性（附注“此件公开发布”、网页版、表格里的公开属性）；或者档案里有提到它（按文号或名称）的公告、公示、政府公报、公开目录、政策解读、新闻稿。
会议纪要里审议通过的办法、规定、意见等，既没有印发的公文，也没有公布的公文，指在纪要的那一句上。

怎样改：予以公布；已经公布的，把公布的网页、公报或者公开目录归入档案，或者在选项 published 里列出文号、名称；依法不公开的，在公文上写明不予公开及理由。

例外：有密级的；写明依申请公开或者不予公开的；2019年修订的《政府信息公开条例》第十四条至第十六条规定不公开或者可以不公开的（内部事务、过程性信息等）。
条文只说“及时”，没有天数，这里给出一段时间（选项 days）。

容易误报的情形：请示、报告、纪要本身是过程性信息，不在此列；人事、会议、考核、预案等内部事项；公布的记录在网站上、没有归入档案的。
档案里前后一年多都看不到任何公布的记录，说明公布的记录不在这份档案里，这时不报；一个单位一年里多数都没有记录，而且总数很多的，合起来说一句。
涉及群众切身利益的，与 CY22-1 合为一处。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from gongwen_lint import Context, check

from ..articles import CY
from ..publication import NEEDS, Unpublished, unpublished

if TYPE_CHECKING:
    from gongwen_lint import archive

_FEW = 20  # findings that somebody can look through one by one
_SHOWN = 3  # papers named where many are told in one sentence


@dataclass(frozen=True)
class Options:
    """Options of CY21-1."""

    days: int = field(default=60, metadata={"doc": "印发或者通过多少天以后仍找不到公布的记录才提示"})
    published: tuple[str, ...] = field(default=(), metadata={"doc": "档案以外已经公布的公文的文号或者名称"})


@check(
    "CY21-1",
    "not-published",
    severity="info",
    strength="direct",
    article=CY(21, "区政府会议讨论决定的事项、区政府及各组成部门制定的政策措施，除需要保密的外，应及时公布。"),
    needs=NEEDS,
)
def not_published(papers: archive.Archive, context: Context, options: Options) -> Iterator[archive.Remark]:
    """Report policies and decisions of which nothing in the archive shows that they were published."""
    span = papers.span
    if span is None:
        return
    found = [each for each in unpublished(papers, options.days, options.published) if each.policy]
    groups: defaultdict[tuple[str, int], list[Unpublished]] = defaultdict(list)
    for each in found:
        if each.passage or len(found) <= _FEW:
            yield papers.remark(
                context,
                each.record,
                f"{span.words}，其中没有公布{_called(each)}的记录，公文上也没有写明公开属性。"
                "除需要保密的外应及时公布；已经公布的，请把公布的记录归入档案。",
                passage=each.passage,
                fact=each.fact,
            )
        else:
            groups[each.record.unit, each.record.date.year if each.record.date else 0].append(each)
    for (unit, year), group in groups.items():
        names = "、".join(_called(each) for each in group[:_SHOWN]) + ("等" if len(group) > _SHOWN else "")
        yield papers.remark(
            context,
            None,
            f"{span.words}，其中{unit}{year}年的政策性公文有{len(group)}件没有公布的记录，也没有写明公开属性：{names}。"
            "除需要保密的外应及时公布，请对照公开目录核对。",
            day=date(year, 12, 31),
        )


def _called(each: Unpublished) -> str:
    return f"会议通过的《{each.name}》" if each.passage else each.record.called
