"""部门、街乡主要负责人离京，需提前向区长、主管副区长请假，并将时间、地点、联系方式和代为主持工作的负责人名单报区政府办公室。

为什么：主要负责人不在岗时，区政府要知道人在哪里、怎么联系、谁在主持工作。

怎样改：同时向区长和主管副区长请假；写全外出的时间、地点、联系方式和代为主持工作的负责人，报区政府办公室；在离京之前办理。

证据：请假的对象有区长和主管副区长；报区政府办公室的材料有时间、地点、联系方式、代为主持工作的负责人；日期在离京之前。

例外：请假和报备可以分两件办，写明“另行报区政府办公室”的，请假报告里可以不写全四项。

容易误报的情形：副职和一般干部请假；市内外出；会议请假（第三十九条）；区长、副区长请假（第六十五条）。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY

WANTED = ("head", "portfolio")


@check(
    "CY66-1",
    "head-leave",
    severity="warning",
    strength="direct",
    article=CY(66, "主要负责人离京出差、出访、休假，需提前向区长、主管副区长请假"),
    also=(CY(66, "应将外出的时间、地点、联系方式和代为主持工作的负责人名单报区政府办公室"),),
    needs=("请假", "报备", "离京", "休假", "外出", "出差", "准假"),
)
def head_leave(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report the leave of a head of a department or street: whom it asks, the four items, the date."""
    found = reasoning.leave(paper, context)
    if found is None or found.rank != "unit_head":
        return
    told = []
    office = context.organisation.office.name
    notice = any(r.organ is not None and r.organ.unit == office for r in paper.recipients)
    missing = [reasoning.LEADERS[key] for key in WANTED if key not in found.asked]
    if missing and (not notice or found.asked):
        told.append(f"没有写明向{'、'.join(missing)}请假")
    lacking = [name for item, name in reasoning.ITEMS if item not in found.items]
    if lacking and not (found.separately and not notice):
        told.append(f"没有写明{'、'.join(lacking)}")
    if found.late:
        told.append("成文日期在离京之后")
    if told:
        yield context.finding(
            found.place,
            f"主要负责人离京，{'，'.join(told)}。请提前向区长、主管副区长请假，并将时间、地点、"
            "联系方式和代为主持工作的负责人名单报区政府办公室。",
        )
