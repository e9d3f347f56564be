"""Format faults of a paper whose format nobody asked about: hints, and not many of them.

A draft is written first and laid out last. Until somebody asks for the format (by selecting `format`, `GB` or a check of
it), what the format checks find is a hint, and where there are more than a few, one that sums them up.
"""

from __future__ import annotations

from collections.abc import Iterable

from .finding import SEVERITIES, Finding, Severity
from .lean import replace

MOST = 3  # hints told one by one
_NAMED = 3  # of those summed up
_LONGEST = 40  # characters quoted of each


_LOWER: dict[Severity, Severity] = {"error": "warning", "warning": "info", "info": "info"}


def lowered(findings: Iterable[Finding], hinted: frozenset[str]) -> list[Finding]:
    """The findings with those of the named checks one step lower: what bears on a paper's validity stays a warning."""
    return [replace(f, severity=_LOWER[f.severity]) if f.code in hinted else f for f in findings]


def gathered(findings: Iterable[Finding], hinted: frozenset[str]) -> list[Finding]:
    """The findings with the hints of the named checks told as one, where they are many."""
    found = list(findings)
    hints = [f for f in found if f.code in hinted and f.severity == SEVERITIES[-1]]
    if len(hints) <= MOST:
        return found
    first = min(hints, key=lambda f: (f.place.part != "body", f.place.paragraph, f.place.start))
    told = "；".join(_short(f.message) for f in hints[:_NAMED])
    message = f"排版有{len(hints)}处不合格式标准：{told}等。定稿前请排版；要逐条查看，请选用 format 规则集（--select format）。"
    codes = dict.fromkeys(code for f in hints for code in (f.code, *f.also))
    one = replace(first, message=message, also=tuple(c for c in codes if c != first.code), more=(), fix=None, fact="")
    return [one if f is first else f for f in found if f is first or f not in hints]


def _short(message: str) -> str:
    sentence = message.split("。", 1)[0]
    return sentence if len(sentence) <= _LONGEST else sentence[:_LONGEST] + "……"
