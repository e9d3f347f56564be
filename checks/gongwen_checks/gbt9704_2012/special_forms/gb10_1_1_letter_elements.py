"""信函格式：标志不加“文件”，发文字号居右，首页不显示页码，版记不加印发机关和印发日期。

为什么：信函是与“文件”并行的一种正式格式，用于函、平行往来和一般事项。要素摆法与“文件”格式不同，混用就两不像。

怎样改：发文机关标志用发文机关全称或者规范化简称，不加“文件”二字；联合行文时用主办机关的标志；发文字号顶格居版心右边缘，排在第一条红色双线之下；首页不显示页码；版记里不加印发机关和印发日期，也不加分隔线。

证据：版头有红色双线、标志不带“文件”的公文。

例外：版头用“文件”格式的函；网页版、发文稿纸、文本稿、没有排过版的草稿不看。

容易误报的情形：文件格式的版头（单条红线）；便函没有发文字号；页脚里没有页码。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Place, Restyle, check

from .. import edges
from ..articles import GB
from ..faults import one
from ..laid import Laid, laid
from ..marks import height, mark_of, printed
from ..stretches import alone, loose
from .letters import double_rules

FLUSH = 0.8  # 字
TOP = 30.0  # millimetres from the edge of the paper
WORD = "文件"


@check("GB10.1-1", "letter-elements", severity="warning", strength="direct", article=GB("10.1"))
def letter_elements(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report elements of a letter that are set as those of a 文件 are."""
    found = laid(paper, context)
    if found is None or not found.typeset or found.order or found.minutes:
        return
    if not found.letter and not _like_letter(paper, context):
        return
    mark = mark_of(paper)
    bare = "".join("".join(p.text.split()) for p in mark)
    if not found.letter:
        if bare.endswith(WORD) and any(rule.long for rule in double_rules(paper, context.document)):
            last = mark[-1]
            at = last.text.rstrip()
            yield context.finding(
                last.place(len(at) - 2, len(at)) if at.endswith(WORD) else last.place(),
                "版头用了信函格式的红色双线，标志却带“文件”二字。信函格式的发文机关标志用发文机关全称或者规范化简称，"
                "不加“文件”。",
            )
        else:
            return
    if mark and found.letter:
        yield from printed(mark, found, context, red=False)
        yield from height(mark, found, context, right=TOP, of="上页边")
        organs = [p for p in mark if context.organisation.level("".join(p.text.split())) not in ("其他", "")]
        if len(organs) > 1:
            yield one(
                context,
                [p.place() for p in organs[1:]],
                "信函格式联合行文时，只用主办机关的标志。",
            )
    yield from _number(paper, found, context)
    yield from _page_number(paper, found, context)
    yield from _imprint(paper, context)


def _like_letter(paper: Paper, context: Context) -> bool:
    """Whether a paper whose mark bears 文件 has its number where letters have it."""
    number, mark = paper.number, paper.mark
    if number is None or mark is None or not mark.text.endswith(WORD):
        return False
    return context.document.paragraph(number.place).format.alignment == "right"


def _number(paper: Paper, found: Laid, context: Context) -> Iterator[Finding]:
    number = paper.number
    if number is None:
        return
    paragraph = context.document.paragraph(number.place)
    if not loose(paragraph) or paragraph.format.frame is not None or paragraph.text[number.place.end :].strip():
        return
    where = ""
    alignment = paragraph.format.alignment
    if alone(paragraph, number.place):
        if alignment == "center":
            where = "居中"
        elif alignment == "right":
            end = edges.right(paragraph, found.section)
            where = f"右空{end:.2g}字" if end is not None and end > FLUSH else ""
        else:
            end = edges.right(paragraph, found.section)
            if end is not None and end > 2 * FLUSH:
                where = "居左" if edges.first(paragraph) < 2 else f"右空约{end:.2g}字"
    if where:
        setting = Restyle(number.place, alignment="right", indent_first_chars=0, indent_left_chars=0)
        yield context.finding(
            number.place,
            f"信函的发文字号{where}，应当顶格居版心右边缘，排在第一条红色双线之下。",
            fix=Fix("发文字号居右", (), settings=(setting,)) if alignment != "right" else None,
        )


def _page_number(paper: Paper, found: Laid, context: Context) -> Iterator[Finding]:
    document = context.document
    section = found.section
    if section is None:
        return
    wanted = "first" if section.title_page else "default"
    for running in document.running:
        if running.section != section.index or running.pages != wanted:
            continue
        for paragraph in running.paragraphs:
            for field in paragraph.fields:
                if field.name == "PAGE":
                    place = Place(paragraph.part, paragraph.index, field.start, field.end)
                    yield context.finding(
                        place, "信函格式的首页显示了页码。首页不显示页码，请设置“首页不同”并去掉首页的页码。"
                    )
                    return


def _imprint(paper: Paper, context: Context) -> Iterator[Finding]:
    places = [e.place for e in (paper.printer, paper.print_date) if e is not None]
    if places:
        yield one(context, places, "信函格式的版记不加印发机关和印发日期。")
    ruled = []
    document = context.document
    tables: set[int] = set()
    for number in paper.in_zone("imprint"):
        paragraph = document.paragraphs[number]
        shape = paragraph.format
        if paragraph.cell is not None:
            if paragraph.cell.table not in tables:
                tables.add(paragraph.cell.table)
                table = document.table_format(document.tables[paragraph.cell.table])
                if table is not None and any(rule for pair in table.rules for rule in pair):
                    ruled.append(paragraph.place())
        elif shape.rule_top is not None or shape.rule_bottom is not None:
            ruled.append(paragraph.place())
    if ruled:
        yield one(context, ruled, "信函格式的版记不加分隔线。")
