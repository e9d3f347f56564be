"""区长离京出访、出差期间，由常务副区长主持区政府工作。

为什么：区政府实行区长负责制。谁在什么时候主持区政府工作，关系到公文由谁签发、会议由谁主持。

怎样改：区长在京的，删去“由……主持区政府工作”；区长离京出访、出差的，写明外出的时间和事由，由常务副区长主持。

证据：名册里区长在那一天因出访、出差不在京，主持工作的是常务副区长；没有名册的，看文中写明的区长外出情况。

例外：条文只写了出访、出差。休假见第六十五条；区长空缺或者代理区长，不归本条。

容易误报的情形：主持会议、主持分管工作、主持本单位工作，不是主持区政府工作；没有名册时看不出区长是否外出，不报。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY04-1",
    "acting-for-head",
    severity="info",
    strength="direct",
    article=CY(4, "区长离京出访、出差期间，由常务副区长主持区政府工作。"),
    needs=("主持区政府", "主持区人民政府"),
)
def acting_for_head(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report that somebody acts for 区长 who is not away, or that he who acts is not 常务副区长."""
    for person, role, place in reasoning.stand_ins(paper, context):
        if role in ("deputy", "other"):
            yield context.finding(
                place,
                f"文中由{reasoning.named(person)}主持区政府工作。"
                "区长离京出访、出差期间，由常务副区长主持区政府工作，请核对。",
            )
        elif role == "first deputy" and reasoning.whereabouts(paper, context) == "here":
            yield context.finding(
                place,
                f"文中由{reasoning.named(person)}主持区政府工作，但区长并没有外出。"
                "区长离京出访、出差期间，才由常务副区长主持区政府工作，请核对。",
            )
