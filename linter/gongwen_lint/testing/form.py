"""The plain-text 公文 form taken apart for the builder: front matter, lines, tables, and what stands inside a line.

This is deliberately a second reading of the form, independent of `reading`: that a draft means the same to both is
what the tests of the builder compare.
"""

from __future__ import annotations

import re
from typing import Literal

from ..lean import dataclass
from ..patterns import pattern

Where = Literal["body", "textbox", "header", "footer", "footnote"]
Mark = Literal["plain", "inserted", "deleted", "hidden"]

SOFT_BREAK = "\n"
_INSIDE = pattern(
    r"\{\+(?P<inserted>.*?)\+\}|\{-(?P<deleted>.*?)-\}|\{~(?P<hidden>.*?)~\}"
    r"|\[picture (?P<name>[^|\]]*)(?:\|(?P<words>[^\]]*))?\]",
    re.DOTALL,
)
_TAG = pattern(r"\[(textbox|header|footer|footnote)\][ 　]?")
_HEADING = pattern(r"#{1,6} +")
_RULE = pattern(r"={3,}")
_NEW_PAGE = pattern(r"-{3,}8<-{3,}")
_SEPARATOR = pattern(r":?-{3,}:?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line with one mark; soft breaks are "\\n" and tabs "\\t" in it."""

    text: str
    mark: Mark = "plain"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of which a paper keeps only words: its name and its alternative text."""

    name: str
    words: str = ""
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the draft."""

    pieces: tuple[Piece | Image, ...]
    where: Where = "body"
    heading: bool = False  # a Markdown heading: the title
    new_page: bool = False  # the first paragraph after ---8<---

    @property
    def text(self) -> str:
        """The visible text: insertions in, deletions, hidden text and pictures out."""
        return "".join(p.text for p in self.pieces if isinstance(p, Piece) and p.mark in ("plain", "inserted"))


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: rows of cells."""

    cells: tuple[tuple[Line, ...], ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class RedLine:
    """The red line under the letterhead (===)."""


Block = Line | Rows | RedLine


@dataclass(frozen=True, slots=True)
class Form:
    """A draft: front matter in order (a key may repeat) and blocks."""

    meta: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]

    def all(self, key: str) -> tuple[str, ...]:
        """Every value the front matter gives for a key."""
        return tuple(value for name, value in self.meta if name == key)


def parse(draft: str) -> Form:
    """Take a draft apart. Never fails: whatever is not a sign of the form is text."""
    lines = draft.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    meta, lines = _front_matter(lines)
    blocks: list[Block] = []
    rows: list[tuple[Line, ...]] = []
    new_page = False

    def close_table() -> None:
        nonlocal new_page
        if rows:
            blocks.append(Rows(tuple(rows), new_page))
            rows.clear()
            new_page = False

    for line in _joined(lines):
        bare = line.strip(" \u3000\t")
        if bare.startswith("|"):
            if row := _row(bare):
                rows.append(row)
            continue
        close_table()
        if not bare:
            continue
        if _NEW_PAGE.fullmatch(bare):
            new_page = True
        elif _RULE.fullmatch(bare):
            blocks.append(RedLine())
        else:
            blocks.append(_line(line, new_page))
            new_page = new_page and blocks[-1].where != "body"  # type: ignore[union-attr]
    close_table()
    return Form(meta, tuple(blocks))


def _front_matter(lines: list[str]) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    start = next((n for n, line in enumerate(lines) if line.strip()), None)
    if start is None or lines[start].strip() != "---":
        return (), lines
    end = next((n for n in range(start + 1, len(lines)) if lines[n].strip() == "---"), None)
    if end is None:
        return (), lines
    meta = []
    for line in lines[start + 1 : end]:
        key, colon, value = line.partition(":")
        if colon:
            meta.append((key.strip(), value.strip().strip("\"'")))
    return tuple(meta), lines[end + 1 :]


def _joined(lines: list[str]) -> list[str]:
    """Lines that end in two spaces joined to the next by a soft break."""
    joined: list[str] = []
    open_line = False
    for line in lines:
        text = line.rstrip()
        soft = line.endswith("  ") and bool(text)
        if open_line and text:
            joined[-1] += SOFT_BREAK + text
        else:
            joined.append(text)
        open_line = soft
    return joined


def _row(bare: str) -> tuple[Line, ...]:
    cells = [cell.strip(" \t") for cell in re.split(r"(?<!\\)\|", bare.removeprefix("|").removesuffix("|"))]
    if all(_SEPARATOR.fullmatch(cell) for cell in cells):
        return ()
    return tuple(Line(_pieces(cell.replace("\\|", "|"))) for cell in cells)


def _line(line: str, new_page: bool) -> Line:
    bare = line.lstrip(" ")
    if bare.startswith("\\"):
        return Line(_pieces(bare[1:]), new_page=new_page)
    where: Where = "body"
    if tag := _TAG.match(bare):
        where, line = tag[1], bare[tag.end() :]  # type: ignore[assignment]
    heading = _HEADING.match(line.lstrip(" "))
    if heading:
        line = line.lstrip(" ")[heading.end() :]
    return Line(_pieces(line), where, bool(heading), new_page and where == "body")


def _pieces(text: str) -> tuple[Piece | Image, ...]:
    text = text.replace("**", "").replace("↵", SOFT_BREAK)
    pieces: list[Piece | Image] = []
    at = 0
    for hit in _INSIDE.finditer(text):
        if hit.start() > at:
            pieces.append(Piece(text[at : hit.start()]))
        if hit["name"] is not None:
            pieces.append(Image(hit["name"].strip(), (hit["words"] or "").strip()))
        else:
            mark: Mark = hit.lastgroup  # type: ignore[assignment]
            pieces.append(Piece(hit[mark], mark))
        at = hit.end()
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)
