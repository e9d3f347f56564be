"""标题在红色分隔线下空二行，居中排列。

为什么：标题居中、上面留空，公文才端正醒目。

怎样改：标题各行设为居中，去掉首行缩进和左右缩进；标题与红色分隔线之间空二行。

证据：标题段落实际生效的对齐方式和缩进，标题上面的空行或者段前间距。

例外：没有排过版的草稿、网页版、发文稿纸、文本稿不看；版头在文本框、表格、页眉里，看不出空几行的不报。

容易误报的情形：用空格大致居中的；标题占满一行的；信函格式的标题在文内最后一个版头要素下空二行。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Paragraph, Restyle, check

from ..articles import GB
from ..centring import off_centre
from ..faults import one
from ..gaps import LINE, height_of, in_lines, lines_between
from ..laid import Laid, laid
from ..stretches import loose
from ..titles import title_paragraphs

LEAST, MOST = 1.3, 2.8  # lines


@check("GB7.3.1-2", "title-place", severity="warning", strength="direct", article=GB("7.3.1"))
def title_place(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a title that is not in the middle, or not two lines below the letterhead's line."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    paragraphs = title_paragraphs(paper)
    wrong = [p.place() for p in paragraphs if loose(p) and off_centre(p, found.section, context.document)]
    if wrong:
        settings = tuple(
            Restyle(place, alignment="center", indent_first_chars=0, indent_left_chars=0) for place in wrong
        )
        yield one(context, wrong, "标题没有居中，应当居中排列。", fix=Fix("标题居中", (), settings=settings))
    if paragraphs and not found.order:
        yield from _below_line(paragraphs[0], paper, found, context)


def _below_line(title: Paragraph, paper: Paper, found: Laid, context: Context) -> Iterator[Finding]:
    """The lines left blank above the title, where the letterhead above it stands in the running text."""
    document = context.document
    number = paper.number
    if number is None or number.place.part != "body" or number.place.paragraph >= title.index:
        return
    above = ruled = document.paragraphs[number.place.paragraph]
    for paragraph in document.paragraphs[number.place.paragraph + 1 : title.index]:
        if paper.zones[paragraph.index] == "letterhead" and paragraph.text.strip():
            above = ruled = paragraph
        elif paragraph.format.rule_bottom is not None or paragraph.format.rule_top is not None:
            ruled = paragraph
    if above.part != "body":
        return
    lines = lines_between(ruled, title, document)
    if lines is None:
        return
    if (
        ruled is not above
        and ruled.format.rule_top is not None
        and not ruled.text.strip()
        and height_of(ruled) > LINE / 2
    ):
        lines += 1  # the line is above this empty paragraph
    if not LEAST <= lines <= MOST:
        if MOST < lines <= MOST + 1.2 and any(above.index <= line.paragraph < title.index for line in document.lines):
            return  # the line is drawn beside an empty paragraph
        line = "文内最后一个版头要素" if found.letter else "红色分隔线"
        empty = f"空了{in_lines(lines)}" if lines > 0.3 else "没有空行"
        yield context.finding(title.place(), f"标题与{line}之间{empty}，应当在{line}下空二行。")
