"""区政府领导同志出席会议活动、下基层，要轻车简从、简化接待、减少陪同、不搞迎送。

为什么：列队迎接、悬挂横幅、大批人员陪同，劳民伤财，也看不到真实情况。

怎样改：删去迎送、横幅、鲜花、开道的安排，陪同人员压到最少。

证据：方案里没有迎送、列队、献花、横幅、警车开道一类的安排。

例外：条文没有例外。外宾接待按外事礼宾规定办理。

容易误报的情形：迎接新生、迎接检查之类的固定说法；群众活动的横幅；外宾接待。默认不检查；陪同人数的上限由配置决定：
`[options."CY60-2"]` `escorts = 10`。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY


@dataclass(frozen=True)
class Options:
    """How many people may accompany a leader."""

    escorts: int = field(default=10, metadata={"doc": "陪同人员的最多人数"})


WELCOME = pattern(
    r"(?:路口|门口|界口|楼前|现场|车站|大门)[^，。；]{0,8}(?:迎接|迎候|欢送|列队|送行)|列队(?:欢迎|迎接|迎候"
    r"|欢送)|欢迎(?:横幅|标语|条幅|仪式|队伍)|悬挂[^，。；]{0,10}(?:横幅|标语|条幅)|警车(?:开道|引导)"
    r"|铺设红(?:地)?毯|献花|夹道|鼓乐队|(?:摆放|准备)鲜花"
)
ESCORT = pattern(
    r"陪同(?:人员)?[^，。；]{0,8}?(?P<count>\d{1,3})(?:余)?[人名位]"
    r"|(?P<other>\d{1,3})(?:余)?[人名位][^，。；]{0,6}陪同"
)
DENIED = pattern(r"不(?:再)?(?:安排|搞|得|悬挂|铺设|献花|摆放|组织|要|设)|严禁|禁止|谢绝|取消|避免|杜绝")
FOREIGN = pattern(r"外宾|使馆|大使|代表团|外事")
OCCASION = pattern(r"调研|检查|视察|出席|参加|慰问|指导|考察|接待|莅临|督导|走访")


@check(
    "CY60-2",
    "escort",
    severity="info",
    strength="direct",
    article=CY(60, "要轻车简从、简化接待、减少陪同、不搞迎送"),
    default=False,
    needs=("迎", "送", "横幅", "警车", "陪同", "鲜花", "红毯", "红地毯", "献花", "标语"),
)
def escort(paper: Paper, context: Context, options: Options) -> Iterator[Finding]:
    """Report a plan for a district leader's visit with a welcome, banners, an escort of police or many companions."""
    if paper.rule_text or not reasoning.leader_expected(paper, OCCASION):
        return
    for sentence in paper.holding(
        "迎", "送", "幅", "标语", "警车", "红地毯", "红毯", "献花", "夹道", "鼓乐队", "鲜花", "陪同"
    ):
        text = sentence.text
        if DENIED.search(text) or FOREIGN.search(text):
            continue
        hit = WELCOME.search(text)
        if hit is None:
            counted = ESCORT.search(text)
            if counted is None or int(counted["count"] or counted["other"]) <= options.escorts:
                continue
            hit = counted
        yield context.finding(
            sentence.at(hit.start(), hit.end()),
            f"文中“{hit[0]}”。区政府领导同志下基层要轻车简从、简化接待、减少陪同、不搞迎送，请删去或者压减。",
        )
        return
