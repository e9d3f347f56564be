"""标题分行排列时词意完整、排列对称，排成梯形或者菱形。

为什么：标题从词中间断开，读起来要停顿、容易误解；几行一样长或者中间短两头长，既不美观也不合规定。

怎样改：在词与词之间回行，不把一个词、一个机关名称拆在两行；两行以上的，排成上长下短、上短下长的梯形，或者中间长、上下短的菱形。

证据：标题里用换行符或者分段断开的各行。

例外：自动换行的标题看不出在哪里断，不查；文本稿、网页版、没有排过版的草稿不查。

容易误报的情形：两行长短相差不大的；副标题、题注不算标题的行；书名号里的长名称不得不断开。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gongwen_lint import Context, Finding, Paper, Place, check, language, pattern

from .. import edges
from ..articles import GB
from ..laid import laid
from ..titles import title_paragraphs

ENDS = pattern(r"[局委办府处会院室厅部区市镇乡所队站关于的和与及等》）)、，：“”—\d]$|关于$")
BEGINS = pattern(
    r"关于|《|（|\(|“|的|印发|转发|批转|贯彻|实施|开展|做好|加强|进一步|召开|申请|提请|报送|请求|通知|意见|请示|报告|函|方案|和|与|及"
)
NOT_FIRST = pattern(r"[》）)，。、：；！？”’]")
SAME = 0.6  # 字: lines nearer in length than this are equally long


class Row(NamedTuple):
    """One printed line of the title."""

    text: str
    place: Place
    width: float  # 字


@check("GB7.3.1-3", "title-breaks", severity="warning", strength="direct", article=GB("7.3.1"))
def title_breaks(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a title broken by hand within a word, or into lines that are neither trapezium nor rhombus."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    paragraphs = title_paragraphs(paper)
    rows: list[Row] = []
    measure = None
    for paragraph in paragraphs:
        measure = edges.column(paragraph, found.section) or measure
        offset = 0
        for line in paragraph.text.split("\n"):
            text = line.strip()
            if text:
                start = offset + len(line) - len(line.lstrip())
                rows.append(Row(text, paragraph.place(start, start + len(text)), edges.width(text)))
            offset += len(line) + 1
    if measure is None or all(row.width <= measure for row in rows):  # else the software has broken lines besides
        yield from _shape(rows, context)
    yield from _words(rows, context)


def _shape(rows: list[Row], context: Context) -> Iterator[Finding]:
    widths = [row.width for row in rows]
    if len(rows) < 2:
        return
    if max(widths) - min(widths) <= (SAME if len(rows) > 2 else 0.1):
        shape = "各行一样长，成了矩形"
    elif any(
        before - width > SAME and after - width > SAME
        for before, width, after in zip(widths, widths[1:], widths[2:], strict=False)
    ):
        shape = "中间短、上下长，成了沙漏形"
    else:
        return
    yield context.finding(
        rows[0].place,
        f"标题分{len(rows)}行，{shape}，应当排成梯形或者菱形。请调整回行的位置。",
        severity="info" if len(rows) == 2 else None,
        more=tuple(row.place for row in rows[1:]),
    )


def _words(rows: list[Row], context: Context) -> Iterator[Finding]:
    joined = ""
    for above, below in pairwise(rows):
        joined += above.text
        if NOT_FIRST.match(below.text):
            yield context.finding(
                below.place, f"标题的一行以“{below.text[0]}”开头。回行时应当词意完整，标点不排在行首。"
            )
        elif not ENDS.search(above.text) and not BEGINS.match(below.text):
            start = len(joined) - len(above.text)
            if not language.words.is_word(joined + below.text, start, len(joined)):
                cut = f"{above.text[-2:]}／{below.text[:2]}"
                yield context.finding(
                    below.place, f"标题在一个词中间断开（“{cut}”）。回行时应当词意完整，请在词与词之间换行。"
                )
