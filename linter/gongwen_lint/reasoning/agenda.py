"""Agendas of government meetings (会议议题, 第三十八条): papers that ask for an item to be put on the agenda, and the
opinions that the leaders wrote on them."""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..document import Place
from ..language.persons import persons
from ..language.scope import is_rule, mask_titles
from ..lean import dataclass
from ..paper import Paper, Person
from ..patterns import pattern
from .routes import addressed_leaders, sender, to_district
from .signers import other_portfolio, standing

_MEETING = (
    r"(?P<meeting>(?<!市)(?:区(?:人民)?政府)?(?:(?!市政府|国务院|专题)[^，。；：]){0,10}?(?:全体会议|(?:全体)?（扩大）会议|(?<![部院])常务会(?:议)?)"
    r"|(?<!副)区长办公会(?:议)?)"
)
_ASK = pattern(
    rf"(?:提请|报请|呈请|恳请|敬请|特请|申请|提交|列入|纳入|(?<![拟申邀聘])请(?:贵办|区政府|你办)?(?:安排|将)?)[^，。；]{{0,16}}?{_MEETING}"
    r"(?!议?(?:精神|要求|部署|议定|决定|纪要|审议通过|同意))[^，。；]{0,20}?(?:审议|讨论|研究|审定|审批|决定|决策|通过|听取|议题|议程|审查|批准)"
)
_PLANNED = pattern(r"(?:拟|将|后(?:再|，)?|待|计划|准备|适时|按程序|届时|下一步)[^，。；]{0,10}$")
_PAST = pattern(r"(?:已经?|业经|曾|经|上次|此前|去年|请示)[^，。；]{0,24}$")
_NO_REQUESTS = ("函", "报告", "申请", "便函", "通知", "意见", "汇报", "申请报告", "签报", "通知函", "函告")


@dataclass(frozen=True, slots=True)
class AgendaAsk:
    """Where a paper asks for an item on the agenda of 全体会议, 常务会议 or 区长办公会议."""

    place: Place
    meeting: str  # 区政府全体会议, 区政府常务会议, 区长办公会议


def agenda_ask(paper: Paper, context: Context) -> AgendaAsk | None:
    """Where a department or street asks the government for an item on the agenda, or None."""
    key = ("agenda", id(paper))
    if key not in context.memo:
        context.memo[key] = _agenda_ask(paper, context)
    found: AgendaAsk | None = context.memo[key]
    return found


def _agenda_ask(paper: Paper, context: Context) -> AgendaAsk | None:
    source = sender(paper)
    if source is not None and source.level not in ("部门", "街乡", "内设机构", "事业单位", "其他", ""):
        return None
    if paper.rule_text or (
        paper.recipients and not to_district(paper, context) and not addressed_leaders(paper, context)
    ):
        return None
    if paper.title is not None:
        hit = _ASK.search(mask_titles(paper.title.text))
        if hit:
            return AgendaAsk(paper.title.place, _name(hit["meeting"]))
    for sentence in paper.holding("请", "列入"):
        if not any(word in sentence.text for word in ("常务会", "办公会", "全体会", "会议")):
            continue
        text = mask_titles(sentence.text)
        hit = _ASK.search(text)
        if hit and not is_rule(sentence.text) and not _PAST.search(text[: hit.start()]):
            planned = _PLANNED.search(text[: hit.start()]) is not None
            if planned and paper.kind not in ("请示", "意见"):
                continue
            return AgendaAsk(sentence.at(hit.start(), hit.end()), _name(hit["meeting"]))
    return None


def _name(words: str) -> str:
    return "区长办公会议" if "区长" in words else "区政府常务会议" if "常务" in words else "区政府全体会议"


def no_written_request(paper: Paper, context: Context) -> AgendaAsk | None:
    """Where a paper that is no 请示 asks the government for an item on the agenda, or None."""
    if paper.kind not in _NO_REQUESTS:
        return None
    if (not paper.recipients and paper.title is None) or (
        paper.kind == "签报" and paper.title is not None and paper.title.text.endswith(("表", "单"))
    ):
        return None  # a form (呈批表) travels with the request
    return agenda_ask(paper, context)


_SHEETS = ("批办单", "议题申报表", "审批表", "申报表", "发文稿纸", "签报", "督办单")
_DEPUTY_LABEL = pattern(
    r"(?:分管|主管|联系)(?:副区长|区长|区领导|领导|区政府领导)(?:同志)?(?:审核)?(?:意见|批示|签批|审签)?$"
)
_HEAD_LABEL = pattern(r"(?<!副)(?<!主管)(?<!分管)区长(?:同志)?(?:审定|审批)?(?:意见|批示|签批|审签)?$")
_LINE = pattern(r"^\s*(?P<label>[\u4e00-\u9fff]{2,12}?(?:意见|批示|签批|审签))[ 　]*[：:](?P<value>.*)$")
_ABOUT = pattern(r"全体会议|常务会|区长办公会|上会|议题")
_AGREES = pattern(r"同意|列入|上会|可|请|阅|批准|安排|\d")


@dataclass(frozen=True, slots=True)
class Opinions:
    """The cells of a processing sheet (批办单) in which the deputy in charge and 区长 write."""

    deputy: str
    deputy_place: Place
    head: str
    head_place: Place


def opinions(paper: Paper) -> Opinions | None:
    """The opinions on a sheet for an agenda item; None where it is no such sheet or has not both cells."""
    if paper.copy_type != "form" and paper.kind not in _SHEETS:
        return None
    cells = [(c.label, c.value, c.value_place or c.label_place) for c in paper.form] + list(_lines(paper))
    deputy = next((c for c in cells if _DEPUTY_LABEL.search(c[0])), None)
    head = next((c for c in cells if _HEAD_LABEL.search(c[0])), None)
    if deputy is None or head is None:
        return None
    words = (paper.title.text if paper.title else "") + "".join(f"{label}{value}" for label, value, _ in cells)
    words += "".join(s.text for s in paper.sentences[:6])
    if not _ABOUT.search(words):
        return None
    return Opinions(deputy[1].strip(), deputy[2], head[1].strip(), head[2])


def _lines(paper: Paper) -> Iterator[tuple[str, str, Place]]:
    for number in paper.in_zone("body", "form", "closing"):
        paragraph = paper.document.paragraphs[number]
        hit = _LINE.match(paragraph.text)
        if hit:
            yield hit["label"], hit["value"], paragraph.place(*hit.span("label"))


def opinion_fault(paper: Paper, context: Context) -> tuple[Place, str] | None:
    """What is wrong with the order of opinions on an agenda item: the place, and missing, late or another (written by a
    deputy whose portfolio it is not). Nothing while 区长 has not decided."""
    sheet = opinions(paper)
    if sheet is None or not _AGREES.search(sheet.head):
        return None
    if not sheet.deputy:
        return sheet.deputy_place, "missing"
    deputy_day, head_day = _day(sheet.deputy), _day(sheet.head)
    if deputy_day is not None and head_day is not None and deputy_day > head_day:
        return sheet.deputy_place, "late"
    for hit in persons(sheet.deputy):
        if hit.name:
            person = Person(sheet.deputy_place, hit.name, hit.surname, hit.post, hit.organ)
            if other_portfolio(standing(person, paper, context), paper, context):
                return sheet.deputy_place, "another"
    return None


_MONTH_DAY = pattern(r"(\d{1,2})月(\d{1,2})日")


def _day(text: str) -> tuple[int, int] | None:
    hit = _MONTH_DAY.search(text)
    return (int(hit[1]), int(hit[2])) if hit else None
