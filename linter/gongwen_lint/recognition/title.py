"""标题: which lines it takes, broken and spaced out as it may be, and what stands under it before the recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document import Place
from ..paper import Element, Zone
from ..patterns import pattern
from .cues import attendance_like, dated, heading_like, imprint_like, organ_like, person_like
from .kinds import FORMS, SPEECHES, STATUTORY, Kind, of_title, tail
from .letterhead import NUMBER, RULE, is_number, is_small
from .lines import Line

if TYPE_CHECKING:
    from .outline import Outline

_LIMIT = 8  # lines a title may take
_SUBTITLE = pattern(r"(?:[—―\-－–]{1,3}|[（(].*[）)]$)")
_OF_TITLE = pattern(
    r"[（(](?:试行|暂行|草案|送审稿|征求意见稿|讨论稿|修订稿|修订|修正|代拟稿|审议稿|报批稿|公开征求意见稿|初稿|草稿|草案送审稿|送审)[^（）()]{0,8}[）)]$"
)
_CAPTION = pattern(  # over a draft that follows its form
    r"[（(\[【]?(?:以下(?:为|是))?(?:文稿|公文|文件|附)?(?:正文|全文|文稿)(?:附后|如下|部分)?[）)\]】]?[：:]?$"
)
_INFORMATION = pattern(r"(?:发布|发文|成文|来源|作者|日期|时间|字号|信息来源|打印)[^：:]{0,4}[：:]")
_MARKDOWN = pattern(r"#+|\*\*")
_PEOPLE_UNDER = pattern(r"[\u4e00-\u9fff]{0,16}(?:长|书记|主任|主席)[\u4e00-\u9fff××某]{2,4}$|[\u4e00-\u9fff]{2,4}$")


def find(flow: list[Line], at: int, out: Outline) -> int:
    """Take the title's lines, then what stands under it. Returns where recipients or body may begin."""
    end = len(flow)
    while at + 1 < end and not flow[at].use and _CAPTION.match(flow[at].bare):
        out.give("form", (flow[at],))
        at += 1
    if not out.title:
        count = _lines(flow, at, out)
        out.give("title", flow[at : at + count], out.title)
        at += count
    text = joined(out.title)
    official = any(is_number(line.bare) for line in out.head)
    out.kind = of_title(text, official) if text else None
    while at < end and out.title:
        line = flow[at]
        if line.use or line.break_before or not _under(line, flow, at, out):
            break
        zone: Zone = "letterhead" if is_number(line.bare) or is_small(line.bare) else "title"
        if zone == "letterhead" and not official and is_number(line.bare):
            out.number_under_title = True
            out.kind = of_title(text, True)
        out.give(zone, (line,), out.under)
        if out.kind is None and _SUBTITLE.match(line.bare):
            out.kind = of_title(line.bare.strip("—―-－–（()）"), official)
        at += 1
    return at


def joined(lines: list[Line]) -> str:
    """The title's text without breaks, blanks and Markdown signs."""
    return _MARKDOWN.sub("", "".join(line.bare for line in lines))


def element(out: Outline) -> Element | None:
    """The title, from its first line's place on; the mark stands for it where minutes and orders have no other."""
    if not out.title:
        return None
    first, last = out.title[0], out.title[-1]
    place = first.place()
    if first.paragraph is last.paragraph and first is not last:
        place = Place(place.part, place.paragraph, place.start, last.place().end)
    return Element(joined(out.title), place, out.title_sure)


def _lines(flow: list[Line], at: int, out: Outline) -> int:
    """How many lines from `at` on make up the title; 0 where there is none."""
    run: list[str] = []  # the title as it grows, line by line
    text = ""
    tails: list[str | None] = []
    for position in range(at, min(len(flow), at + _LIMIT)):
        line = flow[position]
        piece = _MARKDOWN.sub("", line.bare)
        if not piece or line.use or not heading_like(piece) or len(text) > 160:
            break
        if run:
            if (
                line.break_before
                or line.label
                or is_number(piece)
                or is_small(piece)
                or RULE.match(piece)
                or imprint_like(piece)
            ):
                break
            if dated(piece) and not piece.endswith(("报告", "通知")):
                break
            if _SUBTITLE.match(piece) and not _OF_TITLE.match(piece):
                break
        text += piece
        run.append(text)
        tails.append(tail(text))
    if not run:
        return 0
    ends = [n for n, found in enumerate(tails) if found]
    if ends:
        return _complete(run, tails, ends[0], flow, at) + 1
    return _weak(run, flow, at, out)


def _complete(run: list[str], tails: list[str | None], chosen: int, flow: list[Line], at: int) -> int:
    """The line a title ends with: the first that ends in a 文种, unless the next plainly goes on (…规则／的通知)."""
    for later in range(chosen + 1, len(run)):
        piece = _MARKDOWN.sub("", flow[at + later].bare)
        if piece.startswith("的") or _OF_TITLE.match(piece):
            chosen = later
            continue
        if "关于" in piece and "关于" in run[chosen] and "转发" not in run[chosen] and "印发" not in run[chosen]:
            break
        if (
            tails[later] in STATUTORY
            and len(piece) <= 40
            and (
                tails[chosen] not in STATUTORY
                or ("关于" in run[chosen] and not organ_like(piece) and not piece.startswith("一"))
            )
        ):
            if "关于" in run[later] or len(piece) <= 4:
                chosen = later
                continue
            break
        if tails[chosen] not in STATUTORY and "关于" in run[chosen] and len(piece) <= 40:
            continue  # 关于报送2016年总结／及有关材料的／报告
        break
    return chosen


def _weak(run: list[str], flow: list[Line], at: int, out: Outline) -> int:
    """A title that names no 文种: taken where 关于, the recipients below, or its print say that it is one."""
    if run[-1].isascii():
        return 0
    following = flow[at + len(run)] if at + len(run) < len(flow) else None
    if "关于" in run[-1]:
        count = next(n for n, text in enumerate(run) if "关于" in text) + 1
        if count < len(run) and len(run) <= 4:
            count = len(run)
        out.title_sure = 0.7
        return count
    if following is not None and following.bare[-1] in "：:" and len(run) <= 3:
        out.title_sure = 0.6
        return len(run)
    first = flow[at]
    if len(first.bare) <= 50 and first.bare[0] not in "（(" and _printed_as_title(first, following):
        out.title_sure = 0.5
        return 1
    return 0


def _printed_as_title(line: Line, following: Line | None) -> bool:
    if line.paragraph.format.alignment == "center":
        return True
    spans = line.paragraph.spans
    size = spans[0].size if spans else None
    if following is None or size is None:
        return False
    others = following.paragraph.spans
    return bool(others) and size >= (others[0].size or size) + 4


def _under(line: Line, flow: list[Line], at: int, out: Outline) -> bool:
    """Whether a line stands under the title and before the recipients: number, date, 题注, speaker."""
    text = line.bare
    if len(text) > 80:
        return text[0] in "（(" and text[-1] in "）)" and len(text) <= 160 and "通过" in text
    if RULE.match(text) and len(text) > 1:
        return True
    if is_number(text) or is_small(text):
        return True
    if text[0] in "（(" and text[-1] in "）)":
        return bool(NUMBER.match(text, 1)) or len(text) <= 60
    if _SUBTITLE.match(text) and len(text) <= 60:
        return True
    match = dated(text)
    if match is not None:
        if out.kind and out.kind.name == "纪要" and match.start(1) > match.start():
            return False
        before = text[: match.start()]
        return not before or organ_like(before) or person_like(before) is not None
    if attendance_like(text):
        return False
    if _INFORMATION.match(text):
        return True
    kind: Kind | None = out.kind
    if kind and not kind.statutory and len(text) <= 30 and organ_like(text) and text[-1] not in "：:":
        return kind.name not in FORMS
    return bool(kind and kind.name in SPEECHES and len(text) <= 24 and not out.under and _PEOPLE_UNDER.match(text))
