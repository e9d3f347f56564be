"""The built-in digests are those of hashlib."""

import hashlib

from gongwen_lint.digest import sha1, sha256


def test_same_as_hashlib() -> None:
    assert sha256(b"abc") == hashlib.sha256(b"abc").hexdigest()
    assert sha1("请示") == hashlib.sha1("请示".encode()).hexdigest()
