"""How annexes (附件) are laid out: a page of their own, heading in 三号黑体 at the edge, title in the third line (7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen_lint import Context, Finding, Fix, Paper, Paragraph, Place, Restyle, Section

from ..edges import centred, first
from ..faults import one
from ..laid import laid
from ..looks import look
from ..pages import begins, breaks, empty_above, section_of, starts_page
from ..sizes import THREE, in_words


def faults(paper: Paper, headed: Sequence[tuple[Paragraph, Place]], context: Context) -> Iterator[Finding]:
    """Report annexes that are laid out otherwise; `headed` are the headings, with the places of the titles."""
    found = laid(paper, context) if headed else None
    if found is None or not found.typeset:
        return
    document = paper.document
    own = [(heading, title) for heading, title in headed if heading.part == "body" and heading.cell is None]
    same_page = [heading.place() for heading, _ in own if not starts_page(document, heading.index)]
    if same_page:
        yield one(
            context,
            same_page,
            "附件接着前面的内容编排，没有另面。附件应当另面编排，放在版记之前，与正文一起装订。",
        )
    low = [heading.place() for heading, _ in own if not breaks(heading) and _low(paper, heading)]
    if low:
        yield one(context, low, "“附件”二字不在这一面的第一行。“附件”二字和顺序号应当顶格编排在第一行。")
    yield from _headings(own, context)
    yield from _titles(paper, own, context)


def _low(paper: Paper, heading: Paragraph) -> bool:
    """Whether empty lines stand above a heading on its page."""
    return (
        heading.index > 0
        and starts_page(paper.document, heading.index)
        and empty_above(paper.document, heading.index) > 0
    )


def _headings(own: Sequence[tuple[Paragraph, Place]], context: Context) -> Iterator[Finding]:
    faces, places = [], []
    for heading, title in own:
        if title.paragraph == heading.index:
            continue
        seen = look(heading)
        wrong = [seen.family] if seen.family not in ("", "黑体") else []
        if seen.size is not None and seen.size != THREE:
            wrong.append(in_words(seen.size))
        if wrong:
            faces.append((heading.place(), "、".join(wrong)))
        alignment = heading.format.alignment
        indent = first(heading)
        if alignment in ("center", "right"):
            places.append((heading.place(), "居中" if alignment == "center" else "居右"))
        elif abs(indent) > 0.6:
            places.append((heading.place(), begins(indent)))
    if faces:
        settings = tuple(Restyle(place, font="黑体", size=THREE) for place, _ in faces)
        yield one(
            context,
            [place for place, _ in faces],
            f"“附件”二字和顺序号用了{faces[0][1]}，应当用三号黑体字，在第一行顶格。",
            fix=Fix("改为三号黑体", (), settings=settings),
        )
    if places:
        settings = tuple(
            Restyle(place, alignment="left", indent_first_chars=0, indent_left_chars=0) for place, _ in places
        )
        yield one(
            context,
            [place for place, _ in places],
            f"“附件”二字和顺序号{places[0][1]}，应当在第一行顶格编排。",
            fix=Fix("改为顶格", (), settings=settings),
        )


def _titles(paper: Paper, own: Sequence[tuple[Paragraph, Place]], context: Context) -> Iterator[Finding]:
    document = paper.document
    aside: list[Place] = []
    off: list[tuple[Place, int]] = []
    for heading, place in own:
        if place.paragraph == heading.index or place.part != "body":
            continue
        title = document.paragraphs[place.paragraph]
        words = title.text.strip()
        if title.cell is not None or len(words) > 60 or words[-1:] in "。：；" or words[:1] in "图表注":
            continue
        middle = centred(title, _section(paper, title))
        if middle is False or (middle is None and "\n" in words and first(title) < 1):
            aside.append(place)
        lines = empty_above(document, title.index)
        if lines != 1 and not breaks(title):
            off.append((place, lines))
    if aside:
        settings = tuple(Restyle(place, alignment="center", indent_first_chars=0) for place in aside)
        yield one(
            context,
            aside,
            "附件标题没有居中。附件标题应当居中编排在版心第三行。",
            fix=Fix("居中", (), settings=settings),
        )
    if off:
        place, lines = off[0]
        told = "紧接在“附件”二字之下" if not lines else f"与“附件”二字之间空了{lines}行"
        yield one(
            context, [place for place, _ in off], f"附件标题{told}。附件标题应当居中编排在版心第三行，即中间空一行。"
        )


def _section(paper: Paper, paragraph: Paragraph) -> Section | None:
    return section_of(paper.document, paragraph.index)
