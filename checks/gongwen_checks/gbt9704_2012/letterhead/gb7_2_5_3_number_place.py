"""发文字号在发文机关标志下空二行居中，一般用三号仿宋体。

为什么：发文字号紧接在标志之下、红线之上，位置固定，登记人员不用找。

怎样改：在标志下空二行，居中排；字体、字号与正文一样，一般用三号仿宋。上行文的发文字号居左，另有检查。

证据：版头里的发文字号。

例外：上行文；信函格式（发文字号居右）；命令、纪要；印在已有版头的纸上的；文本稿、网页版、发文稿纸不看。

容易误报的情形：用段前间距代替空行；标志在文本框、表格或者页眉里，看不出空几行的不报。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Restyle, check

from ..articles import GB
from ..centring import off_centre
from ..gaps import in_lines, lines_between
from ..laid import Laid, laid
from ..looks import look
from ..sizes import THREE, in_words
from ..stretches import paragraphs_of

LEAST, MOST = 1.3, 2.8  # lines


@check("GB7.2.5-3", "number-place", severity="warning", strength="direct", article=GB("7.2.5"))
def number_place(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 发文字号 that is not in the middle, not two lines below the mark, or not in 三号仿宋."""
    found = laid(paper, context)
    number = paper.number
    if found is None or not found.typeset or found.letter or found.order or number is None:
        return
    paragraph = context.document.paragraph(number.place)
    zone = paper.zones[paragraph.index] if number.place.part in ("body", "textbox") else "letterhead"
    if zone != "letterhead" or "第" in number.text:  # of 公告, 通告, 令: printed where each kind has it
        return
    yield from _type(paper, context)
    beside = paper.signer_label is not None or "签发" in paragraph.text
    ours = not beside and paper.direction != "上行" and not found.minutes
    if ours and off_centre(paragraph, found.section, context.document):
        setting = Restyle(number.place, alignment="center", indent_first_chars=0, indent_left_chars=0)
        yield context.finding(
            number.place,
            f"发文字号“{number.text}”没有居中。除上行文外，发文字号在发文机关标志下空二行居中排。",
            fix=Fix("发文字号居中", (), settings=(setting,)),
        )
    yield from _below_mark(paper, found, context)


def _below_mark(paper: Paper, found: Laid, context: Context) -> Iterator[Finding]:
    if paper.mark is None or paper.number is None or found.minutes:
        return
    above = paragraphs_of(paper, paper.mark.text, paper.mark.place)
    below = context.document.paragraph(paper.number.place)
    first = paper.signer_label
    if first is not None and first.place.part == paper.number.place.part and first.place.paragraph < below.index:
        below = context.document.paragraph(first.place)  # of several signers the first stands two lines below
    if not above or above[-1].cell is not None or above[-1].format.frame is not None:
        return
    lines = lines_between(above[-1], below, context.document)
    if lines is not None and not LEAST <= lines <= MOST:
        empty = f"空了{in_lines(lines)}" if lines > 0.3 else "没有空行"
        yield context.finding(paper.number.place, f"发文字号与发文机关标志之间{empty}，应当在发文机关标志下空二行。")


def _type(paper: Paper, context: Context) -> Iterator[Finding]:
    number = paper.number
    if number is None:
        return
    place = number.place
    seen = look(context.document.paragraph(place), place.start, place.end)
    wrong = []
    if seen.family and seen.family != "仿宋":
        wrong.append(seen.family)
    if seen.size is not None and seen.size != THREE:
        wrong.append(in_words(seen.size))
    if wrong:
        yield context.finding(
            place,
            f"发文字号“{number.text}”用了{'、'.join(wrong)}，一般用三号仿宋。",
            severity="info",
            strength="soft",
            fix=Fix("发文字号改为三号仿宋", (), settings=(Restyle(place, font="仿宋_GB2312", size=THREE),)),
        )
