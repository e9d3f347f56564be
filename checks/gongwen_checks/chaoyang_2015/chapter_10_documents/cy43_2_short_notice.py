"""涉及重大行政决策的请示性公文，应提前5个工作日报至区政府办公室。

为什么：区政府办公室要核稿、协调、排议题、送领导审阅，临时报来的议题没有时间把关。

怎样改：提早报送，或者把请求的会议、印发时间往后推，使其间至少有5个工作日。

证据：报送日期（--submitted，没有的用成文日期）到会议、印发日期（--meeting，或者文中写明的）之间有5个工作日；按节假日和调休计算。

例外：条文没有例外。条文没有写明“提前”是在什么事情之前，这里按请求的会议日期、印发日期推算。

容易误报的情形：成文日期不等于收文日期（可用`--submitted`写明报送日期，用`--meeting`写明会议日期）；没有写会议日期的请示；会议日期写在对过去的叙述里。工作日按国务院办公厅公布的放假和调休安排计算，头尾怎样数都不足的才报。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongwen_lint import Context, Finding, Paper, Place, check, pattern, reasoning

from ..articles import CY

WANTED = 5  # working days
FAR = 20  # calendar days: five working days lie within them in any year
MEETING = pattern(r"(?:常务会议?|区长办公会议?|全体会议|区政府(?:专题)?会议?|会议|上会|议题)")
ISSUE = pattern(r"印发|发布|公布|出台|实施|施行")
ASKS = pattern(r"提请|请|拟|列入|申请|恳|建议|提交|报")
AGENDA = pattern(r"常务会议?|区长办公会议?|全体会议")
NOT_IT = pattern(r"已|曾|于$|审查|征求|公示|论证|召开了|听证|复审|调研|来函|批示|评估|签署")
DAY = pattern(r"月|\d[-./]\d|[今明当后][日天晚]|[本这下]周")
INSTRUMENT = pattern(r"方案|办法|规定|细则|规划|意见|计划|标准|政策|决定|通告")


@check(
    "CY43-2",
    "short-notice",
    severity="warning",
    strength="direct",
    article=CY(43, "提前5个工作日报至区政府办公室"),
    kinds=("请示", "意见", "报告", "请示报告"),
)
def short_notice(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a request on a major matter handed in less than five working days before what it asks for."""
    if paper.direction != "上行" or not reasoning.to_district(paper, context) or paper.title is None:
        return
    start = reasoning.submission(paper, context)
    if start is None:
        return
    matter = reasoning.matter(paper, context)
    if matter is None and not (INSTRUMENT.search(paper.title.text) and _asks_agenda(paper)):
        return
    target = _target(paper, context, start)
    if target is None:
        return
    day, place, words = target
    lead = context.calendar.working_days_from(start, day)
    told = (
        f"{start.year}年{start.month}月{start.day}日报送"
        if context.submitted
        else (f"成文日期是{start.year}年{start.month}月{start.day}日")
    )
    if lead is None:
        if (day - start).days < WANTED:
            pass  # fewer days than five are fewer working days in any calendar
        elif (day - start).days < FAR:
            yield context.finding(
                place,
                f"{told}，请求“{words}”。工作日历没有这一年的放假调休安排，无法计算是否提前5个工作日，请人工核对。",
                severity="info",
            )
            return
        else:
            return
    elif not lead.short_of(WANTED):
        return
    count = f"其间只有{lead.between}个工作日（首尾两天都不计）" if lead else f"其间只有{(day - start).days - 1}天"
    yield context.finding(
        place,
        f"{told}，请求“{words}”，{count}，不足5个工作日。请提前5个工作日报至区政府办公室，或者顺延会议、印发时间。",
        severity=None if matter is not None and matter.sure else "info",
    )


def _asks_agenda(paper: Paper) -> bool:
    return any(AGENDA.search(s.text) and ASKS.search(s.text) for s in paper.holding("常务会", "办公会", "全体会议"))


def _target(paper: Paper, context: Context, start: date) -> tuple[date, Place, str] | None:
    """The day of the meeting or issue that is asked for: in the text, else the one given with --meeting."""
    for sentence in paper.holding("会", "议题", "印发", "发布", "公布", "出台", "实施", "施行"):
        text = sentence.text
        if not DAY.search(text) or not ASKS.search(text):
            continue
        days = reasoning.days_in(text, start)
        for begin, end, day in days:
            if day < start:
                continue
            low = max(text.rfind(m, 0, begin) for m in "，。；") + 1
            stop = min((n for n in (text.find(m, end) for m in "，。；") if n >= 0), default=len(text))
            before, after = text[low:begin], text[end:stop]
            if NOT_IT.search(before) and not ASKS.search(before):
                continue
            meets = MEETING.search(after) is not None
            issues = ISSUE.search(after) is not None and "请" in text and "起" not in after[:2]
            if (
                not (meets or issues)
                or not ASKS.search(text[max(0, low - 30) : stop])
                or ("前" in after[:1] and not issues)
            ):
                continue
            return day, sentence.at(low, stop), text[low:stop]
    asks = context.meeting and reasoning.matter(paper, context)
    if asks and context.meeting and asks.asks == "meeting":
        return context.meeting, asks.place, context.document.quote(asks.place)
    return None
