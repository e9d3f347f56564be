"""New formatting into w:rPr and w:pPr, with what was there kept beside it (ECMA-376 17.13.5.29, 17.13.5.31).

Elements go where the schema has them: w:pPr is a sequence (17.3.1.26); in w:rPr programs keep the usual order.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from ..patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element as Element


def _ranks(names: str) -> dict[str, int]:
    return {name: rank for rank, name in enumerate(names.split())}


_RUN_ORDER = _ranks(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath rPrChange"
)
_PARAGRAPH_ORDER = _ranks(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_NOT_OLD = {"rPr": ("rPrChange", "ins", "del", "moveFrom", "moveTo"), "pPr": ("rPr", "sectPr", "pPrChange")}
_SIDES = {"indent_left_chars": ("left", "start"), "indent_right_chars": ("right", "end")}
_STRICT_ALIGNMENTS = {"left": "start", "right": "end"}
_STRICT = "purl.oclc.org"
# Word takes these from the Latin typeface unless told that they are Chinese (17.3.2.26, hint)
_AMBIGUOUS = pattern(
    "[\u00a7\u00b0\u00b1\u00b7\u00d7\u00f7\u2014-\u2026\u2030\u2032-\u203b\u2103\u2116\u2160-\u217b\u2460-\u249b\u25a0-\u25ef\u2605\u2606]"
)
_LATIN = pattern("[A-Za-z]")


def change_run(run: Element, w: str, values: Mapping[str, Any], mark: Callable[[], Element]) -> None:
    """Give a run character settings. `mark` makes the w:rPrChange that tells of it; one that is there goes on."""
    properties = _first(run, w, "rPr")
    change = _marked(properties, w, "rPr", mark)
    if "font" in values:
        fonts = _child(properties, w, "rFonts", _RUN_ORDER)
        fonts.attrib.pop(w + "eastAsiaTheme", "")
        fonts.set(w + "eastAsia", values["font"])
        text = "".join(leaf.text or "" for leaf in run.iterchildren(w + "t"))
        if fonts.get(w + "hint") is None and _AMBIGUOUS.search(text) and not _LATIN.search(text):
            fonts.set(w + "hint", "eastAsia")
    if "bold" in values:
        bold = _child(properties, w, "b", _RUN_ORDER)
        bold.attrib.pop(w + "val", "")
        if not values["bold"]:
            bold.set(w + "val", "0")
    if "colour" in values:
        colour = _child(properties, w, "color", _RUN_ORDER)
        colour.attrib.clear()
        colour.set(w + "val", values["colour"] if values["colour"] == "auto" else values["colour"].upper())
    if "size" in values:
        size = f"{values['size'] * 2:.0f}"
        _child(properties, w, "sz", _RUN_ORDER).set(w + "val", size)
        if properties.find(w + "szCs") is not None:
            _child(properties, w, "szCs", _RUN_ORDER).set(w + "val", size)
    _end(properties, change, w, "rPr")


def change_paragraph(
    paragraph: Element, w: str, values: Mapping[str, Any], size: float, mark: Callable[[], Element]
) -> None:
    """Give a paragraph settings. Its 字 are `size` points wide; `mark` makes the w:pPrChange that tells of it; one that
    is there goes on."""
    properties = _first(paragraph, w, "pPr")
    change = _marked(properties, w, "pPr", mark)
    strict = _STRICT in w
    if "alignment" in values:
        value = values["alignment"]
        jc = _child(properties, w, "jc", _PARAGRAPH_ORDER)
        jc.set(w + "val", _STRICT_ALIGNMENTS.get(value, value) if strict else value)
    indents = {name: value for name, value in values.items() if name.startswith("indent_")}
    if indents:
        element = _child(properties, w, "ind", _PARAGRAPH_ORDER)
        for name, value in indents.items():
            if name == "indent_first_chars":
                taken: tuple[str, ...] = ("firstLine", "hanging")
                side = "hanging" if value < 0 else "firstLine"
                value = abs(value)
            else:
                taken = _SIDES[name]
                side = taken[strict]
            for other in taken:
                element.attrib.pop(w + other, "")
                element.attrib.pop(w + other + "Chars", "")
            element.set(w + side + "Chars", f"{value * 100:.0f}")
            element.set(w + side, f"{value * size * 20:.0f}")
        attributes = sorted((str(key), str(value)) for key, value in element.items())
        element.attrib.clear()
        element.attrib.update(attributes)  # in one order, whatever was set first
    _end(properties, change, w, "pPr")


def _first(holder: Element, w: str, name: str) -> Element:
    """The properties of a run or paragraph, which come first in it; made where there are none."""
    properties = holder.find(w + name)
    if properties is None:
        properties = holder.makeelement(w + name)
        holder.insert(0, properties)
    return properties


def _marked(properties: Element, w: str, name: str, mark: Callable[[], Element]) -> Element:
    """The mark of a change of properties, which keeps them as they are: the one that is there, else a new one."""
    known = properties.find(f"{w}{name}Change")
    if known is not None:
        return known
    change = mark()
    old = deepcopy(properties)
    old.tail = None
    for other in _NOT_OLD[name]:
        for child in old.findall(w + other):
            old.remove(child)
    change.append(old)
    properties.append(change)
    return change


def _end(properties: Element, change: Element, w: str, name: str) -> None:
    """Take a mark away again where everything is as it was."""
    kept = {w + other for other in _NOT_OLD[name]}
    old = change.find(w + name)
    now = [_plain(child) for child in properties if child.tag not in kept]
    if now == [_plain(child) for child in (old if old is not None else ())]:
        properties.remove(change)
        parent = properties.getparent()
        if not len(properties) and parent is not None:
            parent.remove(properties)


def _plain(element: Element) -> tuple[Any, ...]:
    return element.tag, sorted(element.items()), [_plain(child) for child in element]


def _child(properties: Element, w: str, name: str, order: Mapping[str, int]) -> Element:
    """A setting of properties; put where it belongs if it is new."""
    found = properties.findall(w + name)
    for twice in found[:-1]:  # the last one is in force
        properties.remove(twice)
    if found:
        return found[-1]
    made = properties.makeelement(w + name)
    after = {w + other for other, rank in order.items() if rank > order[name]}
    at = next((n for n, child in enumerate(properties) if child.tag in after), None)
    properties.insert(len(properties) if at is None else at, made)
    return made
