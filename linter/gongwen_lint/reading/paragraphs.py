"""Effective formatting of paragraphs, worked out when it is asked for (ECMA-376 17.7.2).

A paragraph's properties are those of the document defaults, the table style, the paragraph style chain, its list level
and the paragraph itself, each over the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document import Border, ParagraphFormat, Position
from .borders import border
from .formats import table_style_of
from .layout import elements_of
from .names import NUM_PR, P_PR, P_STYLE, PAGE_BREAK_BEFORE, VAL, W
from .values import number, points, switch, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ..document import Paragraph
    from .formats import Properties
    from .layout import PartLayout
    from .resources import Resources

_JC, _IND, _SPACING, _OUTLINE, _BORDERS = W + "jc", W + "ind", W + "spacing", W + "outlineLvl", W + "pBdr"
_TABS, _FRAME, _SNAP = W + "tabs", W + "framePr", W + "snapToGrid"
_SIMPLE = frozenset((_JC, _IND, _SPACING, _OUTLINE, PAGE_BREAK_BEFORE, _FRAME, _SNAP))
_NESTED = frozenset((NUM_PR, _BORDERS, _TABS))
_EDGES = {W + "top": "top", W + "bottom": "bottom", W + "between": "between"}
_ALIGNMENTS = {"start": "left", "end": "right"}
_MM = 25.4 / 72

# attribute, its Strict name, field; the same in characters
_INDENTS = (
    ("left", "start", "indent_left", "leftChars", "startChars", "indent_left_chars"),
    ("right", "end", "indent_right", "rightChars", "endChars", "indent_right_chars"),
)


def paragraph_format(paragraph: Paragraph, layout: PartLayout) -> ParagraphFormat:
    """The paragraph formatting that takes effect; one value for all paragraphs that say the same of themselves."""
    resources = layout.resources
    element = elements_of(paragraph)[-1]
    properties = element[0] if len(element) else None
    if properties is not None and properties.tag != P_PR:
        properties = None
    style = None
    key: list[Any] = []
    for child in properties if properties is not None else ():
        tag = child.tag
        if tag in _SIMPLE:
            key.append(tag)
            key += child.items()
        elif tag == P_STYLE:
            style = child.get(VAL)
        elif tag in _NESTED:
            for part in child:
                key.append(part.tag)
                key += part.items()
    table = table_style_of(element) if paragraph.cell is not None else None
    whole = (table, style, *key)
    known = resources.memory.paragraphs.get(whole)
    if known is None:
        made = dict(_of_paragraph_styles(table, style, resources))
        if properties is not None:
            for numbering in properties.iterchildren(NUM_PR):
                made.update(_of_level(style, numbering, resources))
            made.update(paragraph_properties(properties))
        known = ParagraphFormat(style=resources.styles.name("paragraph", style), **made)
        resources.memory.paragraphs[whole] = known
    return known


def _of_paragraph_styles(table: str | None, style: str | None, resources: Resources) -> Properties:
    """The paragraph properties that the document defaults, a table style and a paragraph style make."""
    key = (table, style)
    made = resources.memory.paragraph_styles.get(key)
    if made is None:
        made = resources.memory.paragraph_styles[key] = {}
        styles = resources.styles
        if styles.paragraph_defaults is not None:
            made.update(paragraph_properties(styles.paragraph_defaults))
        for one in styles.chain("table", table) if table is not None else ():
            for properties in one.element.iterchildren(P_PR):
                made.update(paragraph_properties(properties))
        for one in styles.chain("paragraph", style):
            for properties in one.element.iterchildren(P_PR):
                if next(properties.iterchildren(NUM_PR), None) is not None:
                    made.update(_of_level(one.identifier, None, resources))
                made.update(paragraph_properties(properties))
    return made


def _of_level(style: str | None, numbering: Element | None, resources: Resources) -> Properties:
    """The paragraph properties of the list level a paragraph or style is on."""
    found = resources.numbering.of_paragraph(style, numbering)
    level = found[0].levels.get(found[1]) if found is not None else None
    made: Properties = {}
    for properties in () if level is None else level.element.iterchildren(P_PR):
        made.update(paragraph_properties(properties))
    return made


def paragraph_properties(element: Element) -> Properties:
    """What one w:pPr sets, by the field names of `ParagraphFormat`."""
    made: Properties = {}
    for child in element:
        tag = child.tag
        if tag == _JC:
            value = child.get(VAL, "")
            made["alignment"] = _ALIGNMENTS.get(value, value) or None
        elif tag == _IND:
            _indents(child, made)
        elif tag == _SPACING:
            _spacing(child, made)
        elif tag == _OUTLINE:
            level = whole(child.get(VAL))
            made["outline_level"] = level if level is not None and 0 <= level < 9 else None
        elif tag == _BORDERS:
            for edge in child:
                side = _EDGES.get(edge.tag)
                if side:
                    rule = made[f"rule_{side}"] = border(edge)
                    if side != "between":
                        made[f"border_{side}"] = _colour(rule)
        elif tag == PAGE_BREAK_BEFORE:
            made["page_break_before"] = switch(child)
        elif tag == _TABS:
            made["tabs"] = _tabs(child)
        elif tag == _FRAME:
            made["frame"] = _frame(child)
        elif tag == _SNAP:
            made["snap_to_grid"] = switch(child)
    return made


def _indents(element: Element, made: Properties) -> None:
    """w:ind (17.3.1.12): twips and hundredths of a character; hanging goes before firstLine."""
    for plain, strict, field, chars, strict_chars, chars_field in _INDENTS:
        value = points(element.get(W + plain) or element.get(W + strict))
        if value is not None:
            made[field] = value
        value = number(element.get(W + chars) or element.get(W + strict_chars))
        if value is not None:
            made[chars_field] = value / 100
    for first, hanging, field, measure in (
        ("firstLine", "hanging", "indent_first", points),
        ("firstLineChars", "hangingChars", "indent_first_chars", number),
    ):
        forward, back = measure(element.get(W + first)), measure(element.get(W + hanging))
        scale = 100 if measure is number else 1
        if back is not None and (back or forward is None):
            made[field] = -back / scale if back else 0.0
        elif forward is not None:
            made[field] = forward / scale


def _spacing(element: Element, made: Properties) -> None:
    """w:spacing (17.3.1.33). Spacing in hundredths of a line counts a line as 12 points where no points are given."""
    for side, field in (("before", "space_before"), ("after", "space_after")):
        value = points(element.get(W + side))
        if value is None:
            lines = number(element.get(W + side + "Lines"))
            value = lines * 0.12 if lines else None
        if value is not None:
            made[field] = value
    rule = element.get(W + "lineRule")
    line = element.get(W + "line")
    if line is not None:
        rule = rule or "auto"
        made["line_rule"] = rule
        if rule == "auto":
            value = number(line)
            made["line"] = value / 240 if value is not None else None
        else:
            made["line"] = points(line)


def _colour(rule: Border | None) -> str | None:
    return None if rule is None else rule.colour or "auto"


def _tabs(element: Element) -> tuple[tuple[float, str], ...]:
    """w:tabs (17.3.1.38), the stops that are set here."""
    found = []
    for stop in element:
        at, kind = points(stop.get(W + "pos")), stop.get(VAL, "left")
        if at is not None and kind not in ("clear", "bar"):
            found.append((at, _ALIGNMENTS.get(kind, kind)))
    return tuple(sorted(found))


def _frame(element: Element) -> Position | None:
    """w:framePr (17.3.1.11); a drop cap is none."""
    if element.get(W + "dropCap", "none") != "none":
        return None
    lengths = {}
    for name in ("w", "h", "x", "y"):
        value = points(element.get(W + name))
        lengths[name] = None if value is None else round(value * _MM, 2)
    return Position(
        lengths["w"],
        lengths["h"],
        lengths["x"],
        lengths["y"],
        element.get(W + "hAnchor", "text"),
        element.get(W + "vAnchor", "text"),
        element.get(W + "xAlign", ""),
        element.get(W + "yAlign", ""),
    )
