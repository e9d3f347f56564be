"""发文稿纸 and other forms: labelled cells and lines (签发, 核稿, 会签, 主送 …) and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..document import Place
from ..language.dates import dates
from ..paper import FormCell, Person, Signer
from .lines import Line
from .people import is_name, listed

if TYPE_CHECKING:
    from .grids import Grid

_HANDLERS: dict[str, str] = {
    "签发": "签发", "签发人": "签发", "签批": "签发", "签批人": "签发", "签发意见": "签发", "领导签发": "签发", "签发领导": "签发",
    "核稿": "核稿", "核稿人": "核稿", "审稿": "核稿", "审稿人": "核稿", "复核": "核稿", "复核人": "核稿", "办公室核稿": "核稿",
    "会签": "会签", "会签人": "会签", "会签意见": "会签", "部门会签": "会签",
    "拟稿": "拟稿", "拟稿人": "拟稿", "起草": "拟稿", "起草人": "拟稿", "经办人": "拟稿", "承办人": "拟稿", "撰稿": "拟稿", "撰稿人": "拟稿",
    "审核": "审核", "审核人": "审核", "审核意见": "审核", "部门审核": "审核", "科室审核": "审核", "处室审核": "审核", "部门负责人": "审核",
    "科室负责人": "审核", "处室负责人": "审核", "拟稿单位负责人": "审核", "主办单位负责人": "审核", "承办单位负责人": "审核", "审定": "审核",
    "核报": "核报", "核报人": "核报", "办公室主任核报": "核报",
    "阅示": "阅示", "领导批示": "阅示", "批示": "阅示", "领导阅示": "阅示", "领导审批": "阅示", "审批": "阅示", "审批人": "阅示", "批准": "阅示",
    "领导意见": "阅示", "主要领导意见": "阅示", "分管领导意见": "阅示", "批示意见": "阅示", "领导批示意见": "阅示", "审批意见": "阅示",
}  # fmt: skip
_FIELDS = frozenset(
    "标题 题目 文件标题 公文标题 文件名称 事由 事项 议题 议题名称 主送 主送机关 主送单位 抄送 抄送机关 抄送单位 抄报 分送 文号 发文字号 发文号 字号 发文编号 "
    "编号 密级 密级和保密期限 保密期限 缓急 缓急程度 紧急程度 附件 主题词 份数 打印份数 印数 印刷份数 打字 打印 校对 校对人 打印人 联系人 联系电话 电话 "
    "日期 拟稿日期 签发日期 成文日期 发文日期 封发日期 印发日期 公开属性 公开方式 公开类别 信息公开 是否公开 信息公开属性 拟稿单位 拟稿部门 拟稿科室 主办单位 "
    "承办单位 承办部门 主办部门 主办科室 会签单位 会签部门 拟办意见 拟办 办理意见 办理结果 办理情况 处理意见 来文单位 来文机关 收文日期 收文编号 收文号 来文字号 "
    "来文日期 来文标题 收文 传阅 备注 合法性审查 合法性审核 合法性审查意见 合法性审核意见 法制审核意见 法制审核 法审意见 请假人 姓名 职务 单位 部门 请假事由 "
    "请假类别 请假时间 请假期间 外出时间 外出地点 外出事由 外出人 目的地 代为主持工作 代为主持工作负责人 代职人 工作代管人 申报单位 呈报单位 报送单位 申请单位 申请人 "
    "汇报人 汇报单位 列席单位 列席人员 建议列席单位 建议出席人员 建议列席人员 分管副区长意见 分管区领导意见 主管副区长意见 区长意见 局长意见 主任意见 主要负责人意见 "
    "征求意见情况 协调情况 会议名称 上会时间 办文单位 机关代字 印章 用印 存档 归档 归档号 阅办 批办 发文单位 发文机关 文种 区政府办公室意见 办公室意见 审查意见 "
    "审查机构意见 联系方式 起止时间 天数 交通方式 陪同人员 随行人员 时间 地点 请假天数 议题类别 议题类型 内容 主要内容 内容摘要 请示事项 正文 发电单位 签批盖章 等级".split()
)
_LABEL_TAIL = re.compile(
    r"(?:意见|批示|单位|部门|科室|机关|日期|时间|地点|方式|文号|名称|事由|份数|签字|签名|情况|依据|电话|属性|签发|会签|审核|核稿|拟稿|审查|负责人|签章|人)$"
)
_HEADING = re.compile(
    r"(?:稿纸|发文笺|发文单|拟稿单|审批单|审批表|呈批表|呈批件|签批单|批办单|阅办单|处理单|处理笺|办理单|请假单|请假表|报备表|报备单|外出报告表|外出报告单"
    r"|申报表|申报单|议题单|申请表|登记表|备案表|会签单|会签表|督办单|交办单|转办单|办文单|签报单|审签单|审签表|流转单)$"
)
_IN_LINE = "|".join(
    r"[ 　\t]*".join(label)
    for label in sorted({*_HANDLERS, *"主送 抄送 标题 事由 文号 密级 缓急 缓急程度 紧急程度 附件 拟稿单位 主办单位 承办单位 会签单位 打印份数 份数 校对 打字 打印 拟稿日期 签发日期 公开属性 公开方式 印数 主题词 来文单位 收文日期".split()}, key=len, reverse=True)
)  # fmt: skip
_LINE_LABEL = re.compile(rf"(?<![\u4e00-\u9fff])(?:{_IN_LINE})[ 　\t]*[：:]|(?<=[ 　\t])(?:{_IN_LINE})[ 　\t]*[：:]")
_SIGNED = re.compile(r"(?<!\S)签[ 　]?发(?:人)?[ 　\t]+(?=\S)")  # 签发　张某, at the end of minutes
_BRACKET = re.compile(r"[（(][^（）()]{0,16}[）)]$")
_PIECE = re.compile(r"[^\s。，,；;]+")
_OPINION = re.compile(r"同意|[阅发办核审请呈批送]|通过|意见")


def plain_label(text: str) -> str:
    """A label without its colon and without a remark in brackets: 签发（签字）： is 签发."""
    text = text.rstrip("：:")
    return _BRACKET.sub("", text).rstrip("：:") or text


def is_label(text: str) -> bool:
    """A word that labels a cell of a form."""
    text = plain_label(text)
    return text in _HANDLERS or text in _FIELDS


def is_handler(text: str) -> bool:
    """A label of a cell where somebody handles the paper: 签发, 核稿, 会签, 拟稿 …"""
    return plain_label(text) in _HANDLERS


def heads_form(bare: str) -> bool:
    """The heading of a form: …发文稿纸, …批办单, …请假单."""
    return len(bare) <= 40 and _HEADING.search(bare.rstrip("）)")) is not None


def form_line(line: Line, at_top: bool) -> bool:
    """A line of labels: 签发：李四　　核稿：赵六. A lone 签发人 at the top is the letterhead's, not a form's."""
    text = line.bare
    if len(text) > 120 or not ("：" in text or ":" in text):
        return False
    hits = _LINE_LABEL.findall(line.text)
    handlers = [plain_label("".join(h.split())) for h in hits]
    known = [h for h in handlers if h in _HANDLERS]
    if not known:
        return False
    first = _LINE_LABEL.search(line.text.lstrip(" 　\t（("))
    if first is None or first.start() > 0:
        return False
    if at_top and set(known) <= {"签发人", "签发", "会签人"}:
        return False
    return True


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
        elif below in grid.cells and below not in used and not _is_known(grid.cells[below]) and _heads_column(grid, key):
            value = below
        if value is None or not grid.cells[value]:
            if value is not None:
                used.add(value)
            found.append(FormCell(plain_label(text), "", held[0].place(), None))
            continue
        used.add(value)
        content = grid.cells[value]
        found.append(
            FormCell(plain_label(text), "\n".join(line.text.strip() for line in content), held[0].place(), content[0].place())
        )
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
    return text in _HANDLERS or text in _FIELDS or (2 <= len(text) <= 14 and _LABEL_TAIL.search(text) is not None)


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
    spans += [m.span() for m in re.finditer(r"\d{1,4}[年./-]\d{1,2}[月./-]?(?:\d{1,2}日?)?", text)]
    for piece in _PIECE.finditer(text):
        start, words = piece.start(), piece[0]
        if words.startswith("同意") and is_name(words[2:]):
            spans.append((start, start + 2))
        elif _OPINION.search(words) and not is_name(words.partition("（")[0]):
            spans.append(piece.span())
    for start, end in spans:
        characters[start:end] = "　" * (end - start)
    return "".join(characters)
