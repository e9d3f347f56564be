"""A part of a Word draft made plainer before it is shown: what a simple viewer would leave out (text boxes, simple fields,
moved text, ruby) is put where every viewer shows it, and links lead nowhere. The words stay; for showing only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ..reading.inline import branch_of
from ..reading.names import ALTERNATE_CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

_UNWRAPPED = ("fldSimple", "customXml", "dir", "bdo", "smartTag", "hyperlink")
_PROPERTIES = ("customXmlPr", "smartTagPr", "fldData")
_INSTRUCTIONS = ("instrText", "delInstrText")  # a viewer may leave out the whole run that holds one, or a field's mark
_DRAWN = ("drawing", "pict", "object")
_WIDEST = 9000  # twentieths of a point: about the width of the type area
_EMU = 635  # in a twentieth of a point
_EDGES = ("top", "left", "bottom", "right")


def make_plainer(root: Element) -> None:
    """Change the tree of a part in place."""
    w = str(root.tag).partition("}")[0] + "}"
    for alternate in list(root.iter(ALTERNATE_CONTENT)):
        branch = branch_of(alternate)
        _replace(alternate, [] if branch is None else list(branch))
    for drawn in list(root.iter(*(w + name for name in _DRAWN))):
        boxes = [box for box in drawn.iter("{*}txbxContent") if not _boxed(box, drawn)]
        if boxes:
            _unbox(drawn, boxes, w)
    for element in list(root.iter(*(w + name for name in _UNWRAPPED))):
        _replace(element, [child for child in element if _name(child) not in _PROPERTIES])
    for element in list(_of_fields(root, w)):
        _replace(element, [])
    for element in root.iter(w + "moveTo", w + "moveFrom", w + "cr"):
        element.tag = w + {"moveTo": "ins", "moveFrom": "del", "cr": "br"}[_name(element)]
    for ruby in list(root.iter(w + "ruby")):
        _flatten(ruby, w)


def _of_fields(root: Element, w: str) -> Iterator[Element]:
    """The marks of fields, and what stands in their instructions (17.16.18): none of it shows."""
    fields: list[bool] = []
    for element in root.iter(w + "fldChar", w + "t", *(w + name for name in _INSTRUCTIONS)):
        if element.tag == w + "fldChar":
            sort = element.get(w + "fldCharType")
            if sort == "begin":
                fields.append(False)
            elif fields and sort == "separate":
                fields[-1] = True
            elif fields and sort == "end":
                fields.pop()
        elif element.tag == w + "t" and False not in fields:
            continue
        yield element


def _replace(element: Element, children: Iterable[Element]) -> None:
    """Put children in the place of an element."""
    parent = element.getparent()
    if parent is None:
        return
    for child in children:
        element.addprevious(child)
    parent.remove(element)


def _boxed(box: Element, drawn: Element) -> bool:
    """Whether a text box lies inside another one of the same drawing, with which it is moved."""
    above = box.getparent()
    while above is not None and above is not drawn:
        if _name(above) == "txbxContent":
            return True
        above = above.getparent()
    return False


def _unbox(drawn: Element, boxes: list[Element], w: str) -> None:
    """Show the words of text boxes in framed tables in front of the paragraph that they are anchored in."""
    paragraph: Element | None = drawn
    while paragraph is not None and paragraph.tag != w + "p":
        paragraph = paragraph.getparent()
    if paragraph is None:
        return
    width = min((_width(e) for e in drawn.iter("{*}extent")), default=_WIDEST)
    for box in boxes:
        paragraph.addprevious(_framed(list(box), width, w))
    parent = drawn.getparent()
    if parent is not None:
        parent.remove(drawn)


def _width(extent: Element) -> int:
    size = extent.get("cx", "")
    wide = int(size) // _EMU if size.isascii() and size.isdecimal() and len(size) < 12 else _WIDEST
    return max(min(wide, _WIDEST), 1000)


def _framed(content: list[Element], width: int, w: str) -> Element:
    def part(parent: Element, name: str, **values: str) -> Element:
        made = etree.SubElement(parent, w + name)
        for key, value in values.items():
            made.set(w + key, value)
        return made

    table = etree.Element(w + "tbl")
    properties = part(table, "tblPr")
    part(properties, "tblW", w=str(width), type="dxa")
    part(properties, "jc", val="center")
    borders = part(properties, "tblBorders")
    for edge in _EDGES:
        part(borders, edge, val="dashed", sz="4", space="0", color="A0A0A0")
    part(part(table, "tblGrid"), "gridCol", w=str(width))
    cell = part(part(table, "tr"), "tc")
    part(part(cell, "tcPr"), "tcW", w=str(width), type="dxa")
    cell.extend(content)
    return table


def _flatten(ruby: Element, w: str) -> None:
    """The base characters of ruby after the run that holds it."""
    run, base = ruby.getparent(), ruby.find(w + "rubyBase")
    if run is None:
        return
    for inner in reversed(list(base) if base is not None else []):
        run.addnext(inner)
    run.remove(ruby)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
