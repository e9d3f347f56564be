"""The sections whose page set-up is the paper's own: not those of issued texts, nor of annexes that are tables."""

from __future__ import annotations

from gongwen_lint import Paper, Place, Section

from . import annexed

_OWN = frozenset(
    ("letterhead", "title", "recipients", "body", "closing", "annex_note", "signature", "date", "notes", "imprint")
)
A4 = (210.0, 297.0)  # millimetres
TOLERANCE = 1.05  # mm (5.2.1), and what rounding to twips takes


def own_sections(paper: Paper) -> list[Section]:
    """The sections in which the paper itself stands, and those of its annexes in words."""
    return _sorted(paper)[0]


def annexed_tables(paper: Paper) -> list[Section]:
    """The upright sections of annexes that are tables: they often need more room, and are only told of."""
    return [section for section in _sorted(paper)[1] if upright(section)]


def _sorted(paper: Paper) -> tuple[list[Section], list[Section]]:
    paragraphs = paper.document.paragraphs
    zones = annexed.zones(paper)
    found: list[Section] = []
    tabular: list[Section] = []
    for section in paper.document.sections:
        words = tables = 0
        own = False
        for number in range(section.first_paragraph, min(section.last_paragraph + 1, len(paragraphs), len(zones))):
            zone = zones[number]
            if zone in _OWN:
                own = True
                break
            if zone == "annex":
                if paragraphs[number].cell is None:
                    words += len(paragraphs[number].text)
                else:
                    tables += len(paragraphs[number].text)
        if own or words > max(tables, 60):
            found.append(section)
        elif words or tables:
            tabular.append(section)
    return found, tabular


def upright(section: Section) -> bool:
    """Whether a section is on A4 standing upright."""
    return abs(section.width - A4[0]) <= 2 and abs(section.height - A4[1]) <= 2


def places_in(paper: Paper, sections: list[Section]) -> list[Place]:
    """A place for each section: its first words."""
    paragraphs = paper.document.paragraphs
    found = []
    for section in sections:
        inside = paragraphs[section.first_paragraph : section.last_paragraph + 1]
        paragraph = next((p for p in inside if p.text.strip()), next(iter(inside), None))
        if paragraph is not None:
            found.append(paragraph.place())
    return found
