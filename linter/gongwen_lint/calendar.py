"""Days and working days (工作日): weekends, public holidays and make-up days (调休) as the State Council arranges them.

The arrangements are those of the `chinesecalendar` library, loaded when first asked for. A year it does not know is not
guessed: `Calendar.working` then says None, and whoever asked must tell the user.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from .lean import dataclass

_DAY = timedelta(days=1)
_LONGEST = 400  # days that are counted one by one; no rule speaks of more


@dataclass(frozen=True, slots=True)
class Lead:
    """How far ahead an event lies of a submission, in days or working days, by the three usual ways of counting."""

    between: int  # full days between the two, neither end counted
    generous: int  # one of the two ends counted, whichever gives more

    def short_of(self, wanted: int) -> bool:
        """Whether it is less than wanted under every way of counting."""
        return self.generous < wanted


@dataclass(frozen=True, slots=True)
class Calendar:
    """A working-day calendar: `holidays` is CN (public holidays and make-up days) or none (weekdays only)."""

    holidays: str = "CN"
    days_off: frozenset[date] = frozenset()  # besides those of the calendar
    working_days: frozenset[date] = frozenset()

    def working(self, day: date) -> bool | None:
        """Whether a day is a working day; None where the arrangements of its year are not known."""
        if day in self.days_off:
            return False
        if day in self.working_days:
            return True
        if self.holidays != "CN":
            return day.weekday() < 5
        known = _arranged(day.year)
        if known is None:
            return None
        off, on = known
        return day in on or (day.weekday() < 5 and day not in off)

    def days(self, start: date, end: date) -> Lead:
        """Calendar days from a submission to an event."""
        apart = (end - start).days
        return Lead(max(apart - 1, 0), max(apart, 0))

    def working_days_from(self, start: date, end: date) -> Lead | None:
        """Working days from a submission to an event; None where a year between them is not known."""
        apart = (end - start).days
        if apart <= 0:
            return Lead(0, 0)
        if apart > _LONGEST:
            return Lead(_LONGEST // 2, _LONGEST // 2)
        found = [self.working(start + _DAY * n) for n in range(apart + 1)]
        if None in found:
            return None
        between = sum(map(bool, found[1:-1]))
        return Lead(between, between + bool(found[0] or found[-1]))


@cache
def _arranged(year: int) -> tuple[frozenset[date], frozenset[date]] | None:
    """The public holidays and make-up days of a year, or None where the library does not know it (or is not there)."""
    try:
        from chinese_calendar.constants import holidays, workdays
    except ImportError:
        return None
    off = frozenset(day for day in holidays if day.year == year)
    return (off, frozenset(day for day in workdays if day.year == year)) if off else None


def calendar(values: Mapping[str, Any]) -> Calendar:
    """The calendar of a `[calendar]` table. Raises ValueError with a sentence for a wrong date."""
    return Calendar(
        values.get("holidays", "CN"),
        frozenset(_dates(values.get("days-off", ()), "days-off")),
        frozenset(_dates(values.get("working-days", ()), "working-days")),
    )


def _dates(texts: Iterable[str], key: str) -> Iterable[date]:
    for text in texts:
        try:
            yield date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"calendar.{key}：{text!r} 不是日期，应写成 2016-05-03。") from None
