"""以区政府办公室名义制发的公文，由区政府办公室主任签发。

为什么：办公室公文由办公室主任负责；重要事项先报区政府领导审阅，仍由办公室主任签发。

怎样改：由区政府办公室主任签发；区政府领导的意见写在审阅栏。

证据：签发人是区政府办公室主任：按名册，没有名册的按印出的职务。

例外：副主任受委托主持办公室工作的，请写明。

容易误报的情形：审阅、会签栏里的领导姓名；区政府名义的公文；文稿上看不到签发人的。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY48-1",
    "office-signer",
    severity="warning",
    strength="direct",
    article=CY(48, "由区政府办公室主任签发，其中，重要事项报区政府领导审阅后，由区政府办公室主任签发"),
    fact="signer",
    kinds=("通知", "通报", "批复", "函", "意见", "公告", "通告", "决议", "公报"),
)
def office_signer(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper of the district government's office that its director did not sign."""
    if not paper.signers or paper.minutes or not reasoning.issued_by_office(paper, context):
        return
    office = context.organisation.office.name
    head = context.organisation.head(office, context.as_of)
    for signer in paper.signers:
        person = signer.person
        if (head and head.holder == person.name) or reasoning.acts_for_head(person, paper, context, office):
            continue
        standing = reasoning.standing(person, paper, context)
        if standing.holds("主任") or (not standing.posts and (head is None or "某" in person.name + head.holder)):
            continue
        post = f"（{standing.posts[0]}）" if standing.posts else ""
        yield context.finding(
            person.place,
            f"签发人{person.name}{post}不是区政府办公室主任。以区政府办公室名义制发的公文由办公室主任签发；"
            "需要区政府领导审阅的，审阅后仍由办公室主任签发。",
        )
