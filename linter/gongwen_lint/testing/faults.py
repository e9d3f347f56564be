"""Formatting faults for fixtures: front-matter lines that say how a built paper departs from the standard layout.

`format: 正文 字体=宋体 字号=小四`, `format: “朝某局发” 颜色=红`, `format: 页边距 上=25`. The lines are carried out on the
finished XML, so that a layout need not know of them. What a line names is a part of the paper or words in quotation
marks; its settings are listed in `fixtures/README.md`. A line that says nothing sensible is a mistake: ValueError.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ..lean import dataclass
from .form import Block, Line
from .restyle import COLOURS, NAME, bare_of_format, child, remove, runs_of, set_all, set_style, shown, untouched_styles
from .wordml import MILLIMETRE
from .zones import PartOfPaper

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SPACES = re.compile(r"\s+")
_RULE = re.compile(r"(?:“(?P<quote>[^”]+)”|(?P<name>[^\s“”=]+))(?P<settings>.*)")
_COLOURS = {"红": "FF0000", "黑": "000000", "蓝": "0000FF", "自动": "auto"}
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
                set_style(root, fault.settings)
            elif fault.name == "全文" and part == "styles":
                untouched_styles(root)
            elif fault.name == "页码" and part == "footer":
                for paragraph in root.iter(NAME + "p"):
                    set_all(paragraph, fault.settings, None)
            elif fault.name == "页码" and part == "settings" and "不分单双页" in fault.settings:
                remove(root, "evenAndOddHeaders")
            elif part in ("document", "header"):
                self._change_text(root, fault)
        return etree.tostring(root, encoding="unicode")

    def _change_text(self, root: Element, fault: Fault) -> None:
        if fault.name in _PAGE:
            for section in root.iter(NAME + "sectPr"):
                _PAGE[fault.name](section, fault)
        elif fault.name == "红线":
            _red_line(root, fault)
        elif fault.name == "全文":
            bare_of_format(root)
        elif fault.name != "默认":
            for paragraph in list(root.iter(NAME + "p")):
                for stretch in self._stretches(paragraph, fault):
                    set_all(paragraph, fault.settings, stretch)

    def _stretches(self, paragraph: Element, fault: Fault) -> Iterator[tuple[int, int] | None]:
        """What of a paragraph a fault is for: None for the whole."""
        text = _text(paragraph)
        if fault.quote:
            at = text.find(fault.quote)
            if at >= 0:
                yield at, at + len(fault.quote)
            return
        bare = _bare(text)
        lines = self._lines.get(fault.name, set())
        if bare not in lines:  # a layout may have broken the line, or taken its label off
            whole = any(bare in others for others in self._lines.values())
            if not bare or whole or not any(bare in line or line in bare for line in lines):
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
    elif zone == "imprint" and bare.startswith("主送"):
        yield from ("版记主送", "版记")
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
    return "".join(shown(leaf) for run in runs_of(paragraph) for leaf in run)


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
        child(section, "pgMar").set(NAME + sides[name], str(round(float(value) * MILLIMETRE)))


def _paper(section: Element, fault: Fault) -> None:
    size = child(section, "pgSz")
    for name, value in fault.settings.items():
        if name == "横向":
            size.set(NAME + "orient", "landscape")
        else:
            size.set(NAME + {"宽": "w", "高": "h"}[name], str(round(float(value) * MILLIMETRE)))


def _grid(section: Element, fault: Fault) -> None:
    grid = child(section, "docGrid")
    if "无" in fault.settings:
        section.remove(grid)
    if "行" in fault.settings:
        grid.set(NAME + "linePitch", str(int(12755 / float(fault.settings["行"]))))
    if "字" in fault.settings:
        pitch = 442.2 / float(fault.settings["字"])
        grid.set(NAME + "charSpace", str(round((pitch - 16) * 4096)))


def _page_numbers(section: Element, fault: Fault) -> None:
    if "无" in fault.settings:
        remove(section, "footerReference")


def _last(section: Element, fault: Fault) -> None:
    """`末节 横向 宽= 高=`: the section behind the last ---8<--- alone (with `layout: new_page=section`)."""
    holder = section.getparent()
    if holder is not None and holder.tag == NAME + "body" and next(holder.iter(NAME + "sectPr")) is not section:
        _paper(section, fault)


_PAGE: Mapping[str, Callable[[Element, Fault], None]] = {
    "页边距": _margins,
    "纸张": _paper,
    "末节": _last,
    "网格": _grid,
    "页码": _page_numbers,
}


def _red_line(root: Element, fault: Fault) -> None:
    """The red line, drawn as a border or as a shape: `无`, `颜色=黑`; of shapes, in millimetres: `长=100`, `下=25` from the
    top of the number's line, `偏=15` to the right."""
    colour = COLOURS.get(fault.settings.get("颜色", ""), "")
    for edge in [e for e in root.iter(NAME + "bottom") if e.get(NAME + "color") == "FF0000"]:
        if "无" in fault.settings:
            edge.getparent().remove(edge)  # type: ignore[union-attr]
        elif colour:
            edge.set(NAME + "color", colour)
    for drawing in list(root.iter(NAME + "drawing")):
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
        for key, name, origin in (("下", "positionV", "paragraph"), ("偏", "positionH", "margin")):
            for node in drawing.iter(f"{{*}}{name}") if key in fault.settings else ():
                node.set("relativeFrom", origin)
                for offset in node:
                    offset.tag = offset.tag.replace("align", "posOffset")
                    offset.text = str(round(float(fault.settings[key]) * 36_000))
