"""What all stories of a document share: its package, style sheet, lists, theme and settings, each read at first need.

Nothing in here refers to paragraphs, so that a document is freed as soon as it is let go (no reference cycles).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..patterns import pattern
from .names import OFF, P_PR, P_STYLE, R_PR, R_STYLE, VAL, VANISH
from .package import Package
from .values import points

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ..document import Field, ParagraphFormat, Span
    from .limits import Limits
    from .numbering import Numbering
    from .styles import Styles
    from .theme import Theme


_EAST_ASIA = pattern(rb'w:eastAsia="([^"]{0,40})"')
_VALUE = pattern(rb'w:val="([^"]{0,40})"')


class Memory:
    """What `formats` has worked out already, by what it was worked out from."""

    __slots__ = (
        "fields",
        "others",
        "paragraph_styles",
        "paragraphs",
        "run_styles",
        "runs",
        "spans",
        "styles",
    )

    def __init__(self) -> None:
        self.others: dict[Any, Any] = {}  # of whoever asks the document (see `Paragraph.memory`)
        self.styles: dict[tuple[str, str | None], dict[str, Any]] = {}
        self.run_styles: dict[tuple[str | None, str | None, str | None], dict[str, Any]] = {}
        self.runs: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        self.paragraph_styles: dict[tuple[str | None, str | None], dict[str, Any]] = {}
        self.paragraphs: dict[tuple[Any, ...], ParagraphFormat] = {}
        self.spans: dict[tuple[int, int], tuple[Span, ...]] = {}
        self.fields: dict[int, tuple[Field, ...]] = {}


class Resources:
    """Parts of the document beside its text. What is absent or damaged counts as empty."""

    __slots__ = (
        "_numbering",
        "_settings",
        "_styles",
        "_theme",
        "limits",
        "memory",
        "package",
    )

    def __init__(self, package: Package, limits: Limits) -> None:
        self.package = package
        self.limits = limits
        self._numbering: Numbering | None = None
        self._settings: bytes | None = None
        self._styles: Styles | None = None
        self._theme: Theme | None = None
        self.memory = Memory()

    def related(self, kind: str) -> Element | None:
        """A part the main part refers to, parsed."""
        name = self.package.related(self.package.main_name, kind)
        return self.package.root(name) if name else None

    @property
    def styles(self) -> Styles:
        """The style sheet."""
        if self._styles is None:
            from .styles import Styles

            name = self.package.related(self.package.main_name, "styles")
            self._styles = Styles(self.package.stream(name), self.limits)
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

            self._theme = Theme(self.related("theme"), lambda: self.language)
        return self._theme

    @property
    def settings(self) -> bytes:
        """The settings' bytes: two switches are wanted of a part that may be larger than the paper."""
        if self._settings is None:
            name = self.package.related(self.package.main_name, "settings")
            self._settings = (self.package.content(name) if name else None) or b""
        return self._settings

    @property
    def language(self) -> str:
        """The East Asian language the theme fonts are chosen for (17.15.1.88); zh-CN where nothing is said."""
        found = _EAST_ASIA.search(self._setting(b"<w:themeFontLang "))
        return found[1].decode("ascii", "replace") if found else "zh-CN"

    @property
    def even_and_odd(self) -> bool:
        """Whether even pages have headers of their own (17.10.1)."""
        tag = self._setting(b"<w:evenAndOddHeaders")
        value = _VALUE.search(tag)
        return bool(tag) and (value is None or value[1].decode("ascii", "replace") not in OFF)

    @property
    def tab_stop(self) -> float:
        """The distance of default tab stops in points (17.15.1.25)."""
        value = _VALUE.search(self._setting(b"<w:defaultTabStop"))
        return (points(value[1].decode("ascii", "replace")) if value else None) or 36.0

    def _setting(self, start: bytes) -> bytes:
        """One tag of the settings."""
        position = self.settings.find(start)
        return self.settings[position : self.settings.find(b">", position)] if position >= 0 else b""


class Hidden:
    """Which runs are hidden text: w:vanish of the run itself, else of its styles (17.3.2.41, 17.7.3)."""

    __slots__ = ("_styles",)

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def run(self, run: Element, paragraph: Element) -> bool:
        """Whether a run's text is hidden."""
        character = style = None
        first = run[0] if len(run) else None
        if first is not None and first.tag == R_PR:
            for child in first:
                tag = child.tag
                if tag == VANISH:
                    return child.get(VAL) not in OFF
                if tag == R_STYLE:
                    character = child.get(VAL)
        first = paragraph[0]
        if first.tag == P_PR and len(first) and first[0].tag == P_STYLE:
            style = first[0].get(VAL)
        return self._styles.hides(style, character)
