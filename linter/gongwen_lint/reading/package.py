"""The OPC package: parts found by relationship, parsed with everything dangerous switched off (ECMA-376 part 2).

Strict documents are read by renaming their namespaces to the transitional ones before parsing, so that the rest of the
reader knows one set of names; :func:`restore` turns the names back for whoever writes a part again.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from ..document import Unreadable
from ..patterns import pattern
from .archive import Entry, check, directory, extract, stream
from .codes import of_another_kind, unreadable
from .limits import Limits
from .names import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element as Element

_STRICT_NAMES = b"purl.oclc.org/ooxml"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # parts may be in UTF-16 (part 2, 6.2.5)
_STRICT = pattern(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = pattern(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/(?=[A-Za-z])")
_TRANSITIONAL_ONLY = (b"markup-compatibility", b"package")  # the same in both, or not part of the format
_DECLARATION = pattern(r"^\s*<\?xml[^>]*\?>")
_HEAD = 16_384  # bytes in which the root's namespaces, or a DTD, are looked for
_UNUSUAL = pattern(r"^/|//|[\\%#]|(?:^|/)\.")
_XML = (".xml", ".rels", ".vml")
_OTHER_ROOTS = (
    ("spreadsheetml", "Excel 表格"),
    ("presentationml", "PowerPoint 演示文稿"),
    ("visio", "Visio 绘图"),
)
_OTHER_ZIPS = (
    ("ofd.xml", "OFD 版式文件"),
    ("xl/workbook.xml", "Excel 表格"),
    ("xl/workbook.bin", "Excel 表格"),
    ("ppt/presentation.xml", "PowerPoint 演示文稿"),
    ("visio/document.xml", "Visio 绘图"),
)
_MIME_TYPES = (
    ("opendocument.text", "ODF 文本（.odt）"),
    ("opendocument.spreadsheet", "ODF 表格"),
    ("opendocument.presentation", "ODF 演示文稿"),
    ("epub", "EPUB 电子书"),
    ("ofd", "OFD 版式文件"),
)


class Relation(NamedTuple):
    """A relationship of a part: the last step of its type, and its target as a part name or, external, a URL."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one file. Only :meth:`main` and the constructor raise; a broken lesser part counts as absent."""

    __slots__ = ("_data", "_entries", "_limits", "_relations", "_used", "main_name", "strict")

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._limits = limits
        self._entries: Mapping[str, Entry] = directory(data, limits)
        self._relations: dict[str, dict[str, Relation]] = {}
        self._used = 0
        self.strict = False
        total = 0
        for name, entry in self._entries.items():
            if name.endswith(_XML):
                check(entry, limits)
                total += entry.size
        if total > limits.total:
            raise unreadable("GL008", f"文档的 XML 部件共 {total >> 20} MB，超过上限，没有读取。")
        self.main_name = self._find_main()

    def main(self) -> Element:
        """The main part, parsed. Raises Unreadable."""
        entry = self._entries.get(self.main_name.lower())
        if entry is None:
            raise self._without_main()
        root = self._parsed(entry)
        if root.tag != DOCUMENT:
            raise _not_a_document(root.tag)
        return root

    def _parsed(self, entry: Entry) -> Element:
        """A part parsed as it is unpacked, so that the whole of it is never in memory beside its tree."""
        if not self._use(entry):
            raise unreadable("GL008")
        pieces = stream(self._data, entry, self._limits, exact=True)
        first = next(pieces, b"")
        if first[:2] in _WIDE or first.find(_STRICT_NAMES, 0, _HEAD) >= 0:
            return parse(self._named(first + b"".join(pieces)), self._limits)
        return _parse(chain((first,), pieces), entry.size, self._limits)

    def content(self, name: str) -> bytes | None:
        """A lesser part as UTF-8 bytes with transitional names; None where it is absent, damaged or too large."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        try:
            return self._text(entry)
        except Unreadable:
            return None

    def stream(self, name: str) -> Iterator[bytes]:
        """A lesser part's bytes piece by piece, as :meth:`content` gives them; nothing where it is absent."""
        entry = self._entries.get(name.lower())
        if entry is None or not self._use(entry):
            return
        with suppress(Unreadable):
            pieces = stream(self._data, entry, self._limits)
            first = next(pieces, b"")
            if first[:2] in _WIDE or first.find(_STRICT_NAMES, 0, _HEAD) >= 0:
                yield self._text(entry)
                return
            yield first
            yield from pieces

    def root(self, name: str) -> Element | None:
        """A lesser part parsed; None where it is absent or damaged."""
        content = self.content(name)
        try:
            return None if content is None else parse(content, self._limits)
        except Unreadable:
            return None

    def relations(self, name: str) -> Mapping[str, Relation]:
        """The relationships of a part ("" for those of the package) by their identifiers."""
        known = self._relations.get(name)
        if known is None:
            known = self._relations[name] = self._read_relations(name)
        return known

    def related(self, name: str, kind: str) -> str:
        """The first part that `name` refers to as `kind` (styles, numbering, theme …); "" where there is none."""
        for relation in self.relations(name).values():
            if relation.kind == kind and not relation.external:
                return relation.target
        return ""

    def _text(self, entry: Entry) -> bytes:
        if not self._use(entry):
            raise unreadable("GL008")
        return self._named(extract(self._data, entry, self._limits))

    def _named(self, content: bytes) -> bytes:
        """A part in UTF-8 with transitional names."""
        content = _utf8(content)
        if content.find(_STRICT_NAMES, 0, _HEAD) >= 0:
            self.strict = True
            content = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content)
        return content

    def _use(self, entry: Entry) -> bool:
        """Count what is unpacked; False when it becomes too much (a part may be read twice, not endlessly)."""
        self._used += entry.size
        return self._used <= self._limits.total * 2

    def _read_relations(self, name: str) -> dict[str, Relation]:
        folder, _, base = name.rpartition("/")
        root = self.root(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        found: dict[str, Relation] = {}
        if root is None:
            return found
        for element in root:
            target = element.get("Target")
            if target is None:
                continue
            external = element.get("TargetMode") == "External"
            kind = element.get("Type", "").rpartition("/")[2]
            name = target if external else self._resolve(folder, target)
            found[element.get("Id", "")] = Relation(kind, name, external)
        return found

    def _resolve(self, folder: str, target: str) -> str:
        """A relationship's target as a part name (part 2, 6.2.4): absolute, relative, with backslashes or escapes."""
        if folder and not _UNUSUAL.search(target):
            return f"{folder}/{target}"
        target = target.replace("\\", "/").partition("#")[0]
        steps = [] if target.startswith("/") else [step for step in folder.split("/") if step]
        for step in target.split("/"):
            if step == "..":
                del steps[-1:]
            elif step and step != ".":
                steps.append(step)
        name = "/".join(steps)
        if "%" in name and name.lower() not in self._entries:
            from urllib.parse import unquote

            name = unquote(name)
        return name

    def _find_main(self) -> str:
        name = self.related("", "officeDocument")
        if name.lower() in self._entries:
            return name
        types = self.root("[Content_Types].xml")
        for element in () if types is None else types:
            part, kind = element.get("PartName", "").lstrip("/"), element.get("ContentType", "")
            if "wordprocessingml" in kind and ".main+xml" in kind and part.lower() in self._entries:
                return part
        return name or "word/document.xml"

    def _without_main(self) -> Unreadable:
        for name, what in _OTHER_ZIPS:
            if name in self._entries:
                return of_another_kind(what)
        if "mimetype" in self._entries:
            mime = (self.content("mimetype") or b"")[:100].decode("ascii", "replace")
            for words, what in _MIME_TYPES:
                if words in mime:
                    return of_another_kind(what)
        if "[content_types].xml" in self._entries or "_rels/.rels" in self._entries:
            return unreadable("GL007")
        return unreadable("GL002", "这是一个普通的压缩包，不是 Word 文档。")


def parse(content: bytes, limits: Limits) -> Element:
    """Parse one part: no DTD, no entities, no network, the parser's own depth limit (256). Raises Unreadable."""
    return _parse((content,), len(content), limits)


def _parse(pieces: Iterable[bytes], size: int, limits: Limits) -> Element:
    """Parse a part that comes in pieces, the first of which holds at least its head, if it has one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    left = limits.markup if size > 3 * limits.markup else None  # a tag has at least three characters
    head = True
    try:
        for piece in pieces:
            if left is not None:
                left -= piece.count(b"<")
                if left < 0:
                    raise unreadable("GL008", "文档内部的标记过多，没有读取。")
            if head and piece.find(b"<!DOCTYPE", 0, _HEAD) >= 0:
                raise unreadable("GL009", "文档内部含有不允许的 DTD 声明，没有读取。")
            head = False
            parser.feed(piece)
        root: Element = parser.close()
    except etree.XMLSyntaxError as error:
        if "HUGE" in str(error) or "Excessive depth" in str(error) or "huge" in str(error):
            raise unreadable("GL008", "文档内部嵌套过深或文字过长，没有读取。") from None
        raise unreadable("GL009") from None
    except (ValueError, LookupError):
        raise unreadable("GL009") from None
    if root.getroottree().docinfo.internalDTD is not None:  # far behind comments, or in an odd encoding
        raise unreadable("GL009", "文档内部含有不允许的 DTD 声明，没有读取。")
    return root


def restore(content: bytes) -> bytes:
    """A part of a Strict document with its own namespace names again, for whoever writes it back."""

    def strict(match: re.Match[bytes]) -> bytes:
        if match[1] in _TRANSITIONAL_ONLY:
            return match[0]
        return b"http://purl.oclc.org/ooxml/" + match[1] + b"/"

    return _TRANSITIONAL.sub(strict, content)


def _utf8(content: bytes) -> bytes:
    """The part in UTF-8, so that the reader's byte tests see it."""
    if content[:2] not in _WIDE:
        return content
    encoding = "utf-16-le" if content[:1] == b"<" else "utf-16-be" if content[:1] == b"\0" else "utf-16"
    try:
        return _DECLARATION.sub("", content.decode(encoding), count=1).encode()
    except UnicodeError:
        raise unreadable("GL009") from None


def _not_a_document(tag: str) -> Unreadable:
    for words, what in _OTHER_ROOTS:
        if words in tag:
            return of_another_kind(what)
    return unreadable("GL007")
