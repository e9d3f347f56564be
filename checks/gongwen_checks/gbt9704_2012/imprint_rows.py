"""The lines of text of a 版记 and the rules drawn above, between and below them."""

from __future__ import annotations

from typing import Any, NamedTuple

from gongwen_lint import Context, Paper, Paragraph, pattern

from .colours import red
from .edges import type_size
from .pages import section_of

COPIES = pattern(r"[\s\u3000]*抄\s*[送报](?:\s*[：:]|[\s\u3000]+)")
MOVED = pattern(r"[\s\u3000]*主\s*送(?:\s*[：:]|[\s\u3000]+)")
PRINTED = pattern(r"印\s*发[\s\u3000]*$")
_DATED = pattern(
    r"(?:\d{2,4}|[二〇○零一九]{2,4})\s*[-./年]\s*[\d〇零一二三四五六七八九十]{1,3}\s*[-./月]\s*[\d〇零一二三四五六七八九十]{1,3}\s*日?[\s\u3000]*$"
)
_NEAR = 3  # paragraphs above a 版记 in which a drawn line may be anchored
_WIDE = 1.3  # 字: how far a rule of a paragraph may fall short on either side
_MM = 25.4 / 72


class Rule(NamedTuple):
    """A rule of a 版记: weight in points, length in millimetres; None where the file does not tell."""

    weight: float | None
    length: float | None
    colour: str | None = None


class Imprint(NamedTuple):
    """A 版记: its paragraphs in rows, and the rules; a rule that is not drawn is None."""

    moved: tuple[Paragraph, ...]  # 主送, moved here, with its further lines
    copies: tuple[Paragraph, ...]  # 抄送, with its further lines
    print_line: tuple[Paragraph, ...]  # 印发机关 and 印发日期: one paragraph, or the cells of a row
    rules: tuple[Rule | None, ...] | None  # above, between and below the rows; None where that can not be told
    between_moved: Rule | None = None  # between 主送 and 抄送, where none should be

    @property
    def first(self) -> Paragraph:
        """Its first paragraph."""
        return next(p for group in (self.moved, self.copies, self.print_line) for p in group)


def imprint(paper: Paper, context: Context) -> Imprint | None:
    """The 版记 of a paper; None where it has none."""
    if "imprint" not in context.memo:
        context.memo["imprint"] = _imprint(paper)
    found: Imprint | None = context.memo["imprint"]
    return found


def _imprint(paper: Paper) -> Imprint | None:
    document = paper.document
    paragraphs = [document.paragraphs[number] for number in paper.in_zone("imprint")]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    groups: dict[str, list[Paragraph]] = {"moved": [], "copies": [], "print": [], "": []}
    current = ""
    for paragraph in paragraphs:
        text = paragraph.text
        if MOVED.match(text):
            current = "moved"
        elif COPIES.match(text):
            current = "copies"
        elif _of_print_line(paper, paragraph):
            current = "print"
        groups[current].append(paragraph)
    if not any(groups[name] for name in ("moved", "copies", "print")):
        last = next((p for p in reversed(document.paragraphs) if p.text.strip()), None)
        if last is None or not _ruled_off(paper, last):
            return None
        groups["print"].append(last)
    rows = sorted((groups[name] for name in ("moved", "copies", "print") if groups[name]), key=lambda row: row[0].index)
    flat = [paragraph for row in rows for paragraph in row]
    together = bool(groups["moved"] and groups["copies"]) and rows[:2] == [groups["moved"], groups["copies"]]
    drawn, between = _rules(paper, rows, flat, together)
    return Imprint(tuple(groups["moved"]), tuple(groups["copies"]), tuple(groups["print"]), drawn, between)


def _ruled_off(paper: Paper, last: Paragraph) -> bool:
    """Whether the last line of a document is 印发机关 and 印发日期 between rules, though it lacks 印发."""
    shape = last.format
    if last.index >= len(paper.zones) or paper.zones[last.index] not in ("annex", "notes", "imprint"):
        return False
    ruled = shape.rule_top is not None and shape.rule_bottom is not None
    hit = _DATED.search(last.text) if ruled and len(last.text) < 90 else None
    return hit is not None and len(last.text[: hit.start()].strip()) >= 4


def _of_print_line(paper: Paper, paragraph: Paragraph) -> bool:
    if PRINTED.search(paragraph.text) or _DATED.search(paragraph.text):
        return True
    for element in (paper.printer, paper.print_date):
        if element is not None and element.place.paragraph == paragraph.index and element.place.part == paragraph.part:
            return True
    return False


def _rules(
    paper: Paper, rows: list[list[Paragraph]], flat: list[Paragraph], moved: bool
) -> tuple[tuple[Rule | None, ...] | None, Rule | None]:
    """The rules above, between and below the rows (主送 and 抄送 are one), and that between those two."""
    if all(paragraph.cell is not None for paragraph in flat):
        drawn = _of_table(paper, rows)
    else:
        drawn = _of_paragraphs(paper, rows)
    if drawn is None:
        return None, None
    if not any(drawn):
        shapes = _of_shapes(paper, flat)
        if shapes:  # which one is which can not be told: they count from the top
            wanted = len(rows) + 1 - moved
            return tuple((*shapes, *(None,) * wanted)[: max(wanted, len(shapes))]), None
    between = None
    if moved:
        between = drawn.pop(1)
    return tuple(drawn), between


def _of_table(paper: Paper, rows: list[list[Paragraph]]) -> list[Rule | None] | None:
    cells = [[p.cell for p in row if p.cell is not None] for row in rows]
    table = cells[0][0].table
    if any(cell.table != table for row in cells for cell in row):
        return None
    look = paper.document.table_format(paper.document.tables[table])
    if look is None:
        return None
    places = [sorted({cell.row for cell in row}) for row in cells]
    if len({place[0] for place in places}) < len(places):
        return _of_shared_rows(places, look)
    if places[-1][-1] >= len(look.rules):
        return None
    drawn = []
    for number, place in enumerate(places):
        above, _ = look.rules[place[0]]
        if number and above is None:
            above = look.rules[place[0] - 1][1] if place[0] > 0 else None
        drawn.append(_rule(above, look.width))
    drawn.append(_rule(look.rules[places[-1][-1]][1], look.width))
    if not any(drawn):  # rules may belong to the paragraphs in the cells
        inner = [*(_edge(row[0], "top") for row in rows), _edge(rows[-1][-1], "bottom")]
        drawn = [_rule(edge, None) for edge in inner]
    return drawn


def _of_shared_rows(places: list[list[int]], look: Any) -> list[Rule | None]:
    """Rows of text that stand in one row of a table have no rule of it between them."""
    drawn: list[Rule | None] = []
    before = -1
    for place in places:
        drawn.append(None if place[0] == before else _rule(look.rules[place[0]][0], look.width))
        before = place[-1]
    drawn.append(_rule(look.rules[min(before, len(look.rules) - 1)][1], look.width))
    return drawn


def _of_paragraphs(paper: Paper, rows: list[list[Paragraph]]) -> list[Rule | None]:
    drawn: list[Rule | None] = []
    before: Paragraph | None = None
    for row in rows:
        first = row[0]
        if before is None:
            drawn.append(_drawn(paper, first, "top") or _beside(paper, first, -1))
        elif _merged(before, first):
            drawn.append(_rule(_edge(first, "between"), _length(paper, first)))
        else:
            drawn.append(_drawn(paper, before, "bottom") or _drawn(paper, first, "top") or _beside(paper, first, -1))
        before = row[-1]
    if before is not None:
        drawn.append(_drawn(paper, before, "bottom") or _beside(paper, before, 1))
    return drawn


def _drawn(paper: Paper, paragraph: Paragraph, side: str) -> Rule | None:
    edge = _edge(paragraph, side)
    return None if edge is None else _rule(edge, _length(paper, paragraph))


def _beside(paper: Paper, paragraph: Paragraph, step: int) -> Rule | None:
    """The rule of an empty paragraph next to a line."""
    paragraphs = paper.document.paragraphs
    at = paragraph.index + step
    if not 0 <= at < len(paragraphs) or paragraphs[at].text.strip() or paragraphs[at].part != paragraph.part:
        return None
    return _drawn(paper, paragraphs[at], "bottom") or _drawn(paper, paragraphs[at], "top")


def _merged(above: Paragraph, below: Paragraph) -> bool:
    """Paragraphs with the same edges and indents are framed as one (ECMA-376 17.3.1.24)."""
    one, other = above.format, below.format
    return (
        one.rule_top is not None
        and (one.rule_top, one.rule_bottom, one.rule_between) == (other.rule_top, other.rule_bottom, other.rule_between)
        and above.index + 1 == below.index
        and all(
            (getattr(one, name) or 0.0) == (getattr(other, name) or 0.0)
            for name in ("indent_left", "indent_right", "indent_left_chars", "indent_right_chars")
        )
    )


def _edge(paragraph: Paragraph, side: str) -> Any:
    edge = getattr(paragraph.format, f"rule_{side}")
    return None if edge is not None and red(edge.colour) else edge


def _rule(edge: Any, length: float | None) -> Rule | None:
    return None if edge is None else Rule(edge.width, length, edge.colour)


def _length(paper: Paper, paragraph: Paragraph) -> float | None:
    """How long the rule of a paragraph is; None in a text box, and where it falls short by no more than a 字."""
    section = section_of(paper.document, paragraph.index)
    shape = paragraph.format
    if section is None or paragraph.part != "body" or paragraph.cell is not None:
        return None
    whole = section.width - section.left - section.right - section.gutter
    if shape.frame is not None:
        if not shape.frame.width:
            return None
        whole = shape.frame.width
    size = type_size(paragraph)
    left = (shape.indent_left_chars * size) if shape.indent_left_chars else shape.indent_left or 0.0
    first = (shape.indent_first_chars * size) if shape.indent_first_chars else shape.indent_first or 0.0
    right = (shape.indent_right_chars * size) if shape.indent_right_chars else shape.indent_right or 0.0
    left += min(first, 0.0)
    if left <= _WIDE * size and right <= _WIDE * size:
        return None if shape.frame is None else whole
    return whole - (left + right) * _MM


def _of_shapes(paper: Paper, flat: list[Paragraph]) -> list[Rule]:
    """Drawn lines near the 版记, from the top down as far as the file tells."""
    numbers = {paragraph.index for paragraph in flat}
    near = range(min(numbers) - _NEAR, max(numbers) + _NEAR + 1)
    found = [
        line
        for line in paper.document.lines
        if line.part in ("body", "textbox") and line.paragraph in near and not red(line.colour) and line.length > 60
    ]
    found.sort(key=lambda line: (line.paragraph, line.position.y or 0.0))
    return [Rule(line.weight, line.length, line.colour) for line in found]
