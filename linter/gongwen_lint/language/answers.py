"""Answers (答复) of the reviewing organ: whether it answers a review, or was only asked for its opinion.

不得以征求意见等方式代替合法性审查（《重大行政决策程序暂行条例》第二十五条）: 征求区司法局意见，无不同意见 shows no review;
经区司法局审查，无不同意见 does, and so does an answer that speaks of the law itself.
"""

from __future__ import annotations

from ..patterns import pattern
from .reviewers import REVIEWER

_LED = r"(?:经审查|审查认为|认为|复函|回函|函复|回复|反馈|复审|结论|答复)[^。；]{0,60}?"
# 经审查，未发现与上位法相抵触; 认为主体、权限、程序和内容合法; 复审，结论为合法
_LAWFUL = pattern(
    _LED
    + r"(?:未发现[^，。；]{0,16}(?:抵触|违法|违反|不一致|冲突|问题)|(?<![不非])合法(?![性权规])|符合(?:法律|法规|上位法|有关|规定|国家)"
    r"|不存在[^，。；]{0,10}(?:抵触|违法|问题)|不违反[^，。；]{0,6}(?:法律|法规|上位法|规定)|于法有据|有法可依"
    r"|与[^，。；]{0,12}(?:法律|法规|上位法)[^，。；]{0,8}?(?:不冲突|不抵触|不相抵触|不矛盾|无冲突|无抵触|(?<!不)(?:相一致|相符)))"
)
_NO_OBJECTION = pattern(_LED + r"(?:无(?:不同|修改|其他)?意见|无异议|没有(?:不同|修改|其他)?意见)")
_ASKED = pattern(
    r"(?:征求|征询|征集|征得|听取|函询|询问|商请|收集)(?![^，。；]{0,24}审[查核])|会签|协商|沟通|座谈|协调会|联席会"
)
_REVIEW = pattern(r"审[查核]|合法性(?!要求|规定)|法律(?:审|意见|把关)|复审|报审|送审(?!稿)|法审|把关")
_BEFORE = pattern(r"[、和及与](?:北京市)?(?:朝阳)?区?(?:人民)?(?:政府)?$")
_BEHIND = pattern(r"[、和及与等]")
_SOMEBODY = pattern(
    r"专家|论证会|听证|律师|法律顾问|中介|第三方|代表|街乡|乡政府|街道办事处"
    r"|(?:财政|发展改革|城管|住建|规划|审计|人力社保|卫生健康|教育|民政|建设)[^，。；、]{0,4}[局委]"
)


def clean_answer(sentence: str, before: str) -> tuple[int, int] | None:
    """Where the sentence says that the reviewer found nothing against the matter; None where it says no such thing, or
    only that an organ asked for its opinion had none. `before` is the sentence in front of it."""
    found = _LAWFUL.search(sentence)
    if found is not None and not by_somebody_else(sentence[: found.start()]) and not _listed(before + sentence):
        return found.span()
    found = _NO_OBJECTION.search(sentence)
    if found is None or by_somebody_else(sentence[: found.start()]) or only_asked(before + sentence[: found.end()]):
        return None
    return found.span()


def only_asked(told: str) -> bool:
    """Whether the words tell of a reviewer that was asked for its opinion, alone or as one of many, and of no review
    after that."""
    asked = list(_ASKED.finditer(told))
    return _REVIEW.search(told, asked[-1].end()) is None if asked else _listed(told)


def _listed(told: str) -> bool:
    """Whether the reviewer stands in a list of organs (区财政局、区司法局等均反馈……) and no review is spoken of."""
    if _REVIEW.search(told):
        return False
    return any(
        _BEFORE.search(told, max(0, hit.start() - 14), hit.start()) or _BEHIND.match(told, hit.end())
        for hit in REVIEWER.finditer(told)
    )


def by_somebody_else(head: str) -> bool:
    """Whether the last one named in front of an answer is an expert, a lawyer or another organ, not the reviewer."""
    others = list(_SOMEBODY.finditer(head))
    return bool(others) and REVIEWER.search(head, others[-1].end()) is None
