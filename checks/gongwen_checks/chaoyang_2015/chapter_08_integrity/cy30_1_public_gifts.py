"""不得用公款相互送礼和宴请。

为什么：严格执行财经纪律，规范公务接待，反对铺张浪费，降低行政成本。

怎样改：删去礼品、纪念品、宴请的安排和预算；公务接待按规定安排工作餐。

证据：计划、预算里没有用公款安排礼品、宴请；写明自费、由对方承担的，不算公款。

例外：外事活动中的礼品和宴请另有规定（第六十一条）。

容易误报的情形：“不发放纪念品”“不安排宴请”“严禁”一类的话；礼品登记、回收、上交；给困难群众的慰问品、给居民和参赛选手的奖品；企业、社会捐助承担的；通报、查处别人违规的。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY30-1",
    "public-gifts",
    severity="warning",
    strength="direct",
    article=CY(30, "不得用公款相互送礼和宴请"),
    needs=("宴", "礼品", "礼金", "购物卡", "代金券", "伴手礼", "土特产", "纪念品", "礼盒", "酒会", "聚餐", "接风"),
)
def public_gifts(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report gifts or banquets that a plan, budget or report provides from public money."""
    found = list(reasoning.gifts_and_banquets(paper))
    if found:
        place = found[0][0]
        what = "、".join(dict.fromkeys(k for _, k in found))
        yield context.finding(
            place,
            f"文中安排了{what}（“{context.document.quote(place)}”）。不得用公款相互送礼和宴请，请删去这项安排和支出。",
            more=tuple(p for p, _ in found[1:]),
        )
