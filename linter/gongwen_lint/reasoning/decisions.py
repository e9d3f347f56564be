"""Major decisions (重大行政决策) and normative documents (规范性文件): what a paper asks the government to decide."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from ..context import Context
from ..document import Place
from ..language.scope import is_rule, mask_titles
from ..lean import dataclass
from ..paper import Paper
from ..patterns import pattern
from .routes import to_district

if TYPE_CHECKING:
    import re

# What is asked of the government. Each pattern looks at text whose 《titles》 are masked.
_GOVERNMENT = r"(?:区政府|区人民政府|政府|常务会议?|全体会议|区长办公会议?)"
_ASKS = r"(?:提请|报请|呈请|恳请|拟请|敬请|申请|请求|建议|请|提交|列入|纳入|报)"
_DECIDES = r"[^，。；]{0,8}(?:审议|讨论|研究|决策|审定|审批|决定|议定|通过)"
MEETING = pattern(
    rf"{_ASKS}[^，。；！？]{{0,24}}?(?:常务会议?|区长办公会议?|(?:区政府|政府)(?:全体)?(?:有关)?会议?(?=审|讨|研|议|决)|(?:区政府|政府)会议|上会)"
    rf"(?:{_DECIDES})?"
    rf"|(?:提请|报请|提交|呈请|报)(?:区政府|区人民政府|政府){_DECIDES}"
)
_DOCUMENT = pattern(
    r"以区(?:人民)?政府(?:或(?:者)?(?:区政府)?办公室|办公室)?(?:的)?(?:名义|通告|公告|通知|文件)[^。；]{0,12}(?:印发|发布|公布|出台|转发|批转|制发|下发|施行|实施)"
    rf"|(?:提请|报请|呈请|恳请|建议|请|拟请|申请){_GOVERNMENT}[^。；]{{0,30}}?(?:印发|批转|转发|制发|发布|公布|颁布|出台|下发)"
    r"|(?:提请|报请|呈请|申请|请予|恳请|现请)[^。；，]{0,6}(?:印发|批转|制发|颁布|出台)"
    r"|请?(?:印发|批转|转发)(?:(?:各|全区)[^，。；]{0,10}|执行|实施|施行)"
)
_APPROVAL = pattern(
    rf"(?:提请|报请|呈请|恳请|请|拟请){_GOVERNMENT}[^。；]{{0,16}}?(?:批准|审批|审定|审核|同意|决策|决定|批复|研究)"
    r"|请(?:予)?(?:批示|批复|审批|审议|审定|批准|核准)"
)
_PUT_FORWARD = pattern(r"审议|提请|提交|报请|报审|审定|印发|批转|出台")
_ASKINGS: tuple[tuple[re.Pattern[str], Literal["meeting", "document", "approval"], tuple[str, ...]], ...] = (
    (MEETING, "meeting", ("会议", "常务会", "办公会", "上会", "提请", "报请", "呈请", "提交", "报区", "报政府")),
    (_DOCUMENT, "document", ("印发", "批转", "转发", "制发", "发布", "公布", "颁布", "出台", "下发", "名义")),
    (_APPROVAL, "approval", ("提请", "报请", "呈请", "恳请", "拟请", "请")),
)  # the weightiest first
_DONE_BEFORE = pattern(r"(?:已经?|业经|经)[^，。]{0,12}$")
_ATTRIBUTE = pattern(r"[^，。；]{0,4}的(?!请示)")  # 提请区政府研究的事项1件，已经…: tells of, does not ask
_SUBMITS = pattern(r"报上|呈上|现将|呈报|附后|上报")
_EXPLICIT = pattern(
    r"重大(?:行政)?决策(?!(?:合法性(?:审查|审核)|风险评估|专家论证|公众参与|集体讨论|事项)?(?:的)?(?:程序|制度|机制|规定|工作(?!事项))|程序|制度|机制|部署|目录管理|咨询|的?部署)"
)
_AS_MAJOR = pattern(
    r"(?:按照?|依照?|遵循|执行|履行)[^，。；]{0,4}重大(?:行政)?决策(?:事项)?(?:的)?(?:法定)?程序(?:办理|报批|提请|进行|提交|决策|，|。|；|$)"
)
_NOT_MAJOR = pattern(r"不(?:属于|涉及|构成|是|纳入)[^，。；]{0,12}重大(?:行政)?决策|非重大(?:行政)?决策")

_NAMED = pattern(r"《([^《》]{2,60})》")
_BARE = pattern(
    r"(?:审议|审定|印发|出台|制定|修订|批准|批转|发布|研究|公布|实施|报审|报送|调整|关于)"
    r"([^《》]{2,40}?)(?:等?(?:有关)?(?:事项|问题|工作|情况))?的(?:请示|报告|意见)"
)
_INSTRUMENT = pattern(r"(?:规划|计划|标准|目录|政策|意见|方案|措施|规则|决定)(?:（[^）]{1,14}）|\([^)]{1,14}\))?$")
_RULE_TITLE = pattern(r"(?:办法|规定|细则|通告)(?:（[^）]{1,14}）|\([^)]{1,14}\))?$")
# Requests of these matters are not decisions on the rights of the public (713号令 第三条).
_ROUTINE = pattern(
    r"经费|预算|决算|拨款|资金|编制|表彰|奖励|先进|人事|任免|聘任|招聘|会议|大会|培训|考察|调研|购置|车辆|公务用车|办公用房|设备|采购|"
    r"更名|挂牌|庆祝|运动会|文化节|活动|值班|演练|应急预案|分工|考核|工作要点|总结|领导小组|指挥部|机构设置|邀请|出访|请假|周年|"
    r"公文|工作规则|内部|试点单位|防汛|防火|除雪|春节|节日|爱国卫生|保障(?:工作)?方案|\d{4}年[^》]{0,12}工作方案|临时用工|加班|慰问|宣传|督查|档案|保密|信息报送|借用|租用|维修"
)
# Rules for the administration itself are no normative documents (国办发〔2018〕115号 二（三）).
INTERNAL = pattern(
    r"公文|会议|内部|机关|考核|督查|督办|档案|保密|工作人员|干部|公务员|车辆|财务|资产|采购|印章|值班|信息报送|绩效|请假|工作规则|"
    r"经费|预算|项目管理|人员|表彰|编制|议事|值守|预案"
)
_MATTER = pattern(r"关于(.{2,80}?)(?:等?(?:有关)?(?:事项|问题|工作|情况))?的?(?:请示报告|请示|报告|意见|申请)$")
_WORK = pattern(
    r"提请|区?政府|人民|常务|全体|区长|办公|会议?|审议|审定|研究|讨论|印发|批转|出台|批准|调整|实施|方案|办法|规定|意见|细则|规划|计划|工作|管理|朝阳区?|全区|北京市?"
    r"|送审稿|试行|草案|制定|修订|有关|事项|问题|情况|建设|服务|公共|发展|项目|社区|居民"
)
_FORUM = pattern(r"(?:常务|全体|区长办公|专题|区政府)会议?")
_SCOPE = pattern(r"全区|本区|我区|区域内|辖区|各街道|街乡|43个|24个街道|城乡")
_STRONG = pattern(
    r"(?:切身|群众|公共|公众|居民|社会公众|业主|村民|住户|经营者|商户|家庭)[^，。；]{0,4}(?:利益|权益)|权利义务|(?:经济社会|全区)[^，。；]{0,2}发展全局|全局性"
)
_DISTRICT_PLAN = pattern(r"全区[^，。；]{0,16}规划|(?:专项|总体|布局|发展)规划")
_INTEREST = pattern(
    r"居民|市民|群众|公众|收费|价格|票价|租金|征收|拆迁|腾退|补偿|安置|学区|入学|低保|救助|限行|禁行|停车|选址|垃圾|医疗|养老|物业|"
    r"住房|租赁|养犬|噪声|燃放|户外广告|经营者|商户|从业人员|企业|行政相对人|处罚"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that a paper puts before the government for decision."""

    place: Place  # the words that ask
    asks: Literal["meeting", "document", "approval"]
    explicit: bool  # the paper itself calls it a 重大决策
    normative: bool  # it is a 办法, 规定, 细则, 通告 for citizens and organisations
    sure: bool  # the paper says that it is major, or that it touches the interests of residents or businesses


def matter(paper: Paper, context: Context) -> Matter | None:
    """The major matter an upward paper asks the district government to decide, or None.

    Explicitly so called, or a whole-district instrument that touches the rights of residents (第十四、十七、十八条).
    Requests for money, posts, meetings, commendations and the like are not (guard of CY18-1).
    """
    key = ("matter", id(paper))
    if key not in context.memo:
        context.memo[key] = _matter(paper, context)
    found: Matter | None = context.memo[key]
    return found


def _matter(paper: Paper, context: Context) -> Matter | None:
    if paper.direction != "上行" or not paper.title or paper.kind not in ("请示", "意见", "报告", "请示报告", "申请"):
        return None
    if any(r.organ for r in paper.recipients) and not to_district(paper, context):
        return None
    title = paper.title.text
    explicit = called_major(paper)
    if not explicit and paper.kind == "报告" and not _PUT_FORWARD.search(title):
        return None  # a report that does not say so asks for no decision
    return weighed(paper, title, named_instruments(title), explicit, _ask(paper, title))


def weighed(
    paper: Paper,
    title: str,
    names: list[str],
    explicit: bool,
    ask: tuple[Place, Literal["meeting", "document", "approval"]] | None,
) -> Matter | None:
    """The matter of this title, with the instruments it names, as far as it is a major decision; None where it is not,
    or where nothing is asked."""
    normative = any(_RULE_TITLE.search(n) and not INTERNAL.search(n) for n in names)
    plain = normative or any(_INSTRUMENT.search(n) for n in names)
    touched = True
    if not explicit:
        if not normative and routine(title):
            return None
        words = title + _about(paper, title)
        interest = len(set(_INTEREST.findall(words)))
        touched = normative or _STRONG.search(title + paper.text) is not None
        if plain:
            touched = touched or (interest > 0 and _DISTRICT_PLAN.search(title) is not None)
            if not (touched or interest >= 2 or (interest and _SCOPE.search(words))):
                return None
        elif not touched and (interest < 2 or not _INTEREST.search(title)):
            return None  # neither an instrument nor, in plain words, a matter of the public's interests
    if ask is None:
        return None
    place, asks = ask
    if not explicit and asks == "approval" and not normative:
        return None
    # an upward 意见 that never calls itself major may be any advice on work: a person should look
    return Matter(place, asks, explicit, normative, explicit or normative or (touched and paper.kind != "意见"))


def named_normative(title: str) -> bool:
    """Whether a title names a normative document (规范性文件) for citizens and organisations."""
    return any(_RULE_TITLE.search(n) and not INTERNAL.search(n) for n in named_instruments(title))


def routine(title: str) -> bool:
    """Whether a title is of money, posts, meetings, commendations and the like, which are no major decisions."""
    return _ROUTINE.search(_FORUM.sub("", title)) is not None


def _about(paper: Paper, title: str) -> str:
    """The text of the sentences that ask or speak of the matter itself: those that share two neighbouring characters of
    its name with the title, and the ones right behind them in the same paragraph. A long paper holds much that is no part of its matter."""
    hit = _MATTER.search(title)
    name = _WORK.sub("■", hit[1]) if hit else title
    pairs = {a + b for a, b in pairwise(name) if "■" not in a + b and "《" not in a + b}
    told: list[str] = []
    before = -1
    for sentence in paper.sentences:
        text = sentence.text
        shares = any(pair in text for pair in pairs)
        if shares or sentence.place.paragraph == before or _PUT_FORWARD.search(text):
            told.append(text)
        before = sentence.place.paragraph if shares else -1
    return "".join(told)


def calls_major(words: str) -> bool:
    """Whether the words of a cell call a matter a major decision (重大行政决策事项)."""
    text = mask_titles(words)
    return _EXPLICIT.search(text) is not None and not _NOT_MAJOR.search(text)


def called_major(paper: Paper) -> bool:
    """Whether the paper itself calls its matter a major decision (not in the name of a rule, nor in a rule it quotes)."""
    found = False
    for sentence in paper.holding("重大"):
        text = mask_titles(sentence.text)
        if _NOT_MAJOR.search(text):
            return False
        called = _EXPLICIT.search(text) or _AS_MAJOR.search(text)
        found = found or (called is not None and not is_rule(sentence.text))
    if found or paper.title is None or "重大" not in paper.title.text:
        return found
    if _EXPLICIT.search(mask_titles(paper.title.text)):
        return True
    return any(_EXPLICIT.search(n) and "程序" not in n for n in named_instruments(paper.title.text))


def named_instruments(title: str) -> list[str]:
    """Names in 《》 of a title, and the thing it speaks of where no marks are printed (…管理办法的请示)."""
    bare = _BARE.search(title)
    return _NAMED.findall(title) + ([bare[1]] if bare else [])


def _ask(paper: Paper, title: str) -> tuple[Place, Literal["meeting", "document", "approval"]] | None:
    """The words that ask for a meeting, a document or a decision: in the text (the weightiest first), else in the title."""
    best = asked_in(paper)
    if paper.title and (best is None or best[1] == "approval"):
        masked = mask_titles(title)
        place = best[0] if best else paper.title.place
        if "审议" in masked or MEETING.search(masked):
            return place, "meeting"
        if any(word in masked for word in ("印发", "批转", "转发", "制发", "发布", "出台", "颁布")):
            return place, "document"
    return best


def asked_in(paper: Paper) -> tuple[Place, Literal["meeting", "document", "approval"]] | None:
    """The words of the text that ask for a meeting, a document or a decision, the weightiest first."""
    for asking, asks, hints in _ASKINGS:
        for sentence in paper.holding(*hints):
            text = mask_titles(sentence.text)
            hit = asking.search(text)
            if (
                hit
                and not is_rule(sentence.text)
                and not _DONE_BEFORE.search(text[: hit.start()][-14:])
                and not (_ATTRIBUTE.match(text[hit.end() :]) and not _SUBMITS.search(text))
            ):
                return sentence.at(hit.start(), hit.end()), asks
    return None
