"""附件说明 and 附件: the note under the text that lists them, and where each begins behind the paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..paper import Annex
from ..patterns import pattern
from .cues import ANNEX_HEADING, ITEM, closing_like, heading_like, note_like
from .lines import Line

if TYPE_CHECKING:
    import re

NOTE_START = pattern(
    r"附[件表]?(?:[一二三四五六七八九十]{1,2}|[\d０-９]{1,2})?[：:]|附件(?:[\d０-９]{1,2}|[一二三四五六七八九十])[.．、]?(?=[《\u4e00-\u9fff])|附件《"
)
_ENTRY = pattern(
    r"(?:附[件表]?)?(?:(?P<number>[\d０-９]{1,2})|[（(](?P<inner>[\d０-９]{1,2})[）)]|[一二三四五六七八九十]{1,2})?(?:[：:.．、)）]|(?<=[\d０-９]))*"
)
_SPLIT = pattern(r"(?<=[^\d.．])(?=[\d０-９]{1,2}[.．、](?:(?![\d０-９])|(?=(?:19|20)\d\d年)))")
_STOPPED = pattern(
    r"\d{1,2}[.．、][^。；，！？]{2,40}。"
)  # a numbered name with a full stop that does not belong there
_LINES = 40


def is_note(flow: list[Line], at: int, stop: int) -> bool:
    """Whether a line that begins with 附件 lists annexes (附件：1. …) rather than heading one of them."""
    line = flow[at]
    text = line.bare
    following = flow[at + 1] if at + 1 < stop else None
    if ANNEX_HEADING.match(text):
        if line.break_before or following is None or following.break_before:
            return False
        if text[-1] in "：:" or text in ("附件", "附"):
            return (ITEM.match(following.bare) is not None or bool(following.label)) and len(following.bare) <= 80
        return False
    if not NOTE_START.match(text) or len(text) > 160:
        return False
    if line.break_before and following is not None and not _entry(following):
        return False
    return not (len(text) <= 60 and text[2:3].isdigit() and following is not None and _begins_text(flow, at + 1, stop))


def _begins_text(flow: list[Line], at: int, stop: int) -> bool:
    """附件1：名称 heads an annex where its text follows at once: an ordinal heading or a sentence."""
    following = flow[at]
    if following.use == "data":
        return True
    text = following.bare
    if text.startswith("附") or closing_like(text) or note_like(text) or ITEM.match(text):
        return False
    return text[-1] in "。：；" and len(text) > 20 and at + 1 < stop


def note_length(flow: list[Line], at: int, stop: int) -> int:
    """How many lines the annex note takes that begins at `at`."""
    count = 1
    while at + count < stop and count < _LINES:
        line = flow[at + count]
        if line.use or line.break_before or not _entry(line):
            break
        count += 1
    return count


def _entry(line: Line) -> bool:
    """A further line of an annex note: numbered, or the rest of a long name."""
    text = line.bare
    if len(text) > 120 or text[-1] == "！" or ANNEX_HEADING.match(text):
        return False
    if text[-1] == "。" and not _STOPPED.fullmatch(text):
        return False
    if NOTE_START.match(text) or ITEM.match(text) or line.label:
        return True
    return (
        line.text[:3].isspace()
        and len(line.text) - len(line.text.lstrip()) >= 4
        and not closing_like(text)
        and len(text) <= 60
    )


def note(flow: list[Line], at: int, end: int) -> tuple[int, int]:
    """The annex note among the last lines of the text, as a range of lines; empty, at `end`, where none is."""
    floor = max(at, end - _LINES)
    position = end
    for candidate in range(end - 1, floor - 1, -1):
        line = flow[candidate]
        if line.use or line.bare[0] != "附":
            continue
        if not is_note(flow, candidate, end):
            continue
        length = note_length(flow, candidate, end)
        rest = flow[candidate + length : end]
        if candidate + length >= position or (
            position == end
            and len(rest) <= 6
            and all(len(other.bare) <= 80 or closing_like(other.bare) for other in rest)
        ):
            position = candidate
        else:
            break
    if position == end:
        return end, end
    return position, position + note_length(flow, position, end)


def entries(lines: Sequence[Line]) -> tuple[Annex, ...]:
    """The names an annex note lists, with their numbers."""
    found: list[Annex] = []
    for line in lines:
        text = line.bare
        begin = 0
        cuts = [m.start() for m in _SPLIT.finditer(text)] if ITEM.search(text) else []
        for stop in (*cuts, len(text)):
            if stop - begin < 2 and text[begin:stop] in ("附件", "附", ""):
                begin = stop
                continue
            head = _ENTRY.match(text, begin, stop)
            start = head.end() if head else begin
            number = _number(head, line)
            name = text[start:stop].rstrip("；;。")
            if not name or name in ("附件", "附"):
                begin = stop
                continue
            if number is None and found and start == 0 and not line.bare.startswith("附"):
                last = found[-1]  # the rest of a long name on the next line
                found[-1] = Annex(last.name + name, last.place, last.number)
            else:
                found.append(Annex(name, line.place(start, start + len(name)), number))
            begin = stop
    return tuple(found)


def _number(head: re.Match[str] | None, line: Line) -> int | None:
    digits = (head["number"] or head["inner"] or "") if head else ""
    if not digits:
        label = "".join(c for c in line.label if c.isdigit())
        return int(label) if label else None
    return int(digits)


def groups(lines: list[Line]) -> list[list[Line]]:
    """The annexes behind a paper, one list of lines each: a heading 附件2 begins the next."""
    found: list[list[Line]] = [[]]
    for line in lines:
        text = line.bare
        heads = text[0] == "附" and (
            ANNEX_HEADING.match(text) is not None or (line.break_before and NOTE_START.match(text))
        )
        if heads and not line.use and found[-1] and (line.break_before or text[-1] not in "：:"):
            found.append([])
        found[-1].append(line)
    return [group for group in found if group]


def headed(groups_: Sequence[list[Line]]) -> tuple[Annex, ...]:
    """The annexes found behind the paper, with their titles and numbers."""
    found = []
    for group in groups_:
        first = group[0]
        number = None
        titled = group
        if first.bare[0] == "附":
            digits = "".join(c for c in first.bare[:6] if c.isdigit())
            number = int(digits) if digits else None
            rest = first.bare.partition("：")[2]
            if rest:
                start = len(first.bare) - len(rest)
                found.append(Annex(rest, first.place(start), number))
                continue
            titled = group[1:]
        title = next((line for line in titled if not line.use and heading_like(line.bare)), first)
        found.append(Annex(title.bare, title.place(), number))
    return tuple(found)
