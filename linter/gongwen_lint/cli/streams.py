"""Standard streams that carry Chinese under any locale, and an output file that is never half written."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from typing import IO

from ..patterns import pattern
from ..report.plain import visible_lines
from .errors import Trouble

_ESCAPED = pattern("[\udc80-\udcff]+")  # bytes of a file name that is not in the locale's encoding (PEP 383)


def utf8() -> None:
    """Make standard output and error speak UTF-8 whatever the locale says, and never fail on a lone surrogate."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def silence() -> None:
    """Send the rest of the output nowhere, so that the interpreter's last flush does not fail."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                os.dup2(null, stream.fileno())
    except (OSError, ValueError):
        pass


def write(pieces: Iterable[str], path: str | None) -> None:
    """Write text to standard output as it comes, or to a file that appears under its name only when it is complete."""
    if path is not None:
        _write_file(pieces, path)
        return
    for piece in pieces:
        if sys.stdout is not None:
            sys.stdout.write(piece)
            sys.stdout.flush()


def _write_file(pieces: Iterable[str], path: str) -> None:
    from pathlib import Path

    target = Path(path).resolve()
    special = target.exists() and not target.is_file()  # /dev/stdout, a pipe: nothing to rename
    unfinished = target if special else target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        file = unfinished.open("w" if special else "x", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        with file:
            for piece in pieces:
                _write(file, piece, path)
        if not special:
            unfinished.replace(target)
    except BaseException:
        if not special:
            unfinished.unlink(missing_ok=True)
        raise


def _write(file: IO[str], piece: str, path: str) -> None:
    try:
        file.write(piece)
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: str, error: OSError) -> Trouble:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return Trouble(f"报告写不进 {path}：没有这个文件夹。")
    if isinstance(error, PermissionError):
        return Trouble(f"报告写不进 {path}：没有写入的权限。")
    if isinstance(error, IsADirectoryError):
        return Trouble(f"报告写不进 {path}：这是文件夹。")
    return Trouble(f"报告写不进 {path}：{error.strerror or error}。")


def tell(words: str) -> None:
    """Say something on standard error, where controls in a file's name or words are shown and not obeyed."""
    try:
        print(f"gongwen-lint：{visible_lines(shown_path(words))}", file=sys.stderr)
    except OSError:  # nobody listens
        silence()


def shown_path(path: str) -> str:
    """A path (or words with one) as text: UTF-8 bytes that the locale could not read are read as what they are."""
    return _ESCAPED.sub(_decoded, path)


def _decoded(found: re.Match[str]) -> str:
    return found.group().encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
