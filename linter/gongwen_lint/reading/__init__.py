"""Reading: bytes in, a Document out. Nothing here knows what a 公文 is."""

from __future__ import annotations

from ..digest import sha256 as digest_of
from ..document import Document, Unreadable
from .codes import unreadable
from .limits import Limits
from .signature import TEXT, judge

__all__ = ["Limits", "read"]


def read(data: bytes, path: str, *, limits: Limits = Limits()) -> Document:  # noqa: B008 - immutable
    """Read a .docx-like file or a text draft. What the bytes are decides before what the path's suffix says.

    Raises Unreadable, and nothing else, with a GL… code and one Chinese sentence.
    """
    try:
        form = judge(data, path, limits)
        sha256 = digest_of(data)
        if form == TEXT:
            from .text import read_text

            return read_text(data, path, sha256, limits)
        from .docx import read_docx

        return read_docx(data, path, sha256, limits)
    except Unreadable:
        raise
    except (MemoryError, RecursionError):
        raise unreadable("GL008") from None
    except Exception as error:  # a file nobody thought of; the run over the other files must go on
        raise unreadable("GL009", f"文档结构异常，无法读取（{type(error).__name__}）。") from error
