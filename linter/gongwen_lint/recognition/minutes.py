"""纪要: which meeting, who chaired it, who was present, attended, or was on leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from ..document import Place
from ..language.dates import dates
from ..language.persons import PersonHit, persons
from ..organisation import Organisation
from ..paper import Minutes, Organ, Person, Signer
from ..patterns import pattern
from .cues import NAME
from .lines import Line, bare
from .people import listed, surname

if TYPE_CHECKING:
    import re

    from .outline import Outline

_MEETING = pattern(
    r"(?P<name>全体会议?|常务会议?|(?:区长|局长|主任|乡长|院长|校长|经理)?办公会议?|专题会议?|协调会议?|调度会议?|联席会议?"
    r"|推进会议?|现场会|现场办公会|党组会议?|党委会议?|工作会议?|座谈会议?|例会|领导小组会议?|委员会会议?|工作部署会"
    r"|工作会商会|会商会议?|会议)"
)
_SIGNED_BY = pattern(
    r"纪要[^，。；：]{0,8}?(?:由|经)(?P<who>[^，。；：、]{2,30}?)(?:审定|审核|审阅|核定|阅签)?(?:后|并|、)?签发(?!人|单位)|[（(](?P<in>[^（）()：:，。]{2,12})签发[）)]"
)
_TAIL = pattern(r"[\u4e00-\u9fff]{0,14}$")
_NAMES = {
    "全体会": "全体会议", "全体会议": "全体会议", "常务会": "常务会议", "常务会议": "常务会议",
    "区长办公会": "区长办公会议", "区长办公会议": "区长办公会议", "专题会": "专题会议", "专题会议": "专题会议",
}  # fmt: skip
_OURS = pattern(r"(?:区政府|区人民政府)(?!办公室|办公厅|各|法制)[^，。；：]{0,16}$|区长$|(?:区政府|区人民政府)$")
_LABELS = pattern(
    r"[【\[（(]?(?P<label>出[ 　]{0,4}席|列[ 　]{0,4}席|请[ 　]{0,4}假|缺[ 　]{0,4}席|参[ 　]{0,4}加|参[ 　]{0,4}会"
    r"|主[ 　]{0,4}持|记[ 　]{0,4}录|会议主持|会议记录|会议时间|会议地点|时[ 　]{0,4}间|地[ 　]{0,4}点)"
    r"[ 　]{0,4}(?:会议)?(?:人员?|领导|同志|单位|者|名单|情况)?[】\]）)]?"
    r"(?:[ 　]{0,8}[：:]|(?<=[席假])[ 　\t]{1,40}(?=\S))"
)
_CELL = pattern(r"(?P<label>出席|列席|请假|缺席|参加|参会|主持|记录)(?:会议)?(?:人员?|领导|同志|单位)?[：:]?$")
_BY = pattern(rf"由(?P<name>{NAME})(?:同志)?主持")
_SECOND = pattern(r"(?:同志)?[、和](?P<name>[\u4e00-\u9fff][\u4e00-\u9fff×]{1,2}?)(?:同志)?(?:共同|$)")
_ROLE = {"出席": "present", "参加": "present", "参会": "present", "列席": "attending", "请假": "leave", "缺席": "leave",
         "主持": "chair", "会议主持": "chair"}  # fmt: skip


def read(
    out: Outline, marks: Sequence[Line], lines: Sequence[Line], issuers: Sequence[Organ], organisation: Organisation
) -> Minutes:
    """Read what minutes say of their meeting. `marks` are the lines of the mark, wherever it stands."""
    first = [line for line in lines if line.zone in ("body", "attendance")][:8]
    name, place, ours = _meeting((*marks, *out.title), first, issuers, organisation)
    lists: dict[str, list[Person]] = {"present": [], "attending": [], "leave": [], "chair": []}
    _lists(out, lists)
    chairs = tuple(lists["chair"]) or _chairs(first)
    if name in ("专题会议", "") and not ours and not issuers and any(p.post.endswith("区长") for p in chairs):
        ours = True
    return Minutes(
        name,
        place,
        ours,
        chairs,
        _named(lists["present"]),
        _named(lists["attending"]),
        _named(lists["leave"]),
        _held(first),
    )


def signed_in_text(lines: Sequence[Line]) -> list[Signer]:
    """Who signed minutes that say it in a sentence (本期纪要由区长李四签发。), in brackets (（李四签发）) or in a row of
    their table of those present (签发 ｜ 李四)."""
    for label, line in pairwise(lines):
        if label.cell is None or line.cell is None or label.bare.rstrip("：:") not in ("签发", "签发人"):
            continue
        if (label.cell.table, label.cell.row) == (line.cell.table, line.cell.row):
            people = listed(line.text, line.paragraph, line.offset)
            if people:
                return [Signer(people[-1], "signing")]
    for line in reversed(lines[-16:]):
        if "签发" not in line.text:
            continue
        match = _SIGNED_BY.search(line.text)
        if match is None:
            continue
        group = "who" if match["who"] else "in"
        start = line.offset + match.start(group)
        people = listed(match[group], line.paragraph, start)
        hits = persons(match[group])
        if hits and (hits[-1].name or not people):
            people = list(_people(hits[-1:], line, start))
        if people:
            return [Signer(people[-1], "signing")]
    return []


def _named(people: Sequence[Person]) -> tuple[Person, ...]:
    """Those of a list that are somebody: not 各科室负责人."""
    return tuple(p for p in people if p.name or p.surname or p.post not in ("负责人", "委员", "秘书", "科员", "干事"))


def _meeting(
    heads: Sequence[Line], first: Sequence[Line], issuers: Sequence[Organ], organisation: Organisation
) -> tuple[str, Place, bool]:
    """The meeting that the mark or the title names, else the one that the first lines name."""
    weak: tuple[str, Place, bool] | None = None
    firm: tuple[str, Place, bool] | None = None
    settled = False  # a head names another meeting (局长办公会): what the text mentions besides does not count
    district = organisation.district.name
    by_district = bool(issuers) and issuers[0].unit == district
    by_other = bool(issuers) and not by_district and issuers[0].unit != organisation.office.name
    for line in (*heads, *first[:3]):
        if settled and line not in heads:
            break
        text = line.bare
        best: re.Match[str] | None = None
        for match in _MEETING.finditer(text[:400]):
            if match["name"] in _NAMES:
                best = match
                break
            if best is None or len(match["name"]) > len(best["name"]):
                best = match
        if best is None:
            continue
        word = best["name"]
        before = text[max(0, best.start() - 30) : best.start()]
        named = _NAMES.get(word)
        ours = word.startswith("区长") or bool(_OURS.search(before)) or (by_district and named is not None)
        if by_other and not _OURS.search(before) and not word.startswith("区长"):
            ours = False
        place = line.place(best.start(), best.end())
        if named is not None and (firm is None or firm[0] == named):
            firm = firm or (named, place, ours)
            if ours:  # 常务会议纪要 as the mark, 区政府常务会议 in the title or the text
                return firm[0], firm[1], True
            continue
        if firm is not None:
            continue
        if weak is None or (weak[0] == "会议" and word != "会议"):
            organ = _TAIL.search(before)
            named_in_head = organ is not None and line in heads
            settled = line in heads and word != "会议"
            weak = ((organ[0] if organ and named_in_head else "") + word, place, ours or by_district)
    if firm is not None or weak is not None:
        return firm or weak  # type: ignore[return-value]
    anchor = next(iter((*heads, *first)), None)
    return "", anchor.place() if anchor else Place("body", 0, 0, 0), by_district


def _chairs(first: Sequence[Line]) -> tuple[Person, ...]:
    """Who chaired: the persons named last before 主持 in the opening sentences."""
    for line in first:
        at = line.text.find("主持")
        if at < 0:
            at = line.text.find("召集")
        if at < 0 or at > 400:
            continue
        before = line.text[:at]
        hits = persons(before)
        base = line.offset
        if hits:
            chosen = [hits[-1]]
            for hit in reversed(hits[:-1]):
                between = bare(before[hit.end : chosen[0].start])
                if between in ("、", "和", "及", "与"):
                    chosen.insert(0, hit)
                else:
                    break
            clause = before[chosen[-1].end :]
            if "。" not in clause:
                return _people(chosen, line, base) + _further(clause, line, base + chosen[-1].end)
        match = _BY.search(line.bare)
        if match:
            name = match["name"]
            return (Person(line.place(match.start("name"), match.end("name")), name, surname(name)),)
    return ()


def _further(clause: str, line: Line, at: int) -> tuple[Person, ...]:
    """A second chair named without a post: 副区长张某、王某共同主持."""
    match = _SECOND.match(clause)
    if match is None:
        return ()
    place = Place(line.paragraph.part, line.number, at + match.start("name"), at + match.end("name"))
    return (Person(place, match["name"], surname(match["name"])),)


def _people(hits: Sequence[PersonHit], line: Line, base: int) -> tuple[Person, ...]:
    """The chairs; a post in front of another post and name (局党组书记、局长王五) is the same person's."""
    found: list[Person] = []
    for hit in hits:
        place = Place(line.paragraph.part, line.number, base + hit.start, base + hit.end)
        person = Person(place, hit.name, hit.surname, hit.post, hit.organ, hit.honorific)
        if found and not (found[-1].name or found[-1].surname) and person.name:
            before = found.pop()
            whole = Place(place.part, place.paragraph, before.place.start, place.end)
            person = Person(
                whole, hit.name, hit.surname, f"{before.post}、{hit.post}", before.organ or hit.organ, hit.honorific
            )
        found.append(person)
    return tuple(found)


def _lists(out: Outline, lists: dict[str, list[Person]]) -> None:
    """出席, 列席 and 请假, on lines with labels, in lines below a label, or in cells beside one."""
    role: str | None = None
    for line in out.attendance:
        cell = _CELL.match(line.bare) if len(line.bare) <= 8 else None
        if cell is not None:
            role = _ROLE.get(cell["label"])
            continue
        hits = list(_LABELS.finditer(line.text))
        if not hits or hits[0].start() > 4:
            if role is not None:
                lists[role] += listed(line.text, line.paragraph, line.offset, strict=True)
            if not hits:
                continue
        for position, hit in enumerate(hits):
            role = _ROLE.get("".join(hit["label"].split()))
            end = hits[position + 1].start() if position + 1 < len(hits) else len(line.text)
            if role is not None:
                value = line.text[hit.end() : end]
                lists[role] += listed(value, line.paragraph, line.offset + hit.end(), strict=True)


def _held(first: Sequence[Line]) -> date | None:
    for line in first[:4]:
        for hit in dates(line.text[:200]):
            if hit.value is not None:
                return hit.value
    return None
