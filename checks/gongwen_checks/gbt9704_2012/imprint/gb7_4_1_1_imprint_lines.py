"""版记的分隔线与版心等宽，首条和末条用粗线，中间的用细线。

为什么：版记在公文最后一面的末尾，靠几条线与正文隔开，首末两条粗线是版记的上下边界。

怎样改：首条线画在版记第一个要素之上，末条线画在最后一个要素之下，抄送机关与印发机关之间画一条细线；粗线一般高0.35毫米（1磅），
细线一般高0.25毫米（0.75磅），长156毫米。

证据：版记各行上下的段落边框、表格框线或者画的线。

例外：信函格式的版记不加分隔线；主送机关移入版记的，与抄送机关之间不加线；文件里连红色分隔线也没有画的文稿。

容易误报的情形：线的高度标准只是推荐；抄送只有一行、没有印发机关的，只有首末两条线；用段落边框画线而段落左右各缩进一字的。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check

from ..articles import GB
from ..colours import red
from ..imprint_rows import Imprint, Rule, imprint
from ..laid import laid

LENGTH = 156.0  # mm
TOLERANCE = 2.0  # mm: tables reach out by their cells' margins
CELLS = 6.0  # mm: how much wider a table may be for that
THICK, THIN = (0.9, 1.6), (0.4, 0.8)  # points: 0.35 and 0.25 mm, as near as software offers
MM = 25.4 / 72


@check("GB7.4.1-1", "imprint-lines", severity="warning", strength="direct", article=GB("7.4.1"))
def imprint_lines(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report rules of a 版记 that are missing, too short, or whose first and last are not the thick ones."""
    found = laid(paper, context)
    if found is None or not found.typeset or found.letter:
        return
    end = imprint(paper, context)
    if end is None or end.rules is None:
        return
    place = end.first.place()
    rules = end.rules
    if not any(rules):
        if paper.mark is not None and _red_line(paper):
            yield context.finding(
                place,
                "版记没有分隔线。版记的首条、末条分隔线用粗线，中间的用细线，都与版心等宽（156毫米）。",
                severity="info",
            )
        return
    missing = _missing(end)
    if missing:
        yield context.finding(
            place,
            f"版记缺{'、'.join(missing)}分隔线。版记第一个要素之上、最后一个要素之下各有一条粗线，中间用细线隔开。",
        )
    short = [r.length for r in rules if r and r.length is not None and not _wide(r.length)]
    if short:
        yield context.finding(place, f"版记的分隔线长{short[0]:.0f}毫米，应当与版心等宽（156毫米）。")
    yield from _weights(end, context)


def _missing(end: Imprint) -> list[str]:
    rules = end.rules or ()
    names = ["首条", *["中间的"] * (len(rules) - 2), "末条"]
    return [name for name, rule in zip(names, rules, strict=False) if rule is None]


def _wide(length: float) -> bool:
    return LENGTH - TOLERANCE <= length <= LENGTH + CELLS


def _weights(end: Imprint, context: Context) -> Iterator[Finding]:
    rules = [rule for rule in end.rules or () if rule is not None]
    weights = [rule.weight for rule in rules]
    if len(weights) < 2 or None in weights:
        return
    first, last = weights[0] or 0.0, weights[-1] or 0.0
    inner = [weight or 0.0 for weight in weights[1:-1]]
    place = end.first.place()
    thinnest = min(first, last)
    if (inner and thinnest <= max(inner)) or abs(first - last) > 0.3:
        told = "、".join(_called(rule) for rule in rules)
        yield context.finding(
            place,
            f"版记的分隔线自上而下是{told}。首条和末条应当用粗线，中间的用细线（推荐粗线高0.35毫米，细线高0.25毫米）。",
        )
    elif not THICK[0] <= thinnest <= THICK[1] or any(not THIN[0] <= weight <= THIN[1] for weight in inner):
        told = "、".join(_called(rule) for rule in rules)
        yield context.finding(
            place,
            f"版记的分隔线自上而下是{told}。推荐首条和末条高0.35毫米，中间的高0.25毫米。",
            severity="info",
            strength="soft",
        )


def _called(rule: Rule) -> str:
    return f"{(rule.weight or 0.0) * MM:.2f}毫米"


def _red_line(paper: Paper) -> bool:
    """Whether the red line of the letterhead is drawn in the file."""
    if any(red(line.colour) for line in paper.document.lines):
        return True
    last = paper.title.place.paragraph if paper.title else 12
    for paragraph in paper.document.paragraphs[: last + 1]:
        for rule in (paragraph.format.rule_bottom, paragraph.format.rule_top):
            if rule is not None and red(rule.colour):
                return True
    return False
