"""Whether a district leader is expected at what a paper arranges (调研、检查、出席活动)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.persons import is_district_leader, persons
from ..language.polarity import state
from ..paper import Paper

if TYPE_CHECKING:
    import re

_NOT = ("denied", "waived", "refused", "past_history")


def leader_expected(paper: Paper, occasion: re.Pattern[str]) -> bool:
    """Whether a paper speaks of a district leader who comes on an occasion (a pattern: 调研, 出席 …)."""
    lines = [s.text for s in paper.holding("区长", "领导")]
    if paper.title is not None:
        lines.insert(0, paper.title.text)
    for text in lines:
        if "区长" not in text and "领导" not in text:
            continue
        for hit in persons(text):
            if not is_district_leader(hit, text):
                continue
            act = occasion.search(text, hit.end) or occasion.search(text)
            if act is not None and state(text, act.start(), act.end()) not in _NOT:
                return True
    return False
