"""以区政府名义制发的公文，由区政府办公室主任核报区长或主管副区长签发。

为什么：区政府公文以区政府名义产生效力，办公室主任负责核报，不能代签。

怎样改：由区长或者主管该项工作的副区长签发；重大事项报常务副区长、区长签发。

证据：签发人是区长或者主管副区长，发文稿纸上有区政府办公室主任的核稿（核报）；分工按名册里的分管领域看。

例外：令、决定、议案、人事任免和报市政府的请示、报告、意见另有规定。

容易误报的情形：文稿上看不到签发人时不作判断；核稿、会签栏里的姓名不是签发人；没有名册时不判断分管范围。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY47-1",
    "district-signer",
    severity="warning",
    strength="direct",
    article=CY(47, "以区政府名义制发的公文，由区政府办公室主任核报区长或主管副区长签发"),
    fact="signer",
    kinds=("通知", "通报", "批复", "函", "意见", "公告", "通告", "决议", "公报"),
)
def district_signer(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a signer of an ordinary paper of the district government who is neither its head nor the deputy in charge."""
    if not reasoning.issued_by_district(paper, context) or not paper.signers or paper.minutes:
        return
    if reasoning.reserved_to_head(paper) or reasoning.to_city(paper):
        return
    for signer in paper.signers:
        person = signer.person
        standing = reasoning.standing(person, paper, context)
        if not standing.posts or standing.holds("区长", "常务副区长"):
            continue
        if standing.holds("副区长"):
            other = reasoning.other_portfolio(standing, paper, context)
            if other:
                yield context.finding(
                    person.place,
                    f"签发人{person.name}分管{other[0]}，本文属于{other[1]}工作，应由主管该项工作的副区长或者区长签发。",
                )
            continue
        yield context.finding(
            person.place,
            f"签发人{person.name}的职务是{standing.posts[0]}。以区政府名义制发的公文应由区长或主管副区长签发，请重新送签。",
        )
