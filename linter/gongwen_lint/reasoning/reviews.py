"""Legality reviews (合法性审查) of matters and rules: how one stands in a paper, and what the clerk is told where a major
matter lacks it."""

from __future__ import annotations

from ..context import Context
from ..document import Place
from ..finding import Severity
from ..language.evidence import Evidence, legality_review
from ..lean import dataclass
from ..paper import Paper
from ..patterns import pattern
from .application_forms import decided, form_matter
from .decisions import Matter, matter
from .submissions import SUBMITTING_KINDS, submitted_anyway

_NO_SUCH = pattern(r"(?:不存在|未发现|未出现|没有出现|杜绝|避免|防止|严禁)[^，。；]*$")


@dataclass(frozen=True, slots=True)
class Unreviewed:
    """A major matter without a completed legality review: where, what to tell the clerk, how grave."""

    place: Place
    message: str
    matter: Matter
    severity: Severity | None  # None: the check's own; "info" where a person must look first
    admitted: bool  # the paper itself says that it was not reviewed, or that the review failed


def review(paper: Paper, context: Context) -> tuple[str, Evidence | None]:
    """How the legality review stands: the state that counts, and the evidence that shows it.

    "done" wins unless a later statement says that the review failed or that the matter was not reviewed; then the
    worst of "failed", "refused", "denied", "waived", "pending", "planned"; then "other_reviewer", "consulted",
    "unreadable" (a stamp picture without words); "absent" where the paper says nothing.
    """
    key = ("review", id(paper))
    if key not in context.memo:
        context.memo[key] = _review(paper, context)
    known: tuple[str, Evidence | None] = context.memo[key]
    return known


def _review(paper: Paper, context: Context) -> tuple[str, Evidence | None]:
    found = [e for e in legality_review(paper, context.organisation, context.as_of) if not _absent(e, paper)]
    by_state: dict[str, Evidence] = {}
    for evidence in found:
        by_state.setdefault(evidence.state, evidence)
    if "done" in by_state:
        bad = by_state.get("failed") or by_state.get("denied")
        last_done = max((e.place for e in found if e.state == "done"), key=lambda p: (p.paragraph, p.start))
        if bad is not None and by_state["done"].source == "statement" and bad.source == "statement":
            later = (bad.place.paragraph, bad.place.start) > (last_done.paragraph, last_done.start)
            if later:
                return bad.state, bad
        if bad is not None and bad.source == "statement" and all(_only_named(e, paper) for e in found):
            return bad.state, bad
        return "done", by_state["done"]
    for state in (
        "failed",
        "refused",
        "denied",
        "waived",
        "pending",
        "planned",
        "asked",
        "other_reviewer",
        "consulted",
        "unreadable",
    ):
        if state in by_state:
            return state, by_state[state]
    return "absent", None


def _only_named(evidence: Evidence, paper: Paper) -> bool:
    """Whether evidence that the review was done is no more than the name of an annex: the paper's own statement that
    it was not outweighs that."""
    names = {annex.place.paragraph for annex in (*paper.annex_note, *paper.annexes)}
    return evidence.state != "done" or (evidence.source == "annex" and evidence.place.paragraph in names)


def blank(evidence: Evidence, paper: Paper) -> bool:
    """Whether evidence is no more than the label of a cell in which nothing stands yet (合法性审查意见：)."""
    return evidence.source == "form" and any(c.label == evidence.words and not c.value.strip() for c in paper.form)


def reviewing_organ(context: Context) -> str:
    """What a clerk calls the organ that reviews legality on the paper's date: 区法制办, later 区司法局."""
    organisation = context.organisation
    stood = [
        u.name for u in organisation.units if u.name.endswith(("法制办公室", "司法局")) and u.stands(context.as_of)
    ]
    names = organisation.reviewers(context.as_of)
    last = "法制办" if any(n.endswith("法制办公室") and n in names for n in stood) else "司法局"
    mark = organisation.region.mark
    return next((n for n in names if n == mark + last), names[0])


def _absent(evidence: Evidence, paper: Paper) -> bool:
    """Whether the words only say that something did not occur (不存在未经合法性审查提交会议的情况)."""
    text = paper.document.paragraph(evidence.place).text
    return evidence.source == "statement" and _NO_SUCH.search(text[: evidence.place.start + 8]) is not None


_EMPTY = "表中“{words}”一栏还空着，看不出已经{organ}合法性审查"
_TOLD = {
    "failed": "文中“{words}”表明合法性审查没有通过",
    "refused": "文中“{words}”表明没有完成合法性审查",
    "denied": "文中“{words}”表明没有进行合法性审查",
    "waived": "文中“{words}”，但重大行政决策事项不能免除合法性审查",
    "pending": "文中“{words}”表明合法性审查还没有完成",
    "planned": "文中“{words}”只是打算送审，合法性审查还没有进行",
    "asked": "文中“{words}”只是请求审查，合法性审查还没有进行",
    "other_reviewer": "文中“{words}”，但本单位或者律师的审核不能代替{organ}的合法性审查",
    "consulted": "文中“{words}”，但征求意见、会签不能代替合法性审查",
}


def unreviewed(paper: Paper, context: Context) -> Unreviewed | None:
    """What is wrong with the legality review of the major matter a paper puts before the government, or None."""
    if "unreviewed" not in context.memo:
        context.memo["unreviewed"] = _unreviewed(paper, context)
    found: Unreviewed | None = context.memo["unreviewed"]
    return found


def _unreviewed(paper: Paper, context: Context) -> Unreviewed | None:
    by_form = None
    asked = matter(paper, context) or (by_form := form_matter(paper, context))
    if asked is None:
        return _admitted(paper, context) if paper.kind in SUBMITTING_KINDS else None
    state, evidence = review(paper, context)
    if state == "done" or (by_form and evidence is None and not asked.explicit):
        return None
    organ = reviewing_organ(context)
    todo = f"请先送{organ}进行合法性审查，写明审查意见后再报。"
    if state == "unreadable" and evidence is not None:
        return Unreviewed(
            asked.place,
            f"文中没有写明{organ}的合法性审查，但有一枚无法辨认的印章或图片，请由人核对是否为合法性审查章。",
            asked,
            "info",
            False,
        )
    what = {"meeting": "提请区政府会议审议", "document": "请区政府印发文件", "approval": "请区政府决策"}[asked.asks]
    called = "重大行政决策事项" if asked.explicit else "涉及全区或者群众利益的事项"
    if evidence is None:
        unsure = "如不属于重大行政决策，请忽略本条。" if not asked.sure else ""
        return Unreviewed(
            asked.place,
            f"本文就{called}{what}，但没有写明已经{organ}合法性审查。{todo}{unsure}",
            asked,
            "warning" if by_form or not asked.sure else None,  # what travels with a form may show it
            False,
        )
    if by_form and blank(evidence, paper) and not decided(paper):
        return None  # the form is on its way to the reviewer
    told = _EMPTY if blank(evidence, paper) else _TOLD[state]
    told = told.format(words=evidence.words, organ=organ)
    admitted = state in ("failed", "refused", "denied", "waived", "pending", "planned")
    return Unreviewed(evidence.place, f"{told}，仍就{called}{what}。{todo}", asked, None, admitted)


def _admitted(paper: Paper, context: Context) -> Unreviewed | None:
    """What is wrong where a paper that asks for no decision itself says that a matter goes to a meeting unreviewed."""
    state, evidence = review(paper, context)
    anyway = submitted_anyway(paper, evidence) if evidence is not None else None
    if evidence is None or anyway is None:
        return None
    organ = reviewing_organ(context)
    unsure = "" if anyway.sure else "如不属于重大行政决策，请忽略本条。"
    return Unreviewed(
        evidence.place,
        f"{_TOLD[state].format(words=evidence.words, organ=organ)}，仍提请区政府会议审议。"
        f"请先送{organ}进行合法性审查，审查通过后再提交。{unsure}",
        anyway,
        None if anyway.sure else "warning",
        True,
    )
