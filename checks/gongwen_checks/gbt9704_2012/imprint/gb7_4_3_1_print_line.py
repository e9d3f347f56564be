"""印发机关居左空一字，印发日期居右空一字，日期用阿拉伯数字写全、不编虚位，后加“印发”二字，一般用四号仿宋体。

为什么：印发机关和印发日期在公文末行，说明是谁、哪一天印出来送出去的。

怎样改：写作“某某办公室　　　　2016年5月6日印发”，机关左空一字、日期右空一字，在同一行，四号仿宋。

证据：版记末行的字体、字号、左右的空，日期的写法。

例外：信函格式的版记不写印发机关和印发日期；还空着的日期（2016年　月　日印发）。

容易误报的情形：印发日期用段落居右、制表位、表格或者空格排到右边的；印制份数另写在末条线以下的。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Paragraph, check, pattern, replacement

from ..articles import GB
from ..edges import first, right, type_size, width
from ..imprint_rows import PRINTED, Imprint, imprint
from ..laid import laid
from ..pages import begins, in_chars, section_of
from .gb7_4_2_1_copies_form import IN_CELLS, type_of

DATE = pattern(
    r"[\d〇○零一二三四五六七八九十]{2,4}\s*[-./年]\s*[\d〇零一二三四五六七八九十]{1,3}\s*[-./月]\s*[\d〇零一二三四五六七八九十]{1,3}\s*日?"
)
RIGHT_FORM = pattern(r"(?:19|20)\d\d年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")
SAME, NEAR = 0.35, 1.6  # 字
SET = 0.7  # 字: where an alignment or a tab stop puts the date, and no blanks have to be counted


@check(
    "GB7.4.3-1",
    "print-line",
    severity="warning",
    strength="direct",
    article=GB("7.4.3"),
    needs=("日", "印发", "20"),
)
def print_line(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report 印发机关 and 印发日期 that are not written or not placed as the standard has it."""
    end = imprint(paper, context)
    if end is None or not end.print_line or paper.copy_type in ("web", "form"):
        return
    yield from _date(paper, end, context)
    found = laid(paper, context)
    if found is None or not found.typeset or found.letter:
        return
    yield from type_of(end.print_line, "印发机关和印发日期", found, context)
    yield from _places(paper, end, context)


def _date(paper: Paper, end: Imprint, context: Context) -> Iterator[Finding]:
    printed = paper.print_date
    dated = ((paragraph, DATE.search(paragraph.text)) for paragraph in end.print_line)
    paragraph, hit = next(((p, hit) for p, hit in dated if hit is not None), (None, None))
    if paragraph is None or hit is None:
        return
    words = "".join(hit[0].split())
    place = paragraph.place(hit.start(), hit.end())
    if not RIGHT_FORM.fullmatch(words):
        day = printed.value if printed is not None else None
        well = f"{day.year}年{day.month}月{day.day}日" if day else ""
        yield context.finding(
            place,
            f"印发日期“{words}”写法不对，应当用阿拉伯数字将年、月、日标全，月、日不编虚位"
            + (f"：“{well}”。" if well else "。"),
            fix=replacement(f"改为“{well}”", place, well, safe=True) if well else None,
        )
    whole = "".join("".join(p.text.split()) for p in end.print_line)
    if "印发" not in whole:
        yield context.finding(
            place,
            "印发日期后应当加“印发”二字。",
            fix=replacement("加上“印发”", paragraph.place(hit.end(), hit.end()), "印发", safe=True),
        )
    day = printed.value if printed is not None else None
    if day is not None and paper.date is not None and paper.date.value and day < paper.date.value:
        yield context.finding(
            place,
            f"印发日期“{words}”早于成文日期“{paper.date.text}”，两个日期恐怕有一个写错了。",
            strength="inference",
        )


def _places(paper: Paper, end: Imprint, context: Context) -> Iterator[Finding]:
    only = end.print_line[0]
    hit = DATE.search(only.text)
    if len(end.print_line) == 1 and hit is not None and not only.text[: hit.start()].strip():
        behind = only.text[hit.end() :].strip().removeprefix("印发").strip()
        if len(behind) >= 4:
            yield context.finding(only.place(), "印发日期在左、印发机关在右，应当印发机关左空一字、印发日期右空一字。")
        return
    printer, dated = paper.printer, paper.print_date
    if printer is None or dated is None:
        return
    left, last = context.document.paragraph(printer.place), context.document.paragraph(dated.place)
    if left is not last and not _beside(left, last):
        yield context.finding(dated.place, "印发日期没有与印发机关排在同一行：印发机关左空一字，印发日期右空一字。")
        return
    inside = left.cell is not None
    start = first(left) if left.format.alignment not in ("center", "right") else None
    if start is None or left.part == "textbox":
        pass
    elif not (IN_CELLS[0] <= start <= IN_CELLS[1] if inside else abs(start - 1) <= SAME):
        yield context.finding(printer.place, f"印发机关{begins(start)}，应当左空一字。")
    rest = _to_right(paper, last)
    near = SET if _set(last) else NEAR
    if rest is not None and not (IN_CELLS[0] <= rest <= IN_CELLS[1] if inside else abs(rest - 1) <= near):
        told = f"右空{in_chars(rest)}" if rest > 0.3 else "右边没有空" if rest > -0.6 else "超出了版心"
        yield context.finding(dated.place, f"印发日期{told}，应当右空一字。")


def _beside(left: Paragraph, last: Paragraph) -> bool:
    """Whether two paragraphs stand in one row of a table."""
    one, other = left.cell, last.cell
    return one is not None and other is not None and (one.table, one.row) == (other.table, other.row)


def _set(paragraph: Paragraph) -> bool:
    """Whether the end of a line is put where it stands, not pushed there by blanks."""
    shape = paragraph.format
    return shape.alignment == "right" or (
        "\t" in paragraph.text.strip() and any(kind == "right" for _, kind in shape.tabs)
    )


def _to_right(paper: Paper, paragraph: Paragraph) -> float | None:
    """How far the date stands from the right edge; a line that is set to both edges by typed blanks is measured with a
    slack for the width of its figures."""
    section = section_of(paper.document, paragraph.index)
    rest = right(paragraph, section)
    if rest is None and section is not None and paragraph.part == "body" and paragraph.cell is None:
        text = paragraph.text.strip("\n")
        if "\t" in text or "\n" in text or paragraph.format.alignment in ("center", "right"):
            return None
        measure = (section.width - section.left - section.right - section.gutter) * 72 / 25.4 / type_size(paragraph)
        rest = measure - first(paragraph) - width(text.strip())
        return rest if rest > -NEAR - 1 else None
    if rest is not None and paragraph.cell is not None and paragraph.format.alignment != "right":
        return None
    return rest if PRINTED.search(paragraph.text) else None
