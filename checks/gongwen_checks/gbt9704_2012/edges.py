"""Where the lines of a paragraph begin and end, as seen, in 字 of the paragraph's own type.

Indents in characters go before those in twips (ECMA-376 17.3.1.12; zero characters mean "not in characters"); blanks
that are typed count as what they take up. What an eye cannot tell from the file alone is None.
"""

from __future__ import annotations

from gongwen_lint import Paragraph, Section

from .looks import look

_WIDTHS = {"\u3000": 1.0, " ": 0.5, "\u00a0": 0.5, "\u2002": 0.5, "\u2003": 1.0, "\u2009": 0.2}  # of blanks, in 字
_NO_SIZE = 10.5  # points: what Word begins with where a file says nothing
_POINTS = 72 / 25.4  # in a millimetre
_SAME = 0.3  # 字: nearer than this is the same
_NEAR = 1.0  # 字: how far from the middle blanks that are typed may put a line


def type_size(paragraph: Paragraph) -> float:
    """The size of a paragraph's type in points: the width of one 字."""
    return look(paragraph).size or _NO_SIZE


def left(paragraph: Paragraph) -> float:
    """Where its further lines begin, from the left edge of the text."""
    return _indent(paragraph, "left")


def first(paragraph: Paragraph) -> float:
    """Where the first line's first character stands, from the left edge of the text: indents and typed blanks."""
    shape = paragraph.format
    chars, points = shape.indent_first_chars, shape.indent_first
    own = chars if chars else (points or 0.0) / type_size(paragraph)
    start = _indent(paragraph, "left") + own
    return start + _blanks(paragraph, start) if paragraph.text[:1] in _LEADING else start


def right(paragraph: Paragraph, section: Section | None) -> float | None:
    """How far the end of its last line is from the right edge of the text; None where the file does not tell."""
    shape = paragraph.format
    text = paragraph.text.rstrip("\n")
    if shape.alignment in ("right", "distribute"):
        kept = text.rstrip(" \t")  # half-width blanks at the end of a line hang outside it
        trailing = len(kept) - len(kept.rstrip("\u3000\u2003\u00a0"))
        return _indent(paragraph, "right") + sum(_WIDTHS[blank] for blank in kept[len(kept) - trailing :])
    measure = column(paragraph, section)
    if measure is None:
        return None
    if "\n" in text:
        return None
    if "\t" in text.strip():
        return _to_stop(paragraph, measure)
    if shape.alignment == "center":
        inside = measure - left(paragraph) - _indent(paragraph, "right") - (first(paragraph) - left(paragraph))
        beside = (inside - width(text.strip())) / 2
        return _indent(paragraph, "right") + beside if beside >= 0 else None
    end = first(paragraph) + width(text.strip())
    return measure - end if end <= measure + _SAME else None


def centred(paragraph: Paragraph, section: Section | None) -> bool | None:
    """Whether its lines stand in the middle; None where the file does not tell."""
    shape = paragraph.format
    text = paragraph.text
    if shape.alignment in ("center", "distribute"):
        bare = text.rstrip(" \t\n")
        trailing = sum(_WIDTHS.get(blank, 0.5) for blank in bare[len(bare.rstrip()) :])
        return abs(first(paragraph) - _indent(paragraph, "right") - trailing) / 2 <= _NEAR
    measure = column(paragraph, section)
    if measure is None or "\n" in text:
        return None
    if shape.alignment == "right":
        end = right(paragraph, section) or 0.0
        return abs(measure - end - width(text.strip()) - end) / 2 <= _NEAR
    start, long = first(paragraph), width(text.strip())
    if long > measure - _NEAR:
        return None if start <= _NEAR else False
    return abs(start - (measure - start - long)) / 2 <= _NEAR


def flush(paragraph: Paragraph) -> bool:
    """Whether it begins at the left edge (顶格), its further lines too."""
    if paragraph.format.alignment in ("center", "right"):
        return False
    return abs(first(paragraph)) <= _SAME and abs(left(paragraph)) <= _SAME


def column(paragraph: Paragraph, section: Section | None) -> float | None:
    """The width of the text in 字; None in a text box, frame or table cell, or where there is no page."""
    if section is None or paragraph.part == "textbox" or paragraph.cell is not None:
        return None
    if paragraph.format.frame is not None:
        return None
    return (section.width - section.left - section.right - section.gutter) * _POINTS / type_size(paragraph)


def width(text: str) -> float:
    """The width of one line of words in 字: letters, figures and blanks of the keyboard are half as wide."""
    return len(text) - sum(map(text.count, " \t")) / 2 - sum(c < "\u0080" and c > " " for c in text) / 2


_LEADING = frozenset((*_WIDTHS, "\t"))


def _indent(paragraph: Paragraph, side: str) -> float:
    shape = paragraph.format
    if side == "left":
        chars, points = shape.indent_left_chars, shape.indent_left
        if chars and (hanging := _hanging(paragraph)):
            return chars + hanging  # Word counts w:leftChars to the first line where that hangs, w:left to the others
    else:
        chars, points = shape.indent_right_chars, shape.indent_right
    return chars if chars else (points or 0.0) / type_size(paragraph)


def _hanging(paragraph: Paragraph) -> float:
    """How far the first line hangs out before the others, in 字; 0 where it does not."""
    shape = paragraph.format
    own = shape.indent_first_chars or (shape.indent_first or 0.0) / type_size(paragraph)
    return max(0.0, -own)


def _to_stop(paragraph: Paragraph, measure: float) -> float | None:
    """How far from the right edge a tab stop that is aligned to the right puts the end of a line."""
    stops = [stop for stop, kind in paragraph.format.tabs if kind == "right"]
    if not stops or paragraph.text.strip().count("\t") > 1:
        return None
    return measure - stops[-1] / type_size(paragraph)


def _stop(paragraph: Paragraph, at: float, behind: int) -> float:
    """Where the words behind a tab begin, in 字: at the next stop, or before it where that aligns their end or middle."""
    size = type_size(paragraph)
    here = at * size
    own = next((stop for stop in paragraph.format.tabs if stop[0] > here + 0.1), None)
    if own is None:
        step = paragraph.tab_stop
        return (here // step + 1) * step / size
    part = {"right": 1.0, "center": 0.5}.get(own[1], 0.0)
    words = paragraph.text[behind:].split("\t", 1)[0].split("\n", 1)[0] if part else ""
    return max(at, own[0] / size - part * width(words.rstrip(" ")))


def begins(paragraph: Paragraph, offset: int) -> float | None:
    """Where the character at an offset stands, from the left edge of the text; None where the file does not tell."""
    if paragraph.format.alignment in ("center", "right", "distribute"):
        return None
    line = paragraph.text.rfind("\n", 0, offset) + 1
    shape = paragraph.format
    at = left(paragraph)
    if not line:
        at += shape.indent_first_chars or (shape.indent_first or 0.0) / type_size(paragraph)
    for piece in range(line, offset):
        character = paragraph.text[piece]
        at = _stop(paragraph, at, piece + 1) if character == "\t" else at + (_WIDTHS.get(character) or width(character))
    return at


def _blanks(paragraph: Paragraph, start: float) -> float:
    """The width of the blanks at the beginning of a text; a tab goes on to the next stop."""
    at = start
    for number, blank in enumerate(paragraph.text):
        if blank == "\t":
            at = _stop(paragraph, at, number + 1)
        elif blank in _WIDTHS:
            at += _WIDTHS[blank]
        else:
            break
    return at - start
