"""Meetings of the district government (会议制度): who chairs, who is a member, whether the head of government is away.

Minutes give what recognition read of them; notices, agendas and reports say it in sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from ..context import Context
from ..document import Place
from ..language.persons import PersonHit, persons
from ..language.scope import is_rule, mask_titles
from ..lean import dataclass
from ..paper import Paper, Person
from ..patterns import pattern
from .signers import standing

Role = Literal["head", "first deputy", "deputy", "other", ""]

_GOVERNMENT = r"(?:朝阳)?区(?:人民)?政府(?!办公室|办公厅|各|法制|工作部门|督查)"
_BETWEEN = r"(?:(?!主持|召开|由|区政府|区委)[^，。；：、]){0,14}?"
_NAMED = (
    rf"(?:{_GOVERNMENT}{_BETWEEN}(?P<kind>全体|常务|专题)(?:（扩大）|\(扩大\)|扩大)?会(?:议)?|(?P<office>区长办公)会(?:议)?)"
    r"(?!议?(?:纪要|议题|精神|议定|制度|计划))"
)
_MEETING = pattern(_NAMED)
_CHAIRED = pattern(rf"主持(?:并)?(?:召开|召集|了|过)?[^，。；：由落传贯学按根研筹准部听]{{0,14}}?{_NAMED}")
_CHAIRED_BY = pattern(
    rf"{_NAMED}(?:[^，。；：由]{{0,16}}?|[^，。；：由]{{0,16}}?(?:召开|举行)，)由(?P<who>[^。；：由]{{1,24}}?)(?:负责)?(?:召集|召集和|召集并)?"
    r"主持(?:召开|会议)?(?=[，。；、（）()]|$)"
)
_BY = pattern(
    rf"{_NAMED}[^。；：由]{{0,16}}?由(?P<who>[^。；：由]{{1,24}}?)(?:负责)?(?:召集|召集和|召集并)?主持(?!词|稿|人选)"
)
_BY = pattern(r"会议由(?P<who>[^。；：由]{1,24}?)(?:召集|召集和|召集并)?主持(?!词|稿)")
_LABEL = pattern(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．][ 　]*)?(?:会议)?主[ 　]*持(?:人|会议)?[ 　]*[：:](?P<who>.{1,24})$"
)
_CALLED = pattern(r"召开|议程|日程|安排|会务|主持词|方案|预备")
_NAMES = {"全体": "全体会议", "常务": "常务会议", "专题": "专题会议", "区长办公": "区长办公会议"}

_AWAY = pattern(
    r"(?<!副)区长(?!办公)[^。；副]{0,26}?"
    r"(?P<away>离京|出访|出差|外出|出国|出境|赴[^，。；]{1,12}?(?:学习|考察|参加|访问|培训|出席|招商|调研)|休假|住院|在外(?:地)?)"
)
_IN_TOWN = pattern(
    r"区长[^，。；]{0,8}(?:在京|在岗|在区|在职在岗|正常在岗|(?:无|没有|未)(?:离京|外出|出访|出差))|(?:无|没有|未)(?:安排)?(?:外出|出访|出差)"
)


@dataclass(frozen=True, slots=True)
class Chairing:
    """A meeting of the government and those who chair it, as one place of a paper says."""

    meeting: str  # 全体会议, 常务会议, 区长办公会议, 专题会议
    people: tuple[tuple[Person, Role], ...]
    place: Place

    @property
    def words(self) -> str:
        """The chairs as a clerk names them: 副区长张三."""
        return "、".join(named(p) for p, _ in self.people)


def named(person: Person) -> str:
    """A person as a clerk names him: 副区长张三, 张副区长, 区政府办公室主任."""
    post = person.post.rpartition("、")[2]
    organ = "" if post.endswith("区长") else person.organ
    if person.name:
        return organ + post + person.name
    return f"{organ}{person.surname}{post}"


def chairings(paper: Paper, context: Context) -> tuple[Chairing, ...]:
    """Who chairs which meeting of the government, as the paper says."""
    key = "meetings.chairings"
    if key not in context.memo:
        context.memo[key] = tuple(_of_minutes(paper, context)) or tuple(_of_sentences(paper, context))
    found: tuple[Chairing, ...] = context.memo[key]
    return found


def not_chaired_by_head(paper: Paper, context: Context, meeting: str) -> Iterator[tuple[Chairing, bool]]:
    """Meetings of that name chaired by somebody other than 区长, with whether this needs a look only: 区长 is among
    those on leave. Not those 常务副区长 chairs while 区长 is away from Beijing (第四条)."""
    for chairing in chairings(paper, context):
        roles = {role for _, role in chairing.people}
        if chairing.meeting != meeting or "head" in roles or "" in roles:
            continue
        held = paper.minutes.held if paper.minutes else None
        if "first deputy" in roles and head_away(paper, context, held):
            continue
        yield chairing, "first deputy" in roles and _head_on_leave(paper, context)


def role_of(person: Person, paper: Paper, context: Context, on: date | None = None) -> Role:
    """What a person is in the government: head, first deputy (常务副区长), deputy, other, or "" where nothing tells."""
    known = standing(person, paper, context, on)
    if known.holds("区长"):
        return "head"
    if known.holds("常务副区长"):
        return "first deputy"
    if known.holds("副区长"):
        return "deputy"
    return "other" if known.posts and not any("领导" in p for p in known.posts) else ""


def head_away(paper: Paper, context: Context, on: date | None = None) -> bool:
    """Whether 区长 is away from Beijing: by the roster on that date, or as the paper says (区长出访期间)."""
    return whereabouts(paper, context, on) == "away"


def whereabouts(paper: Paper, context: Context, on: date | None = None) -> Literal["away", "here", ""]:
    """Where 区长 is on a date: "away" or "here" by what the paper says, or by a roster that records absences."""
    found: Literal["away", "here", ""] = ""
    for number in paper.in_zone("body", "closing", "notes", "attendance", "signing", "blank", "form"):
        text = paper.document.paragraphs[number].text
        if "区长" not in text and "外出" not in text:
            continue
        if _IN_TOWN.search(text):
            return "here"
        if not found and _AWAY.search(text):
            found = "away"
    organisation = context.organisation
    head = organisation.head(organisation.district.name, context.as_of)
    if found or head is None or not organisation.absences:
        return found
    return "away" if organisation.absent(head.holder, on or context.as_of) is not None else "here"


_STANDS_IN = pattern(
    r"(?P<who>[^，。；：、由]{2,16}?(?:同志)?)(?:代为|临时|暂时|负责|全面)?主持区(?:人民)?政府(?:的)?(?:全面|日常|行政)?工作"
)
_BEHALF = pattern(r"受[^，。；]{1,10}?(?:委托|指派|委派)")
_VACANT = pattern(r"代区长|代理区长|区长(?:职位)?(?:空缺|缺位|出缺)|提名")


def stand_ins(paper: Paper, context: Context) -> Iterator[tuple[Person, Role, Place]]:
    """Those said to act for 区长 (由某某主持区政府工作), with the words that say so; not while the post is vacant."""
    for sentence in paper.holding("主持区政府", "主持区人民政府"):
        hit = _STANDS_IN.search(sentence.text)
        if hit is None or is_rule(sentence.text) or _VACANT.search(sentence.text):
            continue
        one = _last_named(hit["who"], paper)
        if one is not None:
            start, end, person = one
            at = sentence.at(hit.start() + start, hit.start() + end)
            known = Person(at, person.name, person.surname, person.post, person.organ)
            yield known, role_of(known, paper, context), sentence.at(hit.start() + start, hit.end())


def _last_named(text: str, paper: Paper) -> tuple[int, int, Person] | None:
    """The person a stretch of text names last, not him on whose behalf another acts (受区长委托)."""
    text = _BEHALF.sub(lambda m: "■" * len(m[0]), text)
    hits = persons(text)
    if hits:
        one = hits[-1]
        return one.start, one.end, Person(Place("body", 0, 0, 0), one.name, one.surname, one.post, one.organ)
    minutes = paper.minutes
    for person in (*minutes.chairs, *minutes.present) if minutes else ():
        at = text.rfind(person.name) if person.name else -1
        if at >= 0:
            return at, at + len(person.name), person
    return None


def is_vice_head(person: Person, paper: Paper, context: Context) -> bool:
    """Whether a person is 区长 or one of the 副区长."""
    return role_of(person, paper, context) in ("head", "first deputy", "deputy")


def is_member(person: Person, paper: Paper, context: Context) -> bool | None:
    """Whether a person is a member of 常务会议 (第三十四条: 区长, 副区长, 区政府办公室主任); None in doubt."""
    role = role_of(person, paper, context)
    if role in ("head", "first deputy", "deputy"):
        return True
    rank = office_rank(person, paper, context)
    if rank:
        return rank == "director"
    known = standing(person, paper, context)
    if not known.posts:
        return None
    words = "".join(unit + post for unit, post in zip(known.units, known.posts, strict=False))
    return False if _OF_DEPARTMENT.search(words) else None


_OF_DEPARTMENT = pattern(
    r"局长|委主任|委员会主任|街道|地区|乡|镇|中心|支队|队长|院长|检察长|经理|董事长|科长|处长|负责人|局|街办|管委会"
)
_OFFICE = pattern(r"(?:区(?:人民)?政府|人民政府|^)(?:区)?办公室$")


def office_rank(person: Person, paper: Paper, context: Context) -> Literal["director", "deputy", ""]:
    """Whether a person is 区政府办公室主任 or 副主任; "" where he is neither, or nothing tells."""
    office = context.organisation.office
    known = standing(person, paper, context)
    for position, post in enumerate(known.posts):
        unit = known.units[position] if position < len(known.units) else ""
        ours = (
            unit == office.name
            or unit in office.aliases
            or _OFFICE.search(unit + post.removesuffix("副主任").removesuffix("主任"))
        )
        if ours and post.endswith("主任"):
            return "deputy" if post.endswith("副主任") else "director"
    return ""


def _head_on_leave(paper: Paper, context: Context) -> bool:
    return paper.minutes is not None and any(role_of(p, paper, context) == "head" for p in paper.minutes.leave)


def _of_minutes(paper: Paper, context: Context) -> Iterator[Chairing]:
    minutes = paper.minutes
    if minutes is None or not minutes.of_district or not minutes.chairs or minutes.meeting not in _NAMES.values():
        return
    people = tuple((p, role_of(p, paper, context, minutes.held)) for p in minutes.chairs)
    yield Chairing(minutes.meeting, people, minutes.chairs[0].place)


def _of_sentences(paper: Paper, context: Context) -> Iterator[Chairing]:
    stated = () if paper.rule_text else paper.holding("主持", "主　持")
    if not stated:
        return
    called = _called(paper)
    for sentence in stated:
        text = sentence.text
        if is_rule(text):
            continue
        text = mask_titles(text)
        meeting, start, end = called, 0, 0
        if hit := _CHAIRED.search(text):
            meeting = _NAMES[hit["kind"] or hit["office"]]
            start, end = max(text.rfind(mark, 0, hit.start()) for mark in "。；：") + 1, hit.start()
        elif hit := _CHAIRED_BY.search(text):
            meeting = _NAMES[hit["kind"] or hit["office"]]
            start, end = hit.span("who")
        elif called and (hit := _BY.search(text) or _LABEL.match(text)):
            start, end = hit.span("who")
        if not meeting or end <= start:
            continue
        people = _people(text[start:end], by=hit is not None and "who" in hit.groupdict())
        if people:
            found = tuple(
                (person, role_of(person, paper, context))
                for person in (
                    Person(sentence.at(start + p.start, start + p.end), p.name, p.surname, p.post, p.organ)
                    for p in people
                )
            )
            yield Chairing(meeting, found, sentence.at(start + people[0].start, start + people[-1].end))


def _people(text: str, by: bool) -> list[PersonHit]:
    """The persons who chair: those behind 由, or the last named before 主持 (with those joined to them by 、)."""
    hits = persons(text)
    if by or len(hits) < 2:
        return hits if by or (hits and len(text) - hits[-1].end <= 8) else []
    last = [hits[-1]] if len(text) - hits[-1].end <= 8 else []
    for hit in reversed(hits[:-1]):
        if last and text[hit.end : last[0].start] in ("、", "和", "与"):
            last.insert(0, hit)
    return last


def _called(paper: Paper) -> str:
    """The meeting that a notice calls, or whose agenda the paper is; "" for other papers."""
    if paper.title is None or paper.kind in ("请示", "报告", "批复", "函"):
        return ""
    title = mask_titles(paper.title.text)
    hit = _MEETING.search(title)
    return _NAMES[hit["kind"] or hit["office"]] if hit and _CALLED.search(title) else ""
