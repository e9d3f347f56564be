"""公文用纸订口（左白边）为28毫米，可差1毫米。

为什么：公文左侧装订，订口窄了，装订以后字夹在里面；宽了，版心就放不下。

怎样改：在“页面设置—页边距”里把左边距改为2.8厘米；设了装订线的，左边距与装订线相加为28毫米。

证据：页面设置的左边距加装订线在27至29毫米之间。

例外：条文没有例外；附件是表格的只作提示，印发的文本不算。

容易误报的情形：页边距还是软件的默认值（由GB5.2.1-1提示一次）；装订线与左边距分开设置的；横排表格的页面。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Section, check

from ..articles import GB
from ..faults import one
from ..laid import laid, untouched
from ..own_sections import TOLERANCE, annexed_tables, own_sections, places_in, upright

LEFT = 28.0  # mm


@check("GB5.2.1-2", "binding-margin", severity="warning", strength="direct", article=GB("5.2.1"))
def binding_margin(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report 订口 that is not 28 mm, the gutter counted in."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    wrong = [section for section in own_sections(paper) if upright(section) and _is_wrong(section)]
    hint = not wrong
    if hint:
        wrong = [section for section in annexed_tables(paper) if _is_wrong(section)]
    places = places_in(paper, wrong)
    if places:
        first = wrong[0]
        left = f"{first.left:.1f}毫米" if not first.gutter else f"{first.left:.1f}毫米加装订线{first.gutter:.1f}毫米"
        yield one(
            context,
            places,
            f"订口（左边距）是{left}，应当是28毫米（可差1毫米）。请在页面设置里改正。",
            severity="info" if hint else None,
        )


def _is_wrong(section: Section) -> bool:
    return not untouched(section) and abs(section.left + section.gutter - LEFT) > TOLERANCE
