"""加盖签发人签名章的公文：签名章在正文下空二行右空四字，左空二字标职务，下空一行右空四字编排成文日期。

为什么：令、议案以签发人的职务和签名章生效，职务、签名章和日期的位置有定式。

怎样改：正文下空二行，写签发人职务，空二字加盖签名章，签名章右空四字；再空一行，成文日期右空四字。联合行文的，各签发人职务写全称，一个机关一行。

证据：职务与签名之间空二字，签名和日期右空四字，与正文之间空二行，与日期之间空一行。

例外：条文没有例外。签名章还没有加盖、只有职务的文稿，只看日期。

容易误报的情形：落款是单位的公文；讲话稿、请假报告末尾的个人署名；签名章是图片，量不出右边距的；没有排过版的文稿。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Paper, Paragraph, Restyle, check, pattern

from ..articles import GB
from ..edges import right
from ..faults import one
from ..pages import empty_above, in_chars, section_of
from ..signing import NEAR, date_paragraph

KINDS = ("令", "命令", "议案")
UNSTAMPED = ("请示", "报告", "纪要", "函")  # where a person who signs does so in the organ's stead
HEADS = ("长", "主任", "主席", "书记", "主任委员")  # whose posts sign
POSTED = pattern(  # 区　长　　张　三: post, blanks, name
    r"\s*(?:[\u4e00-\u9fff]{4,30}?[ \u3000]*)?(?:常务|代理|代)?副?"
    r"(?:[区市县乡镇局厅院部][ \u3000]*长|主[ \u3000]*任|主[ \u3000]*席|书[ \u3000]*记)"
    r"(?P<gap>[ \u3000]*)[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,3}\s*"
)
USUAL = 4.0  # 字
ABOVE = 5  # paragraphs above the date in which a stamp may stand
FLUSH = 0.15  # 字
BESIDE = 2.0  # 字 between post and stamp


@check(
    "GB7.3.5.3-1",
    "signed-by-stamp",
    severity="warning",
    strength="direct",
    article=GB("7.3.5.3"),
)
def signed_by_stamp(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report the post, stamp and date of an order or a bill that stand elsewhere."""
    persons = [r for r in paper.signature if r.person is not None]
    if not paper.signature and paper.kind in KINDS:
        yield from _no_post(paper, context)
        return
    if not paper.statutory or not persons or len(persons) != len(paper.signature):
        return
    if paper.kind in UNSTAMPED:
        return
    line = paper.document.paragraphs[persons[0].place.paragraph]
    posted = POSTED.fullmatch(line.text)
    if posted is None and paper.kind in KINDS and not any(r.person and r.person.post for r in persons):
        yield context.finding(
            persons[0].place, "签发人没有标注职务。加盖签发人签名章的公文，应当在签名章左空二字标注签发人职务。"
        )
        return
    if posted is None and not all(r.person and r.person.post.endswith(HEADS) for r in persons):
        return
    several = len(persons) > 1 and len(paper.issuers) > 1
    short = [r.place for r in persons if r.person and r.person.post and not r.person.organ] if several else []
    if short:
        yield one(context, short, "联合行文的签发人职务没有写全称。联合行文时，签发人职务应当标注全称，一个机关一行。")
    date = date_paragraph(paper, context)
    if date is None or several:
        return
    if line.cell is not None or line.part != "body":
        return
    if line.index > date.index:
        yield context.finding(date.place(), "成文日期编排在签名章之上。签名章下应当空一行，再编排成文日期。")
        return
    yield from _line(paper, line, _blanks(posted["gap"]) if posted else None, persons[-1].place.end, context)
    section = section_of(paper.document, date.index)
    end = right(date, section)
    if end is not None and abs(end - USUAL) > NEAR:
        setting = Restyle(date.place(), alignment="right", indent_right_chars=USUAL, indent_first_chars=0)
        yield context.finding(
            date.place(),
            f"成文日期右空{in_chars(end)}。加盖签发人签名章的公文，成文日期应当右空四字编排。",
            fix=None if date.text[:1] in " \u3000\t" else Fix("成文日期右空四字", (), settings=(setting,)),
        )
    between = empty_above(paper.document, date.index)
    last = paper.document.paragraphs[persons[-1].place.paragraph]
    if between != 1 and last.index < date.index:
        yield context.finding(
            date.place(),
            f"签名章与成文日期之间{f'空了{between}行' if between else '没有空行'}。签名章下应当空一行，再编排成文日期。",
        )


def _no_post(paper: Paper, context: Context) -> Iterator[Finding]:
    """A stamp that stands alone: a picture on a line of its own above the date, and no words beside it."""
    date = date_paragraph(paper, context)
    if date is None:
        return
    paragraphs = paper.document.paragraphs
    for picture in paper.document.pictures:
        if picture.part != "body" or picture.anchored or not date.index - ABOVE <= picture.paragraph < date.index:
            continue
        if paragraphs[picture.paragraph].text.strip() or paragraphs[picture.paragraph].cell is not None:
            continue
        yield context.finding(
            date.place(), "签名章旁边没有标注签发人职务。加盖签发人签名章的公文，应当在签名章左空二字标注签发人职务。"
        )
        return


def _line(paper: Paper, line: Paragraph, gap: float | None, behind: int, context: Context) -> Iterator[Finding]:
    """The line of post and name; `gap`: the width of the blanks between both, None where no name is typed; then a
    picture may stand in its place, from `behind` the post on."""
    above = empty_above(paper.document, line.index)
    if above != 2 and paper.zones[line.index - 1 if line.index else 0] in ("body", "closing", "blank", "annex_note"):
        yield context.finding(
            line.place(),
            f"签发人的职务和签名章与正文之间{f'空了{above}行' if above else '没有空行'}，应当在正文（或附件说明）下空二行。",
        )
    pictures = [p for p in paper.document.pictures if p.paragraph == line.index]
    end = right(line, section_of(paper.document, line.index))
    if pictures:
        blanks = line.text[behind:]
        if gap is not None or len(pictures) > 1 or pictures[0].anchored or blanks.strip(" \u3000"):
            return
        gap = _blanks(blanks)
        end = end - gap if end is not None and line.format.alignment == "right" else None
    if gap is None:
        return
    if end is not None and abs(end - USUAL) > NEAR:
        where = f"右空{in_chars(end)}" if abs(end) >= FLUSH else "右侧顶格"
        yield context.finding(line.place(), f"签名章{where}。签发人签名章应当右空四字加盖。")
    if abs(gap - BESIDE) > NEAR:
        yield context.finding(
            line.place(),
            f"职务与签名章之间{f'空了{in_chars(gap)}' if gap else '没有空格'}。职务应当在签名章左空二字标注。",
            severity="info",
        )


def _blanks(gap: str) -> float:
    return sum(1.0 if blank == "\u3000" else 0.5 for blank in gap)
