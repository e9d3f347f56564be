"""涉及多个部门职权的事务，部门之间未协商一致的，不得向下行文。

为什么：部门意见不一，下级收到后无所适从，擅自行文的会被责令纠正或者撤销。

怎样改：先协商一致，或者报请上级裁定，再行文；文中写明“经与某某局协商一致”。

证据：文中写明有关部门已协商一致，或者请求上级裁定而没有向下部署。

例外：没有。协商不成的，报上级决定。

容易误报的情形：引用规定的句子；“如有不同意见，请反馈”；居民、企业意见不一致；曾有分歧、已经协商一致的。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import TL


@check(
    "TL16-3",
    "issued-while-disagreeing",
    severity="error",
    strength="direct",
    article=TL(16),
    needs=("不同意", "不同的意见", "分歧", "异议", "保留意见", "一致", "反对", "会签", "共识", "统一"),
    kinds=("通知", "意见", "决定", "决议", "通告", "公告", "令", "公报"),
)
def issued_while_disagreeing(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a downward paper that itself says that the departments concerned have not agreed."""
    if paper.direction not in ("下行", "公布") or not paper.statutory or paper.kind in ("批复", "纪要", "通报"):
        return
    place = reasoning.unsettled(paper)
    if place is not None:
        words = context.document.quote(place)
        yield context.finding(
            place,
            f"文中“{words}”表明部门之间没有协商一致。未协商一致的不得向下行文，请先协商一致或者报上级裁定后再行文。",
        )
