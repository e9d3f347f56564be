"""Dates in a text, written in any of the ways drafts write them."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from ..lean import dataclass
from ..patterns import pattern

_HAN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "Ｏ": "0",
    "O": "0",
    "o": "0",
    "ＯＯ": "00",
    "◯": "0",
}
_HAN = "〇○◯零一二三四五六七八九十ＯOo"
_HOLE = "×XxＸ□＿_*＊"
_FULL = pattern(
    rf"(?<!\d)([12１２]\d{{3}}|[〇○◯零一二三四五六七八九ＯOo]{{4}}|\d{{0,4}}[{_HOLE}]{{1,4}})[ \u3000\t]{{0,4}}年"
    rf"[ \u3000\t]{{0,8}}(\d{{1,2}}|[{_HAN}]{{1,3}}|[{_HOLE}]{{1,2}})?[ \u3000\t]{{0,8}}月"
    rf"(?:[ \u3000\t]{{0,8}}(\d{{1,2}}|[{_HAN}]{{1,3}}|[{_HOLE}]{{1,2}})?[ \u3000\t]{{0,8}}([日号]))?"
)
_FIGURES = pattern(r"(?<![\d.])([12]\d{3})[ ]?([-./．－—])[ ]?(\d{1,2})[ ]?\2[ ]?(\d{1,2})(?![\d.])")
_SHORT = pattern(
    rf"(?<![\d{_HAN}])(\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(\d{{1,2}}"
    rf"|[一二三四五六七八九十]{{1,3}})[日号]"
)


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date as written; `value` is None where it is incomplete (2016年　月　日, 5月6日, 2016年5月) or impossible."""

    start: int
    end: int
    value: date | None


def dates(text: str) -> list[DateHit]:
    """The dates in a text, in order."""
    found: list[DateHit] = []
    if "月" in text:
        if "年" in text:
            for match in _FULL.finditer(text):
                year, month, day, _ = match.groups()
                found.append(DateHit(match.start(), match.end(), _value(year, month, day)))
        starts = [hit.start for hit in found]
        for match in _SHORT.finditer(text):
            before = bisect_right(starts, match.start())
            if not before or found[before - 1].end <= match.start():
                found.append(DateHit(match.start(), match.end(), None))
    for match in _FIGURES.finditer(text):
        found.append(DateHit(match.start(), match.end(), _value(match[1], match[3], match[4])))
    if len(found) > 1:
        found.sort(key=lambda hit: hit.start)
    return found


def _value(year: str, month: str | None, day: str | None) -> date | None:
    if month is None or day is None:
        return None
    try:
        return date(_number(year), _number(month), _number(day))
    except ValueError:
        return None


def _number(written: str) -> int:
    """The value of 2016, ２０１６, 二〇一六, 十二, 三十一. Raises ValueError for anything else."""
    if written.isdecimal():
        return int(written)
    if "十" in written:
        tens, _, ones = written.partition("十")
        return (
            int(_HAN_DIGITS[tens] if tens else 1) * 10 + int(_HAN_DIGITS[ones] if ones else 0) if len(tens) < 2 else -1
        )
    return int("".join(_HAN_DIGITS.get(c, "?") for c in written))
