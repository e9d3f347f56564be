"""The style sheet: which properties each style sets, through its basedOn chain (ECMA-376 17.7)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from ..document import Unreadable
from .names import ILVL, NUM_ID, NUM_PR, P_PR, PAGE_BREAK_BEFORE, R_PR, TYPE, VAL, VANISH, W
from .package import parse
from .values import switch, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from .limits import Limits

_STYLE = W + "style"
_STYLE_ID = W + "styleId"
_DEFAULT = W + "default"
_BASED_ON = W + "basedOn"
_NAME = W + "name"
_DOC_DEFAULTS = W + "docDefaults"
_R_PR_DEFAULT = W + "rPrDefault"
_P_PR_DEFAULT = W + "pPrDefault"


class Styles:
    """Styles by identifier. Unknown identifiers mean the default style of their type; cycles end where they began."""

    __slots__ = (
        "_by_id",
        "_chains",
        "_content",
        "_defaults",
        "_hidden",
        "_limits",
        "_numbering",
        "_paragraph_defaults",
        "_run_defaults",
    )

    def __init__(self, content: bytes, limits: Limits) -> None:
        self._content = content  # the part; parsed at the first question, since many papers ask none
        self._limits = limits
        self._by_id: dict[str, Element] | None = None
        self._defaults: dict[str, str] = {}  # type → identifier of its default style
        self._chains: dict[tuple[str, str], tuple[Element, ...]] = {}
        self._hidden: dict[tuple[str, str], bool] = {}
        self._numbering: dict[str | None, tuple[int | None, int | None]] = {}
        self._run_defaults: Element | None = None
        self._paragraph_defaults: Element | None = None

    def _styles(self) -> dict[str, Element]:
        if self._by_id is None:
            self._by_id = {}
            with suppress(Unreadable):  # a broken style sheet counts as none
                self._index(parse(self._content, self._limits) if self._content else (), self._by_id)
            self._content = b""
        return self._by_id

    def _index(self, root: Iterable[Element], by_id: dict[str, Element]) -> None:
        for element in root:
            if element.tag == _STYLE:
                identifier = element.get(_STYLE_ID)
                if identifier is not None:
                    by_id.setdefault(identifier, element)
                    if element.get(_DEFAULT) in ("1", "true", "on"):
                        self._defaults.setdefault(element.get(TYPE, "paragraph"), identifier)
            elif element.tag == _DOC_DEFAULTS:
                self._run_defaults = next((p for e in element.iter(_R_PR_DEFAULT) for p in e.iter(R_PR)), None)
                self._paragraph_defaults = next((p for e in element.iter(_P_PR_DEFAULT) for p in e.iter(P_PR)), None)

    @property
    def run_defaults(self) -> Element | None:
        """The w:rPr of the document defaults."""
        self._styles()
        return self._run_defaults

    @property
    def paragraph_defaults(self) -> Element | None:
        """The w:pPr of the document defaults."""
        self._styles()
        return self._paragraph_defaults

    def chain(self, kind: str, identifier: str | None) -> tuple[Element, ...]:
        """The styles that make up one style, from its base to itself; `kind` is paragraph, character or table."""
        key = (kind, identifier or "")
        known = self._chains.get(key)
        if known is None:
            known = self._chains[key] = tuple(reversed(list(self._ancestry(kind, identifier))))
        return known

    def _ancestry(self, kind: str, identifier: str | None) -> Iterator[Element]:
        by_id = self._styles()
        element = by_id.get(identifier) if identifier else None
        if element is None or element.get(TYPE, "paragraph") != kind:
            element = by_id.get(self._defaults.get(kind, ""))
        seen: set[Element] = set()
        while element is not None and element not in seen:
            seen.add(element)
            yield element
            base = next((child.get(VAL) for child in element.iterchildren(_BASED_ON)), None)
            element = by_id.get(base) if base else None
            if element is not None and element.get(TYPE, "paragraph") != kind:
                return

    def name(self, kind: str, identifier: str | None) -> str | None:
        """A style's name as the clerk sees it; the default style's where `identifier` is None or unknown."""
        chain = self.chain(kind, identifier)
        if not chain:
            return None
        return next((child.get(VAL) for child in chain[-1].iterchildren(_NAME)), chain[-1].get(_STYLE_ID))

    def identifiers(self) -> Iterator[tuple[str, str]]:
        """Type and identifier of every style."""
        for identifier, element in self._styles().items():
            yield element.get(TYPE, "paragraph"), identifier

    def toggled(self, kind: str, identifier: str | None, toggle: str) -> bool:
        """Whether a style switches a toggle property such as w:vanish on."""
        value = False
        for style in self.chain(kind, identifier):
            for properties in style.iterchildren(R_PR):
                for child in properties.iterchildren(toggle):
                    value = switch(child)
        return value

    def hides(self, paragraph_style: str | None, character_style: str | None) -> bool:
        """Whether text in these two styles is hidden: toggles cancel each other out (17.7.3)."""
        key = (paragraph_style or "", character_style or "")
        known = self._hidden.get(key)
        if known is None:
            known = self.toggled("paragraph", paragraph_style, VANISH) != (
                character_style is not None and self.toggled("character", character_style, VANISH)
            )
            if self.run_defaults is not None:
                known = known or any(switch(child) for child in self.run_defaults.iterchildren(VANISH))
            self._hidden[key] = known
        return known

    def breaks_before(self) -> frozenset[str]:
        """Identifiers of the paragraph styles that start on a new page."""
        return frozenset(
            identifier
            for kind, identifier in self.identifiers()
            if kind == "paragraph" and self._breaks(self.chain(kind, identifier))
        )

    @staticmethod
    def _breaks(chain: tuple[Element, ...]) -> bool:
        value = False
        for style in chain:
            for properties in style.iterchildren(P_PR):
                for child in properties.iterchildren(PAGE_BREAK_BEFORE):
                    value = switch(child)
        return value

    def numbering(self, identifier: str | None) -> tuple[int | None, int | None]:
        """The list (numId) and level a paragraph style sets, each through its chain; None where nothing does."""
        known = self._numbering.get(identifier)
        if known is None:
            list_number = level = None
            for style in self.chain("paragraph", identifier):
                found = numbering_of(style)
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
