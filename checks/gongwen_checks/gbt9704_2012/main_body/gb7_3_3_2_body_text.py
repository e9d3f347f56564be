"""正文一般用三号仿宋体字，每个自然段左空二字，回行顶格。

为什么：正文的字体、字号和段落样式全国统一，才能保证一面22行、一行28字的版面，也便于长期保存和辨认。

怎样改：全选正文，设为三号仿宋（仿宋_GB2312、仿宋均可）；段落的首行缩进设为2字符，左缩进设为0。

证据：正文各段是三号仿宋体，首行左空二字，回行顶格。

例外：字体、字号是“一般”的要求，特定情况可以调整，只作提示。层次标题的字体另有要求。表格里的文字、印发的文本和附件不在此列。

容易误报的情形：首行缩进用两个全角空格、用磅或者厘米设置的；居中的章名；落款；表格的题注、单位和注；字体名称不认识、没有排过版的文稿。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Paragraph, Place, Restyle, check, pattern

from ..articles import GB
from ..edges import column, first, left, width
from ..faults import one
from ..headings import Heading, headings
from ..laid import laid
from ..looks import Look, look, odd
from ..pages import begins, running, section_of
from ..sizes import THREE, in_words

APART = pattern(
    r"[ \u3000\t]*(?:注[：:]|此致|敬礼|单位[：:]|[表图]\s?\d|第[一二三四五六七八九十百]+[章节编]|——|（\d{4}年)"
)
INDENT = (1.7, 2.3)  # 字
EDGE = 0.3  # 字
EMPHASIS = ("黑体", "楷体", "仿宋", "")
SHORT = 24  # characters: a line as short as this that ends without a mark is a heading without an ordinal
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
    own = running(paper, "body", "closing")
    headed: dict[int, Heading] = {}
    for heading in headings(paper, context):
        headed.setdefault(heading.paragraph.index, heading)
    yield from _type(own, headed, context)
    yield from _indents(paper, own, headed, context)


def _type(own: list[Paragraph], headed: dict[int, Heading], context: Context) -> Iterator[Finding]:
    """Paragraphs, and words in them, that are in another type."""
    wrong: dict[Place, str] = {}
    for paragraph in own:
        heading = headed.get(paragraph.index)
        if paragraph.format.alignment in ("center", "right") or (heading is None and _heads(paragraph)):
            continue
        start = 0
        if heading is not None and not heading.item:
            if not heading.inline:
                continue
            start = heading.end
        seen = look(paragraph, start) if start else look(paragraph)
        told = _told(seen)
        if told:
            wrong[paragraph.place(start)] = told
        elif not seen.uniform:
            for begin, end, other in odd(paragraph, start):
                if other.family not in EMPHASIS or (other.size is not None and other.size != THREE):
                    wrong[paragraph.place(begin, end)] = _told(other)
    if wrong:
        called = "、".join(dict.fromkeys(told for told in wrong.values() if told))
        settings = tuple(Restyle(place, font="仿宋_GB2312", size=THREE) for place in wrong)
        yield one(
            context,
            list(wrong),
            f"正文用了{called}，一般用三号仿宋体字。",
            severity="info",
            strength="soft",
            fact="body-type",
            fix=Fix("改为三号仿宋", (), settings=settings),
        )


def _told(seen: Look) -> str:
    """What is unlike 三号仿宋 in a look, in words."""
    size = in_words(seen.size) if seen.size is not None and seen.size != THREE else ""
    return size + (seen.family if seen.family not in ("", "仿宋") else "")


def _heads(paragraph: Paragraph) -> bool:
    """Whether a line is short and ends without a mark: a heading without an ordinal, a caption, a placeholder."""
    text = paragraph.text.strip()
    return len(text) <= SHORT and (text[-1:] not in "。：；，！？”）" or text.startswith("附件"))


def _indents(paper: Paper, own: list[Paragraph], headed: dict[int, Heading], context: Context) -> Iterator[Finding]:
    wrong: list[tuple[Place, float]] = []
    wrapped: list[Place] = []
    for number, paragraph in enumerate(own):
        shape = paragraph.format
        if shape.alignment in ("center", "right", "distribute") or shape.frame is not None:
            continue
        if APART.match(paragraph.text) or (paragraph.index not in headed and _heads(paragraph)):
            continue
        seen = first(paragraph)
        if seen > FAR and len(paragraph.text.strip()) <= SHORT:
            continue
        if number == 0 and not paper.recipients and paragraph.text.rstrip().endswith(("：", ":")):
            continue  # recipients that were not taken for such
        if not INDENT[0] <= seen <= INDENT[1]:
            wrong.append((paragraph.place(), seen))
        if abs(left(paragraph)) > EDGE and "\n" not in paragraph.text:
            across = column(paragraph, section_of(paper.document, paragraph.index))
            if across is not None and seen + width(paragraph.text.strip()) > across + 1:
                wrapped.append(paragraph.place())
    if wrong:
        seen = wrong[0][1]
        settings = tuple(
            Restyle(place, indent_first_chars=2, indent_left_chars=0)
            for place, _ in wrong
            if context.document.quote(place)[:1] not in " \u3000\t"
        )
        yield one(
            context,
            [place for place, _ in wrong],
            f"正文的段落{begins(seen)}起排。正文每个自然段应当左空二字，回行顶格。",
            fact="body-indent",
            fix=Fix("首行左空二字", (), settings=settings) if len(settings) == len(wrong) else None,
        )
    known = {place for place, _ in wrong}
    places = [place for place in wrapped if place not in known]
    if places:
        settings = tuple(Restyle(place, indent_first_chars=2, indent_left_chars=0) for place in places)
        yield one(
            context,
            places,
            "正文回行没有顶格。正文每个自然段左空二字，回行应当顶格。",
            fact="body-wrap",
            fix=Fix("回行顶格", (), settings=settings),
        )
