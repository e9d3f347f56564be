"""Consultation (征求意见、沟通、协商、会签): which organs a paper shows to have been consulted, who answered for
them, and which of those it burdens were not."""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..document import Place
from ..language.organs import OrganHit, organs
from ..language.polarity import state
from ..language.scope import is_rule, mask_titles
from ..lean import dataclass
from ..organisation import Organisation
from ..paper import Paper
from ..patterns import pattern
from .assigned import Involved, involved
from .issuers import same_organ

_HINTS = (
    "意见",
    "商",
    "沟通",
    "协商",
    "会商",
    "同意",
    "会签",
    "异议",
    "会同",
    "一致",
    "回函",
    "复函",
    "对接",
    "征得",
    "协调会",
    "认为",
    "表示",
    "确认",
    "商议",
    "磋商",
    "洽",
    "谈",
    "提出",
    "建议",
    "研究",
    "审核",
    "评审",
    "赞同",
    "认可",
    "反馈",
    "踏勘",
)
_ACT = pattern(
    r"(?:征求|征询|听取|征集|吸收|征得|取得|收集)[^。；]{0,80}?(?P<ask>意见|同意|认可|支持)"
    r"|(?:与|同|和|跟|及|就|向|找)[^。；]{1,80}?(?P<talk>沟通|协商|会商|商量|商议|商定|商谈|商洽|磋商|洽商|洽谈|接洽|面谈|恳谈|谈判|谈[过了]|交换(?:了)?意见|对接|会谈"
    r"|达成|取得一致|研究|座谈|踏勘)"
    r"|(?P<with>会同|联合|商)(?=[^。；]{2,60}?(?:研究|起草|制定|拟订|踏勘|落实|确定|编制|测算|协商|论证|提出"
    r"|同意|制订"
    r"|形成|会商))"
    r"|(?P<agree>无不同意见|没有不同意见|无意见|无异议|(?<!不)(?<!请)同意|赞同|认可|表示支持|一致(?!通过"
    r"|认为)|会签|复函|回函|书面意见|反馈意见|签署意见)"
    r"|(?P<view>认为|建议|提出|表示|反馈|回复|答复|主张|不同意|确认|认定|来函)"
    r"|(?P<meet>(?:协调|座谈|论证|研讨|专题|联席|会商|调度|征求意见)会(?:议)?)"
)
_GENERIC = pattern(
    r"(?:有关|相关|各|涉及|所涉|成员|职能|责任|上述|以上|各有关|两家?|三家?|四家?|\d[个家]|参会|参加|几家?"
    r"|属地)(?:的)?(?:\d{1,3}[个家])?(?:委、?办、?局|职能部门|成员单位|责任单位|部门|单位|方面|方)"
    r"|(?:部门|单位)(?:和街乡|、街乡|和街道)?(?:的)?意见|等\d{0,3}[个家]?(?:单位|部门|委办局)|各方|双方|三方"
)
_STREETS = pattern(r"街乡|(?:各|\d个|有关|相关|沿[^，。；]{1,4})(?:街道|地区办事处|乡)|属地街道")
_CITIZENS = pattern(r"向社会|公开征求|公众|群众|居民|业主|村民|专家|市民|代表|听证|家长|商户|企业")
_NOT_REACHED = pattern(
    r"(?:未|没有|尚未|未能)(?!予?采纳|予?吸收)[^，。；已]{0,16}?(?:达成|取得|形成|协商)一致|(?:未|没)能[^，。；]{0,8}达成|未达成"
    r"|有分歧|存(?:在)?(?:意见)?分歧|意见不一"
)
_NEVER = pattern(
    r"(?:尚未|还未|未|没有|没|不再|无需|无须|不需)(?:再)?(?:书面|正式|单独|专门|及时|主动)?(?:征求|与|同|和"
    r"|听取|会签|沟通|协商)"
)
_BELOW = pattern(
    r"(?:意见|反馈|回复|答复|同意|签|口头|电话)[^。；]{0,20}?(?:由|经)[^，。；]{0,14}?(?:科室|科长|处室"
    r"|经办人|联络员|办公室(?!主任)|工作人员|副职|具体负责人)[^，。；]{0,12}?(?:签|反馈|答复|回复|提出|确认"
    r"|口头|电话)"
    r"|(?:由|经|与)?[^，。；]{0,14}?(?:科室|[^技学]科|处室|经办人|联络员|工作人员)(?:负责人|科长|同志"
    r"|人员)?[^，。；]{0,10}?(?:签字|签署|签名|反馈|口头|电话|答复|回复|同意|表示)"
    r"|(?:电话|口头|微信)(?:征求|沟通|反馈|答复|回复|同意|征得)|[科处]室(?:负责人|同志)?(?:签字|签署|反馈|同意"
    r"|沟通)"
)
_OF_REVIEW = pattern(r"法制办|法办|司法局|合法性审[查核]")  # told to the reviewer by word of mouth: another matter
_HEADS = pattern(
    r"主要负责(?:人|同志)[^，。；]{0,6}(?:均|都|已|亲自|审核)*(?:已)?(?:签|审签)|(?:经"
    r"|由)[^，。；]{0,16}主要(?:负责人|负责同志|领导)[^，。；]{0,8}(?:签|审|同意)|(?:局长|主任)签署"
)
_ANNEX = pattern(
    r"征求意见|部门意见|单位意见|意见汇总|意见(?:及)?采纳|会签|复函|回函|意见函|协商|沟通|反馈意见|书面意见"
    r"|意见反馈|审核意见|各方意见|说明"
)
_PUBLIC_ANNEX = pattern(r"公众|社会|专家|合法性|听证|居民|论证|风险|法律|审查意见")


@dataclass(frozen=True, slots=True)
class Consultation:
    """One statement that organs were (or were not) consulted. `everybody`: it speaks of all organs concerned."""

    names: tuple[str, ...]  # full names where known, else as written
    everybody: bool
    streets: bool  # streets and townships as a whole are among them
    state: str  # done; or planned, pending, denied, waived, refused, asked
    place: Place
    words: str


def consultations(paper: Paper, context: Context) -> tuple[Consultation, ...]:
    """What a paper says of consulting others: in its text, in 会签 cells of its form, by names of annexes."""
    key = ("consultations", id(paper))
    known = context.memo.get(key)
    if known is None:
        known = context.memo[key] = (*_stated(paper, context.organisation), *_shown(paper, context.organisation))
    return known


def consulted(name: str, level: str, found: tuple[Consultation, ...], organisation: Organisation) -> bool:
    """Whether one of the consultations, carried out, was with the organ of this name (or with all concerned)."""
    for each in found:
        if each.state != "done":
            continue
        if each.everybody or (each.streets and level == "街乡"):
            return True
        if any(same_organ(name, n, organisation) for n in each.names):
            return True
    return False


def not_consulted(paper: Paper, context: Context) -> tuple[Involved, ...]:
    """The organs that a paper burdens without showing that they were consulted (第四十二条；《条例》第十九条)."""
    key = ("not consulted", id(paper))
    known = context.memo.get(key)
    if known is None:
        parties = involved(paper, context)
        if parties:
            found = consultations(paper, context)
            parties = tuple(p for p in parties if not consulted(p.unit or p.name, p.level, found, context.organisation))
            if parties:
                explained = tuple(_explained(paper, context.organisation))
                parties = tuple(
                    p for p in parties if not consulted(p.unit or p.name, p.level, explained, context.organisation)
                )
            # a site without a named keeper (占用某公园用地) counts only where nobody at all was consulted
            if any(c.state == "done" for c in found):
                parties = tuple(p for p in parties if p.level)
        known = context.memo[key] = parties
    return known


def answered_below(paper: Paper) -> Place | None:
    """The words by which a paper shows that an organ's answer came from below its head (由科室反馈, 电话沟通), or
    None; None also where it says that heads signed."""
    found: Place | None = None
    for sentence in paper.sentences:
        text = sentence.text
        if _HEADS.search(text):
            return None
        if found is None and (
            "科" in text
            or "室" in text
            or "电话" in text
            or "口头" in text
            or "人员" in text
            or "经办" in text
            or "联络员" in text
            or "微信" in text
        ):
            masked = mask_titles(text)
            hit = _BELOW.search(masked)
            if (
                hit
                and not is_rule(text)
                and _ACT.search(masked)
                and not _CITIZENS.search(hit[0])
                and not _OF_REVIEW.search(masked, max(0, hit.start() - 24), hit.end() + 4)
            ):
                found = sentence.at(hit.start(), hit.end())
    return found


def signed_by_heads(paper: Paper) -> bool:
    """Whether the paper says that the opinions were signed by the heads (经主要负责人签署)."""
    return any(_HEADS.search(s.text) for s in paper.holding("签"))


def _stated(paper: Paper, organisation: Organisation) -> Iterator[Consultation]:
    for sentence in paper.holding(*_HINTS):
        found = _read(sentence.text, organisation)
        if found is not None:
            how, names, everybody, streets, start, end = found
            yield Consultation(names, everybody, streets, how, sentence.at(start, end), sentence.text[start:end])


def _read(text: str, organisation: Organisation) -> tuple[str, tuple[str, ...], bool, bool, int, int] | None:
    """What one sentence says of consulting: state, organs, all concerned, streets, and where; or None."""
    if not any(hint in text for hint in _HINTS):
        return None
    masked = mask_titles(text)
    never = _NEVER.search(masked)
    best: tuple[str, int, int] | None = (
        ("denied", never.start(), never.end()) if never and not _NOT_REACHED.search(masked) else None
    )
    hits = None
    for act in _ACT.finditer(masked):
        kind = act.lastgroup or ""
        start, end = act.span(kind)
        if kind == "meet":
            if hits is None:
                hits = organs(masked, organisation)
            if not hits and not _GENERIC.search(masked):
                continue
        elif kind in ("agree", "view"):  # only where an organ (or 各部门) stands in front of it, or took part
            if hits is None:
                hits = organs(masked, organisation)
            if not (any(h.end <= start for h in hits) or _GENERIC.search(masked[:start])):
                continue
        if kind in ("view",) and _OWN_VIEW.search(masked[:start]):
            continue
        low = _answer(masked, start, hits or []) if kind in ("agree", "view") else 0
        how: str = state(masked[low:], start - low, end - low)
        if kind == "agree" and masked[start] in "无没均" and how in ("denied", "waived", "stated"):
            how = "done"  # 无意见 is an answer
        if _NOT_REACHED.search(masked) or (how == "denied" and kind in ("agree", "view")):
            how = "done"  # asked, though they did not agree
        if how in ("stated", "past_history"):
            how = "done"
        if how == "asked" and kind in ("agree", "view") and _volunteered(masked, start, hits or []):
            how = "done"
        if kind == "with" and how in ("planned", "asked", "pending"):
            continue
        if best is None or (how == "done" and best[0] != "done" and best[0] != "denied"):
            best = how, act.start(), act.end()
    if best is None:
        return None
    if hits is None:
        hits = organs(masked, organisation)
    named = [h for h in hits if not h.collective]
    streets = any(h.collective and h.level == "街乡" for h in hits) or _STREETS.search(masked) is not None
    everybody = _GENERIC.search(masked) is not None
    if not named and not everybody and not streets:
        return None
    if not named and everybody and _CITIZENS.search(masked) and "部门" not in masked and "单位" not in masked:
        return None
    names = tuple(dict.fromkeys(h.unit.name if h.unit else h.text for h in named))
    return best[0], names, everybody, streets, best[1], best[2]


_OWN_VIEW = pattern(r"(?:我|本)(?:局|委|办|街道|地区|乡|处|中心|单位)[^，。；]{0,8}$")
_REQUEST = pattern(r"请|建议|恳|协调|责成|希望|要求")


def _answer(text: str, act: int, hits: list[OrganHit]) -> int:
    """Where the clause of the organ that answers begins: what is planned before it does not matter (拟……，区某局同意)."""
    organ = max((h.start for h in hits if h.end <= act), default=0)
    return max(text.rfind(mark, 0, organ) for mark in "，；") + 1


def _volunteered(text: str, act: int, hits: list[OrganHit]) -> bool:
    """Whether an organ speaks of itself (区财政局建议分两次安排), not at our request (请区财政局提出意见)."""
    organ = max((h.start for h in hits if h.end <= act), default=0)
    return _REQUEST.search(text, text.rfind("，", 0, organ) + 1, organ) is None


def _shown(paper: Paper, organisation: Organisation) -> Iterator[Consultation]:
    for cell in paper.form:
        if ("会签" in cell.label or "征求" in cell.label or "意见" in cell.label) and cell.value.strip():
            hits = organs(cell.label + "：" + cell.value, organisation)
            if hits:
                names = tuple(h.unit.name if h.unit else h.text for h in hits if not h.collective)
                streets = any(h.collective and h.level == "街乡" for h in hits)
                place = cell.value_place or cell.label_place
                yield Consultation(names, _GENERIC.search(cell.value) is not None, streets, "done", place, cell.value)
    for annex in (*paper.annex_note, *paper.annexes):
        name = annex.name
        if _ANNEX.search(name) and not (_PUBLIC_ANNEX.search(name) and "部门" not in name and "单位" not in name):
            hits = organs(name, organisation)
            names = tuple(h.unit.name if h.unit else h.text for h in hits if not h.collective)
            if names or "说明" not in name:
                yield Consultation(names, not names, False, "done", annex.place, name)


def _explained(paper: Paper, organisation: Organisation) -> Iterator[Consultation]:
    """Statements in annexes that travel with the paper (起草说明); read where the paper itself says nothing."""
    for number in paper.in_zone("annex"):
        paragraph = paper.document.paragraphs[number]
        if len(paragraph.text) > 8:
            found = _read(paragraph.text, organisation)
            if found is not None:
                how, names, everybody, streets, start, end = found
                yield Consultation(
                    names, everybody, streets, how, paragraph.place(start, end), paragraph.text[start:end]
                )
