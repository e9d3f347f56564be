"""The outline: one pass from top to bottom that says which line belongs to which part of the paper.

Later modules read the elements out of the lines given to them here; what stands where is decided only here, in
`title`, `recipients` and `ending`, on which this pass calls in turn.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..document import Paragraph
from ..language.lists import words
from ..lean import dataclass, field
from ..paper import Zone
from . import ending, recipients, title
from .cues import ANNEX_HEADING, dated, imprint_like, organ_like
from .form import form_line, heads_form, is_label
from .grids import Grid, grids, is_index_label
from .kinds import FORMS, MARK_KINDS, STATUTORY, Kind, of_mark, tail
from .letterhead import RULE, could_be_mark, is_maimed_number, is_mark, is_number, is_small, more_signers
from .lines import Line

_GENRES = frozenset({"签报", "便函", "呈批件", "呈阅件", "专报"})
_DRAFT_MARKS = frozenset(
    words(
        """
    代拟稿 讨论稿 送审稿 征求意见稿 草稿 初稿 （代拟稿） （送审稿） （征求意见稿） （讨论稿） （草案） （代拟）
    内部资料 内部文件 内部材料 （内部资料） 注意保管 会后收回 会议材料 会议文件 附件
    """
    )
)


@dataclass(slots=True)
class Outline:
    """The lines of a paper, sorted into its parts."""

    depth: int = 0  # 1: this paper is the text that another one issues or forwards
    people: frozenset[str] = frozenset()  # names on the roster: each of them alone may be an address
    grids: dict[int, Grid] = field(default_factory=dict)
    index: list[Line] = field(default_factory=list)
    form: list[Line] = field(default_factory=list)
    form_heading: Line | None = None
    head: list[Line] = field(default_factory=list)
    marks: list[Line] = field(default_factory=list)
    title: list[Line] = field(default_factory=list)
    title_sure: float = 1.0
    under: list[Line] = field(default_factory=list)  # what stands between title and recipients: number, date, 题注
    kind: Kind | None = None
    recipients: list[Line] = field(default_factory=list)
    address: list[tuple[Line, int, int]] = field(default_factory=list)  # the addressed part of those lines
    salutation: bool = False  # 各位领导、同志们：
    body: list[Line] = field(default_factory=list)
    inline: int = 0  # how much of the first body line is the address
    annex_note: list[Line] = field(default_factory=list)
    signature: list[Line] = field(default_factory=list)
    date: Line | None = None
    notes: list[Line] = field(default_factory=list)
    signing: list[Line] = field(default_factory=list)
    attendance: list[Line] = field(default_factory=list)
    annexes: list[list[Line]] = field(default_factory=list)
    attached: list[Line] = field(default_factory=list)
    imprint: list[Line] = field(default_factory=list)
    boxes: list[Line] = field(default_factory=list)
    number_under_title: bool = False

    def give(self, zone: Zone, lines: Iterable[Line], group: list[Line] | None = None) -> None:
        """Put lines into a zone and, where a group is given, into that group."""
        for line in lines:
            line.zone = zone
            if group is not None:
                group.append(line)


def outline(
    lines: list[Line], paragraphs: Iterable[Paragraph], depth: int = 0, people: frozenset[str] = frozenset()
) -> Outline:
    """Sort the lines of a paper into its parts."""
    out = Outline(depth, people)
    flow = _flow(lines, paragraphs, out)
    at = _head(flow, out)
    at = title.find(flow, at, out)
    marked = of_mark("".join(line.bare for line in out.marks)) if out.marks else None
    if marked and (out.kind is None or marked.name in ("简报", "信息", "签报")):  # a bulletin's headlines are no title
        out.kind = marked
    at = recipients.find(flow, at, out)
    ending.find(flow, at, out)
    return out


def _flow(lines: list[Line], paragraphs: Iterable[Paragraph], out: Outline) -> list[Line]:
    """The running lines, text boxes and tables sorted out."""
    if any(line.cell is not None for line in lines):
        out.grids = grids(paragraphs, lines)
        text_at = next((line.number for line in lines if line.cell is None and _running(line.bare)), 0)
        for grid in out.grids.values():
            use = "form" if grid.lines[0].number < text_at and grid.addresses() else grid.use()
            for line in grid.lines if use != "text" else ():
                line.use = use
    boxed = [line for line in lines if line.paragraph.part == "textbox"]
    if not boxed:
        return lines
    flow = [line for line in lines if line.paragraph.part != "textbox"]
    if len(flow) < len(boxed) and not any(len(line.bare) > 40 for line in flow):
        return lines  # the whole paper is laid out in text boxes
    group: list[Line] = []
    for line in boxed:  # boxes that follow one another hold one thing: the organs' names and 文件, or a stamp's words
        if group and line.number > group[-1].number + 1:
            _boxes(group, out)
            group = []
        group.append(line)
    _boxes(group, out)
    out.marks.sort(key=lambda line: line.bare == "文件")  # a box of its own, before or after the names: the mark's end
    return flow


def _running(text: str) -> bool:
    """Surely text, not title or letterhead."""
    return len(text) > 60 or "。" in text


def _boxes(group: list[Line], out: Outline) -> None:
    """Give each line of some text boxes its zone."""
    out.boxes += group
    words = "".join(line.bare for line in group)
    stamp = "章" in words or "审查" in words or "审核" in words
    marked = any(is_mark(line.bare) or line.bare == "文件" or is_number(line.bare) for line in group)
    for line in group:
        text = line.bare
        if imprint_like(text):
            out.give("imprint", (line,), out.imprint)
        elif len(text) <= 100 and "关于" in text and tail(text):
            out.give("title", (line,), out.title)
        elif len(text) > 60:
            out.give("body", (line,))
        elif stamp:
            continue
        elif is_small(text) or is_number(text) or (marked and is_maimed_number(text)):
            out.give("letterhead", (line,), out.head)
        elif is_mark(text) or text == "文件" or (organ_like(text) and (marked or line.number <= 8)):
            out.give("letterhead", (line,), out.marks)


def _head(flow: list[Line], out: Outline) -> int:
    """Everything above the title: index table, dispatch form, letterhead. Returns where the title may begin."""
    at, end = 0, len(flow)
    number_at = next((n for n in range(min(end, 14)) if not flow[n].use and is_number(flow[n].bare)), -1)
    while at < end:
        line = flow[at]
        text = line.bare
        if line.use == "index" or (not line.use and (_index_line(text) or (at < 3 and _trail(text)))):
            out.give("index", (line,), out.index)
        elif line.use == "form":
            if at and not out.form and not out.head and not out.index and out.form_heading is None:
                break
            out.give("form", (line,), out.form)
            if out.form_heading is None and heads_form(text) and tail(text) in FORMS:
                out.form_heading = line
        elif line.use:
            break
        elif RULE.match(text) and len(text) > 1:
            out.give("letterhead", (line,), out.head)
        elif out.marks and line in out.marks:
            pass
        elif form_line(line, at_top=not out.form):
            out.give("form", (line,), out.form)
        elif is_small(text) or is_number(text) or (out.head and more_signers(line, out.head[-2:])):
            if len(text) == 6 and text.isdigit() and at > 4:
                break
            out.give("letterhead", (line,), out.head)
        elif heads_form(text) and _form_follows(flow, at):
            if tail(text) not in ("发文稿纸", "批办单", "督办单", None) and not _titled_below(flow, at):
                break  # the form is the paper itself, and this its title: 请假单, 议题申报表 …
            out.form_heading = line
            out.give("form", (line,), out.form)
        elif _broken_heading(flow, at):
            out.form_heading = flow[at + 1]
            out.give("form", flow[at : at + 2], out.form)
            at += 2
            continue
        elif out.form and not out.marks and not tail(text) and _labelled(text):
            out.give("form", (line,), out.form)
        elif (marks := _marks(flow, at, number_at, bool(out.marks))) > 0:
            out.give("letterhead", flow[at : at + marks], out.marks)
            at += marks
            continue
        elif is_maimed_number(text) and _under_mark(flow, at, out):
            out.give("letterhead", (line,), out.head)
        elif out.marks and dated(text) and len(text) <= 60:
            kind = tail(out.marks[-1].bare)
            if kind not in MARK_KINDS or ("。" in text or "，" in text):
                break
            out.give("letterhead", (line,), out.head)
        elif text in _DRAFT_MARKS or (at == 0 and ANNEX_HEADING.match(text)):
            out.give("letterhead", (line,), out.head)
        elif out.head and text in ("文件",):
            out.give("letterhead", (line,), out.marks)
        else:
            break
        at += 1
    return at


def _under_mark(flow: list[Line], at: int, out: Outline) -> bool:
    """Whether a line stands directly under the mark, which may itself stand in a text box or in the header."""
    if at:
        return bool(out.marks) and flow[at - 1] is out.marks[-1]
    following = next((line.bare for line in flow[1:4] if not RULE.match(line.bare)), "")
    return bool(out.marks) or "关于" in following


def _labelled(text: str) -> bool:
    """A further line of labels under a form's first ones."""
    head = text.partition("：")[0]
    return len(text) <= 80 and head != text and (is_label(head) or (len(head) <= 6 and not text.endswith("：")))


def _index_line(text: str) -> bool:
    """A line of the information list above a web copy: 索引号：000…"""
    if len(text) > 80:
        return False
    head, colon, rest = text.partition("：")
    if not colon:
        head, colon, rest = text.partition(":")
    return bool(colon and rest) and is_index_label(head.strip("【[")) and head not in ("标题", "名称", "文件名称")


def _trail(text: str) -> bool:
    """The trail of links above a page: 首页 > 政务公开 > 文件."""
    return len(text) <= 60 and (
        ">" in text or "»" in text or text.startswith(("首页", "当前位置", "您的位置", "您现在的位置"))
    )


def _form_follows(flow: list[Line], at: int) -> bool:
    following = flow[at + 1 : at + 4]
    return any(line.use == "form" or form_line(line, at_top=False) for line in following)


def _titled_below(flow: list[Line], at: int) -> bool:
    """Whether a 呈批表, which may be a paper itself, is the dispatch form of the one whose title stands below it."""
    if tail(flow[at].bare) != "签报":
        return False
    end = next((n for n in range(at + 1, len(flow)) if flow[n].use != "form"), len(flow))
    signs = any(line.bare.startswith("签发") for line in flow[at + 1 : end])
    text = "".join(line.bare for line in flow[end : end + 3])
    return signs and "关于" in text and any(tail(line.bare) in STATUTORY for line in flow[end : end + 3])


def _broken_heading(flow: list[Line], at: int) -> bool:
    """Whether a line and the next are the heading of a form broken in two (北京市朝阳区某某局／发文稿纸)."""
    if at + 1 >= len(flow) or flow[at + 1].use or not could_be_mark(flow[at].bare):
        return False
    joined = flow[at].bare + flow[at + 1].bare
    return heads_form(joined) and tail(joined) in ("发文稿纸", "批办单", "督办单") and _form_follows(flow, at + 1)


def _marks(flow: list[Line], at: int, number_at: int, has_mark: bool) -> int:
    """How many lines from `at` on are the 发文机关标志."""
    if has_mark:
        return 0
    first = flow[at].bare
    if not could_be_mark(first):
        return 0
    if at < number_at <= at + 8:
        between = [line for line in flow[at:number_at] if not RULE.match(line.bare)]
        count = next((n for n, line in enumerate(between) if is_small(line.bare)), len(between))
        chosen = between[:count]
        if chosen and all(could_be_mark(line.bare) and not line.use for line in chosen):
            joined = "".join(line.bare for line in chosen)
            found = tail(joined)
            if found is None or found in MARK_KINDS or is_mark(joined) or joined.endswith("文件"):
                return count
    if first.endswith("文件") and len(first) > 2:
        return 1
    if first in _GENRES and at + 1 < len(flow) and "关于" in flow[at + 1].bare:
        return 1
    for length in range(2, 6):  # several organs, then 文件 on a line of its own
        last = flow[at + length - 1].bare if at + length <= len(flow) else ""
        if last == "文件" or (last.endswith("文件") and could_be_mark(last) and organ_like(first)):
            return length
        if not last or not organ_like(last):
            break
    if is_mark(first) and first.endswith("令") and at < 6:
        return 1
    return 1 if _letter_mark(flow, at) else 0


def _letter_mark(flow: list[Line], at: int) -> bool:
    """An organ's name alone above a title that repeats it (信函格式); else it is the title's own first line."""
    line = flow[at]
    if not organ_like(line.bare) or at + 1 >= len(flow):
        return False
    following = flow[at + 1].bare
    return following.startswith(line.bare) and len(following) > len(line.bare)
