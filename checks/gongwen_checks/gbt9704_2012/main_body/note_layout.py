"""How the annex note (附件说明) is laid out: one empty line above, two 字 in, further lines under the names (7.3.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen_lint import Context, Finding, Paper, Paragraph, Place, pattern

from ..edges import column, first, left, width
from ..faults import one
from ..laid import laid
from ..pages import begins, empty_above, section_of, starts_page

_LABEL = pattern(r"\s*附[ \u3000]*件?[ \u3000]*[：:][ \u3000]*")
_NUMBER = pattern(r"\s*\d{1,2}[.．、]")
_NUMBERS = 5.0  # 字: two, and 附件：
_NEAR = 0.6  # 字 that may be lacking where blanks are typed
_ALIGNED = 1.0  # 字 that further lines may stand off the name above


def faults(paper: Paper, note: Sequence[Paragraph], context: Context) -> Iterator[Finding]:
    """Report an annex note that is laid out otherwise."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    head = note[0]
    if head.part != "body" or head.format.frame is not None:
        return
    seen = first(head)
    if head.format.alignment in ("center", "right"):
        how = "居中" if head.format.alignment == "center" else "居右"
        yield context.finding(head.place(), f"附件说明{how}编排。附件说明应当在正文下空一行、左空二字。")
    elif abs(seen - 2) > _NEAR:
        yield context.finding(head.place(), f"附件说明{begins(seen)}。附件说明应当左空二字标“附件：”。")
    lines = empty_above(paper.document, head.index)
    above = head.index - 1
    if above >= 0 and paper.zones[above] in ("body", "closing") and not lines:
        yield context.finding(head.place(), "附件说明紧接正文，没有空行。附件说明应当在正文下空一行、左空二字。")
    elif lines > 1 and not starts_page(paper.document, head.index):
        yield context.finding(
            head.place(), f"附件说明与正文之间空了{lines}行，应当在正文下空一行、左空二字。", severity="info"
        )
    yield from _entries(paper, note, seen, context)


def _entries(paper: Paper, note: Sequence[Paragraph], start: float, context: Context) -> Iterator[Finding]:
    """Numbers under the first number, further lines of a long name under its first character."""
    label = _LABEL.match(note[0].text)
    if label is None:
        return
    numbers_at = start + width(label[0].strip()) if note[0].text[label.end() :].strip() else None
    loose: list[tuple[Place, float]] = []
    wrapped: list[tuple[Place, float]] = []
    names = {annex.place.paragraph: annex.place.start for annex in reversed(paper.annex_note)}
    for paragraph in note:
        text = paragraph.text
        if "\n" in text.strip() or paragraph.format.alignment in ("center", "right"):
            continue
        seen = first(paragraph)
        numbered = paragraph is not note[0] and (_NUMBER.match(text) is not None or bool(paragraph.label))
        if numbered and numbers_at is not None and min(abs(seen - numbers_at), abs(seen - _NUMBERS)) > _NEAR:
            loose.append((paragraph.place(), seen))
        if paragraph.index not in names or paragraph.label:
            continue
        across = column(paragraph, section_of(paper.document, paragraph.index))
        words = text.strip()
        if across is None or seen + width(words) <= across:
            continue
        before = text[: names[paragraph.index]].lstrip()
        wanted = seen + width(before)
        if abs(left(paragraph) - wanted) > _ALIGNED:
            wrapped.append((paragraph.place(), wanted))
    if loose:
        place, seen = loose[0]
        yield one(
            context,
            [place for place, _ in loose],
            f"附件说明的各个序号没有对齐：“{context.document.quote(place).strip()[:8]}”{begins(seen)}。后面的序号应当与第一个序号对齐。",
        )
    if wrapped:
        yield one(
            context,
            [place for place, _ in wrapped],
            "附件名称较长回行时，没有与上一行附件名称的第一个字对齐。",
        )
