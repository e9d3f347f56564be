"""Drafts typed as plain text (.md, .txt) in the plain-text 公文 form; docs/guide describes it for those who write them.

One line is one paragraph; blank lines are ignored. Front matter holds what has no text of its own, pipes make a table,
`===` is the red line, `---8<---` starts a new page, `[textbox] …` and the like put a line elsewhere, a leading `\\`
takes all such meaning away; what may stand inside a line is told in `markup`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from ..document import Cell, Document, Field, Paragraph, ParagraphFormat, Picture, Span, Table
from ..patterns import pattern
from .codes import unreadable
from .markup import Line, cells, plain, read_line

if TYPE_CHECKING:
    from ..document import Part, Place, Section
    from .limits import Limits

_FRONT_MATTER = 500  # lines at most
_RED_LINE = pattern(r"={3,}")
_NEW_PAGE = pattern(r"-{3,}\s*8<\s*-{3,}")
_RULE = pattern(r"-{3,}|\*{3,}|_{3,}")
_HEADING = pattern(r"(#{1,6}) +")
_ELSEWHERE = pattern(
    r"\[(textbox|header|footer|footnote|endnote|comment|文本框|页眉|页脚|脚注|尾注|批注)\][ \u3000]?", re.IGNORECASE
)
_PARTS: dict[str, Part] = {
    "文本框": "textbox",
    "页眉": "header",
    "页脚": "footer",
    "脚注": "footnote",
    "尾注": "endnote",
    "批注": "comment",
}
_SEPARATOR = pattern(r":?-{3,}:?")
_CONTROL = pattern("[\0-\x08\x0e-\x1f\x7f]")
_FOREIGN = pattern("[^\0-\x7f\u2010-\u2e7f\u3000-\u9fff\uff00-\uffef\xb7\xd7\xb0\xa7\U00020000-\U0002ffff]")


class Origin(NamedTuple):
    """Where a paragraph stands in the source; a paragraph's `element` in a text draft."""

    segments: tuple[tuple[int, int, int], ...]  # (offset in the text, line, column) where a stretch begins, in order
    end: tuple[int, int]  # line and column after its last character
    heading: int = 0  # number of # in front


class TextLayout:
    """A draft typed as text has no formatting, except that a Markdown heading is a title."""

    tab_stop = 36.0

    @property
    def memory(self) -> dict[Any, Any]:
        """Nothing is remembered: there is nothing to work out."""
        return {}

    def fields(self, _: Paragraph) -> tuple[Field, ...]:
        """None."""
        return ()

    def spans(self, paragraph: Paragraph) -> tuple[Span, ...]:
        """One plain span."""
        return (Span(0, len(paragraph.text)),)

    def format(self, paragraph: Paragraph) -> ParagraphFormat:
        """The style of a heading; nothing else is known."""
        origin = paragraph.element
        if not isinstance(origin, Origin) or not origin.heading:
            return ParagraphFormat()
        if origin.heading == 1:
            return ParagraphFormat(style="标题", alignment="center", outline_level=0)
        return ParagraphFormat(style=f"标题 {origin.heading - 1}", outline_level=origin.heading - 1)


class TextSource:
    """The parts of a text draft beside its body. Implements `document.Source`."""

    __slots__ = ("_parts",)

    def __init__(self, parts: dict[Part, list[Paragraph]]) -> None:
        self._parts = parts

    def part(self, part: Part) -> tuple[Paragraph, ...]:
        """The paragraphs marked as standing in that part."""
        return tuple(self._parts.get(part, ()))

    def sections(self) -> tuple[Section, ...]:
        """None: text has no page set-up."""
        return ()


def read_text(data: bytes, path: str, sha256: str, limits: Limits) -> Document:
    """Read a draft typed as text. Raises Unreadable (GL008 too large, GL012 unknown encoding)."""
    if len(data) > limits.text_file:
        raise unreadable("GL008", f"文稿有 {len(data) >> 20} MB，超过上限，没有读取。")
    reader = _Reader(limits)
    reader.read(decode(data))
    return Document(
        path=path,
        form="text",
        paragraphs=tuple(reader.body),
        tables=tuple(
            Table(number, tuple(tuple((n,) for n in row) for row in rows)) for number, rows in enumerate(reader.tables)
        ),
        pictures=tuple(reader.pictures),
        meta=reader.meta,
        sha256=sha256,
        tracked=reader.tracked,
        truncated=reader.truncated,
        source=TextSource(reader.parts),
    )


def decode(data: bytes) -> str:
    """The text of a draft: by its byte order mark, else UTF-8, else GB18030. Raises Unreadable (GL012)."""
    try:
        if data.startswith(b"\xef\xbb\xbf"):
            text = data.decode("utf-8-sig")
        elif data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
            text = data.decode("utf-32")
        elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        else:
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                text = data.decode("gb18030")
                if len(_FOREIGN.findall(text)) * 10 > len(text):  # bytes of some other encoding, read as GB18030
                    raise unreadable("GL012") from None
    except UnicodeError:
        raise unreadable("GL012") from None
    if len(_CONTROL.findall(text)) * 100 > len(text):
        raise unreadable("GL012", "文件内容不是文字，无法作为文稿读取。")
    return text


def source_range(document: Document, place: Place) -> tuple[int, int, int, int] | None:
    """Line, column, end line, end column of a place in the source of a text draft; all from 0, columns in code points.

    None where the document is not a text draft or has no such paragraph.
    """
    try:
        origin = document.paragraph(place).element
    except IndexError:
        return None
    if not isinstance(origin, Origin):
        return None
    line, column = _source(origin, place.start)
    if place.end <= place.start:
        return line, column, line, column
    end_line, end_column = _source(origin, place.end - 1)
    return line, column, end_line, end_column + 1


def _source(origin: Origin, offset: int) -> tuple[int, int]:
    number = bisect_right(origin.segments, offset, key=lambda segment: segment[0]) - 1
    start, line, column = origin.segments[max(number, 0)]
    return line, column + max(offset - start, 0)


class _Reader:
    """A draft being read, line by line."""

    def __init__(self, limits: Limits) -> None:
        self.body: list[Paragraph] = []
        self.parts: dict[Part, list[Paragraph]] = {}
        self.tables: list[list[list[int]]] = []
        self.pictures: list[Picture] = []
        self.meta: dict[str, str] = {}
        self.tracked = False
        self.truncated = False
        self._limits = limits
        self._characters = 0
        self._layout = TextLayout()
        self._new_page = False
        self._page_ends: int | None = None  # body paragraphs before the first new page
        self._in_table = False

    def read(self, text: str) -> None:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        first, stamps = self._front_matter(lines)
        number = first
        while number < len(lines) and not self.truncated:
            number = self._line(lines, number)
        last = max((self._page_ends or len(self.body)) - 1, 0)
        self.pictures += [Picture("body", last, name, words, anchored=anchored) for name, words, anchored in stamps]

    def _front_matter(self, lines: list[str]) -> tuple[int, list[tuple[str, str, bool]]]:
        """Read `key: value` lines between two `---`; a key may repeat. Returns the next line, and the pictures."""
        stamps: list[tuple[str, str, bool]] = []
        start = next((n for n, line in enumerate(lines) if line.strip()), None)
        if start is None or lines[start].strip() != "---":
            return 0, stamps
        last = min(start + _FRONT_MATTER, len(lines))
        end = next((n for n in range(start + 1, last) if lines[n].strip() == "---"), None)
        if end is None:
            return 0, stamps
        for number in range(start + 1, end):
            line = lines[number]
            mark = re.search("[:：]", line)
            if mark is None:
                continue
            key = line[: mark.start()].strip()
            value = line[mark.end() :].strip().strip("\"'")
            self.meta[key] = f"{self.meta[key]}\n{value}" if key in self.meta else value
            if key == "textbox" and value:
                column = line.index(value, mark.end())
                self._add(plain(line, number, column, column + len(value)), "textbox")
            elif key in ("stamp", "picture") and value:
                name, bar, words = value.partition("|")
                stamps.append((name.strip(), words.strip(), False) if bar else (f"{key} 1", value, key == "stamp"))
        return end + 1, stamps

    def _line(self, lines: list[str], number: int) -> int:
        """Read one line, and those joined to it by soft breaks; returns the number of the next."""
        line = lines[number]
        bare = line.strip()
        if not bare:
            self._in_table = False
            return number + 1
        if bare.startswith("|"):
            self._row(line, number)
            return number + 1
        self._in_table = False
        if _NEW_PAGE.fullmatch(bare):
            self._new_page = True
            if self._page_ends is None and self.body:
                self._page_ends = len(self.body)
        elif _RED_LINE.fullmatch(bare):
            self.meta.setdefault("red_line", str(len(self.body)))
        elif not _RULE.fullmatch(bare):
            return self._paragraph(lines, number)
        return number + 1

    def _paragraph(self, lines: list[str], number: int) -> int:
        line = lines[number]
        start = len(line) - len(line.lstrip(" "))
        part: Part = "body"
        heading = 0
        if line.startswith("\\", start):
            start, sort = start + 1, plain
        else:
            sort = read_line
            if line.startswith("[", start) and (elsewhere := _ELSEWHERE.match(line, start)):
                name = elsewhere[1].lower()
                part = _PARTS.get(name) or name  # type: ignore[assignment]
                start = elsewhere.end()
            blank = len(line) - len(line.lstrip(" ")) if part == "body" else start
            if line.startswith("#", blank) and (title := _HEADING.match(line, blank)):
                heading = len(title[1])
                start = title.end()
            elif part == "body":
                start = 0
        found = sort(line.rstrip(" \t"), number, start)
        last = min(number + self._limits.soft_breaks, len(lines) - 1)
        while number < last and line.endswith("  ") and lines[number + 1].strip():
            number += 1
            line = lines[number]
            found.follow(sort(line.rstrip(" \t"), number, 0))
        self._add(found, part, heading)
        return number + 1

    def _row(self, line: str, number: int) -> None:
        """One line of a table; a Markdown separator line is none."""
        found = cells(line)
        if all(_SEPARATOR.fullmatch(line, start, end) for start, end in found):
            return
        if not self._in_table:
            self.tables.append([])
            self._in_table = True
        rows = self.tables[-1]
        rows.append([])
        for column, (start, end) in enumerate(found):
            if self.truncated:
                return
            rows[-1].append(len(self.body))
            cell = Cell(len(self.tables) - 1, len(rows) - 1, column)
            self._add(read_line(line, number, start, end), "body", cell=cell)

    def _add(self, line: Line, part: Part, heading: int = 0, cell: Cell | None = None) -> None:
        text = line.text
        self.tracked = self.tracked or line.tracked
        if not text.strip() and not line.pictures and line.marked and cell is None:
            return  # nothing is left of it but what was deleted or hidden
        paragraphs = self.body if part in ("body", "textbox") else self.parts.setdefault(part, [])
        self._characters += len(text)
        if len(self.body) >= self._limits.paragraphs or self._characters > self._limits.characters:
            self.truncated = True
            return
        breaks = self._new_page and part == "body"
        if breaks:
            self._new_page = False
        origin = Origin(tuple(line.segments), line.end, heading)
        number = len(paragraphs)
        paragraphs.append(Paragraph(number, text, part, "", cell, breaks, origin, self._layout))
        self.pictures += [Picture(part, number, name, words) for name, words in line.pictures]
