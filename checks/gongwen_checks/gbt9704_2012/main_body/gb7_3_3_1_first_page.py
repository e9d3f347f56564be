"""公文首页必须显示正文。

为什么：首页只有版头、标题和一长串主送机关，看不到一句正文，容易被换页、套用，收文的人也看不出是什么事。

怎样改：主送机关过多的，移到版记里的“主送：”；标题、版头的行距调紧；删去标题与正文之间的分页符。

证据：第一页上至少有一行正文。

例外：条文没有例外。实际分页由软件决定，这一项只报标题之后另起页的，和按行数算来一定排不下的。

容易误报的情形：封面、目录单独成页的汇编材料；版头印在信纸上、文稿里没有的；网页版和没有分页的文本稿。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Paragraph, Section, check

from ..articles import GB
from ..edges import column, first, type_size, width
from ..laid import laid
from ..pages import breaks, names_many, section_of

POINTS = 72 / 25.4  # in a millimetre
SURELY = 1.1  # of the page's height, so that an estimate is no guess
SINGLE = 1.3  # of the type's size: a line of single spacing
MOST = 80  # paragraphs above the text


@check(
    "GB7.3.3-1",
    "first-page",
    severity="warning",
    strength="direct",
    article=GB("7.3.3"),
    fact="first-page-body",
)
def first_page(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a first page on which no text can stand: a page break before it, or too many lines above it."""
    head = paper.title or paper.number or paper.mark
    if not paper.statutory or head is None or head.place.part != "body":
        return
    found = laid(paper, context)
    if found is None or found.section is None:
        return
    document = paper.document
    start = next((n for n in paper.in_zone("body") if _speaks(document.paragraphs[n])), None)
    title = head.place.paragraph
    if start is None or start <= title or start > MOST:
        return
    broken = next((n for n in range(title + 1, start + 1) if breaks(document.paragraphs[n])), None)
    if broken is not None and not _again(paper, broken, start):
        yield context.finding(
            document.paragraphs[start].place(),
            "标题之后另起了一页，首页上没有正文。公文首页必须显示正文，请删去标题与正文之间的分页符。",
        )
        return
    section = section_of(document, title)
    if not found.typeset or section is None:
        return
    height = (section.height - section.top - section.bottom) * POINTS
    above = sum(_height(paragraph, section) for paragraph in document.paragraphs[:start])
    if above > height * SURELY:
        moved = "，主送机关过多的可以移到版记" if paper.recipients else ""
        yield context.finding(
            document.paragraphs[start].place(),
            f"正文之前的内容按行数算已经占满第一页，首页显示不了正文。公文首页必须显示正文{moved}。",
        )


def _again(paper: Paper, first: int, last: int) -> bool:
    """Whether the title stands once more behind the break: the first page is a cover."""
    if paper.title is None:
        return False
    words = "".join("".join(p.text.split()) for p in paper.document.paragraphs[first : last + 1])
    return "".join(paper.title.text.split())[:20] in words


def _speaks(paragraph: Paragraph) -> bool:
    """Whether a paragraph holds text, and not recipients so many that nobody takes them for such."""
    return bool(paragraph.text.strip()) and not names_many(paragraph.text)


def _height(paragraph: Paragraph, section: Section) -> float:
    """The least height of a paragraph of the running text in points."""
    if paragraph.part != "body" or paragraph.cell is not None or paragraph.format.frame is not None:
        return 0.0
    shape, size = paragraph.format, type_size(paragraph)
    across = column(paragraph, section) or 28.0
    lines = 0
    for number, piece in enumerate(paragraph.text.split("\n")):
        start = first(paragraph) if not number else 0.0
        lines += max(1, int(-(-(max(start, 0.0) + width(piece.strip())) // max(across, 1.0))))
    if shape.line_rule in ("exact", "atLeast") and shape.line:
        line = shape.line
    else:
        pitch = section.grid_pitch if section.grid_lines else None
        line = max(size * SINGLE, pitch or 0.0) * (shape.line or 1.0)
    return lines * line + (shape.space_before or 0.0) + (shape.space_after or 0.0)
