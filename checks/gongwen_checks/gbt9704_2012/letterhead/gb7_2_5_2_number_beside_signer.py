"""上行文的发文字号居左空一字，与最后一个签发人姓名同处一行。

为什么：上行文的版头要同时容下发文字号和签发人，一左一右、同在一行，上级机关一眼就能看到谁签发的。

怎样改：发文字号左空一字，签发人右空一字，排在同一行；有几个签发人时，与最后一个签发人姓名排在同一行。可以用一行两栏的无框表格，也可以用制表位。

证据：版头里有“签发人：”的上行文。

例外：平行文、下行文的发文字号居中；文本稿、网页版、发文稿纸不看。

容易误报的情形：字号和签发人在表格的同一行、两个单元格里；在两个文本框里，看不出上下的不报。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Document, Finding, Fix, Paper, Paragraph, Place, Restyle, check

from .. import edges
from ..articles import GB
from ..centring import measure_of
from ..laid import laid
from ..stretches import box_of, loose

LEAST, MOST = 0.5, 1.6  # 字


@check(
    "GB7.2.5-2",
    "number-beside-signer",
    severity="warning",
    strength="direct",
    article=GB("7.2.5"),
    needs=("签发",),
)
def number_beside_signer(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report the 发文字号 of an upward paper that is not one character in, or not on the last signer's line."""
    found = laid(paper, context)
    number, label = paper.number, paper.signer_label
    if found is None or not found.typeset or found.letter or number is None or label is None:
        return
    if paper.direction not in ("上行", None):
        return
    last = max(
        [label.place, *(s.person.place for s in paper.signers if s.source == "letterhead")],
        key=lambda place: (place.paragraph, place.start),
    )
    document = context.document
    ours, theirs = document.paragraph(number.place), document.paragraph(last)
    if number.place.part != last.part:
        return
    if not _level(ours, number.place, theirs, last):
        if _told(ours, theirs, context.document):
            yield context.finding(
                number.place,
                f"发文字号“{number.text}”没有与"
                + ("最后一个签发人姓名" if len(paper.signers) > 1 else "签发人")
                + "排在同一行。上行文的发文字号居左空一字，与最后一个签发人姓名同处一行。",
            )
        return
    where = _where(ours, number.place, context.document)
    if ours.index == theirs.index and number.place.start > label.place.start and label.place.paragraph == ours.index:
        where = "排在签发人右边"
    if where:
        setting = Restyle(number.place, indent_left_chars=1, indent_first_chars=0)
        fix = None
        if ours.format.alignment not in ("center", "right") and not ours.text[: number.place.start]:
            fix = Fix("发文字号左空一字", (), settings=(setting,))
        yield context.finding(number.place, f"上行文的发文字号“{number.text}”{where}，应当居左空一字。", fix=fix)


def _level(ours: Paragraph, number: Place, theirs: Paragraph, last: Place) -> bool:
    if ours.index == theirs.index:
        start, end = sorted((number.start, last.start))
        return "\n" not in ours.text[start:end]
    one, other = ours.cell, theirs.cell
    if one is None or other is None or one.table != other.table:
        return False
    return one.row == other.row


def _told(ours: Paragraph, theirs: Paragraph, document: Document) -> bool:
    """Whether the file tells that the two stand on different lines."""
    if ours.index == theirs.index:
        return True
    if ours.cell is not None or theirs.cell is not None:
        return ours.cell is not None and theirs.cell is not None and ours.cell.table == theirs.cell.table
    if ours.part == "textbox":
        box = box_of(ours, document)
        return box is not None and theirs.index in box.paragraphs
    if ours.format.frame is not None or theirs.format.frame is not None:
        return False
    return ours.part == theirs.part


def _where(paragraph: Paragraph, number: Place, document: Document) -> str:
    """Where the number stands, "" where it stands one character in or where the file does not tell."""
    if "\n" in paragraph.text[: number.start] or paragraph.text[: number.start].strip():
        return ""
    if paragraph.cell is not None:
        indent = edges.first(paragraph)
        if indent > MOST + 1:
            return f"左空约{indent:.2g}字"
        return {"center": "居中", "right": "居右"}.get(paragraph.format.alignment or "", "")
    if not loose(paragraph) and measure_of(paragraph, None, document) is None and paragraph.part != "header":
        return ""
    if paragraph.format.frame is not None:
        return ""
    if paragraph.format.alignment == "center":
        return "居中"
    if paragraph.format.alignment == "right":
        return ""  # blanks and tabs fill such a line: where it begins cannot be told
    indent = edges.first(paragraph)
    if indent < LEAST:
        return "左侧顶格"
    return f"左空约{indent:.2g}字" if indent > MOST else ""
