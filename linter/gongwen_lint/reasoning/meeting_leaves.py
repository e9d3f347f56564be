"""Leave from meetings of the government (会议请假, 第三十九条): who asks whom, and whether the office is told."""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..document import Place
from ..language.persons import persons
from ..language.scope import is_rule, mask_titles
from ..lean import dataclass
from ..paper import Paper
from ..patterns import pattern
from .programmes import rows
from .routes import sender

_MEETING = r"(?:区(?:人民)?政府(?!办公室|各)(?:(?!区政府)[^，。；：]){0,16}?(?:全体|常务|专题)?(?:（扩大）)?会(?:议)?(?!议?室)|区长办公会(?:议)?)"
_ABSENT = pattern(
    rf"(?:不能|无法|未能|不克|难以|不便)(?:按时|如期|亲自)?(?:出席|参加|列席|到会|参会)[^。；]{{0,40}}?{_MEETING}"
    rf"|{_MEETING}[^。；]{{0,40}}?(?:不能|无法|未能|不克|难以|不便)(?:按时|如期|亲自)?(?:出席|参加|列席|到会|参会)"
    rf"|(?:请|告)假[^。；]{{0,10}}(?:不|未)(?:出席|参加|列席)[^。；]{{0,16}}?{_MEETING}"
)
_NAMES = pattern(_MEETING)
_CANNOT = pattern(
    r"(?:不能|无法|未能|不克|难以|不便)(?:按时|如期|亲自|到场)?(?:出席|参加|列席|到会|参会|赴会)"
    r"(?:(?:此|本|该|上述|这)?[次项]?(?:会议|会)|(?=[，。；、]|$))"
)
_LEAVES = ("请假报告", "请假条", "请假单", "请假", "报告", "函", "便函", "签报", "申请", None, "外出报备", "审批表")
_ASKED = pattern(r"(?:特此?|现|谨)?向(?P<whom>[^，。；：]{1,24}?)(?:请假|告假|提出请假|申请请假)")
_REQUESTS = pattern(
    r"(?:特此|特|现|申请|请予|谨此|提出)请假|请假(?:。|，请|，望|$)|向[^，。；：]{1,24}(?:请假|告假)|准假"
)
_DEPUTY = pattern(r"主管区长|副区长|区领导|区政府领导")
_HEAD = pattern(r"(?<!副)(?<!主管)(?<!分管)区长")
_OFFICE = pattern(r"区(?:人民)?政府办(?:公室)?|(?:贵|你)办")
_TOLD = pattern(r"通报|通知|抄送|抄报|抄告|告知|报备|备案|报告|报(?:区政府)?办公室|知会|同时报|并报|一并报")
_CONSENT = pattern(r"意见|审批|批示|审签|批准|准假|请假(?:对象|情况)|同意")
_FIELD = pattern(r"[^，。；]{0,6}(?:意见|汇总|登记|知悉|备案|收悉|签收)")
_SELF = pattern(r"(?P<who>[^，。；：]{0,14}?副区长[^，。；：因]{0,6})(?:同志)?(?:因|拟|将|须|需|不能|无法|于)")


@dataclass(frozen=True, slots=True)
class MeetingLeave:
    """Leave from a meeting of the government, as a paper asks for it."""

    place: Place
    by_leader: bool  # a leader of the government (区长, 副区长) asks
    asked_head: bool
    asked_deputy: bool  # the leader in charge (主管副区长), or 区长 himself
    told_office: bool


def meeting_leave(paper: Paper, context: Context) -> MeetingLeave | None:
    """The leave from a meeting of the government that a paper asks for, or None."""
    if paper.kind not in _LEAVES or paper.rule_text:
        return None
    titled = paper.title is not None and "请假" in paper.title.text
    slip = paper.kind is not None and paper.kind.startswith(("请假", "外出"))
    if not titled and not slip and not any(_REQUESTS.search(s.text) for s in paper.sentences):
        return None
    place = _place(paper)
    if place is None:
        return None
    people = " ".join(r.person.organ + r.person.post for r in paper.recipients if r.person is not None)
    whole = " ".join(s.text for s in paper.sentences)
    asked = _ASKED.findall(mask_titles(whole))
    people = " ".join((people, *asked, *_consenting(paper)))
    office = context.organisation.office.name
    to_office = any(r.organ is not None and r.organ.unit == office for r in paper.recipients)
    head, deputy = _HEAD.search(people) is not None, _DEPUTY.search(people) is not None
    copied = any(r.organ is not None and r.organ.unit == office for r in paper.copies)
    told = copied or (to_office and (head or deputy)) or _told(paper)
    return MeetingLeave(place, _by_leader(paper), head, deputy or head, told)


def _consenting(paper: Paper) -> Iterator[str]:
    """Who is to give leave by the slip itself: its fields (主管副区长意见 ｜ 同意), filled or still empty."""
    for number in paper.in_zone("form"):
        text = paper.document.paragraphs[number].text
        if len(text) <= 16 and _CONSENT.search(text):
            yield text
    for row in rows(paper, ("区长", "区领导")):
        if _CONSENT.search(row.text):
            yield row.text


def _place(paper: Paper) -> Place | None:
    """The words that say who cannot come to which meeting."""
    named = paper.title is not None and _NAMES.search(paper.title.text) is not None
    for sentence in paper.sentences:
        text = mask_titles(sentence.text)
        if is_rule(sentence.text):
            continue
        hit = _ABSENT.search(text) or (_CANNOT.search(text) if named else None)
        if hit:
            return sentence.at(hit.start(), hit.end())
        named = named or _NAMES.search(text) is not None
    if paper.title is not None and (hit := _ABSENT.search(paper.title.text)):
        return paper.title.place
    return None


def _told(paper: Paper) -> bool:
    """Whether the paper says that the office of the government is told."""
    for number, paragraph in enumerate(paper.document.paragraphs):
        zone = paper.zones[number] if number < len(paper.zones) else "body"
        if zone in ("annex", "attached", "title", "signature"):
            continue
        for hit in _OFFICE.finditer(paragraph.text):
            around = paragraph.text[max(0, hit.start() - 12) : hit.end() + 12]
            if (
                (_TOLD.search(around) or (zone == "form" and _FIELD.match(paragraph.text, hit.end())))
                and "通知我" not in around
                and "通知本" not in around
            ):
                return True
    return False


def _by_leader(paper: Paper) -> bool:
    """Whether a leader of the government asks: he signs, or the text says that it is he who cannot come."""
    if any(s.person is not None and s.person.post.endswith("区长") for s in paper.signature):
        return True
    source = sender(paper)
    if source is not None and source.level in ("部门", "街乡", "内设机构", "事业单位"):
        return False
    for sentence in paper.sentences:
        hit = _SELF.search(sentence.text)
        if hit and _ABSENT.search(sentence.text) and any(p.post.endswith("区长") for p in persons(hit["who"])):
            return True
    return False
