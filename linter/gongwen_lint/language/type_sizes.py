"""Type sizes (字号) as a clerk calls them."""

from __future__ import annotations

_NAMES = {
    42.0: "初号",
    36.0: "小初",
    26.0: "一号",
    24.0: "小一",
    22.0: "二号",
    18.0: "小二",
    16.0: "三号",
    15.0: "小三",
    14.0: "四号",
    12.0: "小四",
    10.5: "五号",
    9.0: "小五",
    7.5: "六号",
    6.5: "小六",
    5.5: "七号",
    5.0: "八号",
}


def in_words(points: float) -> str:
    """A size in points as it is called: 16 → 三号, 17 → 17磅."""
    return _NAMES.get(points) or f"{points:g}磅"
