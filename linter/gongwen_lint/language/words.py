"""Word boundaries: is 题词 a word here, or a piece of 主题词?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from ..patterns import pattern
from .terms import RULES

_BREAK = pattern(r"[^\u4e00-\u9fffA-Za-z0-9]")
_PREFIXES = ("副", "常务副", "正", "代", "老", "原", "前", "大")
_WINDOW = 24  # characters of the clause looked at on each side of a hit


def is_word(text: str, start: int, end: int) -> bool:
    """Whether [start:end) stands as a word of its own, not cut through by a longer one (主题词, 工作序列, 小区长期).

    Decided by our own term list; for a term that is not in it, by segmentation of the clause round it, for which a
    dictionary is loaded at the first need (rjieba, else jieba; True where neither is installed).
    """
    decided = _by_list(text, start, end)
    if decided is None:
        decided = _by_segmentation(text, start, end)
    return decided


def _by_list(text: str, start: int, end: int) -> bool | None:
    rule = RULES.get(text[start:end])
    if rule is None:
        before, after = text[start - 1 : start], text[end : end + 1]
        free = (not before or _BREAK.match(before)) and (not after or _BREAK.match(after))
        return True if free else None
    before_deny, before_lift, after_deny, after_lift = rule
    if before_deny and text.endswith(before_deny, 0, start) and not text.endswith(before_lift, 0, start):
        return False
    return not (after_deny and text.startswith(after_deny, end) and not text.startswith(after_lift, end))


def _by_segmentation(text: str, start: int, end: int) -> bool:
    cut = _cutter()
    if cut is None:
        return True
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    for match in _BREAK.finditer(text, low, start):
        low = match.end()
    stop = _BREAK.search(text, end, high)
    if stop:
        high = stop.start()
    position = low
    for token in cut(text[low:high]):
        after = position + len(token)
        if position < start < after and token[: start - position] not in _PREFIXES:
            return False
        if position < end < after:
            return False
        position = after
    return True


@cache
def _cutter() -> Callable[[str], Sequence[str]] | None:
    try:
        import rjieba
    except ImportError:
        pass
    else:
        return rjieba.cut  # type: ignore[no-any-return,unused-ignore]
    try:
        import jieba
    except ImportError:
        return None
    jieba.setLogLevel(60)
    return jieba.lcut  # type: ignore[no-any-return,unused-ignore]
