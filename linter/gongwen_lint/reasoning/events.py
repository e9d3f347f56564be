"""Invitations and events: which district leader is invited to what, when, whether it is a matter of foreign affairs,
and how far ahead the paper is submitted (第五十一、五十三条)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..calendar import Lead
from ..context import Context
from ..document import Place
from ..language.dates import DateHit, dates
from ..language.persons import PersonHit, is_district_leader, persons
from ..language.polarity import state
from ..language.scope import is_rule, mask
from ..lean import dataclass
from ..paper import Paper, Sentence
from ..patterns import pattern
from .countries import COMERS, NAMED
from .routes import addressed_leaders, issued_by_district, issued_by_office

if TYPE_CHECKING:
    import re

_HINTS = ("区长", "领导", "您")
_INVITES = pattern(
    r"(?:(?<![宴报申聘])邀请?|(?<![宴报申聘邀])请|恳|敬|约请|由)[^，。；请]{0,16}$"
)  # in front of the leader
_ATTENDS = pattern(
    r"出席|参加(?!人员)|莅临|光临|亲临|到场|到会|会见|接见|会面|会谈|致辞|致词|讲话|剪彩|奠基|揭牌|揭幕|颁奖"
    r"|授牌|授旗|宣布|观摩|观展|巡馆|见证|培土|启动|看望"
)
_TITLE = pattern(
    r"邀请?(?!函)[^，。；]{0,14}(?:区长|区领导|区政府领导)|请[^，。；]{0,12}(?:区长|区领导"
    r"|区政府领导(?:同志)?)[^，。；]{0,6}(?:出席|参加|莅临|会见)"
)
_NOT = ("denied", "waived", "refused", "past_history", "failed")
_PAST = pattern(
    r"去年|上年|近年来?|曾|历年|往年|过去|此前|历届|上届|前[几两三]届"
    r"|经区委、?区政府批准，[^。；]{0,30}(?:出席了|参加了)"
)
_NOW = pattern(r"拟|特(?!别)|现(?!场|有|代)|恳|敬|兹|诚|届时|此次|本次|今年")
_WHEN = pattern(
    r"(?:定于|拟于|将于|兹定于|订于|计划于|(?:活动|会议|举办|召开|举行|会见|仪式|开幕|具体)?时间(?:是|为|定"
    r"|：|:|$)|举行|召开|举办|开幕|开业|启用|揭牌|奠基|会见|到访|来访|访问|出席|参加)"
)
_OTHER_DATES = pattern(
    r"截止|报名|前(?:报|反馈|完成|将)|印发|来函|批示|发文|收悉|研究(?:同意|决定)|开工|成立于|创办|始建"
)
_FOREIGN = pattern(
    r"外事(?!办)|外宾|(?:驻华|各国|外国)?(?:大)?使馆|领事馆?|(?<!形象)(?<!宣传)(?<!文化)大使(?!路|街|小学)"
    r"|参赞|公使|涉外(?!经济开发)|外国|外方|外商代表|外商客商|国商会|外国商会|驻华"
    r"|世界[\u4e00-\u9fff]{1,6}组织|联合国|访华|国际友人|国际友好|友好城[市区]|(?:境|国"
    r"|海)外[^，。；]{0,12}(?:代表团|嘉宾|来宾|贵宾|访问团|考察团)"
    rf"|{NAMED}[^，。；、的]{{0,12}}?{COMERS}"
    r"|[\u4e00-\u9fff]{1,4}(?:王国|共和国|联邦)|(?:美|英|法|德|俄|日|韩|澳|意|加拿大|西班牙"
    r"|某)国?[\u4e00-\u9fff]{0,8}(?:市长|代表团|议员|市政府)|国际[\u4e00-\u9fff]{0,10}(?:组织|理事会|秘书长)"
)
_RECEIVES = pattern(r"会见|接见|会谈|会面")
_TO_FOREIGN_OFFICE = pattern(r"外办$|外事办(?:公室)?$|外事侨务")
_HOME = pattern(r"港澳|台湾|香港|澳门|涉台|台商|台胞|侨")
_NOT_FOREIGN = pattern(r"外事用房|涉外婚姻|涉外商圈|使馆区|使馆周边|形象大使")
_RELATIVE = pattern(
    r"(?P<today>今[日天](?:上午|下午|晚)?)|(?P<same>当[日天])|(?P<tomorrow>明[日天晚])|(?P<after>后天|后日)"
    r"|(?P<week>本周|这周|下周)(?P<day>[一二三四五六日天])"
)
_NUMBERS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}
_ARRANGED = pattern(r"议程|日程|流程|方案|安排如下|具体安排|有关安排|有关材料|相关材料|附后|随文")
_PARTS = (
    pattern(r"\d{1,2}[:：时点]|上午|下午|晚上?"),
    pattern(r"在[^，。；]{2,24}(?:举行|召开|举办|会见|进行|开幕|启动)|地点|会址|场所|现场"),
    pattern(r"内容|课程|环节|发言|报告|展区|通报"),
    pattern(r"规模|参加(?:人员|单位)|参会|出席人员|约?[\d一二三四五六七八九十百千](?:余)?(?:人|名|家)"),
)


@dataclass(frozen=True, slots=True)
class Event:
    """When an event takes place: the day, and the words that say so."""

    day: date
    place: Place
    words: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """District leaders invited to one event."""

    leader: str
    place: Place  # the words that invite
    words: str
    event: Event | None  # None where the paper does not say when
    foreign: bool  # 外事活动
    arranged: bool  # the paper gives the arrangements or has annexes


def invitation(paper: Paper, context: Context) -> Invitation | None:
    """The invitation of district leaders that a paper makes, or None; not one of the government or its office."""
    key = ("invitation", id(paper))
    if key not in context.memo:
        context.memo[key] = _invitation(paper, context)
    found: Invitation | None = context.memo[key]
    return found


def submission(paper: Paper, context: Context) -> date | None:
    """The day a paper is handed in: --submitted, else its own date (it cannot be handed in before)."""
    return context.submitted or (paper.date.value if paper.date else None)


def days_ahead(day: date, paper: Paper, context: Context) -> Lead | None:
    """Calendar days from the submission of a paper to a day; None without a date of submission."""
    start = submission(paper, context)
    return context.calendar.days(start, day) if start else None


def working_days_ahead(day: date, paper: Paper, context: Context) -> Lead | None:
    """Working days from the submission of a paper to a day; None without a date, or where the year is not known."""
    start = submission(paper, context)
    return context.calendar.working_days_from(start, day) if start else None


def days_in(text: str, reference: date) -> list[tuple[int, int, date]]:
    """The days a text names, as (start, end, day): full dates, dates without a year, 明日, 下周一; 当日 is the day named
    last before it."""
    found = []
    for hit in dates(text):
        day = hit.value or _without_year(text, hit, reference)
        if day is not None:
            found.append((hit.start, hit.end, day))
    for match in _RELATIVE.finditer(text):
        if match["same"] is None:
            found.append((match.start(), match.end(), _relative(match, reference)))
        elif before := [hit for hit in found if hit[1] <= match.start()]:
            found.append((match.start(), match.end(), before[-1][2]))
    found.sort()
    return found


def _relative(match: re.Match[str], reference: date) -> date:
    if match["week"]:
        weekday = "一二三四五六日".find("日" if match["day"] == "天" else match["day"])
        monday = reference - timedelta(days=reference.weekday())
        return monday + timedelta(days=weekday + (7 if match["week"] == "下周" else 0))
    return reference + timedelta(days=0 if match["today"] else 1 if match["tomorrow"] else 2)


def _without_year(text: str, hit: DateHit, reference: date) -> date | None:
    """The day of 5月6日, in the year that lies nearest ahead of the reference."""
    month, _, rest = text[hit.start : hit.end].partition("月")
    if "年" in month:
        return None
    try:
        day = date(reference.year, _number(month), _number(rest.rstrip("日号")))
        if (reference - day).days > 180:
            day = day.replace(year=day.year + 1)
    except ValueError:
        return None
    return day


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _NUMBERS.get(text, 0)
    return _NUMBERS.get(tens, 1) * 10 + (_NUMBERS.get(ones, 0) if ones else 0)


def _invitation(paper: Paper, context: Context) -> Invitation | None:
    if issued_by_district(paper, context) or issued_by_office(paper, context) or paper.rule_text:
        return None
    if paper.direction in ("下行", "公布") or paper.minutes is not None:
        return None
    to_leader = bool(addressed_leaders(paper, context))
    found: tuple[Place, str, str] | None = None
    where: Sentence | None = None
    for sentence in paper.holding(*_HINTS):
        found = _invites(sentence, to_leader)
        if found:
            where = sentence
            break
    if found is None:
        title = paper.title
        hit = _TITLE.search(mask(title.text)) if title else None
        if title is None or hit is None or "情况" in title.text or "不" in hit[0]:
            return None
        found = title.place, hit[0], hit[0].removeprefix("邀请").removeprefix("请")
    start = (paper.date.value if paper.date else None) or submission(paper, context) or context.as_of
    event = _event(paper, where, found[0] if where else None, start)
    about = (paper.title.text if paper.title else "") + (where.text if where else "")
    if event is not None:
        about += next((s.text for s in paper.sentences if _holds(s, event.place)), "")
    if where is not None and _RECEIVES.search(found[1]):  # who is received may be told in the sentence before
        sentences = list(paper.sentences)
        about += "".join(s.text for s in sentences[max(0, sentences.index(where) - 1) :][:1])
    foreign = _FOREIGN.search(_NOT_FOREIGN.sub("", about)) is not None or (
        any(_TO_FOREIGN_OFFICE.search(r.text) for r in paper.recipients) and not _HOME.search(about)
    )
    arranged = bool(paper.annex_note or paper.annexes) or _arranged(paper, event)
    return Invitation(found[2], found[0], found[1], event, foreign, arranged)


def _invites(sentence: Sentence, to_leader: bool) -> tuple[Place, str, str] | None:
    """The words of a sentence that invite a district leader: place, words, leader."""
    text = sentence.text
    masked = mask(text)
    if not _ATTENDS.search(masked) or is_rule(text):
        return None
    for start, end, leader in _leaders(text, masked, to_leader):
        clause = max(masked.rfind(m, 0, start) for m in "，。；") + 1
        ask = _INVITES.search(masked[:start])
        act = _ATTENDS.search(masked, end)
        if ask is None or act is None or act.start() - end > 40 or masked.count("，", end, act.start()) > 1:
            continue
        past = _PAST.search(masked[:start]) and not _NOW.search(masked[clause:start])  # 此前……作出部署，拟邀请……
        if past or state(masked[clause:], start - clause, end - clause) in _NOT:
            continue
        if "由" in ask[0] and not to_leader and "请" not in masked[:start] and "邀" not in masked[:start]:
            continue
        begin = max(clause, ask.start())
        return sentence.at(begin, act.end()), text[begin : act.end()], leader
    return None


def _leaders(text: str, masked: str, to_leader: bool) -> Iterator[tuple[int, int, str]]:
    hits: list[PersonHit] = [h for h in persons(text) if is_district_leader(h, text)]
    for hit in hits:
        yield hit.start, hit.end, text[hit.start : hit.end]
    if to_leader and "您" in masked:
        at = masked.find("您")
        yield at, at + 1, "您"


def _event(paper: Paper, where: Sentence | None, asked: Place | None, start: date) -> Event | None:
    """When the event is: in the clause that invites, else in the nearest sentence that tells of an event, those before
    first."""
    sentences = list(paper.sentences)
    at = next((n for n, s in enumerate(sentences) if s is where), len(sentences)) if where else len(sentences)
    if where is not None and asked is not None:
        found = _dated(
            where, start, _clause(where.text, asked.start - where.place.start, asked.end - where.place.start)
        )
        if found is not None:
            return found
    order = sentences[:at][::-1] + sentences[at:]
    for sentence in order:
        text = sentence.text
        if "月" not in text and not _RELATIVE.search(text):
            continue
        if not _WHEN.search(text):
            index = sentences.index(sentence)
            previous = sentences[index - 1].text if index else ""
            if len(previous) >= 14 or "时间" not in previous:  # a heading or a table cell above says what it is
                continue
        found = _dated(sentence, start, (0, len(text)))
        if found is not None:
            return found
    return None


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    low = max(text.rfind(m, 0, start) for m in "，。；") + 1
    return low, min((n for n in (text.find(m, end) for m in "，。；") if n >= 0), default=len(text))


def _dated(sentence: Sentence, start: date, span: tuple[int, int]) -> Event | None:
    """The first day to come that a stretch of a sentence names, not that of a report or a deadline."""
    text = sentence.text
    for begin, end, day in days_in(text, start):
        if begin < span[0] or end > span[1]:
            continue
        if day >= start and not _OTHER_DATES.search(text[begin : end + 14]):
            return Event(day, sentence.at(begin, end), text[begin:end])
    return None


def _holds(sentence: Sentence, place: Place) -> bool:
    own = sentence.place
    return own.paragraph == place.paragraph and own.start <= place.start and place.end <= own.end


def _arranged(paper: Paper, event: Event | None) -> bool:
    """Whether the text itself gives the arrangements: an agenda, or two of hour, place, programme and participants."""
    text = "\n".join(s.text for s in paper.sentences if "另行" not in s.text and "另告" not in s.text)
    if _ARRANGED.search(text):
        return True
    return event is not None and sum(part.search(text) is not None for part in _PARTS) >= 2


_FOREIGN_OFFICE = (
    r"(?:区(?:政府|委)?外办|区(?:人民)?政府外事办公室|区外事办(?:公室)?|外事(?:侨务)?办公室"
    r"|区委外事工作委员会办公室|外办)"
)
_REVIEWED = pattern(
    rf"(?:经|报|由|征得|商|送|向|按程序报)[^。；]{{0,12}}?{_FOREIGN_OFFICE}[^。；]{{0,20}}?(?P<act>审核|审批"
    rf"|同意|批准|报批|备案|审查|沟通|统筹|报告|提出)"
    rf"|{_FOREIGN_OFFICE}[^。；]{{0,16}}?(?P<told>提出(?:了)?(?:审核)?意见|审核意见|审核同意|同意|出具|批准"
    rf"|审核)|(?:书面)?(?:报|报送|报至)(?P<sent>){_FOREIGN_OFFICE}"
)


def reported_to_foreign_office(text: str) -> bool:
    """Whether a sentence says that the district's foreign affairs office reviewed a matter or had it reported."""
    for hit in _REVIEWED.finditer(mask(text)):
        group = hit.lastgroup or "sent"
        start, end = hit.span(group)
        if state(text, start, max(end, start)) not in (
            "denied",
            "waived",
            "refused",
            "failed",
            "planned",
            "pending",
            "asked",
        ):
            return True
    return False
