"""Findings of the format checks: one fault is one finding, however often it repeats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gongwen_lint import Context, Finding, Place


def one(context: Context, places: Sequence[Place], message: str, **others: Any) -> Finding:
    """One finding at the first of some places, with the further ones in `more`; `others` as in Context.finding."""
    return context.finding(places[0], message, more=tuple(places[1:]), **others)
