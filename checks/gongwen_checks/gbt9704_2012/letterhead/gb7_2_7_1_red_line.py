"""发文字号之下4毫米处居中印一条与版心等宽的红色分隔线。

为什么：红色分隔线是版头和主体的分界，颜色、长短、位置固定，是公文式样的一部分。

怎样改：在发文字号下面画一条红色横线，长156毫米（与版心等宽）、居中，距发文字号4毫米。可以用段落的下框线，也可以画直线。

证据：版头里画出的横线（段落框线、表格线或者直线）。

例外：印在已有版头的纸上的公文；信函（上下各一条红色双线）、命令；没有画线的草稿；网页版、文本稿。

容易误报的情形：线的粗细没有规定；文件里没有画线，不算错；标题以下的线不是分隔线。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongwen_lint import Context, Document, Finding, Paper, Paragraph, Place, Section, check

from .. import colours
from ..articles import GB
from ..drawn_lines import NEAR, gap_above, off_middle
from ..gaps import LINE, lines_between
from ..laid import Laid, laid
from ..stretches import box_of, loose

DRAWN, BORDER = 3.0, 12.0  # millimetres that a drawn line, a border may differ from the type area
TYPE_AREA, TYPE_AREA_NEAR = 156.0, 8.0
_MM = 25.4 / 72
TOO_LOW = 1.5 * LINE * _MM  # millimetres below the number, of the edge of a paragraph
ASIDE = 5.0  # millimetres


class Rule(NamedTuple):
    """A line of the letterhead."""

    place: Place
    colour: str | None
    length: float | None  # millimetres
    slack: float
    above: bool  # above the number
    low: float  # millimetres between number and line
    aside: float = 0.0  # millimetres that its middle stands off that of the type area, to the right above 0


@check("GB7.2.7-1", "red-line", severity="warning", strength="direct", article=GB("7.2.7"))
def red_line(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a line under the letterhead that is not red, not as wide as the type area, or not under the number."""
    found = laid(paper, context)
    if found is None or not found.typeset or found.letter or found.order or paper.number is None:
        return
    rules = _rules(paper, found, context.document)
    if not rules:
        return
    reds = [rule for rule in rules if colours.red(rule.colour)]
    if not reds:
        rule = rules[0]
        yield context.finding(
            rule.place,
            f"版头的分隔线是{colours.in_words(rule.colour)}，应当是红色。发文字号之下4毫米处印一条与版心等宽的红色分隔线。",
        )
    rule = (reds or rules)[-1]
    wide = _text_width(found.section)
    if rule.length is not None and wide is not None and abs(rule.length - wide) > rule.slack:
        yield context.finding(
            rule.place,
            f"版头的红色分隔线长约{rule.length:.0f}毫米，应当与版心等宽（版心宽{wide:.0f}毫米）、居中。",
        )
    if all(rule.above for rule in rules):
        yield context.finding(rule.place, "红色分隔线在发文字号上面，应当在发文字号之下4毫米处。")
    elif rule.low >= (TOO_LOW if rule.slack == BORDER else NEAR[1]):
        yield context.finding(
            rule.place,
            f"红色分隔线距发文字号约{rule.low:.0f}毫米，应当在发文字号之下4毫米处。",
        )
    if abs(rule.aside) > ASIDE:
        yield context.finding(
            rule.place,
            f"红色分隔线偏{'右' if rule.aside > 0 else '左'}约{abs(rule.aside):.0f}毫米，应当与版心等宽、居中。",
        )


def _rules(paper: Paper, found: Laid, document: Document) -> list[Rule]:
    """The lines between the mark and the title, in order."""
    number = paper.number
    assert number is not None
    in_body = number.place.part in ("body", "textbox")
    part = document.paragraphs if in_body else document.part(number.place.part)
    mark = paper.mark.place if paper.mark is not None else None
    first = number.place.paragraph
    if mark is not None and (mark.part in ("body", "textbox")) is in_body:
        first = min(first, mark.paragraph)
    box = box_of(part[number.place.paragraph], document) if in_body else None
    if box is not None:
        first = min(first, box.anchor)  # the line may be the edge of the paragraph that the box hangs on
    if paper.title is not None and in_body and paper.title.place.part in ("body", "textbox"):
        title = paper.title.place.paragraph
        title = title if title > number.place.paragraph else number.place.paragraph + 2
    else:
        title = number.place.paragraph + 3
    own = part[number.place.paragraph]
    rules = []
    for paragraph in part[first:title]:
        shape = paragraph.format
        for rule, below in ((shape.rule_top, False), (shape.rule_bottom, True)):
            if rule is None:
                continue
            above = (paragraph.index < own.index and paragraph.part == own.part) or (paragraph is own and not below)
            low = _low(own, paragraph, below, document)
            rules.append(Rule(paragraph.place(), rule.colour, _width(paragraph, found.section), BORDER, above, low))
    if rules:
        return rules  # drawn lines cost the reading of every header and footer: ask for them where no edge shows
    for line in document.lines:
        if (line.part in ("body", "textbox")) is not in_body or line.colour is None or line.length < 40:
            continue
        if first <= line.paragraph < title:
            anchor = part[line.paragraph]
            if line.position.y is None:
                low = _low(own, anchor, False, document)
            else:
                upwards = (p for p in reversed(part[own.index : anchor.index + 1]) if p.text.strip())
                low = gap_above(line, next(upwards, own), anchor, document) or 0.0
            aside = off_middle(line, found.section) or 0.0
            rules.append(Rule(anchor.place(), line.colour, line.length, DRAWN, False, low, aside))
    return rules or _of_table(own, document)


def _of_table(own: Paragraph, document: Document) -> list[Rule]:
    """The line below the table that the letterhead stands in."""
    if own.cell is None or own.cell.depth > 1:
        return []
    table = document.tables[own.cell.table]
    shape = document.table_format(table)
    if shape is None or not shape.rules:
        return []
    below = [below for _, below in shape.rules[own.cell.row :] if below is not None]
    everywhere = sum(above is not None for above, _ in shape.rules)
    if not below or (everywhere > 1 and len(shape.rules) > 1):
        return []  # a table that is ruled all over is no line
    return [Rule(own.place(), below[-1].colour, shape.width, BORDER, False, 0.0)]


def _low(number: Paragraph, paragraph: Paragraph, below: bool, document: Document) -> float:
    """The millimetres that blank lines put between the number and the line."""
    if paragraph.index <= number.index:
        return 0.0
    between = lines_between(number, paragraph, document) if loose(paragraph) else None
    if between is None:
        return 0.0
    return (between + (1.0 if below and not paragraph.text.strip() else 0.0)) * LINE * _MM


def _width(paragraph: Paragraph, section: Section | None) -> float | None:
    wide = _text_width(section)
    if wide is None or not loose(paragraph) or paragraph.format.frame is not None:
        return None
    shape = paragraph.format
    size = paragraph.spans[0].size or 16.0
    left = shape.indent_left_chars * size if shape.indent_left_chars else shape.indent_left or 0.0
    right = shape.indent_right_chars * size if shape.indent_right_chars else shape.indent_right or 0.0
    return wide - (left + right) * _MM


def _text_width(section: Section | None) -> float | None:
    """The width of the type area; None where that is far from what 5.2.1 says, which is another fault."""
    wide = section.width - section.left - section.right - section.gutter if section is not None else 0.0
    return wide if abs(wide - TYPE_AREA) <= TYPE_AREA_NEAR else None
