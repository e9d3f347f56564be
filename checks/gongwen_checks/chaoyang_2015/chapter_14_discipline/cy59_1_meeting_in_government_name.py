"""应由区政府各工作部门召开的会议，不得要求以区政府或区政府办公室名义召开。

为什么：部门的工作会、协调会挂上区政府的名义，规格高了、人多了，基层疲于应付，也模糊了部门的责任。

怎样改：以本部门名义召开；确需区政府召开的，写明理由（涉及多个系统、上级要求由区政府召开）。

证据：文中写明会议为什么不能由部门召开：跨系统的全区性会议，上级要求以政府名义召开。

例外：条文所说的是“应由区政府各工作部门召开的”会议。上级明确要求由区政府召开的，不在此列。

容易误报的情形：以区政府名义印发文件、举办活动（属第四十九条、第五十条）；区政府自己决定召开的会议；转述本条规定的文件。会议是否应由部门召开要由人判断。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

NAMED = pattern(
    r"以区(?:人民)?政府(?:办公室)?(?:的)?名义[^，。；]{0,10}?(?:召开|组织召开|召集|主持召开|组织|举行"
    r"|通知召开)[^，。；]{0,30}?会(?!员)"
    r"|会议?[^，。；]{0,12}以区(?:人民)?政府(?:办公室)?(?:的)?名义(?:召开|组织|召集|举行)"
)
ASKS = pattern(r"请|建议|拟|申请|恳|希望|要求|提请|为宜|需")
REASON = pattern(
    r"(?:市政府|市委|国务院|上级|市[^，。；]{1,8}[局委办])[^。；]{0,24}(?:要求|规定|明确"
    r"|部署)[^。；]{0,24}(?:由|以)(?:各)?区(?:县)?(?:人民)?政府|区(?:政府)?(?:领导|主要领导"
    r"|区长)[^。；]{0,12}(?:批示|要求)[^。；]{0,12}区政府名义"
)
DENIED = pattern(r"不(?:再|得|宜|拟|要)?(?:要求)?以区|未以区|避免以区")


@check(
    "CY59-1",
    "meeting-in-government-name",
    severity="warning",
    strength="direct",
    article=CY(59, "应由区政府各工作部门召开的全区性会议，不得要求以区政府名义召开"),
    needs=("名义",),
)
def meeting_in_government_name(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a department that asks for its meeting to be held in the name of the government or its office."""
    source = reasoning.sender(paper)
    if paper.rule_text or source is None or source.level not in ("部门", "街乡", "事业单位", "内设机构"):
        return
    if any(REASON.search(s.text) for s in paper.holding("名义", "要求")):
        return
    for sentence in paper.holding("名义"):
        text = sentence.text
        hit = NAMED.search(text)
        if hit is None or DENIED.search(text) or not ASKS.search(text):
            continue
        yield context.finding(
            sentence.at(hit.start(), hit.end()),
            f"文中“{hit[0]}”。应由部门召开的会议不得要求以区政府或区政府办公室名义召开，请以本单位名义召开；"
            "确需区政府召开的，请写明理由。",
        )
        return
