"""Consent of the government (经区政府同意): whether a paper says that the government agreed to it or authorised it."""

from __future__ import annotations

from ..language.polarity import state
from ..language.scope import mask_titles
from ..paper import Paper
from ..patterns import pattern

_GOVERNMENT = (
    r"(?:区委(?:区政府)?|区(?:人民)?政府|朝阳区(?:人民)?政府|本级(?:党委、)?(?:人民)?政府|同级(?:人民)?政府"
    r"|区(?:政府)?(?:主要|分管|主管)?领导(?:同志)?"
    r"|(?:区政府|区委)?(?:第\d+次)?(?:常务会议?|区委常委会(?:会议)?|区长办公会议?|专题会议?)|[\u4e00-\u9fff]?副?区长)"
)
_CONSENT = pattern(
    rf"(?:经|报|受|根据|按照|依据|征得|取得|得到|获|请示)[^。；]{{0,16}}?{_GOVERNMENT}[^。；，]{{0,24}}?(?P<act>同意"
    rf"|批准|授权|批复|审定|委托|审议通过|研究通过|研究决定|审批|核准)"
    rf"|{_GOVERNMENT}[^。；，]{{0,12}}?(?:已|业已|已经)[^。；，]{{0,8}}?(?P<told>同意|批准|授权|批复|审定|审议通过)"
)
_LATER = pattern(r"^(?:后|之后|的，|时|方可|前)")
_PENDING = pattern(r"未|待|拟")
_BAD = ("denied", "planned", "pending", "waived", "refused", "failed", "asked")


def government_consent(paper: Paper) -> bool:
    """Whether the paper states that the district government (or 区委) agreed, approved or authorised."""
    for sentence in paper.holding("政府", "区委", "区长", "会"):
        text = mask_titles(sentence.text)
        for hit in _CONSENT.finditer(text):
            group = "act" if hit["act"] else "told"
            start, end = hit.span(group)
            if (
                state(text, start, end) not in _BAD
                and not _LATER.match(text[end : end + 4])
                and not _PENDING.search(hit[0])
            ):
                return True
    return False
