"""What a Restyle asks of a document: whether it can be asked, what of it is not so yet, and how to say it in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..finding import OF_CHARACTERS, OF_PARAGRAPHS, SETTINGS, Restyle
from ..language.type_sizes import in_words
from ..lean import replace
from ..patterns import pattern
from .step import spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document import Document, Paragraph, ParagraphFormat, Span

_FACE = pattern(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff;]{1,64}")
_COLOUR = pattern("auto|[0-9A-Fa-f]{6}")
_ALIGNMENTS = {"left": "左对齐", "center": "居中", "right": "右对齐", "both": "两端对齐", "distribute": "分散对齐"}
_SIZES = (1.0, 1638.0)  # points, as Word takes them
_WIDEST = 100.0  # 字
_NAMES = {
    "font": "字体",
    "size": "字号",
    "bold": "加粗",
    "colour": "颜色",
    "alignment": "对齐",
    "indent_first_chars": "首行缩进",
    "indent_left_chars": "左缩进",
    "indent_right_chars": "右缩进",
}


def asked(restyle: Restyle, names: Iterable[str] = SETTINGS) -> dict[str, Any]:
    """The settings that are not None."""
    values = ((name, getattr(restyle, name)) for name in names)
    return {name: value for name, value in values if value is not None}


def sensible(restyle: Restyle) -> bool:
    """Whether Word has such settings at all."""
    lengths = (restyle.indent_first_chars, restyle.indent_left_chars, restyle.indent_right_chars)
    size = restyle.size
    return (
        (restyle.font is None or _FACE.fullmatch(restyle.font) is not None)
        and (size is None or (_SIZES[0] <= size <= _SIZES[1] and size * 2 == int(size * 2)))
        and (restyle.colour is None or _COLOUR.fullmatch(restyle.colour) is not None)
        and (restyle.alignment is None or restyle.alignment in _ALIGNMENTS)
        and all(length is None or abs(length) <= _WIDEST for length in lengths)
    )


def clash(first: Restyle, second: Restyle) -> bool:
    """Whether two ask different things of the same words or of the same paragraph."""
    a, b = first.place, second.place
    if spot(a) != spot(b):
        return False
    names = OF_PARAGRAPHS + (OF_CHARACTERS if a.start < b.end and b.start < a.end else ())
    mine, others = asked(first, names), asked(second, names)
    return any(others.get(name, value) != value for name, value in mine.items())


def lacking(restyle: Restyle, document: Document) -> tuple[Restyle, ...]:
    """The same, cut down to the characters and the settings that are not so yet."""
    paragraph = document.paragraph(restyle.place)
    found: list[Restyle] = []
    for span in _met(paragraph, restyle):
        wanted = {name: value for name, value in asked(restyle, OF_CHARACTERS).items() if not _has(span, name, value)}
        start, end = max(span.start, restyle.place.start), min(span.end, restyle.place.end)
        last = found[-1] if found else None
        if last and last.place.end == start and asked(last) == wanted:
            found[-1] = replace(last, place=paragraph.place(last.place.start, end))
        elif wanted:
            found.append(Restyle(paragraph.place(start, end), **wanted))
    format = paragraph.format
    wanted = {name: value for name, value in asked(restyle, OF_PARAGRAPHS).items() if not _keeps(format, name, value)}
    if wanted:
        found.append(Restyle(restyle.place, **wanted))
    return tuple(found)


def _met(paragraph: Paragraph, restyle: Restyle) -> Iterator[Span]:
    if asked(restyle, OF_CHARACTERS):
        yield from (s for s in paragraph.spans if s.start < restyle.place.end and restyle.place.start < s.end)


def _has(span: Span, name: str, value: Any) -> bool:
    if name == "colour":
        return span.colour == shown_colour(value)
    return bool(getattr(span, name) == value)


def shown_colour(value: str) -> str | None:
    """A colour as a Span tells it."""
    return None if value == "auto" else value.upper()


def _keeps(format: ParagraphFormat, name: str, value: Any) -> bool:
    found = getattr(format, name)
    if name == "alignment":
        return bool((found or "left") == value)
    if value == 0:  # where characters are 0, a length counts
        return not found and not getattr(format, name.removesuffix("_chars"))
    return bool(found == round(value, 2))


# words


def words(restyle: Restyle, document: Document) -> str:
    """What changes, in words: 字体 宋体 → 仿宋_GB2312，字号 小四 → 三号."""
    paragraph = document.paragraph(restyle.place)
    spans = list(_met(paragraph, restyle))
    told = []
    for name, value in asked(restyle, OF_CHARACTERS).items():
        old = dict.fromkeys(_word(name, getattr(s, name)) for s in spans if not _has(s, name, value))
        if old:
            told.append(f"{_NAMES[name]} {'、'.join(old)} → {_word(name, value)}")
    format = paragraph.format
    for name, value in asked(restyle, OF_PARAGRAPHS).items():
        if not _keeps(format, name, value):
            was = getattr(format, name)
            if name != "alignment" and not was:
                length = getattr(format, name.removesuffix("_chars"))
                was_words = _points(length) if length else "无"
            else:
                was_words = _word(name, was)
            told.append(f"{_NAMES[name]} {was_words} → {_word(name, value)}")
    return "，".join(told)


def _word(name: str, value: Any) -> str:
    if name == "font":
        return value or "未指定"
    if name == "size":
        return "未指定" if value is None else in_words(value)
    if name == "bold":
        return "是" if value else "否"
    if name == "colour":
        return "自动" if value in (None, "auto") else f"#{value.upper()}"
    if name == "alignment":
        return _ALIGNMENTS.get(value or "left", str(value))
    return f"悬挂{-value:g}字" if value < 0 and "first" in name else f"{value:g}字" if value else "无"


def _points(length: float) -> str:
    return f"悬挂{-length:g}磅" if length < 0 else f"{length:g}磅"
