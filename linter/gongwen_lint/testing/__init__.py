"""What an author of checks uses: a .docx built from a draft, pages of cases, whole papers, and the runner for both."""

from __future__ import annotations

from .draft import build_docx
from .layout import Layout

__all__ = ["Layout", "build_docx"]
