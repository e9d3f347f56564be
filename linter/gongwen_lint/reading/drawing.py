"""Drawings: the text boxes in them, and what the file says about pictures (DrawingML and VML).

Read are `wp:docPr` and, inside groups, the names of single pictures; in VML the `alt`, `title` and `id` of shapes
and the words of WordArt. Embedded objects are not opened; one counts as a picture only where it has alternative text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..patterns import pattern
from .inline import branch_of
from .names import CHOICE, FALLBACK, WP, O, T, V, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HALF_PAGE = 5_300_000  # EMU: half of A4's height
_ESCAPED = pattern(r"_x([0-9A-Fa-f]{4})_")
_VML_DOWN = pattern(r"margin-top:(\d{1,6})")
_VML_SHAPES = frozenset(
    V + name for name in ("shape", "rect", "roundrect", "oval", "line", "polyline", "curve", "image", "arc")
)
_READ = ("{*}txbxContent", CHOICE, FALLBACK, WP + "anchor", WP + "positionV", WP + "docPr", "{*}cNvPr", *_VML_SHAPES)
_OBJECT = W + "object"
_COUNTED = pattern(r"(?:图片|图像|图形|Picture|Image|Graphic)\s*\d*")
_YES = ("1", "true")


class Words(NamedTuple):
    """What the file says about one picture."""

    name: str
    description: str
    title: str
    anchored: bool


class Shape(NamedTuple):
    """One anchored object of a paragraph: its text boxes (w:txbxContent, outermost only) and its pictures."""

    boxes: list[Element]
    pictures: list[Words]
    low: bool  # placed on the lower half of the page or at its foot


def shape(element: Element) -> Shape:
    """Read one w:drawing, w:pict or w:object. Where its text boxes hold words, it is not a picture besides."""
    boxes: list[Element] = []
    whole: list[Words] = []
    inner: list[Words] = []
    singles: list[Words] = []
    anchored = low = False
    alternate: Element | None = None  # the one met last, and its branch to be read
    branch: Element | None = None
    closed: Element | None = None  # what was left out last: a text box's content, a branch not to be read
    for node in element.iter(*_READ):
        if closed is not None and _inside(node, closed, element):
            continue
        tag = node.tag
        if tag.endswith("}txbxContent"):  # in Strict documents Word writes it in a namespace of its own
            boxes.append(node)
            closed = node
        elif tag in (CHOICE, FALLBACK):
            parent = node.getparent()
            if parent is not None and parent is not alternate:
                alternate, branch = parent, branch_of(parent)
            if branch is not node:
                closed = node
        elif tag == WP + "anchor":
            anchored = True
        elif tag == WP + "positionV":
            low = low or _low(node)
        elif tag == WP + "docPr":
            if node.get("hidden") not in _YES:
                whole.append(_drawn(node, anchored))
        elif tag in _VML_SHAPES:
            words = _vml(node)
            low = low or _vml_low(node.get("style", ""))
            if words.description or words.title or (words.name and element.tag != _OBJECT):
                (singles if words.description or words.title else whole).append(words)
        else:
            words = _drawn(node, anchored)
            if words.description or words.title:
                singles.append(words)
            elif tag.endswith("/picture}cNvPr"):
                inner.append(words)
    pictures = [] if _has_words(boxes) else whole
    parts = singles + inner
    if len(parts) == 1 and len(pictures) == 1:  # one picture, described twice
        pictures = [_together(pictures[0], parts[0])]
    else:
        pictures = pictures + (parts if len(parts) > 1 else singles)
    return Shape(boxes, list(dict.fromkeys(pictures)), low)


def _together(outer: Words, inner: Words) -> Words:
    """One picture's wp:docPr and pic:cNvPr: the latter often keeps the file's name where the former counts."""
    name = inner.name if inner.name and (not outer.name or _COUNTED.fullmatch(outer.name)) else outer.name
    return Words(name, outer.description or inner.description, outer.title or inner.title, outer.anchored)


def _inside(node: Element, holder: Element, top: Element) -> bool:
    while node is not top:
        if node is holder:
            return True
        parent = node.getparent()
        if parent is None:
            return False
        node = parent
    return False


def _drawn(node: Element, anchored: bool) -> Words:
    return Words(node.get("name", ""), node.get("descr", ""), node.get("title", ""), anchored)


def _vml(node: Element) -> Words:
    name = node.get("id", "")
    name = "" if name.startswith("_x0000_") else _ESCAPED.sub(_unescape, name)
    description = node.get("alt", "")
    title = node.get("title", "")
    for child in node:
        if child.tag == V + "imagedata":
            title = title or child.get(O + "title", "")
        elif child.tag == V + "textpath":  # WordArt
            description = description or child.get("string", "")
    style = node.get("style", "")
    return Words(name, description, title, "position:absolute" in style)


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "" if code < 0x20 or 0xD800 <= code <= 0xDFFF else chr(code)


def _low(position: Element) -> bool:
    """Whether wp:positionV puts the drawing on the lower half of the page."""
    base = position.get("relativeFrom", "")
    if base == "bottomMargin":
        return True
    if base not in ("page", "margin", "topMargin"):
        return False
    for child in position:
        text = (child.text or "").strip()
        if text == "bottom":
            return True
        if text.isdecimal() and len(text) < 12 and int(text) > _HALF_PAGE:
            return True
    return False


def _vml_low(style: str) -> bool:
    if "mso-position-vertical:bottom" in style:
        return True
    if "mso-position-vertical-relative:page" not in style:
        return False
    down = _VML_DOWN.search(style)
    return down is not None and int(down[1]) * 12_700 > _HALF_PAGE


def _has_words(boxes: list[Element]) -> bool:
    return any((text.text or "").strip() for box in boxes for text in box.iter(T))
