"""区政府专题会议的纪要由主持会议的区长或副区长签发。

为什么：谁主持会议，谁最清楚议定事项，由谁签发确认。

怎样改：送主持会议的区长或者副区长签发。

证据：纪要的签发人就是主持会议的区长或者副区长。

例外：没有。

容易误报的情形：两位领导共同主持；姓名写法不同（张某、张三）；部门的专题会；文稿上看不出主持人或者签发人的。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY40-2",
    "special-minutes-signer",
    severity="error",
    strength="direct",
    article=CY(40, "区政府专题会议的纪要由主持会议的区长或副区长签发"),
    fact="signer",
    kinds=("纪要",),
)
def special_minutes_signer(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report minutes of a special meeting (专题会议) whose signer did not chair it, or is no 区长 or 副区长."""
    minutes = paper.minutes
    if minutes is None or not minutes.of_district or minutes.meeting != "专题会议" or not paper.signers:
        return
    for signer in paper.signers:
        person = signer.person
        standing = reasoning.standing(person, paper, context)
        if minutes.chairs and not any(reasoning.same_person(person, chair) for chair in minutes.chairs):
            chairs = "、".join(c.name or c.surname + c.post for c in minutes.chairs)
            post = f"（{standing.posts[0]}）" if standing.posts else ""
            yield context.finding(
                person.place,
                f"会议由{chairs}主持，纪要却由{person.name or person.post}{post if person.name else ''}签发。"
                "专题会议纪要应由主持会议的区长或副区长签发，请送主持人签发。",
            )
        elif standing.posts and not standing.holds("区长", "副区长", "常务副区长"):
            yield context.finding(
                person.place,
                f"签发人{person.name}的职务是{standing.posts[0]}。专题会议纪要应由主持会议的区长或副区长签发。",
            )
