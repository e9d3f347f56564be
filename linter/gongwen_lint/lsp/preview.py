"""What an editor shows of a Word draft: a copy with marks round the words of each finding, for a viewer to draw."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from base64 import b64encode
from typing import TYPE_CHECKING, Any, NamedTuple

from ..document import Document, Part, Place, Unreadable
from ..finding import Finding
from ..reading.positions import tree_of
from ..writing import CannotCopy, Copy
from .marks import Marks
from .plainer import make_plainer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .server import Server
    from .sheets import Seen, Sheet

_MORE = 40  # further places of one finding that are marked
_ATTEMPTS = 3  # a file may be saved while it is read
_SHOWN: tuple[Part, ...] = ("header", "footer", "footnote", "endnote")


class Shown(NamedTuple):
    """A copy to be drawn. A mark is (fingerprint, number of the place, name of its beginning, name of its end)."""

    data: bytes
    marks: tuple[tuple[str, int, str, str], ...]


def shown(data: bytes, document: Document, findings: Sequence[Finding]) -> Shown:
    """The copy of a draft with its marks. `data` are the bytes that `document` was read from. Raises CannotCopy.

    The names of marks cannot be guessed, so no bookmark of the draft's own is taken for one.
    """
    copy = Copy(document, data)
    marks = Marks(copy, document)
    prefix = f"gw{secrets.token_hex(6)}"
    placed: list[tuple[str, int, str, str]] = []
    for finding in findings:
        places: tuple[Place, ...] = (finding.place, *finding.more[:_MORE])
        for number, place in enumerate(places):
            start, end = f"{prefix}.{len(placed)}.a", f"{prefix}.{len(placed)}.b"
            if marks.put(place, start, end):
                placed.append((finding.fingerprint, number, start, end))
    for name in dict.fromkeys((copy.main, *marks.parts, *_others(document))):
        root = copy.root(name)
        if root is not None:
            make_plainer(root)
    return Shown(copy.written(), tuple(placed))


def _others(document: Document) -> Iterator[str]:
    """The names of the parts besides the main one whose words are shown."""
    for part in _SHOWN:
        for paragraph in document.part(part):
            if found := tree_of(document, paragraph.place()):
                yield found[0]


async def copy_of(ls: Server, sheet: Sheet) -> tuple[Seen, dict[str, Any]]:
    """What came of a Word file, and the copy to be drawn as `copy` (Base64) and `marks`; `copy` is None where none can
    be made: `copyProblem` says why, and the file's paragraphs are all there is to show."""
    seen = await ls.sheets.seen(sheet)
    for _ in range(_ATTEMPTS):
        document = seen.result.document
        if document is None or document.form != "docx":
            return seen, {"copy": None, "marks": []}
        made = await asyncio.get_running_loop().run_in_executor(ls.examiner.files, _made, ls, sheet.path, seen)
        if made is not None:
            return seen, made
        sheet.seen = None  # the file has changed meanwhile
        seen = await ls.sheets.seen(sheet)
    return seen, {"copy": None, "marks": [], "copyProblem": "文稿正在保存，请稍后再看。"}


def _made(ls: Server, path: str, seen: Seen) -> dict[str, Any] | None:
    document = seen.result.document
    assert document is not None
    try:
        data = ls.examiner.read(path)
        if hashlib.sha256(data).hexdigest() != seen.result.sha256:
            return None
        copy = shown(data, document, seen.result.findings)
    except (CannotCopy, Unreadable) as problem:
        return {"copy": None, "marks": [], "copyProblem": str(problem)}
    except OSError:
        return None
    keys = ("fingerprint", "number", "start", "end")
    marks = [dict(zip(keys, mark, strict=True)) for mark in copy.marks]
    return {"copy": b64encode(copy.data).decode("ascii"), "marks": marks}
