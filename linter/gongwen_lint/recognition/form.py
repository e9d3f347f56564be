"""发文稿纸 and other forms: labelled cells and lines (签发, 核稿, 会签, 主送 …) and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..document import Place
from ..language.dates import dates
from ..language.lists import words
from ..language.names import COMPOUND
from ..paper import FormCell, Person, Signer
from ..patterns import pattern
from .lines import Line
from .people import ends_name, is_name, listed
from .vocabulary import FIELDS, HANDLERS, LINE_FIELDS, table

if TYPE_CHECKING:
    from .grids import Grid

ADDRESSED = tuple(
    words(
        """
        主送 主送机关 主送单位 主送对象 呈送对象 呈送单位 呈送领导 呈送 呈报对象 呈报 报送对象 送达对象 送达单位
        受文机关 受文单位
        """
    )
)
COPIED = ("抄送", "抄送机关", "抄送单位", "抄报")
_HANDLERS = table(HANDLERS)
_LABEL_TAIL = pattern(
    r"(?:意见|批示|单位|部门|科室|机关|日期|时间|地点|方式|文号|名称|事由|份数|签字|签名|情况|依据|电话|属性|签发|会签|审核|核稿|拟稿|审查|负责人|签章|人)$"
)
_HEADING = pattern(
    r"(?:稿纸|发文笺|处理笺|签发单|签发笺|发文单|拟稿单|审批单|审批表|呈批表|呈批件|呈批单|呈签单|签发表|审核单|审核表|稿笺|文卡|处理表|批办单|阅办单|处理单|处理笺|办理单|请假单|请假表|报备表|报备单|外出报告表|外出报告单"
    r"|申报表|申报单|议题单|申请表|登记表|备案表|会签单|会签表|督办单|交办单|转办单|办文单|签报单|(?:流转|审签|签批)(?:单|表|记录))$"
)
_IN_LINE = "|".join(
    r"[ 　\t]*".join(label) for label in sorted({*_HANDLERS, *LINE_FIELDS}, key=lambda word: (-len(word), word))
)
_LINE_LABEL = pattern(rf"(?<![\u4e00-\u9fff])(?:{_IN_LINE})[ 　\t]*[：:]|(?<=[ 　\t])(?:{_IN_LINE})[ 　\t]*[：:]")
_SIGNED = pattern(r"(?<!\S)签[ 　]?发(?:人)?[ 　\t]+(?=\S)")  # 签发　张某, at the end of minutes
_BRACKET = pattern(r"[（(][^（）()]{0,16}[）)]$")
_STEP = pattern(r"合法性|法制|法审|征求|论证|评估|公示|听证|协商|会签|审查|审核|签发|核稿")
_DAY = pattern(r"\d{1,4}[年./-]\d{1,2}[月./-]?(?:\d{1,2}日?)?")
_PIECE = pattern(r"[^\s。，,；;]+")
_OPINION = pattern(r"同意|[阅发办核审请呈批送]|通过|意见")


def plain_label(text: str) -> str:
    """A label without its colon and without a remark in brackets: 签发（签字）： is 签发."""
    text = text.rstrip("：:")
    return _BRACKET.sub("", text).rstrip("：:") or text


def is_label(text: str) -> bool:
    """A word that labels a cell of a form."""
    text = plain_label(text)
    return text in _HANDLERS or text in FIELDS


def is_handler(text: str) -> bool:
    """A label of a cell where somebody handles the paper: 签发, 核稿, 会签, 拟稿 …"""
    return plain_label(text) in _HANDLERS


def heads_form(bare: str) -> bool:
    """The heading of a form: …发文稿纸, …批办单, …请假单."""
    return len(bare) <= 40 and _HEADING.search((_BRACKET.sub("", bare) or bare).rstrip("）)")) is not None


def form_line(line: Line, at_top: bool) -> bool:
    """A line of labels: 签发：李四　　核稿：赵六. A lone 签发人 at the top is the letterhead's, not a form's."""
    text = line.bare
    if len(text) > 120 or not ("：" in text or ":" in text):
        return False
    printed = line.text.lstrip(" 　\t（(")
    if not _LINE_LABEL.match(printed):
        return False
    known = {plain_label("".join(hit.split())) for hit in _LINE_LABEL.findall(printed)} & _HANDLERS.keys()
    return bool(known) and not (at_top and known <= {"签发人", "签发", "会签人"})


def cells_of_lines(lines: Iterable[Line]) -> list[FormCell]:
    """The labelled fields of lines like 签发：李四　　核稿：赵六."""
    found: list[FormCell] = []
    for line in lines:
        hits = list(_LINE_LABEL.finditer(line.text)) or list(_SIGNED.finditer(line.text))
        for position, hit in enumerate(hits):
            end = hits[position + 1].start() if position + 1 < len(hits) else len(line.text)
            value = line.text[hit.end() : end]
            stripped = value.strip().rstrip("）)") if line.bare[0] in "（(" else value.strip()
            paragraph, base = line.paragraph, line.offset
            start = base + hit.end() + (len(value) - len(value.lstrip()))
            found.append(
                FormCell(
                    plain_label("".join(hit[0].split())),
                    stripped,
                    Place(paragraph.part, paragraph.index, base + hit.start(), base + hit.end()),
                    Place(paragraph.part, paragraph.index, start, start + len(stripped)) if stripped else None,
                )
            )
    return found


def cells_of_grid(grid: Grid) -> list[FormCell]:
    """The labelled cells of a table with the value beside, below or behind the label."""
    found: list[FormCell] = []
    used: set[tuple[int, int]] = set()
    keys = list(grid.cells)
    for number, key in enumerate(keys):
        held = grid.cells[key]
        if key in used or not held:
            continue
        text = held[0].bare if len(held) == 1 else "".join(line.bare for line in held)
        inside = _inside(held)
        if inside is not None:
            found.append(inside)
            continue
        if not _labels(text):
            continue
        beside = keys[number + 1] if number + 1 < len(keys) else None
        below = (key[0] + 1, key[1])
        value: tuple[int, int] | None = None
        if beside is not None and beside[0] == key[0] and not _is_known(grid.cells[beside]):
            value = beside
        elif (
            below in grid.cells and below not in used and not _is_known(grid.cells[below]) and _heads_column(grid, key)
        ):
            value = below
        if value is None or not grid.cells[value]:
            if value is not None:
                used.add(value)
            found.append(FormCell(plain_label(text), "", held[0].place(), None))
            continue
        used.add(value)
        content = grid.cells[value]
        found.append(
            FormCell(
                plain_label(text), "\n".join(line.text.strip() for line in content), held[0].place(), content[0].place()
            )
        )
    return found


def addressed(grids: Iterable[Grid], labels: tuple[str, ...]) -> list[tuple[Line, int, int]]:
    """What stands in or beside the cells with one of the labels (主送, 抄送), line by line with where it begins and
    ends: the rest of the labelled cell, the cells beside it, and those below it that have an empty cell beside."""
    found: list[tuple[Line, int, int]] = []
    for grid in grids:
        going_on = False
        for row in grid.rows():
            going_on = going_on and not row[0][1]
            for _, held in row:
                if not held:
                    continue
                first = held[0].bare.replace(":", "：")
                label, colon, _ = first.partition("：")
                if plain_label(label) in labels:
                    going_on = True
                    found += [(held[0], len(label) + 1, len(first))] if colon and first[-1] != "：" else []
                    held = held[1:]
                elif _labels(label) or not going_on:
                    going_on = False
                    continue
                found += [(line, 0, len(line.bare)) for line in held]
    return found


def rows_of_grid(grid: Grid) -> list[FormCell]:
    """The rows of a table in the text whose first cell names a step of the procedure (合法性审查 ｜ 区法制办 ｜ 通过):
    the label, and all that stands beside it."""
    found: list[FormCell] = []
    for row in grid.rows():
        cells = [held for _, held in row if held]
        if len(cells) < 2:
            continue
        label = plain_label("".join(line.bare for line in cells[0]))
        if len(label) <= 20 and _STEP.search(label):
            values = [line.text.strip() for held in cells[1:] for line in held]
            found.append(FormCell(label, "\n".join(values), cells[0][0].place(), cells[1][0].place()))
    return found


def _inside(held: list[Line]) -> FormCell | None:
    """签发：李四 in one cell, or 签发： above and 李四 below in the same cell."""
    first = held[0]
    label, colon, rest = first.bare.partition("：")
    if not colon:
        label, colon, rest = first.bare.partition(":")
    if not colon or not _labels(label) or (not rest and len(held) == 1):
        return None
    if rest:
        place = first.place(len(label) + 1)
        value = first.paragraph.text[place.start : place.end]
        more = [line.text.strip() for line in held[1:]]
    else:
        place = held[1].place()
        value, more = held[1].text.strip(), [line.text.strip() for line in held[2:]]
    return FormCell(plain_label(label), "\n".join([value, *more]), first.place(0, len(label)), place)


def _labels(text: str) -> bool:
    text = plain_label(text)
    return text in _HANDLERS or text in FIELDS or (2 <= len(text) <= 14 and _LABEL_TAIL.search(text) is not None)


def _is_known(held: list[Line]) -> bool:
    if not held or len(held) > 3:
        return False
    text = held[0].bare if len(held) == 1 else "".join(line.bare for line in held)
    return len(text) <= 16 and is_label(text)


def _heads_column(grid: Grid, key: tuple[int, int]) -> bool:
    """A label whose whole row is labels heads a column; one beside a filled cell does not."""
    row = ["".join(line.bare for line in held) for (number, _), held in grid.cells.items() if number == key[0]]
    return all(_labels(text) for text in row if text)


def signers(cells: Iterable[FormCell], lines: dict[int, Line], source: str = "form") -> list[Signer]:
    """Who signed, checked, countersigned and drafted, by the form's cells."""
    found: list[Signer] = []
    for cell in cells:
        role = _HANDLERS.get(cell.label)
        if role is None or cell.value_place is None or len(cell.value) > 300:
            continue
        line = lines.get(cell.value_place.paragraph)
        if line is None:
            continue
        when = None
        for hit in dates(cell.value):
            when = hit.value
        text = line.paragraph.text
        start, end = cell.value_place.start, cell.value_place.end
        people = listed(_without_words(text[start:end]), line.paragraph, start, strict=True)
        if not people and "\n" in cell.value:
            people = _further(cell, lines)
        found += [Signer(p, source, role, when) for p in people if p.name]  # type: ignore[arg-type]
    return found


def _further(cell: FormCell, lines: dict[int, Line]) -> list[Person]:
    """The people in the later paragraphs of a cell: an opinion first, the name below it."""
    assert cell.value_place is not None
    number = cell.value_place.paragraph
    people: list[Person] = []
    for later in range(number + 1, number + cell.value.count("\n") + 1):
        line = lines.get(later)
        if line is not None:
            people += listed(_without_words(line.text), line.paragraph, line.offset, strict=True)
    return people


def _without_words(text: str) -> str:
    """The same text, the same length, with dates and opinions blanked: 同意。李四 5月6日 leaves 李四."""
    characters = list(text)
    spans = [(hit.start, hit.end) for hit in dates(text)]
    spans += [m.span() for m in _DAY.finditer(text)]
    before = ""  # a name spaced out, as far as it stands before a piece
    for piece in _PIECE.finditer(text):
        start, words = piece.start(), piece[0]
        main = words.replace("(", "（").partition("（")[0]
        named = is_name(main) or (len(main) < 2 and ends_name(before + main))  # 李　四（区政府办公室主任）
        before = before + words if len(words) == 1 or words in COMPOUND else words
        if words.startswith("同意") and is_name(words[2:]):
            spans.append((start, start + 2))
        elif not named and _OPINION.search(words):
            spans.append(piece.span())
    for start, end in spans:
        characters[start:end] = "　" * (end - start)
    return "".join(characters)
