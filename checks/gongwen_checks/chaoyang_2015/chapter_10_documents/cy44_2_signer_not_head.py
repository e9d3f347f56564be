"""报送区政府的公文由主要负责人或由其委托主持工作的负责人签发。

为什么：上行文代表本机关，应由主要负责人对内容负责。

怎样改：由主要负责人签发；主要负责人外出并已委托他人主持工作的，在文中或者组织名册中写明委托情况。

证据：签发人在那一天是本机关主要负责人，或者受委托主持工作：按名册，没有名册的按文中印出的职务和“受……委托主持工作”一类的说明。

例外：由主要负责人委托主持工作的负责人签发。

容易误报的情形：姓名中间加空格；刚刚到任的负责人还没有写进名册；联合行文的几个签发人；函和下行文。没有名册时，只看文稿自己印出的职务。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY44-2",
    "signer-not-head",
    severity="error",
    strength="direct",
    article=CY(44, "由主要负责人或由其委托主持工作的负责人签发"),
    fact="signer",
    kinds=("请示", "报告", "意见", "请示报告", "申请", "汇报"),
)
def signer_not_head(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a signer of an upward paper to the district government who is neither the head nor acts for the head."""
    if not reasoning.upward(paper) or not paper.signers or not reasoning.to_district(paper, context):
        return
    source = reasoning.sender(paper)
    if source is None or source.level not in ("部门", "街乡", "事业单位", "企业", "其他"):
        return
    organisation = context.organisation
    units = [o.unit or o.text for o in paper.issuers]
    heads = [head.holder for u in units if (head := organisation.head(u, context.as_of))]
    for position, signer in enumerate(paper.signers):
        person = signer.person
        unit = units[min(position, len(units) - 1)]
        if person.name in heads or any(
            reasoning.acts_for_head(person, paper, context, u, context.as_of) for u in units
        ):
            continue
        standing = reasoning.standing(person, paper, context)
        own = [
            p for p, u in zip(standing.posts, standing.units, strict=True) if standing.source != "roster" or u in units
        ]
        if heads and len(heads) == len(units) and person.name and "某" not in person.name + "".join(heads):
            post = f"（{own[0]}）" if own else ""
            yield context.finding(
                person.place,
                f"签发人{person.name}{post}不是{unit}的主要负责人（名册所载为{'、'.join(heads)}），也没有受委托主持工作的记载。"
                "请由主要负责人签发，或者写明委托主持工作的情况。",
            )
        elif reasoning.is_deputy(tuple(own)):
            yield context.finding(
                person.place,
                f"签发人{person.name}的职务是{own[0]}，不是主要负责人，文中也没有受委托主持工作的说明。"
                "请由主要负责人签发，或者写明委托主持工作的情况。",
            )
