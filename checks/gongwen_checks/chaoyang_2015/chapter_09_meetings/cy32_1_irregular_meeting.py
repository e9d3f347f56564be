"""区政府的会议是全体会议、常务会议、区长办公会议、专题会议。

为什么：会议的名称说明由谁参加、能决定什么。名称不规范，就看不出是哪一种会议作的决定。

怎样改：改用规范的名称：区政府全体会议、区政府常务会议、区长办公会议、区政府专题会议。

证据：写的是四种会议之一的规范名称。

例外：条文写的是“等会议制度”，没有列尽，所以只是提示，本条为推断适用；区政府党组会议是党的会议。

容易误报的情形：区政府办公室主任办公会；区长办公会（即区长办公会议）；书名号里的文件名。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY32-1",
    "irregular-meeting",
    severity="info",
    strength="inference",
    article=CY(32, "区政府实行全体会议、区政府常务会议、区长办公会议、区政府专题会议等会议制度。"),
    needs=("办公会", "常务会", "区长会议", "区长工作会议", "联席会", "班子会"),
)
def irregular_meeting(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a meeting of the government under a name that the rules do not know."""
    found = list(reasoning.irregular_meetings(paper))
    if found:
        place, name = found[0]
        yield context.finding(
            place,
            f"“{name}”不是规则所列的会议名称。区政府的会议是全体会议、常务会议、区长办公会议、专题会议，请核对是哪一种。（本条为推断适用）",
            more=tuple(p for p, _ in found[1:]),
        )
