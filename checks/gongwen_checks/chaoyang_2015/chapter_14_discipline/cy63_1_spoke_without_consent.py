"""代表区政府发表讲话或文章，事先须经区政府同意。

为什么：代表区政府讲的话，就是区政府的承诺，不能由个人说了算。

证据：讲话稿、致辞里写了“代表区政府”；档案里此前有没有同意的记录：批示、批复、纪要，或者请示、函里说的是这次活动、这篇讲话，或者讲话稿自己写明经区政府同意、受区政府委托。

怎样改：讲话、发表之前报区政府同意；已经同意的，把批示、批复归入同一档案。

例外：区长自己的讲话；领导同志以个人名义或者代表本单位的讲话。

容易误报的情形：口头同意的；同意的记录在批办系统里、没有归入档案的：档案里从来没有为讲话、出席活动请示、批示过的，不报。
个人署名文章是否涉及未经区政府研究决定的重大问题，要由人判断，本条看不出来，不查。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gongwen_lint import Context, archive, check, pattern

from ..articles import CY
from ..sequels import matter_of

_SPEAKS_FOR = pattern(
    r"(?:代表|受)(?:中共)?(?:北京市)?(?:朝阳)?(?:区委[、和]?)?(?:北京市)?朝?阳?区(?:人民)?政府(?!各|办公室|有关|工作部门|[^，。；]{0,4}(?:局|委|办)(?!$))"
)
_NOT_SPEAKING = pattern(r"不(?:能|得|可)?代表|(?:请|由|委托|拟)[^，。；]{0,16}代表")
_CONSENTED = pattern(
    r"(?:经|报|征得)[^。；]{0,12}区(?:人民)?政府[^。；]{0,8}(?:同意|批准|审定)|受[^。；]{0,6}区(?:人民)?政府(?:的)?委托|经区长[^。；]{0,6}(?:同意|批准|审定)"
)
_CONSENTING = ("讲话", "致辞", "致词", "发言", "出席", "文章", "活动", "仪式", "讲话稿", "署名")
_CONSENT_KINDS = ("请示", "批复", "批办单", "签报", "函", "邀请函", "纪要", "报告", "通知", "申请")
_HEAD = pattern(r"(?<!副)(?<!副代)(?:代)?区长(?!助理)")
_OTHERS = pattern(r"书记|人大|政协")  # no members of the government
_WINDOW = timedelta(days=120)


@check(
    "CY63-1",
    "spoke-without-consent",
    severity="info",
    strength="direct",
    article=CY(63, "代表区政府发表讲话或文章"),
    also=(CY(63, "事先须经区政府同意"),),
    needs=("代表", "受区政府", "经区政府", "受朝阳区", "同意"),
)
def spoke_without_consent(papers: archive.Archive, context: Context) -> Iterator[archive.Remark]:
    """Report speeches for the government of which the archive, which keeps consents to others, holds no consent."""
    span = papers.span
    if span is None:
        return
    consents: list[tuple[date, str]] | None = None
    for record in papers.papers(kinds=("讲话稿",)):
        speaker = record.title + record.byline + "".join(record.signed)
        if record.date is None or _HEAD.search(speaker) or (_OTHERS.search(speaker) and "区长" not in speaker):
            continue
        passages = papers.passages(record)
        spoken = next(
            (p for p in passages if _SPEAKS_FOR.search(p.text) and not _NOT_SPEAKING.search(p.text)),
            None,
        )
        if spoken is None or any(_CONSENTED.search(p.text) for p in passages):
            continue
        if consents is None:
            consents = list(_consents(papers))
        if not consents or any(_is_to(record, day, matter) for day, matter in consents):
            continue
        if any(paper.kind in _CONSENT_KINDS for paper in papers.citing(record)):
            continue
        yield papers.remark(
            context,
            record,
            f"讲话里说代表区政府，{span.words}，其中没有区政府事先同意的记录。代表区政府发表讲话，事先须经区政府同意；"
            "已经同意的，请把记录归入档案。",
            passage=spoken,
        )


def _consents(papers: archive.Archive) -> Iterator[tuple[date, str]]:
    """Papers that ask for or give consent to a speech, an article or an appearance: the day, and about what."""
    for paper in papers.papers(kinds=_CONSENT_KINDS, title=_CONSENTING):
        if paper.date and "总结" not in paper.title:
            yield paper.date, paper.title
    for paper in papers.papers(kinds=("批办单", "签报"), forms=True):
        matter = matter_of(paper)
        if paper.date and matter != paper.title and any(word in matter for word in _CONSENTING):
            yield paper.date, matter


def _is_to(record: archive.Record, day: date, matter: str) -> bool:
    """Whether a consent may be to this speech."""
    return (
        record.date is not None and record.date - _WINDOW <= day <= record.date and archive.akin(record.title, matter)
    )
