"""The questions about words that checks share, each answered once: whose statement, done or not, who, which organ."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import (
        dates as dates,
        organs as organs,
        persons as persons,
        polarity as polarity,
        scope as scope,
        type_sizes as type_sizes,
        words as words,
    )

_ROOMS = ("dates", "organs", "persons", "polarity", "scope", "type_sizes", "words")


def __getattr__(name: str) -> Any:
    """Load a room that checks ask for (`language.polarity.state`) when it is first asked for."""
    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
