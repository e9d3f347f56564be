"""Hover: at a finding, what is wrong with its articles word for word; at 第四十四条 in a draft, that article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lsprotocol import types

from ..finding import Basis, Finding
from ..patterns import pattern
from ..plugins import Registry
from ..report.plain import visible
from ..report.values import SEVERITY_NAMES, STRENGTH_NAMES
from ..report.wording import remedy
from .pages import Articles, distinct
from .positions import spanning, touches
from .sheets import Seen
from .view import TextView

_MENTION = pattern(r"第([〇零一二三四五六七八九十百]{1,7}|[0-9]{1,3})条")
_TITLE = pattern(r"《([^《》\n]{2,60})》")
_STOP = pattern(r"[。；！？]")
_OWN = pattern(r"[本该](?:办法|规定|条例|规则|细则|制度|章程|法|意见|方案|通知|协议|合同)(?:的|中)?$")
_MARKS = pattern(r"([\\`*_{}\[\]()#+\-.!<>&|~])")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


class Mention(NamedTuple):
    """An article named in a text: where, its number, and the regulations that it may be of."""

    start: int
    end: int
    number: str
    regulations: tuple[str, ...]


def hover(
    seen: Seen, position: types.Position, known: Registry, articles: Articles, *, markdown: bool
) -> types.Hover | None:
    """What to show at a position, or None."""
    here = types.Range(position, position)
    found = [f for f in seen.result.findings if touches(seen.view.range(f.place), here)]
    pieces: list[str] = []
    ranges = [seen.view.range(f.place) for f in found]
    for finding in found:
        pieces.append("\n\n".join(_finding(finding, known, articles)))
    if not found and (mention := mention_at(seen, position, articles)):
        for prefix in mention.regulations:
            pieces.append("\n\n".join(_article(Basis(prefix, mention.number), articles)))
    if not pieces:
        return None
    words = "\n\n---\n\n".join(pieces)
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    content = types.MarkupContent(kind, words if markdown else plain(words))
    return types.Hover(content, spanning(ranges) if len(ranges) == 1 else None)


def _finding(finding: Finding, known: Registry, articles: Articles) -> Iterator[str]:
    codes = "、".join([finding.code, *finding.also])
    yield f"**{SEVERITY_NAMES[finding.severity]} {escaped(codes)}**"
    yield escaped(finding.message)
    for basis in distinct(finding.bases):
        yield from _article(basis, articles)
    if cure := remedy(known.checks.get(finding.code)):
        yield f"**怎样改**　{escaped(cure)}"


def _article(basis: Basis, articles: Articles) -> Iterator[str]:
    text, verbatim = articles.text(basis.regulation, basis.article)
    remark = STRENGTH_NAMES[basis.strength]
    head = f"**{escaped(articles.title(basis))}**{'' if verbatim else '（大意）'}"
    yield head + (f"　_{escaped(remark)}_" if remark else "")
    if text:
        yield "\n>\n".join("> " + escaped(line.strip()) for line in text.split("\n") if line.strip())


def mention_at(seen: Seen, position: types.Position, articles: Articles) -> Mention | None:
    """The article that a line of a document names at a position."""
    line = seen.view.line(position.line)
    column = seen.view.point(position)
    for found in _MENTION.finditer(line):
        if found.start() <= column <= found.end():
            number = str(value(found[1]))
            before = _before(seen, position.line, line[: found.start()])
            regulations = tuple(_meant(before, number, articles))
            return Mention(found.start(), found.end(), number, regulations) if regulations else None
    return None


def _before(seen: Seen, number: int, start: str) -> str:
    """The text in front of a mention: what a bare 第四十四条 refers back to."""
    if isinstance(seen.view, TextView):
        text = seen.view.text
        return text.text[: text.bounds(number)[0]] + start
    return "\n".join([*(seen.view.line(n) for n in range(number)), start])


def _meant(before: str, number: str, articles: Articles) -> Iterator[str]:
    """The regulations that an article named after such a text may be of.

    One named in the same sentence counts alone, known or not; 本办法第四条 is the paper's own; else the regulation that was
    named last, or, where none was, each that has an article of that number.
    """
    if _OWN.search(before[-8:]):
        return
    sentence = before[max((m.end() for m in _STOP.finditer(before)), default=0) :].rpartition("\n")[2]
    titles = _TITLE.findall(sentence)
    if titles:
        named = articles.named(titles[-1])
        if named and articles.text(named, number)[0]:
            yield named
        return
    for title in reversed(_TITLE.findall(before)):
        if named := articles.named(title):
            if articles.text(named, number)[0]:
                yield named
            return
    yield from articles.holding(number)


def value(numeral: str) -> int:
    """The number that a numeral up to 999 writes: 四十四, 一百零二, 44."""
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    total, digit = 0, 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        else:
            total += (digit or 1) * (100 if character == "百" else 10)
            digit = 0
    return total + digit


def escaped(text: str) -> str:
    """A stranger's words for Markdown: nothing in them is markup, a link or a control."""
    return _MARKS.sub(r"\\\1", visible(text))


def plain(markdown: str) -> str:
    """Our own Markdown as plain text."""
    text = re.sub(r"(?m)^>\n", "", markdown.replace("\n\n---\n\n", "\n\n————\n\n"))
    text = re.sub(r"(?m)^> ", "　　", text)
    text = re.sub(r"(?<!\\)(?:\*\*|(?<!\\)_)", "", text)
    return re.sub(r"\\([\\`*_{}\[\]()#+\-.!<>&|~])", r"\1", text)
