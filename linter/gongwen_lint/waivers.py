"""Waivers (gongwen-waivers.toml, beside the config): findings that somebody has agreed to leave, each with a reason."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from .files import matches
from .lean import dataclass
from .own import EXPIRED_WAIVER, IDLE_WAIVER, UNUSED_WAIVER, OwnCode

if TYPE_CHECKING:
    from .finding import Finding
    from .plugins import Registry

WAIVER_FILE = "gongwen-waivers.toml"


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver. `number` counts from 1 in its file; `codes` are those that its selector names."""

    file: str  # a glob, from the folder of the waiver file
    check: str
    reason: str
    codes: frozenset[str]
    until: date | None = None
    quote: str = ""
    by: str = ""
    number: int = 0
    folder: str = ""

    @property
    def single(self) -> bool:
        """Whether it can be for one file only, so that one document is enough to tell that it is not needed."""
        return "*" not in self.file and "?" not in self.file

    def is_for(self, path: str) -> bool:
        """Whether its glob matches a document's path."""
        return matches(self.file, path, self.folder)

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is what it waives: by code (or another of the same fact), and quote if there is one."""
        if self.quote and _bare(self.quote) != _bare(finding.quote):
            return False
        return finding.code in self.codes or not self.codes.isdisjoint(finding.also)

    def expired(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.until is not None and self.until < today


def beside(config_path: str) -> str | None:
    """The waiver file beside a config file, or None."""
    path = os.path.join(os.path.dirname(os.path.abspath(config_path)), WAIVER_FILE) if config_path else ""
    return path if os.path.isfile(path) else None


def load(path: str, registry: Registry) -> tuple[Waiver, ...]:
    """The waivers in a file. Raises BadConfig."""
    from .config import BadConfig
    from .config_schema import WAIVERS, read_toml, validated
    from .select import UnknownSelector, resolve

    values, problems = validated(read_toml(path), WAIVERS, path)
    waivers = []
    for number, table in enumerate(values.get("waiver", ()), 1):
        try:
            codes = resolve(str(table.get("check", "")), registry).codes
        except UnknownSelector as unknown:
            problems.append(f"{path}：waiver[{number}].check：{unknown}")
            continue
        if not problems:
            waivers.append(Waiver(**table, codes=codes, number=number, folder=os.path.dirname(path)))
    if problems:
        raise BadConfig(*problems)
    return tuple(waivers)


@dataclass(frozen=True, slots=True)
class Waived:
    """What waivers did to the findings of one document."""

    kept: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    expired: tuple[Waiver, ...] = ()  # would have covered a finding
    idle: tuple[Waiver, ...] = ()  # would have covered a finding of a mandatory check
    used: frozenset[int] = frozenset()  # numbers of those that covered something


def apply(
    findings: Iterable[Finding], path: str, waivers: Sequence[Waiver], mandatory: frozenset[str], today: date
) -> Waived:
    """Take out what is waived for the document at a path. A finding that stands for a mandatory check too is kept."""
    here = [waiver for waiver in waivers if waiver.is_for(path)]
    kept: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    expired: dict[int, Waiver] = {}
    idle: dict[int, Waiver] = {}
    used: set[int] = set()
    for finding in findings:
        covering = [waiver for waiver in here if waiver.covers(finding)]
        used.update(waiver.number for waiver in covering)
        valid = [waiver for waiver in covering if not waiver.expired(today)]
        if valid and mandatory.isdisjoint((finding.code, *finding.also)):
            waived.append((finding, valid[0]))
            continue
        kept.append(finding)
        idle.update((waiver.number, waiver) for waiver in valid)
        expired.update((waiver.number, waiver) for waiver in covering if waiver not in valid)
    return Waived(tuple(kept), tuple(waived), tuple(expired.values()), tuple(idle.values()), frozenset(used))


def remarks(answer: Waived, path: str, waivers: Iterable[Waiver], ran: frozenset[str]) -> Iterator[tuple[OwnCode, str]]:
    """What is to be said of waivers for one document: those that no longer count, cannot count, or are not needed.

    `ran` are the checks that ran: a waiver of a check that did not run may still be needed.
    """
    unused = (
        waiver
        for waiver in waivers
        if waiver.single
        and waiver.number not in answer.used
        and waiver.is_for(path)
        and not ran.isdisjoint(waiver.codes)
    )
    for own, which in ((EXPIRED_WAIVER, answer.expired), (IDLE_WAIVER, answer.idle), (UNUSED_WAIVER, unused)):
        for waiver in which:
            name = f"第{waiver.number}条豁免（{waiver.check}：{waiver.reason}）"
            yield own, f"{name}：{own.title}{f'（{waiver.until}）' if own is EXPIRED_WAIVER else ''}。{own.advice}"


def _bare(text: str) -> str:
    return "".join(text.split())
