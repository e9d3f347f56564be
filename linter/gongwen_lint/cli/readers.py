"""Readers of the values of options: words, dates, numbers. What they raise, the parser says in one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """A reader of one of a few words."""

    def read(text: str) -> str:
        if text not in words:
            raise _wrong(f"不能是“{text}”，只能是 {'、'.join(words)}")
        return text

    return read


def comma_separated(text: str) -> list[str]:
    """A reader of words separated by commas (Chinese ones too) or blanks."""
    return [word for word in re.split(r"[,，、\s]+", text) if word]


def date_value(text: str) -> Any:
    """A reader of a date: 2016-05-06, or 2016年5月6日."""
    from datetime import date

    found = re.fullmatch(r"(\d{4})(?:-|年|/|\.)(\d{1,2})(?:-|月|/|\.)(\d{1,2})日?", text.strip())
    try:
        return date(*map(int, found.groups())) if found else _no_date(text)
    except ValueError:
        return _no_date(text)


def _no_date(text: str) -> NoReturn:
    raise _wrong(f"“{text}”不是日期，应写成 2016-05-06")


def positive(text: str) -> int:
    """A reader of a number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise _wrong(f"应是 1 以上的整数，不能是“{text}”")
    return int(text)


def _wrong(words: str) -> Exception:
    from argparse import ArgumentTypeError

    return ArgumentTypeError(words)
