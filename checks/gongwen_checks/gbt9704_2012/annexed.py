"""The text that a paper issues, where the paper itself calls it an annex: it stands under 附件, and 附件说明 lists it.

Recognition takes it for the issued text, which is nobody's annex; by its own words it is one, and 7.3.7 is for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from gongwen_lint import Paper, Paragraph, pattern

HEADING = pattern(r"\s*附\s*件\s*1?\s*")


def zones(paper: Paper) -> Sequence[str]:
    """The zones of a paper, with `annex` for the text issued where that is headed as an annex."""
    first = _heading(paper)
    if first is None:
        return paper.zones
    return [
        "annex" if zone == "attached" and number >= first.index else zone for number, zone in enumerate(paper.zones)
    ]


def issued(paper: Paper) -> tuple[Paragraph, Paragraph] | None:
    """Heading and title of the text issued, where it is headed as an annex."""
    heading = _heading(paper)
    if heading is None:
        return None
    paragraphs = paper.document.paragraphs
    title = next((p for p in paragraphs[heading.index + 1 : heading.index + 6] if p.text.strip()), None)
    if title is None or title.cell is not None or title.part != "body":
        return None
    return heading, title


def _heading(paper: Paper) -> Paragraph | None:
    if not paper.annex_note or "attached" not in paper.zones:
        return None
    first = paper.document.paragraphs[paper.zones.index("attached")]
    alone = first.cell is None and first.part == "body" and HEADING.fullmatch(first.text)
    return first if alone else None
