"""What a comment says: severity and code, what is wrong, the article word for word, how to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..lean import dataclass
from ..report.plain import excerpt
from ..report.values import SEVERITY_NAMES
from ..report.wording import basis_words, remedy

if TYPE_CHECKING:
    from ..document import Place
    from ..report.values import Item, Report, Reported

_MORE = 12  # further places named one by one; the rest is counted
_QUOTED = 24  # code points of words that stand elsewhere


@dataclass(frozen=True, slots=True)
class Note:
    """A comment to be: its place, and its lines."""

    place: Place
    lines: tuple[str, ...]
    where: str = ""  # its place in words
    quote: str = ""

    @property
    def quoted(self) -> str:
        """The words it is about, in quotation marks; "" where it is about none."""
        words, _, _ = excerpt(self.quote, 0, len(self.quote), _QUOTED)
        return f"“{words}”" if words.strip() else ""


def notes(reported: Reported, report: Report) -> Sequence[Note]:
    """A note for each finding of a document, in the order of the findings."""
    return [
        Note(item.finding.place, tuple(_lines(item, report)), item.where, item.finding.quote) for item in reported.items
    ]


def _lines(item: Item, report: Report) -> Iterator[str]:
    finding = item.finding
    also = f"（并见 {'、'.join(finding.also)}）" if finding.also else ""
    yield f"【{SEVERITY_NAMES[finding.severity]}】{finding.code}{also}"
    yield from finding.message.split("\n")
    for basis in finding.bases:
        yield f"依据：{basis_words(basis, report)}"
    if cure := remedy(report.checks.get(finding.code)):
        yield f"改法：{cure}"
    if finding.fix:
        yield f"可改：{finding.fix.title}{'' if finding.fix.safe else '（须人工确认）'}"
    if item.more:
        rest = " 等" if len(item.more) > _MORE else ""
        yield f"另有 {len(item.more)} 处：{'；'.join(item.more[:_MORE])}{rest}"
