"""Names of organs: what place stands in front, and what else a unit may be called."""

from __future__ import annotations

import re

from ..lean import dataclass
from ..patterns import pattern
from .lists import words

_BLANKS = pattern(r"\s+")
_TAIL_NOTE = pattern(r"[（(][^（）()]*[）)]$")
_PLACED = pattern(
    r"(?:政协)?(?:[\u4e00-\u9fff]{2,7}?(?:省|自治区))?([\u4e00-\u9fff]{2,6}?[市州盟])?"
    r"([\u4e00-\u9fff]{1,6}?(?<![地社小园校景厂片街辖山灾库牧矿林湖港军郊战])[区县旗])?"  # not 地区, 社区 …
)
_PLACE_ENDS = frozenset("区市省州盟县旗中")
_LOOSE = {  # 市场监管局 is not 市 + 场监管局: what may not follow the mark, and what lifts that
    "市": ("场", "民", "政", "容", "区", "属", "直", "级", "值"),
    "区": ("域", "划", "块", "间", "别", "级", "属", "直", "内", "位"),
    "县": ("域", "级", "属", "直"),
}
OTHER_DISTRICTS = words(
    """
    东城区 西城区 海淀区 丰台区 石景山区 门头沟区 房山区 通州区 顺义区 昌平区 大兴区 怀柔区 平谷区 密云区 延庆区
    崇文区 宣武区 密云县 延庆县 浦东新区
    """
)  # neighbours that running text names without their city
_FIRM = words(
    """
    市民政 市民族 市民委 市民生 市民盟 市民进 市政府 市政协 市政务 市政法 市直机关工委
    """
)


@dataclass(frozen=True, slots=True)
class Region:
    """A district (or county, or city) by the parts of its name: 北京市 / 朝阳区 / 区."""

    full: str  # 北京市朝阳区
    parent: str  # 北京市
    name: str  # 朝阳区
    mark: str  # 区: what stands in front of its organs' short names
    parent_mark: str  # 市

    @property
    def stem(self) -> str:
        """The name without its last character: 朝阳."""
        return self.name[:-1]

    def holds(self, name: str) -> bool:
        """Whether a name says by itself that it is of this district (北京市朝阳区…, 朝阳区…, 区…, …朝阳分局)."""
        for lead in ("中国共产党", "中共", "政协", "共青团", "国家税务总局", "我", "本", "全"):
            name = name.removeprefix(lead)
        return (
            name.startswith((self.full, self.name))
            or (name.startswith(self.mark) and len(name) > 1 and not _loose(name, self.mark))
            or (
                name.startswith((self.parent, self.parent_mark))
                and name.endswith((f"{self.stem}分局", f"{self.name}分局"))
            )
        )


def region_of(government: str) -> Region:
    """The region of a government by its full name. Raises ValueError where it is not one."""
    if government == "北京市朝阳区人民政府":
        return Region("北京市朝阳区", "北京市", "朝阳区", "区", "市")
    found = re.match(
        r"(?:([\u4e00-\u9fff]{2,7}?(?:省"
        r"|自治区))?([\u4e00-\u9fff]{2,6}?[市州盟]))?([\u4e00-\u9fff]{1,8}?[区县市旗])?人民政府$",
        government,
    )
    if found is None:
        raise ValueError(f"not the full name of a government: {government}")
    province, city, district = (g or "" for g in found.groups())
    if not district:  # a city's own government
        province, city, district = "", province, city
    parent = city or province
    full = province + city + district if city else province + district
    return Region(full, parent, district, district[-1], parent[-1:] or "市")


def squeeze(name: str) -> str:
    """A name without blanks and without the colon or full stop that ends it on the page."""
    return _BLANKS.sub("", name).strip("：:，,。；;、")


def without_note(name: str) -> str:
    """A name without the bracket that ends it: 地区办事处（乡政府） → 地区办事处."""
    return _TAIL_NOTE.sub("", name) if name[-1:] in ("）", ")") else name


def _loose(name: str, mark: str) -> bool:
    return name.startswith(_LOOSE.get(mark, ()), 1) and not name.startswith(_FIRM)


def split_place(name: str, region: Region) -> tuple[str, str]:
    """Whose organ a name says it is, and the rest: ("区", "教委"), ("市", "财政局"), ("", "某某街道办事处");
    ("外区", …) and ("外市", …) for another place's."""
    bare = name
    if bare.startswith("中"):
        bare = bare.removeprefix("中国共产党").removeprefix("中共")
    for own in (region.full, region.name):
        if bare.startswith(own):
            return "区", bare[len(own) :]
    if bare[:1] in ("我", "本") and bare[1:2] == region.mark:
        return "区", bare[2:]
    mark, above = region.mark, region.parent_mark
    if bare.startswith(mark) and len(bare) > 1:
        return ("", bare) if _loose(bare, mark) else ("区", bare[1:])
    if region.parent and bare.startswith(region.parent):
        rest = bare[len(region.parent) :]
        other = _PLACED.match(rest)
        if other and other[2] and len(other[2]) > 2:
            return "外区", rest[other.end() :]
        return "市", rest
    if bare.startswith(above) and len(bare) > 1:
        return ("", bare) if _loose(bare, above) else ("市", bare[1:])
    if _PLACE_ENDS.isdisjoint(bare):
        return "", bare
    placed = _PLACED.match(bare)
    if placed and placed.end():
        if placed[2] and len(placed[2]) > 2:
            return "外区", bare[placed.end() :]
        if placed[1] and not placed[2]:
            return "外市", bare[placed.end() :]
    return "", bare


def bases(name: str, aliases: tuple[str, ...], region: Region) -> list[tuple[str, str]]:
    """What a unit may be called, place apart: ("区", "教育委员会"), ("区", "教委") for 北京市朝阳区教育委员会.

    An alias without a place (教委) takes the unit's own. A street office is also X街道, X街道办;
    an area office X地区办事处, X地区, X乡人民政府, X乡政府, X乡.
    """
    scope, rest = split_place(name, region)
    if scope in ("外区", "外市"):
        scope, rest = "", name
    found = [(scope, rest)]
    local = rest.removeprefix("人民政府")
    if local != rest and local:
        found += [(scope, local), (scope, "政府" + local)]
        rest = local
    elif rest == "人民政府":
        found.append((scope, "政府"))
    if rest.endswith("街道办事处"):
        found += [("", rest), ("", rest[:-3]), ("", rest[:-2])]
    elif rest.endswith("地区办事处"):
        area = rest[:-5]
        found += [("", area + tail) for tail in ("地区办事处", "地区", "乡人民政府", "乡政府", "乡")]
    for alias in aliases:
        where, base = ("", alias) if _PLACE_ENDS.isdisjoint(alias) else split_place(alias, region)
        if where in ("外区", "外市"):
            found.append(("", alias))
        else:
            found.append((where or scope, base))
            if not where and name.endswith(("分局", "支队")):
                found.append(("", base))
    return found
