"""The ways in which one draft can lie on paper: the same words, laid down as different clerks' habits have it."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any, Literal

from ..lean import dataclass, replace


@dataclass(frozen=True, slots=True)
class Layout:
    """How :func:`build_docx` lays a draft down. The default is the plain way; none of it changes what is said."""

    letterhead: Literal["paragraphs", "table", "textbox", "header"] = "paragraphs"  # 版头
    spacing: Literal["typed", "spaces", "tabs", "cells"] = "typed"  # between 发文字号 and 签发人, 印发机关 and 日期
    red_line: Literal["border", "shape", "paragraph"] = "border"
    title: Literal["typed", "soft break", "paragraphs"] = "typed"  # one paragraph, broken inside, or several
    imprint: Literal["paragraphs", "table", "textbox"] = "paragraphs"  # 版记
    new_page: Literal["property", "break", "section"] = "property"
    indent: Literal["property", "spaces"] = "property"  # 首行空二字, 署名居右
    numbering: bool = False  # automatic labels instead of typed 一、 （一） 1.
    controls: bool = False  # content controls, smart tags and bookmarks round words
    blank_lines: bool = False  # empty paragraphs between zones
    split: int | None = None  # the seed by which runs are cut at random places; None: one run a stretch

    @classmethod
    def seeded(cls, seed: int) -> Layout:
        """The layout that belongs to a seed: always the same for the same number."""
        dice = random.Random(seed)
        return cls(
            letterhead=dice.choice(("paragraphs", "table", "textbox", "header")),
            spacing=dice.choice(("typed", "spaces", "tabs", "cells")),
            red_line=dice.choice(("border", "shape", "paragraph")),
            title=dice.choice(("typed", "soft break", "paragraphs")),
            imprint=dice.choice(("paragraphs", "table", "textbox")),
            new_page=dice.choice(("property", "break", "section")),
            indent=dice.choice(("property", "spaces")),
            numbering=dice.random() < 0.5,
            controls=dice.random() < 0.5,
            blank_lines=dice.random() < 0.5,
            split=dice.randrange(1 << 16),
        )

    @classmethod
    def named(cls, lines: Iterable[str]) -> Layout:
        """The layout that `layout:` lines of a draft ask for (`letterhead=table imprint=textbox`). Raises ValueError."""
        given = dict(setting.partition("=")[::2] for line in lines for setting in line.split())
        plain = cls()
        values: dict[str, Any] = {}
        for name, value in given.items():
            if name not in plain.__slots__:
                raise ValueError(f"layout: 不认识的“{name}”")
            values[name] = (
                value in ("", "true", "1") if isinstance(getattr(plain, name), bool) else value.replace("_", " ")
            )
        return replace(plain, **values)

    def recut(self, seed: int) -> Layout:
        """The same layout with its runs cut otherwise: what shows on paper stays where it is."""
        dice = random.Random(seed)
        return replace(self, controls=dice.random() < 0.5, split=dice.randrange(1 << 16))

    def __str__(self) -> str:
        plain = Layout()
        changed = [
            f"{name}={getattr(self, name)}" for name in self.__slots__ if getattr(self, name) != getattr(plain, name)
        ]
        return ", ".join(changed) or "default"
