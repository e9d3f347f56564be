"""区政府常务会议邀请区人大常委会、区政协常委会相关负责人列席。

为什么：请人大、政协的负责人列席，是常务会议接受监督、听取意见的一种方式。

证据：常务会议纪要的“列席”名单和正文里有没有区人大常委会、区政协的人；常务会议的会议通知有没有主送、抄送它们，或者同一时候另有邀请它们的公文。

怎样改：会前邀请区人大常委会、区政协相关负责人列席；邀请了而没有到会的，在纪要里写明，或者把邀请的公文归入档案。

例外：条文要求的是邀请，不是到会，所以本条只是推断，只作提示。

容易误报的情形：名单以“等”字结尾的、没有列席名单的纪要，不报；口头、电话邀请的看不出来；专题会议、区长办公会议不适用。
默认不进行这项检查，要用 --extend-select CY34-3 打开。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gongwen_lint import Context, check, pattern

from ..articles import CY

if TYPE_CHECKING:
    from gongwen_lint import archive

_GUESTS = (("区人大常委会", "人大"), ("区政协", "政协"))
_LISTED = pattern(r"列\s{0,4}席[^：:]{0,8}[：:\s]\s{0,8}\S{2}")
_CALLS = pattern(r"(?:召开|举行)[^。；]{0,30}常务会议?|常务会议?(?:的)?(?:会议)?通知")
_NEAR = timedelta(days=15)


@check(
    "CY34-3",
    "guests-not-invited",
    severity="info",
    strength="inference",
    article=CY(34, "邀请区人大常委会、区政协常委会相关负责人列席。"),
    needs=("人大", "政协", "列席"),
    default=False,
)
def guests_not_invited(papers: archive.Archive, context: Context) -> Iterator[archive.Remark]:
    """Report minutes and notices of 常务会议 with a list of guests that names nobody of 区人大常委会 or 区政协."""
    span = papers.span
    if span is None:
        return
    invitations = _invitations(papers)
    for record in papers.papers(kinds=("纪要",), meetings=("常务会议",)):
        listed = next((line for line in record.attendance if _LISTED.search(line.text)), None)
        if not record.of_district or listed is None or _cut_short(record):
            continue
        words = "".join(line.text for line in record.attendance) + "".join(p.text for p in papers.passages(record))
        missing = _missing(invitations, record, words)
        if missing:
            yield papers.remark(
                context,
                record,
                f"{record.called}的列席名单里没有{missing}的人，{span.words}，其中也没有邀请它列席这次会议的公文。"
                "常务会议应邀请其相关负责人列席，请核对。（本条为推断适用）",
                passage=listed,
            )
    for record in papers.papers(kinds=("通知",), levels=("区", "办公室"), title=("常务会",)):
        if not record.recipients or not _CALLS.search(record.title):
            continue
        words = "".join((*record.recipients, *record.copies, *record.notes))
        missing = _missing(invitations, record, words + "".join(p.text for p in papers.passages(record)))
        if missing:
            yield papers.remark(
                context,
                record,
                f"{record.called}的主送、抄送里没有{missing}，{span.words}，其中也没有邀请它列席这次会议的公文。"
                "常务会议应邀请其相关负责人列席，请核对。（本条为推断适用）",
            )


def _cut_short(record: archive.Record) -> bool:
    """Whether the list of guests ends in 等: who else was there is not told."""
    return any(
        line.text.rstrip("。；，").endswith(("等", "等人", "等单位负责人", "等同志")) for line in record.attendance
    )


def _invitations(papers: archive.Archive) -> list[tuple[date, int, str]]:
    """The day, file and addressees of papers, no minutes, about 常务会议 and who attends it."""
    return [
        (paper.date, paper.file, "".join((*paper.recipients, *paper.copies)))
        for paper in papers.papers(title=("常务会", "列席"))
        if paper.date and paper.kind != "纪要"
    ]


def _missing(invitations: Sequence[tuple[date, int, str]], record: archive.Record, words: str) -> str:
    """Who of the guests is neither named nor invited by another paper of those days."""
    day = record.held or record.date
    if day is None:
        return ""
    invited = "".join(to for when, file, to in invitations if file != record.file and abs(when - day) <= _NEAR)
    return "、".join(name for name, word in _GUESTS if word not in words and word not in invited)
