"""The page numbers of a paper: which footer or header they stand in, on which pages, on which side, between what."""

from __future__ import annotations

from typing import Any, NamedTuple

from gongwen_lint import Context, Paper, Paragraph, Section

from .edges import centred, first, right
from .own_sections import own_sections

SIDES = ("left", "right", "center")
_FAR = 8.0  # 字: what begins farther in than this is pushed by blanks


class PageNumber(NamedTuple):
    """One PAGE field. `pages` is default, first or even; `side` is left, right, center, inside, outside or unknown ""."""

    paragraph: Paragraph
    start: int  # of the number in the paragraph's text
    end: int
    switches: tuple[str, ...]
    section: Section
    pages: str
    in_header: bool
    floats: bool  # in a text box or frame
    side: str
    away: float | None  # 字 from that side's edge

    @property
    def before(self) -> str:
        """What stands before the number."""
        return self.paragraph.text[: self.start].strip()

    @property
    def after(self) -> str:
        """What stands behind the number."""
        return self.paragraph.text[self.end :].strip()


def page_numbers(paper: Paper, context: Context) -> tuple[PageNumber, ...]:
    """The page numbers of the paper's own sections and of sections on their side, each paragraph once a section."""
    if "page-numbers" not in context.memo:
        context.memo["page-numbers"] = tuple(_found(paper))
    found: tuple[PageNumber, ...] = context.memo["page-numbers"]
    return found


def _found(paper: Paper) -> list[PageNumber]:
    document = paper.document
    own = {section.index for section in own_sections(paper)}
    sections = {s.index: s for s in document.sections if s.index in own or s.width > s.height}
    fields: dict[int, _Shown | None] = {}
    found = []
    for running in document.running:
        section = sections.get(running.section)
        if section is None:
            continue
        for paragraph in running.paragraphs:
            if id(paragraph) not in fields:
                fields[id(paragraph)] = _shown(paragraph)
            field = fields[id(paragraph)]
            if field is None:
                continue
            box = _box(paper, paragraph)
            side, away = _side(paragraph, section, box)
            found.append(
                PageNumber(
                    paragraph,
                    field.start,
                    field.end,
                    field.switches,
                    section,
                    running.pages,
                    running.part == "header",
                    box is not None or paragraph.format.frame is not None,
                    side,
                    away,
                )
            )
    return found


class _Shown(NamedTuple):
    """Where a page's number is printed, and how the field asks for it."""

    start: int
    end: int
    switches: tuple[str, ...]


def _shown(paragraph: Paragraph) -> _Shown | None:
    """What prints the number of the page: a PAGE field, or the formula { = { PAGE } } round one."""
    fields = paragraph.fields
    page = next((field for field in fields if field.name == "PAGE"), None)
    if page is None:
        return None
    printed = page
    if page.end == page.start:
        printed = next((f for f in fields if f.name != "PAGE" and f.start <= page.start < f.end), page)
    return _Shown(printed.start, printed.end, page.switches)


def _box(paper: Paper, paragraph: Paragraph) -> Any:
    """Where the text box stands that a paragraph of a header or footer is in."""
    for box in paper.document.boxes:
        if box.part == paragraph.part and paragraph.index in box.paragraphs:
            return box.position
    return None


def _side(paragraph: Paragraph, section: Section, box: Any) -> tuple[str, float | None]:
    shape = paragraph.format
    place = box if box is not None else shape.frame
    if place is not None:
        if place.x_align:
            return place.x_align, None
        aligned = shape.alignment or ""
        wide = (place.width or 0.0) > 60 and aligned in SIDES  # as wide as the text
        return (aligned if wide else "", None)
    text = paragraph.text
    if shape.alignment == "right":
        blank = text != text.rstrip(" \t")  # half-width blanks at the end: software does not agree on them
        return "right", None if blank else right(paragraph, section)
    if shape.alignment == "center":
        return "center", None
    if paragraph.cell is not None:
        return ("left", first(paragraph)) if paragraph.cell.column == 0 else ("", None)
    tabs = len(text) - len(text.lstrip("\t"))
    if tabs:
        stops = [kind for _, kind in shape.tabs]
        return (stops[tabs - 1], None) if tabs <= len(stops) and stops[tabs - 1] in ("center", "right") else ("", None)
    start = first(paragraph)
    if start < _FAR:
        return "left", start
    if centred(paragraph, section):
        return "center", None
    rest = right(paragraph, section)
    return ("right", rest) if rest is not None and rest < _FAR else ("", None)
