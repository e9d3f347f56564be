"""批复只用于答复下级机关的请示，答复不相隶属机关用函。

为什么：批复带有上级决定的效力。向平级机关、上级机关发批复，或者用函答复下级的请示，都会弄错效力关系。

怎样改：答复平级、不相隶属的机关用“函”（复函）；区政府答复下级请示用“批复”。

证据：批复的主送是下级机关。

例外：办公厅（室）经授权用函答复，是通行做法；依法作出的项目审批、核准批复不在此列。

容易误报的情形：发展改革、规划等部门的项目批复；主管部门对所属单位的批复；函里引用的请示是发给第三方的。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import TL

PERMIT = pattern(
    r"项目建议书|可行性研究|初步设计|立项|概算|环境影响|核准|规划条件|选址|许可|节能|设计方案|施工图|建设项目|投资|移民"
)
REQUEST = pattern(
    r"(?:你|贵)[局委办街乡处镇校院所单][^。；]{0,40}?(?:《[^》]{2,60}请示》|请示)[^。；]{0,20}(?:收悉|收到|悉)"
)


@check(
    "TL08-3", "reply-kind", severity="info", strength="direct", article=TL(8), fact="reply-kind", kinds=("批复", "函")
)
def reply_kind(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 批复 to an organ that is no subordinate, and a 函 of a government that answers a subordinate's 请示."""
    if paper.kind == "批复":
        title = paper.title.text if paper.title else ""
        if PERMIT.search(title):
            return
        above = reasoning.superiors(paper, context)
        found = above or reasoning.peers(paper, context)
        source = reasoning.sender(paper)
        if not found or source is None or source.level == "办公室":
            return
        names = "、".join(r.text for r in found)
        relation = "上级机关" if above else "平级机关"
        yield context.finding(
            reasoning.spanning(found), f"批复只用于答复下级机关的请示，“{names}”是{relation}。请改用函。"
        )
    elif paper.kind == "函" and paper.recipients and "请示" in "".join(s.text for s in paper.sentences[:2]):
        source = reasoning.sender(paper)
        if source is None or source.level == "办公室":
            return
        hit = next((s for s in paper.sentences[:2] if REQUEST.search(s.text)), None)
        if hit is None or paper.title is None:
            return
        if all(r.organ is not None and reasoning.is_subordinate(r.organ, paper, context) for r in paper.recipients):
            yield context.finding(
                paper.title.place,
                "本文答复的是下级机关的请示，用的是函。请改用批复；由办公厅（室）经授权答复的可以用函。",
            )
