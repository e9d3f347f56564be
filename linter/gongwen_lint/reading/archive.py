"""The zip around a document: its directory, and one entry at a time, distrusting every number in it.

`zipfile` is not used: it costs more to import than a two-page paper costs to lint, it reads directories of any length,
and it trusts sizes. Names are compared without case, backslashes are read as slashes (both occur in real files), and
of two entries with one name the last one counts, as it does for `zipfile`, python-docx and the writers built on them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from struct import Struct
from typing import NamedTuple

from .codes import unreadable
from .limits import Limits

# PKWARE APPNOTE 6.3.10: 4.3.12 central directory header, 4.3.7 local header, 4.3.16 end of central directory
_CENTRAL = Struct("<4s4xHH4xLLLHHH8xL")
_LOCAL = Struct("<4s22xHH")
_END = Struct("<4s4xHHLL2x")
_END64 = Struct("<4s28xQQQ")
_LOCATOR64 = Struct("<4s4xQ4x")
_FIRST_PIECE = 32_768
_LONGEST_PIECE = 1 << 18


class Entry(NamedTuple):
    """One file in the zip; `size` is what it claims to unpack to."""

    name: str
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    offset: int


class Record(NamedTuple):
    """One record of the zip's directory: where it stands in the file, and the entry it is about."""

    start: int
    end: int
    entry: Entry


def directory(data: bytes, limits: Limits) -> Mapping[str, Entry]:
    """The zip's entries by lower-case name. Raises Unreadable (GL004 damaged, GL008 too many entries)."""
    entries = {}
    for _, _, entry in records(data, limits):
        if not entry.name.endswith("/"):
            entries[entry.name.lower()] = entry
    return entries


def records(data: bytes, limits: Limits) -> list[Record]:
    """The records of the zip's directory in their order, folders and repeated names too. Raises as `directory` does."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if end < 0 or end + _END.size > len(data):
        raise unreadable("GL004")
    _, _, count, size, start = _END.unpack_from(data, end)
    if count == 0xFFFF or size == 0xFFFFFFFF or start == 0xFFFFFFFF:
        end, count, size, start = _end64(data, end, count, size, start)
    if count > limits.entries:
        raise unreadable("GL008", f"压缩包里有 {count} 个文件，超过上限 {limits.entries}，没有读取。")
    prefix = end - size - start  # bytes glued in front of the zip
    position = start + prefix
    if prefix < 0 or position < 0:
        raise unreadable("GL004")
    found = []
    for _ in range(count):
        if position + _CENTRAL.size > len(data):
            raise unreadable("GL004")
        (mark, flags, method, checksum, packed, unpacked, n_name, n_extra, n_comment, offset) = _CENTRAL.unpack_from(
            data, position
        )
        if mark != b"PK\x01\x02":
            raise unreadable("GL004")
        first, position = position, position + _CENTRAL.size
        raw = data[position : position + n_name]
        if unpacked == 0xFFFFFFFF or packed == 0xFFFFFFFF or offset == 0xFFFFFFFF:
            extra = data[position + n_name : position + n_name + n_extra]
            unpacked, packed, offset = _sizes64(extra, unpacked, packed, offset)
        position += n_name + n_extra + n_comment
        name = raw.decode("utf-8" if flags & 0x800 else "cp437", "replace").replace("\\", "/").lstrip("/")
        entry = Entry(name, flags, method, checksum, packed, unpacked, offset + prefix)
        found.append(Record(first, position, entry))
    return found


def extract(data: bytes, entry: Entry, limits: Limits) -> bytes:
    """One entry unpacked. Raises Unreadable (GL004 damaged, GL005 encrypted, GL008 too large)."""
    packed = _packed(data, entry, limits)
    try:
        unpacked = bytes(packed) if entry.method == 0 else zlib.decompressobj(-15).decompress(packed, entry.size + 1)
    except zlib.error:
        raise unreadable("GL004") from None
    if len(unpacked) > entry.size:
        raise unreadable("GL008", "压缩包谎报文件大小，没有读取。")
    if len(unpacked) != entry.size or zlib.crc32(unpacked) != entry.checksum:
        raise unreadable("GL004")
    return unpacked


def stream(data: bytes, entry: Entry, limits: Limits, *, exact: bool = False) -> Iterator[bytes]:
    """One entry unpacked piece by piece, each twice as long as the one before up to a limit.

    For who needs but its beginning it ends early where the entry is damaged; `exact` for who needs it all raises what
    `extract` raises (at its end, where it is the checksum that is wrong).
    """
    packed: bytes | memoryview = _packed(data, entry, limits)
    checksum, left = 0, entry.size
    if entry.method == 0:
        left -= len(packed)
        checksum = zlib.crc32(packed) if exact else 0
        yield bytes(packed)
    else:
        unpacker = zlib.decompressobj(-15)
        length = _FIRST_PIECE
        try:
            while left > 0 and not unpacker.eof:
                piece = unpacker.decompress(packed, min(length, left))
                if not piece:
                    break
                packed = unpacker.unconsumed_tail
                left -= len(piece)
                length = min(length * 2, _LONGEST_PIECE)
                checksum = zlib.crc32(piece, checksum) if exact else 0
                yield piece
            if exact and not left and not unpacker.eof and unpacker.decompress(packed, 1):
                raise unreadable("GL008", "压缩包谎报文件大小，没有读取。")
        except zlib.error:
            left = 1
    if exact and (left or checksum != entry.checksum):
        raise unreadable("GL004")


def _packed(data: bytes, entry: Entry, limits: Limits) -> memoryview:
    """The bytes of an entry as they stand in the zip."""
    if entry.flags & 1:
        raise unreadable("GL005")
    check(entry, limits)
    if entry.method not in (0, 8):
        raise unreadable("GL004", "压缩包用了不常见的压缩方法，请用 Word 打开后另存为 .docx。")
    if entry.offset + 30 > len(data):
        raise unreadable("GL004")
    mark, n_name, n_extra = _LOCAL.unpack_from(data, entry.offset)
    start = entry.offset + 30 + n_name + n_extra
    packed = memoryview(data)[start : start + entry.packed]
    if mark != b"PK\x03\x04" or len(packed) != entry.packed:
        raise unreadable("GL004")
    return packed


def check(entry: Entry, limits: Limits) -> None:
    """Refuse an entry that would unpack to too much (GL008)."""
    if entry.size > limits.part:
        raise unreadable("GL008", f"文档部件 {entry.name} 展开后有 {entry.size >> 20} MB，超过上限，没有读取。")
    if entry.size > limits.ratio_from and entry.size > entry.packed * limits.ratio:
        raise unreadable("GL008", f"文档部件 {entry.name} 的压缩比异常（疑似压缩炸弹），没有读取。")


def _end64(data: bytes, end: int, count: int, size: int, start: int) -> tuple[int, int, int, int]:
    """The zip64 end record, where there is one (4.3.14, 4.3.15); else what the plain one says."""
    locator = end - _LOCATOR64.size
    if locator < 0 or data[locator : locator + 4] != b"PK\x06\x07":
        return end, count, size, start
    position = locator - _END64.size  # where it stands unless it carries extensions
    if position < 0 or data[position : position + 4] != b"PK\x06\x06":
        position = _LOCATOR64.unpack_from(data, locator)[1]
        if position + _END64.size > len(data) or data[position : position + 4] != b"PK\x06\x06":
            raise unreadable("GL004")
    _, count, size, start = _END64.unpack_from(data, position)
    return position, count, size, start


def _sizes64(extra: bytes, unpacked: int, packed: int, offset: int) -> tuple[int, int, int]:
    """The zip64 extra field (4.5.3): an eight-byte value for each field that is all ones, in this order."""
    position = 0
    while position + 4 <= len(extra):
        kind = int.from_bytes(extra[position : position + 2], "little")
        length = int.from_bytes(extra[position + 2 : position + 4], "little")
        if kind == 1:
            values = extra[position + 4 : position + 4 + length]
            wide = []
            for value in (unpacked, packed, offset):
                if value == 0xFFFFFFFF and len(values) >= 8:
                    value, values = int.from_bytes(values[:8], "little"), values[8:]
                wide.append(value)
            return wide[0], wide[1], wide[2]
        position += 4 + length
    return unpacked, packed, offset
