"""Digests of documents and findings, from Python's own code.

`hashlib` loads OpenSSL for them, which takes 2 ms and 3.5 MB of every run; the same functions are built into Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    _sha1: Any
    _sha256: Any
else:
    try:
        from _sha1 import sha1 as _sha1

        try:
            from _sha2 import sha256 as _sha256  # Python 3.12 and later
        except ImportError:
            from _sha256 import sha256 as _sha256
    except ImportError:  # a Python built without them
        from hashlib import sha1 as _sha1, sha256 as _sha256


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    digest: str = _sha256(data).hexdigest()
    return digest


def sha1(text: str) -> str:
    """The SHA-1 of a text, in hexadecimal: a short name for it, nothing secret."""
    digest: str = _sha1(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    return digest
