"""纪要格式：标志“×××××纪要”居中；出席、请假、列席人员名单依次另起一行，左空二字，后加全角冒号。

为什么：纪要记载谁到会、谁缺席，名单的次序和标注固定，查考时一目了然。

怎样改：标志推荐用红色小标宋体，居中，上边缘距版心上边缘35毫米；名单在正文或者附件说明之下空一行，左空二字，“出席”“请假”“列席”一般用三号黑体，后加全角冒号，人员单位、姓名用三号仿宋，依次各起一行。

证据：纪要的标志，以及“出席：”“请假：”“列席：”各行。

例外：纪要格式可以根据实际制定，所以这一项只作提示；没有出席名单的纪要；表格里的名单。

容易误报的情形：“主持”“记录”等行；名单在开头的地方办法；正文里的“出席会议的有”。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongwen_lint import Context, Edit, Finding, Fix, Paper, Paragraph, Place, Restyle, check, pattern

from .. import edges
from ..articles import GB
from ..faults import one
from ..laid import laid
from ..looks import look
from ..marks import height, mark_of, printed
from ..sizes import THREE, in_words
from ..stretches import loose

LABEL = pattern(
    r"[ \u3000\t]*(?P<word>出[ \u3000]*席|请[ \u3000]*假|列[ \u3000]*席)(?:人员|同志|领导)?[ \u3000]*(?P<colon>[：:])"
)
AGAIN = pattern(r"[ \u3000\t。；](?P<word>(?:出席|请假|列席)(?:人员)?[：:])")
ORDER = ("出席", "请假", "列席")
TOP = 35.0  # millimetres


class Listed(NamedTuple):
    """A line that lists people, by its label."""

    paragraph: Paragraph
    word: str
    label: Place
    colon: str


@check("GB10.3-1", "minutes", severity="info", strength="soft", article=GB("10.3"), kinds=("纪要",))
def minutes(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report lists of people out of order or set otherwise than the standard says, and the mark of minutes."""
    if paper.copy_type in ("web", "form"):
        return
    lists = _lists(paper, context)
    yield from _wording(lists, context)
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    yield from _type(lists, context)
    paragraphs = mark_of(paper)
    if paragraphs and found.minutes:
        yield from printed(paragraphs, found, context, red=False)
        yield from height(paragraphs, found, context, right=TOP)


def _lists(paper: Paper, context: Context) -> list[Listed]:
    lists = []
    for number in paper.in_zone("attendance"):
        paragraph = context.document.paragraphs[number]
        match = LABEL.match(paragraph.text)
        if match is not None and paragraph.cell is None:
            place = paragraph.place(match.start("word"), match.end("colon"))
            lists.append(Listed(paragraph, "".join(match["word"].split()), place, match["colon"]))
    return lists


def _wording(lists: list[Listed], context: Context) -> Iterator[Finding]:
    words = [one_list.word for one_list in lists]
    known = [ORDER.index(word) for word in words]
    if known != sorted(known) and len(set(known)) == len(known):
        first = next(n for n in range(1, len(known)) if known[n] < known[n - 1])
        yield context.finding(
            lists[first].label,
            f"人员名单的次序是{'、'.join(words)}，一般依次排列{'、'.join(w for w in ORDER if w in words)}。",
        )
    for each in lists:
        second = AGAIN.search(each.paragraph.text, each.label.end)
        if second is not None:
            yield context.finding(
                each.paragraph.place(second.start("word"), second.end("word")),
                f"“{second['word']}”与“{each.word}”排在同一行，一般依次另起一行。",
            )
    halves = [each for each in lists if each.colon == ":"]
    if halves:
        edits = tuple(Edit(Place(e.label.part, e.label.paragraph, e.label.end - 1, e.label.end), "：") for e in halves)
        yield one(
            context,
            [each.label for each in halves],
            f"“{halves[0].word}”后用了半角冒号“:”，一般用全角冒号“：”。",
            fix=Fix("改为全角冒号“：”", edits, safe=True),
        )


def _type(lists: list[Listed], context: Context) -> Iterator[Finding]:
    labels: list[Place] = []
    names: list[Place] = []
    indents: list[Place] = []
    named: dict[str, None] = {}
    others: dict[str, None] = {}
    for each in lists:
        seen = look(each.paragraph, each.label.start, each.label.end - 1)
        if seen.family not in ("", "黑体") or seen.size not in (None, THREE):
            labels.append(each.label)
            named[seen.family if seen.family not in ("", "黑体") else in_words(seen.size or THREE)] = None
        end = len(each.paragraph.text)
        if each.paragraph.text[each.label.end :].strip():
            seen = look(each.paragraph, each.label.end, end)
            if seen.family not in ("", "仿宋") or seen.size not in (None, THREE):
                names.append(each.paragraph.place(each.label.end, end))
                others[seen.family if seen.family not in ("", "仿宋") else in_words(seen.size or THREE)] = None
        beside = each.paragraph.format.alignment in ("center", "right") or each.paragraph.format.frame is not None
        if loose(each.paragraph) and not beside and abs(edges.first(each.paragraph) - 2) > 0.6:
            indents.append(each.label)
    if labels:
        settings = tuple(Restyle(place, font="黑体", size=THREE) for place in labels)
        yield one(
            context,
            labels,
            f"“出席”“请假”“列席”等字用了{'、'.join(named)}，一般用三号黑体。",
            fix=Fix("改为三号黑体", (), settings=settings),
        )
    if names:
        settings = tuple(Restyle(place, font="仿宋_GB2312", size=THREE) for place in names)
        yield one(
            context,
            names,
            f"人员名单用了{'、'.join(others)}，一般用三号仿宋。",
            fix=Fix("改为三号仿宋", (), settings=settings),
        )
    if indents:
        yield one(context, indents, "人员名单没有左空二字，一般左空二字编排。")
