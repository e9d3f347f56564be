"""Where drawn objects stand and the lines among them (DrawingML: ECMA-376 20.4, 20.1.2; VML: 19.1), in millimetres."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..document import Position
from ..patterns import pattern
from .names import WP, WPS, A, V, W
from .values import colour, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from .theme import Theme

_EMU = 36_000  # in a millimetre
_MM = 25.4 / 72
_FLAT = 1.5  # mm: what is no higher is a line
_LONG = 10.0  # mm: what is shorter is no line of the layout
_NO_WEIGHT = 0.75  # points: of a line that does not say
_STRAIGHT = ("line", "straightConnector1")
_COMPOUND = {"sng": "single", "dbl": "double", "thickThin": "thickThin", "thinThick": "thinThick", "tri": "triple"}
_VML_COMPOUND = {"thinthin": "double", "thickthin": "thickThin", "thinthick": "thinThick", "thickbetweenthin": "triple"}
_NAMED = {"red": "FF0000", "black": "000000", "white": "FFFFFF", "maroon": "800000"}
_LENGTH = pattern(r"(-?\d{0,9}(?:\.\d{1,9})?)(pt|mm|cm|in|px|pc|)")
_UNITS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75, "pc": 12.0}
_VML_SHAPES = tuple(V + name for name in ("line", "shape", "rect", "polyline"))
_GROUPS = ("}wgp", "}grpSp")


class Stroke(NamedTuple):
    """A horizontal line of a drawing."""

    length: float
    weight: float  # points
    colour: str | None
    style: str
    down: float  # mm from the top of the drawing


def position(drawing: Element) -> Position:
    """Where a w:drawing, w:pict or w:object stands."""
    for node in drawing:
        if node.tag == WP + "anchor":
            return _anchored(node)
        if node.tag == WP + "inline":
            return Position(*_extent(node), x_from="character", y_from="line")
    for shape in drawing.iter(V + "group", *_VML_SHAPES):
        return _vml_position(shape)
    return Position()


def strokes(drawing: Element, theme: Theme) -> Iterator[Stroke]:
    """The horizontal lines of a drawing; those in its text boxes are not its own."""
    if drawing.tag == W + "drawing":
        for shape in drawing.iter(WPS + "wsp"):
            if _outermost(shape, drawing):
                yield from _stroke(shape, drawing, theme)
        return
    for shape in drawing.iter(*_VML_SHAPES):
        if _outermost(shape, drawing):
            yield from _vml_stroke(shape)


def _outermost(shape: Element, drawing: Element) -> bool:
    holder = shape.getparent()
    while holder is not None and holder is not drawing:
        if str(holder.tag).endswith("}txbxContent"):
            return False
        holder = holder.getparent()
    return True


# DrawingML


def _anchored(anchor: Element) -> Position:
    x = y = None
    x_from = y_from = x_align = y_align = ""
    for node in anchor:
        if node.tag in (WP + "positionH", WP + "positionV"):
            offset, align = _placed(node)
            if node.tag.endswith("H"):
                x, x_align, x_from = offset, align, node.get("relativeFrom", "")
            else:
                y, y_align, y_from = offset, align, node.get("relativeFrom", "")
    return Position(*_extent(anchor), x, y, x_from, y_from, x_align, y_align)


def _placed(node: Element) -> tuple[float | None, str]:
    for child in node:
        if child.tag == WP + "posOffset":
            return _emu(child.text), ""
        if child.tag == WP + "align":
            return None, (child.text or "").strip()
    return None, ""


def _extent(holder: Element) -> tuple[float | None, float | None]:
    for node in holder.iterchildren(WP + "extent"):
        return _emu(node.get("cx")), _emu(node.get("cy"))
    return None, None


def _emu(value: str | None) -> float | None:
    found = number(value.strip() if value else None)
    return None if found is None else round(found / _EMU, 2)


def _stroke(shape: Element, drawing: Element, theme: Theme) -> Iterator[Stroke]:
    properties = next(shape.iterchildren(WPS + "spPr"), None)
    if properties is None:
        return
    width = height = down = None
    straight = False
    line: Element | None = None
    for node in properties:
        if node.tag == A + "xfrm":
            for child in node:
                if child.tag == A + "ext":
                    width, height = _emu(child.get("cx")), _emu(child.get("cy"))
                elif child.tag == A + "off":
                    down = _emu(child.get("y"))
        elif node.tag == A + "prstGeom":
            straight = node.get("prst") in _STRAIGHT
        elif node.tag == A + "ln":
            line = node
    across, scale, top = _scale(shape, drawing)
    if width is None or height is None:
        outer = position(drawing)
        width, height = outer.width, outer.height
    if width is None or height is None or width * across < _LONG or height * scale > _FLAT:
        return
    weight = number(line.get("w")) if line is not None else None
    fill = _fill(line, theme) if line is not None else None
    unpainted = line is not None and next(line.iterchildren(A + "noFill"), None) is not None
    if unpainted and straight:
        return
    if not straight and (line is None or unpainted):
        weight, fill = height * scale * 12_700 / _MM, _fill(properties, theme)
    style = _COMPOUND.get(line.get("cmpd", "sng"), "single") if line is not None else "single"
    points = weight / 12_700 if weight is not None else _NO_WEIGHT
    depth = ((down or 0.0) - top) * scale if scale != 1.0 or top else 0.0
    yield Stroke(round(width * across, 2), round(points, 2), fill or _styled(shape, theme), style, round(depth, 2))


def _scale(shape: Element, drawing: Element) -> tuple[float, float, float]:
    """How a group draws its members: their scale across and down, and the top of its own measure."""
    across = down = 1.0
    top = 0.0
    holder = shape.getparent()
    while holder is not None and holder is not drawing:
        if str(holder.tag).endswith(_GROUPS):
            found = {}
            for node in holder:
                for frame in node.iterchildren(A + "xfrm") if str(node.tag).endswith("}grpSpPr") else ():
                    for child in frame:
                        found[str(child.tag).rpartition("}")[2]] = child
            outer, inner = found.get("ext"), found.get("chExt")
            if outer is not None and inner is not None:
                wide, narrow = _emu(outer.get("cx")), _emu(inner.get("cx"))
                tall, low = _emu(outer.get("cy")), _emu(inner.get("cy"))
                across *= wide / narrow if wide and narrow else 1.0
                down *= tall / low if tall and low else 1.0
            start = found.get("chOff")
            top = (_emu(start.get("y")) or 0.0) if start is not None else 0.0
        holder = holder.getparent()
    return across, down, top


def _fill(holder: Element, theme: Theme) -> str | None:
    for solid in holder.iterchildren(A + "solidFill"):
        for value in solid:
            if value.tag == A + "srgbClr":
                return colour(value.get("val"))
            if value.tag == A + "schemeClr":
                return _scheme(value, theme)
            if value.tag in (A + "prstClr", A + "sysClr"):
                return _NAMED.get(value.get("val", "")) or colour(value.get("lastClr"))
    return None


def _scheme(value: Element, theme: Theme) -> str | None:
    name = value.get("val", "")
    return theme.colour({"tx1": "text1", "tx2": "text2", "bg1": "background1", "bg2": "background2"}.get(name, name))


def _styled(shape: Element, theme: Theme) -> str | None:
    """The colour that a shape's style gives its line."""
    for style in shape.iterchildren(WPS + "style"):
        for reference in style.iterchildren(A + "lnRef"):
            for value in reference.iterchildren(A + "schemeClr"):
                return _scheme(value, theme)
    return None


# VML


def _vml_position(shape: Element) -> Position:
    style = _style(shape)
    absolute = style.get("position") == "absolute"
    x, y = (
        _length(style.get("margin-left") or style.get("left")),
        _length(style.get("margin-top") or style.get("top")),
    )
    width, height = _length(style.get("width")), _length(style.get("height"))
    if shape.tag == V + "line":
        start, end = _point(shape.get("from")), _point(shape.get("to"))
        if start is not None and end is not None:
            width, height = abs(end[0] - start[0]), abs(end[1] - start[1])
            x, y = (min(start[0], end[0]) if x is None else x), (min(start[1], end[1]) if y is None else y)
    return Position(
        width,
        height,
        x,
        y,
        style.get("mso-position-horizontal-relative", "column" if absolute else "character"),
        style.get("mso-position-vertical-relative", "paragraph" if absolute else "line").replace("text", "paragraph"),
        style.get("mso-position-horizontal", "").replace("absolute", ""),
        style.get("mso-position-vertical", "").replace("absolute", ""),
    )


def _vml_stroke(shape: Element) -> Iterator[Stroke]:
    if shape.get("stroked") in ("f", "false") and shape.tag != V + "rect":
        return
    at = _vml_position(shape)
    if at.width is None or at.width < _LONG or (at.height or 0.0) > _FLAT:
        return
    if shape.tag == V + "shape" and at.height is None:
        return
    style = "single"
    for stroke in shape.iterchildren(V + "stroke"):
        style = _VML_COMPOUND.get(stroke.get("linestyle", "").lower(), "single")
    weight = _length(shape.get("strokeweight"))
    painted = shape.get("strokecolor")
    if shape.get("stroked") in ("f", "false"):
        weight, painted = at.height, shape.get("fillcolor")
    points = weight / _MM if weight is not None else _NO_WEIGHT
    yield Stroke(at.width, round(points, 2), _vml_colour(painted), style, 0.0)


def _style(shape: Element) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in shape.get("style", "")[:2_000].split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _length(value: str | None) -> float | None:
    """A VML length in millimetres; a bare number is one of points, as Word has it."""
    hit = _LENGTH.fullmatch(value.strip()) if value else None
    found = number(hit[1]) if hit else None
    return None if hit is None or found is None else round(found * _UNITS.get(hit[2], 1.0) * _MM, 2)


def _point(value: str | None) -> tuple[float, float] | None:
    x, _, y = (value or "").partition(",")
    across, down = _length(x or "0"), _length(y or "0")
    return None if across is None or down is None else (across, down)


def _vml_colour(value: str | None) -> str | None:
    word = (value or "").split(" ")[0].lower()
    if word.startswith("#"):
        digits = word[1:]
        return colour(digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
    return _NAMED.get(word)
