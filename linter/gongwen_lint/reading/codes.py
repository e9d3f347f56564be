"""The GL0xx codes: what can be wrong with a file, and the sentence that tells the clerk what to do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..document import Unreadable

MESSAGES: Mapping[str, str] = MappingProxyType(
    {
        "GL001": "找不到或打不开这个文件，请检查路径和权限。",
        "GL002": "这不是 Word 文档（.docx 应当是 zip 压缩包，里面有 word/document.xml）。",
        "GL003": "文件是空的（0 字节）。",
        "GL004": "文件损坏或不完整，压缩包无法解开；请重新复制、重新下载，或用 Word 打开修复后另存。",
        "GL005": "文件已加密，请先取消密码再检查。",
        "GL006": "这是旧格式的文档（.doc、.wps 或 .rtf），请用 Word 或 WPS 打开，另存为 .docx 后再检查。",
        "GL007": "文档缺少正文部件（word/document.xml），请用 Word 打开修复后另存。",
        "GL008": "文件内容过大或压缩比异常，为安全起见没有读取。",
        "GL009": "文档内部的 XML 已损坏，请用 Word 打开修复后另存。",
        "GL010": "这是 Word 打开文档时留下的临时锁文件（~$），已跳过。",
        "GL011": "不支持这种文件，请另存为 .docx，或使用 .md、.txt 文稿。",
        "GL012": "无法识别文稿的文字编码，请另存为 UTF-8。",
    }
)


def unreadable(code: str, message: str = "") -> Unreadable:
    """The error to raise for a code, with the table's sentence unless a more exact one is given."""
    return Unreadable(code, message or MESSAGES[code])


def of_another_kind(what: str) -> Unreadable:
    """GL011 for a file whose kind is known: `what` names it in Chinese."""
    space = " " if what[0].isascii() else ""
    return Unreadable("GL011", f"这是{space}{what}，不是 Word 文档；请另存为 .docx 后再检查。")
