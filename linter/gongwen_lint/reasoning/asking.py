"""Requests (请示事项): where a paper asks its superior to approve, grant or decide, and what matter it asks about."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Place
from ..language.scope import is_rule, mask
from ..lean import dataclass
from ..paper import Paper, Sentence
from ..patterns import pattern

_DECIDE = (
    r"批准|同意|审批|批复|核准|核定|核拨|追加|增加|增拨|拨付|拨款|划拨|调拨|增派|增配|增设|解决|准予|授权|批示|审定"
    r"|给予(?:资金|经费|财政|专项)|安排[^，。；]{0,6}(?:资金|经费|专项)|协调(?!发展)"
)
_WHO = (
    r"(?:予以?|贵|您|各位|区(?:人民)?政府|市(?:人民)?政府|区委(?:、区政府)?|市委(?:、市政府)?|上级(?:机关|部门"
    r"|领导)?|区?领导(?:同志)?)"
)
_NOT_WHO = (
    r"(?!示|假|柬|帖|客|进|来|勿|各|区[^政委领]|我|有关|相关|其|他|专家|第三方|大家|教|居民|业主|企业|物业|单位"
    r"|街道|你|财政|市[^政委领局][^，。；]{0,7}[局委])"
)
_ASK = pattern(
    rf"(?P<formula>(?:妥否|当否|可否|是否妥当|如无不妥|以上(?:报告|意见|请示)?)，?(?:敬|恳|特)?请(?:予以?"
    rf"|{_WHO})?(?:批示|批复|批准|审批|指示|审定|核准))"
    rf"|(?:望|盼|希望|建议)(?:区(?:人民)?政府|市(?:人民)?政府|上级|区?领导)[^，。；：]{{0,12}}?(?P<hoped>批准|核定"
    rf"|核拨|追加|增拨|拨付|准予|审批)"
    rf"|(?:恳请|特请|现请|敬请|特此申请|请求|(?:^|(?<=[，、：；]))(?:现|特|为此|并|故)?申请"
    rf"|(?:现|特|为此|故|因此)，?[我本][局委办单街]{{1,2}}申请|拟请|(?:现|特|拟)?提请"
    rf"|(?:现|特)?呈请|(?<![申邀聘报提呈宴约恳敬])请){_NOT_WHO}{_WHO}?"
    rf"[^，。；：]{{0,24}}?(?P<verb>{_DECIDE})"
)
_OTHERS = pattern(
    r"群众|居民|业主|信访人|来信|来访|代表(?:提出|建议)|委员|企业|商户|诉求|反映|当事人|投诉|物业公司|租户|家长|村民"
)
_OWN = pattern(r"我[局委办街乡处镇校院中公单]|本[局委办街乡处镇校院单]|我们|为此|鉴于|因此|综上")
_DONE = pattern(r"(?:已|曾|业经|已经|经|前期|此前|去年|前次|将|不再|无需|未)[^，。；]{0,4}$")
_NEAR = 200  # characters looked at round a hit
_GRANTED = pattern(r"[^。；]{0,12}?(?:已(?:到位|获批|批复|拨付|下达|落实|批准|同意)|获批|获得批准)")

CATEGORIES = {
    "更名": pattern(r"更名|更改(?:单位)?名称|名称变更|加挂|挂牌"),
    "任免": pattern(r"任免|任命|免去|任职"),
    "表彰": pattern(r"表彰|嘉奖|记功|授予|奖励"),
    "编制": pattern(r"编制(?!完成|了|方案|规划|说明|单位)|领导职数|协管员|用工|聘用|招聘|招录|人员(?:力量|名额|\d)"),
    "车辆": pattern(r"车辆|用车(?!辆段)|轿车|警车|执法车|购车|汽车|[辆台]车|车[^，。；]{0,3}[\d一二三四五六七八九十两]辆"),
    "用房": pattern(r"用房|办公场所|办公地点|办公楼"),
    "用地": pattern(r"用地|土地|地块"),
    "出访": pattern(r"出国|出境|因公临时|出访|赴[^，。；]{1,8}(?:国|考察|访问)"),
    "活动": pattern(r"庆典|庆祝|仪式|运动会|论坛|博览会|展览|晚会|文化节|大会|活动(?!中心|室|场所|站)"),
    "机构": pattern(r"(?:成立|设立|组建|增设|新建)[^，。；]{0,20}(?:中心|科|所|站|机构|领导小组|办公室|队)"),
    "设备": pattern(r"设备|器材|装备|物资"),
    "文件": pattern(r"《|印发|批转|出台"),
    "项目": pattern(r"改造|新建|维修|修缮|建设|工程|项目"),
    "经费": pattern(r"经费|资金|拨款|款项|补助|万元|费用"),
}  # fmt: skip
_TOGETHER = {
    "经费": {"车辆", "用房", "用地", "出访", "活动", "机构", "设备", "文件", "项目", "表彰"},
    "机构": {"编制", "用房", "更名", "任免", "文件", "活动", "设备", "车辆"},
    "项目": {"用地", "用房", "设备", "文件"},
    "活动": {"用房", "设备", "文件", "表彰", "车辆", "用地", "出访"},
    "文件": {"编制", "表彰", "用房", "用地", "任免", "更名"},
    "设备": {"车辆", "用房"},
    "编制": {"任免"},
}

_PARTS = {"项目": {"编制", "车辆", "机构"}}  # what a project may bring with it, but not the other way round


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: its words, and the matters it is about (may be none that is known)."""

    sentence: Sentence
    place: Place
    words: str
    formula: bool  # a closing formula (妥否，请批示) rather than a request for something named
    matters: frozenset[str]


def asks(paper: Paper) -> Iterator[Ask]:
    """The requests a paper makes of its superior: not rules, not what others ask, not what was asked before."""
    for sentence in paper.sentences:
        if "请" not in sentence.text and "望" not in sentence.text and "建议" not in sentence.text:
            continue
        text = mask(sentence.text)
        if is_rule(sentence.text):
            continue
        for hit in _ASK.finditer(text):
            before = text[max(0, hit.start() - _NEAR) : hit.start()]
            if hit["formula"] is None and (
                _DONE.search(before) or (_OTHERS.search(before) and not _OWN.search(before))
            ):
                continue
            if hit["formula"] is None and _GRANTED.search(text, hit.end(), hit.end() + 24):
                continue
            start = hit.start()
            while start < hit.end() and text[start] in "，、：；":
                start += 1
            stop = min((n for n in (text.find(m, hit.end()) for m in "，。；") if n >= 0), default=len(text))
            end = stop if hit["formula"] is None and stop - start <= 60 else hit.end()
            place = sentence.at(start, end)
            yield Ask(
                sentence,
                place,
                sentence.text[start:end],
                hit["formula"] is not None,
                matters(sentence.text[start:stop]),
            )


def matters(text: str) -> frozenset[str]:
    """The matters some words are about: 经费, 编制, 用地, 更名 …"""
    return frozenset(name for name, pattern in CATEGORIES.items() if pattern.search(text))


def independent(one: frozenset[str], other: frozenset[str], *, whole: bool = False) -> bool:
    """Whether two requests are about different matters, neither of which is part of the other (money for a project is
    part of the project). `whole`: the first is what the paper is about as a whole."""
    if not one or not other or one & other:
        return False
    if whole and any(b in _PARTS.get(a, ()) for a in one for b in other):
        return False
    return not any(b in _TOGETHER.get(a, ()) or a in _TOGETHER.get(b, ()) for a in one for b in other)
