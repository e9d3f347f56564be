"""标题一般用二号小标宋体字。

为什么：标题用醒目的字体和字号，一眼就能与正文分开；各机关一致，汇编成册才整齐。

怎样改：标题设为小标宋体（如方正小标宋简体）、二号。没有小标宋字库时，通行用华文中宋代替。

证据：标题实际生效的字体、字号。

例外：条文说的是“一般”；没有排过版的草稿、网页版、发文稿纸、文本稿不看；附件的标题不看。

容易误报的情形：小标宋的不同字库名；标题加粗（没有规定）；字体没有指明、不认识的字体名。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Restyle, check

from ..articles import GB
from ..faults import one
from ..laid import laid
from ..looks import look, odd
from ..sizes import TWO, in_words
from ..titles import title_paragraphs


@check("GB7.3.1-1", "title-type", severity="info", strength="soft", article=GB("7.3.1"))
def title_type(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a title that is not in 小标宋 of 二号."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    wrong = []
    named: dict[str, None] = {}
    for paragraph in title_paragraphs(paper):
        seen = look(paragraph)
        stretches = [(0, len(paragraph.text), seen)] if _differs(seen.family, seen.size) else []
        if not stretches:
            stretches = [piece for piece in odd(paragraph) if _differs(piece[2].family, piece[2].size)]
        for start, end, kind in stretches:
            wrong.append(paragraph.place(start, end))
            if kind.family not in ("", "小标宋"):
                named[kind.family] = None
            if kind.size is not None and kind.size != TWO:
                named[in_words(kind.size)] = None
    if wrong:
        settings = tuple(Restyle(place, font="方正小标宋简体", size=TWO) for place in wrong)
        yield one(
            context,
            wrong,
            f"标题用了{'、'.join(named)}，一般用二号小标宋体字。",
            fix=Fix("标题改为二号小标宋体", (), settings=settings),
        )


def _differs(family: str, size: float | None) -> bool:
    return family not in ("", "小标宋") or (size is not None and size != TWO)
