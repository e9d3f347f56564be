"""公文用纸天头（上白边）为37毫米，可差1毫米。

为什么：天头留足，版头的红色标志和装订、加盖收文章才有地方；各页天头一致，文件才整齐。

怎样改：在“页面设置—页边距”里把上边距改为3.7厘米。

证据：页面设置的上边距在36至38毫米之间。

例外：信函格式首页的发文机关标志距上页边30毫米，首页另设一节的不算；附件是表格的只作提示，印发的文本不算。

容易误报的情形：页边距还是软件的默认值（只提示一次）；为使首行字的上缘落在37毫米处而少设两三毫米的（只作提示）；页眉到页边的距离不是天头。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check

from ..articles import GB
from ..faults import one
from ..laid import laid, untouched
from ..own_sections import TOLERANCE, annexed_tables, own_sections, places_in, upright

TOP = 37.0  # mm
COMPENSATED = 34.0  # mm: some set the glyphs' edge, not the line's, at 37 mm


@check("GB5.2.1-1", "top-margin", severity="warning", strength="direct", article=GB("5.2.1"))
def top_margin(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report 天头 that is not 37 mm; of a page that nobody has set up, only that."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    sections = [s for s in own_sections(paper) if upright(s) and not (found.letter and s.index == 0)]
    bare = [section for section in sections if untouched(section)]
    if bare:
        places = places_in(paper, bare)
        yield one(
            context,
            places,
            f"页边距还是软件的默认设置（上{bare[0].top:.1f}毫米、左{bare[0].left:.1f}毫米）。公文用纸天头37毫米、订口28毫米，"
            "版心156毫米×225毫米，定稿前请设置页边距。",
            severity="info",
        )
    wrong = [s for s in sections if s not in bare and abs(s.top - TOP) > TOLERANCE]
    hint = not wrong
    if hint:
        wrong = [s for s in annexed_tables(paper) if not untouched(s) and abs(s.top - TOP) > TOLERANCE]
    places = places_in(paper, wrong)
    if places:
        top = wrong[0].top
        slight = all(COMPENSATED <= section.top < TOP for section in wrong)
        yield one(
            context,
            places,
            f"天头（上边距）是{top:.1f}毫米，应当是37毫米（可差1毫米）。"
            + ("如果是为了让首行字的上缘落在37毫米处而少设的，可以不改。" if slight else "请在页面设置里改为37毫米。"),
            severity="info" if slight or hint else None,
        )
