"""Matters that a paper of any kind puts before a meeting of the government although it says itself that they were not
reviewed (第十八条第二款): minutes that let a draft go first, notes on a draft that keep what the reviewer objected to."""

from __future__ import annotations

from ..language.evidence import Evidence
from ..language.polarity import state
from ..language.scope import is_rule, mask_titles
from ..paper import Paper
from ..patterns import pattern
from .decisions import MEETING, Matter, called_major, named_normative, routine

SUBMITTING_KINDS = (
    "请示",
    "报告",
    "意见",
    "请示报告",
    "申请",
    "汇报",
    "函",
    "便函",
    "纪要",
    "说明",
    "起草说明",
    "签报",
)
_SAID = ("failed", "refused", "denied", "waived")
_LATER = ("pending", "planned")
_FIRST = pattern(r"先行?(?:提交|提请|报请|报|上会|审议|研究|安排)|会后[^，。；]{0,8}补|(?:随后|事后|后续|尽快)补")
_HELD_BACK = pattern(
    r"(?:不得|不能|不予|不再|暂不|暂缓|不宜|未|没有|撤回|退回|方可|再行?|另行)[^，。；]{0,12}$|后，?(?:再|适时|另行|按程序)?[^，。；]{0,6}$"
)
_NOT_NOW = pattern(r"暂缓|暂不|不得|不再|退回|撤回|延后|推迟")  # 请暂缓安排上会
_PAST = pattern(
    r"曾|去年|上年|此前|先后|已于|业经|(?<!未)经(?![^，。；]{0,6}研究)|(?:19|20)\d\d年\d{1,2}月[^，。；]{0,12}$"
)
_HELD = ("denied", "waived", "refused", "past_history", "done")


def submitted_anyway(paper: Paper, review: Evidence) -> Matter | None:
    """The matter whose review the paper says is missing or failed, and which the same passage puts before a meeting of
    the district government all the same; None where it does not, or where the title is of a routine matter."""
    if review.source != "statement" or review.state not in (*_SAID, *_LATER):
        return None
    title = paper.title.text if paper.title else ""
    explicit, normative = called_major(paper), named_normative(title)
    if not explicit and not normative and paper.kind != "纪要" and routine(title):
        return None
    near = [s for s in paper.sentences if s.place.paragraph == review.place.paragraph]
    at = next((n for n, s in enumerate(near) if s.place.start <= review.place.start < s.place.end), None)
    if at is None or is_rule(near[at].text):
        return None
    if review.state in _LATER and not _FIRST.search(near[at].text):
        return None
    for sentence in near[at : at + 3]:
        text = mask_titles(sentence.text)
        hit = MEETING.search(text)
        if hit is None or is_rule(sentence.text):
            continue
        before = text[: hit.start()]
        if _NOT_NOW.search(hit[0]):
            continue
        how = state(text, hit.start(), hit.end())
        dated = how == "past_history" and _FIRST.search(text)  # 先行提交6月21日的常务会议: a date to come
        if _HELD_BACK.search(before) or _PAST.search(before[-24:]) or (how in _HELD and not dated):
            continue
        return Matter(sentence.at(hit.start(), hit.end()), "meeting", explicit, normative, explicit or normative)
    return None
