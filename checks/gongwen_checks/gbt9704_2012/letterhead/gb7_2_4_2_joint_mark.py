"""联合行文的发文机关标志，“文件”二字排在各机关名称右侧，以机关名称为准上下居中。

为什么：几个机关联合发文，名称上下并列，“文件”属于全体机关；排到末一个机关后面或者另起一行，就成了一个机关的文件。

怎样改：各机关名称上下分行排列（主办机关一般在前），“文件”二字用一个跨行的单元格或者文本框排在右侧，上下居中；也可以只用主办机关的标志。

证据：版头里的标志有两个以上机关名称，并有“文件”二字。

例外：只用主办机关标志的联合行文；不用“文件”二字的标志；文本稿、网页版不看。

容易误报的情形：一个机关的名称分两行排；标志用表格排，“文件”在右边的单元格里。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Paragraph, check

from ..articles import GB
from ..laid import laid
from ..stretches import paragraphs_of

WORD = "文件"


@check("GB7.2.4-2", "joint-mark", severity="warning", strength="direct", article=GB("7.2.4"), needs=(WORD,))
def joint_mark(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report 文件 below the names of several organs, or behind the last of them only; and another organ in front."""
    found = laid(paper, context)
    if found is None or not found.typeset or paper.mark is None:
        return
    paragraphs = paragraphs_of(paper, paper.mark.text, paper.mark.place)
    bare = ["".join(paragraph.text.split()) for paragraph in paragraphs]
    if len(paragraphs) < 2 or not bare[-1].endswith(WORD):
        yield from _order(paper, context, paragraphs)
        return
    names = [(text.removesuffix(WORD), paragraph) for text, paragraph in zip(bare, paragraphs, strict=True)]
    organs = [name for name, _ in names if name and context.organisation.level(name) not in ("其他", "")]
    if len(organs) < 2:
        return
    last = paragraphs[-1]
    if bare[-1] == WORD:
        if _below(paragraphs[-2], last):
            yield context.finding(
                last.place(),
                "联合行文的“文件”二字排在机关名称下面，应当排在各机关名称右侧，以机关名称为准上下居中。",
            )
    elif last.cell is None and len(names) == len(organs):
        at = last.text.rindex(WORD[0])
        yield context.finding(
            last.place(at, len(last.text.rstrip())),
            "联合行文的“文件”二字只排在最后一个机关名称后面，应当排在各机关名称右侧，以机关名称为准上下居中。",
        )
    yield from _order(paper, context, paragraphs)


def _below(above: Paragraph, last: Paragraph) -> bool:
    if above.cell is not None and last.cell is not None and above.cell.table == last.cell.table:
        return last.cell.row > above.cell.row and last.cell.column <= above.cell.column
    if above.cell is not None or last.cell is not None or above.part != last.part:
        return False
    return above.format.frame is None and last.format.frame is None and above.part != "textbox"


def _order(paper: Paper, context: Context, paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """The organ that signs first is the one in charge; the mark generally names it first."""
    signed = [r.organ.text for r in paper.signature if r.organ is not None]
    if len(signed) < 2 or len(paragraphs) < 2:
        return
    bare = ["".join(p.text.split()).removesuffix(WORD) for p in paragraphs]
    named = [name for name in bare if name in signed]
    if len(named) == len(signed) and named[0] != signed[0]:
        place = next(p for p, name in zip(paragraphs, bare, strict=True) if name == named[0]).place()
        yield context.finding(
            place,
            f"发文机关标志里“{named[0]}”排在最前，署名里“{signed[0]}”在前。联合行文一般主办机关排列在前，请核对。",
            severity="info",
            strength="soft",
        )
