"""Issuing organs (发文机关): who issues a paper by its mark, its title and its signature; whether two names mean the
same organ."""

from __future__ import annotations

from ..context import Context
from ..language.organs import OrganHit, organs
from ..organisation import Organisation
from ..paper import Element, Organ, Paper
from ..patterns import pattern

_MARK_TAIL = pattern(r"(?:文件|命令|令|公告|通告|议案|纪要|函)$")
_BODY = pattern(  # a Party or mass body within an organ: not the organ itself
    r"(?:机关)?(?:党组|党委|党总支|党支部|纪检监察组|纪检组|纪委|工委|团委|团总支|团支部|工会|妇委会|妇联)(?:委员会)?"
)
_COMMITTEE = pattern(
    r"(?:(?P<party>中国共产党|中共)|(?P<league>共青团|中国共产主义青年团))?"
    r"(?P<of>[^、，]{2,24}(?:(?<!工作)委员会|[局委办乡镇院校社会队]|公司|中心|集团|学校))(?(party)|(?(league)|工会))委员会$"
)
_PLACE = pattern(
    r"^(?:中国共产党|中共)?(?:北京市)?(?:朝阳区|区)?(?:人民政府|政府|委(?=[^、]{2,12}(?:工委|工作委员会)$))?(?=.{2})"
)
_OFFICE = pattern(
    r"(?:办公室|办公厅|[^党工常]办|科|处|室|股|站|所|大队|支队|中心|领导小组|指挥部|党组|党委|党支部|党总支|纪检组|纪检监察组|团委|团支部|工会)$"
)
_ABOVE = ("国家", "市", "市级部门")
_LONG_FORMS = (
    ("委员会", "委"), ("委会", "委"), ("管理局", "局"), ("街道办事处", "街道"), ("街道办", "街道"), ("地区办事处", "地区"),
    ("乡人民政府", "地区"), ("乡政府", "地区"), ("人民政府", "政府"), ("办公厅", "办"), ("办公室", "办"),
)  # fmt: skip


def joint_issuers(paper: Paper, context: Context) -> tuple[Organ, ...]:
    """The organs that issue a joint paper (联合行文), by signature, else by mark, else by title; empty for a paper of
    one organ."""
    for found in (
        tuple(s.organ for s in paper.signature if s.organ is not None),
        marked_issuers(paper, context),
        paper.issuers,
    ):
        if len(distinct(found, context.organisation)) > 1:
            return distinct(found, context.organisation)
    return ()


def marked_issuers(paper: Paper, context: Context) -> tuple[Organ, ...]:
    """The organs that the 发文机关标志 names."""
    mark = paper.mark
    if mark is None:
        return ()
    text = _MARK_TAIL.sub("", mark.text)
    hits = organs(text, context.organisation)
    names = [_named(text, h, mark, context.organisation) for h in hits if not h.collective]
    covered = sum(len(name.text) for name in names) + sum(h.end - h.start for h in hits if h.collective)
    if not hits or hits[0].start or covered + 2 * len(hits) < len(text):
        return ()
    return tuple(names)


def _named(text: str, hit: OrganHit, mark: Element, organisation: Organisation) -> Organ:
    """The organ that a mark names, read whole: the Party group of a bureau is another body than the bureau."""
    body = _BODY.match(text, hit.end)
    if body is None:
        return Organ(mark.place, hit.text, hit.unit.name if hit.unit else "", hit.level)
    whole = text[hit.start : body.end()]
    unit = organisation.unit(whole)
    return Organ(mark.place, whole, unit.name if unit else "", organisation.level(whole))


def distinct(found: tuple[Organ, ...], organisation: Organisation) -> tuple[Organ, ...]:
    """Organs without those that name one of the others again."""
    kept: list[Organ] = []
    for organ in found:
        if not any(same_organ(organ.unit or organ.text, k.unit or k.text, organisation) for k in kept):
            kept.append(organ)
    return tuple(kept)


def same_organ(one: str, other: str, organisation: Organisation) -> bool:
    """Whether two names can mean one organ: full name and short form (区发展改革委), 地区办事处 and 乡政府. In
    doubt, yes; an organ and its office are two."""
    if one == other:
        return True
    first, second = organisation.unit(one), organisation.unit(other)
    if first is not None and second is not None and first.name == second.name:
        return True
    a, b = _bare(first.name if first else one), _bare(second.name if second else other)
    if bool(_OFFICE.search(a)) != bool(_OFFICE.search(b)):
        return False
    if (organisation.level(one) in _ABOVE) != (organisation.level(other) in _ABOVE):
        return False
    if first is not None and second is not None:
        return first.successor == second.name or second.successor == first.name or _outgrown(a, b)
    if a == b or not a or not b:
        return True
    short, long = sorted((a, b), key=len)
    return _abbreviates(short, long)


def _bare(name: str) -> str:
    """A name without its place, its form shortened: 中共北京市朝阳区某某局委员会 and 区某某局党委 are both 某某局党委."""
    committee = _COMMITTEE.match(name)
    if committee is not None:
        name = committee["of"] + ("党委" if committee["party"] else "团委" if committee["league"] else "工会")
    bare = _PLACE.sub("", name)
    for long, short in _LONG_FORMS:
        if bare.endswith(long) and len(bare) > len(long):
            return bare[: -len(long)] + short
    return bare


def _outgrown(a: str, b: str) -> bool:
    return a.removesuffix("地区").removesuffix("街道") == b.removesuffix("地区").removesuffix("街道")


def _abbreviates(short: str, long: str) -> bool:
    """Whether every character of the short name stands in the long one, in order."""
    rest = iter(long)
    return all(character in rest for character in short)
