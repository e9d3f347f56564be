"""Lists of words as one writes them: parted by blanks."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """The words of a text, blanks between them."""
    return tuple(text.split())
