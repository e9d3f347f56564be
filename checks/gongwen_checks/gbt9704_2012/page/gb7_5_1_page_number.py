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

from .. import annexed
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
FORMS = (
    ("roman", "罗马数字"),
    ("letter", "字母"),
    ("fullwidth", "全角数字"),
    ("circle", "带圈数字"),
    *((part, "汉字数字") for part in ("chinese", "ideograph", "japanese", "taiwan")),
)
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
        yield from _dashes(upright, context)
        yield from _sides(upright, context)
        yield from _habits(upright, found, context)
    yield from _continued(paper, context)


def _long(paper: Paper) -> bool:
    paragraphs = paper.document.paragraphs
    return sum(len(paragraphs[number].text) for number in paper.in_zone("body")) > LONG


def _habits(numbers: Sequence[PageNumber], found: Laid, context: Context) -> Iterator[Finding]:
    """One hint for all that is only the usual way, or that drafts printed on one side of the paper often have."""
    told: dict[str, None] = {}
    wrong: list[PageNumber] = []
    for number in numbers:
        faults = [*_numeral(number), *_hyphens(number), *_type(number), *_place(number), *_height(number, found)]
        if faults:
            wrong.append(number)
            told.update(dict.fromkeys(faults))
    if wrong:
        soft = all(fault.startswith("用了") for fault in told)
        yield one(
            context,
            _places(wrong),
            f"页码{'，'.join(told)}。一般用四号半角宋体阿拉伯数字，左右各放一条一字线，距版心下边缘7毫米，单页码居右空一字、"
            "双页码居左空一字。",
            severity="info",
            strength="soft" if soft else None,
        )


def _numeral(number: PageNumber) -> Iterator[str]:
    switches = {word.upper().lstrip("\\*") for word in number.switches}
    called = next((SWITCHED[word] for word in switches if word in SWITCHED), "")
    form = number.section.page_number_format
    if not called and form not in ARABIC and not switches & {"ARABIC", "ARABICDASH"}:
        lower = (form or "").lower()
        called = next((name for part, name in FORMS if part in lower), "别的编号")
    if called:
        yield f"用了{called}"


def _type(number: PageNumber) -> Iterator[str]:
    spans = number.paragraph.spans
    span = next((s for s in spans if s.start <= number.start < max(s.end, s.start + 1)), spans[-1])
    faults = []
    if span.size is not None and span.size != FOUR:
        faults.append(in_words(span.size))
    if span.latin_font and family(span.latin_font) != "宋体":
        faults.append(family(span.latin_font) or span.latin_font)
    if faults:
        yield f"用了{''.join(faults)}"


def _place(number: PageNumber) -> Iterator[str]:
    if number.side == "center":
        yield "居中"
    elif number.side in ("left", "right") and not number.section.even_and_odd and number.pages == "default":
        yield f"一律{SIDES[number.side]}，没有区分单双页"


def _height(number: PageNumber, found: Laid) -> Iterator[str]:
    """Where the footer stands, on pages that have been set up: only far from 7 mm is told."""
    section = number.section
    distance = section.footer_distance
    if not found.page_set or number.floats or distance is None or abs(section.bottom - 35) > 2:
        return
    if not LOW <= distance <= HIGH:
        yield f"离版心下边缘太{'远' if distance < LOW else '近'}（页脚距页边{distance:.0f}毫米）"


def _hyphens(number: PageNumber) -> Iterator[str]:
    if _dash(number) == "hyphen":
        yield "两边是短横"


def _dash(number: PageNumber) -> str:
    """What stands on either side of the number: dash, hyphen, nothing or words."""
    before, after = number.before, number.after
    if len(before) == 1 and len(after) == 1 and before in DASH and after in DASH:
        return "dash"
    if number.section.page_number_format == "numberInDash" or "ARABICDASH" in map(str.upper, number.switches):
        return "hyphen"
    if before and after and before[-1] in OTHER_DASHES and after[0] in OTHER_DASHES:
        return "hyphen"
    return "words" if before or after else "nothing"


def _dashes(numbers: Sequence[PageNumber], context: Context) -> Iterator[Finding]:
    for kind in ("words", "nothing"):
        wrong = [number for number in numbers if _dash(number) == kind]
        if wrong:
            text = "".join(wrong[0].paragraph.text.split())
            yield one(
                context,
                _places(wrong),
                f"页码写作“{text}”，左右应当各放一条一字线，不加别的字，如“— 1 —”。",
                severity="info" if kind == "nothing" else None,
            )


def _sides(numbers: Sequence[PageNumber], context: Context) -> Iterator[Finding]:
    swapped = []
    for number in numbers:
        wanted = "left" if number.pages == "even" else "right"
        if number.side == "inside" or (
            number.side in ("left", "right") and number.side != wanted and number.section.even_and_odd
        ):
            swapped.append(number)
    if swapped:
        told = "双页" if swapped[0].pages == "even" else "单页"
        yield one(
            context,
            _places(swapped),
            f"{told}的页码{SIDES[swapped[0].side]}，应当单页码居右空一字、双页码居左空一字。",
        )
    near = [n for n in numbers if n.away is not None and n.side in ("left", "right") and abs(n.away - 1) > SAME]
    near = [number for number in near if number not in swapped]
    if near:
        away = near[0].away or 0.0
        told = "没有空" if abs(away) < 0.3 else f"空{in_chars(away)}" if away > 0 else "伸出了版心"
        yield one(context, _places(near), f"页码{SIDES[near[0].side]}{told}，应当单页码居右空一字、双页码居左空一字。")


def _continued(paper: Paper, context: Context) -> Iterator[Finding]:
    """Sections behind the first that begin to count anew."""
    paragraphs = paper.document.paragraphs
    anew = [
        section
        for section in paper.document.sections[1:]
        if section.page_number_start in (0, 1) and 0 <= section.first_paragraph < len(paper.zones)
    ]
    zones = annexed.zones(paper) if anew else ()
    places = [
        paragraphs[section.first_paragraph].place()
        for section in anew
        if any(
            zones[n] in ("annex", "imprint", "body")
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
    return list(dict.fromkeys(_words(number) for number in numbers))


def _words(number: PageNumber) -> Place:
    text = number.paragraph.text
    return number.paragraph.place(len(text) - len(text.lstrip()), len(text.rstrip()))
