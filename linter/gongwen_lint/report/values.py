"""What a report is made of: values detached from the documents, so that a folder of a thousand drafts needs no more
memory than its findings, and so that they pass from one process to another.

They are named tuples since every run makes these classes: a frozen dataclass takes six times as long to make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from ..check import Check
    from ..finding import Finding, Severity
    from ..regulation import Regulation
    from ..run import Timing

SEVERITY_NAMES: Mapping[str, str] = {"error": "错误", "warning": "警告", "info": "提示"}
STRENGTH_NAMES: Mapping[str, str] = {
    "direct": "",
    "soft": "条文为原则性要求",
    "inference": "条文没有明说，属本工具推断",
}


class Region(NamedTuple):
    """Lines and columns, from 1, of a place in a plain-text draft; the end column is the one after the last."""

    line: int
    column: int
    end_line: int
    end_column: int


class Item(NamedTuple):
    """A finding with what a report shows of its surroundings."""

    finding: Finding
    text: str = ""  # the visible text of its paragraph
    where: str = ""  # its place in words: 第3段（主送机关）
    more: tuple[str, ...] = ()  # the further places in words
    region: Region | None = None  # in a plain-text draft


class Problem(NamedTuple):
    """Something that concerns a file or the run rather than words in a draft: a GL… code and one sentence."""

    code: str
    message: str
    severity: Severity = "error"


class Reported(NamedTuple):
    """One document with everything that a report says about it."""

    path: str
    sha256: str = ""
    recognised: Mapping[str, Any] | None = None  # None: unreadable
    items: tuple[Item, ...] = ()
    error: Problem | None = None  # why it is unreadable
    as_of: date | None = None  # the date whose rules it was judged by
    not_in_force: tuple[str, ...] = ()  # prefixes of the regulations that did not count on that date
    timing: Timing | None = None
    known: tuple[Finding, ...] = ()  # findings that the baseline holds
    waivers_used: frozenset[int] = frozenset()
    crashes: tuple[str, ...] = ()  # tracebacks, for --debug

    @property
    def readable(self) -> bool:
        """Whether the document was checked."""
        return self.error is None


def _plain(words: str, _style: str) -> str:
    return words


class Report(NamedTuple):
    """All documents of one run. Built-in formats go through `documents` once and in order, so that a document is
    reported as soon as it is checked; a reporter of a plug-in gets a tuple."""

    documents: Iterable[Reported]
    checks: Mapping[str, Check]  # by code
    heads: Mapping[str, Regulation]  # by prefix, without articles
    regulation: Callable[[str], Regulation | None]  # by prefix; its articles are read at the first call
    version: str
    fail_on: str = "error"
    statistics: bool = False
    timing: bool = False
    problems: Callable[[], Iterable[Problem]] = tuple  # of the run itself; asked when all documents have passed
    paint: Callable[[str, str], str] = _plain  # words and a style name → words for a terminal (text format only)

    def title(self, prefix: str) -> str:
        """The title of a regulation in its marks, or its bare prefix where nobody brings it."""
        head = self.heads.get(prefix)
        return f"《{head.title}》" if head else f"{prefix} "

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of this severity makes the run fail."""
        return reaches(severity, self.fail_on)


def reaches(severity: str, threshold: str) -> bool:
    """Whether a severity is at or above a --fail-on threshold (error, warning, info, never)."""
    order = ("error", "warning", "info")
    return threshold in order and order.index(severity) <= order.index(threshold)


class Tally:
    """Counts for the summary, the statistics and the timing, gathered while documents pass by."""

    def __init__(self) -> None:
        self.documents = self.unreadable = self.flawed = 0
        self.severities = {"error": 0, "warning": 0, "info": 0}
        self.codes: dict[str, list[int]] = {}  # code → findings, documents
        self.out_of_force: dict[str, int] = {}  # prefix → documents to which the regulation did not apply
        self.spent: dict[str, float] = {}  # what → milliseconds

    def add(self, document: Reported) -> Reported:
        """Count one document and hand it back."""
        self.documents += 1
        self.unreadable += not document.readable
        self.flawed += bool(document.items)
        seen = set()
        for item in document.items:
            code = item.finding.code
            self.severities[item.finding.severity] += 1
            count = self.codes.setdefault(code, [0, 0])
            count[0] += 1
            count[1] += code not in seen
            seen.add(code)
        for prefix in document.not_in_force:
            self.out_of_force[prefix] = self.out_of_force.get(prefix, 0) + 1
        if document.timing:
            spent = self.spent
            spent["reading"] = spent.get("reading", 0.0) + document.timing.reading
            spent["recognition"] = spent.get("recognition", 0.0) + document.timing.recognition
            for code, time in document.timing.checks.items():
                spent[code] = spent.get(code, 0.0) + time
        return document

    def counts(self) -> list[tuple[str, int, int]]:
        """Code, findings and documents, the most frequent first."""
        return sorted(((code, n, d) for code, (n, d) in self.codes.items()), key=lambda row: (-row[1], row[0]))

    def times(self) -> list[tuple[str, float]]:
        """What was done and the milliseconds it took: reading, recognition, then the checks, the slowest first."""
        rest = [row for row in self.spent.items() if row[0] not in ("reading", "recognition")]
        first = [(name, self.spent[name]) for name in ("reading", "recognition") if name in self.spent]
        return first + sorted(rest, key=lambda row: -row[1])

    def summary(self) -> dict[str, int]:
        """The summary of the JSON contract."""
        return {
            "documents": self.documents,
            "checked": self.documents - self.unreadable,
            "unreadable": self.unreadable,
            **self.severities,
        }
