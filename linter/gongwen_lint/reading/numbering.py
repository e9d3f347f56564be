"""List labels, computed as Word counts them (ECMA-376 17.9).

Paragraphs of all lists that share one abstract definition count on together; a w:startOverride starts a list afresh at
its first paragraph; a level starts afresh after a paragraph of a level above it, unless w:lvlRestart says otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..patterns import pattern
from .inline import branch_of
from .names import ALTERNATE_CONTENT, ILVL, NUM_ID, R_PR, VAL, VANISH, W
from .numerals import numeral
from .styles import numbering_of, numbering_values
from .values import switch, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from .styles import Styles

_LEVELS = 9
_PLACE = pattern(r"%([1-9])")
_ABSTRACT_NUM = W + "abstractNum"
_ABSTRACT_NUM_ID = W + "abstractNumId"
_NUM = W + "num"
_LVL = W + "lvl"
_LVL_OVERRIDE = W + "lvlOverride"
_START_OVERRIDE = W + "startOverride"
_NUM_STYLE_LINK = W + "numStyleLink"
_NUM_FMT = W + "numFmt"
_START = W + "start"
_LVL_TEXT = W + "lvlText"
_LVL_RESTART = W + "lvlRestart"
_IS_LGL = W + "isLgl"
_P_STYLE = W + "pStyle"

# Bullets are drawn with symbol fonts, whose characters lie in the private area; their shapes are not told apart.
_BULLET = "•"


class Level:
    """One level of a list (w:lvl)."""

    __slots__ = ("element", "form", "legal", "pattern", "restart", "start", "style", "text")

    def __init__(self, element: Element) -> None:
        self.element = element
        self.start = 0
        self.form = "decimal"
        self.pattern = ""
        self.text = ""
        self.restart: int | None = None
        self.legal = False
        self.style: str | None = None
        hidden = False
        for child in element:
            tag = child.tag
            if tag == ALTERNATE_CONTENT:  # Word writes formats of its own with a plain one to fall back on
                branch = branch_of(child)
                child = next((c for c in branch if c.tag == _NUM_FMT), child) if branch is not None else child
                tag = child.tag
            if tag == _START:
                self.start = whole(child.get(VAL)) or 0
            elif tag == _NUM_FMT:
                self.form = child.get(VAL, "decimal")
                self.pattern = child.get(W + "format", "")
            elif tag == _LVL_TEXT:
                self.text = child.get(VAL, "")
            elif tag == _LVL_RESTART:
                self.restart = whole(child.get(VAL))
            elif tag == _IS_LGL:
                self.legal = switch(child)
            elif tag == _P_STYLE:
                self.style = child.get(VAL)
            elif tag == R_PR:
                hidden = any(switch(mark) for mark in child.iterchildren(VANISH))
        if hidden:
            self.text = ""
        elif self.form == "bullet":
            self.text = "".join(_BULLET if "\ue000" <= c <= "\uf8ff" else c for c in self.text).strip()


class List:
    """One list (w:num): its levels, the definition it counts with, and where it starts afresh."""

    __slots__ = ("counts_with", "levels", "starts")

    def __init__(self, counts_with: object, levels: dict[int, Level], starts: dict[int, int]) -> None:
        self.counts_with = counts_with
        self.levels = levels
        self.starts = starts

    def level_of(self, style: str) -> int | None:
        """The level bound to a paragraph style (w:lvl/w:pStyle)."""
        return next((number for number, level in self.levels.items() if level.style == style), None)


class Numbering:
    """The lists a document defines (numbering.xml); levels are read when a list is first used."""

    __slots__ = ("_abstract", "_levels", "_lists", "_numbers", "styles")

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[int, Element] = {}
        self._lists: dict[int, List | None] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        for element in () if root is None else root:
            if element.tag == _ABSTRACT_NUM:
                self._abstract.setdefault(element.get(_ABSTRACT_NUM_ID, ""), element)
            elif element.tag == _NUM:
                number = whole(element.get(NUM_ID))
                if number is not None:
                    self._numbers.setdefault(number, element)

    def list(self, number: int) -> List | None:
        """A list by its numId; None where it is not defined."""
        if number not in self._lists:
            self._lists[number] = self._read(number)
        return self._lists[number]

    def _read(self, number: int) -> List | None:
        element = self._numbers.get(number)
        if element is None:
            return None
        identifier = self._definition(element)
        levels = dict(self._levels_of(identifier))
        starts: dict[int, int] = {}
        for override in element.iterchildren(_LVL_OVERRIDE):
            level = whole(override.get(ILVL))
            if level is None or not 0 <= level < _LEVELS:
                continue
            for child in override:
                if child.tag == _LVL:
                    levels[level] = Level(child)
                elif child.tag == _START_OVERRIDE:
                    starts[level] = whole(child.get(VAL)) or 0
        return List(identifier, levels, starts)

    def _definition(self, element: Element | None) -> str:
        """The abstract definition of a w:num, followed through numbering styles (17.9.21); cycles end."""
        identifier = ""
        seen: set[str] = set()
        while element is not None:
            identifier = next((child.get(VAL, "") for child in element.iterchildren(_ABSTRACT_NUM_ID)), "")
            abstract = self._abstract.get(identifier)
            link = None
            if abstract is not None:
                link = next((child.get(VAL) for child in abstract.iterchildren(_NUM_STYLE_LINK)), None)
            if link is None or link in seen:
                break
            seen.add(link)
            chain = self.styles.chain("numbering", link)
            target = numbering_of(chain[-1].element)[0] if chain else None
            element = self._numbers.get(target) if target is not None else None
        return identifier

    def _levels_of(self, identifier: str) -> dict[int, Level]:
        known = self._levels.get(identifier)
        if known is None:
            known = self._levels[identifier] = {}
            abstract = self._abstract.get(identifier)
            for element in () if abstract is None else abstract.iterchildren(_LVL):
                number = whole(element.get(ILVL))
                if number is not None and 0 <= number < _LEVELS:
                    known[number] = Level(element)
        return known

    def of_paragraph(self, style: str | None, numbering: Element | None) -> tuple[List, int] | None:
        """The list and level in force for a paragraph: its own w:numPr over its style's (17.9.18, 17.9.23)."""
        number, level = numbering_values(numbering) if numbering is not None else (None, None)
        if number == 0:  # takes the style's numbering away
            return None
        if number is not None:
            found = self.list(number)
            return (found, _within(level)) if found is not None else None
        number, style_level = self.styles.numbering(style)
        found = self.list(number) if number else None
        if found is None:
            return None
        if level is None:
            for one in reversed(self.styles.chain("paragraph", style)):
                level = found.level_of(one.identifier)
                if level is not None:
                    break
            else:
                level = style_level
        return found, _within(level)


class Labels:
    """Counts through one story; `by_style` tells whether styles, too, may put a paragraph in a list."""

    __slots__ = ("_by_style", "_counts", "_numbering", "_starts", "_used")

    def __init__(self, numbering: Numbering, by_style: bool) -> None:
        self._numbering = numbering
        self._by_style = by_style
        self._counts: dict[object, list[int | None]] = {}
        self._starts: dict[object, dict[int, int]] = {}
        self._used: set[int] = set()

    def next(self, style: str | None, numbering: Element | None) -> str:
        """The label of the next paragraph, "" where it is in no list."""
        if numbering is None and not self._by_style:
            return ""
        found = self._numbering.of_paragraph(style, numbering)
        if found is None:
            return ""
        listed, number = found
        counts = self._counts.setdefault(listed.counts_with, [None] * _LEVELS)
        starts = self._starts.setdefault(listed.counts_with, {})
        if listed.starts and id(listed) not in self._used:
            self._used.add(id(listed))
            for level, start in listed.starts.items():
                starts[level] = start
                counts[level] = None
        level_of = listed.levels.get(number)
        if level_of is None:
            return ""
        value = counts[number]
        counts[number] = starts.get(number, level_of.start) if value is None else value + 1
        for deeper in range(number + 1, _LEVELS):
            below = listed.levels.get(deeper)
            if counts[deeper] is not None and (
                below is None or below.restart is None or 0 < number + 1 <= below.restart
            ):
                counts[deeper] = None
        return self._write(listed, level_of, counts, starts)

    @staticmethod
    def _write(listed: List, level: Level, counts: list[int | None], starts: dict[int, int]) -> str:
        if "%" not in level.text or level.form == "bullet":
            return level.text

        def place(match: re.Match[str]) -> str:
            number = int(match[1]) - 1
            other = listed.levels.get(number)
            if other is None:
                return ""
            value = counts[number]
            if value is None:
                value = starts.get(number, other.start)
            form = "decimal" if level.legal and other.form not in ("none", "bullet") else other.form
            return numeral(value, form, other.pattern)

        return _PLACE.sub(place, level.text)


def _within(level: int | None) -> int:
    return min(max(level or 0, 0), _LEVELS - 1)
