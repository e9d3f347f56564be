"""紧急程度一般用三号黑体，顶格排在版心左上角；份号、密级、紧急程度自上而下分行排列。

为什么：三项标注顺序固定、各占一行，收发人员按位置就能看全，不会漏掉密级或者时限。

怎样改：左侧顶格，用三号黑体；同时有份号、密级和保密期限、紧急程度的，按这个顺序自上而下各占一行；“特急”“加急”两字之间不空格。

证据：版头左上角的紧急程度标注。

例外：电报按电报的格式；发文稿纸、网页版；文本稿不看字体和位置。

容易误报的情形：标题里的“紧急通知”；发文稿纸上的“缓急”栏；密级、份号的标注另有检查。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, replacement

from ..articles import GB
from ..corner import misplaced, other_type, out_of_order

WORDS = ("特急", "加急", "特提", "平急")  # the last two of telegrams
INNER = " \u3000\t"


@check("GB7.2.3-1", "urgency-form", severity="warning", strength="direct", article=GB("7.2.3"), needs=("急", "特提"))
def urgency_form(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an urgency that is spaced out, out of order, or not set as 7.2.3 says."""
    urgency = paper.urgency
    if urgency is None or paper.copy_type in ("web", "form"):
        return
    printed = context.document.quote(urgency.place)
    if any(blank in printed for blank in INNER):
        yield context.finding(
            urgency.place,
            f"“{printed}”两字之间不用空格，一般写作“{urgency.text}”。",
            severity="info",
            strength="soft",
            fix=replacement(f"改为“{urgency.text}”", urgency.place, urgency.text, safe=True),
        )
    if urgency.text not in WORDS:
        yield context.finding(
            urgency.place,
            f"紧急程度标注为“{urgency.text}”，公文一般标注“特急”或者“加急”。",
            severity="info",
            strength="inference",
            fact="urgency-word",
        )
    yield from out_of_order(paper, context, ("份号", "密级和保密期限", "紧急程度"))
    yield from other_type(paper, context, urgency.place, "紧急程度", "黑体")
    yield from misplaced(paper, context, urgency.place, "紧急程度")
