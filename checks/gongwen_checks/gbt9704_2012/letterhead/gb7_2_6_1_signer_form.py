"""上行文标注“签发人”，后加全角冒号和姓名，居右空一字；“签发人”用三号仿宋，姓名用三号楷体。

为什么：签发人要对上行文的内容负责。标注的写法统一，上级机关才能一眼认出签发的是谁。

怎样改：写“签发人：李四”，用全角冒号；“签发人”三字用三号仿宋，姓名用三号楷体，右空一字；有几个签发人的，一般每行排两个姓名，按发文机关顺序自左而右、自上而下排列，回行与第一个签发人姓名对齐。

证据：版头里的“签发人”标注。

例外：下行文、平行文不标注签发人；纪要的签发按当地的规定；发文稿纸的“签发”栏；网页版；文本稿不看字体和位置。

容易误报的情形：“会签人”；名字中间为对齐加的空格；签发人在表格的单元格里，看不出离右边多远的不报位置。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Document, Edit, Finding, Fix, Paper, Paragraph, Place, Restyle, check

from .. import edges
from ..articles import GB
from ..laid import Laid, laid
from ..looks import look
from ..sizes import THREE, in_words
from ..stretches import loose

LEAST, MOST = 0.4, 1.7  # 字 from the right edge
DOWNWARD = frozenset(("通知", "通报", "批复", "决定", "函", "公告", "通告", "公报"))
MOST_ON_LINE = 2
UNDER = 1.5  # 字 that a further line of names may begin off the first name


@check(
    "GB7.2.6-1",
    "signer-form",
    severity="warning",
    strength="direct",
    article=GB("7.2.6"),
    needs=("签发",),
)
def signer_form(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 签发人 with another colon, in other type, off its place, or on a paper that goes down."""
    label = paper.signer_label
    if label is None or paper.copy_type in ("web", "form") or not label.text.startswith("签发人"):
        return
    document = context.document
    paragraph = document.paragraph(label.place)
    names = [s.person.place for s in paper.signers if s.source == "letterhead" and s.person.name]
    yield from _colon(label.place, paragraph, bool(names), context)
    if paper.kind in DOWNWARD and paper.direction in ("下行", "平行", "公布"):
        yield context.finding(
            label.place,
            f"本文是{paper.direction}的{paper.kind}，标注了签发人。签发人只在上行文中标注，请核对。",
            severity="info",
            strength="inference",
        )
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    yield from _label_type(label.place, paragraph, context)
    yield from _name_type(names, context)
    yield from _right(paragraph, label.place, found, context)
    yield from _crowded(names, context)
    yield from _below_first(names, context)


def _colon(place: Place, paragraph: Paragraph, named: bool, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    mark = text[place.end - 1 : place.end]
    if mark == "：":
        return
    at = place.end - 1 if mark == ":" else place.end
    wrong = Place(place.part, place.paragraph, at, place.end)
    if mark == ":":
        problem = "用了半角冒号“:”"
    elif named and mark == "人":
        problem = "没有冒号"
    else:
        return
    yield context.finding(
        place,
        f"“签发人”后{problem}，应当用全角冒号“：”。",
        fix=Fix("在“签发人”后用全角冒号“：”", (Edit(wrong, "："),), safe=True),
    )


def _label_type(place: Place, paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    seen = look(paragraph, place.start, place.end)
    wrong = []
    if seen.family and seen.family != "仿宋":
        wrong.append(seen.family)
    if seen.size is not None and seen.size != THREE:
        wrong.append(in_words(seen.size))
    if wrong:
        setting = Restyle(place, font="仿宋_GB2312", size=THREE)
        yield context.finding(
            place,
            f"“签发人”三字用了{'、'.join(wrong)}，应当用三号仿宋。",
            fix=Fix("“签发人”三字改为三号仿宋", (), settings=(setting,)),
        )


def _name_type(places: list[Place], context: Context) -> Iterator[Finding]:
    wrong: list[Place] = []
    named: list[str] = []
    for place in places:
        seen = look(context.document.paragraph(place), place.start, place.end)
        if seen.family and seen.family != "楷体":
            named.append(seen.family)
        elif seen.size is not None and seen.size != THREE:
            named.append(in_words(seen.size))
        else:
            continue
        wrong.append(place)
    if wrong:
        settings = tuple(Restyle(place, font="楷体_GB2312", size=THREE) for place in wrong)
        yield context.finding(
            wrong[0],
            f"签发人姓名用了{named[0]}，应当用三号楷体。",
            more=tuple(wrong[1:]),
            fix=Fix("签发人姓名改为三号楷体", (), settings=settings),
        )


def _right(paragraph: Paragraph, place: Place, found: Laid, context: Context) -> Iterator[Finding]:
    """The last line's distance from the right edge, where the file tells it."""
    where = ""
    if paragraph.cell is not None:
        if paragraph.cell.column and paragraph.format.alignment == "left" and not paragraph.text[: place.start].strip():
            return
        return
    if not loose(paragraph) or paragraph.format.frame is not None or "\n" in paragraph.text:
        return
    before = paragraph.text[: place.start]
    alignment = paragraph.format.alignment
    if alignment == "center" and not before.strip():
        where = "居中"
    elif "\t" in before and not any(kind == "right" for _, kind in paragraph.format.tabs):
        return  # default stops: where they lead depends on every width before
    else:
        end = edges.right(paragraph, found.section)
        if end is None:
            return
        if end < LEAST:
            where = "右侧顶格"
        elif end > MOST + (1.5 if before.strip() and alignment != "right" else 0.0):
            where = f"右空约{end:.2g}字"
    if where:
        yield context.finding(place, f"签发人{where}，应当居右空一字。")


def _crowded(places: list[Place], context: Context) -> Iterator[Finding]:
    lines: dict[tuple[int, int], list[Place]] = {}
    for place in places:
        text = context.document.paragraph(place).text
        lines.setdefault((place.paragraph, text.count("\n", 0, place.start)), []).append(place)
    for line in lines.values():
        if len(line) > MOST_ON_LINE:
            yield context.finding(
                line[0],
                f"一行排了{len(line)}个签发人姓名，一般每行排两个，按发文机关顺序依次排列。",
                severity="info",
                strength="soft",
                more=tuple(line[1:]),
            )


def _below_first(places: list[Place], context: Context) -> Iterator[Finding]:
    """Further lines of names that do not begin under the first name."""
    document = context.document
    wrong: list[Place] = []
    first = places[0] if places else None
    seen = {(first.paragraph, _line_of(first, document))} if first else set()
    for place in places[1:]:
        line = place.paragraph, _line_of(place, document)
        if first is None or line in seen:
            continue
        seen.add(line)
        head, paragraph = document.paragraph(first), document.paragraph(place)
        one, other = head.cell, paragraph.cell
        held = (one and (one.table, one.column)) == (other and (other.table, other.column))
        if place.part != first.part or not held or place.part == "textbox" or paragraph.format.frame is not None:
            continue
        above, below = edges.begins(head, first.start), edges.begins(paragraph, place.start)
        if above is not None and below is not None and abs(above - below) > UNDER:
            wrong.append(place)
    if wrong:
        yield context.finding(
            wrong[0],
            "签发人姓名回行没有与上一行第一个签发人姓名对齐。有几个签发人的，一般每行排两个姓名，回行与第一个签发人姓名对齐。",
            more=tuple(wrong[1:]),
        )


def _line_of(place: Place, document: Document) -> int:
    return document.paragraph(place).text.count("\n", 0, place.start)
