"""Formatting faults for fixtures: front-matter lines that say how a built paper departs from the standard layout.

`format: 正文 字体=宋体 字号=小四`, `format: “朝某局发” 颜色=红`, `format: 页边距 上=25`. The lines are carried out on the
finished XML, so that a layout need not know of them. What a line names is a part of the paper or words in quotation
marks; its settings are listed in `fixtures/README.md`. A line that says nothing sensible is a mistake: ValueError.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING

from ..lean import dataclass
from .form import Block, Line
from .wordml import MILLIMETRE, W, sizes
from .zones import PartOfPaper

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = f"{{{W}}}"
_LINE = 28.95  # points: the pitch of 22 lines a page
_SPACES = re.compile(r"\s+")
_RULE = re.compile(r"(?:“(?P<quote>[^”]+)”|(?P<name>[^\s“”=]+))(?P<settings>.*)")
_COLOURS = {"红": "FF0000", "黑": "000000", "蓝": "0000FF", "自动": "auto"}
_KINDS_OF_LINE = {"": "single", "双线": "double", "上粗下细": "thickThinSmallGap", "上细下粗": "thinThickSmallGap"}
_ALIGNMENTS = {"居左": "left", "居中": "center", "居右": "right", "两端对齐": "both", "分散对齐": "distribute"}
_RUN = ("字体", "西文", "字号", "颜色", "加粗", "不加粗")
_NUMBER = re.compile(r"[^\s　]*[〔\[［【（(][^\s　]*号|第\d+号")
_SIGNER = re.compile(r"签发人[：:]?")
_NAMES = re.compile(r"(?<=[：:])[^：:]+$")
_INSIDE: Mapping[str, re.Pattern[str]] = {"发文字号": _NUMBER, "签发人": _SIGNER, "签发人姓名": _NAMES}


@dataclass(frozen=True, slots=True)
class Fault:
    """One line: the part's name or the quoted words, and the settings; a bare setting has the value ""."""

    name: str
    quote: str
    settings: Mapping[str, str]


def faults(lines: Iterable[str]) -> tuple[Fault, ...]:
    """The faults that `format:` lines ask for. Raises ValueError."""
    found = []
    for line in lines:
        hit = _RULE.fullmatch(line.strip())
        settings = dict(setting.partition("=")[::2] for setting in hit["settings"].split()) if hit else {}
        if hit is None or not settings:
            raise ValueError(f"format: {line}: 应写作“正文 字体=宋体”或“‘引文’ 居中”的样子")
        found.append(Fault(hit["name"] or "", hit["quote"] or "", settings))
    return tuple(found)


class Disfigured:
    """The parts of one paper as XML, with faults to be carried out on them."""

    def __init__(self, blocks: tuple[Block, ...], zones: list[PartOfPaper]) -> None:
        self._lines: dict[str, set[str]] = {}
        for block, zone in zip(blocks, zones, strict=True):
            if isinstance(block, Line) and block.text.strip():
                for name in _names(block.text, zone):
                    self._lines.setdefault(name, set()).add(_bare(block.text))

    def change(self, part: str, xml: str, wanted: tuple[Fault, ...]) -> str:
        """A part (document, header, footer, styles, settings) with the faults that are for it."""
        from lxml import etree

        root = etree.fromstring(xml.encode())
        for fault in wanted:
            if fault.name == "默认" and part == "styles":
                _style(root, fault)
            elif fault.name == "全文" and part == "styles":
                _untouched_styles(root)
            elif fault.name == "页码" and part == "footer":
                for paragraph in root.iter(_W + "p"):
                    _set(paragraph, fault, None)
            elif fault.name == "页码" and part == "settings" and "不分单双页" in fault.settings:
                _remove(root, "evenAndOddHeaders")
            elif part in ("document", "header"):
                self._change_text(root, fault)
        return etree.tostring(root, encoding="unicode")

    def _change_text(self, root: Element, fault: Fault) -> None:
        if fault.name in _PAGE:
            for section in root.iter(_W + "sectPr"):
                _PAGE[fault.name](section, fault)
        elif fault.name == "红线":
            _red_line(root, fault)
        elif fault.name == "全文":
            _bare_of_format(root)
        elif fault.name != "默认":
            for paragraph in list(root.iter(_W + "p")):
                for stretch in self._stretches(paragraph, fault):
                    _set(paragraph, fault, stretch)

    def _stretches(self, paragraph: Element, fault: Fault) -> Iterator[tuple[int, int] | None]:
        """What of a paragraph a fault is for: None for the whole."""
        text = _text(paragraph)
        if fault.quote:
            at = text.find(fault.quote)
            if at >= 0:
                yield at, at + len(fault.quote)
            return
        bare = _bare(text)
        if not bare or not any(bare in line or line in bare for line in self._lines.get(fault.name, ())):
            return
        inside = _INSIDE.get(fault.name)
        if inside is None:
            yield None
        elif hit := inside.search(text.rstrip()):
            yield hit.span()


def _names(text: str, zone: PartOfPaper) -> Iterator[str]:
    """The names by which `format:` lines may call a line of the draft."""
    bare = text.strip(" 　\t")
    if zone == "letterhead":
        yield "份号" if bare[0].isdigit() else "密级" if "密" in bare else "紧急程度"
    elif zone == "mark":
        yield "标志"
    elif zone == "number":
        yield from ("发文字号", "签发人", "签发人姓名") if "签发人" in bare else ("发文字号",)
    elif zone == "signature":
        yield "日期" if re.search(r"日$", bare) else "署名"
    elif zone in _ZONES:
        yield from _ZONES[zone]
    elif re.match(r"附件[：:]|\d+[.．]\s*\S+$", bare) and not bare.endswith("。"):
        yield "附件说明"
    elif re.fullmatch(r"（.*）", bare):
        yield "附注"
    elif re.match(r"[一二三四五六七八九十]+、", bare):
        yield "一级标题"
    elif re.match(r"（[一二三四五六七八九十]+）", bare):
        yield "二级标题"
    else:
        yield "正文"


_ZONES: Mapping[str, tuple[str, ...]] = {
    "title": ("标题",),
    "recipients": ("主送",),
    "annex heading": ("附件",),
    "annex title": ("附件标题",),
    "imprint": ("抄送", "版记"),
    "print line": ("印发", "版记"),
}


def _bare(text: str) -> str:
    return _SPACES.sub("", text)


def _text(paragraph: Element) -> str:
    return "".join(_shown(leaf) for run in _runs(paragraph) for leaf in run)


def _runs(paragraph: Element) -> list[Element]:
    """The runs of a paragraph, not those of its text boxes."""
    return [r for r in paragraph.iter(_W + "r") if next(r.iterancestors(_W + "p")) is paragraph]


def _shown(leaf: Element) -> str:
    if leaf.tag == _W + "t":
        return leaf.text or ""
    return {_W + "br": "\n", _W + "tab": "\t"}.get(str(leaf.tag), "")


# runs and paragraphs


def _set(paragraph: Element, fault: Fault, stretch: tuple[int, int] | None) -> None:
    of_runs = {name: value for name, value in fault.settings.items() if name in _RUN}
    if of_runs:
        start = 0
        for run in _runs(paragraph):
            length = sum(len(_shown(leaf)) for leaf in run)
            first, after = (0, length) if stretch is None else (stretch[0] - start, stretch[1] - start)
            start += length
            if stretch is None or (first < length and after > 0):
                _set_run(_cut(run, max(first, 0), min(after, length), length), of_runs)
    for name, value in fault.settings.items():
        if name not in _RUN:
            _set_shape(paragraph, name, value)


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
        shown = _shown(leaf)
        start, end = max(first - at, 0), min(after - at, len(shown))
        at += len(shown)
        if shown and start >= end:
            run.remove(leaf)
        elif leaf.tag == _W + "t":
            leaf.text = shown[start:end]


def _set_run(run: Element, settings: Mapping[str, str]) -> None:
    properties = _child(run, "rPr", first=True)
    for name, value in settings.items():
        if name in ("字体", "西文"):
            _child(properties, "rFonts", first=True).set(_W + ("eastAsia" if name == "字体" else "ascii"), value)
        elif name == "字号":
            for tag in ("sz", "szCs"):
                _child(properties, tag).set(_W + "val", str(sizes(value)))
        elif name == "颜色":
            _child(properties, "color").set(_W + "val", _COLOURS.get(value, value))
        else:
            _child(properties, "b").set(_W + "val", "1" if name == "加粗" else "0")


def _set_shape(paragraph: Element, name: str, value: str) -> None:
    properties = _child(paragraph, "pPr", first=True)
    if name in _ALIGNMENTS:
        _child(properties, "jc").set(_W + "val", _ALIGNMENTS[name])
    elif name in ("首行", "左空", "右空"):
        side = {"首行": "firstLine", "左空": "left", "右空": "right"}[name]
        indents = _child(properties, "ind")
        for other in (side, side + "Chars", *(("hanging", "hangingChars") if name == "首行" else ())):
            if indents.get(_W + other) is not None:
                del indents.attrib[_W + other]
        if value.endswith("磅"):
            indents.set(_W + side, str(round(float(value[:-1]) * 20)))
        else:
            indents.set(_W + side + "Chars", str(round(float(value.removesuffix("字")) * 100)))
            indents.set(_W + side, str(round(float(value.removesuffix("字")) * 320)))
    elif name == "行距":
        spacing = _child(properties, "spacing")
        spacing.set(_W + "line", str(round(float(value) * 20)))
        spacing.set(_W + "lineRule", "exact")
    elif name in ("前空行", "后空行"):
        side = "before" if name == "前空行" else "after"
        _child(properties, "spacing").set(_W + side, str(round(float(value) * _LINE * 20)))
    elif name in ("上线", "下线"):
        _edge(_child(properties, "pBdr"), "top" if name == "上线" else "bottom", value)
    elif name == "删去":
        holder = paragraph.getparent()
        if holder is not None:
            holder.remove(paragraph)
    elif name not in ("无", "不分单双页"):
        raise ValueError(f"format: 不认识的设置“{name}”")


def _edge(borders: Element, side: str, value: str) -> None:
    """`上线=1磅红`, `下线=3磅红上粗下细`: weight in points, colour and kind; `上线=无` takes the line away."""
    _remove(borders, side)
    hit = re.fullmatch(r"(\d+(?:\.\d+)?)磅([^双上\s]*)(双线|上粗下细|上细下粗|)", value)
    if hit:
        edge = _child(borders, side)
        edge.set(_W + "val", _KINDS_OF_LINE[hit[3]])
        edge.set(_W + "sz", str(round(float(hit[1]) * 8)))
        edge.set(_W + "space", "1")
        edge.set(_W + "color", _COLOURS.get(hit[2], "auto"))
    elif value != "无":
        raise ValueError(f"format: 线写作“1磅红”或者“无”，不能是“{value}”")


def _bare_of_format(root: Element) -> None:
    """`format: 全文 未排版`: everything as software begins it."""
    for tag in ("rPr", "footerReference", "docGrid"):
        _remove(root, tag)
    for properties in list(root.iter(_W + "pPr")):
        for child in list(properties):
            if child.tag not in (_W + "sectPr", _W + "numPr", _W + "pageBreakBefore"):
                properties.remove(child)
    for margins in root.iter(_W + "pgMar"):
        for side, twips in (("top", 1440), ("bottom", 1440), ("left", 1800), ("right", 1800)):
            margins.set(_W + side, str(twips))


def _untouched_styles(root: Element) -> None:
    """The default paragraph style as software begins it: no type of its own."""
    for style in root.iter(_W + "style"):
        if style.get(_W + "default") == "1" and style.get(_W + "type") == "paragraph":
            _remove(style, "rPr")
            _remove(style, "pPr")


# pages, styles, the red line


def _margins(section: Element, fault: Fault) -> None:
    sides = {
        "上": "top",
        "下": "bottom",
        "左": "left",
        "右": "right",
        "装订线": "gutter",
        "页脚": "footer",
        "页眉": "header",
    }
    for name, value in fault.settings.items():
        _child(section, "pgMar").set(_W + sides[name], str(round(float(value) * MILLIMETRE)))


def _paper(section: Element, fault: Fault) -> None:
    size = _child(section, "pgSz")
    for name, value in fault.settings.items():
        if name == "横向":
            size.set(_W + "orient", "landscape")
        else:
            size.set(_W + {"宽": "w", "高": "h"}[name], str(round(float(value) * MILLIMETRE)))


def _grid(section: Element, fault: Fault) -> None:
    grid = _child(section, "docGrid")
    if "无" in fault.settings:
        section.remove(grid)
    if "行" in fault.settings:
        grid.set(_W + "linePitch", str(int(12755 / float(fault.settings["行"]))))
    if "字" in fault.settings:
        pitch = 442.2 / float(fault.settings["字"])
        grid.set(_W + "charSpace", str(round((pitch - 16) * 4096)))


def _page_numbers(section: Element, fault: Fault) -> None:
    if "无" in fault.settings:
        _remove(section, "footerReference")


_PAGE: Mapping[str, Callable[[Element, Fault], None]] = {
    "页边距": _margins,
    "纸张": _paper,
    "网格": _grid,
    "页码": _page_numbers,
}


def _red_line(root: Element, fault: Fault) -> None:
    """The red line, drawn as a border or as a shape: `无`, `颜色=黑`, `长=100` (millimetres; shapes only)."""
    colour = _COLOURS.get(fault.settings.get("颜色", ""), "")
    for edge in [e for e in root.iter(_W + "bottom") if e.get(_W + "color") == "FF0000"]:
        if "无" in fault.settings:
            edge.getparent().remove(edge)  # type: ignore[union-attr]
        elif colour:
            edge.set(_W + "color", colour)
    for drawing in list(root.iter(_W + "drawing")):
        if not any(node.get("prst") == "line" for node in drawing.iter("{*}prstGeom")):
            continue
        if "无" in fault.settings:
            drawing.getparent().remove(drawing)  # type: ignore[union-attr]
        for node in drawing.iter("{*}srgbClr"):
            if colour:
                node.set("val", colour)
        for node in drawing.iter("{*}ext", "{*}extent"):
            if "长" in fault.settings and node.get("cx"):
                node.set("cx", str(round(float(fault.settings["长"]) * 36_000)))


def _style(root: Element, fault: Fault) -> None:
    for style in root.iter(_W + "style"):
        if style.get(_W + "default") == "1" and style.get(_W + "type") == "paragraph":
            _set_run(style, {name: value for name, value in fault.settings.items() if name in _RUN})
            for name, value in fault.settings.items():
                if name not in _RUN:
                    _set_shape(style, name, value)


_ORDER = {
    "rPr": ("rStyle", "rFonts", "b", "i", "vanish", "color", "sz", "szCs", "u"),
    "pPr": ("pageBreakBefore", "numPr", "pBdr", "tabs", "snapToGrid", "spacing", "ind", "jc", "rPr", "sectPr"),
}


def _child(holder: Element, name: str, *, first: bool = False) -> Element:
    """A child of a name, made in its place where there is none."""
    known = holder.find(_W + name)
    if known is not None:
        return known
    made = holder.makeelement(_W + name, {})
    order = _ORDER.get(str(holder.tag).rpartition("}")[2], ())
    later = order[order.index(name) + 1 :] if name in order else ()
    at = next((n for n, c in enumerate(holder) if str(c.tag).rpartition("}")[2] in later), len(holder))
    if holder.tag == _W + "style":
        at = len(holder)
    holder.insert(0 if first and holder.tag != _W + "style" else at, made)
    return made


def _remove(root: Element, name: str) -> None:
    for node in list(root.iter(_W + name)):
        holder = node.getparent()
        if holder is not None:
            holder.remove(node)
