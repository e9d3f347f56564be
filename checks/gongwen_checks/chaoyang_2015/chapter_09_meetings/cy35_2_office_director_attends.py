"""区长办公会议由区长、副区长组成，区政府办公室主任、副主任列席。

为什么：区长办公会议和常务会议的组成不同：办公室主任是常务会议的组成人员，但只列席区长办公会议。

怎样改：把区政府办公室主任、副主任从“出席”移到“列席”。

证据：区政府办公室主任、副主任在“列席”名单里。

例外：没有。同时担任副区长的，是组成人员。

容易误报的情形：常务会议的纪要（办公室主任是组成人员）；把全体到会人员笼统写成“出席”；其他单位的办公室主任；看不出职务的姓名。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY35-2",
    "office-director-attends",
    severity="info",
    strength="direct",
    article=CY(35, "区政府办公室主任、副主任列席会议"),
    needs=("出席",),
    kinds=("纪要",),
)
def office_director_attends(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report the director of the district's office listed as a member (出席) in minutes of 区长办公会议."""
    minutes = paper.minutes
    if minutes is None or not minutes.of_district or minutes.meeting != "区长办公会议":
        return
    for person in minutes.present:
        if reasoning.office_rank(person, paper, context) and not reasoning.is_vice_head(person, paper, context):
            yield context.finding(
                person.place,
                f"{reasoning.named(person)}列在区长办公会议的“出席”人员里。"
                "区长办公会议由区长、副区长组成，区政府办公室主任、副主任应列为“列席”。",
            )
