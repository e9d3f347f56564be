"""Sentences of a paragraph."""

from __future__ import annotations

from ..patterns import pattern

_MARKS = pattern(r"[。！？；\n“”‘’《》〈〉（）()「」『』【】]")
_CLOSERS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "(": ")", "「": "」", "『": "』", "【": "】"}
_ENDS = "。！？；"


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as offsets without surrounding blanks, each with the mark that ends it.

    They end at 。！？； and at line breaks, but not inside quotation marks, title marks or brackets that are closed
    before the line ends.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line:
            if any(mark in line for mark in _ENDS):
                _split_line(text, start, end, found)
            else:
                _add(text, start, end, found)
        start = end + 1
    return found


def _split_line(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    opened: list[str] = []
    last: dict[str, int] = {}
    begin = start
    position = start
    while True:
        match = _MARKS.search(text, position, end)
        if match is None:
            break
        position = match.end()
        mark = match[0]
        if mark in _ENDS:
            if not opened:
                while position < end and text[position] in "。！？”’）)":
                    position += 1
                _add(text, begin, position, found)
                begin = position
        elif mark in _CLOSERS:
            closer = _CLOSERS[mark]
            if closer not in last:
                last[closer] = text.rfind(closer, start, end)
            if last[closer] > match.start():  # an opened bracket that is never closed holds nothing together
                opened.append(closer)
        elif opened and mark in opened:
            while opened.pop() != mark:
                pass
    _add(text, begin, end, found)


def _add(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        lead = len(piece) - len(piece.lstrip())
        found.append((start + lead, start + lead + len(bare)))
