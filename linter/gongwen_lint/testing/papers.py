"""Whole papers: a draft `name.md` beside a `name.toml` that says how it must be understood and what must be found.

The syntax is in `fixtures/papers/README.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..lean import dataclass, field
from .judge import is_of
from .pages import Medium, read_toml, squeezed

if TYPE_CHECKING:
    from ..finding import Finding

_KEYS = {"note", "layouts", "forms", "besides", "recognised", "finding", "case", "config"}


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that a paper must give."""

    code: str
    severity: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class WholePaper:
    """A paper with its sidecar."""

    path: Path
    draft: str
    recognised: Mapping[str, Any]
    findings: tuple[Expected, ...]
    besides: tuple[str, ...] = ()
    config: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    layouts: int = 2
    media: tuple[Medium, ...] = ("text", "docx")


def papers(folder: Path) -> Iterator[WholePaper]:
    """The papers of a folder, in the order of their names. Raises ValueError where a sidecar is wrong or missing."""
    for path in sorted(folder.rglob("*.md")):
        if path.name == "README.md":
            continue
        sidecar = path.with_suffix(".toml")
        values = read_toml(sidecar.read_text(encoding="utf-8"), sidecar)
        if unknown := values.keys() - _KEYS:
            raise ValueError(f"{sidecar}: 不认识的项目 {'、'.join(sorted(unknown))}")
        yield WholePaper(
            path=path,
            draft=path.read_text(encoding="utf-8"),
            recognised=values.get("recognised", {}),
            findings=tuple(Expected(**finding) for finding in values.get("finding", ())),
            besides=tuple(values.get("besides", ())),
            config=values.get("config", {}),
            facts=values.get("case", {}),
            layouts=values.get("layouts", 2),
            media=tuple(values.get("forms", ("text", "docx"))),
        )


def judge_paper(
    paper: WholePaper, recognised: Mapping[str, Any], findings: Iterable[Finding], *, exact: bool = True
) -> tuple[str, ...]:
    """What is wrong, one sentence each; empty where the paper is understood and judged as its sidecar says.

    `exact` demands the quotes to the letter (blanks apart); without it a part of one is enough.
    """
    everything = tuple(findings)
    problems = [
        f"{key} 应为 {wanted!r}，认成了 {recognised.get(key)!r}"
        for key, wanted in paper.recognised.items()
        if recognised.get(key) != wanted
    ]
    left = [finding for finding in everything if finding.severity in ("error", "warning")]
    for expected in paper.findings:
        found = [finding for finding in everything if is_of(finding, expected.code)]
        meant = [finding for finding in found if _meant(expected, finding, exact)]
        if not meant:
            shown = "、".join(f"{f.severity}“{f.quote}”" for f in found)
            problems.append(f"没有查出 {expected.code}（{expected.severity or ''}“{expected.quote or ''}”）{shown}")
        left = [finding for finding in left if finding not in meant]
    problems += (
        f"多报了 {finding.code}（{finding.severity}）“{finding.quote}”{finding.message}"
        for finding in left
        if not any(is_of(finding, code) for code in paper.besides)
    )
    return tuple(problems)


def _meant(expected: Expected, finding: Finding, exact: bool) -> bool:
    if expected.severity is not None and finding.severity != expected.severity:
        return False
    if expected.quote is None:
        return True
    wanted, quote = squeezed(expected.quote), squeezed(finding.quote)
    return wanted == quote or (not exact and bool(quote) and (quote in wanted or wanted in quote))
