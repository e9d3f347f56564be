"""Evidence of a legality review (合法性审查、合法性审核): statements, filled forms, opinion numbers, annexes, stamps.

What is planned, pending, waived or refused is reported in that state and is no proof; nor is the view of the drafting
organ's own lawyers (other_reviewer) or a mere consultation (consulted; 不得以征求意见等方式代替合法性审查).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from ..document import Paragraph
from ..patterns import pattern
from .answers import by_somebody_else, clean_answer, only_asked
from .cells import filled_forms, filled_tables, is_heading
from .lists import words
from .polarity import clause, state
from .proof import MOST, OWN_ZONES, Evidence, Source, explains, zone_of
from .reviewers import INSIDE, REVIEWER, Whose, doer, reviewers, whose
from .scope import FILLER, is_rule, mask_titles
from .sentences import split
from .stamps import stamped
from .verdicts import cell_state, corrected, fails, is_opinion, still_open

if TYPE_CHECKING:
    from ..organisation import Organisation
    from ..paper import Paper

_HINTS = words(
    """
    合法 法制 司法局 法审 上位法 审查意见 法律意见 法核 司审 法律顾问 律师 法规科
    """
)
_ANSWERS = (*_HINTS, "该办", "该局", "复函", "回函", "函复")
_ACT = pattern(
    r"合法(?:合规)?性(?:[^，。；：、\n]{0,8}?|(?:、[^，。；：、\n]{1,8}){1,3}?)(?:审[查核]|把关)|(?:重新"
    r"|再次|二次)?审[查核]|复审|复核|法律意见|[〔\[(（]?法审[〔\[]|法审(?![〔\[（(字])(?:手续|程序|工作)?|把关|把(?:过|好|住|严)?了?(?:法律|合法性|法制)关|合法性(?=(?:问题)?(?:出具|提出|发表)[^，。；]{0,8}意见|(?:问题)?(?:已|均|业)?(?:经|由)[^，。；]{0,14}(?:确认|认定|审定|把关))|终审|(?<=已)审(?=[，。；过毕结完]|$)"
)
_OTHER_KINDS = words(
    """
    备案 公平竞争 保密 资格 廉洁性 财务 信息公开 安全 环境 节能 预算 决算 档案 立项 专家 内容 形式 人大 政治
    """
)
_NOT_ACTS = words(
    """
    材料 申请 人 员 委员会 制度 机制 办法 规定 范围 标准 流程 职责 规则 指南 工作规 要点 能力 质量 队伍 业务
    """
)
_REQUIREMENT = pattern(r"的?(?:有关|相关|程序)?(?:要求|规定)(?!修改|完善|调整)")  # 按照合法性审查要求征求了意见
_CONSULTED = pattern(r"征求|会签|函询|听取|协商|沟通|对接|无(?:不同|修改|其他)?意见|无异议|意见")
_NUMBER = pattern(
    r"[\u4e00-\u9fff]{0,4}(?:法审|法核|合审|司审|司法审|法制审"
    r"|法意)[字意核]{0,2}[〔\[【(（]\s?\d{4}\s?[〕\]】)）]\s?第?\s?\d{1,5}\s?号"
)
_LABEL = pattern(
    r"\s*(?:(?:\d{1,2}[.．、]|[（(]?[一二三四五六七八九十]{1,2}[）)、])\s*)?"
    r"(?P<label>[\u4e00-\u9fff（）]{0,12}(?:合法性审[查核]|法制办(?:公室)?|司法局|法制审核)[\u4e00-\u9fff（）]{0,8}?)(?:意见|结果|结论|情况"
    r"|栏)?\s*[：:]\s*(?P<value>.*)$",
    re.S,
)
_CONDITIONAL = pattern(r"如果?|若|凡|避免|防止|杜绝|严禁|不得|一旦|倘|个别|有的|部分(?:单位|部门)|少数|以往|过去")
_ELSEWHERE = pattern(r"(?:另一|另外一|此前|去年|上年|前年|往年|同期|同类|其他|外区|外省)[^，。；]{0,16}$")
_BASIS = pattern(r"(?:根据|按照?|依据|依照|参照|遵照|贯彻|落实|执行|符合|违反|学习|对照)$")
_ASSERTED = pattern(
    r"(?:本|该)(?:办法|规定|细则|方案|意见|标准|件|文|事项)[^，。；]{0,6}未|已|业经|尚未|还未|正在|未及|来不及|目前|仍在|拟"
)  # a statement of fact even among rule words
_TITLED = pattern(r"《([^《》]+)》")
_QUOTED = pattern(r"“[^“”]*”")
_SAID = pattern(r"(?:意见|结论|结果|答复|回复|认定|认为)(?:书|函)?(?:为|是|：|称|写明|提出)?$")
_SENTENCE = pattern(r"[已经未拟请送报将向由]")
_REFUSED = pattern(r"不予受理|拒绝|退回")
_NAMED = pattern(r"(?:的)?(?:意见|结论|结果|报告)?书?(?:见|附后|详见|如下|：|认为|同意|已|为|[（）]|$)")
_SENT = pattern(r"(?:送(?!审稿)|报(?!审稿)|提交(?!前)|移送|转送|呈送|报送|送达|递交)(?!请)[^，。；]{0,14}$")
_RESULT = pattern(
    r"通过|同意|意见|合格|符合|异议|修改|完善|采纳|办结|出具|合法(?!性)|未发现|结论|反馈|复函|附件|附后|审毕|完毕"
)
_NO_OBJECTION = pattern(r"(?:意见)?(?:后|时)?(?:提出|反馈|收到)?[^，。；]{0,4}(?:异议|不同意见)")
_SUPPLIED_LATER = pattern(r"[^，。；已]{0,24}?(?:会后|随后|事后|后续|稍后|日后|另行|尽快|之后)[^，。；已]{0,8}?补[^充]")
_PROCEDURE = pattern(r"后，?(?:提前|应|须|报至)")  # 经区法制办进行合法性审查后，提前5个工作日报至… states the procedure
_ONLY_THEN = pattern(r"后(?:再|方可|方能|，?(?:再|拟|将)(?!提请|提交|报))")
_COUNTED_AS = pattern(r"视[为同作]|等同于?|作为已|即(?:为|算)|就算")
_THIS = pattern(r"本|该|此次|现")
_THIS_PAPER = pattern(r"本(?:办法|方案|规定|意见|细则|事项|通知)|送审稿|该(?:办法|方案|规定|事项)")
_GENERIC = pattern(
    r"(?:管理|实施|工作|暂行|试行){0,4}(?:办法|方案|规定|意见|细则|规划|计划|通知|决定|通告|标准|送审稿)(?:[（(][^（）()]*[）)])?$"
)  # 《方案》 is short for the paper's own
_TRIMMINGS = pattern(r"[（(][^（）()]*[）)]|北京市|朝阳区|[〈〉]|关于|的通知$")
_TAKEN_UP = pattern(r"意见[^。；]{0,12}(?:均已|已|全部)[^。；]{0,6}(?:采纳|吸收|修改|落实)")
_CLEARED = pattern(
    r"出具[^，。；]{0,12}(?:无意见|无异议|同意)|无(?:不同|修改|其他)?意见|无异议|意见[^。；]{0,8}(?:已|均已|全部)[^。；]{0,4}采纳"
)
_MENDED = pattern(r"复审|复核|再次|重新|修改后|通过|合格|已(?:按|根据|依照|对照)[^。；]{0,30}(?:修改|完善|调整)")
_FORMER = pattern(r"曾|此前|原稿|原件|初稿|上一?稿|首次|初次|初审|第一次|一审|当时")


def legality_review(paper: Paper, organisation: Organisation, on: date | None) -> tuple[Evidence, ...]:
    """All evidence of a legality review by the district's reviewing organ, in document order.

    区法制办 and 区司法局 both count on every date. A failed review that was mended and passed is "done"; while a
    failure stands, nothing else in the paper is "done".
    """
    found = list(stamped(paper))
    if not paper.rule_text:
        covered: set[int] = set()
        for cell in paper.form:
            if is_heading(cell.value):  # a heading read as a value: the table itself tells more
                continue
            covered.add(cell.label_place.paragraph)
            if cell.value_place is not None:
                covered.add(cell.value_place.paragraph)
        found += filled_forms(paper)
        found += filled_tables(paper, covered)
        found += _annex_notes(paper)
        named = _TITLED.findall(paper.title.text) if paper.title else []
        for paragraph, source in _paragraphs(paper):
            if paragraph.index in covered and source == "statement":
                continue
            found += _read(paragraph, source, named)
    found.sort(key=lambda e: (e.place.paragraph, e.place.start))
    return tuple(_settled(found))


# --- where to look ----------------------------------------------------------------------------------------------------


def _paragraphs(paper: Paper) -> Iterator[tuple[Paragraph, Source]]:
    """The paragraphs that may speak of the review: the paper's own, and annexes that are opinions or explanations."""
    annexes = sorted((a.place.paragraph, a.name) for a in paper.annexes)
    in_opinion = in_explanation = explaining = False
    for number, paragraph in enumerate(paper.document.paragraphs):
        zone = zone_of(paper, number)
        text = paragraph.text
        if zone == "annex":
            while annexes and annexes[0][0] <= number:
                name = annexes.pop(0)[1]
                in_opinion, in_explanation = is_opinion(name) == "done", "说明" in name or "情况" in name
            if (
                not in_opinion
                and len(text) < 40
                and is_opinion(text.strip()) == "done"
                and not text.rstrip().endswith(("。", "；"))
            ):
                in_opinion, in_explanation = True, False
                yield paragraph, "annex"
                continue
            if in_opinion and ("审" in text or "法" in text):
                yield paragraph, "annex"
            elif in_explanation and any(h in text for h in _HINTS):
                yield paragraph, "statement"
        elif zone == "attached":
            explaining = explains(text, explaining)
            if explaining and any(h in text for h in _HINTS):
                yield paragraph, "statement"
        elif (
            zone in OWN_ZONES
            and zone != "annex_note"
            and paragraph.part != "textbox"
            and any(hint in text for hint in _HINTS)
        ):
            yield paragraph, "statement"
    for part in ("footnote", "endnote"):
        for paragraph in paper.document.part(part):
            if any(hint in paragraph.text for hint in _HINTS):
                yield paragraph, "statement"


def _annex_notes(paper: Paper) -> Iterator[Evidence]:
    seen = set()
    for annex in (*paper.annex_note, *paper.annexes):
        if annex.place.paragraph not in seen or annex in paper.annex_note:
            how = is_opinion(annex.name)
            if how:
                yield Evidence(how, annex.place, annex.name, "annex")
        seen.add(annex.place.paragraph)
    for number in paper.in_zone("annex_note"):
        paragraph = paper.document.paragraphs[number]
        if number not in seen and "审" in paragraph.text:
            how = is_opinion(paragraph.text.strip())
            if how:
                yield Evidence(how, paragraph.place(), paragraph.text.strip(), "annex")


# --- reading a paragraph ----------------------------------------------------------------------------------------------


def _read(paragraph: Paragraph, source: Source, named: list[str]) -> Iterator[Evidence]:
    text = paragraph.text
    if paragraph.cell is None and len(text) < 200 and ("：" in text or ":" in text):
        labelled = _LABEL.match(text)
        if labelled and not _SENTENCE.search(labelled["label"]):
            how = cell_state(labelled["value"])
            if how == "done" and INSIDE.search(labelled["label"]):
                how = "other_reviewer"
            yield Evidence(how or "pending", paragraph.place(), text.strip(), "form")
            return
    spans = split(text)
    district, previous = False, ""  # the sentence before names the reviewer, so that 该办复函 is its answer
    for position, (start, end) in enumerate(spans):
        sentence = text[start:end]
        before, district = district, _by_district(sentence)
        if source == "statement" and not any(hint in sentence for hint in (_HINTS if not before else _ANSWERS)):
            continue
        told, previous = previous if before else "", sentence
        cleared = clean_answer(mask_titles(sentence), told) if before or district else None
        if cleared and not is_rule(sentence):
            place = paragraph.place(start + cleared[0], start + cleared[1])
            yield Evidence("done", place, text[place.start : place.end], source)
            continue
        following = text[spans[position + 1][0] : spans[position + 1][1]] if position + 1 < len(spans) else ""
        for how, low, high, kind in _sentence(sentence, told, following, named, source == "annex"):
            place = paragraph.place(start + low, start + high)
            yield Evidence(how, place, text[place.start : place.end], kind if source == "statement" else source)


def _by_district(sentence: str) -> bool:
    found = REVIEWER.search(sentence)
    return found is not None and whose(sentence, found.start()) == "district"


def _sentence(
    sentence: str, before: str, following: str, named: list[str], opinion: bool
) -> Iterator[tuple[str, int, int, Source]]:
    masked = _hidden(sentence)
    rule = is_rule(sentence)
    organs = reviewers(masked)
    district = [r for r in organs if r.whose == "district"]
    for number in islice(_NUMBER.finditer(masked), MOST):
        if state(masked, number.start(), number.end()) in ("done", "stated", "planned"):
            yield "done", number.start(), number.end(), "opinion"
    judged = False
    for act in islice(_ACT.finditer(masked), MOST):
        start, end = act.span()
        if (
            masked.startswith(_NOT_ACTS, end)
            or masked.endswith(_OTHER_KINDS, 0, start)
            or _REQUIREMENT.match(masked, end)
        ):
            continue
        low, high = clause(masked, start, end)
        if rule and not _ASSERTED.search(masked, low, min(high, end + 12)):
            continue
        who = doer(masked, low, high, organs)
        if "合法" not in act[0] and "法审" not in act[0] and not opinion:
            near = masked[max(low, start - 16) : start]
            if who != "district" and not (
                "合法性" in near or (who in ("city", "own") and REVIEWER.search(near)) or INSIDE.search(near)
            ):
                continue
        if _another_matter(sentence, masked, start, named):
            continue
        how = _act_state(masked, start, end, low, high, who, following)
        if how is None:
            continue
        judged = True
        yield how, low, high, "statement"
    if judged or rule or not district:
        return
    where = district[0]
    low, high = clause(masked, where.start, where.end)
    if fails(masked[where.start :] + following):
        yield ("done" if corrected(masked + following) else "failed"), where.start, len(sentence), "statement"
    elif _REFUSED.search(masked, where.end):
        yield "refused", low, len(sentence), "statement"
    elif _CONSULTED.search(masked[low:high]):
        cleared = not only_asked(before + masked) and (
            _TAKEN_UP.search(masked, where.start) or ("合法性" in sentence and _CLEARED.search(masked))
        )
        yield ("done" if cleared else "consulted"), low, high, "statement"


def _act_state(text: str, start: int, end: int, low: int, high: int, who: Whose | None, following: str) -> str | None:
    how: str = state(text, start, end)
    rest = text[end:]
    if _SUPPLIED_LATER.match(rest):
        return "planned"  # 审查意见书会后一周内补齐
    if how == "stated":
        named = _NAMED.match(rest)
        if who == "district" or (named and named[0].startswith(("意见", "结论", "的意见"))):
            how = "done"
        elif who == "own" and ("由" in text[low:start] or "经" in text[low:start]):
            how = "done"  # 合法性问题由法律顾问审核把关: done, but not by the organ that should
        else:
            return None
    if how == "denied":
        if _CONDITIONAL.search(text[low:start]) or (
            rest.startswith("的") and not rest.startswith(("的情况", "的条件", "的前提"))
        ):
            return None
        if _NO_OBJECTION.match(rest):
            return "done"
    if how == "past_history":
        return None
    if how in ("denied", "refused") and start > low and fails(text[low:start]):
        return "failed"
    if how in ("planned", "asked", "stated", "pending") and _TAKEN_UP.search(rest):
        how = "done"
    if how == "done":
        after = rest + following
        if fails(after) or (start > low and fails(text[low:start])):
            return "done" if corrected(after) else "failed"
        if still_open(after):
            return "pending"
        if _PROCEDURE.match(rest):
            return None
        if _ONLY_THEN.match(rest) and "已" not in text[low:start]:
            return "planned"
        if _COUNTED_AS.search(text[low:start]):
            return "consulted"  # 反馈无意见，视为已完成合法性审查
        if text[start:end] == "合法性" and not who and by_somebody_else(text[low:start]):
            return "other_reviewer"  # 专家组就必要性、可行性、合法性出具了意见
        if who in ("own", "city", "other"):
            return "other_reviewer"
        sent = _SENT.search(text[low:start])
        if sent and "通过" not in sent[0] and not _RESULT.search(rest + following):
            return "pending"  # 已送区法制办审查 tells of no outcome
    return how


def _hidden(sentence: str) -> str:
    """The sentence with quotations and titles masked, except titles of legality opinions."""
    masked = mask_titles(sentence)
    for match in _TITLED.finditer(sentence):
        if is_opinion(match[1]) == "done":
            masked = masked[: match.start()] + "（" + match[1] + "）" + masked[match.end() :]
    return _QUOTED.sub(_quoted, masked) if "“" in masked else masked


def _quoted(match: re.Match[str]) -> str:
    """A quotation masked, unless it is what the reviewer answered (审查意见为“……与上位法不一致”)."""
    if _SAID.search(match.string, max(0, match.start() - 12), match.start()):
        return match[0]
    return "“" + FILLER * (len(match[0]) - 2) + "”"


def _another_matter(sentence: str, masked: str, act: int, named: list[str]) -> bool:
    """Whether the sentence plainly speaks of another document or matter than this paper's."""
    low = 1 + max(masked.rfind("。", 0, act), masked.rfind("；", 0, act))
    head = masked[low:act]
    if _ELSEWHERE.search(head.split("，")[0]) and not _THIS.search(head):
        return True
    if not named or _THIS_PAPER.search(head):
        return False
    titles = _TITLED.findall(sentence[low:act])
    subjects = [t for t in titles if is_opinion(t) is None and not _BASIS.search(sentence[: sentence.find(t) - 1])]
    return bool(subjects) and not any(_same(t, other) for t in subjects for other in named)


def _same(one: str, other: str) -> bool:
    if _GENERIC.match(one):
        return True
    plain = [_TRIMMINGS.sub("", t) for t in (one, other)]
    return plain[0] in plain[1] or plain[1] in plain[0]


def _settled(found: list[Evidence]) -> list[Evidence]:
    """A failure that a later statement says is mended falls away, and so does one told as past where a stamp or form
    shows that it passed; while one stands, nothing counts as done."""
    kept: list[Evidence] = []
    seen: set[tuple[str, object]] = set()
    for evidence in found:
        key = (evidence.state, evidence.place)
        if key not in seen:
            seen.add(key)
            kept.append(evidence)
    failures = [e for e in kept if e.state == "failed"]
    if not failures:
        return kept
    last = max((e.place.paragraph, e.place.start) for e in failures)
    done = [e for e in kept if e.state == "done"]
    mended = any(
        e.source in ("statement", "annex") and (e.place.paragraph, e.place.start) > last and _MENDED.search(e.words)
        for e in done
    ) or (
        all(_FORMER.search(e.words) for e in failures) and any(e.source in ("stamp", "picture", "form") for e in done)
    )
    return [e for e in kept if e.state != ("failed" if mended else "done")]
