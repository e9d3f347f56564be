"""一般每面排22行，每行排28个字，并撑满版心。

为什么：三号字在156毫米×225毫米的版心里，每面22行、每行28字疏密适中。行距过小字挤在一起，过大一面排不下几行。

怎样改：行距设为固定值28磅左右，或者在“页面设置—文档网格”里指定每页22行、每行28字。

证据：按行距（或者文档网格）算，一面版心排22行左右，一行27至28字。

例外：特定情况可以作适当调整，例如为使印章和成文日期不单独落在一页。

容易误报的情形：标准没有规定行距是多少磅，28至30磅都是通行的做法；单倍行距加文档网格；版心大小不对的（由GB5.2.1报告）；
行距不能从文件看出来的（软件自定的单倍行距，相差不大时不报）。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Paragraph, Place, Section, check

from ..articles import GB
from ..faults import one
from ..laid import Laid, laid
from ..looks import look
from ..pages import running, section_of
from ..sizes import THREE

LOOSE, TIGHT = 30.5, 27.5  # points from line to line: 22 lines of 225 mm are 28.95
UNSURE = 2.0  # points: single spacing depends on the typeface
NATURAL = 1.3  # of single spacing, in sizes of type
HEIGHT = 225 * 72 / 25.4  # points
FEWEST, MOST = 27, 28  # characters
FEW = 3  # paragraphs, or a third of them: fewer were adjusted to fit


@check("GB5.2.3-1", "lines-and-characters", severity="info", strength="soft", article=GB("5.2.3"))
def lines_and_characters(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report text whose spacing gives clearly more or fewer lines than 22 a page, or 28 characters a line."""
    found = laid(paper, context)
    if found is None or not found.typeset or found.body is None or found.body.size != THREE:
        return
    wrong: list[Place] = []
    pitches: dict[float, int] = {}
    texts = running(paper, "body")
    for paragraph in texts:
        section = section_of(paper.document, paragraph.index)
        if section is None:
            return
        pitch = _pitch(paragraph, section)
        if pitch is not None:
            wrong.append(paragraph.place())
            pitches[pitch] = pitches.get(pitch, 0) + 1
    if wrong and (len(wrong) >= FEW or 3 * len(wrong) > len(texts)):
        pitch = max(pitches, key=pitches.__getitem__)
        yield one(
            context,
            wrong,
            f"行距约{pitch:.4g}磅，一面约排{HEIGHT / pitch:.0f}行。一般每面排22行并撑满版心，行距约29磅（28至30磅均可）。",
        )
        return
    yield from _characters(paper, found, context)


def _pitch(paragraph: Paragraph, section: Section) -> float | None:
    """Points from line to line where they are clearly too many or too few."""
    shape = paragraph.format
    slack = 0.0
    if shape.line_rule == "exact" and shape.line:
        pitch = shape.line
    else:
        natural = (look(paragraph).size or THREE) * NATURAL
        times = shape.line if shape.line_rule in (None, "auto") and shape.line else 1.0
        if section.grid_pitch and shape.snap_to_grid:
            rows = max(1, -int(-natural // section.grid_pitch))
            pitch = rows * section.grid_pitch * times
            slack = UNSURE if times != 1.0 else 0.0
        else:
            pitch, slack = natural * times, UNSURE
        if shape.line_rule == "atLeast" and shape.line:
            pitch = max(pitch, shape.line)
    return pitch if pitch > LOOSE + slack or pitch < TIGHT - slack else None


def _characters(paper: Paper, found: Laid, context: Context) -> Iterator[Finding]:
    section = found.section
    if section is None or section.grid_spacing is None or section.width > section.height:
        return
    area = section.width - section.left - section.right - section.gutter
    if abs(area - 156) > 2:
        return
    count = int(area * 72 / 25.4 / (THREE + section.grid_spacing) + 0.05)
    if not FEWEST <= count <= MOST:
        place = next((p.place() for p in running(paper, "body")), None)
        if place is not None:
            yield context.finding(
                place,
                f"文档网格使每行排{count}个字。一般每行排28个字并撑满版心，请在“页面设置—文档网格”里指定每行28字。",
            )
