"""The theme's fonts and colours (ECMA-376 20.1.4.1, 20.1.6), and which script's entry stands in for an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .names import A
from .values import colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

_SLOTS = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}
_SCRIPTS = (("zh-tw", "Hant"), ("zh-hk", "Hant"), ("zh-mo", "Hant"), ("ja", "Jpan"), ("ko", "Hang"))
_FACES = (A + "latin", A + "ea", A + "cs")
_COLOURS = {
    "text1": "dk1",
    "dark1": "dk1",
    "text2": "dk2",
    "dark2": "dk2",
    "background1": "lt1",
    "light1": "lt1",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


class Theme:
    """Fonts by theme name (minorEastAsia …) and colours by scheme name."""

    __slots__ = ("_colours", "_fonts")

    def __init__(self, root: Element | None, language: Callable[[], str]) -> None:
        self._fonts: dict[str, str] = {}
        self._colours: dict[str, str] = {}
        if root is None:
            return
        for kind in ("major", "minor"):
            for fonts in root.iter(A + kind + "Font"):
                self._read_fonts(kind, fonts, language)
        for scheme in root.iter(A + "clrScheme"):
            for entry in scheme:
                name = str(entry.tag).rpartition("}")[2]
                for value in entry:
                    found = colour(value.get("lastClr") or value.get("val"))
                    if found:
                        self._colours[name] = found

    def _read_fonts(self, kind: str, fonts: Element, language: Callable[[], str]) -> None:
        for entry in fonts.iterchildren(*_FACES):
            face = entry.get("typeface", "")
            if face:
                self._fonts[kind + str(entry.tag).rpartition("}")[2]] = face
        if kind + "ea" not in self._fonts:  # then the entry of the language's script stands in
            spoken = language().lower()
            script = next((name for start, name in _SCRIPTS if spoken.startswith(start)), "Hans")
            for entry in fonts.iterchildren(A + "font"):
                if entry.get("script") == script and entry.get("typeface"):
                    self._fonts[kind + "ea"] = entry.get("typeface", "")

    def font(self, name: str) -> str | None:
        """The typeface for a theme font name such as minorEastAsia or majorHAnsi."""
        return self._fonts.get(name[:5] + _SLOTS.get(name[5:], ""))

    def colour(self, name: str) -> str | None:
        """RRGGBB for a theme colour name such as text1 or accent2; tints and shades are not applied."""
        return self._colours.get(_COLOURS.get(name, name))
