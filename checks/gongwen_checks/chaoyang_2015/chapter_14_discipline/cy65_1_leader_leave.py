"""区长离京，需提前向市长、常务副市长和区委书记请假；副区长离京，需提前向主管副市长、区长请假。

为什么：政府主要领导离开辖区，上级要掌握，工作要有人代管。少报一位，就可能没有人知道谁在主持工作。

怎样改：补上应当请假的领导同志，并在离京之前报送。

证据：请假的对象写全：区长为市长、常务副市长和区委书记，副区长为主管副市长和区长；日期在离京之前。

例外：条文没有例外。出访另有审批程序（第五十四条），请假仍须办理。

容易误报的情形：部门、街乡负责人请假（第六十六条）；会议请假（第三十九条）；只是把外出情况报两办的报备（CY65-2）。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY

WANTED = {"head": ("mayor", "executive", "secretary"), "deputy": ("portfolio_city", "head")}


@check(
    "CY65-1",
    "leader-leave",
    severity="warning",
    strength="direct",
    article=CY(65, "区长离京出差、出访、休假，需提前向市长、常务副市长和区委书记请假"),
    also=(CY(65, "副区长离京出差、出访、休假，需提前向主管副市长、区长请假"),),
    needs=("请假", "准假"),
)
def leader_leave(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report the leave of 区长 or a 副区长 that is not asked of all whom the article names, or after departure."""
    found = reasoning.leave(paper, context)
    if found is None or found.rank not in WANTED or not found.asks:
        return
    wanted = WANTED[found.rank]
    missing = [reasoning.LEADERS[key] for key in wanted if key not in found.asked]
    who = "区长" if found.rank == "head" else "副区长"
    whom = "、".join(reasoning.LEADERS[key] for key in wanted)
    if missing and not (len(missing) == len(wanted) and not paper.recipients):
        yield context.finding(
            found.place, f"{who}离京请假，没有写明向{'、'.join(missing)}请假。{who}离京需提前向{whom}请假，请补上。"
        )
    elif found.late:
        yield context.finding(found.place, f"{who}离京请假的日期在离京之后。请在离京之前向{whom}请假。")
