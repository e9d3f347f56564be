"""A4纸型的表格横排时，用纸和页码位置与公文其他页保持一致。

为什么：横排的表格与公文其他页一起左侧装订，纸张大小不一就装不齐，页码位置不一就翻不到。

怎样改：横排表格另设一节，纸张用A4横向；页码与其他页一样编排，不要居中，也不要漏掉。单页码的表头放在订口一边，双页码的表头放在切口一边。

证据：横向页面所在一节的纸张大小和页码。

例外：用A3折页的大表；条文对表格本身的格式没有规定。

容易误报的情形：整件都是横向的材料；印发的文本里的横排表格；没有页码的文稿。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Section, check

from .. import annexed
from ..articles import GB
from ..faults import one
from ..laid import laid
from ..own_sections import A4, places_in
from ..page_numbers import page_numbers

NEAR = 2.0  # mm
SIZES = {
    (176.0, 250.0): "B5",
    (182.0, 257.0): "B5",
    (215.9, 279.4): "Letter",
    (184.0, 260.0): "16开",
    (297.0, 420.0): "A3",
}


@check("GB8-1", "landscape-table", severity="warning", strength="direct", article=GB("8"))
def landscape_table(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report sections on their side whose paper is not A4, or whose page numbers are not as on other pages."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    across = [s for s in paper.document.sections[1:] if s.width > s.height and _own(paper, s)]
    if not across:
        return
    sizes = [section for section in across if not _is(section, A4)]
    places = places_in(paper, sizes)
    if places:
        called = next((name for size, name in SIZES.items() if _is(sizes[0], size)), "其他规格")
        folded = all(_is(section, (297.0, 420.0)) for section in sizes)
        yield one(
            context,
            places,
            f"横排表格的页面是{called}（{sizes[0].width:.0f}毫米×{sizes[0].height:.0f}毫米），应当与公文其他页一样用A4纸"
            "（横向297毫米×210毫米）。" + ("折页的大表除外。" if folded else ""),
            severity="info" if folded else None,
        )
    numbers = page_numbers(paper, context)
    if not any(number.section not in across for number in numbers):
        return
    without = [s for s in across if all(number.section is not s for number in numbers)]
    places = places_in(paper, without)
    if places:
        yield one(context, places, "横排表格的页面没有页码，页码应当与公文其他页连续编排，位置保持一致。")
    elsewhere = {number.side for number in numbers if number.section not in across}
    middle = [n.section for n in numbers if n.section in across and n.side == "center" and "center" not in elsewhere]
    places = places_in(paper, list(dict.fromkeys(middle)))
    if places:
        yield one(context, places, "横排表格的页码居中，位置应当与公文其他页的页码保持一致。")


def _own(paper: Paper, section: Section) -> bool:
    """Whether something of the paper or of its annexes stands in a section."""
    zones = annexed.zones(paper)
    last = min(section.last_paragraph + 1, len(zones))
    return any(zones[number] not in ("attached", "blank", "form") for number in range(section.first_paragraph, last))


def _is(section: Section, size: tuple[float, float]) -> bool:
    short, long = sorted((section.width, section.height))
    return abs(short - size[0]) <= NEAR and abs(long - size[1]) <= NEAR
