"""发文机关标志 as it is printed: its colour, place, typeface and height, which 7.2.4 and the special forms (10.1 to 10.3)
ask for alike, with other force."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Paragraph, Place, Restyle

from . import colours
from .centring import off_centre
from .faults import one
from .gaps import depth_of
from .laid import Laid
from .looks import look
from .stretches import loose, paragraphs_of

NEAR = 6.0  # millimetres that a height reckoned line by line may be off
LETTER_NEAR = 12.0  # a letter's mark that is the first line of the text: the draft of a letter
BOX_NEAR = 4.5  # the same for a box: its inner margin and what its first line leaves above the words


def mark_of(paper: Paper) -> list[Paragraph]:
    """The paragraphs of the mark, none where the paper has no mark of its own."""
    return paragraphs_of(paper, paper.mark.text, paper.mark.place) if paper.mark is not None else []


def printed(paragraphs: list[Paragraph], found: Laid, context: Context, *, red: bool) -> Iterator[Finding]:
    """Report colour, place and typeface of a mark; where `red` is False the colour is recommended only."""
    yield from _colour(paragraphs, context, red)
    wrong = [p.place() for p in paragraphs if off_centre(p, found.section, context.document)]
    if wrong:
        settings = tuple(
            Restyle(place, alignment="center", indent_first_chars=0, indent_left_chars=0) for place in wrong
        )
        fix = Fix("发文机关标志居中", (), settings=settings)
        yield one(
            context,
            wrong,
            "发文机关标志没有居中，应当居中排。",
            severity="warning" if context.check.severity == "warning" else None,
            fix=fix,
        )
    unlike = [(p.place(), family) for p in paragraphs if (family := look(p).family) not in ("", "小标宋")]
    if unlike:
        settings = tuple(Restyle(place, font="方正小标宋简体") for place, _ in unlike)
        yield one(
            context,
            [place for place, _ in unlike],
            f"发文机关标志用了{unlike[0][1]}，推荐用小标宋体。",
            severity="info",
            strength="soft",
            fix=Fix("发文机关标志改用小标宋体", (), settings=settings),
        )


def _colour(paragraphs: list[Paragraph], context: Context, red: bool) -> Iterator[Finding]:
    wrong: list[Place] = []
    named = ""
    for paragraph in paragraphs:
        for span in paragraph.spans:
            text = paragraph.text[span.start : span.end]
            if text.strip() and not colours.red(span.colour):
                wrong.append(paragraph.place(span.start, span.end))
                named = named or colours.in_words(span.colour)
    if wrong:
        settings = tuple(Restyle(place, colour="FF0000") for place in wrong)
        yield one(
            context,
            wrong,
            f"发文机关标志是{named}，{'应当' if red else '推荐'}用红色。",
            severity=None if red else "info",
            strength=None if red else "soft",
            fix=Fix("把发文机关标志改为红色", (), settings=settings),
        )


def height(
    paragraphs: list[Paragraph], found: Laid, context: Context, *, right: float, of: str = "版心上边缘"
) -> Iterator[Finding]:
    """Report a mark whose upper edge is not `right` millimetres below the upper edge of the type area (or of the page)."""
    if not paragraphs or found.section is None or not found.page_set:
        return
    first = paragraphs[0]
    depth = depth_of(first, context.document, found.section)
    if depth is None:
        return
    near = BOX_NEAR if first.part == "textbox" or first.format.frame is not None else NEAR
    if of != "版心上边缘":
        depth += found.section.top
        near = LETTER_NEAR if loose(first) and first.format.frame is None else near
    if abs(depth - right) > near:
        yield context.finding(
            first.place(),
            f"发文机关标志上边缘距{of}约{max(depth, 0):.0f}毫米，应当是{right:.0f}毫米。",
        )
