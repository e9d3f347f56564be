"""Small .docx files from raw XML, and what an annotated copy of one holds."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import NamedTuple

from lxml import etree

from gongwen_lint.annotate import Annotated, Note, annotated
from gongwen_lint.document import Document, Place
from gongwen_lint.reading import read
from gongwen_lint.reading.positions import slices_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
ROOTS = {"comments": "comments", "footnotes": "footnotes", "header": "hdr", "styles": "styles"}
WHEN = datetime(2016, 5, 6, 9, 30)
Q = f"{{{W}}}"


def pack(body: str, **parts: str) -> bytes:
    """A .docx with the body's XML and lesser parts, with an entry that nothing knows and one that is stored."""
    related = "".join(f'<Relationship Id="{n}" Type="{OFFICE}/{n}" Target="{n}.xml"/>' for n in parts)
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    package = "http://schemas.openxmlformats.org/package/2006"
    entries = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kinds}document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
        f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><!-- 保留 --><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{related}</Relationships>',
        **{f"word/{n}.xml": f"<w:{ROOTS[n]} {NAMESPACES}>{xml}</w:{ROOTS[n]}>" for n, xml in parts.items()},
        "customXml/item1.xml": "<a  b = '1' />",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
        file.writestr("word/media/image1.png", b"\x89PNG", zipfile.ZIP_STORED)
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


class Marked(NamedTuple):
    """One comment of a copy: its number, the words between its marks, its own words."""

    number: str
    words: str
    text: str


def at(place: Place, where: str = "", quote: str = "") -> Note:
    return Note(place, ("【错误】CY44-6", "说明"), where, quote)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {info.filename: file.read(info) for info in file.infolist()}


def annotate(data: bytes, *places: Place) -> tuple[Annotated, Document, list[Marked]]:
    """The copy with a comment at each place, as read again, and its comments by 公文检查."""
    copy = annotated(data, read(data, "a.docx"), [at(place) for place in places], WHEN)
    document = read(copy.data, "a.docx")
    return copy, document, marked(document, copy.data)


def marked(document: Document, data: bytes) -> list[Marked]:
    """What lies between the marks of each of our comments, found in the tree that is read."""
    source = document.source
    main = source.tree("word/document.xml")  # type: ignore[union-attr]
    order = {element: number for number, element in enumerate(main.iter("*"))}
    start = {e.get(Q + "id"): order[e] for e in main.iter(Q + "commentRangeStart")}
    end = {e.get(Q + "id"): order[e] for e in main.iter(Q + "commentRangeEnd")}
    leaves = [
        (order[s.leaf], s.leaf.text or "")
        for p in document.paragraphs
        for s in slices_of(p, 0, len(p.text))
        if s.leaf.tag == Q + "t"
    ]
    found = []
    for comment in etree.fromstring(parts(data)["word/comments.xml"]):
        number = comment.get(Q + "id")
        assert sum(e.get(Q + "id") == number for e in main.iter(Q + "commentReference")) == 1
        if comment.get(Q + "author") == "公文检查":
            words = "".join(text for position, text in leaves if start[number] < position < end[number])
            found.append(Marked(number, words, "\n".join("".join(p.itertext()) for p in comment)))
    return found
