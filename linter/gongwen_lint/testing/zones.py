"""Which part of a paper each block of a draft is, as far as laying it down needs to know.

Only the builder uses this: it is coarser than `recognition` and looks at nothing but the draft's own signs.
"""

from __future__ import annotations

import re
from typing import Literal

from ..patterns import pattern
from .form import Block, Line, RedLine

PartOfPaper = Literal[
    "mark",
    "number",
    "letterhead",
    "title",
    "recipients",
    "body",
    "signature",
    "annex heading",
    "annex title",
    "imprint",
    "print line",
]

_MARK = pattern(r"[^，。：；！？]{2,40}(文件|电报|人民政府令|命令|纪要|人民政府|办公室|局|委员会|办事处)")
_NUMBER = pattern(r"[^，。；]{1,14}[〔\[（【]\s*\d{2,4}\s*[〕\]）】]\s*第?\s*[\d　 ]*号|第\d+号|.*签发人[：:].*")
_SMALL = pattern(r"\d{6}|(绝密|机密|秘密)(★.*)?|(特\s*急|加\s*急|急件|特提|平急)")
_KINDS = "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|方案|办法|规定|规则|细则|条例"
_TITLE_END = pattern(rf".*({_KINDS})(（[^）]*）)?")
_IMPRINT = pattern(r"[ 　]*(抄[送报][：:]|主送[：:]|分送[：:])")
_PRINT_LINE = pattern(
    r".{2,}(\d{4}年\d{1,2}月\d{1,2}|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3})日[ 　]*印发"
)
_ANNEX_HEADING = pattern(r"附件\s*[0-9一二三四五六七八九十]*")
_LISTED = pattern(r"\d+[.．、]|附件")  # a further entry of the annex note, aligned by blanks
_SIGNATURE = pattern(r"[　]{4,}|[ ]{8,}")


def parts(blocks: tuple[Block, ...]) -> list[PartOfPaper]:
    """The part of the paper of each block, in the blocks' order."""
    found: list[PartOfPaper] = ["body"] * len(blocks)
    lines = [n for n, block in enumerate(blocks) if isinstance(block, Line) and block.where == "body" and block.text]
    red = next((n for n, block in enumerate(blocks) if isinstance(block, RedLine)), -1)
    title = _title(blocks, lines, red)
    for number in lines:
        if title and number >= title[0]:
            break
        found[number] = _letterhead(_text(blocks, number))
        if found[number] == "body" and number < red:
            found[number] = "number"  # whatever else stands above the red line, such as further signers
    if title:
        for number in title:
            found[number] = "title"
        after = next((n for n in lines if n > title[-1]), None)
        if after is not None and _NUMBER.fullmatch(_text(blocks, after)):  # a web copy: the number under the title
            after = next((n for n in lines if n > after), None)
        if after is not None and _is_recipients(_text(blocks, after)):
            found[after] = "recipients"
    start = title[-1] + 1 if title else 0
    for number in lines:
        if number >= start and found[number] == "body":
            found[number] = _below(_block(blocks, number))
    for number in lines:
        if found[number] == "annex heading":
            _annex_title(blocks, found, number + 1)
    return found


def _annex_title(blocks: tuple[Block, ...], found: list[PartOfPaper], number: int) -> None:
    """The lines right under 附件1 that begin at the edge are the annex's title."""
    for at in range(number, min(number + 3, len(blocks))):
        block = blocks[at]
        if not isinstance(block, Line) or found[at] != "body" or block.text[:1] in " \u3000\t":
            break
        if len(block.text) > 60 or block.text.endswith(("。", "：", "；")):
            break
        found[at] = "annex title"


def _title(blocks: tuple[Block, ...], lines: list[int], red: int) -> list[int]:
    turned = next((n for n in lines if _block(blocks, n).new_page), len(blocks))
    headings = [n for n in lines if n < turned and _block(blocks, n).heading]
    if headings:
        first = headings[0]
        return [n for n in headings if n - first == headings.index(n)]
    candidates = [n for n in lines if n > red][:12]
    if red < 0:
        candidates = [n for n in candidates if _letterhead(_text(blocks, n)) == "body" or "关于" in _text(blocks, n)]
    for start, first in enumerate(candidates):
        for length in range(1, 5):
            chosen = candidates[start : start + length]
            text = "".join(_text(blocks, n) for n in chosen)
            if (
                any(_raw(blocks, n).startswith("　") or _is_recipients(_text(blocks, n)) for n in chosen)
                or "。" in text
            ):
                break
            if _TITLE_END.fullmatch(re.sub(r"\s", "", text)):
                return chosen
        if red >= 0 or "。" in _text(blocks, first):
            break
    return []


def _letterhead(text: str) -> PartOfPaper:
    if _SMALL.fullmatch(text):
        return "letterhead"
    if _NUMBER.fullmatch(text):
        return "number"
    if "关于" not in text and _MARK.fullmatch(re.sub(r"[\s]", "", text)):
        return "mark"
    return "body"


def _below(line: Line) -> PartOfPaper:
    raw, text = line.text, line.text.strip()
    if _IMPRINT.match(raw):
        return "imprint"
    if _PRINT_LINE.fullmatch(text):
        return "print line"
    if _ANNEX_HEADING.fullmatch(text):
        return "annex heading"
    if line.heading or (line.new_page and not raw.startswith("　") and len(text) < 60 and "。" not in text):
        return "annex title"
    if _SIGNATURE.match(raw) and not _LISTED.match(text) and len(text) <= 40 and not text.endswith(("。", "；")):
        return "signature"
    return "body"


def _is_recipients(text: str) -> bool:
    return text.endswith(("：", ":")) and len(text) < 120


def _block(blocks: tuple[Block, ...], number: int) -> Line:
    block = blocks[number]
    assert isinstance(block, Line)
    return block


def _raw(blocks: tuple[Block, ...], number: int) -> str:
    return _block(blocks, number).text


def _text(blocks: tuple[Block, ...], number: int) -> str:
    return _raw(blocks, number).strip()
