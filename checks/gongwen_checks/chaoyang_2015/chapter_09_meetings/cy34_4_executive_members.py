"""区政府常务会议由区长、副区长、区政府办公室主任组成，其他人员列席。

为什么：常务会议的组成人员才参加讨论决定；部门、街乡负责人根据议题列席。

怎样改：把部门、街乡负责人从“出席”移到“列席”。

证据：“出席”名单里只有区长、副区长、区政府办公室主任，其他人在“列席”名单里；职务按名册和名单里印出的职务看。

例外：同时担任副区长的部门负责人是组成人员。2022年修订的地方组织法规定市辖区政府常务会议由区长、副区长组成，届时区政府办公室主任也列席。

容易误报的情形：把全体到会人员笼统写成“出席”；专题会议、全体会议的出席名单；看不出职务的姓名。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY34-4",
    "executive-members",
    severity="info",
    strength="direct",
    article=CY(34, "区政府常务会议由区长、副区长、区政府办公室主任组成"),
    needs=("出席",),
    kinds=("纪要",),
)
def executive_members(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report heads of departments or streets listed as members (出席) in minutes of 常务会议."""
    minutes = paper.minutes
    if minutes is None or not minutes.of_district or minutes.meeting != "常务会议":
        return
    outside = [p for p in minutes.present if reasoning.is_member(p, paper, context) is False]
    if outside:
        names = "、".join(reasoning.named(p) for p in outside[:3]) + ("等" if len(outside) > 3 else "")
        yield context.finding(
            outside[0].place,
            f"{names}列在常务会议的“出席”人员里。常务会议由区长、副区长、区政府办公室主任组成，其他人员应列为“列席”。",
            more=tuple(p.place for p in outside[1:]),
        )
