"""附件说明在正文下空一行、左空二字标“附件：”和附件名称，名称后不加标点。

为什么：附件说明是附件的目录，也是附件和正文一起生效的凭据，写法统一才好核对。

怎样改：在正文下空一行，左空二字写“附件：”，后面写附件名称；多个附件用阿拉伯数字编号（附件：1.……，另起一行2.……），名称后面不加标点；名称较长要回行的，与上一行名称的第一个字对齐。

证据：附件说明写作“附件：1.××××”，名称后没有标点，序号从1起连续，各行对齐。

例外：只有一个附件的不编号。印发、转发的文件直接附在后面的，不写附件说明。

容易误报的情形：正文里“见附件”“（附件1）”的说法；附件名称里的书名号、括号和引号；名称末尾的“等”“（试行）”；附件自己标题上的“附件1”。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Edit, Finding, Fix, Paper, Paragraph, Place, check, pattern

from ..articles import GB
from ..edges import first
from ..faults import one
from . import note_layout

LABEL = pattern(
    r"[ \u3000\t]*附[ \u3000]{0,4}(?P<word>件?)[ \u3000]*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})?(?P<colon>[：:])?"
)
ENTRY = pattern(
    r"[ \u3000\t]*(?P<written>[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)]?[.．、：:]?|附件\d{1,2}[：:])(?=\D)"
)
BLANK = pattern(r"[ \u3000\t]*(?P<word>附[ \u3000]?件?)[ \u3000\t]+(?=\S)")
NEAR = 6  # paragraphs at the end of the text that may be the note
BEFORE = pattern(r"(?P<written>[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)]?[.．、：:]?)[ \u3000\t]*$")
NUMBERED = pattern(r"\d{1,2}[.．]")
COMMA = pattern(r"(\d{1,2})、")
UNNUMBERED = "附件没有编顺序号。多个附件用阿拉伯数字编号，如“附件：1.××××”，下一行“2.××××”。"
FEWEST = 5  # characters: what is shorter may be the post that signs
MOST = 40  # paragraphs, and characters of a name
BELOW = 4.0  # 字: where further names begin
FULL = 22  # characters: a line as long as this may go on in the next
MARKS = "。；;，,、.．"


@check(
    "GB7.3.4-1",
    "annex-note",
    severity="warning",
    strength="direct",
    article=GB("7.3.4"),
    needs=("附",),
)
def annex_note(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an annex note with marks behind the names, with wrong labels or numbers, or laid out wrongly."""
    if not paper.statutory or paper.copy_type == "form":
        return
    if not paper.annex_note:
        yield from _bare(paper, context)
        return
    numbers = [n for n in paper.in_zone("annex_note") if paper.document.paragraphs[n].cell is None]
    if not numbers:
        return
    head = paper.document.paragraphs[numbers[0]]
    yield from _place(paper, head, context)
    yield from _label(head, context)
    yield from _marks(paper, context)
    yield from _numbers(paper, head, context)
    label = LABEL.match(head.text)
    if label is None or label["number"]:
        return  # not in the form that the rest goes by
    yield from note_layout.faults(paper, [paper.document.paragraphs[n] for n in numbers], context)


def _bare(paper: Paper, context: Context) -> Iterator[Finding]:
    """A note that has nothing but a blank behind 附件: a short line under the text that names the annex."""
    names = {"".join(annex.name.split()) for annex in paper.annexes}
    if not names:
        return
    numbers = list(paper.in_zone("body", "closing", "notes"))
    for number in numbers[-NEAR:]:
        paragraph = paper.document.paragraphs[number]
        label = BLANK.match(paragraph.text)
        if label is None or paragraph.cell is not None:
            continue
        if "".join(paragraph.text[label.end() :].strip(MARKS).split()) in names:
            place = paragraph.place(label.start("word"), label.end())
            yield context.finding(
                place,
                "附件说明的“附件”后面没有全角冒号。应写作“附件：”，再写附件名称。",
                fix=Fix("改为“附件：”", (Edit(place, "附件："),), safe=True),
            )
            return


def _place(paper: Paper, head: Paragraph, context: Context) -> Iterator[Finding]:
    """A note that stands behind the date."""
    date = paper.date.place if paper.date is not None else None
    if date is None or date.part != "body" or not paper.signature or date.paragraph >= head.index:
        return
    if paper.zones[date.paragraph] == "date":
        yield context.finding(
            head.place(), "附件说明编排在成文日期之后。附件说明应当在正文下空一行编排，在署名和成文日期之上。"
        )


def _label(head: Paragraph, context: Context) -> Iterator[Finding]:
    """附件： as it begins the note."""
    label = LABEL.match(head.text)
    if label is None:
        return
    start = len(head.text) - len(head.text.lstrip(" \u3000\t"))
    place = head.place(start, label.end())
    if label["number"]:
        yield context.finding(
            place,
            f"附件说明写成了“{label[0].strip()}”。附件说明标“附件：”，多个附件的序号写在冒号后面，如“附件：1.××××”。",
        )
    elif label["colon"] != "：":
        problem = "用了半角冒号" if label["colon"] else "没有全角冒号"
        yield context.finding(
            place,
            f"附件说明的“附件”后面{problem}。应写作“附件：”，再写附件名称。",
            fix=Fix("改为“附件：”", (Edit(place, "附件："),), safe=bool(label["colon"])),
        )
    elif not label["word"]:
        yield context.finding(
            place,
            "附件说明写成了“附：”。应写作“附件：”，再写附件名称。",
            fix=Fix("改为“附件：”", (Edit(place, "附件："),), safe=True),
        )


def _marks(paper: Paper, context: Context) -> Iterator[Finding]:
    """Marks behind the names."""
    places: list[Place] = []
    for number in paper.in_zone("annex_note"):
        paragraph = paper.document.paragraphs[number]
        starts = [0]
        own = [annex.place for annex in paper.annex_note if annex.place.paragraph == number]
        starts += [place.start for place in own[1:]]
        for start, stop in zip(starts, [*starts[1:], len(paragraph.text)], strict=True):
            end = stop
            if stop < len(paragraph.text):  # back over the next entry's number
                end = (
                    len(paragraph.text[start:stop].rstrip("0123456789０１２３４５６７８９.．、（()） \u3000\t")) + start
                )
                end += next((n for n, c in enumerate(paragraph.text[end:stop]) if c not in MARKS), 0)
            kept = paragraph.text[start:end].rstrip()
            bare = kept.rstrip(MARKS)
            if len(bare) < len(kept) and len(bare.strip()) > 2:
                places.append(paragraph.place(start + len(bare), start + len(kept)))
    if places:
        told = "、".join(dict.fromkeys(f"“{context.document.quote(place)}”" for place in places))
        yield one(
            context,
            places,
            f"附件名称后面加了标点{told}。附件说明里的附件名称后面不加标点。",
            fix=Fix("去掉附件名称后面的标点", tuple(Edit(place, "") for place in places), safe=True),
        )


def _numbers(paper: Paper, head: Paragraph, context: Context) -> Iterator[Finding]:
    """The numbers in front of the names: Arabic, with a dot, 1 2 3; none where there is one annex only."""
    listed = paper.annex_note
    wrong: list[Place] = []
    edits: list[Edit] = []
    numbers: list[int | None] = []
    places: list[Place] = []
    for annex in listed:
        paragraph = paper.document.paragraphs[annex.place.paragraph]
        label = LABEL.match(paragraph.text) if paragraph is head else None
        start = label.end() if label and label.end() <= annex.place.start else 0
        if label and label["number"]:
            return  # told already
        match = BEFORE.search(paragraph.text, start, annex.place.start) or ENTRY.match(
            paragraph.text, annex.place.start
        )
        numbers.append(annex.number)
        if match is None:
            automatic = paragraph.label.strip() if start == 0 else ""
            if not automatic and annex.number is not None:  # behind another entry in the same line
                automatic = f"{annex.number}."
            places.append(annex.place)
            if automatic and not NUMBERED.fullmatch(automatic):
                wrong.append(annex.place)
            continue
        written = match["written"]
        place = paragraph.place(match.start("written"), match.end("written"))
        places.append(place)
        if not NUMBERED.fullmatch(written):
            wrong.append(place)
            comma = COMMA.fullmatch(written)
            if comma:
                edits.append(Edit(place, f"{comma[1]}."))
    if wrong:
        yield one(
            context,
            wrong,
            f"附件顺序号写成了“{context.document.quote(wrong[0])}”。附件顺序号用阿拉伯数字，如“附件：1.××××”，下一行“2.××××”。",
            fix=Fix("改为“1.”“2.”的写法", tuple(edits), safe=True) if len(edits) == len(wrong) else None,
        )
        return
    if len(listed) == 1:
        if numbers[0] is None and (loose := _unnumbered(paper, head)):
            yield one(context, [listed[0].place, *loose], UNNUMBERED)
        elif numbers[0] is not None and len(paper.annexes) < 2:
            yield one(
                context,
                places,
                "只有一个附件，一般不编序号，写作“附件：××××”。",
                severity="info",
                strength="soft",
            )
        return
    if None in numbers and any(numbers):
        missing = [place for place, number in zip(places, numbers, strict=True) if number is None]
        yield one(context, missing, UNNUMBERED)
    elif None not in numbers and numbers != list(range(1, len(listed) + 1)):
        odd = next(n for n, number in enumerate(numbers) if number != n + 1)
        yield context.finding(
            places[odd], f"附件顺序号不连续：第{odd + 1}个附件编成了“{numbers[odd]}”。附件从1起连续编号。"
        )


def _unnumbered(paper: Paper, head: Paragraph) -> list[Place]:
    """Names without numbers below the first one, which is too short to go on there."""
    found: list[Place] = []
    above = head
    for paragraph in paper.document.paragraphs[head.index + 1 : head.index + MOST]:
        words = paragraph.text.strip()
        if not words:
            continue
        zone = paper.zones[paragraph.index]
        further = zone == "annex_note" or (zone == "body" and words[-1] not in "。；：" and first(paragraph) >= BELOW)
        if not further or paragraph.cell is not None or len(words) > MOST or len(above.text.strip()) > FULL:
            break
        if words[0] in "（(" or len(words) < FEWEST:
            break
        start = paragraph.text.index(words)
        found.append(paragraph.place(start, start + len(words)))
        above = paragraph
    return found
