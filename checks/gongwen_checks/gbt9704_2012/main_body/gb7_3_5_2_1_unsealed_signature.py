"""不加盖印章的公文：署名在正文下空一行右空二字，成文日期在下一行，首字比署名首字右移二字。

为什么：不盖章的公文靠署名和日期的位置显出落款，写法统一，一看便知是哪种落款。

怎样改：正文（或附件说明）下空一行，署名右缩进2字符；下一行是成文日期，首字比署名首字右移二字；日期比署名长的，日期右空二字，署名相应增加右空。联合行文的，主办机关署名在前，其余依次向下。

证据：署名右空二字，日期比署名右移二字，署名与正文之间空一行。

例外：加盖印章的按7.3.5.1编排。文稿上看不出盖不盖章的，合乎其中一种就不报。

容易误报的情形：署名一栏放在表格、文本框里的；几个机关的署名分几列的；令、议案的签名章；没有排过版的文稿。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check

from ..articles import GB
from ..pages import empty_above
from ..signing import FACT, ORDER, above_name, out_of_order, signing


@check(
    "GB7.3.5.2-1",
    "unsealed-signature",
    severity="warning",
    strength="direct",
    article=GB("7.3.5.2"),
)
def unsealed_signature(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a name and a date that stand neither as without a seal nor as with one."""
    found = signing(paper, context)
    if found is not None and found.sealed:
        return
    above = above_name(paper)
    if above is not None:
        yield context.finding(above, "成文日期编排在署名之上。署名在上，成文日期在署名下一行。", fact=ORDER)
        return
    misplaced = out_of_order(paper)
    if misplaced is not None:
        yield context.finding(
            misplaced,
            "联合行文的署名与发文机关的顺序不一致。应当先编排主办机关署名，其余机关依次向下编排。",
            fact=ORDER,
        )
    if found is None:
        return
    if found.fault:
        yield context.finding(found.date_place, found.told, fact=FACT)
        return
    name, date = found.names[0], found.date
    if not found.single or not found.shifted:
        return
    over = name.index - 1
    if (
        over >= 0
        and paper.zones[over] in ("body", "closing", "annex_note")
        and not empty_above(paper.document, name.index)
    ):
        yield context.finding(
            name.place(),
            "署名紧接正文，没有空行。不加盖印章的公文，署名应当在正文（或附件说明）下空一行、右空二字编排。",
        )
    if empty_above(paper.document, date.index):
        yield context.finding(
            found.date_place, "署名与成文日期之间空了行。成文日期应当在署名下一行，首字比署名首字右移二字。"
        )
