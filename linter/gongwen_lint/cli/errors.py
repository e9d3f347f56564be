"""What ends a command early: one clear sentence for the clerk, and the exit status."""

from __future__ import annotations


class Trouble(Exception):
    """A command cannot do what was asked; the message is one plain Chinese sentence."""

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.status = status
