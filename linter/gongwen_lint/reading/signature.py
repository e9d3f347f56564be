"""What a file is, by its first bytes and, where they do not tell, by its suffix."""

from __future__ import annotations

import posixpath
from typing import Literal

from .codes import of_another_kind, unreadable
from .limits import Limits

DOCX: Literal["docx"] = "docx"
TEXT: Literal["text"] = "text"

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_SUFFIXES = (".md", ".markdown", ".txt", ".text", "")
_WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt")
_ELSEWHERE = (
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
)
_LOCK_SIZES = (162, 165)
_OLE_STREAMS = (  # names of streams, as the directory of a compound file writes them
    ("Workbook", "旧格式的 Excel 表格（.xls）"),
    ("PowerPoint Document", "旧格式的 PowerPoint 演示文稿（.ppt）"),
)


def judge(data: bytes, path: str, limits: Limits) -> Literal["docx", "text"]:
    """Which reader a file is for. Raises Unreadable for what no reader takes."""
    name = posixpath.basename(path.replace("\\", "/"))
    suffix = posixpath.splitext(name)[1].lower()
    if name.startswith(("~$", ".~lock.")):
        raise unreadable("GL010")
    if not data:
        raise unreadable("GL003")
    if len(data) > limits.file:
        raise unreadable("GL008", f"文件有 {len(data) >> 20} MB，超过上限，没有读取。")
    if data.startswith(_ZIP):
        return DOCX
    if data.startswith(_OLE):
        raise _compound(data)
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        raise unreadable("GL006", "这是 RTF 文档，请用 Word 或 WPS 打开，另存为 .docx 后再检查。")
    for mark, what in _ELSEWHERE:
        if data.startswith(mark):
            raise of_another_kind(what)
    if len(data) in _LOCK_SIZES and 0 < data[0] < 54 and data[54:56] == bytes((data[0], 0)):
        raise unreadable("GL010")  # a lock file renamed: the user's name twice, its length before each
    if suffix in _TEXT_SUFFIXES:
        return TEXT
    if suffix in _WORD_SUFFIXES:
        raise _not_word(data, start)
    raise unreadable("GL011", f"不支持 {suffix} 文件，请另存为 .docx，或使用 .md、.txt 文稿。")


def _compound(data: bytes) -> Exception:
    """An OLE compound file: an encrypted .docx, an old .doc or .wps, or another program's file."""
    if _stream("EncryptedPackage") in data or _stream("EncryptionInfo") in data:
        return unreadable("GL005")
    if _stream("WordDocument") not in data:
        for stream, what in _OLE_STREAMS:
            if _stream(stream) in data:
                return of_another_kind(what)
    return unreadable("GL006")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _not_word(data: bytes, start: bytes) -> Exception:
    """Why a file named .docx is none."""
    lower = start.lower()
    if b"<pkg:package" in start or b"<w:worddocument" in lower:
        return of_another_kind("“Word XML 文档”（单个 XML 文件）")
    if lower.startswith((b"<!doctype html", b"<html")):
        return of_another_kind("改了后缀的网页")
    if data.strip(b"\0") == b"":
        return unreadable("GL004", "文件内容全部是零字节，文件已损坏；请重新复制或重新下载。")
    return unreadable("GL002")
