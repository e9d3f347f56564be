"""Routes (行文关系): who writes to whom, which superiors, which level is skipped, which person is addressed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from ..context import Context
from ..document import Place
from ..language.evidence import assigned_by_leader
from ..language.naming import squeeze
from ..language.scope import is_rule
from ..lean import dataclass
from ..paper import Organ, Paper, Person, Recipient
from ..patterns import pattern

UPWARD_KINDS = ("请示", "报告", "意见", "请示报告", "申请", "汇报")
# Letters and slips that are addressed to persons by their nature.
PERSONAL_KINDS = (
    "讲话稿",
    "邀请函",
    "贺信",
    "感谢信",
    "慰问信",
    "请假报告",
    "请假条",
    "请假单",
    "外出报备",
    "批办单",
    "签报",
)
LEAVE_KINDS = ("请假报告", "请假条", "请假单", "外出报备", "请假", "销假单")
_LEAVE = pattern(r"请假|销假|外出报备|离京报备|外出报告|离京外出")
_FOREIGN = pattern(
    r"外事|外宾|涉外|出访|来访|访华|代表团|驻华|使馆|领事|大使|国际友好|友好城市|港澳|涉台|外国|外方|礼宾|[德法英美日韩俄]国"
)

CITY_LEADERS = pattern(r"(?<!城)(?:市长|市委书记|市领导|市政府领导|市委领导|市委副书记|秘书长)$")
PARTY_LEADERS = pattern(r"区委书记|区委副书记|区委领导|区委常委|书记$|区人大常委会主任|区政协主席")
DISTRICT_LEADERS = pattern(
    r"(?:区长|区领导|区政府(?:主要|分管|主管|有关|相关){0,2}领导(?:同志|班子成员)?|区(?:主要|分管|主管|有关)领导(?:同志)?)$"
)

Leader = Literal["district", "party", "city", "unknown"]  # unknown: a name without a post


@dataclass(frozen=True, slots=True)
class Addressed:
    """A leader to whom a paper is addressed personally."""

    person: Person
    place: Place
    of: Leader
    post: str = ""  # by the roster, where none is printed


@dataclass(frozen=True, slots=True)
class Skip:
    """A level passed over: the recipient written to, and the organ that should have been written to."""

    recipient: Recipient
    passed: str
    sender: Organ
    copied: bool  # the organ passed over is among the 抄送
    sure: bool  # False where the sender's own superior is only guessed from its form


def sender(paper: Paper) -> Organ | None:
    """The issuing organ (发文机关); the leading one of a joint paper."""
    return paper.issuers[0] if paper.issuers else None


def upward(paper: Paper) -> bool:
    """An upward paper (上行文) of the kinds that ask or report: 请示, 报告, 上行意见."""
    return paper.direction == "上行" and paper.kind in UPWARD_KINDS


def to_district(paper: Paper, context: Context) -> bool:
    """Addressed to the district government or its office."""
    names = (context.organisation.district.name, context.organisation.office.name)
    return any(r.organ is not None and r.organ.unit in names for r in paper.recipients)


def to_city(paper: Paper) -> bool:
    """Addressed to the city government or its general office."""
    return any(r.organ is not None and r.organ.level == "市" for r in paper.recipients)


def issued_by_district(paper: Paper, context: Context) -> bool:
    """Issued in the name of the district government (以区政府名义)."""
    source = sender(paper)
    return source is not None and source.unit == context.organisation.district.name


def issued_by_office(paper: Paper, context: Context) -> bool:
    """Issued in the name of the district government's office (以区政府办公室名义)."""
    source = sender(paper)
    return source is not None and source.unit == context.organisation.office.name


def spanning(recipients: Sequence[Recipient]) -> Place:
    """The place from the first to the last of some recipients, as far as they stand in one paragraph."""
    first = recipients[0].place
    same = [r.place for r in recipients if (r.place.part, r.place.paragraph) == (first.part, first.paragraph)]
    return Place(first.part, first.paragraph, min(p.start for p in same), max(p.end for p in same))


_ABOVE = r"(?:区委|区人大|市委|市政府|市人民政府|区政府|市[^，。；、]{1,8}[委局])"
_PARALLEL = pattern(
    r"(?:本|此|该)(?:请示|报告|意见|件|文)[^，。；]{0,8}(?:同时|一并|分别|并行|另)[^，。；]{0,4}(?:报送|呈报|上报|主送|报|呈)[^，。；]{2,40}"
    rf"|(?:报送?|呈报?|主送)区政府[^。；]{{0,8}}(?:同时|一并|并|分别)(?:报送|呈报|上报|主送|报){_ABOVE}[^，。；]{{0,30}}"
    rf"|(?:同时|一并|并)?(?:分报|分呈|分送){_ABOVE}[^，。；]{{0,30}}"
    rf"|(?:现|特此|专此)[^，。；]{{0,6}}(?:同时|一并|分别)(?:报送|呈报|上报|主送|报){_ABOVE}[^，。；]{{0,30}}"
)
_HIGHER = pattern(r"区委|市委|市政府|市人民政府|市[^，。；、]{1,8}[委局]")


def sent_in_parallel(paper: Paper) -> Place | None:
    """The words by which a paper says that it goes to several superiors in parallel, or None."""
    for sentence in paper.holding(
        "同时", "一并", "分别", "并报", "并呈", "并主送", "并行", "另报", "另呈", "分报", "分呈", "分送"
    ):
        text = sentence.text
        hit = _PARALLEL.search(text)
        if hit and "抄" not in hit[0] and _HIGHER.search(hit[0]) and not is_rule(text):
            return sentence.at(hit.start(), hit.end())
    return None


_BESIDES = pattern(
    r"(?:专送|面呈|径送|径呈|直送|直呈|另送|另呈|面交|送交|呈送)[^，。；]{0,4}?[\u4e00-\u9fff]{0,3}(?:副区长|区长|区领导|区政府领导)[^，。；]{0,4}(?:本人|亲收|亲启|亲阅|个人)"
    r"|[本此该](?:件|文|请示|报告)(?:已|现|另|同时){0,2}(?:专送|面呈|径送|径呈|直送|直呈|面交)[\u4e00-\u9fff]{0,3}(?:副区长|区长|区领导|区政府领导)"
)
_IN_PERSON = ("本人", "亲收", "亲启", "亲阅", "个人", "专送", "面呈", "径送", "径呈", "直送", "直呈", "面交")


def sent_to_leader_besides(paper: Paper) -> Place | None:
    """The words by which a paper says that it also goes to a leader in person (此件已专送张副区长本人), or None."""
    for sentence in paper.holding(*_IN_PERSON):
        hit = _BESIDES.search(sentence.text)
        if hit and not is_rule(sentence.text) and "未" not in sentence.text[: hit.start()][-6:]:
            return sentence.at(hit.start(), hit.end())
    return None


def superiors(paper: Paper, context: Context) -> tuple[Recipient, ...]:
    """Recipients that stand above the sender. Where the sender is unknown, those at district level and above."""
    organisation = context.organisation
    source = sender(paper)
    rank = organisation.rank(source.level) if source and source.level not in ("", "其他") else organisation.rank("部门")
    found = []
    for recipient in paper.recipients:
        organ = recipient.organ
        if organ is None or organ.collective or organ.level in ("", "其他"):
            continue
        if source and (organ.unit or organ.text) == (source.unit or source.text):
            continue
        relation = organisation.relation(source.unit or source.text, organ.unit or organ.text) if source else None
        if relation == "superior" or (relation in (None, "unrelated") and organisation.rank(organ.level) < rank):
            found.append(recipient)
    return tuple(found)


def addressed_leaders(paper: Paper, context: Context) -> tuple[Addressed, ...]:
    """Leaders of a superior to whom the paper is addressed personally (主送个人): by the post printed, or by the
    roster where only a name is."""
    found = []
    for recipient in paper.recipients:
        person = recipient.person
        if person is None:
            continue
        post = "" if person.post else _on_roster(person, context)
        of = _whose(person, person.organ + (post or person.post))
        if of is None and paper.kind in UPWARD_KINDS and not person.post and person.name:
            of = "unknown" if person.honorific == "同志" else None  # who else would be asked, or reported to
        if of:
            found.append(Addressed(person, _with_colon(recipient.place, paper), of, post))
    return tuple(found)


def _whose(person: Person, words: str) -> Leader | None:
    """Whose leader a person with this organ and post is; None where he is none of a superior's."""
    if CITY_LEADERS.search(words):
        return "city"
    if PARTY_LEADERS.search(words) and not re.search(r"工委|党委|党组|支部|局|街道|乡|社区|公司", words):
        return "party"
    return "district" if DISTRICT_LEADERS.search(words) and _ours(person) else None


def _on_roster(person: Person, context: Context) -> str:
    """The post of a leader of whom only the name is printed, or the given name (若川同志), by the roster; else ""."""
    organisation, when, name = context.organisation, context.as_of, person.name
    if not name or not organisation.has_roster:
        return ""
    district = organisation.district.name
    posts = organisation.posts_of(name, when) if person.surname else organisation.holders(district, on=when)
    for post in posts:
        unit = organisation.unit(post.unit)
        whole = post.title if unit is not None and unit.name == district else f"{post.unit}{post.title}"
        if squeeze(post.holder).endswith(name) and _whose(person, whole) is not None:
            return whole
    return ""


def _with_colon(place: Place, paper: Paper) -> Place:
    """The place of a 主送 together with the colon that makes it an address (张副区长：)."""
    text = paper.document.paragraph(place).text
    colon = text[place.end : place.end + 1] in ("：", ":")
    return Place(place.part, place.paragraph, place.start, place.end + 1) if colon else place


def _ours(person: Person) -> bool:
    organ = person.organ
    return not organ or organ.endswith(("朝阳区", "区政府", "人民政府")) or "区" not in organ


def leader_exception(paper: Paper) -> str | None:
    """Why a paper may go to a leader personally: "assigned" 领导同志直接交办, "secret" 必须直接报送的绝密事项,
    "foreign" 外事工作事项, "leave" 请假报告, "invitation" 邀请函 or a 函 that does nothing but invite, or None."""
    title = paper.title.text if paper.title else ""
    if paper.kind in LEAVE_KINDS or _LEAVE.search(title) or _asks_leave(paper):
        return "leave"
    if paper.kind in ("邀请函", "讲话稿", "贺信", "感谢信", "慰问信") or (paper.kind == "函" and _only_invites(paper)):
        return "invitation"
    if any(e.state == "done" for e in assigned_by_leader(paper)):
        return "assigned"
    if paper.secrecy and "绝密" in paper.secrecy.text:
        return "secret"
    if _FOREIGN.search(title) or (not title and any(_FOREIGN.search(s.text) for s in paper.sentences[:3])):
        return "foreign"
    return None


_INVITES = pattern(r"(?:邀请?|诚邀|敬邀|谨邀|请|盼|期待)[^，。；]{0,16}?(?:出席|莅临|光临|拨冗|参加|到场|指导)")
_ASKS_MORE = pattern(
    r"请(?:予以?|您|区长|副区长|领导)?[^，。；]{0,12}?(?:批准|批示|审批|审定|批复|审核|审阅|核定|同意(?!出席|参加)|协调|解决|支持(?!单位)"
    r"|拨付|安排(?!出席|时间|参加)|帮助|研究|签|题|作序|撰|贺信|剪彩|批转|印发)|题词|贺信|剪彩|现将[^，。；]{0,30}报送|妥否|当否"
)


def _only_invites(paper: Paper) -> bool:
    """Whether a letter invites and asks for nothing else."""
    invites = False
    for sentence in paper.sentences:
        if _ASKS_MORE.search(sentence.text):
            return False
        invites = invites or _INVITES.search(sentence.text) is not None
    return invites


def _asks_leave(paper: Paper) -> bool:
    return any("离京" in s.text or "特" in s.text or "出席" in s.text for s in paper.holding("请假"))


def copied(paper: Paper, context: Context, unit: str) -> bool:
    """Whether a unit (by full name) is among the 抄送, itself or by its office."""
    names = {unit}
    if unit == context.organisation.district.name:
        names.add(context.organisation.office.name)
    return any(r.organ is not None and (r.organ.unit in names or r.organ.text in names) for r in paper.copies)


def skipped(paper: Paper, context: Context) -> Skip | None:
    """The level an upward paper passes over (越级), or None. 函 between organs that are not subordinate is no skip."""
    source = sender(paper)
    if source is None or paper.kind not in UPWARD_KINDS or paper.direction not in ("上行", None):
        return None
    organisation = context.organisation
    district, office = organisation.district.name, organisation.office.name
    for recipient in paper.recipients:
        organ = recipient.organ
        if organ is None or organ.collective:
            continue
        if source.level in ("部门", "街乡", "办公室") and source.unit != office:
            line = (
                organ.level == "市级部门" and source.level == "街乡"
            )  # a street has no 主管部门 of its own in the city
            if organ.level in ("市", "国家") or line:
                names = (source.unit or source.text, organ.unit or organ.text)
                if line and organisation.relation(*names) == "superior":
                    continue
                sure = not line or paper.kind == "请示"
                return Skip(recipient, district, source, copied(paper, context, district), sure)
        elif source.level in ("内设机构", "社区", "事业单位", "企业") and (
            organ.unit in (district, office) or organ.level in ("市", "市级部门")
        ):
            passed = _superior_of(source, context)
            if passed is None or passed == organ.unit:
                continue
            name, sure = passed, _surely(source, passed)
            return Skip(recipient, name, source, copied(paper, context, name), sure)
    return None


def _surely(source: Organ, passed: str) -> bool:
    """Whether the organ passed over is known, or told by the sender's own name."""
    return bool(source.unit) or source.level in ("内设机构", "社区") or passed in _BRANCHES or passed in source.text


_BRANCHES = {  # whose institutions a name tells
    "教育主管部门（区教委）": pattern(r"(?:学校|小学|中学|幼儿园|学院附中|附小|体校)$"),
    "卫生主管部门": pattern(r"(?:医院|社区卫生服务中心|卫生院|保健院|急救中心|血站|疾控中心|疾病预防控制中心)$"),
    "主管部门": pattern(r"(?:敬老院|养老院|文化馆|图书馆|少年宫)$"),
}


def _superior_of(organ: Organ, context: Context) -> str | None:
    """The organ an inner or subordinate unit should write to; None where its form says it may write directly."""
    known = context.organisation.unit(organ.unit or organ.text)
    if known is not None:
        above = context.organisation.superior(known)
        return above.name if above else None
    text = organ.text
    if organ.level == "内设机构":
        parent = re.match(r"(.+?(?:局|委员会|委|办公室|街道办事处|地区办事处|人民政府|大队|支队|中心))", text)
        return parent[1] if parent and parent[1] != text else "所在部门"
    if organ.level == "社区":
        return "所在街道办事处（地区办事处、乡政府）"
    if organ.level == "企业":
        return "主管部门"
    above = context.organisation.superior(organ.text)  # 区园林绿化局东坝苗圃
    if above is not None and above.name != context.organisation.district.name:
        return above.name
    return next((branch for branch, ending in _BRANCHES.items() if ending.search(text)), None)


_NOT_INNER = ("办公室", "办公厅", "党组", "党委", "党支部", "党总支", "工会", "团委")  # nor are Party and mass bodies


def internal_issuer(paper: Paper) -> Organ | None:
    """The inner unit (内设机构, other than the 办公室) in whose name a paper goes outside its organ, or None."""
    source = sender(paper)
    if source is None or source.level != "内设机构" or not paper.recipients or source.text.endswith(_NOT_INNER):
        return None
    parent = re.match(r"(.*(?:局|委员会|委|街道办事处|地区办事处|人民政府|大队|支队|中心|公司))(?=.)", source.text)
    own = parent[1] if parent else ""
    for recipient in paper.recipients:
        if recipient.person is not None:
            if DISTRICT_LEADERS.search(recipient.person.organ + recipient.person.post):
                return source
            continue
        organ = recipient.organ
        if organ is None or organ.level in ("内设机构", "", "其他"):
            continue
        if organ.collective and organ.level in ("社区", "事业单位", "企业"):
            continue  # 各社区居委会, 各中小学: as a rule its own organ's
        if own and (organ.text == own or own.endswith(organ.text) or organ.text.startswith(own)):
            continue
        if re.match(r"(?:我|本)?[局委办]", organ.text) and len(organ.text) <= 4:
            continue
        return source
    return None
