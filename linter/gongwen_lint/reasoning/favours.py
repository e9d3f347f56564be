"""Favours asked of leaders: congratulatory letters and telegrams (贺信、贺电), inscriptions (题字、题词), prefaces
(作序), and attendance at ribbon-cuttings, celebrations and forums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Literal

from ..context import Context
from ..document import Place
from ..language.evidence import approval
from ..language.faults import told_as_fault
from ..language.persons import is_district_leader, persons
from ..language.polarity import clause, state
from ..language.proof import MOST
from ..language.refusals import declined
from ..language.scope import is_rule, mask
from ..language.words import is_word
from ..lean import dataclass, replace
from ..paper import Paper
from ..patterns import pattern
from .favour_words import INSCRIPTION, LETTER, PREFACE
from .neighbours import sentence_after, sentence_before
from .programmes import rows

if TYPE_CHECKING:
    import re

FavourKind = Literal["letter", "inscription", "preface", "attendance", "general"]

_LETTER = pattern(
    r"贺[信电](?!息|报)|(?:致信|致电|发信|去信|发电|去电)[^，。；]{0,10}(?:祝贺|表示祝贺)|贺(?:函|词)(?=[^，。；]{0,6}(?:附后|代拟)|[^。；]{0,8}(?:刊于|刊登|印在|印于|登于|载于))"
)
_LEADER = r"(?:区(?:政府)?(?:主要|分管)?领导|(?:常务)?副?区长)"
_OPENING = r"(?:序言|序文|代序|小序|总序|前言|卷首语|开篇语|发刊词|弁言|序[一二三]?(?![列号幕曲章数时位]))"
_INSCRIPTION = pattern(
    r"题[字词辞](?!典|照片|作品|原件|手稿|石刻|碑|拓片|真迹|墙)|题[写签赠匾](?!材)(?:[馆校园院刊书店]名|匾额)?|题(?:馆|校|园|院|刊|书|店)名|题名(?=[，。；]|$)|题“[^“”]{1,20}”[^，。；]{0,3}(?:字|匾)|墨宝|挥毫|(?:书写|手书|亲笔|书题)[^，。；]{0,10}(?:名|匾|牌|字|标语|条幅|对联|楹联|寄语)"
    r"|(?:撰写|写|题|赐)[^，。；《》]{0,4}寄语"
    rf"|(?:附|刊[载登]?|印|载|配)(?!有)[^，。；]{{0,10}}?{_LEADER}(?:同志)?的?寄语"
    r"|(?:[馆校园院刊书店碑]名|门额|匾额|牌匾|横匾|楹联|校训|碑文)(?:拟|将|请|恳|由|邀)[^，。；]{0,16}?(?:书写|手书|亲书|书就)"
)
_PREFACE = pattern(
    r"(?:作|撰|写|题|赐|代拟|草拟|撰写|起草|惠赐|赐写|执笔)(?:一篇|篇|个|一)?(?:代)?序(?:言|文)?(?![列号幕曲章数])"
    r"|(?:撰写|书写|写|作|赐|代拟|草拟|起草|惠赐|赐写|题写|拟)[^，。；《》]{0,8}(?:序言|序文|前言|卷首语)|作的序(?=[，。；一]|$)"
    r"|(?:序言|序文|卷首语|发刊词|篇序)[^。；]{0,40}?(?:撰写|执笔|亲撰|写就|赐写|署名|题写)"
    r"|(?<!展览)(?<!布展)(?<!展厅)前言(?:拟|将|请|恳|由|邀)[^，。；]{0,16}?(?:撰写|执笔|亲撰|赐写|署名)"
    r"|(?:序言|序文|卷首语)[^，。；]{0,6}(?:撰写|代拟|附后|请[^，。；]{0,6}(?:撰|写|审))"
    rf"|(?:冠以|冠|附|刊[载登]?|载|收[录入]?|置|印|配|用|以)(?!有)[^，。；]{{0,10}}?{_LEADER}(?:同志)?(?:撰写|亲撰|署名|作|写)?的?{_OPENING}"
    rf"|{_LEADER}(?:同志)?(?:撰写|亲撰|署名|作|写)?[的之]{_OPENING}|{_OPENING}(?:[（(：:　]|作者|署名|撰稿|执笔)[：:]?[^，。；（(]{{0,5}}?{_LEADER}"
    r"|[为给][^，。；]{1,16}(?:写|题)上?几句(?!寄语)(?:话)?"
)
_ACTS: tuple[tuple[FavourKind, re.Pattern[str], tuple[str, ...]], ...] = (
    ("letter", _LETTER, LETTER),
    ("inscription", _INSCRIPTION, INSCRIPTION),
    ("preface", _PREFACE, PREFACE),
)
_ASK = pattern(
    r"请|拟|邀|恳|盼|望|商请|函商|烦|敬|提请|建议|申请|特此|计划|打算|安排|将由|将请|代拟|附后|以[^，。；]{1,16}名义|为盼|惠赐|赐|由"
)
_NO_ASK = pattern(r"(?:不再?|未|没有?|无[需须])(?:安排|邀请|请|邀)[^，。；]{0,30}|邀请[函赛]")
_ABSENT = pattern(r"(?:同志)?(?:[均都也]|因故)?(?:不|未|没有)(?:再|能)?(?:出席|参加|到[场会]|出面)")
_OTHERS = pattern(
    r"书法家|书法爱好者|爱好者|教师|老师|明星|名家|专家|学者|作家|艺术家|画家|老同志|老领导|老区长|老部长|老干部|老红军|学生|校友|院士|教授|居民|作者|主编|名人|社会贤达|"
    r"各(?:社区|单位|街道|部门|学校|科室)|(?<!城)市长|市领导|市委|市政府|部长|中央|国家领导|总书记|主席|总理|我局|本局|我办|我街道|我乡|我委|我校|董事长|总经理|企业家|局长|校长|会长|馆长|(?:街道办事处|地区办事处)主任|党工委书记"
)
_BY_ORGAN = pattern(
    r"(?!区政府|区人民政府)[^，。；为给向于在以]{1,16}(?:馆|社|学会|协会|编委会|组委会|研究会|编辑部|局|文联|书协|学院|大学|中心|公司)$"
)
_ADDRESSED = ("区政府", "区人民政府", "区委")

_EVENT = pattern(
    r"剪彩|奠基(?!人|者|之作|石|性|于|了)|(?:庆祝|纪念|表彰|庆功)(?:座谈|茶话|联欢|联谊|交流|文艺|颁奖)?(?:大会|会|活动|仪式|典礼|晚会)|研讨座谈会|庆典|(?:开业|落成|竣工|开工|开园|揭幕|周年)典礼|"
    r"博览会|研讨会|(?<!网上)(?<!网络)(?<!社区)(?<!BBS)论坛(?!路|版|帖|发帖|网)|(?:周年|校庆|店庆|司庆)(?:纪念)?(?:活动|大会)"
)
_HELD = pattern(r"(?:举办|召开|举行|组织|开展)(?!的)[^，。；：]{0,40}$")  # in front of the event a paper is about
_LEAD = 3  # sentences at the beginning that tell what it is
_GENERAL = pattern(
    r"总结(?:大)?会|运动会|培训班|启动仪式|年会|联欢会|联谊会|宣传(?:日|周|月)?活动|交流活动|体验活动|慰问活动|主题活动|开放日|茶话会|动员(?:大)?会|部署会|推进会|工作会议|座谈会|揭牌仪式|开班仪式|文化节|艺术节|嘉年华|开幕式"
)
_ATTEND = pattern(
    r"出席|参加|莅临|光临|到会|到场|亲临|剪彩|奠基|致辞|致词|讲话|揭幕|揭牌|颁奖|巡馆|观展|站台|见证|拨冗|宣布"
)
_COMERS = pattern(
    r"人员|嘉宾|领导|参会|参加|出席|到场|来宾|人$|者$|姓名|主持|职务"
)  # heads of columns of those who come
_DENIED = ("denied", "waived", "refused")
_NOT = ("denied", "waived", "refused", "past_history", "done")
_HOSTED_ABOVE = pattern(
    r"(?:区委、?区政府|区委和区政府|区政府|市委|市政府|市委、市政府|国家|中央|省|全国)[^，。；]{0,8}(?:主办|举办|召开|举行|承办|组织的|决定)"
)
_REASON = pattern(
    r"全区性|全区[^，。；]{0,12}(?:工作会|大会|部署会|推进会|动员会|会议)|电视电话|区政府(?:部署|决定|召开|要求)|批示|区委、?区政府"
)
_RECEIVED = pattern(r"收到|接到|学习|贯彻|传达|转达")
_SENT_TO_US = pattern(  # letters that came from elsewhere
    r"(?:发来|寄来|送来|转来|打来|传来|拍来|致来|来函|惠寄|收到|接到|收悉|致送|赠送)(?:了|的)?[^，。；]{0,10}$"
)
_CAME = pattern(r"^[^，。；]{0,8}(?:收悉|收到|原件|已存档|存档|已转|已送达)")
_ASKER = pattern(r"恳请|拟请|敬请|特请|邀请|商请|烦请|请|由|邀|委托")
_DONE_BY = pattern(  # from the act on: who does it instead
    r"(?:(?<![自理])由(?!于)|委托|采用|使用)(?![^，。；]{0,24}(?:区长|领导|区政府|您|贵))[^，。；]{1,24}?(?:完成|[书题撰]写|创作|设计|制作|执笔|字体)"
)
_DRAFTED = pattern(r"(?:代为?(?:起草|草拟|拟)|代拟|草拟|拟好|拟就)(?![复回])")  # 收到贺信，代拟复函 is an answer
_GOVERNS = pattern(
    r"^[^，。；]{0,12}$|(?<![不未再])(?:请|由|邀|邀请|恳请|安排)$"
)  # from the act to a leader named after it
_ASKS_HERE = pattern(r"请|拟|恳")
_LEADERS = ("区长", "领导", "同志")
_DROPPED = pattern(r"^[^。；]{0,20}?(?:不再|不安排|不设|不予|已删|删去|已?取消|撤下)")
_PAST = pattern(r"去年|上年|近年来?|曾|历年|往年|往届|历届|上届|过去|此前|先后|(?:19|20)\d\d年(?:度)?(?:以来|来)")


@dataclass(frozen=True, slots=True)
class Favour:
    """One favour that a paper asks of a district leader, with all the places that ask it."""

    kind: FavourKind
    place: Place
    more: tuple[Place, ...]
    words: str  # the act as the paper words it
    leader: str  # as written; "" where the paper asks the government without naming a leader
    state: str  # asked, planned, done …
    approved: bool  # the approval the article names is stated as given
    event: str = ""


# Papers that ask or arrange. 简报, 通报, 讲义, 问答 and the like tell of others' doings.
_ASKING_KINDS = (
    "请示", "报告", "函", "意见", "通知", "邀请函", "申请", "请示报告", "汇报", "方案", "计划", "工作方案", "活动方案", "请柬",
    "便函", "签报", "请假报告", "议题申报表", "通告", "公告", "信函", "代拟稿",
)  # fmt: skip
_OF_OTHERS = pattern(
    r"^(?:（[一二三四五六七八九十]+）)?[^，。：]{0,12}(?:有的|个别|某些|一些|(?<![言文章])部分|少数|\d+件|错例|反例|误区)|(?<!某)某(?:局|街道|单位|委|乡|部门)(?!关于)[^，。]{0,8}(?:拟|请|将)"
)


def _can_ask(paper: Paper) -> bool:
    return paper.kind in _ASKING_KINDS or (paper.kind is None and bool(paper.recipients) and bool(paper.issuers))


def _own_lines(paper: Paper, hints: Sequence[str]) -> Iterator[tuple[str, Place]]:
    """The paper's own sentences, and its title, with one of the hints."""
    for sentence in paper.holding(*hints):
        yield sentence.text, sentence.place
    if paper.title and any(hint in paper.title.text for hint in hints):
        yield paper.title.text, paper.title.place
    for annex in paper.annex_note:
        if any(hint in annex.name for hint in hints):
            yield annex.name, annex.place


def _shift(place: Place, start: int, end: int, whole: bool) -> Place:
    if whole:  # a title's text has its breaks removed: its own place is the safe one
        return place
    return Place(place.part, place.paragraph, place.start + start, place.start + end)


def addressed_to_government(paper: Paper) -> bool:
    """Sent to the district government, its office or one of its leaders, so that 恳请题词 asks them."""
    for recipient in paper.recipients:
        if recipient.person is not None and "区" in recipient.person.post + recipient.person.organ:
            return True
        organ = recipient.organ
        if organ is not None and (organ.unit.endswith("朝阳区人民政府") or organ.level in ("区", "办公室")):
            return True
    return False


def favours_asked(paper: Paper, context: Context) -> Iterator[Favour]:
    """Letters, inscriptions and prefaces asked of district leaders (第五十二条第二款), one for each kind of act."""
    if not _can_ask(paper):
        return
    implied = addressed_to_government(paper)
    collected: dict[FavourKind, list[tuple[str, Place, str, str]]] = {}
    for kind, act, hints in _ACTS:
        for text, place in _own_lines(paper, hints):
            if len(collected.get(kind, ())) >= MOST:
                break
            hit = _asked(text, act, implied, sentence_after(paper, place))
            if hit:
                start, end, words, leader, how = hit
                whole = (paper.title is not None and place == paper.title.place) or any(
                    place == annex.place for annex in paper.annex_note
                )
                collected.setdefault(kind, []).append((words, _shift(place, start, end, whole), leader, how))
    for kind, place, words, leader in _in_rows(paper):
        if not any(place.paragraph == hit[1].paragraph for hit in collected.get(kind, ())):
            collected.setdefault(kind, []).append((words, place, leader, "planned"))
    if not collected:
        return
    approved = any(e.state == "done" for e in approval(paper, "leaders"))
    for kind, hits in collected.items():
        hits.sort(key=lambda h: (h[3] not in ("asked", "planned"), not h[2]))
        words, place, leader, how = hits[0]
        yield Favour(kind, place, tuple(h[1] for h in hits[1:]), words, leader, how, approved)


def _in_rows(paper: Paper) -> Iterator[tuple[FavourKind, Place, str, str]]:
    """Acts and the leaders who are to do them in neighbouring cells (题写馆名 ｜ 张区长): kind, place, act, leader."""
    for row in rows(paper, _LEADERS):
        for kind, act, hints in _ACTS:
            if not any(hint in row.text for hint in hints):
                continue
            hit = _asked(row.text, act, False)
            leaders = [h for h in persons(row.text) if is_district_leader(h, row.text)] if hit else []
            if hit is None or hit[4] == "done" or not leaders or not row.attends(leaders[0].start):
                continue
            start = row.text.find(hit[2], hit[0])
            if row.number(start) != row.number(leaders[0].start):
                yield kind, row.place(start, start + len(hit[2])), hit[2], hit[3]


def _asked(text: str, act: re.Pattern[str], implied: bool, after: str = "") -> tuple[int, int, str, str, str] | None:
    """The act asked or planned in one sentence: (start, end, words, leader, state), or None."""
    masked = mask(text)
    hits = list(islice(act.finditer(masked), MOST))
    if not hits or is_rule(text) or _OF_OTHERS.search(masked):
        return None
    people = persons(text)
    leaders = [h for h in people if is_district_leader(h, text)]
    for match in hits:
        start, end = match.span()
        if not _real_word(text, start, end):
            continue
        how = state(text, start, end)
        if how in _DENIED or how == "past_history":
            continue
        if declined(masked, start, end, after, act) or told_as_fault(masked, start, end, after):
            continue
        leader = next((h for h in reversed(leaders) if h.end <= end), leaders[0] if leaders else None)
        before = masked[:start]
        drafted = how == "done" and _DRAFTED.search(masked[max(0, start - 8) : end + 16]) is not None
        if drafted:
            how = "planned"  # 贺信文字我委已代为起草: the letter itself is still to come
        asked_at = max((m.end() for m in islice(_ASKER.finditer(before), MOST)), default=0)
        if how == "stated" and _DROPPED.search(masked[end:]):
            continue
        low, high = clause(masked, start, end)
        told = how in ("asked", "planned", "pending")
        if _DONE_BY.search(masked, start, high) and not drafted:
            continue  # 会标题字由社区书法爱好者完成
        came = act is _LETTER and (_SENT_TO_US.search(masked, low, start) or _CAME.search(masked[end:high]))
        if came and not told:
            continue  # 市某某局专门发来贺信
        if leader is None:
            if not implied or not (how in ("asked", "planned") or _ASK.search(_NO_ASK.sub("", before)[-30:])):
                continue
            named = any(h.name and asked_at <= h.start and h.end <= start for h in people)
            if asked_at and _BY_ORGAN.match(masked, asked_at, start):
                continue  # 画册由区档案馆作序
            others = not drafted and _OTHERS.search(masked, asked_at, start if asked_at else len(masked))
            if others or how == "done" or named:
                continue
            return start, end, text[start:end], "", "asked"
        away = _ABSENT.match(text, leader.end) or state(text, leader.start, leader.end) in _DENIED
        if not told and leader.end <= low and away:
            continue  # 未邀请区领导出席，题字……
        if _RECEIVED.search(before) and how not in ("asked", "planned"):
            continue
        if _PAST.search(before) and not _ASKS_HERE.search(before[-24:]):
            continue
        if not told and not _ASK.search(masked):
            how = "done" if how == "done" else how
        if leader.start > end and not _GOVERNS.search(masked[end : leader.start]):
            continue  # 居民题字留念，张副区长到场: not the leader's act
        if text[: leader.start].endswith(("老", "原", "前", "历任", "前任", "首任", "时任", "原任")):
            continue
        between = masked[max(leader.end, asked_at) : start] if leader.end <= start else ""
        if any(h.name and leader.end <= h.start < start and h not in leaders for h in people):
            continue
        others = _OTHERS.search(between)
        if others and not any(word in between[: others.start()] for word in "为给向"):
            continue
        first = min(leader.start, start) if abs(start - leader.end) <= 60 else start
        last = max(leader.end, end) if leader.start > start and leader.end - start <= 60 else end
        return first, last, text[start:end], text[leader.start : leader.end], how
    return None


_FOR_A_BOOK = pattern(r"[为给]《?[^，。；]{1,20}$")


def _real_word(text: str, start: int, end: int) -> bool:
    """Whether the act is a word of its own. 为丛书写序 is cut wrongly by any segmenter: 为…写序 and an end say enough."""
    if end - start > 3 or is_word(text, start, end):
        return True
    return (
        text[end - 1] == "序"
        and text[end : end + 1] in ("", "，", "。", "；", "、")
        and bool(_FOR_A_BOOK.search(text[:start]))
    )


def _led_event(paper: Paper) -> re.Match[str] | None:
    """The event that the opening sentences announce (拟举办……纪念会，方案如下) where the title says less (座谈会)."""
    for sentence in islice(paper.sentences, _LEAD):
        text = mask(sentence.text)
        event = _EVENT.search(text)
        held = _HELD.search(text, 0, event.start()) if event else None
        if held is not None and not _PAST.search(text, 0, held.start()) and not _HOSTED_ABOVE.search(text):
            return event
    return None


def attendances(paper: Paper, context: Context) -> Iterator[Favour]:
    """District leaders asked to ribbon-cuttings, celebrations, forums (kind "attendance"; 第五十二条第一款 second
    sentence), or to general meetings and routine activities (kind "general"; first sentence)."""
    source = paper.issuers[0] if paper.issuers else None
    if not _can_ask(paper) or (source is not None and source.level in ("区", "办公室", "市", "市级部门", "国家")):
        return
    title = mask(paper.title.text) if paper.title else ""
    titled_event = _EVENT.search(title) or _led_event(paper)
    titled_general = _GENERAL.search(title)
    approved: bool | None = None
    best: dict[str, Favour] = {}
    for text, place in _own_lines(paper, _LEADERS):
        if not _ATTEND.search(text):
            continue
        leaders = [h for h in persons(text) if is_district_leader(h, text)]
        masked = mask(text)
        if not leaders or is_rule(text):
            continue
        leader = leaders[0]
        verb = next((m for m in _ATTEND.finditer(masked) if m.start() >= leader.end), None)
        if verb is None:
            continue
        how = state(text, verb.start(), verb.end())
        if how in _NOT or _PAST.search(masked[: verb.start()]):
            continue
        before = mask(sentence_before(paper, place))
        here = None if _EVENT.search(title) else _GENERAL.search(masked)
        other = here is not None and not (titled_general and titled_general[0] == here[0])
        event = _EVENT.search(masked) or _EVENT.search(before) or (None if other else titled_event)
        general = None if event else (_GENERAL.search(masked) or _GENERAL.search(before) or titled_general)
        found = event or general
        if found is None or _HOSTED_ABOVE.search(masked) or (general and _REASON.search(masked + title)):
            continue
        span, after = verb.span(), sentence_after(paper, place)
        if declined(masked, *span, after, _EVENT if event else _GENERAL) or told_as_fault(masked, *span, after):
            continue
        kind: FavourKind = "attendance" if event else "general"
        whole = paper.title is not None and place == paper.title.place
        if approved is None:
            approved = any(e.state == "done" for e in approval(paper, "government"))
        at = _shift(place, leader.start, verb.end(), whole)
        known = best.get(kind)
        if known is None:
            best[kind] = Favour(
                kind, at, (), text[verb.start() : verb.end()], text[leader.start : leader.end], how, approved, found[0]
            )
        else:
            best[kind] = Favour(
                kind,
                known.place,
                (*known.more, at),
                known.words,
                known.leader,
                known.state,
                known.approved,
                known.event,
            )
    for kind, at, words, comer, occasion in _comers_in_rows(paper, titled_event, titled_general):
        if approved is None:
            approved = any(e.state == "done" for e in approval(paper, "government"))
        if kind not in best:
            best[kind] = Favour(kind, at, (), words, comer, "planned", approved, occasion)
        elif not any(at.paragraph == p.paragraph for p in (best[kind].place, *best[kind].more)):
            best[kind] = replace(best[kind], more=(*best[kind].more, at))
    yield from best.values()


def _comers_in_rows(
    paper: Paper, titled_event: re.Match[str] | None, titled_general: re.Match[str] | None
) -> Iterator[tuple[FavourKind, Place, str, str, str]]:
    """District leaders whom a programme names beside an event (启用剪彩 ｜ 张区长): kind, place, act, leader, event."""
    for row in rows(paper, _LEADERS):
        masked = mask(row.text)
        leader = next((h for h in persons(row.text) if is_district_leader(h, row.text)), None)
        if leader is None or not row.attends(leader.start) or is_rule(row.text) or _HOSTED_ABOVE.search(masked):
            continue
        number = row.number(leader.start)
        own = row.paragraphs[number].text
        if state(row.text, leader.start, leader.end) in _NOT or _PAST.search(masked):
            continue
        verb = _ATTEND.search(masked) or _COMERS.search(row.heads[number]) or _COMERS.search(masked)
        event = _EVENT.search(masked) or _EVENT.search(row.around) or (titled_event if verb else None)
        general = None if event else _GENERAL.search(masked) or _GENERAL.search(row.around) or titled_general
        found = event or general
        if verb is None or found is None or (general and _REASON.search(masked)):
            continue
        inside = own.find(row.text[leader.start : leader.end])
        if _EVENT.search(own) and _ATTEND.search(own, inside):
            continue  # a statement within its cell, which is looked at as such
        if number == 0 and inside > 0 and not _ATTEND.search(own):
            continue  # 接待区领导 ｜ 办公室: a task
        at = row.place(leader.start, leader.end)
        act = verb[0] if _ATTEND.fullmatch(verb[0]) else "参加"
        yield "attendance" if event else "general", at, act, row.text[leader.start : leader.end], found[0]
