"""发文机关标志居中、用红色，上边缘距版心上边缘35毫米，推荐用小标宋体。

为什么：发文机关标志表明公文由谁制发，是“红头文件”得名的由来；位置、颜色不合规定，公文的真实性就会被怀疑。

怎样改：标志居中排，颜色设为红色；字体推荐用小标宋体，字号以醒目、美观、庄重为原则自定；上边缘距版心上边缘35毫米。

证据：版头里的发文机关标志。

例外：印在已有版头的纸上的公文（文件里没有标志）；信函、命令、纪要另有规定；网页版、发文稿纸和没有排过版的草稿不看。

容易误报的情形：标志的字号没有规定；华文中宋是小标宋的通行代用字体；标志在页眉、文本框或者表格里，位置看不出来的不报。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check

from ..articles import GB
from ..laid import laid
from ..marks import height, mark_of, printed

TOP = 35.0  # millimetres
OWN_MARKS = ("公告", "通告", "公报", "纪要", "令")  # else than in the forms of 10.2 and 10.3, no clause tells how


@check("GB7.2.4-1", "mark-form", severity="warning", strength="direct", article=GB("7.2.4"))
def mark_form(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a mark that is not red, not in the middle, in another typeface than 小标宋, or far from its height."""
    found = laid(paper, context)
    if found is None or not found.typeset or found.letter or found.order or found.minutes:
        return
    paragraphs = mark_of(paper)
    bare = "".join("".join(p.text.split()) for p in paragraphs)
    if not bare.endswith("文件") and (not paper.statutory or paper.kind in OWN_MARKS):
        return
    if paragraphs:
        yield from printed(paragraphs, found, context, red=True)
        if bare != "文件":  # the names stand elsewhere
            yield from height(paragraphs, found, context, right=TOP)
