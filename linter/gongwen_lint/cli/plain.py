"""The usual command line, read without argparse: a command, papers, perhaps a flag. argparse takes 5 ms to import."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any


class Plain:
    """Takes the declarations of a command's arguments as `Parser` does, and remembers their defaults."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {"debug": False}
        self._flags = {"--debug": "debug"}
        self._words = ""  # the name under which what is no option goes

    def parse(self, arguments: Sequence[str]) -> SimpleNamespace | None:
        """The options, or None where the command line has more to it than words and flags: then argparse reads it."""
        words = [a for a in arguments if not a.startswith("-")]
        flags = [a for a in arguments if a.startswith("-")]
        if not words or not self._words or any(flag not in self._flags for flag in flags):
            return None
        first = arguments.index(words[0])
        if list(arguments[first : first + len(words)]) != words:  # words on both sides of a flag: argparse's to judge
            return None
        given = {self._flags[flag]: True for flag in flags}
        return SimpleNamespace(**{**self._values, **given, self._words: words})

    def add_argument(self, name: str, **_: Any) -> None:
        """Words that are no option; only the first kind is read here."""
        self._words = "" if self._words else name

    def flag(self, *names: str, help: str) -> None:
        """An option without a value."""
        self._values[_name(names)] = False
        self._flags.update(dict.fromkeys(names, _name(names)))

    def value(self, *names: str, metavar: str, help: str, default: Any = None, **_: Any) -> None:
        """An option with a value."""
        self._values[_name(names)] = default

    def codes(self, name: str, help: str) -> None:
        """An option with checks."""
        self._values[_name((name,))] = None

    def choice(self, *names: str, of: Sequence[str], help: str, default: str | None = None) -> None:
        """An option with one of a few words."""
        self._values[_name(names)] = default


def _name(names: Sequence[str]) -> str:
    return next(name for name in names if name.startswith("--")).lstrip("-").replace("-", "_")
