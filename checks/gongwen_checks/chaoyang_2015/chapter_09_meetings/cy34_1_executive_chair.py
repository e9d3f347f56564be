"""区政府常务会议由区长召集和主持。

为什么：常务会议讨论和通过规划、预决算、重大资金等事项，实行区长负责制，由区长主持。

怎样改：改由区长召集和主持。区长离京出访、出差的，由常务副区长主持，并写明区长外出。

证据：纪要、通知、报告里写明的主持人是区长；别人主持的，文中写明区长离京出访、出差。

例外：区长离京出访、出差期间，由常务副区长主持区政府工作（第四条），可以由其主持会议；要在文中写明，或者在名册里记载区长外出。其他副区长受委托主持，条文没有规定。

容易误报的情形：主持某一个议题；汇报人、列席人写在“主持”旁边；人大、政协、党组、部门自己的会议；看不出主持人职务的。区长列在“请假”里的，只提示核实。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY34-1",
    "executive-chair",
    severity="warning",
    strength="direct",
    article=CY(34, "区政府常务会议由区长、副区长、区政府办公室主任组成，由区长召集和主持。"),
    also=(CY(4, "区长离京出访、出差期间，由常务副区长主持区政府工作。"),),
    needs=("主持",),
)
def executive_chair(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 常务会议 that somebody other than 区长 chairs while 区长 is not away."""
    for chairing, on_leave in reasoning.not_chaired_by_head(paper, context, "常务会议"):
        yield context.finding(
            chairing.place,
            f"区政府常务会议由{chairing.words}主持。常务会议由区长召集和主持；区长离京出访、出差的，才由常务副区长主持，并应写明。"
            + ("纪要记载区长请假，请核实是否离京出访、出差。" if on_leave else ""),
            severity="info" if on_leave else None,
        )
