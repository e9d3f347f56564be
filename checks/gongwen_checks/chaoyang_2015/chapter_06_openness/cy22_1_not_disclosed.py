"""涉及人民群众切身利益、需要人民群众广泛知晓的事项，应依法、及时、准确、主动地向社会公布。

为什么：收费、征收、学区、救助这些事，只发给单位、不告诉群众，群众的利益就没有保障。

证据：题目涉及征收补偿、收费价格、学区招生、救助、住房保障、停车等，又是定标准、定范围、作决定的公文；档案里有没有同一事项的公示、公告、通告、新闻稿，
公文自己有没有写明公开属性，或者写明已经公示、公布。

怎样改：向社会公布（公告、公示、新闻发布会等）；已经公布的，把公告、公示归入档案。

例外：依法不公开的（国家秘密、商业秘密、个人隐私）；写明不予公开或者依申请公开的。条文只说“及时”，没有天数，这里给出一段时间（选项 days）。

容易误报的情形：干部任免、机关内部事务不是本条的事项；部署、检查、统计报表一类的通知；公示贴在现场、没有归入档案的。
档案里前后一年多都看不到任何公布的记录时不报。与 CY21-1 是同一件公文的，合为一处。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongwen_lint import Context, check

from ..articles import CY
from ..publication import NEEDS, unpublished

if TYPE_CHECKING:
    from gongwen_lint import archive


@dataclass(frozen=True)
class Options:
    """Options of CY22-1."""

    days: int = field(default=60, metadata={"doc": "印发或者通过多少天以后仍找不到公布的记录才提示"})
    published: tuple[str, ...] = field(default=(), metadata={"doc": "档案以外已经公布的公文的文号或者名称"})


@check(
    "CY22-1",
    "not-disclosed",
    severity="info",
    strength="direct",
    article=CY(
        22,
        "凡涉及人民群众切身利益、需要人民群众广泛知晓的事项以及法律法规和区政府规定需要公开的其他事项，应依法、及时、准确、主动地向社会公布。",
    ),
    needs=NEEDS,
)
def not_disclosed(papers: archive.Archive, context: Context, options: Options) -> Iterator[archive.Remark]:
    """Report decisions on vital interests of the public that nothing in the archive shows to have been disclosed."""
    span = papers.span
    if span is None:
        return
    for each in unpublished(papers, options.days, options.published):
        if not each.vital:
            continue
        what = f"会议通过的《{each.name}》" if each.passage else each.record.called
        sent = "、".join(each.record.recipients[:2])
        only = (
            f"（只见发给{sent}{'等' if len(each.record.recipients) > 2 else ''}）" if sent and not each.passage else ""
        )
        yield papers.remark(
            context,
            each.record,
            f"{what}涉及群众切身利益{only}，{span.words}，其中没有就此向社会公布的公告、公示。"
            "应依法、及时、准确、主动地向社会公布；已经公布的，请把公告、公示归入档案。",
            passage=each.passage,
            fact=each.fact,
        )
