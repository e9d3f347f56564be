"""抄送机关一般用四号仿宋体，左右各空一字，“抄送”后加全角冒号，最后一个名称后加句号。

为什么：抄送机关在版记的首行，写法固定，收文机关一眼就能找到自己。

怎样改：写作“抄送：区委办公室，区人大常委会办公室。”，四号仿宋，左空一字，回行时与冒号后的首字对齐，最后加句号。

证据：版记里“抄送”一行的字体、字号、缩进和首尾的标点。

例外：条文没有例外；没有抄送机关的不写。

容易误报的情形：机关之间用逗号还是顿号，标准没有规定；1999年的标准用三号字，2012年以后用四号；抄送机关还没有填的文稿；
分几行写的抄送，只看最后一行的句号。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Paragraph, Place, Restyle, check, pattern, replacement

from ..articles import GB
from ..edges import column, first, left, width
from ..faults import one
from ..imprint_rows import COPIES, MOVED, imprint
from ..laid import Laid, laid
from ..looks import look
from ..pages import begins, section_of
from ..sizes import FOUR, in_words

UNFILLED = pattern(r"[\[\]［］×XxＸ□_＿…]|\.\.\.")  # the names are still to be written
SAME = 0.35  # 字
IN_CELLS = (0.3, 1.7)  # 字: the cell's own margin counts too
ALIGNED = 0.8  # 字: how far a further line may begin from the first name


@check(
    "GB7.4.2-1",
    "copies-form",
    severity="warning",
    strength="direct",
    article=GB("7.4.2"),
    needs=("抄送", "抄报"),
)
def copies_form(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report 抄送 lines without full stop or colon, not in 四号仿宋, or not one 字 in."""
    end = imprint(paper, context)
    if end is None or not end.copies or paper.copy_type in ("web", "form"):
        return
    yield from punctuation(end.copies, "抄送", context)
    if end.print_line and end.print_line[0].index < end.copies[0].index:
        yield context.finding(end.copies[0].place(), "抄送机关写在印发机关的下面，应当写在印发机关之上一行。")
    found = laid(paper, context)
    if found is not None and found.typeset:
        yield from type_of(end.copies, "抄送机关", found, context)
        yield from place_of(end.copies[0], "抄送机关", paper, context)


def punctuation(lines: tuple[Paragraph, ...], label: str, context: Context) -> Iterator[Finding]:
    """What is wrong with the colon after the label and the full stop after the last name."""
    head = lines[0]
    hit = COPIES.match(head.text) or MOVED.match(head.text)
    if hit is not None and hit[0][-1] == ":":
        place = head.place(hit.end() - 1, hit.end())
        yield context.finding(
            place, f"“{label}”后应当用全角冒号“：”。", fix=replacement("改为全角冒号", place, "：", safe=True)
        )
    elif hit is not None and hit[0][-1] != "：":
        place = head.place(len(hit[0].rstrip()), hit.end())
        yield context.finding(
            head.place(hit.start(), hit.end()),
            f"“{label}”后应当用全角冒号“：”。",
            fix=replacement("加上全角冒号", place, "：", safe=True),
        )
    last = lines[-1]
    text = last.text.rstrip()
    after = hit.end() if hit is not None and last is head else 0
    if not text[after:].strip() or text[-1] == "。" or UNFILLED.search(text, after):
        return
    if text[-1] in "；;，,、.．":
        place = last.place(len(text) - 1, len(text))
        fix = replacement("改为句号", place, "。", safe=True)
    else:
        place = last.place(max(len(text) - 4, after), len(text))
        fix = replacement("加上句号", last.place(len(text), len(text)), "。", safe=True)
    yield context.finding(place, f"最后一个{label}机关名称后应当用句号。", fix=fix)


def type_of(lines: tuple[Paragraph, ...], name: str, found: Laid, context: Context) -> Iterator[Finding]:
    """What is wrong with the type of some lines of a 版记."""
    wrong: list[Place] = []
    told = ""
    for paragraph in lines:
        seen = look(paragraph)
        if seen.family in ("", "仿宋") and seen.size in (None, FOUR):
            continue
        wrong.append(paragraph.place())
        told = told or f"{in_words(seen.size) if seen.size is not None else ''}{seen.family}"
    if wrong:
        yield one(
            context,
            wrong,
            f"{name}用了{told}，一般用四号仿宋体。",
            severity="info",
            strength="soft",
            fix=Fix(
                f"{name}改为四号仿宋", (), settings=tuple(Restyle(p, font="仿宋_GB2312", size=FOUR) for p in wrong)
            ),
        )


def place_of(paragraph: Paragraph, name: str, paper: Paper, context: Context) -> Iterator[Finding]:
    """What is wrong with where a line begins, and with its further lines."""
    section = section_of(paper.document, paragraph.index)
    start = first(paragraph)
    inside = paragraph.cell is not None or paragraph.part == "textbox" or paragraph.format.frame is not None
    if paragraph.format.alignment in ("center", "right"):
        told = "居中" if paragraph.format.alignment == "center" else "居右"
        yield context.finding(paragraph.place(), f"{name}{told}，应当居左空一字编排。")
        return
    fits = IN_CELLS[0] <= start <= IN_CELLS[1] if inside else abs(start - 1) <= SAME
    if not fits and not (inside and abs(start) < SAME and paragraph.cell is None):
        yield context.finding(paragraph.place(), f"{name}{begins(start)}，应当左右各空一字。")
        return
    hit = COPIES.match(paragraph.text) or MOVED.match(paragraph.text)
    measure = column(paragraph, section)
    text = paragraph.text.strip()
    if hit is None or measure is None or "\n" in text or width(text) <= measure + 1:
        return
    wanted = start + width(hit[0].strip())
    if abs(left(paragraph) - wanted) > ALIGNED:
        yield context.finding(
            paragraph.place(),
            f"{name}回行没有与冒号后的首字对齐：首行{begins(start)}，回行{begins(left(paragraph))}，应当左空{wanted:g}字。",
        )
