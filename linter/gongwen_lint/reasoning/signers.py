"""Signers (签发人): which post a signer holds, by the roster or by what the paper itself prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..context import Context
from ..document import Place
from ..language.persons import persons
from ..lean import dataclass
from ..paper import Paper, Person
from ..patterns import pattern
from .routes import superiors, to_district, upward

_DEPUTY = pattern(
    r"副(?!科级|处级|局级|区级)[^、，]{0,24}(?:长|主任|书记|专员|秘书|院|监|政委)|科长|处长|科员|主任科员|调研员|巡视员|助理|武装部部?长|纪检组长|工会主席|总工程师|总会计师|总经济师"
)
_HEAD = pattern(
    r"(?<!副)(?:区长|县长|乡长|镇长|局长|主任|委员会主任|队长|支队长|大队长|院长|校长|馆长|检察长|总经理|董事长|部长|站长|所长)$"
)
_ACTING = pattern(
    r"(?:主持|代为主持|临时主持|负责主持)(?:我|本|全|局|委|办|街道|行政|日常|全面|区政府|机关)*工作|受[^，。；]{0,16}委托|代(?:理)?(?:区长|局长|主任|乡长)|(?:履行|代行)[^，。；]{0,8}职(?:责|务|权)"
)


_MOST_NAMES = 500  # looked for in the text: no meeting has more people


@dataclass(frozen=True, slots=True)
class Standing:
    """The posts a person holds on a date, where that is known from, and for which units ("" where not printed)."""

    person: Person
    posts: tuple[str, ...]
    units: tuple[str, ...]
    source: str  # "roster", "printed" or "" where nothing is known

    def holds(self, *titles: str) -> bool:
        """Whether one of the posts ends with one of the titles, and is not the deputy of it."""
        return any(p == t or (p.endswith(t) and not p[: -len(t)].endswith("副")) for p in self.posts for t in titles)


def standing(person: Person, paper: Paper, context: Context, on: date | None = None) -> Standing:
    """The posts of a person: from the roster, else as printed beside the name, else as printed elsewhere in the paper."""
    when = on or context.as_of
    posts = context.organisation.posts_of(person.name, when) if person.name else ()
    if posts:
        return Standing(person, tuple(p.title for p in posts), tuple(p.unit for p in posts), "roster")
    known = person if person.post else _printed(person.name, paper, context)
    if known is None:
        return Standing(person, (), (), "")
    printed = _split(known.post)
    return Standing(person, printed, (known.organ,) * len(printed), "printed")


def _split(post: str) -> tuple[str, ...]:
    return tuple(p for p in re.split(r"[、，,；;]|兼", post) if p)


@dataclass(frozen=True, slots=True)
class _Printed:
    """Posts printed with names, read once a paper: those in recognised lists, and those found in paragraphs so far."""

    posts: dict[str, Person | None]  # by name; None where the paper was searched in vain
    paragraphs: dict[int, dict[str, Person]]


def _printed(name: str, paper: Paper, context: Context) -> Person | None:
    """The first mention of a name with a post, in the recognised lists, then in the paper's own text."""
    key = ("printed posts", id(paper))
    if key not in context.memo:
        context.memo[key] = _Printed({p.name: p for p in reversed(list(_listed(paper))) if p.name and p.post}, {})
    known: _Printed = context.memo[key]
    if not name or name in known.posts or len(known.posts) > _MOST_NAMES:
        return known.posts.get(name)
    found: Person | None = None
    for number in _paragraphs(paper, name):
        if found is not None:
            break
        paragraph = paper.document.paragraphs[number]
        if name not in paragraph.text:
            continue
        if number not in known.paragraphs:
            known.paragraphs[number] = {
                hit.name: Person(paragraph.place(hit.start, hit.end), hit.name, hit.surname, hit.post, hit.organ)
                for hit in reversed(persons(paragraph.text))
                if hit.post
            }
        found = known.paragraphs[number].get(name)
    known.posts[name] = found
    return found


def _paragraphs(paper: Paper, *words: str) -> Iterator[int]:
    """Numbers of the body paragraphs in which words may stand, those of annexes left out: of the running text, which
    may be long, only those that hold one."""
    running = {s.place.paragraph for s in paper.holding(*words)} | {r.place.paragraph for r in paper.recipients}
    for number, zone in enumerate(paper.zones):
        if zone in ("annex", "attached") or (zone in ("body", "closing") and number not in running):
            continue
        yield number


def _listed(paper: Paper) -> Iterator[Person]:
    """Everybody in the recognised lists."""
    if minutes := paper.minutes:
        yield from (*minutes.chairs, *minutes.present, *minutes.attending, *minutes.leave)
    for signer in (*paper.signers, *paper.handlers):
        yield signer.person


def is_deputy(posts: tuple[str, ...]) -> bool:
    """None of the posts is that of a head, and one is plainly below it (副局长, 科长, 武装部长 …)."""
    return any(_DEPUTY.search(p) for p in posts) and not any(is_head((p,)) for p in posts)


def is_head(posts: tuple[str, ...]) -> bool:
    """One of the posts is that of a head (主要负责人): 局长, 主任, 乡长 …"""
    return any(
        _HEAD.search(p)
        and not re.search(r"副[^、]{0,6}$", p)
        and not re.search(r"科|室主任$|武装部|工会|宣传部长|组织部长", p)
        for p in posts
    )


def acts_for_head(person: Person, paper: Paper, context: Context, unit: str, on: date | None = None) -> bool:
    """Whether the person acts for the head on that date: by the roster's absences, or as the paper says
    (受局长委托主持工作, 主持工作的副局长)."""
    when = on or context.as_of
    if person.name and context.organisation.acting(unit, when) == person.name:
        return True
    if _ACTING.search(person.post):
        return True
    for number in _paragraphs(paper, "主持", "委托", "代", "履行"):
        if paper.zones[number] == "imprint":
            continue
        text = paper.document.paragraphs[number].text
        for match in _ACTING.finditer(text):
            around = text[max(0, match.start() - 24) : match.end() + 24]
            if person.name and person.name in re.sub(r"\s", "", around):
                return True
    return False


def same_person(one: Person, other: Person) -> bool:
    """Whether two mentions can be the same person: equal names, or a surname with the same post (张某, 张副区长)."""
    if one.name and other.name and "某" not in one.name + other.name and "×" not in one.name + other.name:
        return one.name == other.name
    first, second = one.name or one.surname, other.name or other.surname
    if first and second:
        return first[0] == second[0]
    return not (one.post and other.post) or one.post == other.post


def signer_missing(paper: Paper, context: Context) -> Place | None:
    """Where an upward paper with a letterhead should name its signer and does not; None where it does, or need not.

    Web copies, and drafts without any element of a letterhead, do not show signers (copy-type guard).
    """
    if not upward(paper) or not paper.statutory or paper.signers or paper.copy_type == "web":
        return None
    if paper.signer_label is None and paper.number is None:
        return None
    if not superiors(paper, context) and not to_district(paper, context):
        return None
    element = paper.signer_label or paper.number or paper.title
    return element.place if element else None


_PERSONAL_WORDS = pattern(
    r"(?:^|(?<=[，。；：\s])|现|特|谨|我|本人)(?<!发现)以(?:我|本人)?(?:[^，。；、]{0,14}(?:局长|主任|乡长|负责人|书记))?个人(?:的)?名义[^，。；]{0,16}(?:报(?:告|送|请)?|请示|反映|呈(?:报|送)?)"
)
_CITIZEN = pattern(
    r"来信|信访|举报|投诉|建议书|求助|述职|辞职|申诉|检讨|请假|申请书|个人申请|入党|议案|提案|思想汇报|外出"
)


def signed_personally(paper: Paper, context: Context) -> Place | None:
    """Where an official sends a paper to a superior organ in his own name (以个人名义), or None.

    Letters of citizens, reports on one's own duties and leave requests are not papers of an organ.
    """
    title = paper.title.text if paper.title else ""
    if _CITIZEN.search(title) or paper.kind in (
        "令",
        "命令",
        "议案",
        "讲话稿",
        "邀请函",
        "纪要",
        "请假报告",
        "请假条",
        "外出报备",
    ):
        return None
    if paper.direction in ("下行", "公布") or not (superiors(paper, context) or to_district(paper, context)):
        return None
    for sentence in paper.holding("个人"):
        hit = _PERSONAL_WORDS.search(sentence.text)
        if hit and not re.search(r"不得|不能|不应|严禁|禁止|未发现|不存在|没有", sentence.text):
            return sentence.at(hit.start(), hit.end())
    if not paper.signature or any(s.organ for s in paper.signature):
        return None
    for signed in paper.signature:
        person = signed.person
        if person is not None and (person.post or (paper.statutory and upward(paper))):
            return signed.place
    return None


def is_appointment(paper: Paper) -> bool:
    """A paper on appointments and removals (人事任免)."""
    title = paper.title.text if paper.title else ""
    return (
        bool(re.search(r"任免|(?:关于|的)(?:任命|免去|提请任命|提请免去)|[^聘主责]任职的|免职", title))
        and "责任" not in title
    )


def reserved_to_head(paper: Paper) -> bool:
    """An order, decision, bill or appointment, which the head of government signs himself (第四十七条末句)."""
    return paper.kind in ("令", "命令", "决定", "议案") or is_appointment(paper)


def head_present(paper: Paper) -> bool:
    """The paper itself says that the head of government is in town (区长在京、在岗)."""
    return any(
        re.search(r"区长[^，。；]{0,6}(?:在京|在岗|在区)", paper.document.paragraphs[n].text)
        for n in paper.in_zone("letterhead", "signing", "form", "notes", "body", "closing")
    )


_FIELDS = {
    "教育": "教育|学校|中小学|幼儿园|入学|学区|校",
    "卫生": "卫生|医疗|医院|疾控|健康|计生",
    "城建": "城建|建设|规划|拆迁|征收|棚户|老旧小区|工程|住房",
    "城管": "城管|城市管理|市容|垃圾|停车|户外广告|环境整治|环卫",
    "环保": "环保|环境保护|大气|污染|生态",
    "财政": "财政|预算|税|审计|金融",
    "民政": "民政|养老|低保|救助|社会福利|双拥",
    "文化": "文化|体育|旅游|文物|图书",
    "公安": "公安|治安|消防|交通安全|养犬",
    "农业": "农业|农村|水务|防汛|园林|绿化",
    "商务": "商务|商业|招商|投资|产业|科技",
    "安全": "安全生产|应急|安监",
    "人力": "人力|就业|社保|编制",
    "外事": "外事|侨务|港澳",
}


def other_portfolio(standing_: Standing, paper: Paper, context: Context) -> tuple[str, str] | None:
    """The (own, needed) fields where a deputy signs a paper of another deputy's portfolio; None where none can be told.

    The portfolio comes from the roster or from the words printed with the post (主管城建的副区长).
    """
    title = (paper.title.text if paper.title else "").replace("人民政府", "")  # which is not 民政
    own: tuple[str, ...] = ()
    for post in standing_.posts:
        printed = re.search(r"(?:主管|分管|负责)([^、，]{1,12}?)(?:工作)?的?副区长", post)
        if printed:
            own = (printed[1],)
    if not own and standing_.source == "roster":
        own = tuple(
            field
            for post in context.organisation.posts_of(standing_.person.name, context.as_of)
            for field in post.portfolio
        )
    if not own:
        return None
    words = "|".join(_FIELDS.get(f, re.escape(f)) for f in own)
    if re.search(words, title):
        return None
    rivals = {
        field: post.holder
        for post in context.organisation.holders(context.organisation.district.name, None, context.as_of)
        for field in post.portfolio
        if field not in own and post.holder != standing_.person.name
    }
    if standing_.source == "printed" and not rivals:
        rivals = dict.fromkeys(_FIELDS, "")
    needed = [f for f in rivals if re.search(_FIELDS.get(f, re.escape(f)), title)]
    mine = [f for f in _FIELDS if re.search(_FIELDS[f], "".join(own))]
    needed = [f for f in needed if f not in mine]
    return ("、".join(own), "、".join(needed)) if needed else None
