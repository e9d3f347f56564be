"""版头: copy number, secrecy, urgency, mark, 发文字号 and 签发人, wherever the draft puts them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..document import Place
from ..lean import dataclass, field, replace
from ..paper import Element, Signer
from ..patterns import pattern
from .lines import Line
from .people import is_names, listed

if TYPE_CHECKING:
    import re

_YEAR = r"[\d０-９×XxＸ□*＊_＿○〇零一二三四五六七八九]{0,6}"
_SERIAL = r"[\d０-９×XxＸ□*＊_＿○〇零一二三四五六七八九十百]{0,6}"
_PERIOD = rf"(?:(?:19|20)\d\d年?度?)?第{_SERIAL}[号期](?:[（(]总.{{0,8}}[）)])?"
NUMBER = pattern(
    r"(?:(?:发文字号|发文文号|发文号|文号|字号|编号)[：:])?(?P<number>"
    rf"(?P<code>[\u4e00-\u9fffA-Za-z×Ｘ□]{{0,24}}?)[〔\[［【（(〖﹝]{_YEAR}年?[〕\]］】）)〗﹞](?:[第字]?{_SERIAL}[号期](?:[（(]总.{{0,8}}[）)])?|[第字]?[\d０-９]{{1,6}}(?=签发|$))"
    rf"|{_PERIOD}|[（(]{_PERIOD}[）)]"
    rf"|[\u4e00-\u9fff]{{2,14}}[发函文字办请报政令](?:[12]\d{{3}}年?[-—]?)?第?[\d０-９]{{1,4}}号"
    r")"
)
_AFTER_NUMBER = pattern(
    r"(?:[（(][^（）()]{0,10}[）)])?(?=签发|会签|$)|(?=(?:北京市|中共|朝阳区|区)[\u4e00-\u9fff]{2,30}.{0,16}$)"
)
_INNER_NUMBER = pattern(rf"[（(](?P<number>[\u4e00-\u9fff]{{2,16}}[〔\[［【]{_YEAR}[〕\]］】]第?{_SERIAL}号)[）)]$")
# Directly under a mark: a number that lacks its serial (朝某局发〔2016〕) or its kind word and year (朝某局8号).
_MAIMED = pattern(
    rf"(?P<number>[\u4e00-\u9fffA-Za-z]{{2,16}}(?:[〔\[［【（(〖﹝]{_YEAR}[〕\]］】）)〗﹞](?:第?号?)?|第?[\d０-９]{{1,6}}号))(?=签发人|$)"
)
_PIECE = pattern(r"\S+")
SIGNER = pattern(r"签发(?:人)?[：:]?")
_SIGNER_LABEL = pattern(r"签发人[：:]?|签发[：:]|会签人?[：:]")
_COPY_NUMBER = pattern(
    r"(?:份号|№|No\.?|NO\.?|编号|第(?=0\d{5}号))?[：:]?(?P<digits>\d{5,8}|0\d{2,3}|[〇○零][〇○零一二三四五六七八九]{4,7})号?$"
)
_SECRECY = pattern(
    r"(?P<copy>\d{5,8})?(?:密级(?:和保密期限)?[：:])?(?P<level>绝密|机密|秘密)(?:[★☆✩✭⋆*＊·•—-]?(?P<period>(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[×XxＸ])(?:年|个?月|天)|长期|启用前|.{0,8}前解密)?)"
    r"(?P<urgency>特急|加急|急件|特提|平急)?$"
)
_SMALL_BEFORE = pattern(
    r"(?:0\d{5}|(?:绝密|机密|秘密)(?:★(?:\d{1,2}(?:年|个?月)|长期))?|特急|加急)(?=[\u4e00-\u9fff]{2,12}[〔\[［【（(]\d)"
)
_URGENCY = pattern(
    r"(?:紧急程度|缓急程度?|等级)?[：:]?(?P<urgency>特急|加急|急件|紧急|特提|平急|火急|十万火急|急|特件)$"
)
RULE = pattern(r"[-—_─━═=＝―﹣－★☆*·.]+$")
_MARK_TAIL = pattern(
    r"(?:文件|(?:人民政府|委员会|局|部|厅|院|办公室|办事处)(?:命?令)|纪要|简报|信息|专报|快报|签报|便函|公告|通告|议案)$"
)
_SENTENCE = pattern(r"[。；！？：:，,《》“”>|]|关于|的(?:通知|报告|请示|函|意见|决定|批复|通报)")


@dataclass(slots=True)
class Letterhead:
    """What the letterhead says."""

    copy_number: Element | None = None
    secrecy: Element | None = None
    secrecy_period: Element | None = None
    urgency: Element | None = None
    mark: Element | None = None
    mark_lines: list[Line] = field(default_factory=list)
    number: Element | None = None
    signer_label: Element | None = None
    signers: list[Signer] = field(default_factory=list)


def number_in(bare: str) -> re.Match[str] | None:
    """The 发文字号 a line begins with (right or wrongly written), if nothing but a signer or an organ follows it."""
    if len(bare) > 90 or not ("号" in bare or "期" in bare or bare[-1].isdigit() or "签发" in bare):
        return None
    match = NUMBER.match(bare, _after_small(bare))
    if match is None or match.end() == match.start("number"):
        return None
    rest = bare[match.end() :]
    if not rest or _AFTER_NUMBER.match(bare, match.end()):
        return match
    return (
        match if len(rest) <= 8 and ("〕" in bare or "]" in bare or match[0][-1] == "号") and is_names(rest) else None
    )


def _after_small(bare: str) -> int:
    """Where a number begins that stands on one line with 份号, 密级 or 紧急程度, as it may in a letter (信函格式)."""
    match = _SMALL_BEFORE.match(bare) if bare[0] in "0123456789绝机秘特加" else None
    return match.end() if match else 0


def is_number(bare: str) -> bool:
    """A line that is a 发文字号, with or without the signer behind it, or in brackets."""
    return number_in(bare) is not None or (
        bare[0] in "（(" and bare[-1] in "）)" and _INNER_NUMBER.match(bare) is not None
    )


def is_maimed_number(bare: str) -> bool:
    """A 发文字号 without serial or kind word, as it may stand directly under a mark and nowhere else."""
    return len(bare) <= 48 and _MAIMED.match(bare) is not None


def is_small(bare: str) -> bool:
    """Copy number, secrecy, urgency, signer: the small lines of a letterhead."""
    if len(bare) <= 20:
        if _COPY_NUMBER.match(bare) or _URGENCY.match(bare) or _SECRECY.match(bare):
            return True
    elif len(bare) > 80:
        return False
    return bare.startswith(("签发人", "会签人")) or (bare.startswith("签发") and bare[2:3] in ("：", ":"))


def is_mark(bare: str) -> bool:
    """A 发文机关标志 that shows by itself: …文件, …令, …纪要."""
    return 2 <= len(bare) <= 60 and _MARK_TAIL.search(bare) is not None and _SENTENCE.search(bare) is None


def could_be_mark(bare: str) -> bool:
    """A line that may belong to the mark when a 发文字号 follows below: organs' names, 文件, 签报 …"""
    return len(bare) <= 50 and _SENTENCE.search(bare) is None and bare[0] not in "（("


def read(head: Sequence[Line], marks: Sequence[Line]) -> Letterhead:
    """Read a letterhead from its lines; `marks` are those of them that make up the mark."""
    found = Letterhead()
    if marks:
        found.mark_lines = list(marks)
        first = marks[0]
        text = "".join(line.bare for line in marks)
        found.mark = Element(text, first.place(), 1.0 if _MARK_TAIL.search(text) else 0.7)
    for position, line in enumerate(head):
        if line in found.mark_lines:
            continue
        if _small(line, found):
            continue
        before = head[position - 1].bare if position else ""
        if found.number is None and _number(line, before, found):
            continue
        if "签发" in line.bare or "会签" in line.bare:
            _signers(line, found)
        elif position and more_signers(line, head[max(0, position - 2) : position]):
            found.signers += [Signer(p, "letterhead") for p in listed(line.text, line.paragraph, line.offset)]
    return found


def _number(line: Line, before: str, found: Letterhead) -> bool:
    """Read a line's 发文字号. True where the rest of the line is read too: the last of the signers begun above it."""
    text = line.bare
    match = number_in(text)
    level = match is not None and match.end() < len(text) and "签发人" in before
    if match is None:
        match = _INNER_NUMBER.search(text)
    if match is None:
        if "号" in text and "签发" in text:
            found.number = _behind_signers(line)
        elif is_maimed_number(text) and (maimed := _MAIMED.match(text)):
            found.number = line.element(*maimed.span("number"))
        return False
    bracket = match["number"][0] in "（(" and match["number"][-1] in "）)" and "第" in match["number"][:7]
    found.number = line.element(match.start("number") + bracket, match.end("number") - bracket)
    if level:
        place = line.place(match.end())
        rest = line.paragraph.text[place.start : place.end]
        found.signers += [Signer(p, "letterhead") for p in listed(rest, line.paragraph, place.start, strict=True)]
    return level


def _small(line: Line, found: Letterhead) -> bool:
    """Read 份号, 密级 or 紧急程度. True where nothing else stands on the line."""
    bare = line.bare[: _after_small(line.bare)] or line.bare
    if len(bare) > 24:
        return False
    if found.copy_number is None and (match := _COPY_NUMBER.match(bare)):
        found.copy_number = line.element(match.start("digits"), match.end("digits"))
    elif found.secrecy is None and (match := _SECRECY.match(bare)):
        found.secrecy = line.element(match.start("level"), match.end("level"))
        if match["copy"] and found.copy_number is None:  # on one line, which is wrong
            found.copy_number = line.element(match.start("copy"), match.end("copy"))
        if match["period"]:
            found.secrecy_period = line.element(match.start("period"), match.end("period"))
        if match["urgency"]:
            found.urgency = line.element(match.start("urgency"), match.end("urgency"))
    elif found.urgency is None and (match := _URGENCY.match(bare)):
        found.urgency = line.element(match.start("urgency"), match.end("urgency"))
    else:
        return False
    return len(bare) == len(line.bare)


def _signers(line: Line, found: Letterhead) -> None:
    labels = list(_SIGNER_LABEL.finditer(line.bare))
    for position, label in enumerate(labels):
        end = labels[position + 1].start() if position + 1 < len(labels) else len(line.bare)
        own = label[0].startswith("签发")
        if own and found.signer_label is None:
            found.signer_label = line.element(label.start(), label.end())
        if end > label.end():
            place = line.place(label.end(), end)
            if (
                own
                and found.number
                and found.number.place.paragraph == place.paragraph
                and found.number.place.start > place.start
            ):
                place = replace(place, end=found.number.place.start)
            people = listed(line.paragraph.text[place.start : place.end], line.paragraph, place.start)
            if own:
                found.signers += [Signer(p, "letterhead") for p in people]
            else:
                found.signers += [Signer(p, "letterhead", "会签") for p in people]


def _behind_signers(line: Line) -> Element | None:
    """A 发文字号 printed behind the signer on the same line, blanks between."""
    for piece in _PIECE.finditer(line.text):
        if number_in(piece[0]) and "签发" not in piece[0]:
            place = Place(line.paragraph.part, line.number, line.offset + piece.start(), line.offset + piece.end())
            return Element(piece[0], place)
    return None


def more_signers(line: Line, before: Sequence[Line]) -> bool:
    """A second line of signers under the first (李　四　王　五／赵　六): nothing but names. `before` are the lines above;
    the number may stand between, in the next cell of the same row."""
    above = before[-1]
    if "签发" not in above.bare and len(before) > 1 and line.cell is not None and number_in(above.bare) is not None:
        above = before[-2]
    if "签发" not in above.bare or len(line.bare) > 20 or line.bare[-1] in "：:" or "关于" in line.bare:
        return False
    return is_names(line.bare) and bool(listed(line.text, line.paragraph, line.offset, strict=True))
