"""加盖印章的公文：成文日期一般右空四字，署名以成文日期为准居中编排。

为什么：印章要端正、居中下压署名和成文日期，两行的位置对了，印章才盖得正。

怎样改：成文日期右缩进4字符；署名在日期之上，以日期的中线居中。署名过长的，日期随署名居中。

证据：署名与成文日期的中线对齐，日期右空四字。

例外：不加盖印章的按7.3.5.2编排；加盖签发人签名章的按7.3.5.3编排。文稿上看不出盖不盖章的，合乎其中一种就不报。

容易误报的情形：几个机关联合行文、署名分几列的；落款放在表格、文本框里的；日期放在标题下的决定、纪要；没有排过版的文稿。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check

from ..articles import GB
from ..pages import empty_above, in_chars
from ..signing import FACT, NEAR, ORDER, above_name, out_of_order, signing

USUAL = 4.0  # 字


@check(
    "GB7.3.5.1-1",
    "sealed-signature",
    severity="warning",
    strength="direct",
    article=GB("7.3.5.1"),
)
def sealed_signature(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a name that is not centred on the date, and a date that is not four characters from the right."""
    above = above_name(paper)
    if above is not None:
        yield context.finding(
            above, "成文日期编排在署名之上。署名在上，成文日期在下，印章居中下压署名和成文日期。", fact=ORDER
        )
        return
    misplaced = out_of_order(paper)
    if misplaced is not None:
        yield context.finding(
            misplaced,
            "联合行文的署名与发文机关的顺序不一致。署名应当按照发文机关的顺序编排，主办机关在前。",
            fact=ORDER,
        )
    found = signing(paper, context)
    if found is None:
        return
    if found.fault:
        yield context.finding(found.date_place, found.told, fact=FACT)
        return
    between = empty_above(paper.document, found.date.index) if found.single and not found.shifted else 0
    if between:
        yield context.finding(
            found.date_place,
            f"署名与成文日期之间空了{between}行。印章要居中下压署名和成文日期，成文日期一般紧接署名下一行。",
            severity="info",
            strength="inference",
        )
    if found.single and found.centred and not (found.shifted or found.long) and abs(found.date_right - USUAL) > NEAR:
        yield context.finding(
            found.date_place,
            f"成文日期右空{in_chars(found.date_right)}。加盖印章的公文，成文日期一般右空四字编排，署名以成文日期为准居中。",
            severity="info",
            strength="soft",
        )
