"""上行文不抄送下级机关。

为什么：请示、报告是向上级提出的，事项还没有定。抄给下级，容易被当作已经决定的事去执行。

怎样改：从抄送栏里删去下级机关；上级批复后，再另行文通知下级。

证据：抄送栏里没有本机关的下级。

例外：没有。抄送相关上级机关和同级机关是可以的。

容易误报的情形：部门抄送街道、其他部门（属于同级）；区政府抄送区委、区人大、区政协；下行文、函的抄送；内部分送范围。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Recipient, check, reasoning

from ..articles import TL

INNER_LISTS = ("分送", "发送", "印送", "内部", "送：", "发：", "送:", "发:", "报：", "报:", "抄报")


@check(
    "TL15-2",
    "copied-to-subordinates",
    severity="error",
    strength="direct",
    article=TL(15),
    fact="copied-below",
    kinds=("请示", "报告", "意见", "请示报告", "申请", "汇报"),
)
def copied_to_subordinates(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an upward paper copied to organs below the issuer."""
    if not paper.copies or not reasoning.upward(paper):
        return
    below = [
        r
        for r in paper.copies
        if r.organ is not None and reasoning.is_subordinate(r.organ, paper, context) and _is_copy(r, paper)
    ]
    if below:
        names = "、".join(r.text for r in below)
        yield context.finding(
            below[0].place,
            f"{paper.kind}抄送了下级机关“{names}”。上行文不抄送下级机关，请从抄送中删去，待上级批复后另行通知。",
            more=tuple(r.place for r in below[1:]),
            fix=reasoning.without(below, paper.copies, paper),
        )


def _is_copy(recipient: Recipient, paper: Paper) -> bool:
    """Not a line of internal distribution (分送：各科室)."""
    text = "".join(paper.document.paragraph(recipient.place).text.split())
    return not text.startswith(INNER_LISTS)
