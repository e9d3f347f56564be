"""紧急公文只标“特急”或者“加急”；“特提”“平急”只用于电报。

为什么：紧急程度决定送达和办理时限，用词不统一，收文机关无法按级办理。

怎样改：按紧急程度改标“特急”或者“加急”。

证据：版头里的紧急程度是“特急”或者“加急”。

例外：电报分别标注“特提”“特急”“加急”“平急”。

容易误报的情形：标题里的“紧急通知”；正文里的“急件”；发文稿纸上“一般”“普通”等选项。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, replacement

from ..articles import TL

TELEGRAM = pattern(r"电报|明电|密电|传真电|发电|内电|电〔")
WRONG = frozenset(
    {
        "急件",
        "紧急",
        "急",
        "火急",
        "十万火急",
        "特件",
        "特快",
        "急办",
        "急办件",
        "紧急件",
        "急文",
        "万急",
        "限时",
        "限时办理",
    }
)
VERY = ("特提", "特件", "特快", "火急", "十万火急", "万急")  # nearer to 特急 than to 加急
LABELS = ("紧急程度", "缓急", "缓急程度", "紧急")


@check(
    "TL09-2",
    "urgency-word",
    severity="warning",
    strength="direct",
    article=TL(9),
    fact="urgency-word",
    needs=("急", "特", "限时"),
)
def urgency_word(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an urgency word that is not one of the list."""
    urgency = paper.urgency
    if urgency is not None:
        word, place = "".join(urgency.text.split()), urgency.place
        if word in ("特急", "加急"):
            return
        if word in ("特提", "平急") and _telegram(paper):
            return
    else:
        cell = next((c for c in paper.form if c.label in LABELS and c.value.strip() in WRONG), None)
        if cell is None or cell.value_place is None:
            return
        word, place = cell.value.strip(), cell.value_place
    right = "特急" if word in VERY else "加急"
    fix = replacement(f"把“{word}”改为“{right}”", place, right)
    if word in ("特提", "平急"):
        yield context.finding(place, f"“{word}”只用于电报。紧急公文请改标“特急”或者“加急”。", fix=fix)
    else:
        yield context.finding(place, f"紧急程度标注“{word}”不规范。请按紧急程度改标“特急”或者“加急”。", fix=fix)


def _telegram(paper: Paper) -> bool:
    shown = [e.text for e in (paper.mark, paper.number, paper.title) if e is not None]
    return any(TELEGRAM.search(text) for text in shown)
