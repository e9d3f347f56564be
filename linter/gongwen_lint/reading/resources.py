"""What all stories of a document share: its package, style sheet, lists, theme and settings, each read at first need.

Nothing in here refers to paragraphs, so that a document is freed as soon as it is let go (no reference cycles).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document import Unreadable
from .names import OFF, P_PR, P_STYLE, R_PR, R_STYLE, VAL, VANISH
from .package import Package, parse
from .sections import east_asian_language

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ..document import Span
    from .limits import Limits
    from .numbering import Numbering
    from .styles import Styles
    from .theme import Theme


class Resources:
    """Parts of the document beside its text. What is absent or damaged counts as empty."""

    __slots__ = (
        "_numbering",
        "_settings",
        "_sheet",
        "_styles",
        "_theme",
        "limits",
        "package",
        "paragraph_properties",
        "run_properties",
        "spans",
        "style_properties",
    )

    def __init__(self, package: Package, limits: Limits) -> None:
        self.package = package
        self.limits = limits
        self._numbering: Numbering | None = None
        self._settings: tuple[Element | None] | None = None
        self._sheet: bytes | None = None
        self._styles: Styles | None = None
        self._theme: Theme | None = None
        # what `formats` has worked out, by the styles it was worked out for
        self.run_properties: dict[tuple[str | None, str | None, str | None], dict[str, Any]] = {}
        self.style_properties: dict[tuple[str, str | None], dict[str, Any]] = {}
        self.paragraph_properties: dict[tuple[str | None, str | None], dict[str, Any]] = {}
        self.spans: dict[int, tuple[Span, ...]] = {}

    def related(self, kind: str) -> Element | None:
        """A part the main part refers to, parsed."""
        name = self.package.related(self.package.main_name, kind)
        return self.package.root(name) if name else None

    @property
    def sheet(self) -> bytes:
        """The style sheet's bytes, for cheap tests of what occurs in it at all."""
        if self._sheet is None:
            name = self.package.related(self.package.main_name, "styles")
            self._sheet = (self.package.content(name) if name else None) or b""
        return self._sheet

    @property
    def styles(self) -> Styles:
        """The style sheet."""
        if self._styles is None:
            from .styles import Styles

            try:
                self._styles = Styles(parse(self.sheet, self.limits) if self.sheet else None)
            except Unreadable:
                self._styles = Styles(None)
        return self._styles

    @property
    def numbering(self) -> Numbering:
        """The lists defined."""
        if self._numbering is None:
            from .numbering import Numbering

            self._numbering = Numbering(self.related("numbering"), self.styles)
        return self._numbering

    @property
    def theme(self) -> Theme:
        """Theme fonts and colours."""
        if self._theme is None:
            from .theme import Theme

            self._theme = Theme(self.related("theme"), east_asian_language(self.settings))
        return self._theme

    @property
    def settings(self) -> Element | None:
        """The settings part."""
        if self._settings is None:
            self._settings = (self.related("settings"),)
        return self._settings[0]

    def hidden(self, content: bytes) -> Hidden | None:
        """What decides on hidden text in a part with these bytes; None where nothing can be hidden."""
        if b"vanish" in content:
            return Hidden(self.styles)
        if b"vanish" not in self.sheet:
            return None
        styles = self.styles
        for kind, identifier in styles.identifiers():
            used = not identifier.isalnum() or identifier.encode() in content
            if used and styles.toggled(kind, identifier, VANISH):
                return Hidden(styles)
        return Hidden(styles) if styles.hides(None, None) else None


class Hidden:
    """Which runs are hidden text: w:vanish of the run itself, else of its styles (17.3.2.41, 17.7.3)."""

    __slots__ = ("_styles",)

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def run(self, run: Element, paragraph: Element) -> bool:
        """Whether a run's text is hidden."""
        character = None
        for properties in run.iterchildren(R_PR):
            for child in properties:
                if child.tag == VANISH:
                    return child.get(VAL) not in OFF
                if child.tag == R_STYLE:
                    character = child.get(VAL)
            break
        style = next((s.get(VAL) for p in paragraph.iterchildren(P_PR) for s in p.iterchildren(P_STYLE)), None)
        return self._styles.hides(style, character)
