"""以区政府名义报送市政府的请示、报告、意见，由区长或主持工作的常务副区长签发。

为什么：向市政府行文代表全区，签发权只在区长；区长外出期间才由主持工作的常务副区长签发。

怎样改：请区长签发；区长离京出访、出差的，由主持工作的常务副区长签发，并在名册或者文中写明。

证据：签发人在那一天是区长；或者是常务副区长，并且名册、文中显示当时由他主持工作。

例外：主持工作的常务副区长。

容易误报的情形：致市级部门的函；没有名册又看不出区长是否外出时，常务副区长签发只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY47-2",
    "to-city-signer",
    severity="error",
    strength="direct",
    article=CY(47, "以区政府名义报送市政府的请示、报告、意见，由区长或主持工作的常务副区长签发"),
    fact="signer",
    kinds=("请示", "报告", "意见"),
)
def to_city_signer(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a signer of a 请示, 报告 or 意见 to the city government who is neither 区长 nor the acting first deputy."""
    if not reasoning.issued_by_district(paper, context) or not paper.signers or not reasoning.to_city(paper):
        return
    district = context.organisation.district.name
    for signer in paper.signers:
        person = signer.person
        standing = reasoning.standing(person, paper, context)
        if standing.holds("区长"):
            continue
        if standing.holds("常务副区长"):
            if reasoning.acts_for_head(person, paper, context, district, context.as_of):
                continue
            known = context.organisation.head(district, context.as_of) is not None
            yield context.finding(
                person.place,
                f"签发人{person.name}是常务副区长，"
                + ("名册中没有区长外出、由其主持工作的记载" if known else "文中看不出区长是否外出、是否由其主持工作")
                + "。请由区长签发，或者写明其正在主持工作。",
                severity=None if known or reasoning.head_present(paper) else "info",
            )
        elif standing.posts:
            yield context.finding(
                person.place,
                f"签发人{person.name}的职务是{standing.posts[0]}。报市政府的{paper.kind}只能由区长或主持工作的常务副区长签发，请重新送签。",
            )
        else:
            head = context.organisation.head(district, context.as_of)
            if head and person.name and "某" not in person.name + head.holder:
                yield context.finding(
                    person.place,
                    f"签发人{person.name}不是名册所载的区长（{head.holder}）。报市政府的{paper.kind}只能由区长或主持工作的常务副区长签发。",
                )
