"""A finding: one fact in a draft that breaks one or more articles, its place, and how to mend it."""

from __future__ import annotations

from typing import Literal

from .document import Place
from .lean import dataclass

Severity = Literal["error", "warning", "info"]
Strength = Literal["direct", "soft", "inference"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")  # worst first
STRENGTHS: tuple[Strength, ...] = ("direct", "soft", "inference")  # strongest first

OF_CHARACTERS = ("font", "size", "bold", "colour")  # the settings of a Restyle
OF_PARAGRAPHS = ("alignment", "indent_first_chars", "indent_left_chars", "indent_right_chars")
SETTINGS = (*OF_CHARACTERS, *OF_PARAGRAPHS)


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
class Restyle:
    """Set the formatting of the words at `place`, and of the paragraph it is in; None leaves what is there.

    The first four settings are for the characters of the place (an empty place has none), the others for the whole of
    its paragraph. Only a Word draft has formatting; in a text draft the fix is left out and told.
    """

    place: Place
    font: str | None = None  # the typeface of Chinese characters, by its usual name: "仿宋_GB2312"
    size: float | None = None  # points
    bold: bool | None = None
    colour: str | None = None  # RRGGBB, or "auto"
    alignment: str | None = None  # left, center, right, both, distribute
    indent_first_chars: float | None = None  # in 字; negative: hanging
    indent_left_chars: float | None = None
    indent_right_chars: float | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """How to mend a finding, by new words, new formatting or both. Only `safe` fixes are applied unasked."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False
    settings: tuple[Restyle, ...] = ()


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
