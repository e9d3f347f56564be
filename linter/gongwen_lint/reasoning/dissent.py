"""Disagreement (意见分歧) that a paper reports to its superior: between whom, with what reasons, and with which
recommendation (第三十八、四十二条)."""

from __future__ import annotations

from ..context import Context
from ..document import Place
from ..language.organs import OrganHit, organs
from ..language.reviewers import REVIEWER
from ..language.scope import is_rule, mask_titles
from ..lean import dataclass
from ..organisation import Organisation
from ..paper import Paper
from ..patterns import pattern
from .assigned import particular
from .discord import unsettled
from .issuers import same_organ

_LEVELS = ("部门", "街乡", "市级部门", "事业单位")
_AT_ODDS = (
    "谈",
    "未果",
    "无果",
    "没有结果",
    "不成",
    "未成",
    "各执",
    "各持",
    "各不",
    "不下",
    "僵",
    "看法",
    "主张",
    "观点",
    "立场",
    "说法",
    "商妥",
    "认可",
)
DISAGREEMENT_WORDS = (
    "分歧",
    "一致",
    "不同",
    "不宜",
    "意见",
    "异议",
    "反对",
    "会签",
    "共识",
    "统一",
    "达成",
    "不赞",
    *_AT_ODDS,
)
_SETTLED = ("同意", "采纳", "吸收", "坚持", "明确", "裁定", "接受", "解决", "消除")
_SPLIT = pattern(
    r"(?:存在|存|有|产生|出现|形成)(?:着|较大|一定|一些|明显|原则|重大|不同|若干)*(?:的)?(?:意见)?分歧(?!已"
    r"|问题已)|意见(?:上)?(?:有|存在?)分歧|分歧(?:较大|明显|依然|仍然|仍)"
    r"|(?:未|没有|未能|没能|尚未|仍未|无法|难以|不能)(?!予?采纳|予?吸收)(?:与|同|和)?[^，。；已]{0,24}?(?:协商一致|达成一致"
    r"|取得一致|达成共识|形成一致|形成共识|统一意见|取得共识|统一|达成协议)"
    r"|(?:未|没|没有|未能|没能|尚未|仍未|无法|难以|始终|一直|仍|还是)(?:能)?[谈商](?:拢|妥|成)"
    r"|[谈说商]不(?:拢|妥|到一起)|(?:协商|磋商|会商|商谈|沟通|协调|商议|洽谈|商量)[^，。；]{0,6}?(?:未果|无果|没有结果|不成(?!熟)|未成(?![年立]))"
    r"|(?:看法|主张|观点|立场|说法)(?:上)?(?:仍|尚|还|始终|也|都|各|并|存在)*(?:不同|不一致|不一|不统一|相左|相反|各异|差异)"
    r"|(?:未|没有|尚未|至今未|始终未)(?:予以?|表示|能)?认可|不予认可|意见[^，。；]{0,8}?(?<!无)(?<!没有)不同(?=[：，。；]|$)"
    r"|各[执持](?:一词|一端|己见|一说)|各不相让|(?:争执|争持|僵持|相持)不下|陷入僵局"
    r"|意见(?:仍|尚|还|始终|难以|至今)*(?:不一致|不统一|不一|未统一|未能统一|未达成一致|相左)"
    r"|(?:不同意|不赞成|不赞同|不予会签|拒绝会签|未予会签|反对|持(?:有)?(?:不同|保留|反对"
    r"|异议)(?:的)?(?:意见|看法|态度)?|有不同(?:的)?(?:意见|看法)|提出(?:了)?(?:不同|反对"
    r"|异议)(?:的)?(?:意见)?|表示异议|保留(?:不同)?意见|难以同意|不宜[^，。；]{0,12})"
)
_NONE = pattern(
    r"(?:无|没有|均无|并无|未提出|未收到|未|不存在|未发现|无人)(?:任何|明显|重大|原则性?|不同"
    r"|其他)*(?:的)?(?:意见)?(?:分歧|不同意见|异议|反对意见|反对|不同看法)|无不同|无分歧"
)
_IF = pattern(
    r"(?:如(?!下)|若|凡|倘|一旦|遇|对于|当(?![前日年时]))[^，。；]{0,24}$|对$|(?:避免|防止|消除|解决"
    r"|化解)[^，。；]{0,12}$"
)
_CITIZENS = pattern(
    r"居民|业主|群众|村民|商户|企业|家长|代表|当事人|租户|专家|住户|产权人|股东|公司|物业|媒体|网民|市民"
    r"|学生|消费者|(?:建设|施工|养护|监理|设计|产权|使用|开发|中标|承包|用工|供货|租赁)(?:单位|方)|开发商|[甲乙]方"
)
_TALKS = pattern(r"[谈商说僵]|沟通|协调|不下|协议")
_WITH = pattern(r"(?<![不共会协相合])[与同和跟向](?![意时步期样])")
_ALL_AGREE = pattern(
    r"(?<!其他)(?<!其余)(?:部门|单位|[两三]家|[局委办]|街道|方)(?:都|均|一致)(?:已)?(?:书面|复函|函复|签字|签署|回函|明确|会签|表示)*(?:同意|无异议|无(?:不同)?意见)"
)
_REVIEW = pattern(r"审[查核]|[送报复]审|合法|上位法|法律|法规")  # what the legality reviewer says as such
_NEAR = 160  # characters looked at before a sentence
_PARTY = pattern(r"双方|两[局委家部单]|各方|部门|单位|各[局委]|三[家方局委]|两家|会签")
_RESOLVED = pattern(
    r"(?:已|后|最终|目前|现|均|并|再次协商)[^。；]{0,18}(?:协商一致|达成一致|取得一致|达成共识|取得共识"
    r"|统一意见|意见一致|形成一致|无分歧|消除分歧|不再坚持|表示同意|均同意)"
    r"|(?:意见|分歧)[^，。；]{0,6}(?:已|均|全部)[^，。；]{0,8}(?:采纳|吸收|解决|消除|统一)|(?:已|均"
    r"|全部)(?:予以|按照?其?[^，。；]{0,6})?(?:采纳|吸收)|按其意见[^，。；]{0,8}修改"
    r"|(?:经|由)[^。；]{0,24}协调[^。；]{0,16}(?:一致|同意|明确|裁定|统一)|(?:我[局委办]|本[局委])(?:同意"
    r"|接受)(?:其|该|上述)意见"
)
_STILL = pattern(r"仍|尚|还|未|没有|不能|始终")
_FORMER = pattern(r"(?:原|最初|起初|此前|曾|初稿|首次|第一次|开始时?)[^，。；]{0,30}$")

_REASON = pattern(
    r"理由(?:是|为|如下|：|有|:)?|依据(?:是|为|：)?|认为(?!应|可|宜|不宜|要|须|不应|不可|不能|按|由|以|方案)"
    r"|鉴于|因为?(?!此)|由于|考虑|根据|按照|依照|不符合"
    r"|不符|违反|缺乏|没有(?:依据|必要|先例)|属于?(?!地)|担心|超出|影响|会导致|将导致|主张|指出"
    r"|为(?:了)?保障|才能|不足|尚无|依《|据《|有利于|不利于|原因"
)
_OWN = pattern(r"(?:我|本)(?:局|委|办|街道|街|乡|镇|地区|处|院|校|中心|单位|区|馆|队|所|方|行|们)(?!区|内)|笔者")
_OWN_VIEW = pattern(
    r"(?:我|本)(?:局|委|办|街道|街|乡|镇|地区|处|中心|单位|们|馆|队|所)(?:的)?[^，。；]{0,16}?(?:认为|主张"
    r"|考虑|坚持|理由|理据|依据|意见|看法|观点|鉴于|提出)"
    r"|(?:坚持|维持|采用)[^，。；]{0,16}(?:理由|依据|是因为)"
    r"|(?:综合考虑|鉴于|考虑到)[^。；]{0,40}(?:建议|拟)|建议(?:采纳|接受|尊重)"
)
_LED_BY = pattern(r"^(?:其)?(?:主要|具体)?(?:理由|依据|原因|理据)")
_IN_ANNEX = pattern(
    r"(?:理由|理据|依据|意见|情况|分歧|说明)[^。；]{0,16}(?:见|详见|附后|附于)[^。；]{0,6}(?:附件)?|(?:见"
    r"|详见)附件"
)
_BOTH = pattern(
    r"(?:双方|两[局委家部单]|各方|三[家方]|上述(?:部门|单位)|两个?部门|他们|该[局委办]|对方"
    r"|其(?:余)?)[^，。；]{0,12}?(?:认为|理由|理据|依据|主张|担心|指出)"
)

_RECOMMENDS = pattern(
    r"(?:建议|倾向(?:于)?|提议|推荐|拟(?:按|采[用取纳]|选|维持|以|由|同意|执行|确定|不予?)|宜(?:按|由"
    r"|采)|以[^，。；]{1,20}为宜|办理(?:建议|意见)|处理(?:建议|意见)|(?:恳|敬|特|拟|现|提)?请(?:区政府"
    r"|予以?)?[^，。；]{0,6}(?:同意|批准)[^，。；]{0,8}按[^，。；]{1,20}(?:方案|意见|标准|办法))"
)
_HANDED_BACK = pattern(
    r"^(?:提请|恳请|报请|请|由)?(?:区政府|区人民政府|政府|区领导|领导|上级|会议|常务会议|分管副?区长"
    r"|区政府领导|副区长)?[^，。；]{0,8}?(?:裁定|定夺|决断|裁决|决定|研究决定|研究|明确|协调(?!由)|予以明确"
    r"|议定|决策|审定|统筹考虑|酌定|直接上会|上会|表决)"
)
_PROCEDURAL = pattern(r"拟(?:提请|报|提交|上报|于|在|请)")
_COORDINATED = pattern(
    r"(?:经|由|报|提请|请)[^。；]{0,16}(?:副区长|区(?:政府)?(?:分管|主管)领导|分管区长)[^。；]{0,20}?(?:协调"
    r"|召集|主持|召开|研究|会商)"
)
_PENDING = pattern(r"拟|将|恳?请|建议|未|待")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A disagreement that a paper reports as unsettled."""

    place: Place  # the words that say so
    words: str
    parties: tuple[str, ...]  # the other organs named with it, as written
    silent: tuple[str, ...]  # those of them whose reasons are not given
    own_reasons: bool  # the reasons of the drafting organ are given
    given: tuple[str, ...]  # the other organs whose reasons are given
    recommendation: Place | None  # what the drafting organ recommends
    coordinated: Place | None  # the words that the deputy head in charge has coordinated (分管副区长协调)


def disagreement(paper: Paper, context: Context) -> Disagreement | None:
    """The disagreement between organs that an upward paper reports as unsettled, or None."""
    key = ("disagreement", id(paper))
    if key not in context.memo:
        context.memo[key] = _disagreement(paper, context)
    found: Disagreement | None = context.memo[key]
    return found


def _disagreement(paper: Paper, context: Context) -> Disagreement | None:
    organisation = context.organisation
    own = tuple(o.unit or o.text for o in paper.issuers)
    found: tuple[Place, str] | None = None
    parties: dict[str, None] = {}
    for sentence in paper.holding(*DISAGREEMENT_WORDS, *_SETTLED):
        text = sentence.text
        hit = None
        if any(hint in text for hint in DISAGREEMENT_WORDS):
            told = paper.document.paragraph(sentence.place).text[: sentence.place.start]
            hit = _split(text, told[-_NEAR:], organisation, own)
        if hit is not None:
            if found is None:
                found = sentence.at(hit[0], hit[1]), text[hit[0] : hit[1]]
            parties.update(dict.fromkeys(hit[2]))
        elif found is not None and _RESOLVED.search(text) and not _STILL.search(text):
            return None
    if found is None:
        place = unsettled(paper)
        if place is None or place.paragraph not in paper.in_zone("form"):
            return None  # the text has been read; a 起草说明 gives the reasons itself
        paragraph = paper.document.paragraph(place)
        found = place, paragraph.text[place.start : place.end]
        parties.update(dict.fromkeys(h.text for h in organs(found[1], organisation) if not h.collective))
    silent, own_reasons, given = _reasons(paper, tuple(parties), organisation, own)
    return Disagreement(
        found[0],
        found[1],
        tuple(parties),
        silent,
        own_reasons,
        given,
        _recommended(paper, organisation, own),
        _coordination(paper),
    )


def _split(
    text: str, told: str, organisation: Organisation, own: tuple[str, ...]
) -> tuple[int, int, tuple[str, ...]] | None:
    """Where a sentence says that organs disagree, and the other organs that it names. `told` stands before it."""
    masked = mask_titles(text)
    for hit in _SPLIT.finditer(masked):
        before, after = masked[: hit.start()], masked[hit.end() :]
        start = max(before.rfind(m) for m in "，；。") + 1
        if _NONE.search(before[start:][-14:] + hit[0]) or _IF.search(before):
            continue
        if hit[0].startswith("不宜") and not _PARTY.search(before):
            continue
        if _RESOLVED.search(after) and not _STILL.search(after[: _RESOLVED.search(after).end()]):  # type: ignore[union-attr]
            continue
        if _FORMER.search(before) and not _STILL.search(hit[0]):
            continue
        subject = before[start:]
        names = [
            h
            for h in organs(masked, organisation)
            if not h.collective and h.level in _LEVELS and particular(h) and not _mine(h, own, organisation)
        ]
        near = [h for h in names if h.end <= hit.start()]
        if not any(h.start >= start for h in near) and (_CITIZENS.search(subject) or is_rule(text[: hit.end()])):
            continue
        if _of_review(masked, near):
            continue
        if _with_others(subject, hit[0], before[:start], after, told, organisation):
            continue
        at_odds = any(word in hit[0] for word in ("意见", "一致", "分歧", *_AT_ODDS))
        if not near and not _PARTY.search(before) and not at_odds:
            continue
        if not names and not _PARTY.search(masked) and "协商" not in masked and "分歧" not in hit[0]:
            continue
        stop = next((n for n in (masked.find(m, hit.end()) for m in "，；。：") if n >= 0), len(masked))
        here = [h for h in names if start <= h.start < stop] or names
        named = tuple(h.text for h in here)
        begin = start if hit.start() - start <= 30 else hit.start()
        return begin, hit.end(), named
    return None


def _of_review(text: str, near: list[OrganHit]) -> bool:
    """Whether it is the legality reviewer that does not agree, on what it reviews: no dissent of an organ consulted."""
    return bool(near) and REVIEWER.search(near[-1].text) is not None and _REVIEW.search(text) is not None


def _talked_to(subject: str) -> str:
    """Whom a clause says it talked with (我街道会同区某局与该企业多次): the words behind the last 与; "" where none."""
    hits = list(_WITH.finditer(subject))
    return subject[hits[-1].end() :] if hits else ""


def _with_others(subject: str, said: str, earlier: str, after: str, told: str, organisation: Organisation) -> bool:
    """Whether talks that came to nothing were held with a company or residents, not with an organ: by their clause, or
    where it does not say with whom, by what was last spoken of."""
    partner = _talked_to(subject + said)
    if partner:
        return _CITIZENS.search(partner) is not None and not organs(partner, organisation)
    if not _TALKS.search(said) or _PARTY.search(subject) or any(particular(h) for h in organs(subject, organisation)):
        return False
    if _ALL_AGREE.search(after):
        return True
    spoken = told + earlier
    citizens = list(_CITIZENS.finditer(spoken))
    return bool(citizens) and all(
        h.level not in _LEVELS or h.start < citizens[-1].start() for h in organs(spoken, organisation)
    )


def _mine(hit: OrganHit, own: tuple[str, ...], organisation: Organisation) -> bool:
    name = hit.unit.name if hit.unit else hit.text
    return any(same_organ(name, o, organisation) for o in own)


def _reasons(
    paper: Paper, parties: tuple[str, ...], organisation: Organisation, own: tuple[str, ...]
) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """The parties whose reasons are not given, whether the drafting organ's own are, and the others that give theirs."""
    given: set[str] = set()
    anyone = everyone = mine = False
    before: list[str] = []
    for sentence in paper.sentences:
        text = sentence.text
        if ("附件" in text or "附后" in text) and _IN_ANNEX.search(text):
            return (), True, ()
        for clause in _clauses(mask_titles(text)):
            hits = [
                h.text for h in organs(clause, organisation) if h.level in _LEVELS and not _mine(h, own, organisation)
            ]
            mine = mine or _OWN_VIEW.search(clause) is not None
            everyone = everyone or _BOTH.search(clause) is not None
            if _REASON.search(clause):
                others = hits or (before if _LED_BY.match(clause) else [])
                given.update(others)
                anyone = anyone or bool(others)
            before = hits
    if parties:
        silent = () if everyone else tuple(p for p in parties if not any(same_organ(p, g, organisation) for g in given))
    else:
        silent = () if anyone or everyone else ("有关单位",)
    return silent, mine, tuple(sorted(given))


def _clauses(text: str) -> list[str]:
    return [piece for piece in text.replace("；", "。").split("。") if piece]


def _recommended(paper: Paper, organisation: Organisation, own: tuple[str, ...]) -> Place | None:
    """Where the drafting organ says how to settle it; to ask the government to decide is no recommendation."""
    for sentence in paper.sentences:
        text = mask_titles(sentence.text)
        for hit in _RECOMMENDS.finditer(text):
            if _PROCEDURAL.match(text, hit.start()) or _HANDED_BACK.match(text[hit.end() :]):
                continue
            start = max(text.rfind(m, 0, hit.start()) for m in "，；。：") + 1
            subject = text[start : hit.start()]
            theirs = [h for h in organs(subject, organisation) if not _mine(h, own, organisation)]
            if theirs and not _OWN.search(subject) and hit[0] in ("建议", "倾向", "倾向于", "提议", "推荐"):
                continue
            if (
                start
                and hit[0] == "建议"
                and not _OWN.search(subject)
                and _theirs_before(text[:start], organisation, own)
            ):
                continue
            return sentence.at(hit.start(), hit.end())
    return None


def _theirs_before(text: str, organisation: Organisation, own: tuple[str, ...]) -> bool:
    """Whether the sentence so far speaks for another organ than the drafting one (区财政局认为…，建议…)."""
    hits = organs(text, organisation)
    if not hits or _mine(hits[-1], own, organisation):
        return False
    after = text[hits[-1].end :]
    return _OWN.search(after) is None and any(w in after for w in ("认为", "提出", "表示", "意见", "不同意"))


def _coordination(paper: Paper) -> Place | None:
    for sentence in paper.holding("区长", "领导"):
        hit = _COORDINATED.search(sentence.text)
        if hit and not _PENDING.search(hit[0]):
            return sentence.at(hit.start(), hit.end())
    return None
