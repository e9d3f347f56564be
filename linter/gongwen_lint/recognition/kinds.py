"""文种 and 行文方向: what kind of paper it is, by its title's tail, its mark or closing, and which way it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..language.scope import mask
from ..lean import dataclass
from ..organisation import Organisation
from ..paper import Direction, Organ, Recipient
from ..patterns import pattern
from .vocabulary import TAILS, table

if TYPE_CHECKING:
    import re

# 《党政机关公文处理工作条例》第八条
STATUTORY = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函",
    "纪要",
)  # fmt: skip

_TAILS = table(TAILS)
_ALL = {**{kind: kind for kind in STATUTORY}, **_TAILS}
_BY_LAST: dict[str, list[str]] = {}
for _tail in sorted(_ALL, key=len, reverse=True):
    _BY_LAST.setdefault(_tail[-1], []).append(_tail)

MARK_KINDS = frozenset(
    {"令", "纪要", "公告", "通告", "议案", "签报", "便函", "简报", "信息", "专报", "督办单", "批办单"}
)
RULE_KINDS = frozenset({"办法", "规定", "规则", "细则", "条例", "章程", "制度"})
SIGNED_KINDS = frozenset({"令", "命令", "决定", "议案"})  # whose signature names the head who signs (7.3.5.3)
SPEECHES = frozenset({"讲话稿"})
ADDRESSES_HALL = SPEECHES | {"工作报告"}  # their first line greets a meeting and names no 主送
LEAVE = frozenset({"请假报告", "请假条", "请假单", "销假单", "外出报备"})
FORMS = frozenset({"批办单", "发文稿纸", "议题申报表", "请假单", "销假单", "申报表", "审批表", "督办单"})
PUBLISHED = frozenset({"公告", "通告", "令", "命令", "公报", "决议", "公示"})
UNADDRESSED = (
    PUBLISHED
    | RULE_KINDS
    | SPEECHES
    | {"纪要", "简报", "信息", "方案", "计划", "规划", "要点", "总结", "名单", "清单", "合同", "协议"}
)
_INSIDE = frozenset({"签报", "请假条", "请假单", "讲话稿", "便签", "批办单", "发文稿纸", "销假单"})
_UP = frozenset(
    {"请示", "报告", "议案", "请示报告", "申请报告", "申请", "汇报", "请假报告", "外出报备", "议题申报表", "专报"}
)
_LEVEL = frozenset({"函", "邀请函", "便函", "函告", "通知函", "来信", "感谢信", "答复"})
_DOWN = frozenset({"通知", "批复", "决定", "通报", "纪要", "督办单", "通知单"})

_TRAILER = pattern(
    r"(?:[（(【\[](?!.{0,12}(?:纪要|通知)[）)])[^（(）)【】\[\]]{1,40}[）)】\]]|代拟稿|送审稿|征求意见稿|讨论稿|草稿|初稿|[*#。.]+)$"
)
_GOVERNMENT_ORDER = pattern(r"(?:政府|委员会|局|部|厅|院|主席|总理|军区|办公室|办事处)(?:命?令)$")
_LETTER_CODE = pattern(r"[\u4e00-\u9fff]{1,20}函[〔\[［【（(]")
_OWN_BODIES = pattern(r"直属|所属|下属|局属|委属|本系统")
_LEAVE_TITLE = pattern(r"请假|销假|(?:外出|离京|出差|休假).{0,10}(?:报备|报告|备案)|外出报备|离京报备")
_ABOUT_LEAVE = pattern(r"制度|情况|管理|工作的|检查|整改|落实|规定")  # a report about leave, not a leave request
_STUDY = frozenset(
    {"工作报告", "调研报告", "调查报告", "审计报告", "评估报告", "研究报告", "检测报告", "鉴定报告", "分析报告"}
)
_INNER_RECIPIENT = pattern(
    r"(?:本|我)?(?:局|委|办|街道|乡|处|中心)?(?:机关)?(?:各|全体|局属|所属|机关|本局|我局|委内|局内|内设)"
    r"[^，。；]{0,10}(?:科室|科|处室|股室|室|站所|人员|干部|职工|同志|中队|窗口|工作人员)|各[科处]室?"
)

_CLOSINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (pattern(r"请批[示复准]|请予批[复准示]|请予审批|妥否|当否|特此请示|请示如?无?不妥"), "请示"),
    (pattern(r"特此报告|专此报告|请审阅|以上报告|报告完毕"), "报告"),
    (pattern(r"特此通知|请遵照执行|请认真贯彻"), "通知"),
    (pattern(r"特此函[达告复商询]|请予?函复|专此函|盼复|为盼|为荷|请予复函"), "函"),
    (pattern(r"此复"), "批复"),
    (pattern(r"特此公告"), "公告"),
    (pattern(r"特此通告"), "通告"),
    (pattern(r"特此通报"), "通报"),
    (pattern(r"特此请假|请予准假|请批准请假"), "请假报告"),
    (pattern(r"现提请审议|请予审议|提请审议"), "议案"),
    (pattern(r"特此证明"), "证明"),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A 文种, whether 《条例》第八条 names it, and how sure it is."""

    name: str
    statutory: bool
    sure: float = 1.0


def stem(title: str) -> str:
    """A title without what follows its 文种: （试行）, （送审稿）, 代拟稿."""
    for _ in range(4):
        shorter = _TRAILER.sub("", title)
        if shorter == title or not shorter:
            return title
        title = shorter
    return title


def tail(title: str) -> str | None:
    """The 文种 or usual paper that a title ends with, as it is called here; None where it ends with neither.

    What stands in 《》 or quotation marks names another text and does not count, unless it is the whole title.
    """
    title = stem(title)
    if title[-1:] in "》〉”’」』":
        if title[:1] not in "《〈“‘「『" or len(title) < 4:
            return None
        title = stem(title[1:-1])
    candidates = _BY_LAST.get(title[-1:])
    if not candidates:
        return None
    if any(c in title for c in "《“〈‘「"):
        title = mask(title)
    for candidate in candidates:
        if title.endswith(candidate):
            found = _ALL[candidate]
            if candidate == "令" and not _GOVERNMENT_ORDER.search(title):
                return None
            if candidate == "序" and not title.endswith(("》序", "■序", "代序")):
                return None
            return "令" if found == "命令" else found or None
    return None


def of_title(title: str, official: bool) -> Kind | None:
    """The kind a title gives. `official`: the paper has a 发文字号, so that …工作报告 sent to a superior is a 报告."""
    name = tail(title)
    if name is None:
        return None
    if name in ("报告", "函", "申请", "工作报告") and _LEAVE_TITLE.search(title) and not _ABOUT_LEAVE.search(title):
        return Kind("外出报备" if "报备" in title else "请假报告", False, 0.9)
    if name in _STUDY and official and ("关于" in title or "的报告" in title):
        name = "报告"
    if name == "工作报告" and stem(title).endswith("的报告"):
        name = "报告"
    return Kind(name, name in STATUTORY)


def of_mark(mark: str) -> Kind | None:
    """The kind a 发文机关标志 gives (…人民政府令, …会议纪要), where there is no title to tell."""
    name = tail(mark)
    if name not in MARK_KINDS:
        return None
    return Kind(name, name in STATUTORY, 0.9)


def of_number(number: str) -> Kind | None:
    """The kind a 机关代字 gives (朝教函〔2017〕58号 is a 函), where the title ends in none of the 15."""
    return Kind("函", True, 0.7) if _LETTER_CODE.match(number) else None


def of_closing(text: str) -> Kind | None:
    """The kind a closing formula points to, where there is no title to tell."""
    for formula, name in _CLOSINGS:
        if formula.search(text):
            return Kind(name, name in STATUTORY, 0.6)
    return None


def direction(
    kind: Kind | None,
    issuers: Sequence[Organ],
    recipients: Sequence[Recipient],
    organisation: Organisation,
    numbered: bool = False,
) -> Direction | None:
    """Which way a paper goes, by its kind and by what its recipients are to its issuer. A notice to one's own sections
    is 内部 unless it goes out `numbered`, as a formal paper does."""
    name = kind.name if kind else None
    if name in PUBLISHED:
        return "公布"
    if name in LEAVE and recipients:
        return "上行"
    if name in _INSIDE:
        return "内部"
    if recipients and name in ("通知", "通报", "决定", None) and not numbered and _stays_inside(issuers, recipients):
        return "内部"
    if name in _UP:
        return "上行"
    if name in _LEVEL:
        return "平行"
    if name in _DOWN:
        return "下行"
    if not recipients:
        return "下行" if name in ("意见", "决议") else None
    return _by_rank(issuers, recipients, organisation)


def _stays_inside(issuers: Sequence[Organ], recipients: Sequence[Recipient]) -> bool:
    """Whether a notice only goes to the issuer's own sections; to its own bodies too, where a section issues it."""
    section = bool(issuers) and issuers[0].level == "内设机构"
    return all(
        _INNER_RECIPIENT.match(r.text)
        or (r.organ is not None and r.organ.level == "内设机构" and r.organ.collective)
        or (section and _OWN_BODIES.search(r.text))
        for r in recipients
    )


def _by_rank(issuers: Sequence[Organ], recipients: Sequence[Recipient], organisation: Organisation) -> Direction | None:
    own = issuers[0] if issuers else None
    own_rank = organisation.rank(own.level or "其他") if own else organisation.rank("部门")
    if own and own.level in ("", "其他"):
        own_rank = organisation.rank("部门")
    for recipient in recipients:
        if recipient.person is not None:
            return "上行"
        organ = recipient.organ
        if organ is None or organ.level in ("", "其他"):
            if "各" in recipient.text or (organ and organ.collective):
                return "下行"
            continue
        if own:
            relation = organisation.relation(own.unit or own.text, organ.unit or organ.text)
            if relation == "superior":
                return "上行"
            if relation == "subordinate":
                return "下行"
        if organ.collective or "各" in recipient.text[:1]:
            return "下行"
        rank = organisation.rank(organ.level)
        return "上行" if rank < own_rank else "下行" if rank > own_rank else "平行"
    return None
