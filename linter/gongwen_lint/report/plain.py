"""Words of a stranger's file, made fit to print: control characters shown, widths counted, long lines cut."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from ..patterns import pattern

# C0 and C1 controls, DEL, soft hyphen, zero-width and bidirectional controls, line and paragraph separators, lone
# surrogates (bytes of a file name that is not UTF-8), non-characters and tag characters: none of them may reach a
# terminal or a web page raw, where they move the cursor, reverse the words or hide them.
BEYOND_ASCII = (
    "\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff"
)
_HIDDEN = pattern(f"[\x00-\x1f{BEYOND_ASCII}]")


def visible(text: str) -> str:
    """The text on one line with every control or invisible character written as a visible escape."""
    return _HIDDEN.sub(_escape, text)


def visible_lines(text: str) -> str:
    """Like :func:`visible`, but line breaks stay: for text that is laid out in lines of our own."""
    return "\n".join(visible(line) for line in text.split("\n"))


def visible_draft(text: str) -> tuple[str, list[int]]:
    """Words of a draft as shown, and where each of their code points begins in what is shown (with the end added).

    A soft line break is shown as ↵ and a tab as a space, as a clerk knows them.
    """
    if not _HIDDEN.search(text):
        return text, list(range(len(text) + 1))
    pieces, starts, length = [], [], 0
    for character in text:
        starts.append(length)
        shown = {"\n": "↵", "\t": " "}.get(character) or _HIDDEN.sub(_escape, character)
        pieces.append(shown)
        length += len(shown)
    starts.append(length)
    return "".join(pieces), starts


def _escape(match: re.Match[str]) -> str:
    number = ord(match.group())
    if 0xDC80 <= number <= 0xDCFF:  # a byte of a file name that is no UTF-8 (PEP 383)
        return f"\\x{number - 0xDC00:02x}"
    if number < 0x100:
        return {9: "\\t", 10: "\\n", 13: "\\r"}.get(number) or f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def width(text: str) -> int:
    """Columns the text takes on a terminal: full-width characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(c) in "WF" else 0 if "\u0300" <= c <= "\u036f" else 1 for c in text)


def pad(text: str, columns: int) -> str:
    """The text filled up with spaces to a number of columns."""
    return text + " " * (columns - width(text))


def excerpt(text: str, start: int, end: int, room: int = 36) -> tuple[str, int, int]:
    """The stretch of a line around [start:end), at most about `room` code points beside it, and where that lies in it.

    What is marked is itself cut in the middle when it is longer than `room`.
    """
    marked = text[start:end]
    if len(marked) > room:
        marked = marked[: room - 12] + "……" + marked[-10:]
    spare = max(room - len(marked), 8)
    before, after = text[:start], text[end:]
    left = max(spare // 2, spare - len(after))
    right = max(spare // 2, spare - len(before))
    if len(before) > left:
        before = "…" + before[len(before) - left :]
    if len(after) > right:
        after = after[:right] + "…"
    return before + marked + after, len(before), len(before) + len(marked)


def underline(text: str, start: int, end: int) -> str:
    """A line of marks under [start:end) of a text. Full-width blanks stand under full-width characters, so that the
    marks stay in place in a font whose Chinese characters are not exactly two Latin ones wide."""
    blanks = "".join("　" if east_asian_width(c) in "WF" else " " for c in text[:start])
    return blanks + "^" * max(width(text[start:end]), 1)


_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """A number from 0 to 999 in Chinese numerals, as the articles of a regulation are counted (四十四, 一百零二)."""
    if number < 10:
        return _DIGITS[number]
    if number < 20:
        return "十" + (_DIGITS[number - 10] if number > 10 else "")
    if number < 100:
        tens, ones = divmod(number, 10)
        return _DIGITS[tens] + "十" + (_DIGITS[ones] if ones else "")
    hundreds, rest = divmod(number, 100)
    head = _DIGITS[hundreds] + "百"
    if not rest:
        return head
    if rest < 10:
        return head + "零" + _DIGITS[rest]
    return head + ("一" if rest < 20 else "") + chinese_number(rest)


def article_name(number: str) -> str:
    """An article as it is cited: 44 → 第四十四条; 7.2.5 (a clause of a standard) stays 7.2.5."""
    return f"第{chinese_number(int(number))}条" if number.isdigit() and len(number) < 4 else number
