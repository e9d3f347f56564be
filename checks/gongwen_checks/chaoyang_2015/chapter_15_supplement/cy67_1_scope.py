"""派出机构、议事协调机构的常设办事机构、部门管理机构、具有行政管理职能的事业单位、市属垂直部门等适用本规则。

为什么：这些单位的公文也要按本规则审核、签发、报送。配置里把它们当作“不适用”，相应的检查就都落空了。

怎样改：把该单位从 `[options."CY67-1"]` `exempt` 里删去；企业、学校等确实不适用的，保留即可。

证据：配置里没有把这些单位列为不适用。

例外：条文有“等”字，范围是开放的；没有行政管理职能的事业单位、企业不在此列。

容易误报的情形：市属垂直部门受双重领导，报市级主管部门的业务件按其系统规定办理。本项只核对配置，没有配置exempt就不会报告。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

BOUND = (
    ("派出机构", pattern(r"街道办事处|地区办事处|街道$|地区$|乡人民政府$|派出")),
    (
        "议事协调机构的常设办事机构",
        pattern(r"(?:领导小组|指挥部|委员会|联席会议)办公室$|应急办|创城办|绿化办|防汛办|文明办|爱卫会"),
    ),
    (
        "市属垂直部门",
        pattern(r"(?:朝阳|区)?(?:分局|支队)$|朝阳区?(?:税务局|国税局|地税局|气象局|统计局调查队)|委员会朝阳分局"),
    ),
    ("部门管理机构", pattern(r"监察队$|监察大队$|执法队$|执法大队$|管理处$|监督所$|管理局$")),
    ("具有行政管理职能的事业单位", pattern(r"管理(?:服务)?中心$|管理委员会$|管委会$|服务中心$")),
)


@dataclass(frozen=True)
class Options:
    """Which units are taken to stand outside the rules."""

    exempt: tuple[str, ...] = field(default=(), metadata={"doc": "认为不适用本规则的单位（全称或者简称）"})


@check(
    "CY67-1",
    "scope",
    severity="info",
    strength="direct",
    article=CY(
        67,
        "区政府派出机构、议事协调机构的常设办事机构、部门管理机构、具有行政管理职能的事业单位、"
        "市属垂直部门等工作机构适用本规则。",
    ),
)
def scope(paper: Paper, context: Context, options: Options) -> Iterator[Finding]:
    """Report a paper whose issuer is configured as exempt although the article binds it."""
    if not options.exempt:
        return
    source = reasoning.sender(paper)
    if source is None:
        return
    organisation = context.organisation
    name = source.unit or source.text
    if not any(e in (source.text, name) or reasoning.same_organ(name, e, organisation) for e in options.exempt):
        return
    unit = organisation.unit(name)
    kind = unit.kind if unit else ""
    for what, form in BOUND:
        if form.search(name) or (kind and form.search(kind)):
            yield context.finding(
                source.place,
                f"配置把“{source.text}”列为不适用，但{what}适用本规则。请从 exempt 中删去该单位。",
            )
            return
