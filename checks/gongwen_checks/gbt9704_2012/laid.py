"""Whether, and as what, the typography of a paper is to be judged."""

from __future__ import annotations

from typing import NamedTuple

from gongwen_lint import Context, Paper, Paragraph, Section

from .edges import first, right
from .looks import Look, look

_TYPESET = ("仿宋", "小标宋", "楷体")  # nobody's software begins with these
_DEFAULT_SIZE = 13.0  # points; software begins with less
_FULL = 20  # paragraphs of the body that are looked at
_SAMPLE = 3_000  # characters of the body that are looked at
_UNTOUCHED = ((25.4, 31.75), (25.4, 25.4), (20.0, 20.0), (25.4, 31.7), (25.4, 19.05))  # 上下、左右 of new files
_DOUBLE = ("double", "thickThin", "thinThick")


class Laid(NamedTuple):
    """How a paper has been laid out."""

    typeset: bool  # somebody has chosen its type; else it is as the software began it
    page_set: bool  # somebody has set up the page
    letter: bool  # 信函格式
    order: bool  # 命令（令）格式
    minutes: bool  # 纪要格式
    preprinted: bool  # printed on paper that already bears the letterhead: no mark in the file
    section: Section | None  # of the first page
    body: Look | None  # how most of its text looks; None where it has none


def laid(paper: Paper, context: Context) -> Laid | None:
    """How a paper has been laid out; None where its typography is not to be judged at all: text drafts, web copies,
    forms, what is no 公文, and papers in the form of 1999."""
    if "laid" not in context.memo:
        context.memo["laid"] = _laid(paper)
    found: Laid | None = context.memo["laid"]
    return found


def _laid(paper: Paper) -> Laid | None:
    document = paper.document
    if document.form == "text" or paper.copy_type in ("web", "form"):
        return None
    if paper.kind is None and not (paper.recipients or paper.mark or paper.number):
        return None
    if any(p.text.lstrip().startswith("主题词") for p in document.paragraphs[-12:]):
        return None
    section = next(iter(document.sections), None)
    body = _body(paper)
    mark = "".join(paper.mark.text.split()) if paper.mark else ""
    order = paper.kind in ("令", "命令", "命令（令）") and mark.endswith("令")
    minutes = paper.kind == "纪要" and mark.endswith("纪要")
    return Laid(
        typeset=_typeset(paper, body),
        page_set=section is not None and not untouched(section),
        letter=not (order or minutes) and _letter(paper, mark, section),
        order=order,
        minutes=minutes,
        preprinted=paper.mark is None and (paper.number is not None or document.meta.get("letterhead") == "preprinted"),
        section=section,
        body=body,
    )


def untouched(section: Section) -> bool:
    """Whether a page set-up is one that software begins a new file with (A4 or Letter with its margins)."""
    sides = (section.left, section.right)
    return abs(section.top - section.bottom) < 0.5 and any(
        abs(section.top - top) < 0.5 and all(abs(side - left) < 0.5 for side in sides) for top, left in _UNTOUCHED
    )


def _body(paper: Paper) -> Look | None:
    """How most of the text looks, judged by its first paragraphs."""
    paragraphs = paper.document.paragraphs
    counts: dict[Look, int] = {}
    looked = 0
    for seen, number in enumerate(paper.in_zone("body")):
        paragraph = paragraphs[number]
        if paragraph.cell is not None or not paragraph.text:
            continue
        seen_as = look(paragraph)
        counts[seen_as] = counts.get(seen_as, 0) + len(paragraph.text)
        looked += len(paragraph.text)
        if seen >= _FULL and looked >= _SAMPLE:
            break
    if len(counts) < 2:
        return next(iter(counts), None)
    alike: dict[Look, int] = {}
    for known, count in counts.items():
        plain = known._replace(uniform=True, colour=None)
        alike[plain] = alike.get(plain, 0) + count
    return max(alike, key=alike.__getitem__)


def _typeset(paper: Paper, body: Look | None) -> bool:
    if body is not None and _chosen(body):
        return True
    for element in (paper.title, paper.mark):
        if element is not None:
            paragraph = paper.document.paragraph(element.place)
            seen = look(paragraph)
            if seen.family in _TYPESET or (element is paper.mark and seen.colour not in (None, "000000")):
                return True
            if (seen.size or 0) >= 20 and paragraph.format.alignment == "center" and body and (body.size or 0) > 12:
                return True
    return False


def _chosen(seen: Look) -> bool:
    return seen.family in _TYPESET or (bool(seen.family) and (seen.size or 0) > _DEFAULT_SIZE)


def _letter(paper: Paper, mark: str, section: Section | None) -> bool:
    """The form of letters: a mark without 文件 above a red double line, or the number at the right with no signer."""
    if "文件" in mark:  # of a joint mark the word may be read before the last names
        return False
    document = paper.document
    if any(line.style in _DOUBLE and line.length > 100 and _reddish(line.colour) for line in document.lines):
        return True
    head = document.paragraphs[: 1 + (paper.title.place.paragraph if paper.title else 12)]
    if any(_double(paragraph) for paragraph in (*head, *document.part("header"))):
        return True
    number = paper.number
    if number is None or paper.signer_label is not None:
        return False
    line = document.paragraph(number.place)
    if line.text[: number.place.start].strip() or line.text[number.place.end :].strip():
        return False
    if line.format.alignment == "right":
        return True
    end = right(line, section)
    return end is not None and end < 2 and first(line) > 8 and line.format.alignment != "center"


def _reddish(colour: str | None) -> bool:
    return colour is not None and colour not in ("000000", "FFFFFF")


def _double(paragraph: Paragraph) -> bool:
    rules = (paragraph.format.rule_top, paragraph.format.rule_bottom)
    return any(rule is not None and rule.style.startswith(_DOUBLE) for rule in rules)
