"""Major decisions (重大行政决策) and normative documents (规范性文件): what a paper asks for, and how its legality
review stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..context import Context
from ..document import Place
from ..language.evidence import Evidence, legality_review
from ..language.scope import is_rule, mask_titles
from ..finding import Severity
from ..paper import Paper

# What is asked of the government. Each pattern looks at text whose 《titles》 are masked.
_GOVERNMENT = r"(?:区政府|区人民政府|政府|常务会议?|全体会议|区长办公会议?)"
_MEETING = re.compile(
    r"(?:提请|报请|呈请|申请|请求|恳请|建议|请|拟请|提交|报|列入|纳入)[^。；！？]{0,40}?"
    r"(?:常务会议?|区长办公会议?|(?:区政府|政府)全体会议|(?:区政府|政府)(?:有关)?会议|上会)"
    r"|(?:提请|报请|提交|呈请)(?:区政府|区人民政府|政府)[^。；]{0,8}(?:审议|讨论|研究决定|集体研究|决策|审定)"
)
_DOCUMENT = re.compile(
    r"以区(?:人民)?政府(?:或区政府办公室|办公室)?(?:的)?名义[^。；]{0,12}(?:印发|发布|公布|出台|转发|批转|制发|下发)"
    rf"|(?:提请|报请|呈请|恳请|建议|请|拟请|申请){_GOVERNMENT}[^。；]{{0,30}}?(?:印发|批转|转发|制发|发布|公布|颁布|出台|下发)"
    r"|(?:提请|报请|呈请|申请|请予|恳请|现请)[^。；，]{0,6}(?:印发|批转|制发|颁布|出台)"
    r"|(?:印发|批转|转发)(?:各|全区|执行|实施|施行)"
)
_APPROVAL = re.compile(
    rf"(?:提请|报请|呈请|恳请|请|拟请){_GOVERNMENT}[^。；]{{0,16}}?(?:批准|审批|审定|审核|同意|决策|决定|批复|研究)"
    r"|请(?:予)?(?:批示|批复|审批|审议|审定|批准|核准)"
)
_EXPLICIT = re.compile(r"重大(?:行政)?决策(?!程序|制度|机制|部署|目录管理|咨询|的?部署)")
_NOT_MAJOR = re.compile(r"不(?:属于|涉及|构成|是|纳入)[^，。；]{0,12}重大(?:行政)?决策|非重大(?:行政)?决策")

_INSTRUMENT = re.compile(
    r"(?:办法|规定|细则|规划|计划|标准|目录|政策|意见|方案|措施|规则|决定|通告)(?:（[^）]{1,14}）|\([^)]{1,14}\))?$"
)
_RULE_TITLE = re.compile(r"(?:办法|规定|细则|通告)(?:（[^）]{1,14}）|\([^)]{1,14}\))?$")
# Papers of these matters are not decisions on the rights of the public (国办发〔2018〕115号 二（三）; 713号令 第三条).
_ROUTINE = re.compile(
    r"经费|预算|决算|拨款|资金(?:的)?(?:请示|安排)|编制|表彰|奖励|先进|人事|任免|聘任|招聘|会议(?:方案|安排|筹备|经费)|大会|培训|考察|调研|"
    r"车辆|公务用车|办公用房|设备购置|采购|更名|挂牌|庆祝|运动会|文化节|活动|值班|演练|应急预案|分工|考核|工作要点|"
    r"工作总结|协调会|领导小组|指挥部|机构设置|邀请|出访|请假|周年|公文处理|会议制度|工作规则|内部|机关管理|试点单位|"
    r"节能改造工程款|临时用工|加班|慰问|宣传方案|督查|档案|保密|信息报送"
)
_SCOPE = re.compile(r"全区|本区|我区|区域内|辖区|各街道|街乡|43个|24个街道|城乡")
_INTEREST = re.compile(
    r"切身利益|公共利益|群众利益|居民|市民|群众|公众|社会(?:公众|影响)|收费|价格|票价|征收|拆迁|腾退|补偿|安置|学区|入学|"
    r"低保|救助|限行|禁行|停车|选址|垃圾|医疗|养老|物业|住房|租赁|养犬|犬|噪声|燃放|户外广告|经营者|商户|从业人员|企业|行政相对人|权利义务|处罚"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that a paper puts before the government for decision."""

    place: Place  # the words that ask
    asks: Literal["meeting", "document", "approval"]
    explicit: bool  # the paper itself calls it a 重大决策
    normative: bool  # it is a 办法, 规定, 细则, 通告 for citizens and organisations


@dataclass(frozen=True, slots=True)
class Unreviewed:
    """A major matter without a completed legality review: where, what to tell the clerk, how grave."""

    place: Place
    message: str
    matter: Matter
    severity: Severity | None  # None: the check's own; "info" where a person must look first
    admitted: bool  # the paper itself says that it was not reviewed, or that the review failed


def matter(paper: Paper, context: Context) -> Matter | None:
    """The major matter an upward paper asks the district government to decide, or None.

    Explicitly so called, or a whole-district instrument that touches the rights of residents (第十四、十七、十八条).
    Requests for money, posts, meetings, commendations and the like are not (guard of CY18-1).
    """
    if paper.direction != "上行" or not paper.title or paper.kind not in ("请示", "意见", "报告", "请示报告", "申请"):
        return None
    title = paper.title.text
    explicit = _explicit(paper)
    names = _named_instruments(title)
    normative = any(_RULE_TITLE.search(n) for n in names)
    instrument = normative or any(_INSTRUMENT.search(n) for n in names)
    if not explicit:
        if not instrument or _ROUTINE.search(title):
            return None
        words = "".join(s.text for s in paper.sentences)
        interest, scope = len(set(_INTEREST.findall(words + title))), bool(_SCOPE.search(words + title))
        if not (interest >= 2 or (interest and (scope or normative))):
            return None
    ask = _ask(paper, title, instrument)
    if ask is None:
        return None
    place, asks = ask
    if not explicit and asks == "approval" and not normative:
        return None
    return Matter(place, asks, explicit, normative)


def _explicit(paper: Paper) -> bool:
    """Whether the paper itself calls its matter a major decision (not in the name of a rule, nor in a rule it quotes)."""
    found = False
    for sentence in paper.sentences:
        if "重大" not in sentence.text:
            continue
        text = mask_titles(sentence.text)
        if _NOT_MAJOR.search(text):
            return False
        found = found or (_EXPLICIT.search(text) is not None and not is_rule(sentence.text))
    if found or paper.title is None or "重大" not in paper.title.text:
        return found
    if _EXPLICIT.search(mask_titles(paper.title.text)):
        return True
    return any(_EXPLICIT.search(n) and "程序" not in n for n in _named_instruments(paper.title.text))


def _named_instruments(title: str) -> list[str]:
    """Names in 《》 of a title, and the thing it speaks of where no marks are printed (…管理办法的请示)."""
    names = re.findall(r"《([^《》]{2,60})》", title)
    bare = re.search(r"(?:审议|印发|出台|制定|修订|批准|批转|发布|审定|研究|公布|实施)([^《》]{2,40}?)(?:等?(?:有关)?(?:事项|问题|工作))?的(?:请示|报告|意见)", title)
    return names + ([bare[1]] if bare else [])


def _ask(paper: Paper, title: str, instrument: bool) -> tuple[Place, Literal["meeting", "document", "approval"]] | None:
    """The words that ask for a meeting, a document or a decision: in the text (last mention first), else in the title."""
    best: tuple[int, Place, Literal["meeting", "document", "approval"]] | None = None
    for sentence in paper.sentences:
        text = mask_titles(sentence.text)
        kinds: tuple[tuple[int, re.Pattern[str], Literal["meeting", "document", "approval"]], ...] = (
            (3, _MEETING, "meeting"),
            (2, _DOCUMENT, "document"),
            (1, _APPROVAL, "approval"),
        )
        for weight, pattern, asks in kinds:
            if best is not None and best[0] > weight:
                break
            hit = pattern.search(text)
            if hit and not is_rule(sentence.text) and not re.search(r"(?:已经?|业经|经)[^，。]{0,12}$", text[: hit.start()][-14:]):
                place = Place(
                    sentence.place.part,
                    sentence.place.paragraph,
                    sentence.place.start + hit.start(),
                    sentence.place.start + hit.end(),
                )
                best = (weight, place, asks)
                break
    if paper.title and (best is None or best[0] == 1):
        masked = mask_titles(title)
        if re.search(r"提请.{0,20}(?:审议|研究|讨论|决策|会议)|审议", masked) or _MEETING.search(masked):
            return best[1] if best else paper.title.place, "meeting"
        if re.search(r"印发|批转|转发|制发|发布|出台|颁布", masked):
            return best[1] if best else paper.title.place, "document"
    return (best[1], best[2]) if best else None


def issued_rule(paper: Paper) -> str | None:
    """The name of the normative document (办法, 规定, 细则) that a downward paper issues, or None.

    Internal rules, working methods, plans and the like are none (国办发〔2018〕115号 二（三）).
    """
    if paper.title is None or paper.direction not in ("下行", "公布") or _ROUTINE.search(paper.title.text):
        return None
    if not re.search(r"印发|发布|公布|颁布|施行|批转", paper.title.text):
        return None
    for name in _named_instruments(paper.title.text):
        if re.search(r"(?:办法|规定|细则)(?:（(?:试行|暂行|修订)[^）]{0,6}）)?$", name):
            return name
    return None


def review(paper: Paper, context: Context) -> tuple[str, Evidence | None]:
    """How the legality review stands: the state that counts, and the evidence that shows it.

    "done" wins unless a later statement says that the review failed or that the matter was not reviewed; then the
    worst of "failed", "refused", "denied", "waived", "pending", "planned"; then "other_reviewer", "consulted",
    "unreadable" (a stamp picture without words); "absent" where the paper says nothing.
    """
    found = legality_review(paper, context.organisation, context.as_of)
    by_state: dict[str, Evidence] = {}
    for evidence in found:
        by_state.setdefault(evidence.state, evidence)
    if "done" in by_state:
        bad = by_state.get("failed") or by_state.get("denied")
        last_done = max((e.place for e in found if e.state == "done"), key=lambda p: (p.paragraph, p.start))
        if bad is not None and by_state["done"].source == "statement" and bad.source == "statement":
            later = (bad.place.paragraph, bad.place.start) > (last_done.paragraph, last_done.start)
            if later:
                return bad.state, bad
        return "done", by_state["done"]
    for state in ("failed", "refused", "denied", "waived", "pending", "planned", "asked", "other_reviewer", "consulted", "unreadable"):
        if state in by_state:
            return state, by_state[state]
    return "absent", None


_TOLD = {
    "failed": "文中“{words}”表明合法性审查没有通过",
    "refused": "文中“{words}”表明没有完成合法性审查",
    "denied": "文中“{words}”表明没有进行合法性审查",
    "waived": "文中“{words}”，但重大行政决策事项不能免除合法性审查",
    "pending": "文中“{words}”表明合法性审查还没有完成",
    "planned": "文中“{words}”只是打算送审，合法性审查还没有进行",
    "asked": "文中“{words}”只是请求审查，合法性审查还没有进行",
    "other_reviewer": "文中“{words}”，但本单位或者律师的审核不能代替{organ}的合法性审查",
    "consulted": "文中“{words}”，但征求意见、会签不能代替合法性审查",
}


def unreviewed(paper: Paper, context: Context) -> Unreviewed | None:
    """What is wrong with the legality review of the major matter a paper puts before the government, or None."""
    asked = matter(paper, context)
    if asked is None:
        return None
    state, evidence = review(paper, context)
    if state == "done":
        return None
    organ = context.organisation.reviewers(context.as_of)[0]
    todo = f"请先送{organ}进行合法性审查，写明审查意见后再报。"
    if state == "unreadable" and evidence is not None:
        return Unreviewed(
            asked.place,
            f"文中没有写明{organ}的合法性审查，但有一枚无法辨认的印章或图片，请由人核对是否为合法性审查章。",
            asked,
            "info",
            False,
        )
    what = {"meeting": "提请区政府会议审议", "document": "请区政府印发文件", "approval": "请区政府决策"}[asked.asks]
    called = "重大行政决策事项" if asked.explicit else "涉及全区或者群众利益的事项"
    if evidence is None:
        return Unreviewed(
            asked.place, f"本文就{called}{what}，但没有写明已经{organ}合法性审查。{todo}", asked, None, False
        )
    told = _TOLD[state].format(words=evidence.words, organ=organ)
    admitted = state in ("failed", "refused", "denied", "waived", "pending", "planned")
    return Unreviewed(evidence.place, f"{told}，仍就{called}{what}。{todo}", asked, None, admitted)
