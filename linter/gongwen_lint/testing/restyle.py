"""Changes of formatting in the XML of a built paper: of runs, of paragraphs, of styles (see `faults`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import TYPE_CHECKING

from .measure import LINE
from .wordml import W, sizes

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAME = f"{{{W}}}"
COLOURS = {"红": "FF0000", "黑": "000000", "蓝": "0000FF", "自动": "auto"}
_KINDS_OF_LINE = {"": "single", "双线": "double", "上粗下细": "thickThinSmallGap", "上细下粗": "thinThickSmallGap"}
ALIGNMENTS = {"居左": "left", "居中": "center", "居右": "right", "两端对齐": "both", "分散对齐": "distribute"}
OF_RUNS = ("字体", "西文", "字号", "颜色", "加粗", "不加粗")


def runs_of(paragraph: Element) -> list[Element]:
    """The runs of a paragraph, not those of its text boxes."""
    return [r for r in paragraph.iter(NAME + "r") if next(r.iterancestors(NAME + "p")) is paragraph]


def shown(leaf: Element) -> str:
    """The characters that one leaf of a run shows."""
    if leaf.tag == NAME + "t":
        return leaf.text or ""
    return {NAME + "br": "\n", NAME + "tab": "\t"}.get(str(leaf.tag), "")


def set_all(paragraph: Element, settings: Mapping[str, str], stretch: tuple[int, int] | None) -> None:
    """Give a stretch of a paragraph (None: the whole) settings of characters, and the paragraph those of paragraphs."""
    of_runs = {name: value for name, value in settings.items() if name in OF_RUNS}
    if of_runs:
        start = 0
        for run in runs_of(paragraph):
            length = sum(len(shown(leaf)) for leaf in run)
            first, after = (0, length) if stretch is None else (stretch[0] - start, stretch[1] - start)
            start += length
            if stretch is None or (first < length and after > 0):
                set_run(_cut(run, max(first, 0), min(after, length), length), of_runs)
    for name, value in settings.items():
        if name not in OF_RUNS:
            set_shape(paragraph, name, value)


def _cut(run: Element, first: int, after: int, length: int) -> Element:
    """The run of a stretch of a run, which is cut where the stretch begins and ends."""
    holder = run.getparent()
    if (first, after) == (0, length) or holder is None:
        return run
    for start, end, where in ((0, first, 0), (after, length, 1)):
        if start < end:
            piece = deepcopy(run)
            _keep(piece, start, end)
            holder.insert(holder.index(run) + where, piece)
    _keep(run, first, after)
    return run


def _keep(run: Element, first: int, after: int) -> None:
    at = 0
    for leaf in list(run):
        words = shown(leaf)
        start, end = max(first - at, 0), min(after - at, len(words))
        at += len(words)
        if words and start >= end:
            run.remove(leaf)
        elif leaf.tag == NAME + "t":
            leaf.text = words[start:end]


def set_run(run: Element, settings: Mapping[str, str]) -> None:
    """Give a run (or a style) settings of characters."""
    properties = child(run, "rPr", first=True)
    for name, value in settings.items():
        if name in ("字体", "西文"):
            child(properties, "rFonts", first=True).set(NAME + ("eastAsia" if name == "字体" else "ascii"), value)
        elif name == "字号":
            for tag in ("sz", "szCs"):
                child(properties, tag).set(NAME + "val", str(sizes(value)))
        elif name == "颜色":
            child(properties, "color").set(NAME + "val", COLOURS.get(value, value))
        else:
            child(properties, "b").set(NAME + "val", "1" if name == "加粗" else "0")


def set_shape(paragraph: Element, name: str, value: str) -> None:
    """Give a paragraph one of its settings. Raises ValueError where it is none."""
    properties = child(paragraph, "pPr", first=True)
    if name in ALIGNMENTS:
        child(properties, "jc").set(NAME + "val", ALIGNMENTS[name])
    elif name in ("首行", "左空", "右空"):
        side = {"首行": "firstLine", "左空": "left", "右空": "right"}[name]
        indents = child(properties, "ind")
        for other in (side, side + "Chars", *(("hanging", "hangingChars") if name == "首行" else ())):
            if indents.get(NAME + other) is not None:
                del indents.attrib[NAME + other]
        if value.endswith("磅"):
            indents.set(NAME + side, str(round(float(value[:-1]) * 20)))
        else:
            indents.set(NAME + side + "Chars", str(round(float(value.removesuffix("字")) * 100)))
            indents.set(NAME + side, str(round(float(value.removesuffix("字")) * 320)))
    elif name == "行距":
        spacing = child(properties, "spacing")
        spacing.set(NAME + "line", str(round(float(value) * 20)))
        spacing.set(NAME + "lineRule", "exact")
    elif name in ("前空行", "后空行"):
        side = "before" if name == "前空行" else "after"
        child(properties, "spacing").set(NAME + side, str(round(float(value) * LINE * 20)))
    elif name in ("上线", "下线"):
        _edge(child(properties, "pBdr"), "top" if name == "上线" else "bottom", value)
    elif name == "删去":
        holder = paragraph.getparent()
        if holder is not None:
            holder.remove(paragraph)
    elif name not in ("无", "不分单双页"):
        raise ValueError(f"format: 不认识的设置“{name}”")


def _edge(borders: Element, side: str, value: str) -> None:
    """`上线=1磅红`, `下线=3磅红上粗下细`: weight in points, colour and kind; `上线=无` takes the line away."""
    remove(borders, side)
    hit = re.fullmatch(r"(\d+(?:\.\d+)?)磅([^双上\s]*)(双线|上粗下细|上细下粗|)", value)
    if hit:
        edge = child(borders, side)
        edge.set(NAME + "val", _KINDS_OF_LINE[hit[3]])
        edge.set(NAME + "sz", str(round(float(hit[1]) * 8)))
        edge.set(NAME + "space", "1")
        edge.set(NAME + "color", COLOURS.get(hit[2], "auto"))
    elif value != "无":
        raise ValueError(f"format: 线写作“1磅红”或者“无”，不能是“{value}”")


def bare_of_format(root: Element) -> None:
    """`format: 全文 未排版`: everything as software begins it."""
    for tag in ("rPr", "footerReference", "docGrid"):
        remove(root, tag)
    for properties in list(root.iter(NAME + "pPr")):
        for child in list(properties):
            if child.tag not in (NAME + "sectPr", NAME + "numPr", NAME + "pageBreakBefore"):
                properties.remove(child)
    for margins in root.iter(NAME + "pgMar"):
        for side, twips in (("top", 1440), ("bottom", 1440), ("left", 1800), ("right", 1800)):
            margins.set(NAME + side, str(twips))


def untouched_styles(root: Element) -> None:
    """The default paragraph style as software begins it: no type of its own."""
    for style in root.iter(NAME + "style"):
        if style.get(NAME + "default") == "1" and style.get(NAME + "type") == "paragraph":
            remove(style, "rPr")
            remove(style, "pPr")


def set_style(root: Element, settings: Mapping[str, str]) -> None:
    """Give the default paragraph style of a style sheet settings."""
    for style in root.iter(NAME + "style"):
        if style.get(NAME + "default") == "1" and style.get(NAME + "type") == "paragraph":
            set_run(style, {name: value for name, value in settings.items() if name in OF_RUNS})
            for name, value in settings.items():
                if name not in OF_RUNS:
                    set_shape(style, name, value)


_ORDER = {
    "rPr": ("rStyle", "rFonts", "b", "i", "vanish", "color", "sz", "szCs", "u"),
    "pPr": ("pageBreakBefore", "numPr", "pBdr", "tabs", "snapToGrid", "spacing", "ind", "jc", "rPr", "sectPr"),
}


def child(holder: Element, name: str, *, first: bool = False) -> Element:
    """A child of a name, made in its place where there is none."""
    known = holder.find(NAME + name)
    if known is not None:
        return known
    made = holder.makeelement(NAME + name, {})
    order = _ORDER.get(str(holder.tag).rpartition("}")[2], ())
    later = order[order.index(name) + 1 :] if name in order else ()
    at = next((n for n, c in enumerate(holder) if str(c.tag).rpartition("}")[2] in later), len(holder))
    if holder.tag == NAME + "style":
        at = len(holder)
    holder.insert(0 if first and holder.tag != NAME + "style" else at, made)
    return made


def remove(root: Element, name: str) -> None:
    """Take every element of a name out."""
    for node in list(root.iter(NAME + name)):
        holder = node.getparent()
        if holder is not None:
            holder.remove(node)
