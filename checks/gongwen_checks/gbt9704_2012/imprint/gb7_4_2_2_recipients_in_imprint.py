"""把主送机关移至版记的，除将“抄送”二字改为“主送”外，编排方法同抄送机关，在抄送机关之上一行，之间不加分隔线。

为什么：主送机关太多、首页显示不了正文时，才移到版记；主送在前、抄送在后，是行文关系的主次。

怎样改：“主送：……。”写在“抄送：……。”的上一行，四号仿宋，左右各空一字，最后加句号，两行之间不画线。

证据：版记里“主送”“抄送”两行的次序、标点和两行之间的线。

例外：主送机关写在标题之下的，版记里没有主送。

容易误报的情形：没有抄送机关、只有主送机关的版记；分送。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check

from ..articles import GB
from ..imprint_rows import imprint
from ..laid import laid
from .gb7_4_2_1_copies_form import place_of, punctuation, type_of


@check(
    "GB7.4.2-2",
    "recipients-in-imprint",
    severity="warning",
    strength="direct",
    article=GB("7.4.2"),
    needs=("主送",),
)
def recipients_in_imprint(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report 主送 in the 版记 that is not laid out as 抄送 is, stands below it, or is parted from it by a line."""
    end = imprint(paper, context)
    if end is None or not end.moved or paper.copy_type in ("web", "form"):
        return
    yield from punctuation(end.moved, "主送", context)
    head = end.moved[0]
    if end.copies and end.copies[0].index < head.index:
        yield context.finding(head.place(), "移入版记的主送机关写在抄送机关下面，应当写在抄送机关之上一行。")
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    if end.between_moved is not None:
        yield context.finding(head.place(), "版记中主送机关与抄送机关之间画了分隔线，这两行之间不加分隔线。")
    yield from type_of(end.moved, "主送机关", found, context)
    yield from place_of(head, "主送机关", paper, context)
