"""What every format says in the same words: an article with its text, the cure, the draft's words around a place."""

from __future__ import annotations

import re

from ..check import Check
from ..finding import Basis
from ..patterns import pattern
from .plain import article_name, excerpt, visible, visible_draft
from .values import STRENGTH_NAMES, Report

_HEADING = pattern(r"^[ \t]*(?:#+ *)?(为什么|怎样改|例外|容易误报的情形|选项|引用)[ \t]*(?:[：:]|$)", re.MULTILINE)


def basis_words(basis: Basis, report: Report) -> str:
    """《……》第四十四条：“……” with the remark on its force."""
    words = report.title(basis.regulation) + article_name(basis.article)
    if basis.quote:
        words += f"：“{basis.quote}”"
    else:  # only now the articles are read
        regulation = report.regulation(basis.regulation)
        article = regulation.article(basis.article) if regulation else None
        if article and article.summary:
            words += f"（大意）：{article.summary}"
    remark = STRENGTH_NAMES[basis.strength]
    return visible(words + (f"（{remark}）" if remark else ""))


def remedy(check: Check | None) -> str:
    """How to mend it: the first paragraph under 怎样改 on the check's page, or ""."""
    return section(check.doc, "怎样改") if check else ""


def section(page: str, heading: str) -> str:
    """The first paragraph of one section of a check's page, on one line; "" where the page has no such section.

    A heading stands at the start of a line, alone or followed by a colon and the text.
    """
    headings = list(_HEADING.finditer(page))
    for number, found in enumerate(headings, 1):
        if found.group(1) == heading:
            text = page[found.end() : headings[number].start() if number < len(headings) else None].lstrip()
            lines = [line.strip() for line in text.split("\n\n", 1)[0].split("\n")]
            return "".join(line for line in lines if line.strip("-=~"))
    return ""


def shown(text: str, start: int, end: int, room: int = 36) -> tuple[str, int, int]:
    """The stretch of a paragraph to show for [start:end), fit to print, and where the marked words lie in it."""
    indent = min(len(text) - len(text.lstrip()), start)
    words, starts = visible_draft(text.rstrip())
    last = len(starts) - 1
    first = starts[min(indent, last)]
    return excerpt(words[first:], starts[min(start, last)] - first, starts[min(end, last)] - first, room)
