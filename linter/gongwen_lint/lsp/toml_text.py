"""Changes to the text of gongwen-lint.toml and gongwen-waivers.toml that leave everything else in them as it is.

Each is verified: the changed text must parse to exactly what was wanted, else there is no change.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_IGNORE = re.compile(r"^[ \t]*ignore[ \t]*=[ \t]*\[", re.MULTILINE)
_TOKEN = re.compile(r"""\s+|#[^\n]*|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|.""", re.DOTALL)
_COMMENTS = re.compile(r"(?:[ \t]*(?:#[^\n]*)?(?:\n|\Z))*")
_PLAIN = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class Insertion(NamedTuple):
    """Words to put into a text at an offset in code points."""

    offset: int
    words: str


def parsed(text: str) -> dict[str, Any] | None:
    """The values, or None where it is not TOML."""
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:
        return None


def ignoring(text: str, code: str, table: tuple[str, ...] = ()) -> Insertion | None:
    """How to add a code to `ignore`, at the top level or in a table such as ("tool", "gongwen-lint").

    None where it stands there already, or where the text is not understood.
    """
    values = parsed(text)
    if values is None or code in _at(values, table).get("ignore", ()):
        return None
    start, end = _region(text, table)
    if start < 0:
        return None
    found = _IGNORE.search(text, start, end)
    if found:
        offset, gap = _end_of_list(text, found.end(), end)
        insertion = Insertion(offset, f'{gap}"{code}"')
    else:
        skipped = _COMMENTS.match(text, start, end)
        offset = skipped.end() if skipped and not table else start
        missing = "\n" if offset and not text[:offset].endswith("\n") else ""
        insertion = Insertion(offset, f'{missing}ignore = ["{code}"]\n')
    after = parsed(text[: insertion.offset] + insertion.words + text[insertion.offset :])
    wanted = [*_at(values, table).get("ignore", ()), code]
    return insertion if after is not None and _at(after, table).get("ignore") == wanted else None


def _at(values: Mapping[str, Any], table: tuple[str, ...]) -> Mapping[str, Any]:
    for name in table:
        values = values.get(name, {})
    return values


def _region(text: str, table: tuple[str, ...]) -> tuple[int, int]:
    """Where the keys of a table stand; (-1, -1) where it has no header of its own."""
    start = 0
    if table:
        name = r"[ \t]*[.][ \t]*".join(map(re.escape, table))
        found = re.search(rf"^[ \t]*\[[ \t]*{name}[ \t]*\][^\n]*\n?", text, re.MULTILINE)
        if not found:
            return -1, -1
        start = found.end()
    following = _TABLE.search(text, start)
    return start, following.start() if following else len(text)


def _end_of_list(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the last item of a list ends (or its bracket opens), and what is wanted in front of another."""
    last, gap = start, ""
    for token in _TOKEN.finditer(text, start, end):
        words = token.group()
        if words == "]":
            break
        if not words[0].isspace() and words[0] != "#":
            last, gap = token.end(), " " if words == "," else ", "
    return last, gap


def waiver(values: Mapping[str, str]) -> str:
    """A [[waiver]] table."""
    return "[[waiver]]\n" + "".join(f"{key} = {text(value)}\n" for key, value in values.items())


def text(value: str) -> str:
    """A string as TOML writes it."""
    words = "".join(
        _PLAIN.get(c) or (f"\\u{ord(c):04x}" if ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 else c) for c in value
    )
    return f'"{words}"'


def appended(old: str, block: str) -> Insertion:
    """How to put a block at the end of a text, an empty line in front of it."""
    gap = "" if not old.strip() else "\n" if old.endswith("\n") else "\n\n"
    return Insertion(len(old), gap + block)
