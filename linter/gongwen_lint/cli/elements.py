"""Everything recognised in a paper as rows of one shape, which inspect prints for a person or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..document import Place
from ..paper import DateElement, Element, Organ, Paper, Person, Recipient, Signer

if TYPE_CHECKING:
    from ..language.evidence import Evidence

NAMES: Mapping[str, str] = {
    "kind": "文种",
    "direction": "行文方向",
    "copy_type": "稿件类型",
    "copy_number": "份号",
    "secrecy": "密级",
    "secrecy_period": "保密期限",
    "urgency": "紧急程度",
    "mark": "发文机关标志",
    "number": "发文字号",
    "signers": "签发人",
    "handlers": "经办",
    "signer_label": "签发人栏",
    "title": "标题",
    "issuers": "发文机关",
    "recipients": "主送机关",
    "outline": "正文提纲",
    "closing": "结语",
    "annex_note": "附件说明",
    "signature": "发文机关署名",
    "date": "成文日期",
    "notes": "附注",
    "annexes": "附件",
    "copies": "抄送机关",
    "printer": "印发机关",
    "print_date": "印发日期",
    "form": "稿纸、表格栏",
    "minutes": "会议",
    "attached": "所印发、转发的文稿",
    "evidence": "发现的依据",
}
_COPY_TYPES: Mapping[str, str] = {"draft": "文稿", "printed": "印制件", "web": "网页版", "form": "发文稿纸"}
_SOURCES: Mapping[str, str] = {
    "letterhead": "版头",
    "signing": "文末签发",
    "form": "发文稿纸",
    "signature": "署名",
    "statement": "文中陈述",
    "opinion": "审查意见",
    "annex": "附件",
    "stamp": "印章文字",
    "picture": "图片",
}
_STATES: Mapping[str, str] = {
    "done": "已完成",
    "planned": "拟进行",
    "pending": "未完成",
    "denied": "没有进行",
    "waived": "称无需进行",
    "refused": "被拒绝",
    "failed": "没有通过",
    "asked": "请求进行",
    "past_history": "过去的情况",
}


class Row(NamedTuple):
    """One thing recognised: what it is, its value, a remark, where it stands, and how sure the reading is."""

    element: str  # a key of NAMES
    text: str
    remark: str = ""
    place: Place | None = None
    sure: float | None = None


def rows(paper: Paper) -> Iterator[Row]:
    """The rows of a paper in the order of its layout, without evidence and attached text."""
    kind = "法定文种" if paper.statutory else "非法定文种"
    yield Row("kind", paper.kind or "", kind if paper.kind else "")
    yield Row("direction", paper.direction or "")
    yield Row("copy_type", _COPY_TYPES.get(paper.copy_type, paper.copy_type))
    for name in ("copy_number", "secrecy", "secrecy_period", "urgency", "mark", "number"):
        yield from _element(name, getattr(paper, name))
    yield from (_signer("signers", signer) for signer in paper.signers)
    if not paper.signers:
        yield from _element("signer_label", paper.signer_label)
    yield from (_signer("handlers", signer) for signer in paper.handlers)
    yield from _element("title", paper.title)
    yield from (_organ("issuers", organ) for organ in paper.issuers)
    yield from (_recipient("recipients", recipient) for recipient in paper.recipients)
    yield from _body(paper)
    yield from (_recipient("signature", signed) for signed in paper.signature)
    yield from _date("date", paper.date)
    for note in paper.notes:
        yield from _element("notes", note)
    for annex in paper.annexes:
        yield Row("annexes", annex.name, f"第 {annex.number} 个" if annex.number else "", annex.place)
    yield from (_recipient("copies", copy) for copy in paper.copies)
    yield from _element("printer", paper.printer)
    yield from _date("print_date", paper.print_date)
    for cell in paper.form:
        yield Row("form", f"{cell.label}：{cell.value or '（空）'}", "", cell.value_place or cell.label_place)
    yield from _minutes(paper)


def _body(paper: Paper) -> Iterator[Row]:
    from .outline import outline

    for heading in outline(paper):
        yield Row("outline", "　" * (heading.level - 1) + heading.text, "", heading.place)
    yield from _element("closing", paper.closing)
    for annex in paper.annex_note:
        yield Row("annex_note", annex.name, f"第 {annex.number} 个" if annex.number else "", annex.place)


def _element(name: str, element: Element | None) -> Iterator[Row]:
    if element:
        yield Row(name, element.text, "", element.place, element.sure)


def _date(name: str, date: DateElement | None) -> Iterator[Row]:
    if date:
        yield Row(name, date.text, date.value.isoformat() if date.value else "日期不完整", date.place)


def _signer(name: str, signer: Signer) -> Row:
    source = _SOURCES[signer.source]
    remark = source if signer.role == "签发" else f"{signer.role}，{source}"
    if signer.date:
        remark += f"，{signer.date.isoformat()}"
    return Row(name, _person(signer.person), remark, signer.person.place)


def _person(person: Person) -> str:
    return " ".join(filter(None, (person.organ + person.post, person.name or person.surname, person.honorific)))


def _organ(name: str, organ: Organ) -> Row:
    full = organ.unit if organ.unit != organ.text else ""
    remark = "，".join(filter(None, (organ.level, full, "统称" if organ.collective else "")))
    return Row(name, organ.text, remark, organ.place)


def _recipient(name: str, recipient: Recipient) -> Row:
    if recipient.organ:
        return _organ(name, recipient.organ)._replace(text=recipient.text, place=recipient.place)
    return Row(name, recipient.text, "个人" if recipient.person else "", recipient.place)


def _minutes(paper: Paper) -> Iterator[Row]:
    minutes = paper.minutes
    if minutes is None:
        return
    held = f"{minutes.held.isoformat()}" if minutes.held else ""
    yield Row("minutes", minutes.meeting, held, minutes.meeting_place)
    groups = (("主持", minutes.chairs), ("出席", minutes.present), ("列席", minutes.attending), ("请假", minutes.leave))
    for label, people in groups:
        if people:
            yield Row("minutes", f"{label}：{'、'.join(_person(p) for p in people)}", "", people[0].place)


def evidence_row(what: str, evidence: Evidence) -> Row:
    """A piece of evidence: what it is of, its words, and in which state."""
    state = _STATES.get(evidence.state, evidence.state)
    return Row(
        "evidence",
        f"{what}：{evidence.words}",
        f"{state}，{_SOURCES.get(evidence.source, evidence.source)}",
        evidence.place,
    )
