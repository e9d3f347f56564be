"""Forums of decision (决策形式): which meeting or person decided a matter, as a paper says, and whether the rules
reserve that matter to 区政府常务会议 and 区长办公会议 (第十三、三十六、三十七条)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal

from ..context import Context
from ..document import Place
from ..language.polarity import state
from ..language.proof import MOST
from ..language.scope import is_rule, mask_titles
from ..lean import dataclass
from ..paper import Paper, Sentence
from ..patterns import pattern
from .routes import issued_by_district, issued_by_office

Forum = Literal["special", "coordination", "group", "department", "person", "circulated"]

_BODIES = (
    r"(?P<special>[^，。；、经由]{0,16}?专题会(?:议)?)"
    r"|(?P<coordination>[^，。；、经由]{0,14}?(?:工作)?(?:协调|调度|联席|现场办公|碰头)会(?:议)?)"
    r"|(?P<group>[^，。；、经由]{0,16}?(?:领导小组|指挥部|工作专班)(?:办公室)?(?:全体)?(?:会(?:议)?)?)"
    r"|(?P<department>(?:我|本)?[局委办]?(?:局长|主任|委主任|乡长|处长|班子|领导班子|党组|党委|党工委|局务)(?:办公)?会(?:议)?)"
    r"|(?P<person>(?:分管|主管|常务)?[^，。；、经由]{0,2}副区长(?:[^，。；、经由]{1,3}同志)?|(?<!副)区长(?!办公)(?:[^，。；、经由]{1,3}同志)?"
    r"|区(?:政府)?(?:有关|主要|分管|主管)?领导(?:同志)?|区(?:人民)?政府办公室(?:主任)?)"
    r"|(?P<circulated>(?:有关)?(?:部门|单位|领导|班子成员)?(?:会签|传签|圈阅|传阅))"
)
_VERBS = (
    r"(?P<verb>(?:研究|讨论|审议|审核|集体|协商|一致|会商|个人|批示|审批|签批|圈阅|口头|当场)*"
    r"(?:决定|同意|通过|议定|审定|批准|批复|拍板|确定|定下))"
)
_RULING = pattern(
    rf"(?P<lead>业?经|由|报|已)(?:{_BODIES})[^，。；：]{{0,10}}?{_VERBS}(?!的|后(?:再|拟|，?(?:拟|提请|提交|报)))"
)
_HINTS = (
    "专题会",
    "协调会",
    "调度会",
    "联席会",
    "领导小组",
    "指挥部",
    "办公会",
    "区长",
    "领导",
    "会签",
    "圈阅",
    "传签",
    "班子",
    "党组",
)
_RIGHT = pattern(
    r"常务会(?:议)?(?!议?室)|区长办公会(?:议)?|区政府全体会议|区委常委会|(?:经|报)区(?:人民)?政府(?:研究|审核)?(?:同意|批准|审定)"
)
_UNDONE = ("planned", "pending", "denied", "waived", "refused", "failed", "asked")

_MAJOR = pattern(r"重大(?:行政)?决策(?!程序|制度|机制|部署|咨询|目录管理)|重大政策(?!措施落实|跟踪)")
_PLAN = pattern(
    r"《[^《》]{0,30}?(?:规划(?:纲要)?|发展战略|国民经济和社会发展[^《》]{0,12}?计划|(?:财政)?预算(?:草案|调整方案)?)(?:（[^（）》]{0,12}）)?》"
)
_WHOLE = pattern(
    r"(?:全区|我区|本区|朝阳区)[^，。；《》]{0,16}?(?:总体规划|发展规划|专项规划|发展战略|发展计划|重大政策)"
)
_ITSELF = pattern(
    r"(?:该|本|此|上述|以上)(?:[项笔批个件])?(?:重大)?(?:行政)?(?:决策|事项|方案|规划|计划|项目|办法|政策|决定|资金|支出)"
)
_CARRIED_OUT = pattern(r"实施|执行|印发|公布|施行|遵照|落实|启动|开工")

_THREE = pattern(
    r"[“\"]?三重一大[”\"]?|大额(?:度)?(?:财政)?(?:资金|支出|款项|经费)|重大项目(?:的)?安排|重要(?:干部|人事)任免|重大(?:建设)?项目投资"
)
_EMERGENCY = pattern(r"突发|紧急|应急|抢险|险情|灾情|来不及|抢修|汛情|疫情")

_REFERRED = pattern(
    r"常务会|区长办公会|提请|提交|报请|报区政府|报区委|建议|按程序|待|拟(?!定)|研究提出|另行|原则上|如需|落实(?:第|市|区)"
)
_GRANTS = r"(?:同意|决定|议定|批准|确定|明确|通过)"
_APPOINTS = pattern(
    rf"(?:任命|提拔|调任|聘任)[^，。；]{{1,24}}?(?:为|任)[^，。；]{{2,24}}?(?:长|主任|书记|经理|校长|负责人|科员|专员)"
    rf"|免去[^，。；]{{1,30}}?职(?:务)?|{_GRANTS}[^，。；]{{0,24}}?(?:任免|任职|免职|人事(?:安排|任用|调整))"
)
_PUNISHES = pattern(
    r"给予[^，。；]{1,30}?(?:处分|警告|记过|降级|撤职|诫勉|停职)(?:处分)?|对[^，。；]{1,24}?(?:同志|局长|主任|科长|处长|负责人|责任人|干部)[^，。；]{0,8}(?:问责|责任追究|诫勉谈话|停职|处分)"
    rf"|{_GRANTS}[^，。；]{{0,16}}?(?:追究|问责)[^，。；]{{0,16}}?(?:同志|局长|主任|科长|处长|负责人|责任人|干部)"
)
_PAYS = pattern(
    rf"{_GRANTS}[^。；]{{0,40}}?(?:安排|拨付|追加|列支|使用|动用|投入|解决|拨款|支出|支付)[^。；]{{0,40}}?(?:资金|经费|预算|款|万元|亿元)(?:[^，。；]{{0,8}}?\d[\d.]*[万亿]元)?"
    r"|(?:安排|拨付|追加|动用|批准使用)[^，。；]{0,16}?重大财政性资金"
)
_LARGE = pattern(r"重大财政性资金")
_MONEY = pattern(r"(\d{1,12}(?:\.\d{1,6})?)(亿|万)")
_ADOPTS = pattern(rf"(?:审议|讨论|研究|原则)?(?:通过|{_GRANTS})[^，。；]{{0,10}}?(?:{_PLAN.pattern})")
_MEETING_SAYS = pattern(r"专题会(?:议)?[^，。；：]{0,8}?(?:研究|讨论|审议)?(?:决定|同意|议定|通过|批准|审定)")


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision that a paper says was taken, and the forum that took it."""

    forum: Forum
    name: str  # 区政府专题会议, 张副区长 …
    sentence: Sentence
    start: int  # of the words in the sentence
    end: int

    @property
    def place(self) -> Place:
        """The words that say so."""
        return self.sentence.at(self.start, self.end)

    @property
    def words(self) -> str:
        """The words that say so."""
        return self.sentence.text[self.start : self.end]

    @property
    def fact(self) -> str:
        """One key for all checks that see this decision."""
        return f"forum:{self.sentence.place.paragraph}:{self.sentence.place.start}"


def rulings(paper: Paper, context: Context) -> tuple[Ruling, ...]:
    """Decisions that a paper says were taken elsewhere than in 常务会议, 区长办公会议 or 全体会议."""
    key = "forums.rulings"
    if key not in context.memo:
        context.memo[key] = tuple(_rulings(paper))
    found: tuple[Ruling, ...] = context.memo[key]
    return found


def _rulings(paper: Paper) -> Iterator[Ruling]:
    if paper.rule_text:
        return
    for sentence in paper.holding(*_HINTS):
        text = mask_titles(sentence.text)
        for hit in islice(_RULING.finditer(text), MOST):
            if _RIGHT.search(hit[0]) or is_rule(sentence.text):
                continue
            if state(text, hit.start("verb"), hit.end("verb")) in _UNDONE:
                continue
            forum, name = next((k, v) for k, v in hit.groupdict().items() if v and k not in ("lead", "verb"))
            yield Ruling(forum, name.strip(), sentence, hit.start(), hit.end())  # type: ignore[arg-type]


def right_forum(paper: Paper) -> bool:
    """Whether the paper speaks of 常务会议 or 区长办公会议 as having decided, or as going to decide, its matter."""
    for sentence in paper.holding("会"):
        text = mask_titles(sentence.text)
        for hit in islice(_RIGHT.finditer(text), MOST):
            if state(text, hit.start(), hit.end()) not in ("denied", "waived") and not is_rule(sentence.text):
                return True
    return False


def misplaced(paper: Paper, context: Context) -> Iterator[Ruling]:
    """Major decisions (重大决策事项, plans of the whole district) that a paper says were taken in another forum than
    those that 第十三条 names."""
    found = [r for r in rulings(paper, context) if _major(r, paper, context)]
    if found and not right_forum(paper):
        yield from found


def _major(ruling: Ruling, paper: Paper, context: Context) -> bool:
    text = ruling.sentence.text
    carried = paper.direction in ("下行", "公布") or _CARRIED_OUT.search(text[ruling.end :]) is not None
    if ruling.forum in ("department", "person") and not carried:
        return False
    if _MAJOR.search(mask_titles(text)) or (_WHOLE.search(text) and carried):
        return True
    if _PLAN.search(text):
        return carried
    if _ITSELF.search(text) and any(
        _MAJOR.search(mask_titles(s.text)) and not is_rule(s.text) for s in paper.holding("重大")
    ):
        return True
    if paper.title is None or not (issued_by_district(paper, context) or issued_by_office(paper, context)):
        return False
    return _PLAN.search(paper.title.text) is not None and ("印发" in text or "发布" in text)


def not_collective(paper: Paper, context: Context) -> Iterator[tuple[Ruling, bool]]:
    """“三重一大” matters that a paper says were decided by a person, by circulation or in another meeting (第三十六条),
    and whether it pleads an emergency, though without asking for the later decision of the meeting."""
    stated = [s for s in paper.holding("三重一大", "大额", "重大", "重要") if _THREE.search(s.text)]
    if not stated or right_forum(paper):
        return
    urgent = _EMERGENCY.search(paper.text) is not None
    declared = any(not is_rule(s.text) for s in stated)
    seen: set[str] = set()
    for ruling in rulings(paper, context):
        if ruling.forum == "department" or ruling.fact in seen:
            continue
        text = ruling.sentence.text
        if _THREE.search(text) or (declared and _ITSELF.search(text)):
            seen.add(ruling.fact)
            yield ruling, urgent


def special_meeting_oversteps(paper: Paper, context: Context, threshold: float) -> Iterator[tuple[Place, str, str]]:
    """What a special meeting (专题会议) decides although other meetings are to decide it (第三十四、三十五条): the
    place, the matter (人事任免, 责任追究, 重大财政性资金安排, 规划和预算) and a fact key. `threshold` is in 万元."""
    own = paper.minutes is not None and paper.minutes.of_district and paper.minutes.meeting == "专题会议"
    if paper.rule_text or (not own and not paper.holding("专题会")):
        return
    previous: tuple[int, str] = (-1, "")
    for sentence in paper.sentences if own else paper.holding("专题会"):
        text = sentence.text
        fact = f"forum:{sentence.place.paragraph}:{sentence.place.start}"
        says = _MEETING_SAYS.search(mask_titles(text))
        if not own and (says is None or ("区政府" not in text and "副区长" not in text)):
            continue
        if is_rule(text) or _EMERGENCY.search(text):
            continue
        for start, end, matter in _reserved(text, threshold):
            low = max(text.rfind(mark, 0, start) for mark in "。；") + 1
            stop = min((n for n in (text.find(mark, end) for mark in "。；") if n >= 0), default=len(text))
            around = mask_titles(text[low:stop])
            if _REFERRED.search(around) or state(text, start, start + 2) in ("asked", "planned", "denied", "waived"):
                continue
            if previous == (sentence.place.paragraph, matter):
                continue
            previous = (sentence.place.paragraph, matter)
            if not own and says is not None:
                start = min(start, says.start())
            yield sentence.at(start, end), matter, fact
    if not own:
        yield from _appointed_by_special(paper)


def _reserved(text: str, threshold: float) -> Iterator[tuple[int, int, str]]:
    if hit := _APPOINTS.search(text):
        yield hit.start(), hit.end(), "人事任免"
    if hit := _PUNISHES.search(text):
        yield hit.start(), hit.end(), "责任追究"
    if hit := _PAYS.search(text):
        stop = min((n for n in (text.find(mark, hit.end()) for mark in "。；") if n >= 0), default=len(text))
        most = max(
            (float(m[1]) * (10000 if m[2] == "亿" else 1) for m in _MONEY.finditer(text, hit.start(), stop)),
            default=0.0,
        )
        if _LARGE.search(text, hit.start(), stop) or most >= threshold:
            yield hit.start(), hit.end(), "重大财政性资金安排"
    if hit := _ADOPTS.search(text):
        yield hit.start(), hit.end(), "全区的规划、计划和预算"


def _appointed_by_special(paper: Paper) -> Iterator[tuple[Place, str, str]]:
    """经区政府专题会议研究决定： in front of a list of appointments."""
    for position, sentence in enumerate(paper.sentences):
        hit = _MEETING_SAYS.search(mask_titles(sentence.text))
        if (
            hit is None
            or "区政府" not in sentence.text
            or not sentence.text.rstrip().endswith(("：", ":", "决定", "决定，"))
        ):
            continue
        following = paper.sentences[position + 1 : position + 3]
        if any(s.text.lstrip().startswith(("任命", "免去")) for s in following):
            fact = f"forum:{sentence.place.paragraph}:{sentence.place.start}"
            yield sentence.at(hit.start(), hit.end()), "人事任免", fact


_ODD = ("政府办公会", "区长常务会", "区长会议", "区长工作会议", "政联席会", "常务办公会", "班子会")
_IRREGULAR = pattern(
    r"(?:经|由|提交|提请|报|列入|召开|次|在)[^，。；]{0,14}?"
    r"(?P<name>区(?:人民)?政府办公会(?:议)?(?!议?室)|(?<!副)区长常务会(?:议)?|(?<!副)区长(?:工作)?会议(?!议?室)|区(?:委、?区)?政府党政联席会(?:议)?"
    r"|(?:区)?政府常务办公会(?:议)?|区政府(?:领导)?班子会(?:议)?|区政府常务办公会(?:议)?)"
)


def irregular_meetings(paper: Paper) -> Iterator[tuple[Place, str]]:
    """Meetings of the government under names that 第三十二条 does not know (区政府办公会, 区长常务会 …)."""
    for sentence in paper.holding(*_ODD):
        hit = _IRREGULAR.search(mask_titles(sentence.text))
        if hit and not is_rule(sentence.text):
            yield sentence.at(*hit.span("name")), hit["name"]
