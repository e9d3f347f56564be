"""Widths in 字, and what follows from them: how many blanks push a word to its place, where a title may be broken."""

from __future__ import annotations

import re

LINE = 28.95  # points from line to line, where 22 lines fill 225 mm
TYPE_AREA = 442.2  # points: 156 mm
_BREAKS_AFTER = "》、的和与"
_BREAKS_BEFORE = "《"
_DATED = re.compile(r"日\s*$")
_POST = re.compile(r"(?:常务)?副?(?:[区市县乡镇局厅部院][ 　]*长|主[ 　]*任|书[ 　]*记|主[ 　]*席)[ 　]")


def width(text: str) -> float:
    """The width of a line in 字: letters, figures and blanks of the keyboard are half as wide; a tab is two."""
    return sum(2.0 if c == "\t" else 0.5 if c < "\u0080" else 1.0 for c in text)


def blanks(wide: float) -> str:
    """Typed blanks of a width in 字."""
    whole = max(int(wide), 0)
    return "　" * whole + (" " if wide - whole >= 0.5 else "")


def between(left: str, right: str, half_points: int) -> str:
    """The blanks that push two words of a line one 字 away from either edge of the type area."""
    measure = TYPE_AREA / (half_points / 2)
    return blanks(max(measure - 2.5 - width(left) - width(right), 1))


def signature(lines: list[str]) -> list[tuple[float, float]]:
    """How far each line of a signature stands from the right edge in 字, and the points to leave above it: the date
    four, the issuers centred on it (GB/T 9704 7.3.5.1); a wide name pushes the date away from the edge. Where a post
    signs, post and date four, two lines above the one and one above the other (7.3.5.3)."""
    if lines and _POST.match(lines[0]) and all(_POST.match(line) or _DATED.search(line) for line in lines):
        return [(4.0, 2 * LINE if not number else LINE) for number in range(len(lines))]
    dates = [width(line) for line in lines if _DATED.search(line)]
    above = [LINE, *[0.0] * (len(lines) - 1)]
    if not dates:
        return [(2.0, space) for space in above]
    widest = max((width(line) for line in lines if not _DATED.search(line)), default=0.0)
    middle = max(4 + dates[-1] / 2, widest / 2)
    places = [round((middle - width(line) / 2) * 2) / 2 for line in lines]
    return list(zip(places, above, strict=True))


def halves(title: str) -> list[str]:
    """A title broken once into lines of different length, before 关于 where an organ stands before it, else near the
    middle where no word is cut; never inside 《》. A title that has no such spot stays whole."""
    if len(title) < 16 or "\n" in title:
        return [title]
    about = title.find("关于", 4)
    if 4 <= about <= 24:
        spots = [about]
    else:
        marks = {n + 1 for n, c in enumerate(title) if c in _BREAKS_AFTER} | {
            n for n, c in enumerate(title) if c in _BREAKS_BEFORE
        }
        spots = sorted((n for n in marks if 4 < n < len(title) - 4), key=lambda n: abs(n - len(title) / 2))
    for spot in spots:
        before = title[:spot]
        if before.count("《") == before.count("》") and 2 * spot != len(title):
            return [before, title[spot:]]
    return [title]
