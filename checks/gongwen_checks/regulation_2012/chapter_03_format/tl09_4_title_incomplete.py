"""公文标题由发文机关名称、事由和文种组成。

为什么：只看标题就应当知道是谁、为什么事、要做什么。只写“通知”或者没有文种，收文机关无法登记和分办。

怎样改：写成“某某局关于……的通知”这样的完整标题。

证据：标题里有发文机关名称、事由和文种；版头已有发文机关标志的，按条文的通常理解从宽。

例外：令、纪要、公告、通告可以不写事由；有发文机关标志的，省略发文机关名称较常见，只作提示。

容易误报的情形：分成几行的标题；讲话稿、请假报告、邀请函等非法定公文；新闻稿、方案、材料的标题。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import TL

NEED_MATTER = ("通知", "通报", "报告", "请示", "批复", "函", "意见", "决定")
NEED_ORGAN = (*NEED_MATTER, "公告", "通告", "决议")
OTHER_TEXTS = (
    "讲话",
    "致辞",
    "方案",
    "材料",
    "答复",
    "汇报",
    "提纲",
    "申请",
    "公示",
    "办法",
    "规定",
    "细则",
    "条例",
    "名单",
    "合同",
    "协议",
)


@check("TL09-4", "title-incomplete", severity="warning", strength="direct", article=TL(9), fact="title-incomplete")
def title_incomplete(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a title without 文种 or without 事由; without the organ's name only as a hint."""
    title = paper.title
    if title is None or paper.rule_text:
        return
    if not paper.statutory and paper.kind is not None:
        return  # a speech, a leave request, an invitation …: another paper
    parts = reasoning.title_parts(paper, context)
    if parts is None:
        return
    if not parts.kind:
        if paper.kind in ("令", "纪要", "公告", "通告"):
            return
        issued = reasoning.formal(paper) or reasoning.between_organs(paper)
        if issued and parts.about and not reasoning.stem(title.text).endswith(OTHER_TEXTS):
            yield context.finding(
                title.place, f"标题“{title.text}”没有文种。请写明通知、请示、报告、函等文种，例如“……关于……的通知”。"
            )
        return
    if paper.kind not in NEED_ORGAN:
        return
    if not parts.matter and paper.kind in NEED_MATTER:
        yield context.finding(
            title.place, f"标题“{title.text}”没有事由。请写成“发文机关名称＋关于……的＋{parts.kind}”。"
        )
        return
    if parts.matter and not parts.organ and parts.about and any(s.organ for s in paper.signature):
        shown = "版头已有发文机关标志，" if paper.mark is not None else ""
        yield context.finding(
            title.place,
            f"标题没有发文机关名称。{shown}完整的标题由发文机关名称、事由和文种组成，建议补上。",
            severity="info",
        )
