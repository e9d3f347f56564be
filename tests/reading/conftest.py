"""Builds small .docx files from raw XML, so that a test shows exactly what the file says."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

from gongwen_lint.document import Document
from gongwen_lint.reading import Limits, read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
ROOTS = {"numbering": "numbering", "styles": "styles", "settings": "settings", "footnotes": "footnotes"}
ROOTS |= {"endnotes": "endnotes", "comments": "comments", "header1": "hdr", "header2": "hdr", "footer1": "ftr"}
KINDS = {"header1": "header", "header2": "header", "footer1": "footer"}

Pack = Callable[..., bytes]
Open = Callable[..., Document]


def archive(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip of the given entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return buffer.getvalue()


def entries(body: str, links: Mapping[str, str] | None = None, **parts: str) -> dict[str, str | bytes]:
    """The entries of a .docx: the body's XML, lesser parts by name, external hyperlinks by relationship id."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{R}/{KINDS.get(name, name)}" Target="{name}.xml"/>' for name in parts
    )
    relations += "".join(
        f'<Relationship Id="{name}" Type="{R}/hyperlink" Target="{url}" TargetMode="External"/>'
        for name, url in (links or {}).items()
    )
    wrapped = {
        f"word/{name}.xml": f"<w:{ROOTS[name]} {NAMESPACES}>{xml}</w:{ROOTS[name]}>" if name in ROOTS else xml
        for name, xml in parts.items()
    }
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        **wrapped,
    }


@pytest.fixture(scope="session")
def pack() -> Pack:
    return lambda body, **parts: archive(entries(body, **parts))


@pytest.fixture(scope="session")
def opened() -> Open:
    def read_one(body: str, limits: Limits = Limits(), **parts: str) -> Document:  # noqa: B008
        return read(archive(entries(body, **parts)), "a.docx", limits=limits)

    return read_one
