"""What passes between driver, workers and guards."""

from __future__ import annotations

import os
from datetime import date
from typing import NamedTuple

from ..linter import Request


class Task(NamedTuple):
    """One document to lint: its number in the store, its path, and the part of the path that is a zip ("" if none)."""

    file: int
    path: str
    archive: str = ""


class Limits(NamedTuple):
    """What one document may cost."""

    seconds: float = 60.0
    memory: int = 2 << 30  # bytes above what an idle guard takes


class Orders(NamedTuple):
    """What a worker is told once."""

    request: Request
    limits: Limits
    today: date
    words: tuple[str, ...] = ()  # sentences that hold one of them are kept for checks over the archive
    guarded: bool = True


class Death(NamedTuple):
    """How a guard died: "killed" (SIGKILL, perhaps from outside), "crashed", "slow" or "memory", and in words."""

    kind: str
    words: str


def memory_limit(jobs: int) -> int:
    """A limit in bytes that lets all guards of this machine reach it together, between 512 MiB and 2 GiB."""
    try:
        physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return Limits().memory
    return max(512 << 20, min(Limits().memory, int(physical * 0.6) // max(jobs, 1)))
