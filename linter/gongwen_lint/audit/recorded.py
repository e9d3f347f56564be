"""What a store keeps of a paper for the checks over the archive, besides the columns of its own: see records.Record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..archive import bare_title
from ..patterns import pattern

if TYPE_CHECKING:
    from ..document import Paragraph, Place
    from ..paper import Paper

_LONGEST = 200  # characters of a cell or line that are kept
_MOST = 60  # cells of a form, lines of an attendance list
_OPEN_ZONES = ("notes", "form", "index", "date", "imprint", "letterhead", "blank")
_LINE = pattern(  # 领导批示：同意。 in a sheet that is no table
    r"^[ \u3000]*(?P<label>(?:来文|收文)(?:单位|机关|标题|字号|文号|日期)?|文件标题|拟办(?:意见)?|[\u4e00-\u9fff]{0,8}(?:批示|阅示|审批|签批|意见))"
    r"[ \u3000]*[：:](?P<value>.*)$"
)
_SHEETS = frozenset({"批办单", "请假单", "请假条", "销假单", "审批表", "督办单", "签报", "外出报备"})


def recorded(paper: Paper) -> dict[str, Any]:
    """The values by name, as JSON holds them; empty ones are left out."""
    minutes, attached = paper.minutes, paper.attached
    organs = [recipient.organ for recipient in paper.recipients]
    values: dict[str, Any] = {
        "issuers": [organ.unit or organ.text for organ in paper.issuers],
        "recipients": [recipient.text for recipient in paper.recipients],
        "recipient_levels": [organ.level if organ else "" for organ in organs],
        "recipient_units": [organ.unit if organ else "" for organ in organs],
        "copies": [copy.text for copy in paper.copies],
        "notes": [note.text for note in paper.notes],
        "annexes": list(dict.fromkeys(a.name for a in (*paper.annex_note, *paper.annexes))),
        "attached": bare_title(attached.title.text) if attached and attached.title else "",
        "attached_rules": bool(attached and attached.rule_text),
        "rule_text": paper.rule_text,
        "copy_type": "" if paper.copy_type == "draft" else paper.copy_type,
        "openness": _openness(paper),
        "byline": _byline(paper),
        "signed": [signature.text for signature in paper.signature],
        "cells": list(_cells(paper)),
    }
    if minutes:
        values |= {
            "leave": [person.name or person.post for person in minutes.leave],
            "attending": [person.organ + person.post + person.name for person in minutes.attending],
            "chairs": [person.name or person.post for person in minutes.chairs],
            "of_district": minutes.of_district,
            "attendance": [_line(paragraph) for paragraph in _in_zones(paper, "attendance")][:_MOST],
        }
    if paper.title:
        values["title_place"] = _place(paper.title.place)
    return {key: value for key, value in values.items() if value}


def _openness(paper: Paper) -> str:
    """The words that say whether the paper is public, wherever they stand outside its text."""
    words = (p.text.strip() for p in _in_zones(paper, *_OPEN_ZONES) if "公开" in p.text)
    return " ".join(dict.fromkeys(words))[:_LONGEST]


def _byline(paper: Paper) -> str:
    """What stands below the title of a speech or article: 副区长　李四, （2016年6月8日）."""
    if paper.title is None or paper.statutory:
        return ""
    lines = [p.text for p in _in_zones(paper, "title") if p.index > paper.title.place.paragraph]
    return " ".join(" ".join(lines).split())[:_LONGEST]


def _cells(paper: Paper) -> Iterator[list[Any]]:
    """The cells of a form; of a sheet that is no table, its labelled lines."""
    for cell in paper.form[:_MOST]:
        yield [cell.label, cell.value[:_LONGEST], _place(cell.value_place or cell.label_place)]
    if not _is_sheet(paper):
        return
    known = {(cell.value_place or cell.label_place).paragraph for cell in paper.form}
    for paragraph in _in_zones(paper, "form", "title", "body", "closing", "signing", "letterhead"):
        found = _LINE.match(paragraph.text) if paragraph.index not in known else None
        if found:
            value = found["value"].strip()
            place = paragraph.place(*found.span("value" if value else "label"))
            yield [found["label"], value[:_LONGEST], _place(place)]


def _is_sheet(paper: Paper) -> bool:
    """Whether a paper is a sheet that goes with another, or has leaders' entries, though it is no table."""
    if paper.copy_type == "form" or paper.kind in _SHEETS or any(h.role == "阅示" for h in paper.handlers):
        return True
    return paper.title is not None and any(word in paper.title.text for word in _SHEETS)


def _in_zones(paper: Paper, *zones: Any) -> Iterator[Paragraph]:
    return (paper.document.paragraphs[number] for number in paper.in_zone(*zones))


def _line(paragraph: Paragraph) -> list[Any]:
    text = paragraph.text
    start = len(text) - len(text.lstrip())
    return [text.strip()[:_LONGEST], _place(paragraph.place(start, len(text.rstrip())))]


def _place(place: Place) -> list[Any]:
    return [place.part, place.paragraph, place.start, place.end]
