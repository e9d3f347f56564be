"""区政府全体会议、常务会议、区长办公会议的纪要，由区长签发。

为什么：三种会议都由区长召集和主持，纪要记载会议决定，由区长确认。

怎样改：送区长签发。

证据：纪要的签发人是当时的区长：按名册，没有名册的按签发人旁边和文中印出的职务。

例外：条文没有规定代签。名册记载区长正在外出的，只作提示。

容易误报的情形：主持人不等于签发人；核稿、审核人不是签发人；部门自己的局长办公会纪要；没有印出签发人的纪要。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY40-1",
    "minutes-signer",
    severity="error",
    strength="direct",
    article=CY(40, "区政府全体会议、区政府常务会议、区长办公会议的纪要，由区长签发"),
    fact="signer",
    kinds=("纪要",),
)
def minutes_signer(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report minutes of the three government meetings that someone other than 区长 signed."""
    minutes = paper.minutes
    if minutes is None or not minutes.of_district or not paper.signers:
        return
    if minutes.meeting not in ("全体会议", "常务会议", "区长办公会议"):
        return
    head = context.organisation.head(context.organisation.district.name, context.as_of)
    away = head is not None and context.organisation.absent(head.holder, context.as_of) is not None
    for signer in paper.signers:
        person = signer.person
        standing = reasoning.standing(person, paper, context)
        if standing.holds("区长", "代区长") or (head and head.holder == person.name):
            continue
        if not standing.posts and (head is None or not person.name or "某" in person.name + head.holder):
            continue
        post = f"（{standing.posts[0]}）" if standing.posts else ""
        yield context.finding(
            person.place,
            f"本纪要由{person.name}{post}签发。{minutes.meeting}的纪要应由区长签发，请送区长签发。"
            + ("（名册记载区长外出，请核实）" if away else ""),
            severity="info" if away else None,
        )
