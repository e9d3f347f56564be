"""From the first line of the text to the last of the document: where the text ends, and what stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..patterns import pattern
from . import annexes, imprint
from .cues import (
    ANNEX_HEADING,
    ITEM,
    MONTH_ONLY,
    NOTE,
    ORDINAL,
    attendance_like,
    bare_name,
    closing_like,
    dated,
    heading_like,
    imprint_like,
    loose_label,
    note_like,
    organ_like,
    person_like,
    signing_like,
)
from .form import form_line
from .kinds import RULE_KINDS, SIGNED_KINDS, SPEECHES, tail
from .lines import Line

if TYPE_CHECKING:
    from .outline import Outline

_FORWARDS = pattern(r"印发|转发|批转|颁布|公布|颁发|下发|发布|转送")
_FORWARDED = pattern(
    r"(?:现将|现予|现|予以|特)[^。；]{0,80}?(?:印发|转发|批转|公布|发布|颁布|下发|予以公布)|(?:印发|转发|下发)(?:给)?你们"
)
_ISSUED = pattern(r"(?:印发|转发|批转|颁布|公布|发布)(《?[^《》]{4,60}》?)的(?:通知|公告|通告|决定|令)$")
_NAMED = pattern(r"《([^《》]{4,60})》")
_FORWARDING_KINDS = frozenset({"通知", "令", "公告", "通告", "决定", "通报", "函"})
_SIGN_LABEL = pattern(
    r"(?:报告|申请|请假|呈报|填报|报送|发文|落款|署名|销假|报备|汇报|申报|拟稿|承办|代章)(?:人|单位|机关|部门|者)(?:[（(].{1,4}[）)])?[：:]"
)
_SEAL = pattern(r"[（(]?(?:盖章|印章|公章|单位公章|加盖公章|签名章|签章|签字|章)[）)]?$")
_RULES_BEGIN = ("第一章", "第一条", "总则", "第一节")
_FAR = 40  # lines an annex note or a block of signatures may take at most


def find(flow: list[Line], at: int, out: Outline) -> None:
    """Sort every line from `at` on into body, closing, annex note, signature, date, notes, annexes and imprint."""
    end = len(flow)
    stop = imprint.begins(flow, at)
    minutes = out.kind is not None and out.kind.name == "纪要"
    limit, date_at = _close(flow, at, stop, out)
    if date_at >= 0:
        first = _signature_start(flow, at, date_at)
        after = date_at + 1
        if (
            first == date_at
            and after < stop
            and _signs(flow[after])
            and not flow[date_at].bare[: dated_start(flow[date_at])]
        ):
            while after < stop and _signs(flow[after]) and after - date_at <= 6:
                after += 1
            out.give("signature", flow[date_at + 1 : after], out.signature)
        out.date = flow[date_at]
        out.give("signature", flow[first:date_at], out.signature)
        alone = dated_start(flow[date_at]) == 0
        out.give("date" if alone else "signature", (flow[date_at],))
        if not alone:
            out.signature.append(flow[date_at])
        if after == date_at + 1 < stop and _head_signs(flow[after], out):
            out.give("signature", (flow[after],), out.signature)
            after += 1
    else:
        first = after = limit
        if not minutes and not (out.kind and out.kind.name in SPEECHES | RULE_KINDS):
            first = _undated_signature(flow, at, limit)
            out.give("signature", flow[first:limit], out.signature)
    _text(flow, at, first, minutes, out)
    _behind(flow, after, stop, minutes, out)
    out.give("imprint", (line for line in flow[stop:end] if not _signed(line)), out.imprint)
    out.give("signing", (line for line in flow[stop:end] if _signed(line)), out.signing)


def dated_start(line: Line) -> int:
    """Where in a line's bare text the date begins (after a label), 0 where the line is nothing but a date."""
    match = dated(line.bare)
    if match is None:
        return 0
    before = line.bare[: match.start()]
    return 0 if not before else match.start(1)


def _close(flow: list[Line], at: int, stop: int, out: Outline) -> tuple[int, int]:
    """Where the text's own ending stops at the latest, and the number of the line that dates the paper, or -1."""
    named = _named_texts(flow, at, out)
    for position in range(at, stop):
        line = flow[position]
        if line.use:
            continue
        text = line.bare
        begins = position > at and (text[0] == "附" or line.break_before or len(text) <= 60)
        if begins and (text in named or _boundary(flow, position, at, stop, out)):
            return position, -1
        if len(text) <= 60 and _dates_paper(flow, position, at, stop):
            return position, position
    return stop, -1


def _named_texts(flow: list[Line], at: int, out: Outline) -> frozenset[str]:
    """The titles of the texts that a paper says it issues: one of them alone on a line begins that text."""
    if out.depth or out.kind is None or out.kind.name not in _FORWARDING_KINDS:
        return frozenset()
    words = "".join(line.bare for line in out.title)
    found = set(_ISSUED.findall(words))
    if found or _FORWARDED.search("".join(line.bare for line in flow[at : at + 3])):
        for line in flow[at : at + 3]:
            found.update(_NAMED.findall(line.bare))
    return frozenset(name.strip("《》") for name in found if len(name) >= 6)


def _boundary(flow: list[Line], at: int, start: int, stop: int, out: Outline) -> bool:
    """Whether an annex or the issued text begins here although the paper has not been dated."""
    line = flow[at]
    text = line.bare
    if text[0] == "附" and ANNEX_HEADING.match(text):
        if annexes.is_note(flow, at, stop):
            return False
        if line.break_before and (out.kind is None or _forwards(out)):
            return True
        closed = any(closing_like(other.bare) for other in flow[max(start, at - 6) : at])
        return closed or not any(closing_like(other.bare) for other in flow[at + 1 : min(stop, at + 16)])
    if line.break_before and heading_like(text):
        return _titled(flow, at)
    if out.kind is None or out.kind.name not in _FORWARDING_KINDS or len(text) > 60 or at + 1 >= stop:
        return False
    return flow[at + 1].bare.startswith(_RULES_BEGIN) and not text.startswith(_RULES_BEGIN) and heading_like(text)


def _titled(flow: list[Line], at: int) -> bool:
    text = ""
    for line in flow[at : at + 4]:
        if line.use or not heading_like(line.bare):
            return False
        text += line.bare
        if tail(text):
            return True
    return False


def _dates_paper(flow: list[Line], at: int, start: int, stop: int) -> bool:
    """Whether a line is the 成文日期: a date with an organ or person beside it, or the end behind it."""
    line = flow[at]
    text = line.bare
    match = dated(text)
    if match is None:
        return (
            text[-1] == "月"
            and MONTH_ONLY.match(text) is not None
            and at > start
            and _signs(flow[at - 1])
            and _ends_at(flow, at + 1, stop)
        )
    before = text[: match.start()]
    above = flow[at - 1] if at > start else None
    if before:
        if not (organ_like(before) or (person_like(before) and len(before) <= 24) or _SIGN_LABEL.match(before)):
            return False
        return _ends_at(flow, at + 1, stop) or (above is not None and (closing_like(above.bare) or _signs(above)))
    if above is not None and _signs(above) and not (at == start + 1 and not _ends_at(flow, at + 1, stop)):
        return True
    if at == start and at + 1 < stop:
        return False
    if _ends_at(flow, at + 1, stop):
        return True
    return _signs(flow[at + 1]) and not organ_sentence(flow[at + 1]) and _ends_at(flow, at + 2, stop)


def organ_sentence(line: Line) -> bool:
    """A line that ends like an organ but is a heading or a label of the text."""
    return "：" in line.bare or bool(line.label)


def _ends_at(flow: list[Line], at: int, stop: int) -> bool:
    """Whether what stands at `at` can only come after a paper's date: nothing, notes, annexes, another text's title."""
    if at >= stop:
        return True
    line = flow[at]
    text = line.bare
    if line.break_before or note_like(text) or signing_like(text) or imprint_like(text):
        return True
    if text[0] == "附" and len(text) <= 80 and (ANNEX_HEADING.match(text) or annexes.NOTE_START.match(text)):
        return True
    if _SEAL.match(text) or line.use in ("form", "imprint"):
        return True
    if form_line(line, at_top=False):
        return True
    return heading_like(text) and _titled(flow, at)


def _signs(line: Line) -> bool:
    """A line that could be a signature: organ, post and name, name, or a labelled one (报告人：王五)."""
    text = line.bare
    if len(text) > 60 or line.use or line.label:
        return False
    if closing_like(text) or note_like(text) or ORDINAL.match(text) or text[0] == "附":
        return bool(_SEAL.match(text))
    if organ_like(text) or bare_name(text) or _SIGN_LABEL.match(text):
        return True
    if person_like(text) is not None:
        return True
    words = line.text.split()
    return len(words) > 1 and all(organ_like(w) or bare_name(w) or person_like(w) is not None for w in words)


def _head_signs(line: Line, out: Outline) -> bool:
    """Post and name below the date of an order, a decision or a bill (副区长　王五): who signs it, on the wrong side."""
    if out.kind is None or out.kind.name not in SIGNED_KINDS or line.use or line.label or len(line.bare) > 20:
        return False
    person = person_like(line.bare)
    return person is not None and bool(person["name"])


def _signature_start(flow: list[Line], at: int, date_at: int) -> int:
    """The first of the signature lines above the date."""
    first = date_at
    while first > at and date_at - first < _FAR and _signs(flow[first - 1]):
        first -= 1
    if first == at and first < date_at and date_at - first > 1:  # the whole text looks signed: keep its first line
        first += 1
    return first


def _undated_signature(flow: list[Line], at: int, limit: int) -> int:
    """The first signature line of a paper that bears no date; `limit` where there is none."""
    last = limit
    while last > at + 1 and not flow[last - 1].use and NOTE.match(flow[last - 1].bare):
        last -= 1
    first = last
    while first > at + 1 and last - first < 6:
        line = flow[first - 1]
        if not _signs(line) or line.bare[-1] in "。；" or (bare_name(line.bare) and not organ_like(line.bare)):
            break
        first -= 1
    if first == last:
        return limit
    above = flow[first - 1].bare
    if closing_like(above) or above[-1] in "。！!" or annexes.NOTE_START.match(above) or ITEM.match(above):
        return first if last == limit else limit
    return limit


def _text(flow: list[Line], at: int, end: int, minutes: bool, out: Outline) -> None:
    """Body, closing, annex note and notes between the recipients and the signature."""
    last = end
    while last > at and not flow[last - 1].use and (NOTE.match(flow[last - 1].bare) or _signed(flow[last - 1])):
        last -= 1
    for line in flow[last:end]:
        if _signed(line):
            out.give("signing", (line,), out.signing)
        else:
            out.give("notes", (line,), out.notes)
    note, note_end = annexes.note(flow, at, last)
    out.give("annex_note", flow[note:note_end], out.annex_note)
    _closing(flow, at, note, note_end, last, out)
    attending = False
    for line in flow[at:note]:
        if line.zone == "closing":
            continue
        if line.use == "form":
            out.give("form", (line,), out.form)
            continue
        if line.use == "attendance":
            out.give("attendance", (line,), out.attendance)
            continue
        if minutes or attending or out.kind is None:
            loose = loose_label(line.text) if minutes and len(line.bare) <= 200 else ""
            if attendance_like(line.bare) or loose == "attendance":
                attending = True
            elif (signing_like(line.bare) or loose == "signing") and len(line.bare) <= 60:
                out.give("signing", (line,), out.signing)
                continue
            elif attending and not _of_list(line):
                attending = False
            if attending:
                out.give("attendance", (line,), out.attendance)
                continue
        out.give("body", (line,), out.body)


def _closing(flow: list[Line], at: int, note: int, note_end: int, last: int, out: Outline) -> None:
    """Give the lines that are nothing but a closing formula their zone."""
    if note_end < last:  # what stands between annex note and signature
        for line in flow[note_end:last]:
            if closing_like(line.bare):
                out.give("closing", (line,))
            elif note_like(line.bare):
                out.give("notes", (line,), out.notes)
            else:
                out.give("body", (line,), out.body)
    position = note
    while (
        position > at and note - position < 4 and not flow[position - 1].use and closing_like(flow[position - 1].bare)
    ):
        position -= 1
        out.give("closing", (flow[position],))


def _of_list(line: Line) -> bool:
    """A further line of an attendance list: names and posts, no sentence."""
    text = line.bare
    if ORDINAL.match(text) or line.label or text.startswith(("会议", "议定", "现将", "为")) or imprint_like(text):
        return False
    return not ("。" in text[:-1] or text[-1] in "：；") and ("会议" not in text or len(text) <= 12)


def _signed(line: Line) -> bool:
    return not line.use and len(line.bare) <= 120 and (signing_like(line.bare) or form_line(line, at_top=False))


def _behind(flow: list[Line], at: int, stop: int, minutes: bool, out: Outline) -> None:
    """What stands between date and imprint: notes, a late annex note, an early imprint, annexes, the issued text."""
    while at < stop:
        line = flow[at]
        text = line.bare
        if line.use == "form":
            out.give("form", (line,), out.form)
        elif line.use == "imprint" or (not line.use and imprint_like(text)):
            out.give("imprint", (line,), out.imprint)
        elif line.use == "attendance" or (minutes and not line.use and attendance_like(text)):
            out.give("attendance", (line,), out.attendance)
        elif line.use:
            break
        elif _signed(line):
            out.give("signing", (line,), out.signing)
        elif _SEAL.match(text):
            out.give("signature", (line,))
        elif note_like(text) and not line.break_before and not (len(text) > 200):
            out.give("notes", (line,), out.notes)
        elif text[0] == "附" and annexes.is_note(flow, at, stop):
            count = annexes.note_length(flow, at, stop)
            out.give("annex_note", flow[at : at + count], out.annex_note)
            at += count
            continue
        else:
            break
        at += 1
    rest = flow[at:stop]
    if not rest:
        return
    if (
        len(rest) <= 2
        and not rest[0].break_before
        and all(len(other.bare) <= 40 for other in rest)
        and not rest[0].bare.startswith("附")
    ):
        out.give("notes", rest, out.notes)
        return
    groups = annexes.groups(rest)
    if _forwards(out):
        out.give("attached", groups[0], out.attached)
        groups = groups[1:]
    for group in groups:
        out.give("annex", group)
        out.annexes.append(group)


def _forwards(out: Outline) -> bool:
    """Whether the paper issues or forwards another text (印发、转发、批转)."""
    if out.depth or out.kind is None or out.kind.name not in _FORWARDING_KINDS:
        return False
    if any(_FORWARDS.search(line.bare) for line in out.title) and out.kind.name != "函":
        return True
    return any(_FORWARDED.search(line.bare) for line in (*out.body[:4], *out.body[-2:]))
