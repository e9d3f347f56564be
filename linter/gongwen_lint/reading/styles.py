"""What styles set, each through its basedOn chain (ECMA-376 17.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .names import ILVL, NUM_ID, NUM_PR, P_PR, PAGE_BREAK_BEFORE, R_PR, VAL, VANISH, W
from .sheet import Sheet, Style
from .values import switch, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from .limits import Limits

_NAME = W + "name"
_R_PR_DEFAULT = W + "rPrDefault"
_P_PR_DEFAULT = W + "pPrDefault"


class Styles:
    """Styles by identifier. Unknown identifiers mean the default style of their type; cycles end where they began."""

    __slots__ = ("_chains", "_hidden", "_known_defaults", "_mentioned", "_numbering", "_sheet")

    def __init__(self, pieces: Iterator[bytes], limits: Limits) -> None:
        self._sheet = Sheet(pieces, limits)
        self._chains: dict[tuple[str, str], tuple[Style, ...]] = {}
        self._hidden: dict[tuple[str, str], bool] = {}
        self._numbering: dict[str | None, tuple[int | None, int | None]] = {}
        self._mentioned: dict[tuple[str, str], bool] = {}
        self._known_defaults: dict[str, Element | None] = {}

    @property
    def run_defaults(self) -> Element | None:
        """The w:rPr of the document defaults."""
        return self._defaults(_R_PR_DEFAULT, R_PR)

    @property
    def paragraph_defaults(self) -> Element | None:
        """The w:pPr of the document defaults."""
        return self._defaults(_P_PR_DEFAULT, P_PR)

    def _defaults(self, holder: str, properties: str) -> Element | None:
        if holder not in self._known_defaults:
            self._sheet.default("paragraph")  # they stand before the first style
            outer = self._sheet.doc_defaults
            inner = () if outer is None else (one for held in outer.iter(holder) for one in held.iter(properties))
            self._known_defaults[holder] = next(iter(inner), None)
        return self._known_defaults[holder]

    def chain(self, kind: str, identifier: str | None) -> tuple[Style, ...]:
        """The styles that make up one style, from its base to itself; `kind` is paragraph, character or table."""
        key = (kind, identifier or "")
        known = self._chains.get(key)
        if known is None:
            known = self._chains[key] = tuple(reversed(list(self._ancestry(kind, identifier))))
        return known

    def _ancestry(self, kind: str, identifier: str | None) -> Iterator[Style]:
        style = self._sheet.style(identifier) if identifier else None
        if style is None or style.kind != kind:
            style = self._sheet.default(kind)
        seen: set[str] = set()
        while style is not None and style.identifier not in seen and style.kind == kind:
            seen.add(style.identifier)
            yield style
            base = style.base
            style = self._sheet.style(base) if base else None

    def name(self, kind: str, identifier: str | None) -> str | None:
        """A style's name as the clerk sees it; the default style's where `identifier` is None or unknown."""
        chain = self.chain(kind, identifier)
        if not chain:
            return None
        return next((child.get(VAL) for child in chain[-1].element.iterchildren(_NAME)), chain[-1].identifier)

    def may_set(self, name: str, used: Iterable[str]) -> bool:
        """Whether one of the styles in use, the default one or the document defaults may set a property."""
        return any(self._mentions(name, identifier) for identifier in ("", *used))

    def _mentions(self, name: str, identifier: str) -> bool:
        """Whether a style may set a property, through its chain; "" for the default one and the document defaults."""
        key = (name, identifier)
        known = self._mentioned.get(key)
        if known is None:
            kind = "paragraph"
            if identifier:
                style = self._sheet.style(identifier)
                kind = style.kind if style is not None else ""
            known = bool(kind) and any(style.mentions(name) for style in self.chain(kind, identifier or None))
            if not identifier and not known:
                defaults = self._sheet.doc_defaults
                known = defaults is not None and next(defaults.iter(W + name), None) is not None
            self._mentioned[key] = known
        return known

    def _toggled(self, kind: str, identifier: str | None, toggle: str) -> bool:
        """Whether a style switches a toggle property such as w:vanish on."""
        value = False
        for style in self.chain(kind, identifier):
            for properties in style.element.iterchildren(R_PR):
                for child in properties.iterchildren(toggle):
                    value = switch(child)
        return value

    def hides(self, paragraph_style: str | None, character_style: str | None) -> bool:
        """Whether text in these two styles is hidden: toggles cancel each other out (17.7.3)."""
        key = (paragraph_style or "", character_style or "")
        known = self._hidden.get(key)
        if known is None:
            known = self._toggled("paragraph", paragraph_style, VANISH) != (
                character_style is not None and self._toggled("character", character_style, VANISH)
            )
            defaults = self.run_defaults
            if defaults is not None:
                known = known or any(switch(child) for child in defaults.iterchildren(VANISH))
            self._hidden[key] = known
        return known

    def breaks_before(self, identifier: str | None) -> bool:
        """Whether paragraphs of a style start on a new page."""
        value = False
        for style in self.chain("paragraph", identifier):
            for properties in style.element.iterchildren(P_PR):
                for child in properties.iterchildren(PAGE_BREAK_BEFORE):
                    value = switch(child)
        return value

    def numbering(self, identifier: str | None) -> tuple[int | None, int | None]:
        """The list (numId) and level a paragraph style sets, each through its chain; None where nothing does."""
        known = self._numbering.get(identifier)
        if known is None:
            list_number = level = None
            for style in self.chain("paragraph", identifier):
                found = numbering_of(style.element)
                list_number = list_number if found[0] is None else found[0]
                level = level if found[1] is None else found[1]
            known = self._numbering[identifier] = (list_number, level)
        return known


def numbering_of(holder: Element) -> tuple[int | None, int | None]:
    """numId and ilvl of the w:pPr/w:numPr of a style or paragraph."""
    for properties in holder.iterchildren(P_PR):
        for numbering in properties.iterchildren(NUM_PR):
            return numbering_values(numbering)
    return None, None


def numbering_values(numbering: Element) -> tuple[int | None, int | None]:
    """numId and ilvl of one w:numPr."""
    list_number = level = None
    for child in numbering:
        if child.tag == NUM_ID:
            list_number = whole(child.get(VAL))
        elif child.tag == ILVL:
            level = whole(child.get(VAL))
    return list_number, level
