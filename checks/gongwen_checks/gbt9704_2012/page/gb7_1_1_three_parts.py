"""版心内的公文格式各要素划分为版头、主体、版记三部分，页码在版心外。

为什么：红色分隔线以上是版头，红色分隔线（不含）以下到版记首条分隔线（不含）之间是主体，版记在最后一面。各要素按这个次序排，
收文的人不用找。

怎样改：标题排在红色分隔线之下；版记排在全文最后，成文日期、附注和附件都在它之前；页码放在页脚里。

证据：红色分隔线与标题的前后，版记与正文、落款的前后，页码域的位置。

例外：没有画红色分隔线的文稿；没有版记的文稿。

容易误报的情形：标题和版头放在同一个表格里的；红色分隔线画在文本框或者页眉里的；版记用文本框固定在页面下部的。附件在版记之后的，由GB7.3.7-1报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern

from ..articles import GB
from ..colours import red
from ..imprint_rows import imprint
from ..laid import laid

SHORT = 20  # characters
BELOW = 8  # paragraphs below the title in which a line that belongs above it may stand
NUMBERED = pattern(r"[\s\u3000第页共/—－―–-]*\d*[\s\u3000第页共/—－―–\d-]*")  # all that stands round a page number


@check("GB7.1-1", "three-parts", severity="warning", strength="direct", article=GB("7.1"))
def three_parts(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a title above the red line, text of the paper behind the imprint, a page number in the text."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    document = paper.document
    paragraphs = document.paragraphs
    line = _red_line(paper)
    title = paper.title
    if line is not None and title is not None and title.place.part == "body" and title.place.paragraph <= line:
        yield context.finding(
            title.place, "标题排在红色分隔线之上。红色分隔线以上是版头，标题应当排在红色分隔线之下空二行。"
        )
    end = imprint(paper, context)
    if end is not None and end.first.part == "body" and end.first.cell is None and end.print_line:
        last = max(p.index for p in (*end.moved, *end.copies, *end.print_line))
        behind = [
            n
            for n in paper.in_zone("body", "closing", "annex_note", "signature", "date", "notes")
            if n > last and paragraphs[n].text.strip()
        ]
        if behind:
            yield context.finding(
                paragraphs[behind[0]].place(), "这里排在版记之后。版记应当是公文的最后一部分，主体各要素都在它之前。"
            )
    for number in paper.in_zone("body", "signature", "date", "notes", "blank"):
        paragraph = paragraphs[number]
        if paragraph.cell is not None or len(paragraph.text) > SHORT or not NUMBERED.fullmatch(paragraph.text):
            continue
        if any(field.name == "PAGE" for field in paragraph.fields):
            yield context.finding(paragraph.place(), "页码排在正文里，应当放在页脚，排在版心下边缘之下。")
            break


def _red_line(paper: Paper) -> int | None:
    """The paragraph that the one red line stands under; None where there is none, or more than one."""
    found = []
    last = paper.title.place.paragraph + BELOW if paper.title is not None else 0
    for paragraph in paper.document.paragraphs[:last]:
        if paragraph.cell is not None or paragraph.part != "body":
            continue
        rule = paragraph.format.rule_bottom
        if rule is not None and red(rule.colour):
            found.append(paragraph.index)
    return found[0] if len(found) == 1 else None
