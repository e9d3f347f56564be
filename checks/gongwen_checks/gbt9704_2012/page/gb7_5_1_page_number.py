"""页码一般用四号半角宋体阿拉伯数字，左右各放一条一字线，排在版心下边缘之下，单页码居右空一字，双页码居左空一字。

为什么：公文双面印制、左侧装订，页码在外侧才翻得到；一字线把页码与正文隔开，一看就不是正文里的数字。

怎样改：页脚里写“— 1 —”，四号宋体；在“页面设置—版式”里勾选“奇偶页不同”，奇数页右对齐、右缩进一字，偶数页左对齐、左缩进一字；
附件与正文一起装订的，页码连续编排，不要重新从1开始。

证据：页脚里的页码域，它的字体字号、两边的字、左右位置和编号格式。

例外：信函格式首页不显示页码；版记前有空白页的，空白页和版记页都不编页码。

容易误报的情形：页码放在文本框、图文框里的；单面印制的草稿把页码居中或者一律居右（只作提示）；没有页码的草稿；印发的文本自己的页码。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen_lint import Context, Finding, Paper, Place, check

from ..articles import GB
from ..faults import one
from ..laid import Laid, laid
from ..page_numbers import PageNumber, page_numbers
from ..pages import in_chars
from ..sizes import FOUR, in_words
from ..typefaces import family

DASH = "—－―─"  # 一字线, as typed or drawn
OTHER_DASHES = "-–‐‑−~～·•"
ARABIC = (None, "decimal", "numberInDash", "decimalZero")
SWITCHED = {
    "ROMAN": "罗马数字",
    "ALPHABETIC": "字母",
    "CHINESENUM1": "汉字数字",
    "CHINESENUM2": "汉字数字",
    "CHINESENUM3": "汉字数字",
}
SAME = 0.45  # 字
LONG = 900  # characters: a paper that takes more than one page
LOW, HIGH = 19.0, 31.0  # mm: where the footer puts the dashes about 7 mm below the type area
SIDES = {"right": "居右", "left": "居左", "center": "居中", "inside": "在内侧"}


@check("GB7.5-1", "page-number", severity="warning", strength="direct", article=GB("7.5"))
def page_number(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report page numbers whose form, type or place is not that of the standard."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    numbers = page_numbers(paper, context)
    if not numbers:
        if found.page_set and not found.letter and paper.mark is not None and _long(paper):
            yield context.finding(
                (paper.title or paper.mark).place,
                "文稿没有页码。公文在版心下边缘之下编排页码，一般用四号半角宋体阿拉伯数字，左右各放一条一字线。",
                severity="info",
            )
        return
    upright = [number for number in numbers if number.section.width <= number.section.height]
    in_header = [number for number in upright if number.in_header]
    if in_header:
        yield one(context, _places(in_header), "页码编在页眉里，应当编排在公文版心下边缘之下。")
    upright = [number for number in upright if not number.in_header]
    if upright:
        yield from _numerals(upright, context)
        yield from _dashes(upright, context)
        yield from _type(upright, context)
        yield from _sides(upright, found, context)
        yield from _heights(upright, found, context)
    yield from _continued(paper, context)


def _long(paper: Paper) -> bool:
    paragraphs = paper.document.paragraphs
    return sum(len(paragraphs[number].text) for number in paper.in_zone("body")) > LONG


def _numerals(numbers: Sequence[PageNumber], context: Context) -> Iterator[Finding]:
    wrong, told = [], ""
    for number in numbers:
        switches = {word.upper().lstrip("\\*") for word in number.switches}
        called = next((SWITCHED[word] for word in switches if word in SWITCHED), "")
        form = number.section.page_number_format
        if not called and form not in ARABIC and not switches & {"ARABIC", "ARABICDASH"}:
            called = _numeral(form or "")
        if called:
            wrong.append(number)
            told = told or called
    if wrong:
        yield one(
            context, _places(wrong), f"页码用了{told}，一般用半角宋体阿拉伯数字。", severity="info", strength="soft"
        )


def _numeral(form: str) -> str:
    lower = form.lower()
    for part, called in (("roman", "罗马数字"), ("letter", "字母"), ("fullwidth", "全角数字"), ("circle", "带圈数字")):
        if part in lower:
            return called
    return "汉字数字" if any(part in lower for part in ("chinese", "ideograph", "japanese", "taiwan")) else "别的编号"


def _dashes(numbers: Sequence[PageNumber], context: Context) -> Iterator[Finding]:
    without, hyphens = [], []
    for number in numbers:
        before, after = number.before[-1:], number.after[:1]
        drawn = number.section.page_number_format == "numberInDash" or "ARABICDASH" in map(str.upper, number.switches)
        if len(number.before) == 1 and len(number.after) == 1 and before in DASH and after in DASH:
            continue
        if drawn or (before and before in OTHER_DASHES and after and after in OTHER_DASHES):
            hyphens.append(number)
        elif number.end > number.start or number.before or number.after:
            without.append(number)
    if without:
        text = "".join(without[0].paragraph.text.split())
        bare = not any(number.before or number.after for number in without)
        yield one(
            context,
            _places(without),
            f"页码写作“{text}”，左右应当各放一条一字线，不加别的字，如“— 1 —”。",
            severity="info" if bare else None,
        )
    if hyphens:
        yield one(
            context,
            _places(hyphens),
            "页码两边用的是短横，应当各放一条一字线，如“— 1 —”。",
            severity="info",
        )


def _type(numbers: Sequence[PageNumber], context: Context) -> Iterator[Finding]:
    wrong: list[PageNumber] = []
    told: dict[str, None] = {}
    for number in numbers:
        spans = number.paragraph.spans
        span = next((s for s in spans if s.start <= number.start < max(s.end, s.start + 1)), spans[-1])
        faults = []
        if span.size is not None and span.size != FOUR:
            faults.append(in_words(span.size))
        if span.latin_font and family(span.latin_font) != "宋体":
            faults.append(family(span.latin_font) or span.latin_font)
        if faults:
            wrong.append(number)
            told.update(dict.fromkeys(faults))
    if wrong:
        yield one(
            context,
            _places(wrong),
            f"页码用了{'、'.join(told)}，一般用四号半角宋体阿拉伯数字。",
            severity="info",
            strength="soft",
        )


def _sides(numbers: Sequence[PageNumber], found: Laid, context: Context) -> Iterator[Finding]:
    middle = [number for number in numbers if number.side == "center"]
    if middle:
        yield one(context, _places(middle), "页码居中，应当单页码居右空一字、双页码居左空一字。", severity="info")
    swapped, alike = [], []
    for number in numbers:
        if number.side not in ("left", "right", "inside"):
            continue
        wanted = "left" if number.pages == "even" else "right"
        if number.side == "inside" or (number.side != wanted and number.section.even_and_odd):
            swapped.append(number)
        elif not number.section.even_and_odd and number.pages == "default":
            alike.append(number)
    if swapped:
        told = "双页" if swapped[0].pages == "even" else "单页"
        yield one(
            context,
            _places(swapped),
            f"{told}的页码{SIDES[swapped[0].side]}，应当单页码居右空一字、双页码居左空一字。",
        )
    elif alike:
        yield one(
            context,
            _places(alike),
            f"各页的页码一律{SIDES[alike[0].side]}，没有区分单双页。双面印制时应当单页码居右空一字、双页码居左空一字。",
            severity="info",
        )
    near = [n for n in numbers if n.away is not None and n.side in ("left", "right") and abs(n.away - 1) > SAME]
    near = [number for number in near if number not in swapped]
    if near:
        away = near[0].away or 0.0
        told = "没有空" if abs(away) < 0.3 else f"空{in_chars(away)}" if away > 0 else "伸出了版心"
        yield one(context, _places(near), f"页码{SIDES[near[0].side]}{told}，应当单页码居右空一字、双页码居左空一字。")


def _heights(numbers: Sequence[PageNumber], found: Laid, context: Context) -> Iterator[Finding]:
    """Where the footer stands, on pages that have been set up: only far from 7 mm is told."""
    wrong = [
        number
        for number in numbers
        if found.page_set
        and not number.floats
        and number.section.footer_distance is not None
        and abs(number.section.bottom - 35) <= 2
        and not LOW <= number.section.footer_distance <= HIGH
    ]
    if wrong:
        distance = wrong[0].section.footer_distance or 0.0
        yield one(
            context,
            _places(wrong),
            f"页脚距页边{distance:.0f}毫米，页码的一字线离版心下边缘太{'远' if distance < LOW else '近'}。一字线上距版心下边缘7毫米，"
            "页脚距离可设为25毫米左右。",
            severity="info",
        )


def _continued(paper: Paper, context: Context) -> Iterator[Finding]:
    """Sections behind the first that begin to count anew."""
    paragraphs = paper.document.paragraphs
    anew = [
        section
        for section in paper.document.sections[1:]
        if section.page_number_start in (0, 1) and 0 <= section.first_paragraph < len(paper.zones)
    ]
    places = [
        paragraphs[section.first_paragraph].place()
        for section in anew
        if any(
            paper.zones[n] in ("annex", "imprint", "body")
            for n in range(section.first_paragraph, _last(paper, section.last_paragraph))
        )
    ]
    if places:
        yield one(
            context, places, "页码从这里重新由1编起。附件与正文一起装订的，页码应当连续编排；不能一起装订的除外。"
        )


def _last(paper: Paper, number: int) -> int:
    return min(number + 1, len(paper.zones))


def _places(numbers: Sequence[PageNumber]) -> list[Place]:
    return list(dict.fromkeys(_place(number) for number in numbers))


def _place(number: PageNumber) -> Place:
    text = number.paragraph.text
    return number.paragraph.place(len(text) - len(text.lstrip()), len(text.rstrip()))
