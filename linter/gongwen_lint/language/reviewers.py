"""Reviewers (合法性审查机构): whose reviewer a sentence names, the district's, the city's, the drafting organ's own."""

from __future__ import annotations

from itertools import islice
from typing import Literal, NamedTuple

from ..patterns import pattern
from .lists import words
from .naming import OTHER_DISTRICTS
from .proof import MOST

Whose = Literal["district", "city", "own", "other"]

REVIEWER = pattern(r"法制办公室|法制办|法制机构|法制部门|司法局|合法性审[查核](?:机构|部门|机关)")
INSIDE = pattern(
    r"法律顾问|律师|法制科|法规科|法制处|法规处|法制室|法制股|法务|司法所|政策法规|(?:经|由)(?:我"
    r"|本)(?:[局委办院]|街道|单位|乡|镇)(?!报|送|提|请)|(?:我|本)(?:[局委办]|街道|单位)(?:已)?(?:自行|内部"
    r"|组织)|内部(?:合法性)?审"
)
_OWN_ORGANS = words("我局 本局 局 委 街道 办事处 乡 镇 公司 内设 我单位 本单位 本 我")


class Named(NamedTuple):
    """A reviewer that a sentence names."""

    start: int
    end: int
    whose: Whose


def reviewers(text: str) -> list[Named]:
    """The reviewers that a text names, in order."""
    return [Named(*m.span(), whose(text, m.start())) for m in islice(REVIEWER.finditer(text), MOST)]


def whose(text: str, start: int) -> Whose:
    """Whose reviewer stands at `start`."""
    before = text[max(0, start - 10) : start]
    if before.endswith("政府"):
        before = before[:-2].removesuffix("人民")
    if before.endswith("市") and not before.endswith("城市"):
        return "city"
    if before.endswith(_OWN_ORGANS):
        return "own"
    return "other" if before.endswith(("该区", *OTHER_DISTRICTS, "外区", "其他区", "兄弟区", "省")) else "district"


def doer(text: str, low: int, high: int, named: list[Named]) -> Whose | None:
    """Who did the act of the clause [low:high); None where it and the clauses before do not say."""
    here = [r for r in named if low <= r.start < high]
    for kind in ("district", "city", "own", "other"):
        if any(r.whose == kind for r in here):
            return kind
    if INSIDE.search(text[low:high]):
        return "own"
    before = [r for r in named if r.start < low]
    return before[-1].whose if before and low - before[-1].end <= 40 else None
