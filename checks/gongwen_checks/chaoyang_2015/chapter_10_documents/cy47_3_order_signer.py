"""区政府发布的令、决定，向区人大及其常委会提出的议案、人事任免事项，由区长签署。

为什么：这些文件由区长代表区政府负责，条文没有规定可以由他人代签。

怎样改：由区长签署。

证据：署名、签发的是区长；文中、附注里写明由谁签署（“本决定由……签署”“签署人”“代签”）的，也看。

例外：没有。主持工作的常务副区长也不能代签。

容易误报的情形：部门的决定、行政处罚决定；标题中“决定”作动词；办公室转发的任免通知；文稿上看不到签署人的；文中说的是协议、证书等别的文书由谁签署。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY47-3",
    "order-signer",
    severity="error",
    strength="direct",
    article=CY(47, "区政府发布的令、决定、向区人民代表大会或区人大常委会提出的议案、人事任免事项，由区长签署"),
    fact="signer",
)
def order_signer(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an order, decision, bill or appointment of the district government not signed by 区长."""
    if not reasoning.reserved_to_head(paper) or not reasoning.issued_by_district(paper, context):
        return
    signed = {s.person.name or s.person.post: (s.person, s.person.place, False) for s in paper.signers}
    for told in reasoning.signers_told(paper):
        signed.setdefault(told.person.name or told.person.post, (told.person, told.place, told.stands_in))
    head = context.organisation.head(context.organisation.district.name, context.as_of)
    for person, place, stands_in in signed.values():
        standing = reasoning.standing(person, paper, context)
        if standing.holds("区长", "代区长", "代理区长") or (head and head.holder == person.name):
            continue
        if (
            not standing.posts
            and not stands_in
            and (head is None or not person.name or "某" in person.name + head.holder)
        ):
            continue
        who = person.name or person.surname
        post = f"（{standing.posts[0]}）" if standing.posts and who else "".join(standing.posts[:1])
        what = "人事任免事项" if reasoning.is_appointment(paper) else paper.kind
        yield context.finding(
            place, f"本件由{who}{post}签署。区政府的{what}应由区长签署，不能由他人代签，请改由区长签署。"
        )
