"""Drafts with fixes made up on the spot, and what comes of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

from lxml import etree

from gongwen_lint.document import Document, Place
from gongwen_lint.finding import Edit, Finding, Fix
from gongwen_lint.fix import Fixed, fixed
from gongwen_lint.reading import read
from gongwen_lint.run import Result

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
Q = f"{{{W}}}"
WHEN = datetime(2016, 5, 6, 9, 30)


def pack(body: str, header: str = "") -> bytes:
    """A .docx with the body's XML, and a header if given."""
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    package = "http://schemas.openxmlformats.org/package/2006"
    related = f'<Relationship Id="h" Type="{OFFICE}/header" Target="header.xml"/>' if header else ""
    section = "<w:sectPr><w:headerReference w:type='default' r:id='h'/></w:sectPr>" if header else ""
    entries = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kinds}document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
        f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{related}</Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><!-- 保留 --><w:body>{body}{section}</w:body></w:document>",
        "customXml/item1.xml": "<a  b = '1' />",
    }
    if header:
        entries["word/header.xml"] = f"<w:hdr {NAMESPACES}>{header}</w:hdr>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {info.filename: file.read(info) for info in file.infolist()}


def finding(document: Document, edits: Iterable[Edit], *, safe: bool = True, code: str = "CY44-6") -> Finding:
    edits = tuple(edits)
    place = edits[0].place
    try:
        quote = document.quote(place)
    except IndexError:
        quote = ""
    return Finding(code, "x", "error", "说明", (), place, quote, fix=Fix("改法", edits, safe))


def words(document: Document, old: str, new: str, part: str = "body") -> Edit:
    """An edit of the first place where some words stand."""
    for found in document.part(part):  # type: ignore[arg-type]
        at = found.text.find(old)
        if at >= 0:
            return Edit(Place(found.part, found.index, at, at + len(old)), new)
    raise AssertionError(f"no {old}")


def fix(data: bytes, *changes: tuple[str, str], path: str = "a.docx", part: str = "body", **options: bool) -> Fixed:
    """Fix a draft whose findings are wherever the given words stand."""

    def lint(content: bytes) -> Result:
        document = read(content, path)
        found = []
        for old, new in changes:
            text = "\n".join(p.text for p in document.part(part))  # type: ignore[arg-type]
            if old in text:
                found.append(finding(document, [words(document, old, new, part)]))
        return Result(path, document=document, findings=tuple(found))

    return fixed(data, lint, WHEN, **options)


def body(fixed_copy: Fixed) -> etree._Element:
    return etree.fromstring(parts(fixed_copy.data)["word/document.xml"])[1]


def texts(copy: Fixed) -> list[str]:
    assert copy.after.document is not None
    return [p.text for p in copy.after.document.paragraphs]


def settled(copy: Fixed, accept: bool) -> list[str]:
    """The words of each paragraph once all of our changes are accepted or rejected, as another program would."""
    root = body(copy)
    for kind in ("ins", "del"):
        for change in list(root.iter(Q + kind)):
            if change.get(Q + "author") != "公文检查":
                continue
            if (kind == "ins") != accept:
                change.getparent().remove(change)
    return ["".join(leaf.text or "" for leaf in p.iter(Q + "t", Q + "delText")) for p in root.iter(Q + "p")]
