"""Days and working days between a submission and an event."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from gongwen_lint import calendar as room
from gongwen_lint.calendar import Calendar, Lead, calendar
from gongwen_lint.config import BadConfig, parse
from gongwen_lint.linter import settings
from gongwen_lint.plugins import registry

CN = Calendar()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2016, 5, 2), False),  # 五一
        (date(2016, 5, 3), True),
        (date(2016, 6, 12), True),  # a Sunday, made up for 端午
        (date(2016, 6, 10), False),
        (date(2016, 6, 4), False),
        (date(2017, 1, 22), True),  # a Sunday, made up for 春节
    ],
)
def test_public_holidays_and_make_up_days(day: date, works: bool) -> None:
    assert CN.working(day) is works


@pytest.mark.parametrize(
    ("start", "end", "lead"),
    [
        (date(2016, 4, 28), date(2016, 5, 3), Lead(1, 2)),  # 29 April alone lies between
        (date(2016, 4, 8), date(2016, 4, 18), Lead(5, 6)),
        (date(2016, 6, 3), date(2016, 6, 8), Lead(2, 3)),
        (date(2016, 6, 6), date(2016, 6, 20), Lead(8, 9)),
        (date(2016, 6, 4), date(2016, 6, 5), Lead(0, 0)),
        (date(2016, 6, 8), date(2016, 6, 8), Lead(0, 0)),
        (date(2016, 6, 8), date(2016, 6, 3), Lead(0, 0)),
        (date(2016, 1, 1), date(2019, 1, 1), Lead(200, 200)),  # far enough
    ],
)
def test_working_days(start: date, end: date, lead: Lead) -> None:
    assert CN.working_days_from(start, end) == lead


def test_days_count_weekends() -> None:
    assert CN.days(date(2016, 6, 3), date(2016, 6, 6)) == Lead(2, 3)
    assert CN.days(date(2016, 6, 1), date(2016, 6, 6)).short_of(5) is False
    assert CN.days(date(2016, 6, 2), date(2016, 6, 6)).short_of(5) is True


@pytest.mark.parametrize("year", [1998, 2199])
def test_unknown_years_are_not_guessed(year: int) -> None:
    assert CN.working(date(year, 6, 3)) is None
    assert CN.working_days_from(date(year, 6, 3), date(year, 6, 8)) is None


def test_without_the_library_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "chinese_calendar.constants", None)
    room._arranged.cache_clear()
    assert CN.working(date(2016, 6, 3)) is None
    monkeypatch.undo()
    room._arranged.cache_clear()
    assert CN.working(date(2016, 6, 3)) is True


def test_weekdays_only_and_days_of_ones_own() -> None:
    plain = calendar({"holidays": "none", "days-off": ("2016-05-04",), "working-days": ("2016-05-07",)})
    assert plain.working(date(2016, 5, 2)) is True
    assert plain.working(date(2016, 5, 4)) is False
    assert plain.working(date(2016, 5, 7)) is True
    assert plain.working(date(2199, 5, 6)) is True


def test_the_configuration_reaches_the_settings() -> None:
    made = settings(parse({"calendar": {"holidays": "none"}}), registry())
    assert made.calendar == Calendar("none")
    with pytest.raises(BadConfig, match="不是日期"):
        settings(parse({"calendar": {"days-off": ["5月3日"]}}), registry())
