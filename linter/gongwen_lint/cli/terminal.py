"""Colours and the progress bar: only on a terminal, and only then is rich loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

Paint = Callable[[str, str], str]
T = TypeVar("T")

_FEW = 20  # documents; below this a bar would only flicker
_STYLES: Mapping[str, str] = {
    "path": "bold underline",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "code": "bold",
    "dim": "dim",
    "marked": "bold red",
    "marks": "red",
    "good": "green",
    "bad": "bold red",
}


def paint(colour: str) -> Paint | None:
    """How to colour words on standard output, or None where they stay plain (`--color auto|always|never`)."""
    if colour == "never" or (colour == "auto" and not _colourful()):
        return None
    try:
        from rich.color import ColorSystem
        from rich.style import Style
    except ImportError:  # rich is a convenience: without it words stay plain
        return None
    styles = {name: Style.parse(style) for name, style in _STYLES.items()}

    def painted(words: str, style: str) -> str:
        return styles[style].render(words, color_system=ColorSystem.STANDARD)

    return painted


def _colourful() -> bool:
    """Whether standard output is a terminal that wants colours (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") in ("dumb", "unknown"):
        return False
    return sys.stdout is not None and sys.stdout.isatty()


def progress(things: Sequence[T], *, quiet: bool) -> Iterator[T]:
    """The things one by one, with a bar on standard error where that is a terminal and there are many of them.

    `quiet` says that no bar may be drawn: the report itself runs over the same screen.
    """
    if quiet or len(things) < _FEW or sys.stderr is None or not sys.stderr.isatty():
        yield from things
        return
    try:
        from rich.console import Console
        from rich.progress import Progress
    except ImportError:
        yield from things
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(things, description="检查")
