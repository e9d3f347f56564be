"""Assignments: which other organs a paper gives tasks, costs, land, staff or powers to (涉及其他部门事项), sentence by
sentence, and in columns and labels of 责任单位."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..context import Context
from ..document import Paragraph, Place
from ..language.organs import ENDINGS, OrganHit, organs
from ..language.scope import mask_titles
from ..lean import dataclass
from ..organisation import Organisation
from ..paper import Paper
from ..patterns import pattern
from .issuers import same_organ

Burden = Literal["task", "money", "land", "staff", "power"]

_LEVELS = ("部门", "街乡", "办公室", "市级部门", "事业单位", "企业")
_VAGUE = pattern(r"有关|相关|各?(?:职能|责任|成员|业务)?(?:部门|单位)$|属地|^(?:我|本|协调|按照|要求|督促)")
_NAME = pattern(
    r"^(?:区|市|朝阳|北京|某|[\u4e00-\u9fff]{1,6}(?:街道|地区|乡|分局|支队))|^(?:各|全区|\d+个)"
)  # of an organ nobody knows
_HINTS = (
    "由",
    "请",
    "负责",
    "承担",
    "牵头",
    "安排",
    "拨",
    "追加",
    "移交",
    "占用",
    "使用",
    "职",
    "编制",
    "配合",
    "协",
    "单位",
    "参加",
    "提供",
    "落实",
    "需",
    "抽调",
    "划",
    "移",
    "调剂",
    "办理",
    "利用",
)

# What one may be told to do. After 由 any of these, at some distance; right after an organ's name only the narrower.
_DOES = (
    r"负责|牵头|承担|承办|承接|组织|实施|安排|拨付|拨款|追加|核拨|划拨|列支|解决|落实|办理|审批|核发|核定"
    r"|核增|提供|出资|保障|配合|协助|协同|参加|参与|养护|管护|管理|建设|验收|接收|移交"
    r"|调剂|增加|选派|派员|派出|抽调|执行|完成|推进|统筹|监管|监督|查处|执法|清运|清理|整治|拆除|维护|维修"
    r"|改造|调整|支持|协调|给予|予以|做好|加强|开展|制定|出台|支付|垫付|划转|腾退|发放|巡查|疏导|维持|征收"
    r"|收取|代管|托管|兜底|纳入|列入|使用|负担|修[建通缮复]|配送|运营|经营|代建|施划|编制|看护|值守|救治|出具"
    r"|办结|补足|结算|报销"
)
_BY = pattern(rf"^(?:等[^，。；]{{0,8}})?[^。；]{{0,30}}?(?:{_DOES})")
_DIRECT = pattern(
    r"^(?:等\d*家?(?:有关|相关)?(?:单位|部门)?)?[：:]?(?:[要应须需将]|应当|分别|共同|具体|统一|统筹"
    r"|按[^，。；已]{1,10}|另行|负有|从[^，。；]{1,14}中?|在[^，。；]{1,10}中|于\d[^，。；]{1,10}(?:日|月|底"
    r"|年)前?){0,3}(?:负责|牵头|承担|承办|安排|拨付|拨款|追加|核拨|划拨|提供|出资|保障|配合|协助|协同|参加"
    r"|做好|落实|解决"
    r"|办理|养护|管护|清运|核增|调剂|接收|选派|抽调|给予|腾退|移交)(?!了|过|的)"
    r"|^(?:等\d*家?(?:有关|相关)?(?:单位|部门)?)?(?:也|均|都)?(?:要|应当?|须|需"
    r"|负责)[^，。；已]{0,14}?(?:完成|组织|实施|办理|推进|加强|开展|制定|出具|核发|拆除|整改|提出)(?!了|过"
    r"|的)"
)
_CALLED = pattern(
    r"(?:由|交由|移交(?:给|至)?|交给|委托|责成|(?<![申聘报宴邀])请(?:求)?|商请|要求|指定|建议|需要?|须|希望"
    r"|抄送|通知)(?:区政府|区人民政府|区领导)?(?:协调|责成|指示|要求|明确|安排)?(?:由)?$"
)
_BY_END = pattern(r"由$")
_DRAFTED = pattern(
    r"^(?:等[^，。；]{0,6})?[^，。；]{0,16}?(?:起草|拟订|拟定|组成|担任|兼任|参加了|出席|提出|审核认定|测算"
    r"|评审|推荐|任组长)|^(?:等[^，。；]{0,6})?的"
)
_FACT = pattern(
    r"现由|目前|一直|长期|历来|历年|原由|原来|此前|以往|过去|去年|上年|前期|产权|权属|归属|隶属|现行|现状|已"
    r"|曾|近年|现有|近期(?!拟)|上半年|经(?:过)?区政府[^，。；]{0,10}(?:研究|同意|明确|批准)"
)
_SETTLED = pattern(
    r"(?:按照?|根据|依据|依照|遵照|经)[^，。；]{0,40}(?:规定|条例|办法|法律|职责|职能|三定|分工|部署|会议"
    r"|纪要|批示|精神|体制|计划|批复|安排)[^，。；]{0,8}[，,]"
)
_PROPOSAL = pattern(
    r"拟|(?<![申聘报宴邀])请|建议|申请|恳|计划|方案|将(?![军近才])|分工|明确|主要内容|规划(?![局委分国和])"
    r"|职责|任务|安排|责任|措施|需要?(?!求)|应|须"
    r"|^[一二三四五六七八九十]、|^（[一二三四五六七八九十]）"
)
_RUNS_ON = pattern(r"协调|负责|会同|配合|委托|组织|指导|督促|联系")
_PROPOSES = pattern(r"拟|(?<![申聘报宴邀])请|建议|申请|恳|计划")
_CONSENTED = pattern(r"同意|一致|无异议|无不同意见|不同意|认为|意见|支持(?=$|[，。；])")
_INVOLVES = pattern(r"涉及(?:到)?$")
_COMPETENCE = pattern(r"^(?:等[^，。；]{0,6})?(?:的)?[^，。；]{0,6}(?:职责|职能|职权|权限|管理范围|业务范围|事权|管辖)")
_LAND_BEFORE = pattern(
    r"(?:占用|选址[于在]?|迁入|租用|使用|利用|借用|划拨|调拨|征用|租用|收回|腾退|接收)[^，。；]{0,12}$"
)
_LAND_AFTER = pattern(r"^[^，。；]{0,20}?(?:用地|土地|地块|用房|房屋|场地|绿地|公园|校舍|办公楼|院落|设施|车辆|资产)")
_TAKEN_BEFORE = pattern(r"(?:将|把|从)(?:原)?$")
_TAKEN_AFTER = pattern(
    r"^[^。；]{0,30}?(?P<what>职能|职责|职权|审批权|执法权|事权|编制|人员|资产|机构|业务"
    r"|工作)?[^。；]{0,14}?(?:划入|划转|划归|划拨|移交|调整(?:到|至|给|为)|交由|下放|整合|并入|转隶|调剂"
    r"|抽调|调配|借调)"
)
_SITE = pattern(
    r"(?:拟|申请|请|需)[^，。；]{0,10}?(?:占用|征用|使用)(?![^，。；]{0,8}(?:我|本|自有"
    r"|自))[^，。；]{0,12}?(?P<site>[\u4e00-\u9fff]{0,8}?(?:公园|绿地|林地|广场|校园|河道"
    r"|道路))[^，。；]{0,6}?(?:用地|土地|地块|绿地|场地|内)"
)
_LABEL = pattern(r"(?:责任|牵头|配合|主责|承办|协办|实施|协同|主管|主办)(?:单位|部门)(?:为|[：:])")
_LAYS = pattern(  # what every assignment has: a word in front of the organ, or a verb right behind it
    r"由|请|交给|移交|委托|责成|要求|指定|建议|须|需|希望|抄送|通知|将|把|从|占用|选址|迁入|租用|使用|利用|借用|划拨|调拨|征用|收回"
    r"|腾退|接收|涉及|责任单位|责任部门|(?:牵头|配合|主责|承办|协办|实施|协同|主管|主办)(?:单位|部门)"
    rf"|[{ENDINGS}][）)]?(?:等[^，。；]{{0,8}})?[：:]?(?:[要应也均都分共具统按另负从在于]|牵头|承[担办]|安排|拨|追加|核[拨增]|划拨|提供"
    r"|出资|保障|配合|协[助同]|参加|做好|落实|解决|办理|养护|管护|清运|调剂|选派|抽调|给予)"
)
_COLUMN = pattern(r"^(?:责任|牵头|配合|主责|协办|实施)(?:单位|部门)")
_MONEY = pattern(r"经费|资金|拨付|拨款|追加|列支|预算|出资|万元|费用|垫付|支付|补助")
_STAFF = pattern(r"编制|人员|抽调|选派|派员|增派|借调|人手|警力")
_AUDIT = pattern(r"审计")


@dataclass(frozen=True, slots=True)
class Involved:
    """An organ other than the drafting one that a paper burdens: as written, and by what words."""

    name: str
    unit: str  # full name where known, else ""
    level: str
    collective: bool
    burden: Burden
    place: Place
    words: str


def involved(paper: Paper, context: Context) -> tuple[Involved, ...]:
    """The other organs that a paper's own text gives tasks, costs, land, staff or powers to, each once.

    Not what stands as a fact (现由…负责养护), what a rule or an earlier decision has laid down, what others drafted or
    agreed to, nor vague circles (有关部门). Its own subordinates and co-issuers are left out.
    """
    key = ("involved", id(paper))
    known = context.memo.get(key)
    if known is None:
        known = context.memo[key] = tuple(_others(paper, context))
    return known


def _others(paper: Paper, context: Context) -> Iterator[Involved]:
    organisation = context.organisation
    own = [o.unit or o.text for o in paper.issuers] + [s.organ.unit or s.organ.text for s in paper.signature if s.organ]
    own += [r.organ.unit or r.organ.text for r in paper.recipients if r.organ]
    own += [organisation.district.name, organisation.office.name]
    seen: set[str] = set()
    for found in _found(paper, organisation):
        name = found.unit or found.name
        if name in seen or any(_is_own(name, o, organisation) for o in own):
            continue
        seen.add(name)
        yield found


def _is_own(name: str, own: str, organisation: Organisation) -> bool:
    return same_organ(name, own, organisation) or (
        organisation.relation(own, name) == "subordinate" and "政府" not in own
    )


def _found(paper: Paper, organisation: Organisation) -> Iterator[Involved]:
    # what stands before the first proposal of a request is its background
    proposed = paper.direction != "上行" or paper.kind == "意见"
    for sentence in paper.sentences if not proposed else paper.holding(*_HINTS):
        text = sentence.text
        proposed = proposed or _PROPOSAL.search(text) is not None
        if proposed and _LAYS.search(text) and any(hint in text for hint in _HINTS):
            paragraph = paper.document.paragraph(sentence.place)
            yield from assignments(text, paragraph, sentence.place.start, organisation)
    yield from _columns(paper, organisation)


def assignments(text: str, paragraph: Paragraph, offset: int, organisation: Organisation) -> Iterator[Involved]:
    """The assignments one sentence makes; `offset` is where it starts in its paragraph."""
    masked = mask_titles(text)
    hits = [_cut(h, organisation) for h in organs(masked, organisation)]
    hits = [h for h in hits if h.level in _LEVELS]
    if not hits:
        site = _SITE.search(masked)
        if site:
            place = paragraph.place(offset + site.start(), offset + site.end())
            yield Involved(site["site"], "", "", False, "land", place, text[site.start() : site.end()])
        return
    label = _LABEL.search(masked)
    for group in _groups(masked, hits):
        start, end = group[0].start, group[-1].end
        low = max(masked.rfind(mark, 0, start) for mark in "，。；：\n") + 1
        stop = min((n for n in (masked.find(mark, end) for mark in "，。；") if n >= 0), default=len(masked))
        before, after = masked[low:start], masked[end:]
        burden: Burden | None = None
        if label and label.end() <= start:
            burden = "task"
        else:
            burden = _burden(masked, before, after, masked[:low])
        if burden is None:
            continue
        begin = low if burden in ("land", "staff", "power") or not before.endswith("由") else start - 1
        place = paragraph.place(offset + begin, offset + stop)
        for hit in group:
            if not particular(hit) or (_AUDIT.search(hit.text) and _AUDIT.search(after)):
                continue
            unit = hit.unit.name if hit.unit else ""
            yield Involved(hit.text, unit, hit.level, hit.collective, burden, place, text[begin:stop])


def _cut(hit: OrganHit, organisation: Organisation) -> OrganHit:
    """区财政局协调某公司 read as the name of one organ: the organ that acts."""
    verb = _RUNS_ON.search(hit.text) if hit.unit is None and not hit.collective else None
    first = organs(hit.text[: verb.start()], organisation) if verb else ()
    if len(first) != 1 or first[0].start or first[0].unit is None:
        return hit
    end = hit.start + first[0].end
    return OrganHit(hit.start, end, first[0].text, first[0].unit, first[0].level)


def particular(hit: OrganHit) -> bool:
    """Whether a name means certain organs (区财政局, 各街道办事处): not the drafting one, not 有关部门."""
    if _VAGUE.search(hit.text):
        return False
    return hit.unit is not None or (_NAME.search(hit.text) is not None and not hit.text.startswith("区政府"))


def _groups(text: str, hits: list[OrganHit]) -> list[list[OrganHit]]:
    """Organs that stand in one list: 区教委、区财政局和区编办."""
    groups: list[list[OrganHit]] = []
    for hit in hits:
        if groups and text[groups[-1][-1].end : hit.start] in ("、", "和", "及", "与", "以及", "，", "会同", "及其"):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def _burden(text: str, before: str, after: str, earlier: str) -> Burden | None:
    """What a clause lays on the organs between `before` and `after`, or None."""
    clause = after[: min((n for n in (after.find(m) for m in "，。；") if n >= 0), default=len(after))]
    if _TAKEN_BEFORE.search(before):
        taken = _TAKEN_AFTER.search(after)
        if taken and "已" not in before + clause:
            return "staff" if taken["what"] in ("编制", "人员") or "抽调" in taken[0] else "power"
    if _LAND_BEFORE.search(before) and _LAND_AFTER.search(after) and not _FACT.search(before):
        return "land"
    if _INVOLVES.search(before) and _COMPETENCE.search(after):
        return "power"
    called = _CALLED.search(before)
    told = _BY.match(after) if called else _DIRECT.match(after)
    if told is None or _FACT.search(before) or "已" in told[0] or _DRAFTED.match(after):
        return None
    near = earlier[-40:]
    if _SETTLED.search(near + before) and not _PROPOSES.search(near + before):
        return None
    if not _BY_END.search(before) and _CONSENTED.search(clause):
        return None
    if called and called[0] in ("建议", "需", "需要", "须", "通知", "抄送") and not _DIRECT.match(after):
        return None
    if _FACT.search(near[near.rfind("。") + 1 :]) and not _PROPOSES.search(text):
        return None
    words = before[-12:] + clause
    return "money" if _MONEY.search(words) else "staff" if _STAFF.search(words) else "task"


def _columns(paper: Paper, organisation: Organisation) -> Iterator[Involved]:
    """Organs in the 责任单位 columns of tables in the paper's own text."""
    columns: set[tuple[int, int]] = set()
    for number in paper.in_zone("body"):
        paragraph = paper.document.paragraphs[number]
        cell = paragraph.cell
        if cell is None:
            continue
        if _COLUMN.match("".join(paragraph.text.split())):
            columns.add((cell.table, cell.column))
        elif (cell.table, cell.column) in columns:
            for hit in organs(paragraph.text, organisation):
                if hit.level in _LEVELS and particular(hit):
                    unit = hit.unit.name if hit.unit else ""
                    place = paragraph.place(hit.start, hit.end)
                    yield Involved(hit.text, unit, hit.level, hit.collective, "task", place, hit.text)
