"""A copy of a .docx being made: parts are parsed again, from their own bytes and with their own names, and changed there.

The reader drops XML comments and renames Strict namespaces; a copy must keep both. So an element that was read has a
twin in the copy's tree of the same part: the element with the same number in document order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ..document import Unreadable
from ..reading import Limits
from ..reading.archive import directory, extract
from ..reading.docx import Docx
from .archive import rewritten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from ..document import Document

_TYPES = "[Content_Types].xml"
_TYPES_NAMES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONS_NAMES = f"{{{_RELATIONS_SPACE}}}"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PURL = "purl.oclc.org"


class CannotCopy(Exception):
    """No copy can be made of this document; the message is one Chinese sentence."""


class Copy:
    """The parts of one document as they will be written. Only parts that were handed out for change are."""

    __slots__ = ("_changed", "_data", "_entries", "_source", "_twins", "main")

    def __init__(self, document: Document, data: bytes) -> None:
        """`data` are the bytes that `document` was read from. Raises CannotCopy."""
        if not isinstance(document.source, Docx):
            raise CannotCopy("这不是 Word 文稿。")
        self._data = data
        self._source = document.source
        self._entries = directory(data, Limits())
        self._changed: dict[str, Element] = {}
        self._twins: dict[str, Mapping[Element, Element]] = {}
        self.main = document.source.resources.package.main_name

    @property
    def signed(self) -> bool:
        """Whether the package carries a digital signature, which no longer holds in a changed copy."""
        return any(name.startswith("_xmlsignatures/") for name in self._entries)

    def root(self, name: str) -> Element | None:
        """A part's tree, to be changed; None where there is none. Raises CannotCopy where it cannot be parsed."""
        lower = name.lower()
        if lower not in self._changed:
            if lower not in self._entries:
                return None
            self._changed[lower] = self._parsed(lower)
        return self._changed[lower]

    def peek(self, name: str) -> Element | None:
        """A part's tree with its own names, only to be looked at; None where there is none or it is damaged."""
        try:
            return self._parsed(name.lower()) if name.lower() in self._entries else None
        except (CannotCopy, Unreadable):
            return None

    def twin(self, name: str, element: Element) -> Element:
        """The element of the copy's tree for one of the tree that was read. Raises CannotCopy where trees differ."""
        twins = self._twins.get(name)
        if twins is None:
            read, own = self._source.tree(name), self.root(name)
            pairs = [] if read is None or own is None else list(zip(read.iter("*"), own.iter("*"), strict=False))
            if not pairs or any(_local(a) != _local(b) for a, b in pairs):
                raise CannotCopy(f"文档部件 {name} 的内部结构异常，不能生成副本。")
            twins = self._twins[name] = dict(pairs)
        return twins[element]

    def content_type(self, name: str) -> str:
        """The content type of a part, "" where none is given."""
        types = self._required(_TYPES)
        for override in types.iterchildren(_TYPES_NAMES + "Override"):
            if override.get("PartName", "").lstrip("/").lower() == name.lower():
                return override.get("ContentType", "")
        extension = name.rpartition(".")[2].lower()
        for default in types.iterchildren(_TYPES_NAMES + "Default"):
            if default.get("Extension", "").lower() == extension:
                return default.get("ContentType", "")
        return ""

    @property
    def main_type(self) -> str:
        """The content type of the main part."""
        return self.content_type(self.main)

    def related(self, kind: str) -> str:
        """The first part that the main part is related to as `kind`; "" where there is none."""
        name = self._source.resources.package.related(self.main, kind)
        return name if name.lower() in self._entries else ""

    def add(self, base: str, kind: str, content_type: str, root: Element) -> str:
        """Add a part beside the main one, called `base`.xml if that is free, and relate the main part to it."""
        folder = self.main.rpartition("/")[0]
        number = 0
        while True:
            file = f"{base}{number or ''}.xml"
            name = f"{folder}/{file}" if folder else file
            if name.lower() not in self._entries and name.lower() not in self._changed:
                break
            number += 1
        self._changed[name.lower()] = root
        self._type(name, content_type)
        self._relate(kind, file)
        return name

    def written(self) -> bytes:
        """The copy as bytes."""
        contents = {}
        for name, root in self._changed.items():
            entry = self._entries.get(name)
            content = _bytes(root)
            if entry is None or content != self._normal(name):
                contents[entry.name if entry else name] = content
        return rewritten(self._data, contents)

    def _normal(self, name: str) -> bytes:
        """A part as it would be written unchanged; equal means that nothing was changed after all."""
        return _bytes(self._parsed(name))

    def _type(self, name: str, content_type: str) -> None:
        types = self._required(_TYPES)
        for override in types.iterchildren(_TYPES_NAMES + "Override"):  # of a part that is no longer there
            if override.get("PartName", "").lstrip("/").lower() == name.lower():
                types.remove(override)
        etree.SubElement(types, _TYPES_NAMES + "Override", PartName=f"/{name}", ContentType=content_type)

    def _relate(self, kind: str, target: str) -> None:
        folder, _, base = self.main.rpartition("/")
        name = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        relations = self.root(name)
        if relations is None:
            relations = etree.fromstring(f'<Relationships xmlns="{_RELATIONS_SPACE}"/>')
            self._changed[name.lower()] = relations
            types = self._required(_TYPES)
            if not any(d.get("Extension", "").lower() == "rels" for d in types):
                etree.SubElement(types, _TYPES_NAMES + "Default", Extension="rels", ContentType=_RELATIONS_TYPE)
        used = {relation.get("Id", "") for relation in relations}
        number = 1
        while f"rId{number}" in used:
            number += 1
        office = _STRICT_OFFICE if self.strict else _OFFICE
        attributes = {"Id": f"rId{number}", "Type": f"{office}/{kind}", "Target": target}
        etree.SubElement(relations, _RELATIONS_NAMES + "Relationship", attributes)

    @property
    def strict(self) -> bool:
        """Whether the main part uses the names of Strict documents."""
        return _PURL in str(self._required(self.main).tag)

    def _required(self, name: str) -> Element:
        root = self.root(name)
        if root is None:
            raise CannotCopy(f"文档缺少部件 {name}，不能生成副本。请用 Word 打开后另存为 .docx，再试一次。")
        return root

    def _parsed(self, name: str) -> Element:
        content = extract(self._data, self._entries[name], Limits())
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            return etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError):
            raise CannotCopy(f"文档部件 {self._entries[name].name} 不能解析，不能生成副本。") from None


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _bytes(root: Element) -> bytes:
    """A part as bytes in UTF-8, with the comments and instructions that stand outside its root."""
    tree = root.getroottree()
    alone = tree.docinfo.standalone is not False
    content: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=alone)
    return content
