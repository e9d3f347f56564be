"""Which checks run: selectors are codes (CY44-6), names (addressed-to-leader), prefixes that end at a component border
(CY, CY44, GB7.2; CY4 is CY04 and no prefix of CY44), presets, or ALL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .own import OWN_CODES
from .patterns import pattern

if TYPE_CHECKING:
    from .check import Check
    from .plugins import Registry
    from .regulation import Regulation

ALL = "ALL"
PRESETS = ("all", "content", "format")  # by the topic of the regulation; "all" is ALL

_SELECTOR = pattern(r"([A-Za-z]{2,})(?:(\d+(?:\.\d+)*)(?:-(\d+))?)?")
_EXACT = 100


class UnknownSelector(ValueError):
    """A selector that names nothing. `near` are the names that look like it."""

    def __init__(self, selector: str, near: tuple[str, ...]) -> None:
        hint = f"，是否指 {'、'.join(near)}" if near else ""
        super().__init__(f"没有名为“{selector}”的检查、条款或规则集{hint}？")
        self.selector = selector
        self.near = near


class Selector(NamedTuple):
    """A selector that was understood: the codes it names, and how exactly (an exact one goes before a wide one)."""

    text: str
    codes: frozenset[str]
    exactness: int  # 0 ALL · 1 preset · 2 regulation · 3… article, by components · 100 code or name


def resolve(selector: str, registry: Registry) -> Selector:
    """What a selector names. Raises UnknownSelector."""
    text = selector.strip()
    checks = registry.checks
    if text in (ALL, "all"):
        return Selector(text, frozenset(checks) | _OWN.keys(), 0)
    if text in PRESETS:
        return Selector(text, frozenset(c for c in checks if _topic(checks[c], registry.heads) == text), 1)
    if text in checks:
        return Selector(text, frozenset((text,)), _EXACT)
    if text in registry.by_name:
        return Selector(text, frozenset((registry.by_name[text].code,)), _EXACT)
    if own := _OWN.get(text) or next((o for o in OWN_CODES if o.name == text), None):
        return Selector(text, frozenset((own.code,)), _EXACT)
    form = _SELECTOR.fullmatch(text)
    found = _by_form(text, form[1].upper(), form[2], form[3], registry) if form else None
    if found:
        return found
    raise UnknownSelector(text, near(text, [*checks, *registry.by_name, *registry.heads, ALL, *PRESETS, *_OWN]))


_OWN = {own.code: own for own in OWN_CODES}


def _by_form(text: str, prefix: str, article: str | None, number: str | None, registry: Registry) -> Selector | None:
    """By regulation, article and number, where leading zeros and the case of letters do not count."""
    wanted = _components(article) if article else ()
    codes = set()
    for code in (*registry.checks, *_OWN):
        form = _SELECTOR.fullmatch(code)
        if form is None or form.group(1) != prefix:
            continue
        if _components(form.group(2))[: len(wanted)] == wanted and number in (None, form.group(3)):
            codes.add(code)
    if not codes and not _exists(prefix, wanted, text, registry):
        return None
    return Selector(text, frozenset(codes), _EXACT if number else 2 + len(wanted))


def _exists(prefix: str, article: tuple[int, ...], text: str, registry: Registry) -> bool:
    """Whether there is such a regulation, or such an article or reserved code in it, although no check is there yet: a
    configuration that names it is right."""
    if prefix not in registry.heads:
        return False
    regulation = registry.regulation(prefix) if article else None
    articles = regulation.articles if regulation else ()
    if "-" in text:
        return any(text.upper() in a.codes for a in articles)
    return not article or any(
        _components(a.number)[: len(article)] == article for a in articles if a.number.replace(".", "").isdigit()
    )


def _components(article: str) -> tuple[int, ...]:
    return tuple(map(int, article.split(".")))


def _topic(check: Check, heads: Mapping[str, Regulation]) -> str:
    head = heads.get(check.regulation)
    return head.topic if head else "content"


def near(word: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The known words that look like a word, best first."""
    from difflib import get_close_matches

    lowered = {k.lower(): k for k in known}
    return tuple(lowered[k] for k in get_close_matches(word.lower(), lowered, count, 0.6))


def selected(
    registry: Registry,
    select: Sequence[str],
    extend: Sequence[str] = (),
    ignore: Sequence[str] = (),
    mandatory: Sequence[str] = (),
) -> tuple[Check, ...]:
    """The checks that run, in the registry's order. Raises UnknownSelector.

    The more exact selector wins, and `ignore` wins a tie: `ignore = ["CY44"]` with `select = ["ALL", "CY44-6"]` leaves
    CY44-6 on. A check that is off by default runs only where its code or name is selected; a mandatory one always runs.
    """
    on = _strongest([*select, *extend], registry)
    off = _strongest(ignore, registry)
    must = codes_of(mandatory, registry)
    return tuple(
        check
        for code, check in registry.checks.items()
        if code in must or (on.get(code, -1) > off.get(code, -1) and (check.default or on[code] == _EXACT))
    )


def unasked(registry: Registry, checks: Iterable[Check], asked: Iterable[str]) -> frozenset[str]:
    """The codes of format checks that run because everything does: no selector names them, their articles, their
    regulation or the preset."""
    named = _strongest(asked, registry)
    return frozenset(
        check.code for check in checks if not named.get(check.code) and _topic(check, registry.heads) == "format"
    )


def codes_of(selectors: Iterable[str], registry: Registry) -> frozenset[str]:
    """Every code that one of the selectors names. Raises UnknownSelector."""
    return frozenset().union(*(resolve(s, registry).codes for s in selectors))


def by_code(selectors: Mapping[str, str], registry: Registry) -> dict[str, tuple[str, bool]]:
    """For each code the value of the most exact selector that names it, and whether that names it alone."""
    found: dict[str, tuple[int, str]] = {}
    for text, value in selectors.items():
        selector = resolve(text, registry)
        for code in selector.codes:
            if selector.exactness >= found.get(code, (-1, ""))[0]:
                found[code] = (selector.exactness, value)
    return {code: (value, exactness == _EXACT) for code, (exactness, value) in found.items()}


def _strongest(selectors: Iterable[str], registry: Registry) -> dict[str, int]:
    found: dict[str, int] = {}
    for text in selectors:
        selector = resolve(text, registry)
        for code in selector.codes:
            found[code] = max(selector.exactness, found.get(code, -1))
    return found
