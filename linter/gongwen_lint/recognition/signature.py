"""署名, 成文日期 and 发文机关: who issues the paper, by signature, mark, title or 发文字号, in this order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..document import Place
from ..language.dates import dates
from ..language.organs import OrganHit, organs
from ..organisation import Organisation
from ..paper import DateElement, Element, Organ, Person, Recipient, Signer
from ..patterns import pattern
from .cues import MONTH_ONLY, bare_name, dated, organ_like, person_like
from .kinds import SIGNED_KINDS
from .lines import Line, bare
from .people import is_name, listed
from .recipients import organ

if TYPE_CHECKING:
    from .outline import Outline

_LABEL = pattern(
    r"(?:报告|申请|请假|呈报|填报|报送|发文|落款|署名|销假|报备|汇报|申报|拟稿|承办|代章)(?:人|单位|机关|部门|者)(?:[（(].{1,4}[）)])?[：:]"
)
_SEAL = pattern(r"[（(](?:盖章|印章|公章|单位公章|加盖公章|签名章|签章|签字|代章|章)[）)]$")
_DATE_LABEL = pattern(r"(?:成文|签发|发文|报告|申请|填报|填表|落款)?(?:日期|时间)[：:]$")
_MARK_TAIL = pattern(
    r"(?:文件|命令|令|公告|通告|议案|签报|便函|简报|信息|专报|督查通知|(?:(?:全体|常务|(?:区长|局长|主任|乡长)?办公|专题|党组|协调)会议?|会议)?纪要)$"
)
_BELOW = pattern(
    r"[\u4e00-\u9fff]{2,10}(?:苗圃|林场|农场|牧场|渔场|陵园|墓园|车队|车场|食堂|书店|影院|剧场|剧团|宿舍|泵站|厂|场|库|店|圃|园)$"
)
_CODES = (("朝政办", "office"), ("朝政", "district"))


def read(lines: Sequence[Line], organisation: Organisation) -> tuple[Recipient, ...]:
    """The 署名 as printed: organs, or a person with or without a post."""
    found: list[Recipient] = []
    for line in lines:
        start, end = _named(line)
        if end > start:
            _signed(line, start, end, found, organisation)
    return tuple(found)


def _named(line: Line) -> tuple[int, int]:
    """The stretch of a signature line that names somebody: without label, seal and date."""
    text = line.bare
    match = dated(text)
    end = match.start() if match else len(text)
    if seal := _SEAL.search(text, 0, end):
        end = seal.start()
    if label := _DATE_LABEL.search(text, 0, end):
        end = label.start()
    start = label.end() if (label := _LABEL.match(text, 0, end)) else 0
    return start, end


def _signed(line: Line, start: int, end: int, found: list[Recipient], organisation: Organisation) -> None:
    place = line.place(start, end)
    printed = line.paragraph.text[place.start : place.end]
    text = line.bare[start:end]
    words = printed.split()
    person = person_like(text)
    if person is not None and (
        person["name"] is None or is_name(person["name"]) or len(words) > 1 or ":" in text or "：" in text
    ):
        if person["organ"] and len(words) > 1 and organ_like(words[0]) and words[0] == person["organ"]:
            at = place.start + printed.find(words[0])
            own = Place(place.part, place.paragraph, at, at + len(words[0]))
            found.append(Recipient(words[0], own, organ=organ(words[0], own, organisation)))
        people = listed(printed, line.paragraph, place.start)
        if not people:
            people = [Person(place, person["name"] or "", (person["name"] or "")[:1], person["post"], person["organ"])]
        for one in people:
            _add_person(one, line, found)
        return
    if len(words) > 1 and all(len(w) >= 4 and organ_like(w) for w in words):
        at = 0
        for word in words:
            at = printed.find(word, at)
            own = Place(place.part, place.paragraph, place.start + at, place.start + at + len(word))
            found.append(Recipient(word, own, organ=organ(word, own, organisation)))
            at += len(word)
        return
    if (bare_name(text) and text[-1] not in "局厅委办处会司" and (is_name(text) or not organ_like(text))) or (
        len(words) > 1 and all(is_name(w) for w in words)
    ):
        for one in listed(printed, line.paragraph, place.start):
            _add_person(one, line, found)
        return
    found.append(Recipient(text, place, organ=organ(text, place, organisation)))


def _add_person(one: Person, line: Line, found: list[Recipient]) -> None:
    last = found[-1].person if found else None
    if last is not None and last.post and not last.name and one.name and not one.post:  # 区长, and the stamp below it
        one = Person(one.place, one.name, one.surname, last.post, last.organ, one.honorific)
        found.pop()
    found.append(Recipient(bare(one.organ + one.post + one.name), one.place, person=one))


def signers(signature: Sequence[Recipient], kind: str | None) -> list[Signer]:
    """Who signs an order, a decision or a bill by the signature itself (GB/T 9704 7.3.5.3)."""
    if kind not in SIGNED_KINDS:
        return []
    return [Signer(r.person, "signature") for r in signature if r.person is not None and r.person.name]


def date(line: Line | None) -> DateElement | None:
    """The date a line bears; without a value where it is incomplete (2016年　月　日)."""
    if line is None:
        return None
    match = dated(line.bare)
    if match is None:
        month = MONTH_ONLY.match(line.bare)
        return DateElement(line.bare, line.place(), None) if month else None
    return _date(line, match.start(1), match.end(1))


def date_in(line: Line) -> DateElement | None:
    """The last date anywhere in a line: in brackets under the title, behind an organ's name in a letterhead."""
    hits = dates(line.bare)
    return _date(line, hits[-1].start, hits[-1].end) if hits else None


def _date(line: Line, start: int, end: int) -> DateElement:
    text = line.bare[start:end]
    hit = next(iter(dates(text)), None)
    return DateElement(text, line.place(start, end), hit.value if hit else None)


def issuers(
    signature: Sequence[Recipient],
    out: Outline,
    title: Element | None,
    number: Element | None,
    organisation: Organisation,
) -> tuple[Organ, ...]:
    """The issuing organs (发文机关)."""
    signed = tuple(r.organ for r in signature if r.organ is not None)
    if signed:
        return signed
    marked = of_mark(out.marks, organisation)
    if marked:
        return marked
    titled = _of_title(out.title, organisation)
    if titled:
        return titled
    for person in (r.person for r in signature):
        if person is not None and person.organ and organ_like(person.organ):
            return (organ(person.organ, person.place, organisation),)
    for line in out.under:  # a speaker's or author's organ under the title
        if organ_like(line.bare) and line.bare[0] not in "（(":
            return (organ(line.bare, line.place(), organisation),)
    for line in out.head:  # 北京市朝阳区人民政府办公室　2016年5月6日 under the mark of minutes
        match = dated(line.bare)
        if match and organ_like(line.bare[: match.start()]):
            return (organ(line.bare[: match.start()], line.place(0, match.start()), organisation),)
    if number is not None:
        for code, which in _CODES:
            if number.text.startswith(code):
                unit = organisation.office if which == "office" else organisation.district
                return (Organ(number.place, unit.name, unit.name, organisation.level(unit)),)
    return ()


def of_mark(marks: Sequence[Line], organisation: Organisation) -> tuple[Organ, ...]:
    """The organs that a 发文机关标志 names."""
    found: list[Organ] = []
    for line in marks:
        text = line.bare
        tail = _MARK_TAIL.search(text)
        end = tail.start() if tail else len(text)
        if end < 2:
            continue
        if organ_like(text[:end]):
            place = line.place(0, end)
            words = line.paragraph.text[place.start : place.end].split()
            if len(words) > 1 and all(len(w) >= 4 and organ_like(w) for w in words):
                found += _words(line, words, organisation)
            else:
                found.append(organ(text[:end], place, organisation))
        elif (hits := organs(text, organisation)) and hits[0].start == 0:
            whole = line.bare[: _own_end(text, hits[0], end)]
            found.append(organ(whole, line.place(0, len(whole)), organisation))
    return tuple(found)


def _own_end(text: str, hit: OrganHit, end: int) -> int:
    """Where the name of a unit that stands under a known organ ends (区园林绿化局东坝苗圃), else where the organ's
    does."""
    below = text[hit.end : end]
    return end if hit.unit is not None and end - hit.end <= 12 and _BELOW.match(below) else hit.end


def _words(line: Line, words: Sequence[str], organisation: Organisation) -> list[Organ]:
    found, at = [], 0
    for word in words:
        at = line.bare.find(word, at)
        found.append(organ(word, line.place(at, at + len(word)), organisation))
        at += len(word)
    return found


def _of_title(lines: Sequence[Line], organisation: Organisation) -> tuple[Organ, ...]:
    """The organs a title begins with, before 关于, or before a year or matter."""
    if not lines:
        return ()
    text = "".join(line.bare for line in lines)
    cut = text.find("关于")
    before = text[:cut] if cut > 0 else ""
    if cut == 0:
        return ()
    first = lines[0]
    if before and organ_like(before):
        end = min(cut, len(first.bare))
        place = first.place(0, end)
        words = first.paragraph.text[place.start : place.end].split()
        if len(words) > 1 and end == cut and all(len(w) >= 4 and organ_like(w) for w in words):
            return tuple(_words(first, words, organisation))
        if len(lines) > 1 and end < cut:
            pieces = [line for line in lines if organ_like(line.bare)]
            if len(pieces) > 1 and sum(len(p.bare) for p in pieces) == cut:
                return tuple(organ(p.bare, p.place(), organisation) for p in pieces)
        hits = organs(before, organisation)
        if len(hits) > 1 and "".join(h.text for h in hits) == before.replace("、", ""):
            return tuple(organ(h.text, place, organisation) for h in hits)
        return (organ(before, place, organisation),)
    hits = organs(before or text, organisation)
    if hits and hits[0].start == 0 and not hits[0].text.endswith("干部"):
        return (organ(hits[0].text, first.place(0, min(hits[0].end, len(first.bare))), organisation),)
    return ()
