"""A finding: one fact in a draft that breaks one or more articles, its place, and how to mend it."""

from __future__ import annotations

from typing import Literal

from .document import Place
from .lean import dataclass

Severity = Literal["error", "warning", "info"]
Strength = Literal["direct", "soft", "inference"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")  # worst first
STRENGTHS: tuple[Strength, ...] = ("direct", "soft", "inference")  # strongest first


@dataclass(frozen=True, slots=True)
class Basis:
    """The article a finding rests on. `quote` is the clause word for word, or "" where the text is not reproduced."""

    regulation: str  # CY, TL, GB
    article: str  # "44", "7.2.5"
    quote: str = ""
    strength: Strength = "direct"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the words at `place` by `text` (an empty place inserts, an empty text deletes)."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """How to mend a finding. Only `safe` fixes are applied without being asked for one by one."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact that breaks an article. Checks make them with :meth:`Context.finding`; the runner completes them."""

    code: str
    name: str
    severity: Severity
    message: str  # plain Chinese: what is wrong, and what to do
    bases: tuple[Basis, ...]
    place: Place
    quote: str = ""
    also: tuple[str, ...] = ()  # other checks that saw the same fact
    fact: str = ""  # findings with equal non-empty facts are merged into one
    more: tuple[Place, ...] = ()  # further places where one fault repeats
    fix: Fix | None = None
    fingerprint: str = ""

    @property
    def places(self) -> int:
        """The number of places of this fault."""
        return 1 + len(self.more)
