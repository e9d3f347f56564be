"""Cells that are for the reviewing organ's opinion, in forms and tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..patterns import pattern
from .proof import OWN_ZONES, Evidence, zone_of
from .reviewers import INSIDE, REVIEWER
from .verdicts import cell_state, is_opinion

if TYPE_CHECKING:
    from ..paper import Paper

_CELL_LABEL = pattern(
    r"[\u4e00-\u9fff（）]{0,10}(?:合法性审[查核]|法制办(?:公室)?|司法局|法制审核|法制机构)(?:审[查核])?(?:意见|结果|结论|情况)?(?:栏)?[：:]?$"
)
_ENCLOSED = pattern(r"^(?:随表|所?附|报送|申报|送审|上会|会议)?(?:附件|材料)(?:清单|目录|名称)?$")
_ITEM = pattern(r"[；;，,、\n]|\d{1,2}[.．]")
_HEADER = pattern(r"[\u4e00-\u9fff]{1,10}(?:意见|结果|情况|签字|签发|核稿|会签)[：:]?$")
_SAID = pattern(r"已|经|通过|未|拟|请|无|没|不|同意|合格|完成")
_REVIEW = pattern(r"审|合法|意见[：:]?$")


def is_heading(value: str) -> bool:
    """Whether what stands beside a label is itself a heading (区财政局意见), so that the value stands below."""
    return (_HEADER.match(value) or _CELL_LABEL.match(value)) is not None and not _SAID.search(value)


def filled_forms(paper: Paper) -> Iterator[Evidence]:
    """What the form of a paper (发文稿纸, 审批表) says in the cells that are for the review."""
    for cell in paper.form:
        label = cell.label
        if is_heading(cell.value):
            continue
        if _ENCLOSED.search(label):
            named = [how for piece in _ITEM.split(cell.value) if (how := is_opinion(piece.strip()))]
            if named:
                yield Evidence(named[0], cell.value_place or cell.label_place, cell.value, "form")
            continue
        if not any(word in label for word in ("合法性", "法制", "司法局", "法律审", "法核")):
            if "会签" in label and REVIEWER.search(cell.value) and cell.value_place is not None:
                reviewed = cell_state(cell.value) if "合法" in cell.value or "审查" in cell.value else None
                yield Evidence(reviewed or "consulted", cell.value_place, cell.value, "form")
            continue
        yield Evidence(_filled(label, cell.value), cell.value_place or cell.label_place, cell.value or label, "form")


def _filled(label: str, value: str) -> str:
    """What a labelled cell says of the review; "pending" where it is still blank."""
    how = cell_state(value)
    if how == "done" and INSIDE.search(value) and not REVIEWER.search(value):
        return "other_reviewer"  # | 合法性审核意见 | 本局法制科已审 |
    if how == "done" and (INSIDE.search(label) or label.startswith(("局", "本单位", "单位", "主办单位"))):
        return "other_reviewer"
    if how == "done" and not _REVIEW.search(label) and "审" not in value and "合法" not in value:
        return "consulted"  # one of the organs asked: | 区法制办 | 无意见 |
    return how or "pending"


def filled_tables(paper: Paper, covered: set[int]) -> Iterator[Evidence]:
    """Cells labelled for the review in tables that recognition did not read as a form: the cell beside or below."""
    paragraphs = paper.document.paragraphs
    for table in paper.document.tables:
        for number, row in enumerate(table.rows):
            for column, cell in enumerate(row):
                if not cell or cell[0] in covered:
                    continue
                zone = zone_of(paper, cell[0])
                if zone not in OWN_ZONES and zone != "annex":  # a form at the end is easily taken for an annex
                    continue
                label = "".join(paragraphs[at].text for at in cell).strip()
                if not _CELL_LABEL.match(label):
                    continue
                below = table.rows[number + 1] if number + 1 < len(table.rows) else ()
                value = row[column + 1] if column + 1 < len(row) else ()
                beside = "".join(paragraphs[at].text for at in value).strip()
                if column < len(below) and (not value or is_heading(beside)):
                    value = below[column]
                if value:
                    covered.update((*cell, *value))
                    words = "\n".join(paragraphs[at].text for at in value).strip()
                    place = paragraphs[value[0] if words else cell[0]].place()
                    how = _filled(label, words)
                    if zone != "annex" or how != "pending":
                        yield Evidence(how, place, words or label, "form")
