"""版记: where it begins, and the copies, printer and print date in it."""

from __future__ import annotations

from collections.abc import Sequence

from ..language.dates import dates
from ..lean import dataclass
from ..organisation import Organisation
from ..paper import DateElement, Element, Recipient
from ..patterns import pattern
from .cues import COPIES_PRINTED, DATE, IMPRINT_STARTS, PRINTED, dated, imprint_like, note_like, organ_like
from .form import form_line
from .letterhead import RULE
from .lines import Line
from .recipients import split

_LIST = pattern(r"(?P<label>抄送|抄报|分送|印送|发送|报送|呈报|主送|报|送|发)(?:单位|机关)?[：:]")
_COPY_LABELS = ("抄送", "抄报", "分送", "印送", "发送", "报送", "呈报", "报", "送", "发")
_LABEL = pattern(r"(?:印发|印制)(?:机关|单位|日期|时间)[：:]?")
_DATE_PRINTED = pattern(rf"(?P<date>{DATE})(?:印发|印制|翻印|印)")
_LONGEST = 30


@dataclass(slots=True)
class Imprint:
    """What the imprint says. `recipients` are those of a 主送 moved into it."""

    copies: tuple[Recipient, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    printer: Element | None = None
    print_date: DateElement | None = None


def begins(flow: list[Line], at: int) -> int:
    """The first line of the imprint at the end of the document; the number of lines where there is none."""
    end = len(flow)
    first = end
    waiting = 0  # lines passed that could go on a list begun further up
    for position in range(end - 1, max(at, end - _LONGEST) - 1, -1):
        line = flow[position]
        text = line.bare
        if line.use == "imprint":
            first, waiting = position, 0
            continue
        if line.use:
            break
        if imprint_like(text) and not _of_text(text):
            first, waiting = position, 0
            if PRINTED.match(text) and position - 1 > at and _is_printer(flow, position - 1):
                first = position - 1
            continue
        if form_line(line, at_top=False):  # 签发, 核稿 … may stand behind the imprint or in it
            continue
        if RULE.match(text) or (position + 1 == first and organ_like(text) and _is_printer(flow, position)):
            first = position if first < end else first
            continue
        if waiting < 4 and len(text) <= 200 and "。" not in text[:-1] and not dated(text) and not note_like(text):
            waiting += 1
            continue
        break
    return first


def _of_text(text: str) -> bool:
    """Whether a line only happens to look like one of the imprint (a sentence ending in 印发)."""
    if text.startswith(IMPRINT_STARTS) or _LIST.match(text):
        return len(text) > 500
    return "，" in text and not COPIES_PRINTED.match(text) and not _DATE_PRINTED.search(text)


def _is_printer(flow: list[Line], at: int) -> bool:
    """The printing organ on a line of its own, above its date or below the copies."""
    text = flow[at].bare
    if not organ_like(text) or at == 0:
        return False
    above = flow[at - 1]
    return imprint_like(above.bare) or above.use == "imprint" or dated(above.bare) is not None or note_like(above.bare)


def read(lines: Sequence[Line], organisation: Organisation) -> Imprint:
    """Read the imprint's elements from its lines."""
    found = Imprint()
    copies: list[Recipient] = []
    recipients: list[Recipient] = []
    current: list[Recipient] | None = None
    for line in lines:
        text = line.bare
        label = _LIST.match(text)
        if label is not None:
            current = recipients if label["label"] == "主送" else copies
            _list(line, label.end(), current, organisation)
        elif text.rstrip("：:") in _COPY_LABELS or text in ("主送", "主送机关"):
            current = recipients if text.startswith("主送") else copies  # a cell that holds the label alone
        elif text.startswith("主题词") or COPIES_PRINTED.match(text) or RULE.match(text) or _printed(line, found):
            current = None
        elif current is not None and not (current and organ_like(text)):
            _list(line, 0, current, organisation)
        elif found.printer is None and organ_like(text):
            found.printer = line.element()
            current = None
    found.copies, found.recipients = tuple(copies), tuple(recipients)
    return found


def _list(line: Line, start: int, into: list[Recipient], organisation: Organisation) -> None:
    text = line.bare
    end = len(text.rstrip("。"))
    match = _DATE_PRINTED.search(text)
    if match and match.start() > start:
        end = min(end, match.start())
    full_stop = text.find("。", start)
    if full_stop >= 0:
        end = min(end, full_stop)
    if end > start:
        place = line.place(start, end)
        into += split(line.paragraph, place.start, place.end, organisation)


def _printed(line: Line, found: Imprint) -> bool:
    """The line of printer and print date."""
    text = line.bare
    match = _DATE_PRINTED.search(text)
    if match is None:
        if label := _LABEL.match(text):
            rest = text[label.end() :]
            if dated(rest) and found.print_date is None:
                found.print_date = _date(line, label.end(), len(text))
            elif rest and found.printer is None:
                found.printer = line.element(label.end())
            return True
        if PRINTED.search(text) and len(text) <= 40:
            end = next((n for word in ("印发", "印制") if (n := text.find(word)) > 0), len(text))
            if organ_like(text[:end]) and found.printer is None:
                found.printer = line.element(0, end)
            return True
        alone = dated(text)
        if alone is not None and not text[: alone.start()] and found.print_date is None:
            found.print_date = _date(line, alone.start(1), alone.end(1))
            return True
        return False
    if found.print_date is None:
        found.print_date = _date(line, match.start("date"), match.end("date"))
    if match.start() > 1 and found.printer is None:
        start = label.end() if (label := _LABEL.match(text)) else 0
        stop = text.rfind("。", 0, match.start()) + 1
        start = max(start, stop)
        if start < match.start():
            found.printer = line.element(start, match.start())
    return True


def _date(line: Line, start: int, end: int) -> DateElement:
    text = line.bare[start:end]
    hit = next(iter(dates(text)), None)
    return DateElement(text, line.place(start, end), hit.value if hit else None)
