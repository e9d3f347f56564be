"""The ordinal headings of 正文: 一、 （一） 1. （1） at the beginning of a line, found once a run."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongwen_lint import Context, Paper, Paragraph, pattern

_CHAPTER = pattern(r"第[一二三四五六七八九十百]{1,4}[章条节编]")
_ORDINAL = pattern(
    r"[ \u3000\t]*(?:"
    r"(?P<one>[一二三四五六七八九十]{1,3})(?P<after_one>[、.．，,])"
    r"|(?P<open>[（(])(?:(?P<two>[一二三四五六七八九十]{1,3})|(?P<four>\d{1,2}))(?P<close>[）)])(?P<after>[、.．，,]?)"
    r"|(?P<five>[①-⑳])"
    r"|(?P<three>\d{1,2})(?P<after_three>[.．]、?|[、）)])(?!\d)"
    r")"
)
_MARKS = ("、", "．", "，", ".", ",")
_FIRST = frozenset("①②③④⑤⑥⑦⑧⑨⑩一二三四五六七八九十（(0123456789０１２３４５６７８９ \u3000\t")
_HAN = {character: number for number, character in enumerate("一二三四五六七八九", 1)}
_SENTENCE_END = pattern(r"[。！？；]")
_INLINE_MOST = 40  # characters of a first sentence that still may be a heading


class Heading(NamedTuple):
    """A line that begins with an ordinal."""

    paragraph: Paragraph
    level: int  # 1 to 4; 5: ①, which the clause does not know
    number: int  # 0 where it is no number under a hundred
    written: str  # the ordinal as written
    right: str  # as the clause writes it; "" where it cannot be told
    start: int  # of the ordinal in the paragraph's text; -1 where automatic numbering makes it
    begin: int  # of the words behind it
    end: int  # of the heading's words: the whole line, or its first sentence
    inline: bool  # text follows the heading in the same line
    item: bool  # not a heading but a sentence of the text with an ordinal in front


def headings(paper: Paper, context: Context) -> tuple[Heading, ...]:
    """The ordinal headings of the paper's own text, in order; none in a text parted into 章 and 条."""
    key = ("gbt9704", "headings")
    found: tuple[Heading, ...] | None = context.memo.get(key)
    if found is None:
        found = context.memo[key] = () if paper.rule_text else tuple(_all(paper))
    return found


def _all(paper: Paper) -> list[Heading]:
    made: list[Heading] = []
    paragraphs = paper.document.paragraphs
    chapters = 0
    for number, zone in enumerate(paper.zones):
        if zone != "body":
            continue
        paragraph = paragraphs[number]
        text = paragraph.text
        if not text or paragraph.cell is not None or paragraph.part != "body":
            continue
        if text[0] in _FIRST or paragraph.label:
            one = _labelled(paragraph) if paragraph.label else _heading(paragraph, 0, _line_end(text, 0))
            if one is not None:
                made.append(one)
        elif text[0] == "第" and _CHAPTER.match(text):
            chapters += 1
            if chapters > 2:
                return []
        at = text.find("\n")
        while at >= 0:
            one = _heading(paragraph, at + 1, _line_end(text, at + 1))
            if one is not None:
                made.append(one)
            at = text.find("\n", at + 1)
    return made


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _labelled(paragraph: Paragraph) -> Heading | None:
    label = paragraph.label.strip()
    match = _ORDINAL.match(label)
    if match is None or match.end() != len(label):
        return None
    made = _made(paragraph, match, -1, 0, _line_end(paragraph.text, 0))
    typed = paragraph.text[:1]
    return made._replace(written=made.written + typed) if typed in _MARKS else made  # a mark typed behind the number


def _heading(paragraph: Paragraph, start: int, stop: int) -> Heading | None:
    match = _ORDINAL.match(paragraph.text, start, stop)
    if match is None or match.end() == stop:
        return None
    begin = match.end()
    return _made(paragraph, match, begin - len(match[0].lstrip()), begin, stop)


def _made(paragraph: Paragraph, match: re.Match[str], start: int, begin: int, stop: int) -> Heading:
    one, two, three, four, five, mark = match.group("one", "two", "three", "four", "five", "after_three")
    if one:
        level, number, right = 1, value(one), f"{one}、"
    elif two:
        level, number, right = 2, value(two), f"（{two}）"
    elif five:
        level, number, right = 5, ord(five) - ord("①") + 1, five
    elif four:
        level, number, right = 4, int(four), f"（{four}）"
    else:
        figure = three
        level, number = 3, int(figure)
        right = "" if mark in "）)" else f"{figure}{mark[0]}" if mark[0] != "、" else f"{figure}."
    text = paragraph.text
    end = _SENTENCE_END.search(text, begin, stop)
    rest = end is not None and bool(text[end.end() : stop].strip())
    words = text[begin : end.start() if end else stop].strip()
    long = len(words) > _INLINE_MOST
    clauses = "，" in words or "：" in words or "；" in words
    item = words[-1:] == "：" or (long and clauses) or (end is not None and (long or clauses or end[0] == "；"))
    return Heading(
        paragraph, level, number, match[0].strip(), right, start, begin, end.end() if end else stop, rest, item
    )


def value(han: str) -> int:
    """The value of a Chinese numeral under a hundred, 0 for anything else."""
    tens, ten, ones = han.partition("十")
    if not ten:
        return _HAN.get(han, 0)
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_HAN.get(tens, 0) if tens else 1) * 10 + (_HAN.get(ones, 0) if ones else 0)


def numeral(number: int) -> str:
    """A number under a hundred in Chinese numerals."""
    tens, ones = divmod(number, 10)
    digits = " 一二三四五六七八九"
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")
