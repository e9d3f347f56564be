"""命令（令）格式：标志由发文机关全称加“命令”或者“令”组成，居中；令号在标志下空二行居中。

为什么：命令（令）是最具强制力的文种，标志用全称，令号单独编排，区别于一般文件。

怎样改：标志写发文机关全称加“命令”或者“令”，如“北京市朝阳区人民政府令”，居中，上边缘距版心上边缘20毫米，推荐用红色小标宋体；标志下空二行居中排令号，如“第3号”；令号下空二行排正文。

证据：标志以“令”“命令”结尾的公文。

例外：印发或者刊登在别处的令；网页版；文本稿、没有排过版的草稿只看文字。

容易误报的情形：令号用“第×号”，不是发文字号；法院的执行令、调查令不是公文；嘉奖令、任免令的标题。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Restyle, check, pattern, replacement

from ..articles import GB
from ..centring import off_centre
from ..gaps import in_lines, lines_between
from ..headings import value
from ..laid import Laid, laid
from ..marks import height, mark_of, printed
from ..stretches import loose

TOP = 20.0  # millimetres
LEAST, MOST = 1.3, 2.8  # lines
TAIL = pattern(r"(命令|令)$")
NUMBER = pattern(r"(?P<ordinal>第)?(?P<serial>0*\d+|[一二三四五六七八九十]{1,3})号$")


@check(
    "GB10.2-1", "order", severity="warning", strength="direct", article=GB("10.2"), kinds=("令", "命令", "命令（令）")
)
def order(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an order whose mark is not the full name, whose number is written or placed wrongly, and the like."""
    mark = paper.mark
    if paper.copy_type in ("web", "form") or mark is None or not TAIL.search(mark.text):
        return
    name = TAIL.sub("", mark.text)
    unit = context.organisation.unit(name)
    if unit is not None and unit.name != name:
        right = f"{unit.name}{mark.text[len(name) :]}"
        yield context.finding(
            mark.place,
            f"命令（令）的发文机关标志用了简称“{name}”，应当用发文机关全称，写作“{right}”。",
            fix=replacement(f"把标志改为“{right}”", mark.place, right)
            if context.document.quote(mark.place) == mark.text
            else None,
        )
    yield from _number_form(paper, context)
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    paragraphs = mark_of(paper)
    if paragraphs:
        yield from printed(paragraphs, found, context, red=False)
        yield from height(paragraphs, found, context, right=TOP)
    yield from _number_place(paper, found, context)


def _number_form(paper: Paper, context: Context) -> Iterator[Finding]:
    number = paper.number
    form = NUMBER.match(number.text) if number is not None else None
    if number is None or form is None:
        return
    serial = form["serial"]
    plain = str(int(serial)) if serial.isdigit() else str(value(serial) or "")
    if (form["ordinal"] and serial == plain) or not plain:
        return
    right = f"第{plain}号"
    quoted = context.document.quote(number.place)
    yield context.finding(
        number.place,
        f"令号“{number.text}”一般写作“{right}”，用阿拉伯数字，不编虚位。",
        severity="info",
        strength="inference",
        fix=replacement(f"把令号改为“{right}”", number.place, right) if quoted == number.text else None,
    )


def _number_place(paper: Paper, found: Laid, context: Context) -> Iterator[Finding]:
    number = paper.number
    if number is None or number.place.part != "body":
        return
    document = context.document
    paragraph = document.paragraph(number.place)
    if not loose(paragraph) or paragraph.format.frame is not None:
        return
    if off_centre(paragraph, found.section, document):
        setting = Restyle(number.place, alignment="center", indent_first_chars=0, indent_left_chars=0)
        yield context.finding(
            number.place,
            f"令号“{number.text}”没有居中，应当在发文机关标志下空二行居中排。",
            fix=Fix("令号居中", (), settings=(setting,)),
        )
    paragraphs = mark_of(paper)
    lines = lines_between(paragraphs[-1], paragraph, document) if paragraphs else None
    if lines is not None and not LEAST <= lines <= MOST:
        empty = f"空了{in_lines(lines)}" if lines > 0.3 else "没有空行"
        yield context.finding(number.place, f"令号与发文机关标志之间{empty}，应当在发文机关标志下空二行。")
    below = next((n for n in range(paragraph.index + 1, len(paper.zones)) if paper.zones[n] != "blank"), None)
    if below is None or paper.zones[below] != "body":
        return
    lines = lines_between(paragraph, document.paragraphs[below], document)
    if lines is not None and not LEAST <= lines <= MOST:
        empty = f"空了{in_lines(lines)}" if lines > 0.3 else "没有空行"
        yield context.finding(
            document.paragraphs[below].place(0, 0 if not document.paragraphs[below].text else None),
            f"正文与令号之间{empty}，应当在令号下空二行编排正文。",
        )
