"""Who is who: units (机关单位), the posts in them, and absences, each with the dates between which they hold.

Names are looked up without spaces, by full name, by alias, and by rule (北京市朝阳区教育委员会 → 朝阳区教育委员会,
区教育委员会). A name that nobody configured is still placed by its form: 区某某局 is a department of the district.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from .language.forms import business, is_governing, level_by_form
from .language.naming import Region, bases, region_of, split_place, squeeze, without_note
from .units import Absence as Absence, Post as Post, Unit as Unit, within

LEVELS = ("国家", "市", "市级部门", "区", "办公室", "部门", "街乡", "事业单位", "企业", "内设机构", "社区", "其他")
_RANKS = dict(zip(LEVELS, (0, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 9), strict=True))

Relation = Literal["superior", "subordinate", "peer", "self", "unrelated"]

_KIND_LEVELS = {
    "国家机关": "国家",
    "市级部门": "市级部门",
    "办公室": "办公室",
    "党委": "区",
    "人大": "区",
    "政协": "区",
    "纪委": "区",
    "法院": "区",
    "检察院": "区",
    "工作部门": "部门",
    "党委部门": "部门",
    "人大机关": "部门",
    "政协机关": "部门",
    "直属机构": "部门",
    "派出机构": "部门",
    "议事协调机构": "部门",
    "市属垂直部门": "部门",
    "群团": "部门",
    "街道办事处": "街乡",
    "地区办事处": "街乡",
    "乡镇": "街乡",
    "内设机构": "内设机构",
    "事业单位": "事业单位",
    "国有企业": "企业",
    "企业": "企业",
    "社区": "社区",
}
_COMMON = ("人民政府", "政府", "办公室", "委员会", "人大", "政协", "纪委", "法院", "检察院", "政府办公室", "委办公室")
_REMEMBERED = 4096  # names whose unit and level are kept
_GOVERNING = ("人民政府", "党委", "人大")  # to these a government's own organs report


class Organisation:
    """All units, posts and absences. `district` names the government whose rules apply."""

    __slots__ = (
        "_district",
        "_index",
        "_lengths",
        "_levels",
        "_named",
        "_reviewers",
        "absences",
        "posts",
        "region",
        "units",
    )

    def __init__(
        self,
        units: Iterable[Unit] = (),
        posts: Iterable[Post] = (),
        absences: Iterable[Absence] = (),
        district: str = "北京市朝阳区人民政府",
    ) -> None:
        self.units = tuple(units)
        self.posts = tuple(posts)
        self.absences = tuple(absences)
        self.region: Region = region_of(district)
        self._district = district
        self._index: dict[str, tuple[tuple[str, Unit], ...]] | None = None
        self._lengths: dict[str, tuple[int, ...]] | None = None
        self._levels: dict[str, str] = {}
        self._named: dict[str, tuple[Unit, ...]] = {}
        self._reviewers: tuple[str, ...] = ()

    # --- names ---------------------------------------------------------------------------------------------------

    def unit(self, name: str, on: date | None = None) -> Unit | None:
        """The unit of a full name or alias (blanks do not count); of several, the one that stood on that date.

        A name without its place (财政局, 朝外街道办事处) means the district's own.
        """
        named = self._named.get(name)
        if named is None:
            named = self._meant(squeeze(name))
            if len(self._named) < _REMEMBERED:
                self._named[name] = named
        if len(named) > 1:
            return next((unit for unit in named if unit.stands(on)), named[-1])
        return named[0] if named else None

    def _meant(self, bare: str) -> tuple[Unit, ...]:
        """The units a name without blanks may mean."""
        whole = self.index.get(bare)
        if whole is not None:
            placeless = tuple(unit for where, unit in whole if not where)
            if placeless:
                return placeless
        scope, base = split_place(bare, self.region)
        found = self.index.get(base)
        if found is None:
            base = without_note(base)
            found = self.index.get(base)
            if found is None:
                found, scope = whole, ""  # a name whose beginning only looks like a place
            if found is None:
                return ()
        named = tuple(unit for where, unit in found if where == scope or (not where and scope == "区"))
        if not named and not scope and len(base) > 1 and base not in _COMMON:
            own = tuple(unit for where, unit in found if where == "区")
            return own or tuple(unit for where, unit in found if not where)
        return named

    @property
    def index(self) -> Mapping[str, tuple[tuple[str, Unit], ...]]:
        """Every name, its place taken away, with the places and units it may mean (教委 → 区, 市)."""
        return self._index if self._index is not None else self._build()

    @property
    def lengths(self) -> Mapping[str, tuple[int, ...]]:
        """By last character, the lengths of the names in `index`, longest first: for a search from the end of names."""
        if self._lengths is None:
            lengths: dict[str, set[int]] = {}
            for base in self.index:
                if base:
                    lengths.setdefault(base[-1], set()).add(len(base))
            self._lengths = {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}
        return self._lengths

    def _build(self) -> dict[str, tuple[tuple[str, Unit], ...]]:
        index: dict[str, tuple[tuple[str, Unit], ...]] = {}
        known = self.units
        if not any(u.name == self._district for u in known):
            known = (*known, self.district)
        if not any(u.kind == "办公室" and u.superior == self._district for u in known):
            known = (*known, self.office)
        for unit in known:
            for scope, base in bases(unit.name, unit.aliases, self.region):
                entry = (scope, unit)
                here = index.get(base)
                if here is None:
                    index[base] = (entry,)
                elif entry not in here:
                    index[base] = (*here, entry)
        self._index = index
        return index

    # --- levels and relations ------------------------------------------------------------------------------------

    def level(self, name: str | Unit, on: date | None = None) -> str:
        """The level (one of LEVELS) of a unit or name; by the form of the name where nobody knows it."""
        if isinstance(name, Unit):
            return self._level_of(name)
        known = self._levels.get(name)
        if known is None:
            bare = squeeze(name)
            unit = self.unit(bare, on)
            known = self._level_of(unit) if unit else level_by_form(bare, self.region)
            if len(self._levels) < _REMEMBERED:
                self._levels[name] = known
        return known

    def _level_of(self, unit: Unit) -> str:
        level = _KIND_LEVELS.get(unit.kind)
        if level == "区" and self.region.name not in unit.name:
            return "市" if self.region.parent in unit.name else "区"
        if unit.kind == "办公室" and not self.region.holds(unit.name):
            return "市"
        return level or level_by_form(unit.name, self.region)

    def rank(self, level: str) -> int:
        """How high a level stands: 0 is the state; equal ranks are peers; 9 is unknown."""
        return _RANKS.get(level, 9)

    def ours(self, name: str) -> bool:
        """Whether a name belongs to this district (not 朝阳市, 长春市朝阳区, 海淀区)."""
        bare = squeeze(name)
        unit = self.unit(bare)
        if unit is not None:
            return self.region.holds(unit.name)
        if split_place(bare, self.region)[0] in ("外区", "外市"):
            return self.region.holds(bare)
        return level_by_form(bare, self.region) not in ("国家", "市", "市级部门", "其他")

    def superior(self, unit: Unit | str) -> Unit | None:
        """The unit directly above: as configured, else by kind and form."""
        if isinstance(unit, str):
            found = self.unit(unit)
            if found is None:
                return self._superior_by_form(squeeze(unit))
            unit = found
        if unit.superior:
            return self.unit(unit.superior)
        if unit.name == self._district:
            return self.unit(self.region.parent + "人民政府") if self.region.parent else None
        return self._superior_by_form(unit.name)

    def _superior_by_form(self, name: str) -> Unit | None:
        level = self.level(name)
        if level in ("内设机构", "社区"):
            return next(self._prefixes(name), None)
        if level == "事业单位":  # 区园林绿化局东坝苗圃
            return next((u for u in self._prefixes(name) if self._level_of(u) in ("部门", "街乡")), None)
        if level in ("办公室", "部门", "街乡") and self.ours(name):
            return self.district
        if level == "市级部门":
            return self.unit(self.region.parent + "人民政府")
        return None

    def _prefixes(self, name: str) -> Iterator[Unit]:
        for end in range(len(name) - 1, 1, -1):
            found = self.unit(name[:end])
            if found is not None and found.kind != "人民政府":
                yield found

    def relation(self, a: str | Unit, b: str | Unit) -> Relation | None:
        """What `b` is to `a`: its superior (leading or guiding), its subordinate, a peer, itself, unrelated; or None
        where that cannot be told."""
        one, two = self._end(a), self._end(b)
        if one[0] == two[0]:
            return "self"
        if self._above(one, two):
            return "superior"
        if self._above(two, one):
            return "subordinate"
        first, second = one[1], two[1]
        if "其他" in (first, second):
            return None
        if not self.ours(one[0]) or not self.ours(two[0]):
            outside = {first, second} & {"国家", "市", "市级部门"}
            return None if outside else "peer" if first == second else "unrelated"
        if self.rank(first) == self.rank(second):
            return "peer"
        if {first, second} & {"企业", "事业单位", "内设机构", "社区"}:
            return None
        return "unrelated"

    def _end(self, name: str | Unit) -> tuple[str, str, str]:
        unit = name if isinstance(name, Unit) else self.unit(name)
        if unit is not None:
            return unit.name, self._level_of(unit), unit.kind
        bare = squeeze(name) if isinstance(name, str) else name.name
        return bare, self.level(bare), ""

    def _above(self, low: tuple[str, str, str], high: tuple[str, str, str]) -> bool:
        """Whether `high` leads or guides `low`."""
        (name, level, _), (top, top_level, top_kind) = low, high
        unit: Unit | None = self.superior(name)
        for _step in range(8):
            if unit is None:
                break
            if unit.name == top:
                return True
            unit = self.superior(unit)
        if level in ("企业", "事业单位", "内设机构", "社区", "部门", "办公室", "街乡") and self.ours(name):
            if top_level == "区" and self.ours(top):
                return top_kind in ("", *_GOVERNING) and is_governing(top)
            if top_level == "市":
                return is_governing(top)
            if top_level == "市级部门" and level in ("部门", "办公室"):
                return business(name) == business(top)
            if level == "社区":
                return top_level == "街乡" and top_kind == ""
        if level == "区" and self.ours(name):
            if top_level == "区" and self.ours(top):  # the government stands under 区委 and answers to 区人大
                return is_governing(name) and "政府" in name and "政府" not in top and is_governing(top)
            return top_level in ("市", "国家") and is_governing(top)
        return level in ("市", "市级部门") and top_level == "国家" and is_governing(top)

    # --- persons -------------------------------------------------------------------------------------------------

    def holders(self, unit: str, title: str | None = None, on: date | None = None) -> tuple[Post, ...]:
        """The posts of a unit that are held on a date, of one title if asked for."""
        name = self._full(unit)
        return tuple(
            p
            for p in self.posts
            if self._full(p.unit) == name and (title is None or p.title == title) and within(p.since, p.until, on)
        )

    def head(self, unit: str, on: date | None = None) -> Post | None:
        """The post of the 主要负责人 of a unit on a date."""
        return next((p for p in self.holders(unit, on=on) if p.head), None)

    def posts_of(self, person: str, on: date | None = None) -> tuple[Post, ...]:
        """The posts a person holds on a date."""
        name = squeeze(person)
        return tuple(p for p in self.posts if squeeze(p.holder) == name and within(p.since, p.until, on))

    def absent(self, person: str, on: date) -> Absence | None:
        """The recorded absence of a person on a date."""
        name = squeeze(person)
        return next((a for a in self.absences if squeeze(a.holder) == name and within(a.since, a.until, on)), None)

    def acting(self, unit: str, on: date) -> str | None:
        """Who acts for the absent head of a unit on a date, as recorded."""
        for post in self.holders(unit, on=on):
            if post.head:
                absence = self.absent(post.holder, on)
                if absence is not None and absence.acting:
                    return squeeze(absence.acting)
        return None

    def _full(self, name: str) -> str:
        unit = self.unit(name)
        return unit.name if unit else squeeze(name)

    @property
    def has_roster(self) -> bool:
        """Whether any posts are configured."""
        return bool(self.posts)

    # --- the district --------------------------------------------------------------------------------------------

    @property
    def district(self) -> Unit:
        """The government whose rules apply (区政府)."""
        for unit in self.units:
            if unit.name == self._district:
                return unit
        return Unit(self._district, kind="人民政府", superior=self.region.parent and self.region.parent + "人民政府")

    @property
    def office(self) -> Unit:
        """Its office (区政府办公室)."""
        for unit in self.units:
            if unit.kind == "办公室" and unit.superior == self._district:
                return unit
        return Unit(self._district + "办公室", kind="办公室", superior=self._district)

    def reviewers(self, on: date | None = None) -> tuple[str, ...]:
        """Names and aliases of the organ that reviews legality, longest first; 区法制办 and 区司法局 both count on
        every date (the one took over from the other)."""
        if self._reviewers:
            return self._reviewers
        region = self.region
        bare = {"法制办", "政府法制办", "政府法制办公室", "人民政府法制办公室", "司法局"}
        for unit in self.units:
            if unit.name.endswith(("法制办公室", "司法局")) and region.holds(unit.name):
                bare.update(base for _, base in bases(unit.name, unit.aliases, region))
        names = (place + base for base in bare for place in (region.mark, region.name, region.full))
        self._reviewers = tuple(sorted(names, key=lambda n: (-len(n), n)))
        return self._reviewers
