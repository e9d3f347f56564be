"""Effective formatting of runs, worked out when it is asked for (ECMA-376 17.7.2).

A run's properties are those of the document defaults, the table style, the paragraph style chain, the character style
chain and the run itself, each over the one before; the toggles w:b and w:i cancel out between styles instead (17.7.3).
Conditional formatting of table styles (first row, banding) is not applied. For paragraphs see `paragraphs`.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from ..document import Span
from .layout import Handle, elements_of
from .names import (
    FLD_CHAR,
    HYPERLINK,
    INS,
    MOVE_TO,
    P_PR,
    P_STYLE,
    R_ID,
    R_PR,
    R_RUN,
    R_STYLE,
    SPACE,
    TBL,
    TBL_PR,
    VAL,
    P,
    T,
    W,
)
from .values import colour, points, switch

if TYPE_CHECKING:
    from typing import TypeAlias

    from lxml.etree import _Element as Element

    from ..document import Paragraph
    from .layout import PartLayout
    from .resources import Resources

    Properties: TypeAlias = dict[str, Any]

_FONTS, _SIZE, _BOLD, _ITALIC, _UNDERLINE, _COLOUR, _STYLE = range(1, 8)
_RUN_KINDS: dict[object, int] = {
    W + "rFonts": _FONTS,
    W + "sz": _SIZE,
    W + "b": _BOLD,
    W + "i": _ITALIC,
    W + "u": _UNDERLINE,
    W + "color": _COLOUR,
    R_STYLE: _STYLE,
}
_TOGGLES = ("bold", "italic")
_EAST_ASIA, _EAST_ASIA_THEME = W + "eastAsia", W + "eastAsiaTheme"
_ASCII, _ASCII_THEME = W + "ascii", W + "asciiTheme"
_THEME_COLOUR = W + "themeColor"
_TBL_STYLE = W + "tblStyle"
_NOTHING = frozenset(
    (W + "proofErr", W + "bookmarkStart", W + "bookmarkEnd")
)  # beside runs, and without a meaning here
_OF_FIELDS = frozenset((FLD_CHAR, W + "instrText"))
_BEFORE_PROPERTIES = 8  # w:tblPr comes first in its table, but for bookmarks


def spans(paragraph: Paragraph, layout: PartLayout) -> tuple[Span, ...]:
    """Stretches of one effective formatting; an empty paragraph has one, that of its mark."""
    made = _plain_spans(paragraph, layout) if layout.hidden is None else None
    return tuple(_spans(paragraph, layout)) if made is None else made


def _plain_spans(paragraph: Paragraph, layout: PartLayout) -> tuple[Span, ...] | None:
    """Those of the usual paragraph, whose runs hold one text each and nothing else; None for any other. Paragraphs of
    one length and one formatting share theirs."""
    element: Any = paragraph.element
    if type(element) is Handle:
        return None
    style = table = None
    if paragraph.cell is not None:
        table = table_style_of(element)
    found: list[Span] = []
    started = offset = 0
    current: tuple[Any, ...] | None = None
    for child in element:
        tag = child.tag
        if tag == R_RUN:
            count = len(child)
            if count == 2:
                direct, leaf = child
                if direct.tag != R_PR:
                    return None
            elif count == 1:
                direct, leaf = None, child[0]
            else:
                return None
            if leaf.tag != T:
                if leaf.tag in _OF_FIELDS:  # what does not show: see the length below
                    continue
                return None
            text = leaf.text
            if not text:
                continue
            if (text[0] <= " " or text[-1] <= " ") and leaf.get(SPACE) != "preserve":
                return None
            made = _values(direct, table, style, layout)
            if made is not current:
                if current is not None and made != current:
                    found.append(Span(started, offset, *current))
                    started = offset
                current = made
            offset += len(text)
        elif tag == P_PR:
            _, style = properties_of(element)
        elif tag not in _NOTHING:
            return None
    if current is None or offset != len(paragraph.text):
        return None
    if not started:
        memory = layout.resources.memory.spans
        known = memory.get((id(current), offset))  # `current` is kept by memory.runs
        if known is None:
            known = memory[id(current), offset] = (Span(0, offset, *current),)
        return known
    found.append(Span(started, offset, *current))
    return tuple(found)


def _spans(paragraph: Paragraph, layout: PartLayout) -> list[Span]:
    element = elements_of(paragraph)[-1]
    properties, style = properties_of(element)
    table = table_style_of(element) if paragraph.cell is not None else None
    found: list[Span] = []
    started = offset = 0
    current: tuple[Any, ...] | None = None
    last: Element | None = None
    for text, leaf, run in layout.pieces(paragraph):
        if not text:
            continue
        if run is not last or run is None or current is None:
            last = run
            holder = run if run is not None else leaf
            direct = holder[0] if len(holder) else None
            made = _values(direct if direct is not None and direct.tag == R_PR else None, table, style, layout)
            parent = holder.getparent()
            if parent is not None and parent.tag != P:
                made = made[:-2] + _around(holder, layout)
            if made != current:
                if current is not None:
                    found.append(Span(started, offset, *current))
                current, started = made, offset
        offset += len(text)
    if current is None:
        mark = next(properties.iterchildren(R_PR), None) if properties is not None else None
        return [Span(0, 0, *_values(mark, table, style, layout))]
    found.append(Span(started, offset, *current))
    return found


def _values(direct: Element | None, table: str | None, style: str | None, layout: PartLayout) -> tuple[Any, ...]:
    """The run formatting in force, as `Span` takes it after its offsets; not inserted, no link."""
    resources = layout.resources
    key: list[Any] = [table, style]
    for child in direct if direct is not None else ():
        kind = _RUN_KINDS.get(child.tag)
        if kind == _FONTS:
            key += child.items()
        elif kind is not None:
            key.append(kind)
            key += child.values()
    known = resources.memory.runs.get(tuple(key))
    if known is None:
        own = run_properties(direct, resources)
        made = dict(_of_styles(table, style, own.pop("style", None), resources))
        _over(made, own)
        get = made.get
        known = resources.memory.runs[tuple(key)] = (
            _face(get("font"), resources),
            _face(get("latin_font"), resources),
            get("size"),
            made["bold"],
            made["italic"],
            get("underline", False),
            get("colour"),
            False,
            None,
        )
    return known


def _around(run: Element, layout: PartLayout) -> tuple[bool, str | None]:
    """Whether a run is inside a tracked insertion, and the hyperlink around it."""
    inserted, link = False, None
    holder = run.getparent()
    while holder is not None and holder.tag != P:
        if holder.tag in (INS, MOVE_TO):
            inserted = True
        elif holder.tag == HYPERLINK and link is None:
            relation = layout.resources.package.relations(layout.part).get(holder.get(R_ID, ""))
            anchor = holder.get(W + "anchor")
            link = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        holder = holder.getparent()
    return inserted, link or None


def _of_styles(table: str | None, paragraph: str | None, character: str | None, resources: Resources) -> Properties:
    """The run properties that the document defaults and three styles make."""
    key = (table, paragraph, character)
    made = resources.memory.run_styles.get(key)
    if made is None:
        defaults = run_properties(resources.styles.run_defaults, resources)
        levels = [
            _of_style("table", table, resources) if table is not None else {},
            _of_style("paragraph", paragraph, resources),
            _of_style("character", character, resources) if character is not None else {},
        ]
        made = dict(defaults)
        for level in levels:
            _over(made, dict(level))
        made.pop("style", None)
        for toggle in _TOGGLES:
            made[toggle] = bool(defaults.get(toggle)) or sum(bool(level.get(toggle)) for level in levels) % 2 == 1
        resources.memory.run_styles[key] = made
    return made


def _of_style(kind: str, identifier: str | None, resources: Resources) -> Properties:
    """The run properties one style sets, through its chain."""
    key = (kind, identifier)
    made = resources.memory.styles.get(key)
    if made is None:
        made = resources.memory.styles[key] = {}
        for style in resources.styles.chain(kind, identifier):
            for properties in style.element.iterchildren(R_PR):
                _over(made, run_properties(properties, resources))
    return made


def _over(made: Properties, properties: Properties) -> None:
    """Put properties over those made so far; what a theme has no typeface for stays as it was."""
    for field in ("font", "latin_font"):
        font = properties.get(field)
        if type(font) is tuple and font[1] is None:
            properties[field] = (font[0], made.get(field))
    made.update(properties)


def style_size(resources: Resources) -> float | None:
    """The default paragraph style's size in points, from which a document grid counts its characters."""
    holders = [resources.styles.run_defaults]
    for style in resources.styles.chain("paragraph", None):
        holders += style.element.iterchildren(R_PR)
    found = None  # not by _of_styles: only the size is wanted here, and fonts would need the theme
    for holder in holders:
        for child in holder if holder is not None else ():
            if _RUN_KINDS.get(child.tag) == _SIZE:
                found = points(child.get(VAL), 2) or found
    return found


def run_properties(element: Element | None, resources: Resources) -> Properties:
    """What one w:rPr sets, by the field names of `Span`; "style" is its character style."""
    made: Properties = {}
    if element is None:
        return made
    kind_of = _RUN_KINDS.get
    for child in element:
        kind = kind_of(child.tag)
        if kind is None:
            continue
        if kind == _FONTS:
            _fonts(child, made)
        elif kind == _SIZE:
            size = points(child.get(VAL), 2)
            if size is not None:
                made["size"] = size
        elif kind == _BOLD:
            made["bold"] = switch(child)
        elif kind == _ITALIC:
            made["italic"] = switch(child)
        elif kind == _UNDERLINE:
            made["underline"] = child.get(VAL, "none") != "none"
        elif kind == _COLOUR:
            made["colour"] = _colour(child, resources)
        else:
            made["style"] = child.get(VAL)
    return made


def _fonts(element: Element, made: Properties) -> None:
    """w:rFonts (17.3.2.26): a theme font goes before the named one beside it. The theme is not looked into before it is
    known that nothing overrides it."""
    for field, plain, themed in (("font", _EAST_ASIA, _EAST_ASIA_THEME), ("latin_font", _ASCII, _ASCII_THEME)):
        theme_name, name = element.get(themed), element.get(plain)
        if theme_name:
            made[field] = (theme_name, name or made.get(field))
        elif name:
            made[field] = name


def _face(font: Any, resources: Resources) -> str | None:
    """A typeface: as named, or by its name in the theme; where the theme has none, what it would have overridden."""
    while type(font) is tuple:
        font = resources.theme.font(font[0]) or font[1]
    face: str | None = font
    return face


def _colour(element: Element, resources: Resources) -> str | None:
    value = element.get(VAL)
    found = colour(value)
    name = element.get(_THEME_COLOUR)
    return resources.theme.colour(name) if found is None and name and value != "auto" else found


def properties_of(element: Element) -> tuple[Element | None, str | None]:
    """A paragraph's w:pPr, which comes first in it, and the w:pStyle, which comes first in that (17.3.1.26)."""
    properties = element[0] if len(element) else None
    if properties is None or properties.tag != P_PR:
        return None, None
    for child in properties:
        return properties, child.get(VAL) if child.tag == P_STYLE else None
    return properties, None


def table_style_of(element: Element) -> str | None:
    """The style of the innermost table around a paragraph; "" (the default table style) where it names none."""
    for table in element.iterancestors(TBL):
        for properties in islice(table, _BEFORE_PROPERTIES):
            if properties.tag == TBL_PR:
                return next((child.get(VAL) for child in properties.iterchildren(_TBL_STYLE)), "")
        return ""
    return None
