"""Departments that have not agreed (未协商一致), as a paper itself admits: in its text, in the 会签 cells of its
dispatch form, or in the 起草说明 annexed to it."""

from __future__ import annotations

from ..document import Place
from ..language.scope import is_rule
from ..paper import Paper
from ..patterns import pattern

_PARTY = (
    r"(?:区[\u4e00-\u9fff]{1,14}?(?:局|委|办|分局|中心|院)|市[\u4e00-\u9fff]{1,10}?[局委]|[\u4e00-\u9fff]{2,6}分局"
    r"|有关部门|相关部门|部分部门|个别部门|部门之间|部门间|各部门|会签(?:单位|部门)|有关单位|相关单位|个别单位"
    r"|两[局委家]|双方)"
)
_DISAGREES = pattern(
    rf"{_PARTY}[^。；]{{0,24}}?(?:尚有|仍有|尚存|仍存|有|持|提出(?:了)?|存在|保留"
    rf"|表示)[^，。；]{{0,6}}?(?:不同(?:的)?意见|异议|分歧|保留意见|反对(?:意见)?)"
    rf"|{_PARTY}[^。；，]{{0,16}}?(?:表示)?(?:不同意|不予会签|未予会签|拒绝会签|未会签)"
    rf"|(?:尚未|未能|未|没有)(?!予?采纳|予?吸收)(?:与|同|和)?[^，。；已]{{0,24}}?(?:协商一致|达成一致|取得一致|形成一致|达成共识)"
    rf"|{_PARTY}[^。；]{{0,16}}?意见(?:尚|仍|还)?(?:不一致|不统一|未统一|未达成一致)"
)
_WORDS = ("意见", "异议", "分歧", "同意", "会签", "一致", "共识", "采纳", "裁定", "明确")
_CONDITION = pattern(r"(?:如|若|凡|对于?|遇|倘|一旦)[^，。；]{0,24}$")
_FOLLOWING_CONDITION = pattern(r"^[^，。；]{0,4}(?:的[，。；]|时|者|不得|不能|不予|，(?:不得|应|须|由|提请|报))")
_RESOLVED = pattern(
    r"(?:已|后|最终|目前|现|均)[^。；]{0,16}(?:协商一致|达成一致|取得一致|达成共识|采纳|统一意见|意见一致)"
    r"|(?:经[^。；]{0,24}协调[^。；]{0,16}(?:一致|同意|明确|裁定))|裁定|予以采纳"
)
_NONE = pattern(r"无|没有(?!达成|协商|取得|形成|与)|未(?:提出|收到|有)|[如若]有")
_ANSWERED = pattern(r"^[^。；]{0,16}(?<!未)(?<!不)(?:采纳|吸收|修改)")
_NEAR = 300  # characters looked at round a hit
_CITIZENS = pattern(r"居民|业主|群众|村民|商户|企业|家长|代表|当事人|租户|专家")
_CELL_DISAGREES = pattern(r"不同意|有不同意见|保留意见|意见不一致|未协商一致|不予会签|有异议")
_CELL_AGREES = pattern(r"无不同意见|无异议|没有不同意见|已采纳|协商一致(?<!未协商一致)")


def unsettled(paper: Paper) -> Place | None:
    """The words by which a paper admits that the organs concerned have not agreed, or None; not where it says that they
    agreed in the end, nor what it lays down for such cases."""
    return _stated(paper) or _in_form(paper) or _in_explanation(paper)


def _stated(paper: Paper) -> Place | None:
    found: Place | None = None
    for sentence in paper.holding(*_WORDS):
        hit = _disagreement(sentence.text)
        if hit is not None and found is None:
            found = sentence.at(*hit)
        elif found is not None and _RESOLVED.search(sentence.text):
            return None
    return found


def _disagreement(text: str) -> tuple[int, int] | None:
    for hit in _DISAGREES.finditer(text):
        before, after = text[max(0, hit.start() - _NEAR) : hit.start()], text[hit.end() : hit.end() + _NEAR]
        said = before[before.rfind("。") + 1 :] + hit[0]
        if is_rule(said):
            continue
        if _CONDITION.search(before) or _FOLLOWING_CONDITION.match(after) or _CITIZENS.search(hit[0]):
            continue
        if _NONE.search(hit[0]) or _RESOLVED.search(after) or _ANSWERED.search(after):
            continue
        return hit.start(), hit.end()
    return None


def _in_form(paper: Paper) -> Place | None:
    """A 会签 cell of the dispatch form in which another organ disagrees."""
    for cell in paper.form:
        if (
            "会签" in cell.label
            and cell.value_place
            and _CELL_DISAGREES.search(cell.value)
            and not _CELL_AGREES.search(cell.value)
        ):
            return cell.value_place
    return None


def _in_explanation(paper: Paper) -> Place | None:
    """An annexed 起草说明 that says so."""
    if not any("说明" in a.name for a in (*paper.annexes, *paper.annex_note)):
        return None
    for number in paper.in_zone("annex"):
        paragraph = paper.document.paragraphs[number]
        if len(paragraph.text) < 8:
            continue
        hit = _disagreement(paragraph.text)
        if hit is not None and not _RESOLVED.search(paragraph.text[hit[1] :]):
            return paragraph.place(*hit)
    return None
