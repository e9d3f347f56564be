"""Where in the pages of a document a paragraph stands: its section, what is empty above it, what spacing parts it."""

from __future__ import annotations

from gongwen_lint import Document, Paper, Paragraph, Section

_PITCH = 28.95  # points from line to line where 22 lines fill the page (5.2.3)
_LOW = 11.0  # points: what is lower is a gap, no line
_MANY = 8  # commas of an address
_FAR = 12  # empty paragraphs that are counted at most


def section_of(document: Document, number: int) -> Section | None:
    """The section that a body paragraph is in."""
    sections = document.sections
    for section in sections:
        if section.first_paragraph <= number <= section.last_paragraph:
            return section
    return sections[0] if sections else None


def running(paper: Paper, *zones: str) -> list[Paragraph]:
    """The paragraphs of some zones that run over the page: not those in tables, text boxes and frames."""
    paragraphs = paper.document.paragraphs
    return [
        paragraph
        for paragraph, zone in zip(paragraphs, paper.zones, strict=False)
        if zone in zones and paragraph.cell is None and paragraph.part == "body" and paragraph.text
    ]


def empty_above(document: Document, number: int) -> int:
    """How many empty lines stand above a paragraph on its page; spacing that looks like one counts as one."""
    paragraphs = document.paragraphs
    paragraph = paragraphs[number]
    count = 0
    spacing = paragraph.format.space_before or 0.0
    at = number
    while at > 0 and not breaks(paragraphs[at]) and count < _FAR:
        above = paragraphs[at - 1]
        if above.text.strip() or above.cell is not None:
            spacing += above.format.space_after or 0.0
            break
        if above.part == "body":
            height = _height(above)
            if height < _LOW:
                spacing += height  # a gap, no line
            else:
                count += 1 + above.text.count("\n")
        at -= 1
    count += len(paragraph.text) - len(paragraph.text.lstrip("\n"))
    shape = paragraph.format
    pitch = shape.line if shape.line_rule == "exact" and shape.line and shape.line > 12 else _PITCH
    return count + round(spacing / pitch)


def _height(paragraph: Paragraph) -> float:
    """The height of an empty paragraph in points."""
    shape = paragraph.format
    if shape.line and shape.line_rule == "exact":
        return shape.line
    return (paragraph.spans[0].size or 10.5) * 1.3


def starts_page(document: Document, number: int) -> bool:
    """Whether nothing stands above a paragraph on its page, but for empty lines."""
    paragraphs = document.paragraphs
    at = number
    while at > 0:
        if breaks(paragraphs[at]):
            return True
        above = paragraphs[at - 1]
        if above.text.strip() or above.cell is not None:
            return False
        at -= 1
    return True


def breaks(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins a page by a break."""
    return paragraph.break_before or paragraph.format.page_break_before


def names_many(text: str) -> bool:
    """Whether a line lists names for an address: so many recipients that nobody takes them for such."""
    return text.rstrip().endswith(("：", ":")) and "。" not in text and text.count("，") + text.count("、") >= _MANY


def in_chars(amount: float) -> str:
    """A distance in 字 as a clerk says it."""
    whole = round(amount)
    return f"{whole}字" if abs(amount - whole) < 0.1 else f"{amount:.1f}字"


def begins(amount: float) -> str:
    """How far in a line begins: 顶格, 左空2字, or out into the margin."""
    if abs(amount) < 0.15:
        return "顶格"
    return f"左空{in_chars(amount)}" if amount > 0 else f"伸出版心{in_chars(-amount)}"
