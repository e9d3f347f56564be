"""Evidence finders: legality review, approval, matters assigned by a leader: what, where and in which state."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Literal

from ..patterns import pattern
from .legality import legality_review
from .polarity import clause, state
from .proof import MOST, OWN_ZONES, Evidence, sentences_with
from .scope import is_rule, mask

if TYPE_CHECKING:
    from ..paper import Paper

__all__ = ["Evidence", "approval", "assigned_by_leader", "legality_review"]

_CONSENT = (
    r"(?:审批同意|批示同意|审核同意|批复同意|研究同意|审定同意|圈阅同意|审批|批准|同意|审定|批复|批示|许可"
    r"|审议通过)"
)
_BY_LEADERS = pattern(
    rf"(?P<who>区政府主要领导(?:同志)?|区主要领导(?:同志)?|主要领导(?:同志)?|区政府领导(?:同志)?|区领导"
    rf"|(?:[\u4e00-\u9fff]{{1,3}})?(?<!副)区长(?:同志)?|副区长)[^，。；]{{0,12}}?(?P<act>{_CONSENT})"
)
_BY_GOVERNMENT = pattern(
    rf"(?P<who>区委[^，。；]{{0,10}}区政府|区政府[^，。；]{{0,6}}区委|区委"
    rf"|区政府)[^，。；]{{0,16}}?(?P<act>{_CONSENT})"
)
_LATER = pattern(r"后(?:再|方|，?(?:拟|将|予以|组织|实施|安排))")


def approval(paper: Paper, by: Literal["leaders", "government"]) -> tuple[Evidence, ...]:
    """Statements that those whose consent 第五十二条 asks for have given it: "leaders" is 区政府主要领导同志 (second
    paragraph), "government" is 区委、区政府 (first). "done" is full consent, "partial" that of one of them or a deputy.
    """
    found = []
    pattern = _BY_LEADERS if by == "leaders" else _BY_GOVERNMENT
    hints = ("领导", "区长") if by == "leaders" else ("区委", "区政府")
    for paragraph, offset, sentence in sentences_with(paper, hints, OWN_ZONES):
        masked = mask(sentence)
        for match in islice(pattern.finditer(masked), MOST):
            start, end = match.span("act")
            how: str = state(masked, start, end)
            if how == "done" and _LATER.match(masked, end) and "已" not in masked[:start]:
                how = "pending"
            if how == "stated" or (how != "done" and is_rule(sentence)):
                continue
            if how == "done":
                how = _extent(match["who"], by)
            low, high = clause(masked, start, end)
            place = paragraph.place(offset + min(low, match.start()), offset + high)
            found.append(Evidence(how, place, paragraph.text[place.start : place.end], "statement"))
    return tuple(found)


def _extent(who: str, by: str) -> str:
    if by == "government":
        return "done" if "区委" in who and "区政府" in who else "partial"
    return "done" if "主要领导" in who or (who.endswith(("区长", "区长同志")) and "副" not in who) else "partial"


_LEADER = (
    r"(?:(?:市|区|区政府|区委|市政府|市委|上级)?(?:主要|分管|主管|有关|相关)?领导(?:同志)?"
    r"|(?:[\u4e00-\u9fff]{1,3})?副?[区市]长(?!办公|专题|信箱|热线)(?:[\u4e00-\u9fff]{1,3}同志)?|(?:[\u4e00-\u9fff]{1,2})?书记|您)"
)
_ASSIGNED = pattern(
    rf"直接交办|(?:根据|按照?|遵照|依据|依照|落实|贯彻|针对|对于?|关于|就|接|收到|接到|奉"
    rf"|受){_LEADER}[^。；]{{0,40}}?(?:批示|交办|指示|指派|责成|批转|批件|面示|委派|委托)"
    rf"|{_LEADER}[^，。；]{{0,24}}?(?:批示(?:要求|精神|件|意见|内容|事项|的|后|收悉|情况|落实|办理)|交办"
    rf"|责成我|指示我|要求我[局委办街]|指派我|委托我)"
    rf"|您[^。；请望盼恳呈]{{0,40}}?(?:交办|批示|指示)|(?:当场|当面|现场|口头|电话|亲自)(?:批示|交办|指示|责成)"
)
_NOT_YET = pattern(r"(?:请|望|盼|恳请|妥否|呈|报|送|并|将)[^，。；]{0,12}$")


def assigned_by_leader(paper: Paper) -> tuple[Evidence, ...]:
    """Statements that a leader assigned the matter directly (直接交办, 根据您5月3日批示要求), in text or title."""
    found = []
    if paper.title is not None:
        match = _ASSIGNED.search(mask(paper.title.text))
        if match:
            found.append(
                Evidence("done", paper.title.place, paper.title.text[match.start() : match.end()], "statement")
            )
    for paragraph, offset, sentence in sentences_with(
        paper, ("交办", "批示", "指示", "责成", "要求", "批转", "指派", "面示", "委"), OWN_ZONES
    ):
        masked = mask(sentence)
        for match in islice(_ASSIGNED.finditer(masked), MOST):
            if _NOT_YET.search(masked, max(0, match.start() - 14), match.start()) or is_rule(sentence):
                continue
            if match[0].startswith(("贯彻", "对")) and "批示" not in match[0] and "交办" not in match[0]:
                continue
            place = paragraph.place(offset + match.start(), offset + match.end())
            found.append(Evidence("done", place, sentence[match.start() : match.end()], "statement"))
    return tuple(found)
