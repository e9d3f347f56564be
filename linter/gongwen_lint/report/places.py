"""Places of a draft in a clerk's words, and as lines and columns where the draft is plain text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .values import Region

if TYPE_CHECKING:
    from ..document import Document, Place
    from ..paper import Paper

ZONE_NAMES: Mapping[str, str] = {
    "index": "信息公开索引表",
    "form": "发文稿纸",
    "letterhead": "版头",
    "title": "标题",
    "recipients": "主送机关",
    "body": "正文",
    "closing": "结语",
    "annex_note": "附件说明",
    "signature": "发文机关署名",
    "date": "成文日期",
    "notes": "附注",
    "attendance": "出席、列席、请假",
    "signing": "签发",
    "annex": "附件",
    "attached": "所印发、转发的文稿",
    "imprint": "版记",
}
PART_NAMES: Mapping[str, str] = {
    "header": "页眉",
    "footer": "页脚",
    "footnote": "脚注",
    "endnote": "尾注",
    "comment": "批注",
}


def place_words(place: Place, paper: Paper) -> str:
    """Where a place is, in words: 第3段 主送机关; 第8段 表1第2行第1列; 页眉第1段. Paragraphs are counted from 1."""
    if place.part in PART_NAMES:
        return f"{PART_NAMES[place.part]}第{place.paragraph + 1}段"
    words = [f"第{place.paragraph + 1}段"]
    if place.paragraph < len(paper.zones):
        words.append(ZONE_NAMES.get(paper.zones[place.paragraph], ""))
    if place.part == "textbox":
        words.append("文本框")
    paragraphs = paper.document.paragraphs
    cell = paragraphs[place.paragraph].cell if place.paragraph < len(paragraphs) else None
    if cell:
        words.append(f"表{cell.table + 1}第{cell.row + 1}行第{cell.column + 1}列")
    return " ".join(word for word in words if word)


def region(place: Place, document: Document) -> Region | None:
    """Lines and columns of a place in a plain-text draft; None in any other document."""
    if document.form != "text":
        return None
    from ..reading.text import source_range

    found = source_range(document, place)
    return Region(*(number + 1 for number in found)) if found else None  # source_range counts from 0
