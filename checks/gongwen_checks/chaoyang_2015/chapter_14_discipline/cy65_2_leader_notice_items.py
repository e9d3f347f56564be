"""区长离京经批准后，将外出的时间、地点、联系方式等有关事项报市委办公厅、市政府办公厅。

为什么：市委、市政府要随时能找到区长。少了联系方式或者只报一处，应急时就会脱节。

怎样改：写全时间、地点、联系方式，同时报市委办公厅和市政府办公厅。

证据：文中有外出的时间、地点、联系方式，报送对象有市委办公厅和市政府办公厅。

例外：只适用于区长（条文主语）。“等”字说明还可以写其他事项。

容易误报的情形：副区长、部门负责人的报备；还在请假阶段的请假报告；分两件分别报两个办公厅的。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

PARTY, CITY = (
    pattern(r"市委办公厅"),
    pattern(r"市(?:人民)?政府办公厅|(?<!市委、)市委、市政府办公厅|两办公厅|市委、市政府办公厅"),
)
ITEMS = {"time": "时间", "place": "地点", "contact": "联系方式"}


@check(
    "CY65-2",
    "leader-notice-items",
    severity="info",
    strength="direct",
    article=CY(65, "将外出的时间、地点、联系方式等有关事项报市委办公厅、市政府办公厅"),
    needs=("外出", "报备", "离京", "出差", "休假"),
)
def leader_notice_items(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a notice of 区长's absence that lacks an item or one of the two general offices."""
    found = reasoning.leave(paper, context)
    if found is None or found.rank != "head":
        return
    addressed = "，".join(r.text for r in (*paper.recipients, *paper.copies))
    title = paper.title.text if paper.title else ""
    if "办公厅" not in addressed and not ("报备" in title or (not found.asks and "外出" in title)):
        return  # still asking for leave
    words = addressed + "".join(s.text for s in paper.holding("办公厅"))
    missing = [name for item, name in ITEMS.items() if item not in found.items]
    offices = [name for name, office in (("市委办公厅", PARTY), ("市政府办公厅", CITY)) if not office.search(words)]
    told = []
    if missing:
        told.append(f"没有写明{'、'.join(missing)}")
    if offices:
        told.append(f"没有报{'、'.join(offices)}")
    if told:
        yield context.finding(
            found.place,
            f"区长外出报备{'，'.join(told)}。请将外出的时间、地点、联系方式等报市委办公厅、市政府办公厅。",
        )
