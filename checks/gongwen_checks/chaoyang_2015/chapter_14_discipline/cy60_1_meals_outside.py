"""区政府领导同志出席会议活动、调研、检查，原则上不安排在外用餐；确需用餐的，一律安排自助餐或在单位食堂安排工作餐。

为什么：在酒店、饭店安排桌餐、宴请，违反中央八项规定精神和公务接待规定。

怎样改：不安排用餐；确需用餐的，改为自助餐，或者在单位食堂安排工作餐。

证据：方案写的是自助餐、单位食堂工作餐，或者不安排用餐。

例外：条文写的是“原则上……确需用餐的，一律……”。自助餐、食堂工作餐本身就合规。

容易误报的情形：检查饭店、酒店的食品安全；活动在酒店举行但不用餐；参会群众自理的用餐；不安排宴请的声明。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

MEAL = pattern(
    r"(?:在|到|于|赴)[^，。；]{1,14}?(?:酒店|饭店|餐厅|酒楼|宾馆|会所|度假村|农家院|饭庄|酒家|大厦"
    r"|山庄)[^，。；]{0,10}?(?:午餐|晚餐|早餐|用餐|就餐|用膳|便餐|安排(?:午|晚)?餐|(?:午|晚)宴|宴请|聚餐"
    r"|招待)"
    r"|(?:午餐|晚餐|用餐|就餐)(?:地点)?[^，。；]{0,8}?(?:安排)?(?:在|为|：|:)?[^，。；]{1,12}?(?:酒店|饭店"
    r"|餐厅|酒楼|宾馆|会所|度假村|农家院|饭庄|酒家|山庄)"
    r"|(?:安排|设|举行|举办)[^，。；]{0,6}?(?:欢迎|答谢|招待)?(?:午宴|晚宴|宴请|宴会|桌餐|围餐|欢迎宴)"
    r"|由[^，。；]{1,12}宴请"
    r"|(?:午餐|晚餐|用餐|就餐)(?:安排|地点)?[：:][^。；]{0,24}?(?:酒店|饭店|餐厅|酒楼|宾馆|会所|度假村|农家院|饭庄|酒家|山庄)"
)
PROPER = pattern(r"自助|食堂|工作餐|份饭|盒饭|机关餐厅|职工餐厅|学生餐厅|师生|员工餐厅|餐桌|单位餐厅|自理")
DENIED = pattern(r"不(?:再)?(?:安排|设|举行|举办|得|在)|严禁|禁止|谢绝|取消|未(?:安排|在)|一律不")
INSPECTED = pattern(r"(?:检查|督查|暗访|抽查|调研|走访|查看)(?!结束|完|后|期间|途中|间隙|时)[^，。；]{0,14}$")
OCCASION = pattern(r"调研|检查|视察|出席|参加|慰问|指导|考察|接待|陪同|莅临|座谈|督导|走访")
PAST = pattern(r"违规|违反|案例|查处|通报|曾|去年")


@check(
    "CY60-1",
    "meals-outside",
    severity="warning",
    strength="direct",
    article=CY(60, "原则上不安排在外用餐；确需用餐的，一律安排自助餐或在单位食堂安排工作餐"),
    needs=("餐", "宴"),
)
def meals_outside(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a plan for a district leader's visit that has a meal at a hotel or restaurant, or a banquet."""
    if paper.rule_text or paper.kind in ("通报", "纪要", "简报", "决定"):
        return
    if not reasoning.leader_expected(paper, OCCASION):
        return
    for sentence in paper.holding("餐", "宴"):
        text = sentence.text
        hit = MEAL.search(text)
        if hit is None or PROPER.search(text[hit.start() : hit.end() + 12]) or DENIED.search(text) or PAST.search(text):
            continue
        if INSPECTED.search(text[: hit.start()]) or PROPER.search(hit[0]):
            continue
        yield context.finding(
            sentence.at(hit.start(), hit.end()),
            f"文中“{hit[0]}”。区政府领导同志出席活动、调研原则上不在外用餐，"
            "确需用餐的一律安排自助餐或者在单位食堂安排工作餐，请改正。",
        )
        return
