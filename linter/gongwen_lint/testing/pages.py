"""Pages of cases: literate Markdown with 公文 blocks, meant to be read as the specification of one check.

A page is `fixtures/<pack>/<stem>.md`, its stem the stem of the check's module. Its syntax is in `fixtures/README.md`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from ..lean import dataclass, field
from ..patterns import pattern
from .form import Line, RedLine, parse

OPEN, CLOSE = "⟦", "⟧"  # round the words that must be found; they occur in no 公文
Expectation = Literal["反例", "正例"]
Medium = Literal["text", "docx"]

_CODE = pattern(r"#\s+([A-Z]{2}[\d.]+-\d+)\b")
_HEADING = pattern(r"#{2,4}\s*(反例|正例)[\s：:]*(.*)")
_FENCE = pattern(r"(`{3,}|~{3,})\s*(\w*)\s*(.*)")
_WANTED = pattern(r"期望[：:]\s*(.+)")
_BESIDES = pattern(r"另有[：:]\s*(.+)")
_A_CODE = pattern(r"([A-Z]{2}[\d.]+-\d+)(?:[\s（(]+(error|warning|info))?")
_SPACE = pattern(r"\s+")


class BadPage(ValueError):
    """A page that breaks the syntax. The message names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words a finding must point at: all blanks removed, with the paragraph they stand in and where."""

    words: str
    paragraph: str
    start: int


@dataclass(frozen=True, slots=True)
class Want:
    """A finding a case must give, by code and, where said, severity."""

    code: str
    severity: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One 公文 of a page and what is expected of it."""

    page: Path
    code: str
    expect: Expectation
    title: str
    line: int  # of the block in the page, from 1
    draft: str  # without marks
    marks: tuple[Mark, ...] = ()
    config: Mapping[str, Any] = field(default_factory=dict)  # as in gongwen-lint.toml
    facts: Mapping[str, Any] = field(default_factory=dict)  # of the table [case]: as-of, submitted, meeting
    wants: tuple[Want, ...] = ()
    besides: tuple[str, ...] = ()  # further errors that the draft gives and may give
    media: tuple[Medium, ...] = ("text", "docx")

    @property
    def id(self) -> str:
        """A short readable name: page stem, line, title."""
        return f"{self.page.stem}:{self.line} {self.expect} {self.title}".strip()


def pages(folder: Path) -> Iterator[Case]:
    """The cases of all pages under a folder, in the order of their paths. Raises BadPage."""
    for path in sorted(folder.rglob("*.md")):
        if path.name != "README.md" and is_page(path):
            yield from cases(path.read_text(encoding="utf-8"), path)


def is_page(path: Path) -> bool:
    """Whether a Markdown file is named as a page of cases: by a check's code (`cy44_6_…`)."""
    return bool(re.fullmatch(r"[a-z]{2}\d+(_\d+)+_[a-z].*", path.stem))


def cases(text: str, path: Path) -> Iterator[Case]:
    """The cases of one page. Raises BadPage."""
    return _Page(path, text.splitlines()).cases()


@dataclass(slots=True)
class _Page:
    path: Path
    lines: list[str]

    def bad(self, number: int, problem: str) -> BadPage:
        return BadPage(f"{self.path}:{number + 1}: {problem}")

    def cases(self) -> Iterator[Case]:
        code, expect, title = "", "", ""
        shared: dict[str, Any] = {}
        own: dict[str, Any] = {}
        number = 0
        while number < len(self.lines):
            line = self.lines[number]
            if hit := _CODE.match(line):
                code = code or hit[1]
            elif hit := _HEADING.fullmatch(line):
                expect, title, own = hit[1], hit[2].strip(), {}
            elif line.startswith("## "):
                expect, own = "", {}
            elif hit := _FENCE.fullmatch(line):
                end = self._end(number, hit[1])
                block = self.lines[number + 1 : end]
                if hit[2] == "toml":
                    values = self._toml(number, "\n".join(block))
                    if expect:
                        own = _merged(own, values)
                    else:
                        shared = _merged(shared, values)
                elif hit[2] == "gongwen":
                    if not code:
                        raise self.bad(number, "页首应有“# 代码 标题”，例如“# CY44-6 …”")
                    if not expect:
                        raise self.bad(number, "公文块之前应有“## 反例 …”或“## 正例 …”")
                    yield self._case(number, end, code, expect, title, _merged(shared, own), hit[3])  # type: ignore[arg-type]
                number = end
            number += 1

    def _end(self, start: int, fence: str) -> int:
        for number in range(start + 1, len(self.lines)):
            if self.lines[number].rstrip() == fence:
                return number
        raise self.bad(start, "代码块没有结束")

    def _toml(self, number: int, text: str) -> dict[str, Any]:
        return read_toml(text, f"{self.path}:{number + 1}")

    def _case(
        self, start: int, end: int, code: str, expect: Expectation, title: str, config: dict[str, Any], info: str
    ) -> Case:
        marked = "\n".join(self.lines[start + 1 : end])
        found = self._marks(start, marked)
        if expect == "正例" and found:
            raise self.bad(start, "正例不应有标记")
        facts = config.pop("case", {})
        media: tuple[Medium, ...] = ("text",) if info == "text" else ("docx",) if info == "docx" else ("text", "docx")
        if info not in ("", "text", "docx"):
            raise self.bad(start, f"代码块的说明只能是 text 或 docx，不能是“{info}”")
        wants, besides = self._after(end)
        if expect == "正例" and wants:
            raise self.bad(start, "正例不能写“期望”，其他问题写“另有”")
        return Case(
            page=self.path,
            code=code,
            expect=expect,
            title=title,
            line=start + 1,
            draft=marked.replace(OPEN, "").replace(CLOSE, "") + "\n",
            marks=found,
            config=config,
            facts=facts,
            wants=wants,
            besides=besides,
            media=media,
        )

    def _marks(self, start: int, marked: str) -> tuple[Mark, ...]:
        if marked.count(OPEN) != marked.count(CLOSE):
            raise self.bad(start, f"{OPEN} 与 {CLOSE} 不成对")
        return tuple(marks(marked))

    def _after(self, end: int) -> tuple[tuple[Want, ...], tuple[str, ...]]:
        """The lines 期望 and 另有 between a block and the next heading or block."""
        wants: list[Want] = []
        besides: list[str] = []
        for line in self.lines[end + 1 :]:
            if line.startswith("#") or _FENCE.fullmatch(line):
                break
            bare = line.strip().lstrip("-*").strip()
            if hit := _WANTED.fullmatch(bare):
                wants += [Want(code, severity or None) for code, severity in _A_CODE.findall(hit[1])]
            elif hit := _BESIDES.fullmatch(bare):
                besides += [code for code, _ in _A_CODE.findall(hit[1])]
        return tuple(wants), tuple(besides)


def marks(marked: str) -> Iterator[Mark]:
    """The marked words of a draft, each with the paragraph (or table cell) it stands in."""
    for block in parse(marked).blocks:
        if isinstance(block, RedLine):
            continue
        lines = [block] if isinstance(block, Line) else [cell for row in block.cells for cell in row]
        for line in lines:
            text = squeezed(line.text)
            paragraph = text.replace(OPEN, "").replace(CLOSE, "")
            before = 0  # mark signs so far
            at = text.find(OPEN)
            while at >= 0:
                end = text.find(CLOSE, at)
                yield Mark(text[at + 1 : end], paragraph, at - before)
                before += 2
                at = text.find(OPEN, end)


def read_toml(text: str, where: object) -> dict[str, Any]:
    """The values of a TOML text. Raises BadPage that names where it stands."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        values: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadPage(f"{where}: 配置不是合格的 TOML：{error}") from error
    return values


def squeezed(text: str) -> str:
    """A text without its blanks: what is the same in every layout."""
    return _SPACE.sub("", text)


def _merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Two configurations as one: tables are merged, everything else of the second replaces the first."""
    out = dict(first)
    for key, value in second.items():
        old = out.get(key)
        out[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return out
