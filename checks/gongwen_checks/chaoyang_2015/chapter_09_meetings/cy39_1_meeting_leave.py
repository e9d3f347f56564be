"""不能出席区政府会议的，向区长或者主管副区长请假，并向区政府办公室通报。

为什么：区政府领导同志不能出席的，由区长准假；部门、街乡负责人由主管副区长准假，区政府办公室汇总后报告区长。

怎样改：区政府领导同志向区长请假；其他人员向主管副区长请假，同时抄送或者通报区政府办公室。

证据：请假单、请假报告写给区长（区政府领导同志）或者主管副区长（其他人员），并且抄送、通报区政府办公室；请假单上的“主管副区长意见”“区政府办公室意见”栏也算。

例外：没有。条文写的“主管区长”，就是主管副区长。

容易误报的情形：部门自己的会议；离京外出的请假（第六十五、六十六条）；请假单下面写了“已向区政府办公室通报”，或者抄送区政府办公室。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY39-1",
    "meeting-leave",
    severity="warning",
    strength="direct",
    article=CY(39, "需向主管区长请假，并向区政府办公室通报"),
    also=(CY(39, "区政府领导同志不能出席区政府会议的，需向区长请假。"),),
    needs=("请假",),
)
def meeting_leave(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report leave from a meeting of the government that is asked from the wrong person, or not told to the office."""
    leave = reasoning.meeting_leave(paper, context)
    if leave is None:
        return
    if leave.by_leader:
        if not leave.asked_head:
            yield context.finding(
                leave.place, "区政府领导同志不能出席区政府会议，应向区长请假；本文没有向区长请假，请改为向区长请假。"
            )
    elif not leave.asked_deputy:
        yield context.finding(
            leave.place,
            "部门、街乡负责人不能出席区政府会议，应向主管副区长请假，并向区政府办公室通报；本文没有向主管副区长请假。",
        )
    elif not leave.told_office:
        yield context.finding(
            leave.place, "向主管副区长请假的同时，还应向区政府办公室通报；本文没有通报或者抄送区政府办公室，请补上。"
        )
