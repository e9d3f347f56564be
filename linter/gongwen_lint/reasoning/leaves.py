"""Leave and absence from Beijing (离京请假、外出报备): who leaves, whom the paper asks, which of the four items it
gives (第六十五、六十六条)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ..context import Context
from ..document import Place
from ..language.persons import PersonHit, is_district_leader, persons
from ..lean import dataclass
from ..paper import Paper, Sentence
from ..patterns import pattern
from .events import days_in, submission
from .routes import LEAVE_KINDS, sender

Rank = Literal["head", "deputy", "unit_head"]  # 区长, 副区长, 主要负责人 of a department or street
Item = Literal["time", "place", "contact", "acting"]
ITEMS: tuple[tuple[Item, str], ...] = (
    ("time", "外出的时间"),
    ("place", "地点"),
    ("contact", "联系方式"),
    ("acting", "代为主持工作的负责人"),
)

_TITLED = pattern(r"请假|报备|外出|离京|休假|出差")
_LEAVES = pattern(r"离京|出京|出差|休假|年假|疗养|外出|出访|探亲|赴(?!宴|会(?!计))|前往")
_NOT_LEAVES = pattern(r"销假|请假制度|外出审批制度|考勤|不离京|未离京|在京")
_MEETING = pattern(r"(?:不能|无法|难以)(?:按时)?(?:参加|出席|列席)")
_ASKS = pattern(r"请假|准假|(?:恳请|请)[^，。；]{0,10}(?:批准|同意)")
_HEAD_POST = pattern(r"(?:局长|主任|乡长|镇长|处长|主要负责(?:人|同志)|主持工作的副[局主][长任])$")
_PARTY_POST = pattern(r"党组书记|党委书记|工委书记|书记$")
_ITEM_WORDS: dict[Item, str] = {
    "time": (
        r"\d{1,2}月\d{1,2}日|[一二三四五六七八九十]月[一二三四五六七八九十]{1,3}日|\d天|为期|明[日天]|下周"
        r"|\d{4}[-./]\d"
    ),
    "place": (
        r"赴|前往|地点|目的地|住(?!房|建)|入住|下榻|到[\u4e00-\u9fff]{2,20}(?:省|市|县|区)"
        r"|在[\u4e00-\u9fff]{2,10}(?:省|市|县|参加|考察|休假|探亲|学习|疗养)|回[\u4e00-\u9fff]{2,6}探亲"
        r"|去[\u4e00-\u9fff]{2,}"
    ),
    "contact": r"联系方式[：:]?|电话|手机|1[3-9]\d[\d×xX*＊]{4,}|联系号码",
    "acting": (
        r"(?:代为|代理|代|临时)?主持[^，。；]{0,10}工作|代为(?:主持|负责|处理)|代行|负责(?:日常|全面)工作"
        r"|代管|主持全面|代为主持工作的负责人|工作由[^，。；]{1,16}(?:负责|主持)"
        r"|由[^，。；]{2,20}(?:临时)?负责"
    ),
}
_ITEM = {item: pattern(words) for item, words in _ITEM_WORDS.items()}
_MISSING = pattern(
    r"(?P<item>时间|地点|联系方式|代为主持工作[^，。；]{0,8})[^，。；]{0,8}(?:另行|另告|另报|待定|未定|暂缺)"
)
_SEPARATE = pattern(
    r"(?:(?:另行|另文|另|获批后|批准后|同意后)[^。；]{0,40}?"
    r"|(?:同时|一并|已|将)[^。；]{0,30}?(?:名单|地点|去向|联系方式|负责人|事项|安排|备案)[^。；]{0,20}?)"
    r"报(?:送|告|备)?(?:给)?(?:至)?区政府办公室(?![^。；]{0,4}请假)"
)
_APPROVED = pattern(r"(?:经|已向|已报|向|报(?:请)?|征得|请)(?P<who>[^。；]{1,30}?)(?:批准|同意|请假|准假)")
_WHO = (
    ("executive", pattern(r"常务副市长")),
    ("portfolio_city", pattern(r"(?<!常务)副市长")),
    ("mayor", pattern(r"(?<!副)市长")),
    ("secretary", pattern(r"区委(?:[\u4e00-\u9fff]{1,3})?书记|^(?:[\u4e00-\u9fff]{1,3})?书记|、书记")),
    ("portfolio", pattern(r"副区长|(?:分管|主管)区长|(?:分管|主管)区?领导")),
    ("head", pattern(r"(?<!副)(?<!管)区长|区政府主要领导")),
)
_TRAVELLER = pattern(r"^(?:请假|外出|离京|出差|休假|报备|申请)(?:人|人员|领导|人姓名)$|^姓名$")
_POST_LABEL = pattern(r"职务$")
_UNIT_LABEL = pattern(r"^(?:单位|所在单位|工作单位|部门|单位名称)$")
_UNIT = pattern(r"(?:[局委办]|办公室|街道|办事处|政府|地区|乡|委员会)$")
_OPINION = pattern(r"(?:区长|书记|领导)[^，。；]{0,6}(?:意见|审批|批示|签批|审签|签字|批准)")
_CONSENTING = pattern(r"(?:经|报|向|征得)[^，。；]*$|(?:由|请|根据|按照|受)$")
LEADERS = {
    "executive": "常务副市长",
    "portfolio_city": "主管副市长",
    "mayor": "市长",
    "secretary": "区委书记",
    "portfolio": "主管副区长",
    "head": "区长",
}


@dataclass(frozen=True, slots=True)
class Leave:
    """One absence from Beijing that a paper asks leave for or reports."""

    rank: Rank
    name: str  # the traveller as written
    place: Place  # the words that say who leaves
    asks: bool  # it asks for leave (请假), rather than only reporting the absence
    asked: frozenset[str]  # keys of LEADERS: to whom it is addressed, whom it has asked
    items: frozenset[Item]  # which of the four it gives
    separately: bool  # it says that the items go to the government's office by another paper
    starts: date | None
    late: bool  # dated after the departure


def leave(paper: Paper, context: Context) -> Leave | None:
    """The absence of a 区长, 副区长 or head of a unit that a paper asks leave for or reports, or None."""
    key = ("leave", id(paper))
    if key not in context.memo:
        context.memo[key] = _leave(paper, context)
    found: Leave | None = context.memo[key]
    return found


def _leave(paper: Paper, context: Context) -> Leave | None:
    if paper.rule_text or paper.direction in ("下行", "公布") or paper.minutes is not None:
        return None
    title = paper.title.text if paper.title else ""
    cells = "\n".join(f"{c.label}：{c.value}" for c in paper.form if c.value.strip())
    if not _TITLED.search(title) and "请假" not in paper.text and "报备" not in paper.text:
        return None
    if _NOT_LEAVES.search(title):
        return None
    text = f"{paper.text}\n{cells}"
    if not _LEAVES.search(title + text) or (_MEETING.search(text) and "离京" not in text):
        return None
    found = _traveller(paper)
    if found is None:
        return None
    rank, name, place = found
    start = submission(paper, context)
    leaves = _starts(paper, start or context.as_of)
    return Leave(
        rank,
        name,
        place,
        _ASKS.search(title + text) is not None,
        _asked(paper, text),
        _items(text),
        _SEPARATE.search(text) is not None and rank == "unit_head",
        leaves,
        leaves is not None and start is not None and start > leaves,
    )


def _traveller(paper: Paper) -> tuple[Rank, str, Place] | None:
    source = sender(paper)
    of_unit = source is not None and source.level in ("部门", "街乡", "事业单位")
    in_form = _in_form(paper, of_unit)
    if in_form is not None:
        return in_form
    for sentence in paper.sentences:
        if not _LEAVES.search(sentence.text) or _NOT_LEAVES.search(sentence.text):
            continue
        for hit in persons(sentence.text):
            cue = _LEAVES.search(sentence.text, hit.end)
            if cue is None or _by(sentence, hit):
                continue
            rank = _rank(hit, sentence.text, of_unit)
            if rank is None:
                return None  # a deputy, a member of staff: not ours
            return rank, sentence.text[hit.start : hit.end], sentence.at(hit.start, cue.end())
        cue = _LEAVES.search(sentence.text)
        if cue is not None and ("我" in sentence.text[: cue.start()] or "本人" in sentence.text[: cue.start()]):
            own = _signed(paper, of_unit)
            if own is not None:
                return own[0], own[1], sentence.at(0, cue.end())
    slip = paper.form and paper.kind in LEAVE_KINDS and not any(_TRAVELLER.search(c.label) for c in paper.form)
    own = _signed(paper, of_unit) if slip else None
    return (own[0], own[1], paper.signature[0].place) if own is not None else None


def _in_form(paper: Paper, of_unit: bool) -> tuple[Rank, str, Place] | None:
    """The traveller by the cells of a slip: 请假人 or 姓名, with the post beside the name or in a cell of its own."""
    name = next((c for c in paper.form if _TRAVELLER.search(c.label) and c.value.strip()), None)
    if name is None or name.value_place is None:
        return None
    post = "".join(c.value for c in paper.form if _POST_LABEL.search(c.label))
    unit = "".join(c.value for c in paper.form if _UNIT_LABEL.search(c.label))
    words = f"{name.value}（{unit}{post}）" if post and post not in name.value else name.value
    for hit in persons(words):
        rank = _rank(hit, words, of_unit or _UNIT.search(hit.organ + unit) is not None)
        if rank is not None:
            return rank, words, name.value_place
    return None


def _by(sentence: Sentence, hit: PersonHit) -> bool:
    """Whether a person is one who consents (经市长、区委书记批准，……), not the one who leaves."""
    before = sentence.text[: hit.start]
    return _CONSENTING.search(before[before.rfind("，") + 1 :]) is not None


def _signed(paper: Paper, of_unit: bool) -> tuple[Rank, str] | None:
    for signature in paper.signature:
        person = signature.person
        if person is not None and person.post:
            words = person.organ + person.post
            if words.endswith("副区长"):
                return "deputy", signature.text
            if words.endswith("区长"):
                return "head", signature.text
            if _HEAD_POST.search(person.post) and not person.post.startswith("副"):
                return "unit_head", signature.text
        elif signature.text.rstrip().find("副区长") >= 0:
            return "deputy", signature.text
        elif "区长" in signature.text:
            return "head", signature.text
    return None


def _rank(hit: PersonHit, text: str, of_unit: bool) -> Rank | None:
    if is_district_leader(hit, text) and hit.post.endswith("区长"):
        return "deputy" if "副" in hit.post else "head"
    if not of_unit or not hit.post:
        return None
    if _HEAD_POST.search(hit.post) and (not hit.post.startswith(("副", "常务副")) or "主持工作" in hit.post):
        if text[: hit.start].endswith("副") or hit.organ.endswith(("科", "室", "所", "社区")):
            return None
        return "unit_head"
    return None


def _asked(paper: Paper, text: str) -> frozenset[str]:
    words = [r.text for r in paper.recipients if r.person is not None or r.text.endswith(("长", "领导", "书记"))]
    for match in _APPROVED.finditer(text):
        words.append(match["who"])
    words += [c.label for c in paper.form if _OPINION.search(c.label)]
    return frozenset(key for key, who in _WHO for each in words if who.search(each))


def _items(text: str) -> frozenset[Item]:
    found = {item for item, words in _ITEM.items() if words.search(text)}
    for missing in _MISSING.finditer(text):
        for item, name in ITEMS:
            if missing["item"][:2] in name:
                found.discard(item)
    return frozenset(found)


def _starts(paper: Paper, reference: date) -> date | None:
    for sentence in paper.sentences:
        if _LEAVES.search(sentence.text) or "时间" in sentence.text:
            for _, _, day in days_in(sentence.text, reference):
                return day
    return None
