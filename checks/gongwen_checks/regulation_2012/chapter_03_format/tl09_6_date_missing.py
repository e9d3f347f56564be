"""公文应当署成文日期，并且不晚于印发日期。

为什么：成文日期是公文生效和计算时限的依据，署会议通过或者负责人签发的日期。

怎样改：补署完整的年、月、日；成文日期早于会议通过日期或者晚于印发日期的，核对后改正。

证据：落款有完整的年月日；与印发日期、文中引用的会议日期先后合理。

例外：草稿留空的“2016年　月　日”。日期先后的比较是由条文推出来的，消息里注明为推断。

容易误报的情形：成文日期写在标题下或者索引表里；令、纪要的日期；会议另行通过的是别的文件。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongwen_lint import Context, Finding, Paper, Place, check, pattern

from ..articles import TL

PASSED = pattern(
    r"(?:已?经|业经|经由"
    r"|由)(?P<year>[12]\d{3})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日[^，。；]{0,30}?会议?(?:[^，。；]{0,10})?(?:审议"
    r"|讨论|研究|表决)?(?:通过|同意|审定)"
)
DATED = pattern(
    r"(?:\d{4}|[二一][〇○零九]{1,3}[一二三四五六七八九〇○零]*)\s*年\s*[\d一二三四五六七八九十]*\s*月|\d{4}[-./]\d{1,2}"
)
UNDATED_KINDS = ("纪要", "令", "公报", "决议")


@check("TL09-6", "date-missing", severity="warning", strength="direct", article=TL(9), fact="date-missing")
def date_missing(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a signed paper without 成文日期, or one dated after its printing or before the meeting that passed it."""
    if not paper.statutory:
        return
    if paper.date is None:
        place = _missing(paper)
        if place is not None:
            yield context.finding(place, "没有成文日期。请在署名下方署会议通过或者负责人签发的完整日期（年、月、日）。")
        return
    on = paper.date.value
    if on is None:
        return
    printed = paper.print_date.value if paper.print_date else None
    if printed is not None and on > printed:
        yield context.finding(
            paper.date.place,
            f"成文日期（{_told(on)}）晚于印发日期（{_told(printed)}），请核对。（本条为推断适用）",
            strength="inference",
            fact="date-order",
        )
        return
    meeting = _passed(paper)
    if meeting is not None and on < meeting:
        yield context.finding(
            paper.date.place,
            f"成文日期（{_told(on)}）早于文中所说会议通过的日期（{_told(meeting)}），请核对。（本条为推断适用）",
            strength="inference",
            fact="date-order",
        )


def _missing(paper: Paper) -> Place | None:
    """Where the date should stand, in a paper that is complete otherwise."""
    if paper.kind in UNDATED_KINDS or paper.copy_type in ("web", "form") or paper.document.truncated:
        return None
    signed = [s for s in paper.signature if s.organ is not None]
    if not signed or (paper.number is None and paper.mark is None and not paper.recipients):
        return None
    last = signed[-1].place
    for number, zone in enumerate(paper.zones):
        if number >= last.paragraph or zone in ("title", "letterhead", "index", "form"):
            text = paper.document.paragraphs[number].text
            if zone not in ("annex", "attached", "imprint", "body") and len(text) <= 40 and DATED.search(text):
                return None
    return last


def _passed(paper: Paper) -> date | None:
    """The date on which a meeting passed this paper, as it says in its first sentences."""
    for sentence in paper.sentences[:3]:
        if "会" not in sentence.text or "经" not in sentence.text:
            continue
        hit = PASSED.search(sentence.text)
        if hit:
            try:
                return date(int(hit["year"]), int(hit["month"]), int(hit["day"]))
            except ValueError:
                return None
    return None


def _told(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
