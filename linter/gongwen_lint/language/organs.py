"""Organs named in a text, and lists of recipients split into their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lean import dataclass
from ..patterns import pattern
from .lists import words
from .names import name_at
from .naming import OTHER_DISTRICTS, split_place, squeeze, without_note
from .persons import persons
from .words import is_word

if TYPE_CHECKING:
    from ..organisation import Organisation, Unit

_KINDS = (
    r"(?:街道办事处|地区办事处|街道（地区）|地区（街道）|乡人民政府|乡政府|人民政府|委、办、局|委办局"
    r"|工作部门|组成部门|直属机构|职能部门|业务部门|成员单位|责任单位"
    r"|区属机构|部门|单位|机构|机关|街道|街乡|地区|乡镇|科室|处室|社区|村|企业|学校|医院|公司|集团|民主党派"
    r"|党派|人民团体|团体|党委|党组|党工委|工委|分局|中心|区县|区|委|办|局|处|所|站|乡|镇)"
)
_COLLECTIVE = pattern(
    rf"(?:(?:(?:区|市)?(?:政府|委)|区属|区级|市级|全区|驻区|机关|[局委]属|[局委办]内)?各(?:有关|相关|级|区属"
    rf"|直属|党政|行政|企事业|基层|部门){{0,6}}{_KINDS}"
    rf"|(?:有关|相关|区属|驻区|全区|区级|局属|委属)(?:有关|相关|企事业){{0,3}}(?:部门|单位|企业|街乡|街道|机构"
    rf"|委办局|委、办、局))"
    rf"(?:[、和及与]{_KINDS}(?![\u4e00-\u9fff]{{1,3}}[局委办室])|（[^（）]{{1,8}}）)*"
)
ENDINGS = "局委办室府会处道区乡镇院部厅队司校学心馆所站科股大协纪联团"
_NEXT = {  # a name does not end before these: 局长, 委托, 办理, 会议 …
    "局": "长面部限势域",
    "委": "员托派任婉屈会",
    "办": "理公法事好学结案证件文展税班复方者人单",
    "室": "内外长",
    "府": "邸",
    "会": "议长上员见商同计期展",
    "处": "理长置于罚分级所",
    "道": "路办德理",
    "区": "长域分办内外间块划位",
    "乡": "长村镇亲人",
    "镇": "长区",
    "院": "长校士落",
    "部": "门长分署队位",
    "厅": "长",
    "队": "伍长员列",
    "司": "法长机仪",
    "校": "长园区舍友",
    "学": "生校院习术科者会",
    "心": "理得",
    "馆": "长藏",
    "所": "长有以属在需谓",
    "站": "长点在",
    "科": "技学研长目员级普",
    "股": "份权长",
    "大": "会代力常",
    "协": "会调助商同",
    "纪": "检律委要念",
    "联": "合系席动防",
    "团": "结长队体员委",
}
_ZONES = "小社地园校厂景辖片街"
_FREE = frozenset("请由经报向给与和及同对将被为送是在从各到以据照按让商并或会邀交")  # what may stand in front of a name
_FORMS = pattern(
    r"(?:街道办事处|地区办事处|街道办|街道|人民政府|[乡镇]政府|居委会|村委会|居民委员会|村民委员会|公司|集团"
    r"|医院|中学|小学|大学|学校|委员会|分局|局|办公室|办|委|中心|大队|支队|[^技学]科|部)$"
)
_STOPS = pattern(
    r"(?:请|由|向|给|(?<!日)(?<!晚)报|根据|按照|依据|会同|联合|(?<!共)同(?!志)|送|以|及|被|为|是|在|了|的|从"
    r"|到|商(?!务|业)|按|对(?!外)|经(?!济|贸|信|开|营)|与(?!旅游)|将(?!台)"
    r"|和(?!改革|计划|社会|旅游|信息|平街|城乡|自然|科学|体育)|关于|并|或|各|就(?!业)|[借租占利使]用|新建|改建|扩建|迁建"
    r"|\d{1,6}(?:年度?|月|日|个|所|家|名|项|万|余|多))"
)
_GENERIC = frozenset(
    words(
        """
    办 局 委 处 科 室 所 站 办公室 地区 地区办事处 街道 街道办事处 乡政府 乡人民政府 镇政府 乡 镇 村 部门 单位
    委员会 公司 社区 中心 企业 学校 医院 机构 机关 团体 区 人民政府 政府 科室 分局 集团 居委会 村委会 事业单位
    群众团体 人民团体
    """
    )
)
_TAILS = words(
    """
    协会 学会 商会 基金会 促进会 联盟 部队 总队 支队 党派 合作社 机关 组委会 筹委会 研究会 代表团 团 社
    """
)
_AND_SO_ON = pattern(r"等(?:[\u4e00-\u9fff\d]{0,8})?$")
_HONOURED = pattern(r"^(?:尊敬的|敬爱的|致)")


@dataclass(frozen=True, slots=True)
class OrganHit:
    """An organ in a text: as written, its unit where known, its level (see organisation.LEVELS)."""

    start: int
    end: int
    text: str
    unit: Unit | None = None
    level: str = "其他"
    collective: bool = False  # 各街道办事处、地区办事处（乡政府）


def organs(text: str, organisation: Organisation) -> list[OrganHit]:
    """The organs a text names, in order; of overlapping ones the longest. Unknown ones are found by their form where a
    place stands in front (区某某局) or nothing else does (某某街道办事处 at the beginning)."""
    found = [OrganHit(m.start(), m.end(), m[0], None, _group_level(m[0]), True) for m in _COLLECTIVE.finditer(text)]
    for end in _ends(text):
        hit = _known(text, end, organisation) or _formed(text, end, organisation)
        if hit is not None:
            found.append(hit)
    if len(found) > 1:
        found.sort(key=lambda h: (h.start - h.end, h.start))
        kept: list[OrganHit] = []
        taken = bytearray(len(text))
        for hit in found:  # longest first: a later one overlaps only with its first or last character
            if not taken[hit.start] and not taken[hit.end - 1]:
                kept.append(hit)
                taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
        kept.sort(key=lambda h: h.start)
        return kept
    return found


_END = pattern(f"[{ENDINGS}]")


def _ends(text: str) -> list[int]:
    ends = []
    for match in _END.finditer(text):
        end = match.end()
        following = text[end : end + 1]
        if following and following in _NEXT[match[0]]:
            continue
        ends.append(end)
    return ends


def _known(text: str, end: int, organisation: Organisation) -> OrganHit | None:
    index = organisation.index
    for length in organisation.lengths.get(text[end - 1], ()):
        start = end - length
        entries = index.get(text[start:end]) if start >= 0 else None
        if entries is None:
            continue
        scope, begin = _place_before(text, start, organisation)
        if scope == "别处":
            return OrganHit(begin, end, text[begin:end], None, organisation.level(text[begin:end]))
        for where, unit in entries:
            if where == scope or (not where and scope in ("", "区")):
                if length == 1 and not is_word(text, end - 2, end):
                    break
                return OrganHit(begin, end, text[begin:end], unit, organisation.level(unit))
        if not scope and length > 1 and text[start:end] not in _GENERIC and _free(text, start):
            for where, unit in entries:
                if where == "区":
                    return OrganHit(start, end, text[start:end], unit, organisation.level(unit))
    return None


def _place_before(text: str, start: int, organisation: Organisation) -> tuple[str, int]:
    """The place that stands directly in front: "区", "市", "别处" or "", and where it begins."""
    region = organisation.region
    last = text[start - 1 : start]
    if last not in (region.mark, region.parent_mark, "共", "县"):
        return "", start
    for name in (region.full, region.name):
        if text.endswith(name, 0, start):
            begin = start - len(name)
            if name == region.name and text[begin - 1 : begin] in ("市", "省", "州"):
                return "别处", max(0, _run(text, begin))
            return "区", begin - 2 if text.endswith("中共", 0, begin) else begin
    if last == region.mark:
        for name in OTHER_DISTRICTS:
            if text.endswith(name, 0, start) and name != region.name:
                begin = start - len(name)
                return "别处", begin - len(region.parent) if text.endswith(region.parent, 0, begin) else begin
        if text[start - 2 : start - 1] in _ZONES and not text.endswith(("当地区", "各地区"), 0, start) and start > 1:
            return "", start
        own = text[start - 2 : start - 1] in ("我", "本") and start > 1
        return "区", start - 2 if own else start - 1
    if region.parent and text.endswith(region.parent, 0, start):
        return "市", start - len(region.parent)
    if (last == region.parent_mark and text[start - 2 : start - 1] not in ("城", "都", "超")) or start == 1:
        return "市", start - 1
    return "", start


def _run(text: str, end: int) -> int:
    start = end
    while start > 0 and end - start < 8 and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    for match in _STOPS.finditer(text[start:end]):
        if match.end() < end - start:
            start_of = match.end()
            return start + start_of
    return start


def _free(text: str, start: int) -> bool:
    return start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff" or text[start - 1] in _FREE


def _formed(text: str, end: int, organisation: Organisation) -> OrganHit | None:
    """An organ nobody configured, by its form."""
    low = max(0, end - 30)
    piece = text[low:end]
    if not _FORMS.search(piece[-6:]):
        return None
    for match in _BREAK.finditer(piece):
        low = end - len(piece) + match.end()
    piece = text[low:end]
    cut = 0
    for match in _STOPS.finditer(piece):
        if match.end() < len(piece):
            cut = match.end()
    piece = piece[cut:]
    start = end - len(piece)
    region = organisation.region
    marks = [piece.rfind(name) for name in (region.full, region.name, region.parent)]
    at = max(marks)
    if at > 0:
        full = piece.rfind(region.full)
        at = full if full >= 0 else at
        start += at
        piece = piece[at:]
    elif at < 0:
        spot = max(piece.rfind(region.mark, 0, len(piece) - 2), piece.rfind(region.parent_mark, 0, len(piece) - 2))
        if spot > 0 and piece[spot - 1] not in _ZONES + "城都超":
            other = next((p for p in OTHER_DISTRICTS if piece.endswith(p, 0, spot + 1)), None)
            spot = spot + 1 - len(other) if other else spot
            start += spot
            piece = piece[spot:]
    if len(piece) < 3 or piece in _GENERIC or "个" in piece:
        return None
    level = organisation.level(piece)
    if level == "其他" or (level == "内设机构" and not piece.endswith(("科", "处", "室", "股"))):
        return None
    return OrganHit(start, end, piece, organisation.unit(piece), level)


_BREAK = pattern(r"[^\u4e00-\u9fffA-Za-z0-9]")


def _group_level(name: str) -> str:
    if "街" in name or "乡" in name or "地区" in name:
        return "街乡"
    if "科室" in name or "处室" in name:
        return "内设机构"
    if name.endswith(("企业", "公司", "集团")):
        return "企业"
    return "社区" if name.endswith(("社区", "村")) else "部门"


def is_collective(name: str) -> bool:
    """Whether a name means several organs at once: 各街道办事处, 区政府各委、办、局, 有关单位."""
    return _COLLECTIVE.search(name) is not None


# --- lists ------------------------------------------------------------------------------------------------------------

_LONGEST = 80  # characters of the longest stretch that is still asked whether it is a name
_SEPARATORS = pattern(r"[，,；;、\n（(）)]")


def split_names(text: str, organisation: Organisation) -> list[tuple[int, int]]:
    """The names of a list (主送, 抄送) as offsets: cut at ，and ；, and at 、 only where both sides are complete names
    of organs or persons (区政府、区委 is two; 各街道办事处、地区办事处（乡政府） is one; 区政府各委、办、局 is one)."""
    found: list[tuple[int, int]] = []
    pieces: list[tuple[int, int]] = []
    begin = depth = 0
    closed = max(text.rfind("）"), text.rfind(")"))
    for match in _SEPARATORS.finditer(text):
        mark = match[0]
        if mark in "（(":
            depth += 1
        elif mark in "）)":
            depth = max(0, depth - 1)
        elif depth and match.end() <= closed:
            continue
        else:
            depth = 0
            pieces.append((begin, match.start()))
            begin = match.end()
            if mark != "、":
                found += _joined(text, pieces, organisation)
                pieces = []
    pieces.append((begin, len(text)))
    found += _joined(text, pieces, organisation)
    return found


def _joined(text: str, pieces: list[tuple[int, int]], organisation: Organisation) -> list[tuple[int, int]]:
    pieces = [p for p in (_trim(text, *p) for p in pieces) if p[0] < p[1]]
    if len(pieces) < 2:
        return pieces
    result = [pieces[0]]
    for start, end in pieces[1:]:
        before, stop = result[-1]
        if (
            stop - before <= _LONGEST
            and end - start <= _LONGEST
            and _apart(text[before:stop], text[start:end], organisation)
        ):
            result.append((start, end))
        else:
            result[-1] = (before, end)
    return result


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return start + lead, start + len(piece.rstrip(" \t\u3000：:。.\n"))


def _apart(left: str, right: str, organisation: Organisation) -> bool:
    """Whether two neighbours in a list are names of their own."""
    bare = squeeze(right)
    if "各" in left and "各" not in bare:  # 各街道办事处、地区办事处（乡政府）
        generic = without_note(bare) in _GENERIC
        if generic or (
            organisation.unit(bare) is None and not split_place(bare, organisation.region)[0] and not persons(bare)
        ):
            return False
    return _complete(left, organisation) and _complete(right, organisation)


def _complete(name: str, organisation: Organisation) -> bool:
    bare = _HONOURED.sub("", _AND_SO_ON.sub("", squeeze(name)))
    if not bare or without_note(bare) in _GENERIC:
        return False
    if organisation.unit(bare) is not None:
        return True
    group = _COLLECTIVE.search(bare)
    if group is not None and group.end() == len(bare):
        return True
    if organisation.level(bare) != "其他" or without_note(bare).endswith(_TAILS):
        return True
    hits = persons(bare)
    if hits and hits[-1].end == len(bare):
        return True
    if not bare.endswith(("同志", "先生", "女士")) or bare[0] == "全":
        return False
    named = name_at(bare, 0, alone=True)  # a rare surname: 简五同志; a given name alone: 若川同志
    return (named is not None and named[0] == len(bare) - 2) or (len(bare) == 4 and bare[1] not in "位关体")
