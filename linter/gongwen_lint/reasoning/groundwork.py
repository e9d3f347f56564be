"""Groundwork of decisions (决策前期工作): the research or plan they rest on, expert argument (专家论证), and
consultation of the public (向社会公开征求意见), as a paper shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal

from ..context import Context
from ..document import Paragraph, Place
from ..language.lists import words
from ..language.polarity import clause, state
from ..language.proof import MOST, OWN_ZONES, explains, zone_of
from ..language.scope import is_rule, mask_titles
from ..language.sentences import split
from ..lean import dataclass
from ..paper import Paper
from ..patterns import pattern
from .consultation import consultations
from .decisions import Matter, matter
from .reviews import review
from .routes import sender

Step = Literal["research", "experts", "public"]
_SHOWN: tuple[Step, ...] = ("experts", "public")
UNDONE = ("denied", "waived", "refused", "failed", "planned", "pending", "asked")

_RESEARCH = pattern(
    r"调研|调查|普查|摸底|排查|实地|走访|测绘|测算|研究报告|课题|可行性研究|专题研究|基础性研究|战略性研究|评估报告|监审报告|统计数据"
    r"|试点|规划(?!分局|局|委|国土|自然|院|设计院|建设科|用地|条件)|纲要|发展战略|“?十[三四]五|考察|评估"
)
_DRAFT = pattern(
    r"《[^《》]*(?:送审稿|草案|代拟稿|征求意见稿|报审稿|试行)[^《》]*》"
)  # what is asked for rests not on itself
_EXPERTS = pattern(
    r"(?P<who>专家|学者|(?:研究|咨询|中介|评估|评审|专业|科研|检测|第三方|独立|鉴定)(?:服务)?(?:机构|单位|公司|团队)|研究(?:院|所|中心|会)|设计院|规划院"
    r"|科研院所|高校|大学|学会|协会|智库|顾问团)"
    r"[^。；]{0,40}?(?P<act>论证|评审|咨询|评估|研究|审查|测算|评价|把关|意见|认为|出具|编制)"
    r"|(?P<act2>论证|评审)(?:会|报告|意见|结论)?"
)
_MEASURES = ("测算", "评估", "编制", "评价")  # done by an institution, though perhaps no argument of the decision
_INSIDE = pattern(r"(?:我|本)(?:局|委|办|单位)(?:内|机关|自行|组织内部|班子|科室)|局内|委内|内部|班子会|科室")
_PROPOSED = pattern(r"拟|将|建议|恳|申请|提请|希望|请区")
_WITHIN = pattern(
    r"(?:已|仅|只|都)?(?:在|经)(?:我|本)?[局委](?:机关)?(?:内部?|班子|办公会|务会|党组会?)[^，。；]{0,8}?(?:讨论|研究|论证|酝酿)(?!后)"
)
_ALONE = pattern(r"仅|只|内部|[局委]内")
_RISK_ONLY = pattern(r"(?:社会稳定)?风险")
_ESSENCE = pattern(r"必要|可行|合法|论证|评审")
_PUBLIC = pattern(
    r"(?P<act>(?:向|面向|对)(?:全)?(?:社会|公众)[^，。；]{0,10}?(?:公开)?(?:征求|征集|听取|公示|公布|公告)|(?:公开|社会|网上)(?:地)?(?:征求|征集|征询|听取)"
    r"|(?:征求|听取|征集|征询|吸收|收集|收到|问计)[^，。；]{0,16}?(?:社会|公众|市民|居民|群众|业主|村民|家长|商户|用户|经营者|被征收人|从业人员)[^，。；]{0,10}?(?:意见|建议)?"
    r"|公众参与|公众意见|社会公示|公示|听证(?:会)?|网上调查|问卷调查|民意调查)"
)
_WEAK_PUBLIC = pattern(
    r"(?:居民|村民|群众|家长|商户|业主|企业|经营者)(?:代表)?[^，。；]{0,6}(?:座谈会|会议|走访|同意率|大会|投票|签约)|入户(?:调查|走访|征求)|村务公开"
)
_NO_PUBLIC = pattern(
    r"(?:未|没有|尚未|不再|无需|无须|不必|不宜|免于|不|暂未|暂不|未再)(?:再|予|向社会|专门|另行|单独|对外)*(?:公开)?"
    r"(?:征求|征集|听取)(?:社会|公众|群众|居民)?(?:各方)?意见?"
    r"|(?:未|没有|尚未|不再|无需|暂不|未予)[^，。；]{0,6}?(?:向社会公开|公开征求|社会公示|公示|听证)"
    r"|(?:听证会?|公开征求(?:社会|公众)?意见|公示)[^，。；]{0,6}?(?:推迟|延期|暂缓|取消|未召开|未开展|未进行|补办|省略)"
    r"|(?:仅|只)(?:是)?在[^，。；]{0,10}?(?:部门|单位|内部|系统)[^，。；]{0,6}?(?:征求|听取)[^，。；]{0,4}?意见"
    r"|(?:仅|只)(?:是)?(?:书面)?(?:征求|听取)(?:了|过)?[^，。；]{0,12}?(?:部门|单位|街乡|街道|内部)[^，。；]{0,8}?意见"
)
_NO_EXPERTS = pattern(
    r"(?:未|没有|尚未|不再|无需|无须|未及|来不及|暂未|未能|免于)(?:再|组织|开展|进行|经|安排|委托|邀请|聘请|另行)*(?:有关|相关)?"
    r"(?:专家|第三方|咨询机构|中介机构)?[^，。；]{0,6}?(?:论证|评审|咨询)"
    r"|(?:论证|评审)(?:会|工作|程序)?[^，。；]{0,6}?(?:推迟|延期|暂缓|取消|未召开|未开展|未进行|补办|省略)"
)
_GENERAL = pattern(
    r"(?:履行|完成|履行了|履行完)[^，。；]{0,12}?(?:程序|手续|环节)|(?:程序|手续)[^，。；]{0,8}?(?:完备|齐备|均已|已履行|履行完毕|完整)"
    r"|按(?:照)?(?:法定|规定|有关)?程序[^，。；]{0,8}?(?:征求意见|论证|公开)"
    r"|(?:起草|论证|征求意见|程序|前期工作|有关)[^，。；]{0,12}?(?:情况|材料|说明|过程)[^，。；]{0,6}?(?:见|详见|附后|如下表|附件)"
)
_MONTH = pattern(r"(?<!\d)(1[0-2]|[1-9])月(?!份以后|之后|后|底前|起)")
_AHEAD = pattern(r"拟|将|计划|准备|预计|定于|恳请|提请|建议|请区|请予|待|尚|未|今后|明年|下一步")
_EXPLAINS = pattern(r"说明|情况|报告|汇总|采纳|论证|评估|听证|调研")
_HEADING = pattern(r"(?:附件\d*[：:]?)?[^，。；]{0,30}(?:说明|情况)$")
_HINTS: dict[Step, tuple[str, ...]] = {
    "research": (),
    "experts": words(
        """
        专家 论证 评审 咨询 机构 研究 学者 设计院 规划院 高校 大学 学会 协会 顾问团 第三方 讨论 酝酿
        """
    ),
    "public": words(
        """
        公开 社会 公众 公示 听证 居民 群众 市民 业主 村民 家长 商户 问卷 民意 征求 经营者 用户 被征收人
        """
    ),
}
_ANNEXED: dict[Step, re.Pattern[str]] = {
    "research": pattern(
        r"调研|调查|研究|规划|(?<!风险)评估|测算|(?<!专家)论证(?!意见|会|结论)|普查"
    ),  # experts' opinions on a plan are no study it rests on
    "experts": pattern(r"论证|专家|评审|咨询|评估报告|可行性"),
    "public": pattern(r"公众意见|公开征求|社会意见|听证|公示|公众|征求意见|意见(?:及)?采纳|意见建议"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """How one step of the groundwork stands: done, weak (something like it), inside (the organ itself did it), or the
    state a statement puts it in (planned, denied …); "general" where the paper says that the procedure was followed,
    "absent" where it is silent. `place` and `words` are the statement that counts."""

    state: str
    place: Place | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A step of the groundwork that a major matter lacks. `plain`: the paper itself says so, or tells of its other
    steps (legality review and all) without this one; else a person should look."""

    matter: Matter
    ground: Ground
    plain: bool


def missing(paper: Paper, context: Context, step: Step) -> Missing | None:
    """The step that the major matter of a department's request lacks (第十四条), or None. Requests of streets and
    townships, and matters that are not plainly major, are none of it."""
    source = sender(paper)
    if source is not None and source.level in ("街乡", "社区", "区"):
        return None
    asked = matter(paper, context)
    if asked is None or not (asked.explicit or asked.sure):
        return None
    found = ground(paper, context, step)
    if found.state in ("done", "general") or (found.state == "weak" and step == "research"):
        return None
    if found.state in UNDONE:
        return Missing(asked, found, True)
    if found.state not in ("absent", "inside") or _told_elsewhere(paper):
        return Missing(asked, found, False)
    return Missing(asked, found, _ALONE.search(found.words) is not None or _tells_of_others(paper, context, step))


def _tells_of_others(paper: Paper, context: Context, step: Step) -> bool:
    """Whether the paper tells of its legality review and of two more steps, so that silence on this one means
    something."""
    if review(paper, context)[0] != "done":
        return False
    told = sum(ground(paper, context, s).state == "done" for s in _SHOWN if s != step)
    told += any(c.state == "done" for c in consultations(paper, context))
    return told + bool(paper.holding("风险评估")) >= 2


def ground(paper: Paper, context: Context, step: Step) -> Ground:
    """How a step stands in a paper: by its own text and forms, the names of annexes, and annexed explanations."""
    key = ("groundwork", step, id(paper))
    known = context.memo.get(key)
    if known is None:
        known = context.memo[key] = _ground(paper, step)
    found: Ground = known
    return found


def _ground(paper: Paper, step: Step) -> Ground:
    against: Ground | None = None
    weak: Ground | None = None
    inside: Ground | None = None
    likely: Ground | None = None
    general = False
    for paragraph, start, sentence in _sentences(paper):
        general = general or _GENERAL.search(sentence) is not None
        hints = _HINTS[step]
        if hints and not any(h in sentence for h in hints):
            continue
        for said, low, high in _read(sentence, step):
            how = "done" if said == "asked" and _dated_before(sentence[:high], paper) else said
            place = paragraph.place(start + low, start + high)
            found = Ground(how, place, sentence[low:high])
            if how == "done":
                return found
            if how == "weak":
                weak = weak or found
            elif how == "likely":
                likely = likely or Ground("done", place, found.words)
            elif how == "inside":
                inside = inside or found
            else:
                against = against or found
    if against is not None or likely is not None:
        return against or likely or Ground("absent")
    if any(_ANNEXED[step].search(a.name) for a in (*paper.annex_note, *paper.annexes)):
        return Ground("done")
    if any(_ANNEXED[step].search(c.label) and c.value.strip() not in ("", "无", "否") for c in paper.form):
        return Ground("done")
    if general:
        return Ground("general")
    return weak or inside or Ground("absent")


def _dated_before(told: str, paper: Paper) -> bool:
    """Whether what is told stands in a month up to the paper's own and is asked of nobody (2月请专家论证，3月举行听证会)."""
    day = paper.date.value if paper.date else None
    months = [int(m) for m in _MONTH.findall(told)]
    if day is None or not months or _AHEAD.search(told):
        return False
    return months[-1] <= day.month or "去年" in told or str(day.year - 1) in told


def _sentences(paper: Paper) -> Iterator[tuple[Paragraph, int, str]]:
    """The paper's own sentences, and those of annexes that explain how it was made (起草说明)."""
    annexes = sorted((a.place.paragraph, a.name) for a in paper.annexes)
    explaining = False
    for number, paragraph in enumerate(paper.document.paragraphs):
        zone = zone_of(paper, number)
        if zone == "annex":
            while annexes and annexes[0][0] <= number:
                explaining = _EXPLAINS.search(annexes.pop(0)[1]) is not None
            if not explaining and _HEADING.match(paragraph.text.strip()):
                explaining = True
        elif zone == "attached":
            explaining = explains(paragraph.text, explaining)
        wanted = explaining if zone in ("annex", "attached") else zone in OWN_ZONES and zone != "annex_note"
        if not wanted or len(paragraph.text) < 2:
            continue
        for start, end in split(paragraph.text):
            sentence = paragraph.text[start:end]
            if "已" in sentence or not is_rule(sentence):
                yield paragraph, start, sentence


def _read(sentence: str, step: Step) -> Iterator[tuple[str, int, int]]:
    """What one sentence says of a step: state, and where."""
    text = mask_titles(sentence)
    if step == "research":
        if hit := _RESEARCH.search(_DRAFT.sub(lambda m: "■" * len(m[0]), sentence)):
            yield "done", hit.start(), hit.end()
        return
    denial = (_NO_EXPERTS if step == "experts" else _NO_PUBLIC).search(text)
    if denial:
        yield "denied", denial.start(), denial.end()
        return
    if step == "experts":
        yield from _experts(text)
    else:
        yield from _public(text)


def _experts(text: str) -> Iterator[tuple[str, int, int]]:
    for hit in islice(_EXPERTS.finditer(text), MOST):
        act = "act" if hit["act"] else "act2"
        low, high = hit.start(), hit.end()
        how: str = state(text, *hit.span(act))
        if how == "asked" and not _PROPOSED.search(text, max(0, low - 24), low):
            how = "done"  # 邀请专家论证，结论为……
        if how in UNDONE:
            if hit[act].startswith(("论证", "评审")):
                yield how, *clause(text, low, high)
        elif _INSIDE.search(text[max(0, low - 12) : high]):
            continue
        elif _RISK_ONLY.search(text[max(0, low - 4) : high + 6]) and not _ESSENCE.search(text):
            yield "weak", low, high
        else:
            yield "likely" if hit[act] in _MEASURES else "done", low, high
    within = _WITHIN.search(text)
    if within:
        yield "inside", within.start(), within.end()


def _public(text: str) -> Iterator[tuple[str, int, int]]:
    for hit in islice(_PUBLIC.finditer(text), MOST):
        how = state(text, *hit.span("act"))
        if how not in UNDONE:
            yield "done", hit.start(), hit.end()
        elif "征" in hit[0] or "听" in hit[0]:
            yield how, *clause(text, hit.start(), hit.end())
    weak = _WEAK_PUBLIC.search(text)
    if weak:
        yield "weak", weak.start(), weak.end()


def _told_elsewhere(paper: Paper) -> bool:
    """Whether annexes that are not in the file may tell of it (起草说明)."""
    return any("说明" in a.name or "程序" in a.name for a in paper.annex_note) and not paper.annexes


_VITAL = pattern(
    r"收费|票价|租金|学区|入学|征收(?!管理局|办)|拆迁|腾退|低保|救助|限行|禁行|禁限放|燃放|养犬|公租房|公共租赁住房|物业|停车"
)
_TOUCHING = pattern(
    r"价格|拆除|补偿|安置|选址|垃圾|医疗|养老|环境|公积金|补贴|补助|保障性住房|公交|供暖|噪声|切身|住房|便民|教育"
)
_INTEREST = pattern(r"居民|群众|市民|公众|业主|村民|家长|住户|商户|家庭|老年人|患者|学生|企业|儿童|千家万户|户|人口")
_EXEMPT = pattern(r"突发(?:事件|公共)|应急处置|依法不予公开|不得公开|不宜公开|涉及国家秘密|涉密")


def touches_public(paper: Paper) -> bool:
    """Whether the matter concerns vital interests of the public (重大公共利益和人民群众切身利益), and none of what
    law keeps secret or an emergency excuses."""
    if paper.secrecy is not None:
        return False
    title = paper.title.text if paper.title else ""
    text = title + "".join(s.text for s in paper.sentences)
    if _EXEMPT.search(text):
        return False
    if "切身利益" in text or "公共利益" in text or "群众利益" in text:
        return True
    return _VITAL.search(title) is not None or (
        _TOUCHING.search(title) is not None and _INTEREST.search(text) is not None
    )
