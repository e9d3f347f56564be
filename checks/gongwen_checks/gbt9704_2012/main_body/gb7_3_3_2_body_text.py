"""正文一般用三号仿宋体字，每个自然段左空二字，回行顶格。

为什么：正文的字体、字号和段落样式全国统一，才能保证一面22行、一行28字的版面，也便于长期保存和辨认。

怎样改：全选正文，设为三号仿宋（仿宋_GB2312、仿宋均可）；段落的首行缩进设为2字符，左缩进设为0。

证据：正文各段是三号仿宋体，首行左空二字，回行顶格。

例外：字体、字号是“一般”的要求，特定情况可以调整，只作提示。层次标题的字体另有要求。表格里的文字、印发的文本和附件不在此列。

容易误报的情形：首行缩进用两个全角空格、用磅或者厘米设置的；居中的章名；落款；表格的题注、单位和注；字体名称不认识、没有排过版的文稿。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen_lint import Context, Finding, Fix, Paper, Paragraph, Place, Restyle, check, pattern

from ..addresses import unmarked
from ..articles import GB
from ..edges import column, first, left, width
from ..faults import one
from ..headings import Heading, headings
from ..laid import laid
from ..looks import Look, look, odd
from ..pages import begins, names_many, running, section_of
from ..sizes import THREE, in_words

APART = pattern(
    r"[ \u3000\t]*(?:注[：:]|此致|敬礼|单位[：:]|[表图]\s?\d|第[一二三四五六七八九十百]+[章节编]|——|（\d{4}年)"
)
INDENT = (1.7, 2.3)  # 字
EDGE = 0.3  # 字
EMPHASIS = ("黑体", "楷体", "仿宋", "")
SHORT = 24  # characters: a line as short as this that ends without a mark is a heading without an ordinal
LONG, ITEM = 30, 12  # characters: a sentence, one with an ordinal as long as this is text, however it is aligned
_ASIDE = {"center": "居中", "right": "居右", "distribute": "分散对齐"}
FAR = 8.0  # 字: a short line that begins as far in is laid out on purpose


@check(
    "GB7.3.3-2",
    "body-text",
    severity="warning",
    strength="direct",
    article=GB("7.3.3"),
)
def body_text(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a body that is not in 三号仿宋, and paragraphs that do not begin two characters in."""
    if not paper.statutory or paper.rule_text:
        return
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    headed: dict[int, Heading] = {}
    for heading in headings(paper, context):
        headed.setdefault(heading.paragraph.index, heading)
    survey = _Survey()
    address = unmarked(paper, context)
    for paragraph in running(paper, "body", "closing"):
        if address is not None and paragraph is address.paragraph:
            continue
        heading_here = headed.get(paragraph.index)
        shape = paragraph.format
        if shape.frame is not None or (heading_here is None and _heads(paragraph)):
            continue
        if shape.alignment in _ASIDE:
            long = len(paragraph.text) > (LONG if heading_here is None else ITEM)
            if long and paragraph.text.rstrip()[-1:] in "。：；":
                survey.aside.append((paragraph.place(), _ASIDE[shape.alignment]))
            continue
        seen = look(paragraph)
        _type(paragraph, heading_here, seen, survey)
        _place(paper, paragraph, (id(shape), seen.size), survey)
    yield from _told(survey, context)


class _Survey:
    """What one walk over the body finds: words in another type, first lines and further lines that begin elsewhere."""

    __slots__ = ("aside", "begins", "type", "walked", "where", "wrapped")

    def __init__(self) -> None:
        self.type: dict[Place, str] = {}
        self.aside: list[tuple[Place, str]] = []
        self.begins: list[tuple[Place, float]] = []
        self.wrapped: list[Place] = []
        self.where: dict[
            tuple[int, float | None], tuple[float, float]
        ] = {}  # of a shape and size: first, further lines
        self.walked = 0


def _type(paragraph: Paragraph, heading: Heading | None, seen: Look, survey: _Survey) -> None:
    """Words of a paragraph that are in another type."""
    if seen.uniform and seen.size == THREE and seen.family == "仿宋":
        return
    start = 0
    if heading is not None and (heading.level > 2 or not heading.item):
        if not heading.inline:
            return
        start = heading.end
        seen = seen if seen.uniform else look(paragraph, start)
    called = _called(seen)
    if called:
        survey.type[paragraph.place(start)] = called
    elif not seen.uniform:
        for begin, end, other in odd(paragraph, start):
            if other.family not in EMPHASIS or (other.size is not None and other.size != THREE):
                survey.type[paragraph.place(begin, end)] = _called(other)


def _called(seen: Look) -> str:
    """What is unlike 三号仿宋 in a look, in words."""
    size = in_words(seen.size) if seen.size is not None and seen.size != THREE else ""
    return size + (seen.family if seen.family not in ("", "仿宋") else "")


def _heads(paragraph: Paragraph) -> bool:
    """Whether a line is short and ends without a mark: a heading without an ordinal, a caption, a placeholder."""
    if len(paragraph.text) > 2 * SHORT:
        return False
    text = paragraph.text.strip()
    return len(text) <= SHORT and (text[-1:] not in "。：；，！？”）" or text.startswith("附件"))


def _place(paper: Paper, paragraph: Paragraph, shape: tuple[int, float | None], survey: _Survey) -> None:
    """Where the lines of a paragraph begin; paragraphs of one shape that begin with a word begin alike."""
    text = paragraph.text
    survey.walked += 1
    typed = text[0] in " \u3000\t\u00a0"
    known = None if typed else survey.where.get(shape)
    if known is None:
        known = first(paragraph), left(paragraph)
        if not typed:
            survey.where[shape] = known
    seen, further = known
    right = INDENT[0] <= seen <= INDENT[1]
    if right and abs(further) <= EDGE:
        return
    if APART.match(text) or (seen > FAR and len(text.strip()) <= SHORT):
        return
    if survey.walked == 1 and not paper.recipients and names_many(text):
        return  # recipients that were not taken for such
    if not right:
        survey.begins.append((paragraph.place(), seen))
    elif "\n" not in text:
        across = column(paragraph, section_of(paper.document, paragraph.index))
        if across is not None and seen + width(text.strip()) > across + 1:
            survey.wrapped.append(paragraph.place())


def _told(survey: _Survey, context: Context) -> Iterator[Finding]:
    if survey.type:
        called = "、".join(dict.fromkeys(told for told in survey.type.values() if told))
        settings = tuple(Restyle(place, font="仿宋_GB2312", size=THREE) for place in survey.type)
        yield one(
            context,
            list(survey.type),
            f"正文用了{called}，一般用三号仿宋体字。",
            severity="info",
            strength="soft",
            fact="body-type",
            fix=Fix("改为三号仿宋", (), settings=settings),
        )
    if survey.aside:
        yield one(
            context,
            [place for place, _ in survey.aside],
            f"正文的段落{survey.aside[0][1]}编排。正文每个自然段应当左空二字，回行顶格。",
            fact="body-aside",
        )
    if survey.begins:
        places = [place for place, _ in survey.begins]
        typed = any(context.document.quote(place)[:1] in " \u3000\t" for place in places)
        yield one(
            context,
            places,
            f"正文的段落{begins(survey.begins[0][1])}起排。正文每个自然段应当左空二字，回行顶格。",
            fact="body-indent",
            fix=None if typed else Fix("首行左空二字", (), settings=_flush(places)),
        )
    if survey.wrapped:
        yield one(
            context,
            survey.wrapped,
            "正文回行没有顶格。正文每个自然段左空二字，回行应当顶格。",
            fact="body-wrap",
            fix=Fix("回行顶格", (), settings=_flush(survey.wrapped)),
        )


def _flush(places: Sequence[Place]) -> tuple[Restyle, ...]:
    return tuple(Restyle(place, indent_first_chars=2, indent_left_chars=0) for place in places)
