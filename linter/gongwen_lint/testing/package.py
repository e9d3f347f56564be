"""The .docx package: parts, content types and relations (ECMA-376 part 2), on a skeleton python-docx makes once."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache
from xml.sax.saxutils import quoteattr

from ..lean import dataclass, field

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KEPT = ("styles", "settings", "fontTable", "theme/theme1")  # of python-docx's template; the rest is not needed
_FIRST_DATE = (2016, 4, 8, 9, 0, 0)  # so that the same draft always gives the same bytes


@dataclass(slots=True)
class Package:
    """A .docx being put together. Parts are named within `word/`."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, kind: str, content: str | bytes) -> str:
        """Add a part of a kind ("header", "footnotes", "image" …) that document.xml is related to; its relation id."""
        self.parts[name] = content if isinstance(content, bytes) else (_HEAD + content).encode()
        if kind != "image":
            self.types[name] = (
                "application/vnd.openxmlformats-officedocument.theme+xml"
                if kind == "theme"
                else (f"{_TYPE}.{kind}+xml")
            )
        self.relations.append((name, f"{_OFFICE}/{kind}"))
        return f"rId{len(self.relations)}"

    def bytes(self, document: str) -> bytes:
        """The file, with `document` as its main part."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            files: Mapping[str, bytes | str] = {
                "[Content_Types].xml": self._content_types(),
                "_rels/.rels": _relations([("word/document.xml", f"{_OFFICE}/officeDocument")]),
                "word/document.xml": _HEAD + document,
                "word/_rels/document.xml.rels": _relations(self.relations),
                **{f"word/{name}": content for name, content in self.parts.items()},
            }
            for name, content in files.items():
                archive.writestr(zipfile.ZipInfo(name, _FIRST_DATE), content, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _content_types(self) -> str:
        overrides = "".join(
            f'<Override PartName="/word/{name}" ContentType="{kind}"/>'
            for name, kind in {"document.xml": f"{_TYPE}.document.main+xml", **self.types}.items()
        )
        return (
            f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f"{overrides}</Types>"
        )


def _relations(relations: list[tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target={quoteattr(target)}/>'
        for number, (target, kind) in enumerate(relations, 1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inside}</Relationships>"
    )


def skeleton() -> Package:
    """A package with the styles, settings and theme of a new paper: 3号仿宋, fixed line spacing."""
    package = Package()
    for name, content in _template().items():
        package.add(f"{name}.xml", name.split("/")[0], content)
    return package


@cache
def _template() -> Mapping[str, bytes]:
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = Document()
    normal = document.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.font.size = Pt(16)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = Pt(28.95)
    normal.paragraph_format.widow_control = False
    document.settings.odd_and_even_pages_header_footer = True
    related = {rel.target_part.partname: rel.target_part for rel in document.part.rels.values() if not rel.is_external}
    return {name: related[f"/word/{name}.xml"].blob for name in _KEPT}


@cache
def png() -> bytes:
    """A picture of one red dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dot = zlib.compress(b"\x00\xff\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")
