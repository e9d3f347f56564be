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

    from .check import BadCheck, Check, Rebinding
    from .document import Document
    from .organisation import Unit
    from .regulation import Regulation

hookspec = pluggy.HookspecMarker("gongwen_lint")
hookimpl = pluggy.HookimplMarker("gongwen_lint")


@hookspec
def gongwen_regulations() -> Iterable[Callable[[], Regulation]]:  # type: ignore[empty-body]
    """Loaders of the regulations this pack brings, best `RegulationFile(path)`: its dates are read at once, the
    articles only when a text is needed. A plain function is called at start."""


@hookspec
def gongwen_checks() -> Iterable[Check | Rebinding | BadCheck]:  # type: ignore[empty-body]
    """The checks of this pack, best `checks_in(folder, package)`, and rebindings of other packs' checks to its
    articles. A BadCheck stands for a check that could not be made: it is listed, and the others run."""


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
