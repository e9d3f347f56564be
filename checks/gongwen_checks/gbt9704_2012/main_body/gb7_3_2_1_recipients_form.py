"""主送机关在标题下空一行左侧顶格，最后一个名称后用全角冒号。

为什么：主送机关是办理公文的机关，位置和写法固定，收发登记时才不会认错。

怎样改：顶格书写，回行也顶格；机关名称之间按层级用“，”或“、”隔开，最后一个名称后用全角冒号“：”。

证据：标题之下、正文之前的主送机关。

例外：公告、通告、令、纪要等没有主送机关的公文；主送机关移到版记的；文本稿不看位置。

容易误报的情形：讲话稿的称谓；发文稿纸上的“主送”栏；网页版；便函、请柬的称呼。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Edit, Finding, Fix, Paper, Paragraph, Restyle, check

from .. import edges
from ..addresses import ADDRESSED, unmarked
from ..articles import GB
from ..gaps import in_lines, lines_between
from ..laid import laid
from ..stretches import loose, paragraphs_of, recipient_paragraphs

INDENT = 0.6  # 字
LEAST, MOST = 0.6, 1.7  # lines between title and recipients


@check("GB7.3.2-1", "recipients-form", severity="warning", strength="direct", article=GB("7.3.2"))
def recipients_form(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report recipients without a full-width colon behind the last, indented, or not one line below the title."""
    if paper.copy_type in ("web", "form") or not paper.statutory or paper.kind not in ADDRESSED:
        return
    paragraphs = recipient_paragraphs(paper)
    if paragraphs:
        yield from _colon(paragraphs[-1], context)
        yield from _placed(paragraphs, paper, context)
    else:
        yield from _no_colon(paper, context)


def _colon(last: Paragraph, context: Context) -> Iterator[Finding]:
    text = last.text.rstrip()
    if not text.endswith(":"):
        return
    place = last.place(len(text) - 1, len(text))
    yield context.finding(
        last.place(len(text) - len(text.lstrip()), len(text)) if len(text) < 40 else place,
        "主送机关最后一个名称后用了半角冒号“:”，应当用全角冒号“：”。",
        fix=Fix("改为全角冒号“：”", (Edit(place, "："),), safe=True),
    )


def _no_colon(paper: Paper, context: Context) -> Iterator[Finding]:
    """A line under the title that is nothing but organs' names, and lacks its colon."""
    found = unmarked(paper, context)
    if found is None:
        return
    paragraph = found.paragraph
    end = len(paragraph.text.rstrip())
    start = len(paragraph.text) - len(paragraph.text.lstrip())
    wrong = paragraph.place(end - 1, end) if found.mark else paragraph.place(end, end)
    yield context.finding(
        paragraph.place(start, end),
        f"主送机关“{found.names}”后{f'用了“{found.mark}”' if found.mark else '没有冒号'}，应当用全角冒号“：”。",
        fix=Fix("在主送机关后用全角冒号“：”", (Edit(wrong, "："),), safe=True),
    )


def _placed(paragraphs: list[Paragraph], paper: Paper, context: Context) -> Iterator[Finding]:
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    first = paragraphs[0]
    if not loose(first):
        return
    alignment = first.format.alignment
    indent = edges.first(first)
    rest = edges.left(first)
    where = ""
    if alignment in ("center", "right"):
        where = "居中" if alignment == "center" else "居右"
    elif indent is not None and abs(indent) > INDENT:
        where = f"左空{indent:.2g}字"
    elif rest is not None and rest > INDENT and _wraps(first):
        where = f"回行左空{rest:.2g}字"
    if where:
        setting = Restyle(first.place(), alignment="left", indent_first_chars=0, indent_left_chars=0)
        yield context.finding(
            first.place(),
            f"主送机关{where}，应当左侧顶格，回行时也顶格。",
            fix=Fix("主送机关左侧顶格", (), settings=(setting,)),
        )
    if paper.title is None or paper.title.place.part != "body":
        return
    above = paragraphs_of(paper, paper.title.text, paper.title.place)
    lines = lines_between(above[-1], first, context.document) if above and loose(above[-1]) else None
    if lines is not None and not LEAST <= lines <= MOST:
        yield context.finding(
            first.place(),
            f"主送机关与标题之间空了{in_lines(lines)}，应当在标题下空一行。"
            if lines > LEAST
            else "主送机关紧接标题，应当在标题下空一行。",
        )


def _wraps(paragraph: Paragraph) -> bool:
    return len(paragraph.text) > 28
