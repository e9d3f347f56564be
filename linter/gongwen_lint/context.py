"""What a check is given besides the thing it visits: who is who, when, and the facts of the submission."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from .calendar import Calendar
from .document import Document, Place
from .finding import Basis, Edit, Finding, Fix, Severity, Strength
from .lean import dataclass, field, replace

if TYPE_CHECKING:
    from .check import Check
    from .organisation import Organisation


@dataclass(frozen=True, slots=True)
class Context:
    """Made by the runner, one for each check and document."""

    check: Check
    document: Document
    organisation: Organisation
    as_of: date  # the rules and the organisation of this date apply: the paper's own date, --as-of, or today
    submitted: date | None = None  # --submitted
    meeting: date | None = None  # --meeting
    memo: dict[Any, Any] = field(default_factory=dict)  # one for all checks of a run: what is reasoned once a paper
    calendar: Calendar = field(default_factory=Calendar)  # working days, as configured

    def finding(
        self,
        place: Place,
        message: str,
        *,
        fact: str | None = None,
        severity: Severity | None = None,
        strength: Strength | None = None,
        more: tuple[Place, ...] = (),
        fix: Fix | None = None,
    ) -> Finding:
        """A finding of this check at a place. `severity` may only be lowered from the check's own (or raised where the
        check's page says when); `fact` overrides the check's default fact key."""
        check = self.check
        return Finding(
            code=check.code,
            name=check.name,
            severity=severity or check.severity,
            message=message,
            bases=tuple(
                Basis(c.regulation, c.article, c.quote, strength or check.strength)
                for c in (check.article, *check.also)
            ),
            place=place,
            quote=self.document.quote(place),
            fact=check.fact if fact is None else fact,
            more=more,
            fix=fix,
        )

    def for_check(self, check: Check) -> Context:
        """The same context for another check."""
        return replace(self, check=check)


def replacement(title: str, place: Place, text: str, *, safe: bool = False) -> Fix:
    """A fix that replaces the words at one place."""
    return Fix(title, (Edit(place, text),), safe)
