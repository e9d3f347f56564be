"""信函格式的两条红色双线：上一条上粗下细，下一条上细下粗、距下页边20毫米，线长均为170毫米，居中。

为什么：上下两条红色双线是信函格式的标志，线型、颜色、长短都有规定。

怎样改：发文机关标志之下4毫米处画一条红色双线（上粗下细），距下页边20毫米处再画一条（上细下粗），线长都是170毫米，居中。

证据：信函首页画出的双线（直线图形，或者段落、页眉、页脚的框线）。

例外：文件、命令、纪要格式；没有画线的草稿；印在已有版头的纸上的信函。

容易误报的情形：线的粗细没有规定；文件里没有画线不算错。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check

from .. import colours
from ..articles import GB
from ..laid import laid
from .letters import DoubleRule, double_rules

LENGTH = 170.0  # millimetres
DRAWN, EDGE = 2.0, 6.0  # how far a drawn line, an edge may be off
FOOT, FOOT_NEAR = 20.0, 3.0
ASIDE = 5.0  # off the middle


@check("GB10.1-2", "letter-lines", severity="warning", strength="direct", article=GB("10.1"))
def letter_lines(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report the lines of a letter that are not red, not double, of another length, or the wrong way round."""
    found = laid(paper, context)
    if found is None or not found.typeset or not found.letter:
        return
    for low in (False, True):
        lines = [rule for rule in double_rules(paper, context.document) if rule.low is low]
        if lines:
            best = next((rule for rule in lines if rule.double), lines[0])
            wrong = list(_wrong(best, low))
            if wrong:
                which = "下面一条（距下页边20毫米处）" if low else "上面一条（发文机关标志之下）"
                right = "上细下粗" if low else "上粗下细"
                yield context.finding(
                    best.place,
                    f"信函格式的红色双线，{which}{'，'.join(wrong)}。应当是红色双线（{right}），长170毫米，居中。",
                )


def _wrong(rule: DoubleRule, low: bool) -> Iterator[str]:
    if rule.told and not colours.red(rule.colour):
        yield f"是{colours.in_words(rule.colour)}"
    if not rule.double:
        yield "是单线"
    elif rule.style.startswith("thickThin" if low else "thinThick"):
        yield "上粗下细" if low else "上细下粗"
    if rule.length is not None and abs(rule.length - LENGTH) > (DRAWN if rule.drawn else EDGE):
        yield f"长约{rule.length:.0f}毫米"
    elif abs(rule.aside) > ASIDE:
        yield f"偏{'右' if rule.aside > 0 else '左'}约{abs(rule.aside):.0f}毫米"
    if low and rule.from_foot is not None and abs(rule.from_foot - FOOT) > FOOT_NEAR:
        yield f"距下页边约{rule.from_foot:.0f}毫米"
