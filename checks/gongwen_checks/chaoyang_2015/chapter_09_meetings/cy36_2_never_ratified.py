"""遇重大突发事件和紧急情况先作出应急安排的，应及时提请区政府常务会或区长办公会讨论决定。

为什么：应急安排是集体决策的例外，事后不提请会议讨论，例外就成了个人决定。

证据：公文写明先行作出了应急安排（先行拨付、应急采购、动用预备费……），属于“三重一大”；此后的区政府常务会议、区长办公会议纪要里有没有同一件事，或者有没有公文写明已经会议讨论。

怎样改：提请区政府常务会议或者区长办公会议讨论决定；已经讨论的，把会议纪要归入同一档案，在后续公文里写明会议的届次。

例外：条文只说“及时”，没有天数，这里给出一段时间（选项 days）。写明的金额都小于选项 least 的，不当作“三重一大”。

容易误报的情形：应急演练、预案、培训、值守；部门职权以内的日常抢修；在议题较长的纪要里一并讨论的（按题目里的字找，可能找不到）；会前已经讨论过的。
此后没有任何常务会议、区长办公会议纪要的档案不报。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from gongwen_lint import Context, archive, check, pattern

from ..articles import CY
from ..sequels import DECIDING, Agenda

_URGENT = ("应急", "紧急", "抢险", "突发", "险情", "抢修", "来不及", "先行", "救灾", "汛情", "疫情")
_ARRANGED = pattern(
    r"(?:先行|先期|先予|应急|紧急|临时|特事特办|急需)[^。；，]{0,24}?(?:拨付|拨款|下拨|划拨|安排|动用|调拨|支付|垫付|投入|列支|采购|发包|施工|实施|购置|征用|启用)"
    r"|(?:拨付|下拨|安排|动用|调拨|支付|垫付|投入|列支|划拨|追加)[^。；，]{0,24}?(?:应急|抢险|救灾|抢修|防汛|处置|预备费)[^。；]{0,12}?(?:资金|经费|款|费用|万元)?"
)
_NOT_URGENT = pattern(
    r"演练|预案|培训|值班|值守|宣传|培训|考核|规划|储备|体系建设|管理办法|领导小组|队伍建设|竞赛|会议|总结|要点"
)
_EXERCISE = pattern(r"演练|预案|培训|物资储备")
_EVENT = pattern(
    r"情况(?:十分|特别)?紧急|来不及|突发(?!事件应急)|险情|垮塌|塌陷|坍塌|暴雨|水毁|洪|火灾|火情|爆炸|泄漏|疫情|事故|受灾|灾情|灾民|受灾|内涝|重污染|断裂|爆裂|停水|停电"
    r"|抢险|抢修|救灾|(?:应急|紧急)(?:采购|下拨|拨付|拨款|调拨|支付|动用|处置|征用|购置)"
)
_MAJOR = pattern(r"三重一大|大额|重大|预备费|重要(?:项目|事项)")
_MONEY = pattern(r"(\d{1,10}(?:[.,]\d{1,4})?)\s?(亿|万)元")
_FUNDS = pattern(r"拨付|下拨|拨款|动用|追加|划拨|资金|经费|采购")
_LEADER = pattern(r"区长|区(?:政府)?(?:主要|分管|主管|有关)?领导|区政府(?:决定|同意|批准|安排)|指挥部")
_PLANNED = pattern(
    r"(?:拟|将|计划|建议|恳请|申请|请|可|应|须|需要?|待|必要时|如遇|一旦|发生[^。；]{0,20}时)[^。；，]{0,16}$"
)
_MET = pattern(r"(?:经|已|提请)[^。；]{0,30}?(?:常务会|区长办公会)[^。；]{0,16}?(?:讨论|研究|审议|同意|通过|追认|审定)")
_NOT_MET = pattern(r"未|没有|尚|拟|将|待|来不及|无法|后续|及时提请")
_SHARE = 0.5  # of a title's pairs of characters that an item of minutes must hold


@dataclass(frozen=True)
class Options:
    """Options of CY36-2."""

    days: int = field(default=60, metadata={"doc": "应急安排多少天以后仍找不到会议讨论的记录才提示"})
    least: int = field(default=100, metadata={"doc": "写明金额的，多少万元以上才当作“三重一大”"})


@check(
    "CY36-2",
    "never-ratified",
    severity="warning",
    strength="direct",
    article=CY(36, "并及时提请区政府常务会或区长办公会讨论决定"),
    needs=(*_URGENT, *DECIDING),
)
def never_ratified(papers: archive.Archive, context: Context, options: Options) -> Iterator[archive.Remark]:
    """Report an emergency arrangement on a “三重一大” matter that no later minutes in the archive discuss."""
    span = papers.span
    if span is None:
        return
    agenda: Agenda | None = None
    told: set[int] = set()
    matters: list[str] = []
    for record, passage in papers.holding(*_URGENT):
        if record.file in told or record.date is None or (span.last - record.date).days < options.days:
            continue
        if not _arranges(record, passage):
            continue
        around = papers.passages(record)
        if not _in_emergency(record, passage, around) or not _is_major(record, around, options.least):
            continue
        if any(_says_met(p.text) for p in around):
            continue
        agenda = Agenda(papers) if agenda is None else agenda
        since, matter = record.date, record.title or passage.text
        later = agenda.since(since)
        if not later or _discussed(agenda, matter, since):
            continue
        if any(_says_met(p.text) for paper in papers.citing(record) for p in papers.passages(paper)):
            continue
        told.add(record.file)
        if any(archive.akin(matter, other, 0.6) for other in matters):
            continue  # the same arrangement in another paper
        matters.append(matter)
        yield papers.remark(
            context,
            record,
            f"文中已作出应急安排，{span.words}，其中此后的{later}份区政府常务会议、区长办公会议纪要里没有找到讨论这件事的内容。"
            "请及时提请会议讨论决定；已经讨论的，请把纪要归入档案。",
            passage=passage,
        )


def _arranges(record: archive.Record, passage: archive.Passage) -> bool:
    """Whether a sentence says that an emergency arrangement was made."""
    if (
        record.rule_text
        or record.kind in ("方案", "讲话稿", "计划", "总结", "新闻稿")
        or _NOT_URGENT.search(record.title)
    ):
        return False
    if record.kind == "纪要" and record.meeting in ("常务会议", "区长办公会议"):
        return False
    if record.level not in ("区", "办公室", "部门", "街乡"):
        return False
    found = _ARRANGED.search(passage.text)
    return (
        found is not None
        and not _PLANNED.search(passage.text[: found.start()])
        and not _EXERCISE.search(passage.text[found.start() : found.end() + 4])
    )


def _in_emergency(record: archive.Record, passage: archive.Passage, passages: Sequence[archive.Passage]) -> bool:
    """Whether the title, the sentence or one beside it tells of an emergency: 先行实施 alone is no such thing."""
    at = passages.index(passage) if passage in passages else 0
    near = passages[max(0, at - 1) : at + 2]
    return any(_EVENT.search(text) for text in (record.title, passage.text, *(p.text for p in near)))


def _is_major(record: archive.Record, passages: Sequence[archive.Passage], least: int) -> bool:
    """Whether the paper speaks of a “三重一大” matter: it says so, names a large sum, or tells of money that the
    government's leaders let go."""
    text = record.title + "".join(p.text for p in passages)
    sums = [float(number.replace(",", "")) * (10_000 if unit == "亿" else 1) for number, unit in _MONEY.findall(text)]
    if sums:
        return max(sums) >= least
    if _MAJOR.search(text):
        return True
    return bool(_FUNDS.search(text)) and (record.level in ("区", "办公室") or bool(_LEADER.search(text)))


def _says_met(text: str) -> bool:
    """Whether a sentence says that the meeting discussed it."""
    found = _MET.search(text)
    return found is not None and not _NOT_MET.search(text[max(0, found.start() - 12) : found.end()])


def _discussed(agenda: Agenda, matter: str, since: date) -> bool:
    """Whether a meeting from that day on dealt with the matter, if only among other emergencies."""
    return any(
        item.held >= since and (share >= _SHARE or any(word in item.text for word in _URGENT))
        for share, item in agenda.on(matter)
    )
