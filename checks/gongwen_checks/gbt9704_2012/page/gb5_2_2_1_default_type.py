"""没有特别说明的，公文各要素一般用三号仿宋体。

为什么：全文一种字体字号，只有标题、层次小标题等几处例外，版面才统一，也才排得下每面22行、每行28字。

怎样改：主送机关、附件说明、署名、成文日期、附注等，字体设为仿宋（仿宋_GB2312），字号设为三号。

证据：这些要素的字体是仿宋、字号是三号。

例外：标题、密级、签发人姓名、层次小标题、附件序号、版记、页码另有规定；特定情况可以作适当调整。

容易误报的情形：与正文同一种字体字号的（由GB7.3.3-2一并报告）；字体名称不同的仿宋（方正仿宋_GBK、华文仿宋、FangSong……）；
数字和外文用别的字体；还没有排过版的草稿（只提示一次“还没有排版”）；文件里没有说明用什么字体的。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Paragraph, Place, Restyle, check

from ..articles import GB
from ..faults import one
from ..laid import Laid, laid
from ..looks import Look, look
from ..sizes import THREE, in_words

CALLED = {
    "recipients": "主送机关",
    "annex_note": "附件说明",
    "signature": "署名",
    "date": "成文日期",
    "notes": "附注",
    "attendance": "出席人员名单",
}
SHORT = 400  # characters: what is longer is text


@check("GB5.2.2-1", "default-type", severity="info", strength="soft", article=GB("5.2.2"))
def default_type(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report elements without a type of their own that are not in 三号仿宋; of a bare draft, only that it is bare."""
    found = laid(paper, context)
    if found is None:
        return
    if not found.typeset:
        yield from _bare(paper, found, context)
        return
    paragraphs = paper.document.paragraphs
    wrong: list[Place] = []
    names: dict[str, Look] = {}
    for number in paper.in_zone("recipients", "annex_note", "signature", "date", "notes"):
        paragraph = paragraphs[number]
        if paragraph.cell is not None or not 0 < len(paragraph.text.strip()) <= SHORT:
            continue
        seen = look(paragraph)
        if _usual(seen) or (found.body is not None and _alike(seen, found.body)):
            continue
        wrong.append(_words(paragraph))
        names.setdefault(CALLED[paper.zones[number]], seen)
    if wrong:
        told = "、".join(f"{name}用了{_called(seen)}" for name, seen in names.items())
        yield one(
            context,
            wrong,
            f"{told}。没有特别说明的，公文各要素一般用三号仿宋体。",
            fix=Fix("改为三号仿宋", (), settings=tuple(Restyle(p, font="仿宋_GB2312", size=THREE) for p in wrong)),
        )


def _bare(paper: Paper, found: Laid, context: Context) -> Iterator[Finding]:
    seen = found.body
    if not paper.statutory or paper.title is None or seen is None or not (seen.family and seen.size):
        return
    yield context.finding(
        paper.title.place,
        f"文稿还没有排版（正文现在是{in_words(seen.size)}{seen.family}）。定稿前请按公文格式排版：正文一般用三号仿宋，标题一般用"
        "二号小标宋，天头37毫米、订口28毫米。格式方面的其他检查等排版以后再做。",
    )


def _usual(seen: Look) -> bool:
    return seen.family in ("", "仿宋") and seen.size in (None, THREE)


def _alike(seen: Look, body: Look) -> bool:
    return (seen.family, seen.size) == (body.family, body.size)


def _called(seen: Look) -> str:
    return f"{in_words(seen.size) if seen.size is not None else ''}{seen.family}"


def _words(paragraph: Paragraph) -> Place:
    text = paragraph.text
    return paragraph.place(len(text) - len(text.lstrip()), len(text.rstrip()))
