"""结构层次第一层一般用黑体字，第二层用楷体字，第三层和第四层用仿宋体字。

为什么：各层标题的字体有约定，读者翻看时一眼能分清层次。

怎样改：“一、”用三号黑体，“（一）”用三号楷体，“1.”“（1）”用三号仿宋体；标题后面接排正文的，只改标题那一句。

证据：各层标题的字体依次是黑体、楷体、仿宋体。

例外：标准说的是“一般”，有特殊需要的可以不同，这一项只是提示。

容易误报的情形：带序号的正文句子（不是标题）；标题后面接排的正文；标题加粗不算错；没有排过版的文稿；字体名称不认识的。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Place, Restyle, check

from ..articles import GB
from ..faults import one
from ..headings import Heading, headings
from ..laid import laid
from ..looks import look
from ..sizes import THREE, in_words

WANTED = {1: "黑体", 2: "楷体", 3: "仿宋", 4: "仿宋"}
USUAL = {"黑体": "黑体", "楷体": "楷体_GB2312", "仿宋": "仿宋_GB2312"}
LEVELS = {1: "第一层“一、”", 2: "第二层“（一）”", 3: "第三层“1.”", 4: "第四层“（1）”"}
SURE = 20  # characters: a first sentence as short as this, without a comma, is a heading


@check(
    "GB7.3.3-4",
    "heading-type",
    severity="info",
    strength="soft",
    article=GB("7.3.3"),
)
def heading_type(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report headings of a level that are not in the typeface of that level."""
    if not paper.statutory:
        return
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    wrong: dict[int, list[tuple[Place, str]]] = {}
    own = [heading for heading in headings(paper, context) if heading.level in WANTED]
    styled = {heading.level for heading in own if heading.level < 3 and _family(heading) == WANTED[heading.level]}
    for heading in own:
        seen = _seen(heading, heading.level in styled)
        if seen:
            begin = max(heading.start, 0)
            wrong.setdefault(heading.level, []).append((heading.paragraph.place(begin, heading.end), seen))
    for level, places in wrong.items():
        wanted = WANTED[level]
        called = "、".join(dict.fromkeys(seen for _, seen in places))
        settings = tuple(Restyle(place, font=USUAL[wanted], size=THREE) for place, _ in places)
        yield one(
            context,
            [place for place, _ in places],
            f"{LEVELS[level]}的标题用了{called}，一般用三号{wanted}{'体' if wanted == '仿宋' else ''}字。",
            fix=Fix(f"改为三号{wanted}", (), settings=settings),
        )


def _family(heading: Heading) -> str:
    return look(heading.paragraph, heading.begin, heading.end).family


def _seen(heading: Heading, styled: bool) -> str:
    """The type of a heading where it is not the usual one of its level, "" where it is or where there is no telling.
    `styled`: others of its level are in the type of the level."""
    paragraph = heading.paragraph
    words = paragraph.text[heading.begin : heading.end].strip()
    if not words:
        return ""
    seen = look(paragraph, heading.begin, heading.end)
    wanted = WANTED[heading.level]
    family = seen.family if seen.family not in ("", wanted) else ""
    size = in_words(seen.size) if seen.size is not None and seen.size != THREE else ""
    if not family and not size:
        return ""
    whole = not heading.inline and paragraph.text[: heading.end].rstrip()[-1:] not in "。；：？！"
    sure = heading.level > 2 or (
        not heading.item and (whole or (heading.inline and len(words) <= SURE and "，" not in words))
    )
    if not sure and seen.family in ("仿宋", ""):  # a sentence with an ordinal, in the type of the text
        alone = styled and not heading.item and len(words) <= SURE and "，" not in words
        return size + family if alone else size
    if not sure and _like_text(heading):
        return ""
    return size + family


def _like_text(heading: Heading) -> bool:
    """Whether a sentence with an ordinal looks like the text behind it: no heading at all."""
    if not heading.inline:
        return False  # all of its line, and neither in the type of a heading nor in that of the text
    rest = look(heading.paragraph, heading.end)
    own = look(heading.paragraph, heading.begin, heading.end)
    return rest.family == own.family and rest.size == own.size
