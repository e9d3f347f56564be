"""Holds a store for one driver."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import IO

from .store import BadStore


class only_one:
    """A store's lock, which goes with its process. Raises BadStore where another driver works on the store."""

    def __init__(self, path: str) -> None:
        self._path = f"{path}.lock"
        self._file: IO[bytes] | None = None

    def __enter__(self) -> None:
        while self._file is None:
            try:
                file = open(self._path, "ab")
            except OSError as problem:
                words = f"打不开审计结果库 {self._path[:-5]}：没有这个文件夹，或者没有权限。"
                raise BadStore(words) from problem
            try:
                _hold(file)
                if os.path.exists(self._path) and os.path.samestat(os.fstat(file.fileno()), os.stat(self._path)):
                    self._file = file
                else:  # another driver has just ended and taken its file with it
                    file.close()
            except OSError as problem:
                file.close()
                raise BadStore(f"{self._path[:-5]} 正在被另一个审计使用。") from problem

    def __exit__(self, *_: object) -> None:
        if self._file:
            with suppress(OSError):
                os.unlink(self._path)
            self._file.close()


def _hold(file: IO[bytes]) -> None:
    """Lock a file for this process. Raises OSError where another one has it."""
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
