"""gongwen-lint: lint draft Chinese official documents (公文) against the articles that govern them.

This is the public API: what a check, a pack or a program imports. Names are loaded when first asked for.

A program lints with a :class:`Linter` (which reads configuration) or with :func:`lint_bytes` (which reads nothing).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import archive, language, reasoning
    from .check import BadCheck, Check, Rebinding, check
    from .context import Context, replacement
    from .document import Document, Paragraph, Place, Section, Unreadable
    from .finding import Edit, Finding, Fix, Restyle
    from .hookspecs import hookimpl
    from .linter import Linter
    from .organisation import Unit
    from .pack import checks_in
    from .paper import Organ, Paper, Person as Person, Recipient, Sentence
    from .patterns import pattern
    from .regulation import citing
    from .regulation_file import RegulationFile
    from .roster import units_in
    from .run import lint_bytes

__all__ = [
    "BadCheck",
    "Check",
    "Context",
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Linter",
    "Organ",
    "Paper",
    "Paragraph",
    "Place",
    "Rebinding",
    "Recipient",
    "RegulationFile",
    "Restyle",
    "Section",
    "Sentence",
    "Unit",
    "Unreadable",
    "archive",
    "check",
    "checks_in",
    "citing",
    "hookimpl",
    "language",
    "lint_bytes",
    "pattern",
    "reasoning",
    "replacement",
    "units_in",
]

_ROOMS = {
    "check": ("BadCheck", "Check", "Rebinding", "check"),
    "context": ("Context", "replacement"),
    "document": ("Document", "Paragraph", "Place", "Section", "Unreadable"),
    "finding": ("Edit", "Finding", "Fix", "Restyle"),
    "hookspecs": ("hookimpl",),
    "linter": ("Linter",),
    "organisation": ("Unit",),
    "pack": ("checks_in",),
    "paper": ("Organ", "Paper", "Person", "Recipient", "Sentence"),
    "patterns": ("pattern",),
    "regulation": ("citing",),
    "regulation_file": ("RegulationFile",),
    "roster": ("units_in",),
    "run": ("lint_bytes",),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load the module a public name lives in when the name is first asked for."""
    if name in ("archive", "language", "reasoning"):
        return import_module(f"{__name__}.{name}")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, *globals()]
