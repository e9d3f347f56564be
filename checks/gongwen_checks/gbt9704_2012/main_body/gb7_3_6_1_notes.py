"""附注居左空二字加圆括号，编排在成文日期下一行。

为什么：附注说明公文的印发传达范围、公开方式和联系人，有固定的位置，收文的人才找得到。

怎样改：在成文日期下一行，左空二字，加全角圆括号，如“（此件公开发布）”“（联系人：王五；联系电话：6509××××）”。

证据：附注在成文日期之下，左空二字，前后有全角圆括号。

例外：没有附注的不必加。

容易误报的情形：正文里的“（此件……）”；版记里的“印发机关”“共印30份”；盖章栏的“（盖章）”；纪要的签发行。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Edit, Finding, Fix, Paper, Paragraph, Restyle, check, pattern

from ..articles import GB
from ..edges import first
from ..faults import one
from ..laid import laid
from ..pages import begins, empty_above

KNOWN = pattern(
    r"[（(【\[〔［]?[ \u3000]*(?:(?:联系人|联系电话|联系方式|附注|信息公开\w{0,4}|公开属性|公开方式)[：: \u3000]"
    r"|此件|本件|依申请公开|主动公开|不予公开|发至)"
)
BELOW = 6  # paragraphs
DATE = pattern(r"\s*\d{4}年\d{1,2}月\d{1,2}日\s*")
OTHER = "【[〔［"
TWO = (1.6, 2.4)  # 字


@check(
    "GB7.3.6-1",
    "notes",
    severity="warning",
    strength="direct",
    article=GB("7.3.6"),
    needs=("联系", "此件", "本件", "公开", "附注", "发至"),
)
def notes(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report notes without full-width brackets, above the date, or not two characters in."""
    if not paper.notes or not paper.statutory or paper.kind == "纪要" or paper.copy_type == "form":
        return
    paragraphs = paper.document.paragraphs
    numbers = list(dict.fromkeys(note.place.paragraph for note in paper.notes if note.place.part == "body"))
    own = [paragraphs[n] for n in numbers if paragraphs[n].cell is None]
    known = [paragraph for paragraph in own if KNOWN.match(paragraph.text.lstrip())]
    if not known:
        return
    yield from _brackets(own, known, context)
    yield from _position(paper, known, context)
    yield from _indent(paper, known, context)


def _brackets(own: list[Paragraph], known: list[Paragraph], context: Context) -> Iterator[Finding]:
    start, last = known[0], own[-1] if own[-1].index >= known[-1].index else known[-1]
    opened = start.text.lstrip(" \u3000\t")[:1]
    if opened == "（" and last.text.rstrip()[-1:] in "）" and len(known) > 1:
        return  # one pair of brackets round several lines
    wrong = []
    edits: list[Edit] = []
    certain = True
    for paragraph in known:
        text = paragraph.text
        begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
        before, after = text[begin], text[end - 1]
        if "\n" in text[begin:end] and before == "（" and after == "）":
            continue
        if before == "（" and (after == "）" or text[begin:end].rstrip("。；").endswith("）")):
            continue
        wrong.append(paragraph.place(begin, end))
        if (before in "（(" and after in "）)") or (before in OTHER and after in "】]〕］"):
            edits += [Edit(paragraph.place(begin, begin + 1), "（"), Edit(paragraph.place(end - 1, end), "）")]
        elif before not in "（(" and after not in "）)" and "\n" not in text[begin:end]:
            edits += [Edit(paragraph.place(begin, begin), "（"), Edit(paragraph.place(end, end), "）")]
        else:
            certain = False
    if wrong:
        half = all(context.document.quote(place)[0] == "(" for place in wrong)
        other = context.document.quote(wrong[0])[0] in OTHER
        problem = "用了半角括号" if half else "没有用圆括号" if other else "没有加圆括号"
        yield one(
            context,
            wrong,
            f"附注{problem}。附注左空二字，加全角圆括号，编排在成文日期下一行，如“（此件公开发布）”。",
            fix=Fix("给附注加全角圆括号", tuple(edits), safe=certain) if edits else None,
        )


def _position(paper: Paper, known: list[Paragraph], context: Context) -> Iterator[Finding]:
    written = paper.date
    number = written.place.paragraph if written is not None and written.place.part == "body" else -1
    if not 0 <= number < len(paper.zones) or paper.zones[number] not in ("date", "signature") or not paper.signature:
        below = paper.document.paragraphs[known[-1].index + 1 : known[-1].index + BELOW]  # may hide the signature
        dated = (p.index for p in below if paper.zones[p.index] != "imprint" and DATE.fullmatch(p.text))
        number = next(dated, -1)
    above = [paragraph.place() for paragraph in known if paragraph.index < number]
    if above:
        yield one(context, above, "附注编排在成文日期之上。附注应当在成文日期下一行，左空二字，加圆括号。")


def _below(paper: Paper, known: list[Paragraph], context: Context) -> Iterator[Finding]:
    """Empty lines between the date and the notes."""
    head = known[0]
    date = paper.date.place if paper.date is not None else None
    if date is None or date.part != "body" or date.paragraph >= head.index:
        return
    between = paper.document.paragraphs[date.paragraph + 1 : head.index]
    if any(p.text.strip() for p in between) or head.part != "body":
        return
    lines = empty_above(paper.document, head.index)
    if lines and not any(p.paragraph in range(date.paragraph, head.index) for p in paper.document.pictures):
        yield context.finding(
            head.place(), f"附注与成文日期之间空了{lines}行。附注应当编排在成文日期下一行，左空二字，加圆括号。"
        )


def _indent(paper: Paper, known: list[Paragraph], context: Context) -> Iterator[Finding]:
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    yield from _below(paper, known, context)
    wrong = []
    for paragraph in known:
        seen = first(paragraph)
        if not TWO[0] <= seen <= TWO[1] or paragraph.format.alignment in ("center", "right"):
            wrong.append((paragraph, seen))
    if wrong:
        paragraph, seen = wrong[0]
        aside = {"center": "居中编排", "right": "居右编排"}.get(paragraph.format.alignment or "")
        told = aside or (begins(seen) if abs(seen) >= 0.15 else "顶格编排")
        typed = any(p.text[:1] in " \u3000\t" for p, _ in wrong)
        settings = tuple(
            Restyle(p.place(), alignment="left", indent_first_chars=2, indent_left_chars=0) for p, _ in wrong
        )
        yield one(
            context,
            [paragraph.place() for paragraph, _ in wrong],
            f"附注{told}。附注应当左空二字，加圆括号，编排在成文日期下一行。",
            fix=None if typed else Fix("左空二字", (), settings=settings),
        )
