"""附件另面编排，“附件”二字和顺序号顶格，标题居中；顺序号、标题与附件说明一致。

为什么：附件和正文一样有效力，附件说明是它的目录。顺序号、标题对不上，收文的人无法确定附件全不全、是不是这一份。

怎样改：附件另起一面，在版记之前；第一行左边顶格用3号黑体写“附件”和顺序号，标题居中编排在第三行；顺序号和标题照附件说明逐字写。

证据：每个附件另面起，首行是“附件1”，第三行是标题，与附件说明逐字相同。

例外：印发、转发的文件直接附在后面的，不标“附件”。只有一个附件的，只标“附件”二字。

容易误报的情形：附件说明里的书名号、空格和标题的换行；附件是表格、没有标题的；文稿里还没有装上附件的；单独报送、不和正文一起装订的附件。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gongwen_lint import Context, Edit, Finding, Fix, Paper, Paragraph, check, pattern

from .. import annexed
from ..articles import GB
from ..faults import one
from ..laid import laid
from . import annex_layout, annex_type

HEADING = pattern(
    r"[ \u3000]*附[ \u3000]*件[ \u3000]*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})?[ \u3000]*(?P<colon>[：:])?[ \u3000]*(?P<rest>.*)"
)
ALONE = pattern(r"[ \u3000]*附[ \u3000]*件[ \u3000]*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[ \u3000]*[：:]?[ \u3000]*")
CAPTION = pattern(r"\s*[图表注][ \u3000]?\d")
ITEM = pattern(r"\s*\d{1,2}[.．、]")
ORDINAL = pattern(r"^(?:[一二三四五六七八九十]{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)])")
SAME = str.maketrans(dict.fromkeys(' \t\n\u3000《》〈〉“”"‘’「」*') | dict(zip("（）：；，", "():;,", strict=True)))
SEVERAL = 4  # paragraphs that a title may take
LIKE = 0.5  # share of common characters from which two titles are meant to be the same


@check(
    "GB7.3.7-1",
    "annexes",
    severity="warning",
    strength="direct",
    article=GB("7.3.7"),
    needs=("附",),
)
def annexes(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report annexes whose heading, number or title are not those of the annex note, or that are laid out wrongly."""
    if not paper.statutory or paper.copy_type in ("form", "web"):
        return
    yield from _behind(paper, context)
    issued = annexed.issued(paper)
    laid_out = [] if issued is None else [(issued[0], issued[1].place())]
    if not paper.annexes:
        yield from annex_layout.faults(paper, laid_out, context)
        return
    headed = [(annex, heading_of(paper, annex.place.paragraph)) for annex in paper.annexes]
    heads = [heading for _, heading in headed if heading is not None]
    yield from _headings(heads, context)
    listed = {annex.number or place + 1: annex for place, annex in enumerate(paper.annex_note)}
    if len(paper.annex_note) == 1 and paper.annex_note[0].number is None and len(heads) > 1:
        listed = {}  # a note without numbers, whose names are taken for one: see GB7.3.4-1
    for order, (annex, heading) in enumerate(headed, 1):
        if heading is None or not listed:
            continue
        match = HEADING.match(heading.text)
        written = match["number"] if match else None
        number = annex.number or order
        if annex.number is not None and annex.number not in listed:
            yield context.finding(
                heading.place(),
                f"附件标着“附件{annex.number}”，附件说明里没有第{annex.number}个附件。附件的顺序号应当与附件说明一致。",
            )
            continue
        if written is None and len(paper.annex_note) > 1:
            yield context.finding(
                heading.place(),
                f"附件说明列了{len(paper.annex_note)}个附件，这里只标“附件”，没有顺序号。附件的顺序号应当与附件说明一致。",
            )
        elif annex.number is not None and len(paper.annex_note) == 1 and paper.annex_note[0].number is None:
            yield context.finding(
                heading.place(),
                f"附件说明里的附件没有编号，这里标了“附件{written}”。附件的顺序号应当与附件说明一致。",
                severity="info",
            )
        if number in listed:
            yield from _title(paper, annex.place.paragraph, heading, listed[number].name, context)
    laid_out += [(heading, annex.place) for annex, heading in headed if heading]
    yield from annex_layout.faults(paper, laid_out, context)
    found = laid(paper, context)
    if found is not None and found.typeset:
        yield from annex_type.faults(paper, context)


def _behind(paper: Paper, context: Context) -> Iterator[Finding]:
    """Annexes behind the imprint."""
    ends = paper.printer.place if paper.printer else paper.print_date.place if paper.print_date else None
    if ends is None or ends.part != "body":
        return
    places = []
    for number in paper.in_zone("annex", "imprint"):
        paragraph = paper.document.paragraphs[number]
        if number > ends.paragraph and paragraph.cell is None and ALONE.fullmatch(paragraph.text):
            places.append(paragraph.place())
    if places:
        yield one(context, places, "附件编排在版记之后。附件应当另面编排在版记之前，与正文一起装订。")


def heading_of(paper: Paper, number: int) -> Paragraph | None:
    """The paragraph 附件1 that heads the annex whose title is in a paragraph; the same one where both share a line."""
    paragraphs = paper.document.paragraphs
    for at in range(number, max(-1, number - 6), -1):
        if paper.zones[at] not in ("annex", "blank"):
            return None
        text = paragraphs[at].text
        if paragraphs[at].cell is None and text.lstrip(" \u3000")[:1] == "附" and HEADING.match(text):
            return paragraphs[at]
        if at < number and text.strip():
            return None
    return None


def _headings(heads: list[Paragraph], context: Context) -> Iterator[Finding]:
    """附件1, and nothing else in the line."""
    for heading in heads:
        match = HEADING.match(heading.text)
        assert match is not None
        number = match["number"]
        rest = match["rest"].strip()
        if rest and rest[0] not in "（(" and len(rest) > 2:
            yield context.finding(
                heading.place(),
                f"“附件{number or ''}”和附件标题写在一行。“附件”二字和顺序号在第一行顶格，标题另行居中编排在第三行。",
            )
        elif number and not number.isdecimal():
            yield context.finding(
                heading.place(match.start("number"), match.end("number")),
                f"附件顺序号“{number}”用了汉字。附件顺序号用阿拉伯数字，如“附件1”。",
            )
        elif match["colon"]:
            place = heading.place(match.start("colon"), match.end("colon"))
            yield context.finding(
                place,
                f"“附件{number or ''}”后面加了冒号。附件首行只写“附件”二字和顺序号，不加冒号。",
                severity="info",
                fix=Fix("去掉冒号", (Edit(place, ""),), safe=True),
            )


def _title(paper: Paper, number: int, heading: Paragraph, listed: str, context: Context) -> Iterator[Finding]:
    """Compare the title with the name in the annex note, however many lines it is broken into."""
    paragraphs = paper.document.paragraphs
    first = paragraphs[number]
    if first.cell is not None or first.part != "body" or CAPTION.match(first.text):
        return
    if first is heading:
        match = HEADING.match(first.text)
        if match is None or not match["rest"].strip():
            return
        start, text = match.start("rest"), match["rest"]
    else:
        start, text = 0, first.text
    listed = ORDINAL.sub("", listed)
    wanted = listed.translate(SAME)
    seen = text.translate(SAME)
    last = number
    while seen != wanted and wanted.startswith(seen) and last + 1 < len(paragraphs) and last - number < SEVERAL:
        last += 1
        following = paragraphs[last]
        if following.cell is not None or paper.zones[last] not in ("annex", "blank"):
            break
        seen += following.text.translate(SAME)
    if not seen or seen == wanted or (seen.startswith(wanted) and last > number):
        return
    shown = text.translate(SAME)
    if len(shown) > 60 or shown[-1] in "。；：:;" or ITEM.match(text):
        return
    common = sum((Counter(shown) & Counter(wanted)).values())
    if common < LIKE * max(len(shown), 1) and first.format.alignment != "center":
        return
    begin = start + len(text) - len(text.lstrip())
    yield context.finding(
        first.place(begin, start + len(text.rstrip())),
        f"附件标题“{text.strip()}”与附件说明里的“{listed}”不一致。附件标题应当与附件说明的表述一致。",
    )
