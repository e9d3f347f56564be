"""Every hook of gongwen-lint: the whole extension contract on one page.

A plug-in is a module or object named in the entry-point group `gongwen_lint`; it implements any of these functions with
`@gongwen_lint.hookimpl`. Hooks are called once at start, never once per paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from pathlib import Path

    from .check import Check, Rebinding
    from .document import Document
    from .organisation import Unit
    from .regulation import Regulation

hookspec = pluggy.HookspecMarker("gongwen_lint")
hookimpl = pluggy.HookimplMarker("gongwen_lint")


@hookspec
def gongwen_regulations() -> Iterable[Callable[[], Regulation]]:  # type: ignore[empty-body]
    """Loaders of the regulations this pack brings; called only when an article's text is needed."""


@hookspec
def gongwen_checks() -> Iterable[Check | Rebinding]:  # type: ignore[empty-body]
    """The checks of this pack, and rebindings of other packs' checks to this pack's articles."""


@hookspec
def gongwen_units() -> Iterable[Unit]:  # type: ignore[empty-body]
    """Units (机关单位) known without configuration."""


@hookspec
def gongwen_readers() -> Iterable[tuple[str, Callable[[bytes, str], Document]]]:  # type: ignore[empty-body]
    """Readers of further file types: (suffix with dot, function of bytes and path). It raises `Unreadable`."""


@hookspec
def gongwen_reporters() -> Iterable[tuple[str, Callable[..., str]]]:  # type: ignore[empty-body]
    """Further output formats: (name, function of a Report that returns text)."""


@hookspec
def gongwen_data_files() -> Iterable[Path]:  # type: ignore[empty-body]
    """Data files of the pack whose content decides its results (for caches and audits)."""
