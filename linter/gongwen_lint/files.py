"""From the paths a user names to the documents to lint, in a stable order; and the globs of config and waivers."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
STANDARD_INPUT = "-"


def documents(paths: Iterable[str], suffixes: tuple[str, ...] = WORD_SUFFIXES) -> Iterator[str]:
    """The documents that the paths mean, each once.

    A file that is named is taken whatever it is called, and so is one that does not exist: reading it will say so. A
    folder is searched for Word documents; text drafts (.md, .txt) are linted only where named, since most such files
    are no 公文. Hidden folders and Word's lock files (~$…) are left out, links to folders are followed once.
    """
    seen: set[str] = set()
    for path in paths:
        found = _searched(path, suffixes, set()) if path != STANDARD_INPUT and os.path.isdir(path) else (path,)
        for document in found:
            key = document if document == STANDARD_INPUT else os.path.normcase(os.path.abspath(document))
            if key not in seen:
                seen.add(key)
                yield document


def _searched(folder: str, suffixes: tuple[str, ...], walked: set[tuple[int, int]]) -> Iterator[str]:
    try:
        status = os.stat(folder)
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError:  # gone or forbidden meanwhile
        return
    if (status.st_dev, status.st_ino) in walked:
        return
    walked.add((status.st_dev, status.st_ino))
    for entry in ordered:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            yield from _searched(entry.path, suffixes, walked)
        elif entry.name.lower().endswith(suffixes) and entry.is_file():
            yield entry.path


def matches(glob: str, path: str, folder: str) -> bool:
    """Whether a path matches a glob that starts from a folder.

    `*` and `?` stay within one name, `**` crosses folders; a glob without a slash is for names in any folder; one that
    names a folder is for everything in it.
    """
    relative = relative_to(path, folder)
    return _pattern(glob.replace("\\", "/").removeprefix("./")).fullmatch(relative) is not None


def relative_to(path: str, folder: str) -> str:
    """A path as seen from a folder, with forward slashes; the absolute path where there is no way between them."""
    absolute = os.path.abspath(path)
    try:
        return os.path.relpath(absolute, folder or ".").replace(os.sep, "/")
    except ValueError:  # another drive on Windows
        return absolute.replace(os.sep, "/")


_PIECES = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@lru_cache(maxsize=256)
def _pattern(glob: str) -> re.Pattern[str]:
    body = "".join(_PIECES.get(piece) or re.escape(piece) for piece in re.findall(r"\*\*/|\*\*|\*|\?|[^*?]+", glob))
    start = "(?:.*/)?" if "/" not in glob.rstrip("/") else ""
    return re.compile(start + body.rstrip("/") + "(?:/.*)?", re.DOTALL)
