"""公文的版心为156毫米×225毫米（不含页码）。

为什么：版心固定，每行28字、每面22行才排得下，各机关的文件才一样大小。

怎样改：天头37毫米、订口28毫米定好以后，右边距设为26毫米、下边距设为35毫米，版心就是156毫米×225毫米。

证据：纸张减去页边距，余下宽156毫米、高225毫米，各可差1毫米。

例外：条文没有例外；附件是表格的只作提示，印发的文本、横排表格不算。

容易误报的情形：标准没有规定右边距和下边距，只规定版心；版心的大小不对是因为天头或者订口不对的，由那两项检查报告，这里不重复；
页边距还是软件的默认值（由GB5.2.1-1提示一次）。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Section, check

from ..articles import GB
from ..faults import one
from ..laid import laid, untouched
from ..own_sections import A4, TOLERANCE, annexed_tables, own_sections, places_in, upright

WIDTH, HEIGHT = 156.0, 225.0  # mm
RIGHT, BOTTOM = 26.0, 35.0  # mm: what 天头, 订口 and 版心 leave


@check("GB5.2.1-3", "type-area", severity="warning", strength="direct", article=GB("5.2.1"))
def type_area(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 版心 that is not 156 × 225 mm for another reason than its 天头 and 订口."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    sections = [s for s in own_sections(paper) if upright(s) and not untouched(s)]
    wrong = [s for s in sections if _narrow(s) or _short(s, found.letter and s.index == 0)]
    hint = not wrong
    if hint:
        wrong = [s for s in annexed_tables(paper) if not untouched(s) and (_narrow(s) or _short(s, False))]
    places = places_in(paper, wrong)
    if places:
        width, height = area(wrong[0])
        advice = [
            *(["右边距设为26毫米"] if _narrow(wrong[0]) else []),
            *(["下边距设为35毫米"] if _short(wrong[0], found.letter and wrong[0].index == 0) else []),
        ]
        yield one(
            context,
            places,
            f"版心是{width:.0f}毫米×{height:.0f}毫米，应当是156毫米×225毫米（可差1毫米）。"
            f"在天头37毫米、订口28毫米的页面上，把{'、'.join(advice)}即可。",
            severity="info" if hint else None,
        )


def area(section: Section) -> tuple[float, float]:
    """The width and height of a section's 版心 in millimetres."""
    return (
        section.width - section.left - section.right - section.gutter,
        section.height - section.top - section.bottom,
    )


def _narrow(section: Section) -> bool:
    other = A4[0] - section.left - section.gutter - WIDTH  # what the right margin should be beside this left one
    right = section.right
    return (
        abs(area(section)[0] - WIDTH) > TOLERANCE and abs(right - RIGHT) > TOLERANCE and abs(right - other) > TOLERANCE
    )


def _short(section: Section, letter: bool) -> bool:
    if letter:
        return False
    return abs(area(section)[1] - HEIGHT) > TOLERANCE and abs(section.bottom - BOTTOM) > TOLERANCE
