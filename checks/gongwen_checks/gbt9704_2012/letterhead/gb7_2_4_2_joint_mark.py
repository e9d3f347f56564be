"""联合行文的发文机关标志，“文件”二字排在各机关名称右侧，以机关名称为准上下居中。

为什么：几个机关联合发文，名称上下并列，“文件”属于全体机关；排到末一个机关后面或者另起一行，就成了一个机关的文件。

怎样改：各机关名称上下分行排列（主办机关一般在前），“文件”二字用一个跨行的单元格或者文本框排在右侧，上下居中；也可以只用主办机关的标志。

证据：版头里的标志有两个以上机关名称，并有“文件”二字。

例外：只用主办机关标志的联合行文；不用“文件”二字的标志；文本稿、网页版不看。

容易误报的情形：一个机关的名称分两行排；标志用表格排，“文件”在右边的单元格里。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Document, Finding, Paper, Paragraph, check

from ..articles import GB
from ..laid import laid
from ..looks import look
from ..marks import mark_of

WORD = "文件"
FILLS = 0.75  # of the height of the names: a word as large stands in the middle however it is set
UPPER, LOWER = "右侧的上部", "右侧的下部"


@check("GB7.2.4-2", "joint-mark", severity="warning", strength="direct", article=GB("7.2.4"), needs=(WORD,))
def joint_mark(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report 文件 below the names of several organs, or behind the last of them only; and another organ in front."""
    found = laid(paper, context)
    if found is None or not found.typeset or paper.mark is None:
        return
    paragraphs = mark_of(paper)
    bare = ["".join(paragraph.text.split()) for paragraph in paragraphs]
    if len(paragraphs) < 2:
        return
    yield from _order(paper, context, paragraphs, bare)
    words = [paragraph for paragraph, text in zip(paragraphs, bare, strict=True) if text == WORD]
    names = [paragraph for paragraph, text in zip(paragraphs, bare, strict=True) if text != WORD]
    organs = [p for p in names if context.organisation.level("".join(p.text.split()).removesuffix(WORD)) != "其他"]
    if len(organs) < 2:
        return
    words = words or list(_elsewhere(paragraphs[0], context.document))
    if words:
        where = _where(words[0], names) or _leaning(words[0], names, context.document)
        if where:
            yield context.finding(
                words[0].place(),
                f"联合行文的“文件”二字排在机关名称{where}，应当排在各机关名称右侧，以机关名称为准上下居中。",
            )
        return
    last = paragraphs[-1]
    if bare[-1].endswith(WORD) and last.cell is None and len(names) == len(organs):
        at = last.text.rindex(WORD[0])
        yield context.finding(
            last.place(at, len(last.text.rstrip())),
            "联合行文的“文件”二字只排在最后一个机关名称后面，应当排在各机关名称右侧，以机关名称为准上下居中。",
        )


def _elsewhere(name: Paragraph, document: Document) -> Iterator[Paragraph]:
    """文件 in a cell of the names' table that is read before them."""
    if name.cell is None or name.part not in ("body", "textbox"):
        return
    for row in document.tables[name.cell.table].rows:
        for cell in row:
            for number in cell:
                if "".join(document.paragraphs[number].text.split()) == WORD:
                    yield document.paragraphs[number]


def _where(word: Paragraph, names: list[Paragraph]) -> str:
    """Where 文件 stands beside the names, "" where it stands at their right or where the file does not tell."""
    cell, others = word.cell, [p.cell for p in names]
    if cell is not None and all(other is not None and other.table == cell.table for other in others):
        if all(other is not None and cell.column < other.column for other in others):
            return "左侧"
        if all(other is not None and cell.row > other.row and cell.column <= other.column for other in others):
            return "下面"
        return ""
    if cell is not None or any(others) or any(p.part != word.part or p.index > word.index for p in names):
        return ""
    return "" if word.format.frame is not None or word.part == "textbox" else "下面"


def _leaning(word: Paragraph, names: list[Paragraph], document: Document) -> str:
    """Whether 文件 stands higher or lower than the middle of the names, in a cell beside them."""
    cell, others = word.cell, [p.cell for p in names if p.cell is not None]
    if cell is None or cell.depth > 1 or len(others) < len(names) or len({other.column for other in others}) > 1:
        return ""
    first, last = min(other.row for other in others), max(other.row for other in others)
    table = document.tables[cell.table]
    beside = [table.rows[row][cell.column : cell.column + 1] for row in range(first, last + 1)]
    if first == last or not first <= cell.row <= last or not all(beside) or len(table.rows[cell.row][cell.column]) > 1:
        return ""
    merged = [not numbers[0] for row, numbers in enumerate(beside, first) if row != cell.row]
    higher = (first + last) / 2 - cell.row
    if not any(merged):  # it stands beside one of the names
        return "" if abs(higher) < 0.5 else UPPER if higher > 0 else LOWER
    shape = document.table_format(table)
    stands = shape.upright[cell.row][cell.column] if shape is not None and all(merged) else ""
    size, tall = look(word).size or 0.0, sum(look(p).size or 0.0 for p in names)
    if stands not in ("top", "bottom") or size > FILLS * tall or (word.format.space_before or 0.0) > size / 4:
        return ""
    return UPPER if stands == "top" else LOWER


def _order(paper: Paper, context: Context, paragraphs: list[Paragraph], bare: list[str]) -> Iterator[Finding]:
    """The organ that signs first is the one in charge; the mark generally names it first."""
    signed = [r.organ.text for r in paper.signature if r.organ is not None]
    named = [name for text in bare if (name := text.removesuffix(WORD)) in signed]
    if len(signed) < 2 or len(named) < len(signed) or named[0] == signed[0]:
        return
    place = next(p for p, text in zip(paragraphs, bare, strict=True) if text.removesuffix(WORD) == named[0]).place()
    yield context.finding(
        place,
        f"发文机关标志里“{named[0]}”排在最前，署名里“{signed[0]}”在前。联合行文一般主办机关排列在前，请核对。",
        severity="info",
        strength="soft",
    )
