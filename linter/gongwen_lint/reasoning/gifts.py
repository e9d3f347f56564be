"""Gifts and banquets paid from public money (公款送礼、宴请, 第三十条): where a plan, budget or report provides for
them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ..document import Place
from ..language.faults import told_as_fault
from ..language.polarity import clause, state
from ..language.proof import MOST
from ..language.scope import is_rule, mask
from ..paper import Paper
from ..patterns import pattern
from .neighbours import sentence_after

_BANQUET = r"晚宴|午宴|宴请|(?:欢迎|答谢|招待|庆功|联谊|欢送)(?:晚)?宴(?:会)?(?!厅)|宴会(?!厅|服务|业)|酒会|(?:会后|活动后|晚上|中午|结束后)[^，。；]{0,6}聚餐|接风洗尘|设宴"
_GIFT = r"礼品(?!市场|行业|店|公司|批发|城|回收|登记|管理|制度|中心)|礼金|购物卡|代金券|伴手礼|土特产|(?:会议|活动|参会|来宾|嘉宾)?纪念品|礼盒"
_HIT = pattern(rf"(?P<banquet>{_BANQUET})|(?P<gift>{_GIFT})")
_HINTS = ("宴", "礼品", "礼金", "购物卡", "代金券", "伴手礼", "土特产", "纪念品", "礼盒", "酒会", "聚餐", "接风")
_PROVIDES = pattern(
    r"(?:安排|购买|购置|采购|赠送|馈赠|赠予|发放|准备|制作|支出|列支|定制|举行|举办|由[^，。；]{1,12}|预算|需|共|计|拟|将|每人|每位|每份|统一|为)[^，。；]{0,20}?$"
)
_COSTS = pattern(
    r"^(?:费|费用|支出|采购)?[^。；]{0,24}?(?:\d[\d.,]*\s?(?:万|千|百|余)?元|\d+\s?(?:份|套|桌|个|盒|件|人)|费(?!用自理)|列支|开支|经费)"
)
_SUM = pattern(r"^(?:费用?|支出|采购)?[^，。；、]{0,8}?\d[\d.]*\s?[万千百]?元")
_GIVEN = pattern(r"^[^，。；]{0,16}?(?:赠送|送给|送|发给|发放|答谢|回赠|招待|宴请)")
_DENIED = ("denied", "waived", "refused", "failed")
_NOT = pattern(
    r"不(?:再)?(?:安排|设|搞|发|赠|送|购|准备|互赠|举行|举办|组织|接受|收|得|准|备)|没有|未|无(?!偿)|取消|谢绝|拒收|禁止|严禁|杜绝|拒绝|上交|登记|回收|退还|收受|收到|接收|查处|违规|违反|违纪|发现|审计指出"
)
_PRIVATE = pattern(
    r"自费|费用自理|AA制|企业(?:赞助|捐赠|承担)|社会(?:赞助|捐赠)|由[^，。；]{0,10}(?:企业|公司|商会|协会|主办方)(?:承担|负担|赞助)|不(?:使用|动用|花)(?:财政|公款|公用)"
)
_OTHERS = pattern(
    r"困难|低保|群众|居民|老人|老年|儿童|学生|志愿者|献血|运动员|参赛|选手|获奖|职工|官兵|军属|优抚|残疾|观众|游客|市民|家庭|病人|患者|消费者|读者|中奖|积分|党员|劳模|英模|教师|退休|模范|先进|优秀|社区工作者"
)
_GUESTS = pattern(r"来宾|嘉宾|与会|参会|代表团|考察团|客人|兄弟|领导|同志|媒体|记者|专家|来访|上级|对方|贵宾|代表|单位")
_FOREIGN = pattern(r"外宾|外事|外国|驻华|使馆|友好城市|国际友|外方|涉外|港澳|来访团|参赞|大使")
_HOSTS = ("由", "拟", "将", "并", "后", "局", "委", "办", "处")  # before 宴请 as a verb: 我局宴请…
_BUDGET = pattern(r"预算|经费|费用|开支|支出|测算")
# 购买纪念品1.3万元问题。 对购买礼品等问题要举一反三: what an audit found, on its way to be mended
_FAULT = pattern(r"[^，。；]{0,16}(?:问题(?:[，。；：]|$)|等问题)|[^。；]{0,40}?(?:予以(?:删除|取消|核减)|退回|退还)")
_REPORTS_FAULTS = ("通报",)
_CELL = pattern(rf"(?:{_BANQUET}|{_GIFT})(?:购置|采购|制作|定制)?(?:费|费用|支出|开支)?$")


def gifts_and_banquets(paper: Paper) -> Iterator[tuple[Place, str]]:
    """The words by which a paper provides gifts or banquets from public money, with what they are (礼品, 宴请); not
    what it forbids or refuses, presents to residents in need, foreign guests (第六十一条), or what others pay for."""
    if paper.rule_text or paper.kind in _REPORTS_FAULTS:
        return
    title = paper.title.text if paper.title else ""
    if _FOREIGN.search(title):
        return
    budget = _BUDGET.search(title) is not None or any(
        _BUDGET.search(paper.document.paragraphs[n].text) for n in paper.in_zone("body", "annex_note", "form")
    )
    for sentence in paper.holding(*_HINTS):
        text = sentence.text
        if is_rule(text):
            continue
        masked = mask(text)
        for hit in islice(_HIT.finditer(masked), MOST):
            kind = "宴请" if hit["banquet"] else "礼品"
            if _CELL.fullmatch(text.strip()):
                if budget:
                    yield sentence.at(0, len(text)), kind
                continue
            low, high = clause(masked, hit.start(), hit.end())
            around = masked[low:high]
            before, after = masked[low : hit.start()], masked[hit.end() : high]
            if (
                _NOT.search(before)
                or _NOT.match(after)
                or _FAULT.match(masked, hit.end())
                or _PRIVATE.search(masked)
                or _FOREIGN.search(masked)
            ):
                continue
            if state(masked, hit.start(), hit.end()) in _DENIED:
                continue
            if told_as_fault(masked, hit.start(), hit.end(), sentence_after(paper, sentence.place)):
                continue  # 超标准安排宴请……已退缴
            if hit["gift"] and _OTHERS.search(masked) and not _GUESTS.search(around):
                continue
            follows = masked[hit.end() : hit.end() + 30]
            costs = _COSTS.match(follows) is not None
            hosted = hit["banquet"] == "宴请" and before.endswith(_HOSTS)
            provided = costs or _PROVIDES.search(before) or _GIVEN.match(after)
            if not hosted and not provided:
                continue
            if hit["gift"] and not (costs or _GUESTS.search(around) or budget):
                continue  # a gift of no price, to nobody in particular, in a paper that spends nothing
            end = hit.end()
            cost = _SUM.match(follows)
            if cost:
                end = hit.end() + cost.end()
            yield sentence.at(hit.start(), end), kind
