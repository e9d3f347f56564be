"""Colours and the progress bar: only on a terminal, and only then is rich loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
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


def painting(colour: str) -> dict[str, Paint]:
    """How a report colours words (`--color auto|always|never`): its argument `paint`, or none where they stay plain."""
    if colour == "never" or (colour == "auto" and not _colourful()):
        return {}
    try:
        from rich.color import ColorSystem
        from rich.style import Style
    except ImportError:  # rich is a convenience: without it words stay plain
        return {}
    styles = {name: Style.parse(style) for name, style in _STYLES.items()}

    def paint(words: str, style: str) -> str:
        return styles[style].render(words, color_system=ColorSystem.STANDARD)

    return {"paint": paint}


def _colourful() -> bool:
    """Whether standard output is a terminal that wants colours (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") in ("dumb", "unknown"):
        return False
    return sys.stdout is not None and sys.stdout.isatty()


def wants_bar(number: int) -> bool:
    """Whether so many documents are worth a progress bar, and standard error is a terminal that can draw one."""
    if number < _FEW or os.environ.get("TERM") in ("dumb", "unknown"):
        return False
    return sys.stderr is not None and sys.stderr.isatty()


def progress(things: Iterable[T], number: int) -> Iterator[T]:
    """The things one by one, with a bar on standard error."""
    try:
        from rich.console import Console
        from rich.progress import Progress
    except ImportError:
        yield from things
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(things, total=number, description="检查")
