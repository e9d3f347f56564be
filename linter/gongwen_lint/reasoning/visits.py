"""Outbound visits (出访、因公出国): who travels, and which approvals a paper shows (第五十四条)."""

from __future__ import annotations

from typing import Literal

from ..context import Context
from ..document import Place
from ..language.persons import PersonHit, is_district_leader, persons
from ..language.polarity import state
from ..language.scope import mask_titles
from ..lean import dataclass
from ..paper import Paper, Sentence
from ..patterns import pattern
from .countries import NAMED
from .routes import sender

Traveller = Literal["head", "deputy", "foreign_deputy", "unit_head", "unit_deputy"]
Step = Literal["portfolio", "foreign", "secretary", "mayor", "city"]

_COUNTRY = (
    rf"(?:{NAMED}(?![市区局委办单人年月周级次])|(?:[德法英美韩泰俄某外一二三四五六两多]|[×XxＸ]{{1,2}})国(?![家内务防土道有资企际展贸庆门])"
    r"|东南亚|东亚|南亚|中亚|中东|[国境海]外|(?:南|北|拉丁)美洲|美洲|大洋洲)"
)  # not what only ends in 国 (全国, 中国, 爱国, 建国门): a trip inside China is none
_ABROAD = pattern(
    rf"出访|因公(?:临时)?出[国境]|出国(?:（境）|\(境\))?(?:访问|考察|培训|学习|执行|参加|洽谈|交流)"
    rf"|率团访问(?![^，。；该]{{0,12}}(?:省|市|县|州|自治区|北京))"
    rf"|赴[^，。；]{{0,10}}{_COUNTRY}[^，。；]{{0,30}}?(?:访问|考察|交流|洽谈|出席|参加"
    rf"|推介|培训|学习|招商)"
    rf"|访问{_COUNTRY}"
)
_NOT_ABROAD = pattern(r"香港|澳门|台湾|港澳|来访|出访团组管理|出访(?:制度|管理|规定|纪律|经费管理|情况)")
_PAST = pattern(
    r"(?:出访|访问|考察|出国)(?:归来|期间|情况|回国|成果|结束|任务已)|去年|上年|曾|已于[^。；]{0,16}(?:出访"
    r"|回国|返京)"
)
_MEANWHILE = pattern(r"(?:出访|访问|考察|出国)期间")
_VISIT_TITLE = pattern(r"出访|出[国境]|访问|率团|赴|因公|外事|团组|代表团|考察")
_STANDS_IN = pattern(r"主持|签发|代为|代理|代行|代职|代管|委托|正在|目前")  # why somebody else signs or answers
_PUTS_FORWARD = pattern(r"拟|申请|计划|打算|报批|恳请|请[^，。；]{0,6}(?:批准|审批)")
_DECIDED = pattern(r"批准|同意|审批|审核|备案|报批")
_REPORTS = pattern(r"情况|总结|成果|考察报告|规定|办法|制度|通知")
_UNIT_POST = pattern(r"(?:局长|主任|乡长|镇长|处长|行长|馆长|队长|主要负责(?:人|同志))$")
_FOREIGN_DEPUTY = pattern(r"(?:分管|主管|负责)外事(?:工作)?(?:的)?")
_APPROVERS = pattern(r"(?:经|报|请|由|向|送|征得|待|须|呈|恳请|提请)[^，。；]{0,6}$")

# Each step: who consents. What stands in between must not turn it into another's.
_STEPS: tuple[tuple[Step, str], ...] = (
    (
        "foreign",
        (
            r"(?:分管|主管|负责)外事(?:工作)?(?:的)?(?:区领导|副区长|区政府领导)"
            r"|分管外事(?:工作)?的?[\u4e00-\u9fff]{1,3}副区长"
        ),
    ),
    (
        "portfolio",
        r"(?:分管|主管|联系)(?!外事)(?:[\u4e00-\u9fff、]{1,12}(?:工作)?的)?(?:副区长|区领导|区政府领导)"
        r"|(?:分管|主管)(?:我[局委办处]|本[局委]|街道|地区)[^，。；]{0,6}副区长"
        r"|(?<!外事工作的)(?<!外事的)[\u4e00-\u9fff]{1,2}副区长",
    ),
    ("secretary", r"(?:区委)?(?:[\u4e00-\u9fff]{1,3})?书记"),
    ("mayor", r"(?<!副)(?:[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff])?(?<!副)区长|区政府主要领导(?:同志)?"),
    ("city", r"市(?:人民)?政府(?!外)|市外办|市政府外办"),
)
_WHO = {step: pattern(who) for step, who in _STEPS}
_ACT = pattern(r"同意|审核|审批|批准|审定|审阅|批示|阅批|核准|审签|报批|报请|呈报|请示")
_NOT = ("denied", "waived", "refused", "failed")


@dataclass(frozen=True, slots=True)
class Visit:
    """An outbound visit that a paper puts forward."""

    traveller: Traveller
    name: str  # as written
    place: Place
    words: str
    steps: frozenset[Step]  # those that the paper says were or will be taken


def visit(paper: Paper, context: Context) -> Visit | None:
    """The outbound visit that a paper asks consent for, with its highest traveller; None where it only tells of one,
    or where company staff or teachers travel."""
    key = ("visit", id(paper))
    if key not in context.memo:
        context.memo[key] = _visit(paper)
    found: Visit | None = context.memo[key]
    return found


def _visit(paper: Paper) -> Visit | None:
    title = paper.title
    if paper.rule_text or paper.direction in ("下行", "公布") or paper.minutes is not None:
        return None
    if title is not None and (_REPORTS.search(title.text) or _NOT_ABROAD.search(title.text)):
        return None
    if paper.kind == "报告" and not _DECIDED.search(paper.text):
        return None  # tells of plans, asks and claims no consent
    source = sender(paper)
    of_unit = source is not None and source.level in ("部门", "街乡")
    best: tuple[int, Traveller, PersonHit, Place, str] | None = None
    for sentence in paper.holding("访", "出国", "出境", "赴"):
        text = sentence.text
        if not _ABROAD.search(text) or _NOT_ABROAD.search(text):
            continue
        plans = _PUTS_FORWARD.search(text) is not None
        if _PAST.search(_MEANWHILE.sub("■", text) if plans else text) or (not plans and _told(sentence, paper)):
            continue
        for hit in persons(text):
            cue = _ABROAD.search(text, hit.end)
            if cue is None or _APPROVERS.search(text[: hit.start]):
                continue
            if "。" in text[hit.end : cue.start()] or cue.start() - hit.end > 60:
                continue
            rank = _rank(hit, text, of_unit)
            if rank is not None and (best is None or rank[0] < best[0]):
                end = (
                    cue.end() if cue[0].startswith(("出访", "因公", "出国")) or cue.end() - hit.start < 40 else hit.end
                )
                best = (*rank, hit, sentence.at(hit.start, end), text[hit.start : end])
        if best is not None and best[0] < 3:
            break
    if best is None and title is not None:
        found = _in_title(title.text, of_unit)
        if found is not None:
            best = (*found[:2], found[2], title.place, found[3])
    if best is None:
        return None
    return Visit(best[1], best[4], best[3], best[4], _steps(paper))


def _told(sentence: Sentence, paper: Paper) -> bool:
    """Whether a paper on another matter only tells of a visit, to say why somebody else signs or is in charge
    (区长李四出访，其间由常务副区长主持工作)."""
    if paper.title is None or _VISIT_TITLE.search(paper.title.text):
        return False
    text = paper.document.paragraph(sentence.place).text
    return _STANDS_IN.search(text, sentence.place.start, sentence.place.end + 40) is not None


def _in_title(text: str, of_unit: bool) -> tuple[int, Traveller, PersonHit, str] | None:
    cue = _ABROAD.search(text)
    if cue is None:
        return None
    for hit in persons(text):
        rank = _rank(hit, text, of_unit)
        if rank is not None and hit.start < cue.start():
            return *rank, hit, text[hit.start : cue.end()]
    return None


def _rank(hit: PersonHit, text: str, of_unit: bool) -> tuple[int, Traveller] | None:
    """0 区长, 1 the deputy for foreign affairs, 2 副区长, 3 head of a unit, 4 deputy of a unit."""
    if is_district_leader(hit, text):
        if "副" not in hit.post:
            return (0, "head") if hit.post.endswith("区长") else None
        before = text[max(0, hit.start - 12) : hit.end]
        return (1, "foreign_deputy") if _FOREIGN_DEPUTY.search(before) else (2, "deputy")
    if (
        not of_unit
        or not _UNIT_POST.search(hit.post)
        or hit.organ.endswith(("公司", "集团", "学校", "中学", "小学", "医院"))
    ):
        return None
    return (4, "unit_deputy") if "副" in hit.post else (3, "unit_head")


def _steps(paper: Paper) -> frozenset[Step]:
    found: set[Step] = set()
    for sentence in paper.holding("同意", "审", "批", "核准", "报请", "呈报", "请示"):
        text = mask_titles(sentence.text)
        if not _ACT.search(text):
            continue
        for step, who in _WHO.items():
            if step in found:
                continue
            if step == "portfolio":  # what names the deputy for foreign affairs names no other
                text = _WHO["foreign"].sub(lambda m: "■" * len(m[0]), text)
            for hit in who.finditer(text):
                act = _ACT.search(text, hit.end())
                asked = _ACT.search(text, 0, hit.start())
                if act is None and asked is None:
                    continue
                if act is not None and state(text, act.start(), act.end()) in _NOT:
                    continue
                found.add(step)
                break
    for recipient in paper.recipients:
        words = recipient.text
        if "副区长" in words:
            found.add("foreign" if "外事" in words else "portfolio")
        elif words.endswith(("区长", "区长同志")):
            found.add("mayor")
        if "书记" in words:
            found.add("secretary")
        if recipient.organ is not None and recipient.organ.level == "市":
            found.add("city")
    return frozenset(found)
