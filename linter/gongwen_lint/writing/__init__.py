"""Writing: a copy of a .docx in which a few parts are changed and every other part stays byte for byte what it was."""

from __future__ import annotations

from .copy import CannotCopy, Copy
from .runs import Runs

__all__ = ["CannotCopy", "Copy", "Runs"]
