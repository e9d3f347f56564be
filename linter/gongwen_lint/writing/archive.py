"""A zip written anew: what is not changed is copied as it is packed, in the same order, with the same dates.

PKWARE APPNOTE 6.3.10. Local headers are written with sizes and without data descriptors, so zip64 fields go; nothing
else of an untouched entry changes.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from struct import Struct
from typing import NamedTuple

from ..reading import Limits
from ..reading.archive import records
from ..reading.codes import unreadable

_CENTRAL = Struct("<4sHHHHHHLLLHHHHHLL")  # 4.3.12
_LOCAL = Struct("<4sHHHHHLLLHH")  # 4.3.7
_END = Struct("<4sHHHHLLH")  # 4.3.16
_STREAMED = 8  # general purpose bit 3: sizes follow the data
_UTF8 = 0x800
_FIRST_DAY = 0x21  # 1980-01-01
_ZIP64 = 1


class _Head(NamedTuple):
    """A record of the directory, field by field."""

    mark: bytes
    made_by: int
    needed: int
    flags: int
    method: int
    time: int
    date: int
    checksum: int
    packed: int
    size: int
    n_name: int
    n_extra: int
    n_comment: int
    disk: int
    internal: int
    external: int
    offset: int


def rewritten(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The zip with entries changed, or added at its end, by name. Raises Unreadable (GL004) where it is damaged.

    Of several entries with one name the last is changed, which is the one that is read.
    """
    found = records(data, Limits())
    last = {record.entry.name.lower(): number for number, record in enumerate(found)}
    new = {name.lower(): content for name, content in changed.items()}
    pieces: list[bytes] = []
    directory: list[bytes] = []
    position = 0
    for number, (start, end, entry) in enumerate(found):
        head = _Head._make(_CENTRAL.unpack_from(data, start))
        if end != start + _CENTRAL.size + head.n_name + head.n_extra + head.n_comment:
            raise unreadable("GL004")
        extra_at = start + _CENTRAL.size + head.n_name
        extra, comment = data[extra_at : extra_at + head.n_extra], data[end - head.n_comment : end]
        name, local_extra, packed = _local(data, entry.offset, entry.packed)
        lower = entry.name.lower()
        content = new.pop(lower) if lower in new and last[lower] == number else None
        checksum, size = entry.checksum, entry.size
        if content is not None:
            packed, checksum, size = _packed(content), zlib.crc32(content), len(content)
            head = head._replace(method=zlib.DEFLATED)
        local = _entry(head, name, local_extra, packed, checksum, size)
        pieces += local
        head = head._replace(flags=head.flags & ~_STREAMED, checksum=checksum, packed=len(packed), size=size)
        directory += _record(head, position, data[start + _CENTRAL.size : extra_at], extra, comment)
        position += sum(map(len, local))
    names = {name.lower(): name for name in changed}
    for lower, content in new.items():
        name, packed = names[lower].encode(), _packed(content)
        flags = 0 if name.isascii() else _UTF8
        head = _Head(
            *(b"PK\x01\x02", 20, 20, flags, zlib.DEFLATED, 0, _FIRST_DAY, zlib.crc32(content), len(packed)),
            *(len(content), len(name), 0, 0, 0, 0, 0, 0),
        )
        local = _entry(head, name, b"", packed, head.checksum, head.size)
        pieces += local
        directory += _record(head, position, name, b"", b"")
        position += sum(map(len, local))
    listed = b"".join(directory)
    count = len(found) + len(new)
    end_record = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), position, 0)
    return b"".join([*pieces, listed, end_record])


def _local(data: bytes, offset: int, packed: int) -> tuple[bytes, bytes, bytes]:
    """The name and extra field of an entry's local header, and its bytes as they are packed."""
    if offset < 0 or offset + _LOCAL.size > len(data):
        raise unreadable("GL004")
    mark, *_, n_name, n_extra = _LOCAL.unpack_from(data, offset)
    name_at = offset + _LOCAL.size
    start = name_at + n_name + n_extra
    if mark != b"PK\x03\x04" or start + packed > len(data):
        raise unreadable("GL004")
    return data[name_at : name_at + n_name], data[name_at + n_name : start], data[start : start + packed]


def _entry(head: _Head, name: bytes, extra: bytes, packed: bytes, checksum: int, size: int) -> list[bytes]:
    extra = _without_zip64(extra)
    local = _LOCAL.pack(
        *(b"PK\x03\x04", head.needed, head.flags & ~_STREAMED, head.method, head.time, head.date),
        *(checksum, len(packed), size, len(name), len(extra)),
    )
    return [local, name, extra, packed]


def _record(head: _Head, position: int, name: bytes, extra: bytes, comment: bytes) -> list[bytes]:
    extra = _without_zip64(extra)
    return [_CENTRAL.pack(*head._replace(n_extra=len(extra), offset=position, disk=0)), name, extra, comment]


def _without_zip64(extra: bytes) -> bytes:
    """An extra field without its zip64 sizes (4.5.3); one that does not parse is kept as it is."""
    kept, position = b"", 0
    while position + 4 <= len(extra):
        kind, length = int.from_bytes(extra[position : position + 2], "little"), extra[position + 2 : position + 4]
        end = position + 4 + int.from_bytes(length, "little")
        if kind != _ZIP64:
            kept += extra[position:end]
        position = end
    return kept + extra[position:]


def _packed(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()
