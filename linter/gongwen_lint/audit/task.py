"""What passes between driver, workers and guards."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from ..linter import Request
from ..own import OwnCode


class Task(NamedTuple):
    """One document to lint."""

    file: int  # its number in the store
    path: str
    archive: str = ""  # the part of the path that is a zip
    root: str = ""  # the part of the path that is a remote root
    rules: str = ""  # the digest of the rules that the driver judges it by; "": they are not compared
    converted: str = ""  # the file that LibreOffice made of it


class Limits(NamedTuple):
    """What one document may cost."""

    seconds: float = 60.0
    memory: int = 2 << 30  # bytes above what an idle guard takes; 0: by what the machine has


class Orders(NamedTuple):
    """What a worker is told once."""

    request: Request
    limits: Limits
    today: date
    words: tuple[str, ...] = ()  # sentences that hold one of them are kept for checks over the archive
    guarded: bool = True


class Done(NamedTuple):
    """What came of a batch."""

    verdicts: Sequence[tuple[int, dict[str, Any]]]  # of each file
    events: Sequence[tuple[int, str]] = ()  # what happened on the way: (file, words)
    part: str = ""  # the name of the part it was read from, where a cluster did it


class Death(NamedTuple):
    """How a guard died: "killed" (SIGKILL, perhaps from outside), "crashed", "slow" or "memory", and in words."""

    kind: str
    words: str


class ClusterTrouble(Exception):
    """A cluster that cannot be worked with: one of the GL5 codes, and one Chinese sentence."""

    def __init__(self, code: OwnCode, words: str = "") -> None:
        super().__init__(f"{code.code} {code.title}{f'：{words}' if words else ''}。{code.advice}")
        self.code = code


class Cluster(NamedTuple):
    """A cluster as a user names it."""

    scheduler: str  # tcp://…
    parts: str = ""  # a folder, or an address of fsspec's, that all its machines see; "": beside the store


def memory_limit(jobs: int) -> int:
    """A limit in bytes that lets all guards of this machine reach it together, between 512 MiB and 2 GiB."""
    try:
        physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return Limits().memory
    return max(512 << 20, min(Limits().memory, int(physical * 0.6) // max(jobs, 1)))
