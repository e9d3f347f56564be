"""Files as they come: kinds, damage, hostility. Each wrong one gets its own code."""

from __future__ import annotations

import io
import zipfile

import pytest

from gongwen_lint.document import Unreadable
from gongwen_lint.reading import Limits, read
from gongwen_lint.reading.archive import directory, extract
from gongwen_lint.reading.codes import MESSAGES

from .conftest import Pack, archive, entries

TEXT = "<w:p><w:r><w:t>区政府：</w:t></w:r></w:p>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def code(data: bytes, path: str = "a.docx", limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(Unreadable) as caught:
        read(data, path, limits=limits)
    assert caught.value.message
    assert "\n" not in caught.value.message
    return caught.value.code


def texts(data: bytes, path: str = "a.docx") -> list[str]:
    return [p.text for p in read(data, path).paragraphs]


def changed(name: str, content: str | bytes | None, **more: str | bytes) -> bytes:
    made = entries(TEXT) | more
    if content is None:
        del made[name]
    else:
        made[name] = content
    return archive(made)


@pytest.mark.parametrize("suffix", [".docx", ".docm", ".dotx", ".dotm", ".DOCX", ".doc", ".txt", ""])
def test_a_zip_signature_wins_over_the_suffix(pack: Pack, suffix: str) -> None:
    document = read(pack(TEXT), "稿" + suffix)
    assert (document.form, document.paragraphs[0].text, document.path) == ("docx", "区政府：", "稿" + suffix)
    assert len(document.sha256) == 64


def test_every_code_has_a_sentence() -> None:
    assert list(MESSAGES) == [f"GL{n:03}" for n in range(1, 13)]
    assert all(message.endswith("。") for message in MESSAGES.values())


@pytest.mark.parametrize(
    ("data", "path", "expected"),
    [
        (b"", "a.docx", "GL003"),
        (b"", "a.txt", "GL003"),
        (b"hello", "a.docx", "GL002"),
        (b"<html><body>", "a.docx", "GL011"),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x">', "a.docx", "GL011"),
        (b"\0" * 5000, "a.docx", "GL004"),
        (b"PK\x03\x04rubbish", "a.docx", "GL004"),
        (OLE, "a.doc", "GL006"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.wps", "GL006"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.docx", "GL006"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "GL005"),
        (OLE + "Workbook".encode("utf-16-le"), "a.docx", "GL011"),
        (b"{\\rtf1\\ansi}", "a.docx", "GL006"),
        (b"{\\rtf1\\ansi}", "a.txt", "GL006"),
        (b"%PDF-1.7", "a.docx", "GL011"),
        (b"\x89PNG\r\n", "a.docx", "GL011"),
        (b"a,b", "a.csv", "GL011"),
        (b"anything", "~$a.docx", "GL010"),
        (b"anything", "C:\\稿\\~$a.docx", "GL010"),
        (b"anything", "/tmp/.~lock.a.docx#", "GL010"),
        (b"\x06zhangs".ljust(54, b"\0") + b"\x06".ljust(108, b"\0"), "__a.docx", "GL010"),
    ],
)
def test_what_is_no_document(data: bytes, path: str, expected: str) -> None:
    assert code(data, path) == expected


def test_a_short_text_is_no_lock_file() -> None:
    data = ("#" * 54 + "#" * 108).encode()
    assert len(data) == 162
    assert texts(data, "a.md")


def test_other_packages() -> None:
    package = "http://schemas.openxmlformats.org/package/2006"
    relations = (
        f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Target="xl/workbook.xml" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    sheet = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    assert (
        code(archive({"[Content_Types].xml": "<Types/>", "_rels/.rels": relations, "xl/workbook.xml": sheet}))
        == "GL011"
    )
    assert code(archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})) == "GL011"
    assert code(archive({"OFD.xml": "<ofd:OFD/>"})) == "GL011"
    assert code(archive({"a.txt": "普通压缩包"})) == "GL002"
    assert code(archive({})) == "GL002"


def test_a_missing_main_part() -> None:
    assert code(changed("word/document.xml", None)) == "GL007"
    assert code(changed("word/document.xml", "<other/>")) == "GL007"


def test_the_main_part_is_found_by_its_relationship() -> None:
    made = entries(TEXT)
    made["Custom/正文.xml"] = made.pop("word/document.xml")
    made["_rels/.rels"] = str(made["_rels/.rels"]).replace("word/document.xml", "/custom/%E6%AD%A3%E6%96%87.xml")
    assert texts(archive(made)) == ["区政府："]
    made["_rels/.rels"] = str(made["_rels/.rels"]).replace(
        "/custom/%E6%AD%A3%E6%96%87.xml", "x\\..\\.\\CUSTOM\\正文.XML"
    )
    assert texts(archive(made)) == ["区政府："]


def test_the_main_part_is_found_by_its_type_where_relationships_are_lost() -> None:
    assert texts(changed("_rels/.rels", None)) == ["区政府："]
    assert texts(changed("_rels/.rels", "<broken")) == ["区政府："]


def test_names_with_backslashes_and_other_case() -> None:
    made = {name.replace("/", "\\").upper(): content for name, content in entries(TEXT).items()}
    data = archive(made).replace(b"WORD/", b"WORD\\").replace(b"_RELS/", b"_RELS\\")
    assert texts(data) == ["区政府："]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_entries_the_last_counts() -> None:
    buffer = io.BytesIO(changed("word/document.xml", None))
    with zipfile.ZipFile(buffer, "a") as file:
        for text in ("先", "后"):
            file.writestr("word/document.xml", entries(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")["word/document.xml"])
    assert texts(buffer.getvalue()) == ["后"]


def test_bytes_in_front_of_the_zip(pack: Pack) -> None:
    assert texts(b"PK\x03\x04" + b"x" * 100 + pack(TEXT)) == ["区政府："]


@pytest.mark.parametrize("keep", [10, 100, 0.5, 0.9, 0.99])
def test_truncated(pack: Pack, keep: float) -> None:
    data = pack(TEXT * 50)
    assert code(data[: int(keep if keep >= 1 else len(data) * keep)]) == "GL004"


def test_damaged_bytes_are_never_a_crash(pack: Pack) -> None:
    data = bytearray(pack(TEXT * 20, styles="<w:docDefaults/>", footnotes="<w:footnote/>"))
    for position in range(0, len(data), 7):
        broken = bytes(data[:position]) + bytes([data[position] ^ 0xFF]) + bytes(data[position + 1 :])
        try:
            for paragraph in read(broken, "a.docx").everything():
                assert paragraph.spans
        except Unreadable as error:
            assert error.code in ("GL002", "GL004", "GL005", "GL006", "GL007", "GL008", "GL009")


def test_broken_xml() -> None:
    assert code(changed("word/document.xml", "<w:document")) == "GL009"
    assert code(changed("word/document.xml", "")) == "GL009"
    assert code(changed("word/document.xml", b"\xff\xfe<\0a")) == "GL009"


def test_an_encrypted_entry(pack: Pack) -> None:
    data = bytearray(pack(TEXT))
    place = data.rfind(b"PK\x01\x02")  # the main part is the last entry written
    data[place + 8] |= 1
    assert code(bytes(data)) == "GL005"


def test_entities_and_dtd() -> None:
    xml = str(entries(TEXT)["word/document.xml"])
    declared = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + xml.replace("区政府", "&e;")
    assert code(changed("word/document.xml", declared)) == "GL009"
    far = "<!--" + " " * 20_000 + "-->" + declared.replace("&e;", "")
    assert code(changed("word/document.xml", far)) == "GL009"
    assert code(changed("word/document.xml", xml.replace("区政府", "&e;"))) == "GL009"
    sheet = '<!DOCTYPE a [<!ENTITY e "x">]><w:styles/>'
    assert texts(changed("word/document.xml", xml, **{"word/styles.xml": sheet})) == ["区政府："]


def test_utf_16_and_declared_encodings() -> None:
    xml = str(entries(TEXT)["word/document.xml"])
    for encoding, declared in (
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("gb18030", "GB18030"),
    ):
        content = f'<?xml version="1.0" encoding="{declared}"?>{xml}'.encode(encoding)
        assert texts(changed("word/document.xml", content)) == ["区政府："]


def test_strict_documents(pack: Pack) -> None:
    made = {
        name: str(content)
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
        .replace("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/")
        for name, content in entries(
            '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>区政府：</w:t></w:r></w:p>',
            styles='<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:ind w:start="24pt"/></w:pPr></w:style>',
        ).items()
    }
    document = read(archive(made), "a.docx")
    assert document.paragraphs[0].text == "区政府："
    assert document.paragraphs[0].format.indent_left == 24.0


def test_bombs() -> None:
    big = "<w:p/>" * (50 << 20 >> 3)
    assert code(changed("word/document.xml", big)) == "GL008"
    assert code(changed("word/other.xml", " " * (40 << 20))) == "GL008"
    assert code(changed("word/document.xml", "x" * 5_000_000)) == "GL008"  # the ratio
    deep = f"<w:document {entries('')['word/document.xml'].split('>')[0][12:]}>" + "<w:tbl>" * 20_000  # type: ignore[union-attr, arg-type]
    assert code(changed("word/document.xml", deep)) == "GL008"


def test_media_are_not_read() -> None:
    assert texts(changed("word/media/image1.png", b"\0" * (40 << 20))) == ["区政府："]


def test_limits(pack: Pack) -> None:
    data = pack(TEXT)
    assert code(data, limits=Limits(entries=3)) == "GL008"
    assert code(data, limits=Limits(file=100)) == "GL008"
    assert code(data, limits=Limits(part=100)) == "GL008"
    assert code(data, limits=Limits(total=500)) == "GL008"
    assert code(pack(TEXT * 100), limits=Limits(markup=200)) == "GL008"


def test_a_size_that_lies(pack: Pack) -> None:
    data = bytearray(pack(TEXT * 100))
    place = data.rfind(b"PK\x01\x02")
    for size, expected in ((10, "GL008"), (1_000_000, "GL004")):
        data[place + 24 : place + 28] = size.to_bytes(4, "little")
        assert code(bytes(data)) == expected


def test_zip64() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as file:
        for name, content in entries(TEXT).items():
            with file.open(name, "w", force_zip64=True) as entry:
                entry.write(str(content).encode())
    data = buffer.getvalue()
    assert texts(data) == ["区政府："]
    end = data.rfind(b"PK\x05\x06")
    count, size, start = (
        4,
        int.from_bytes(data[end + 12 : end + 16], "little"),
        int.from_bytes(data[end + 16 : end + 20], "little"),
    )
    wide = b"PK\x06\x06" + (44).to_bytes(8, "little") + b"\x2d\0\x2d\0" + bytes(8)
    wide += count.to_bytes(8, "little") * 2 + size.to_bytes(8, "little") + start.to_bytes(8, "little")
    locator = b"PK\x06\x07" + bytes(4) + end.to_bytes(8, "little") + (1).to_bytes(4, "little")
    plain = b"PK\x05\x06" + bytes(4) + b"\xff" * 12 + bytes(2)
    assert texts(data[:end] + wide + locator + plain) == ["区政府："]


def test_the_directory_is_what_zipfile_says(pack: Pack) -> None:
    data = pack(TEXT, styles="<w:docDefaults/>")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for entry in directory(data, Limits()).values():
            assert extract(data, entry, Limits()) == file.read(entry.name)


def test_whatever_goes_wrong_is_unreadable(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    from gongwen_lint.reading import docx

    for error, expected in ((RecursionError(), "GL008"), (MemoryError(), "GL008"), (KeyError("x"), "GL009")):

        def fail(*_: object, error: BaseException = error) -> None:
            raise error

        monkeypatch.setattr(docx, "Package", fail)
        assert code(pack(TEXT)) == expected


def test_a_document_is_freed_without_the_collector(pack: Pack) -> None:
    import gc

    from gongwen_lint.reading.package import Package

    def alive() -> int:
        return sum(isinstance(thing, Package) for thing in gc.get_objects())

    body = TEXT + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    data = pack(body, styles="<w:docDefaults/>", header1=TEXT, numbering="", theme="<a/>", settings="")
    gc.collect()
    before = alive()
    gc.disable()
    try:
        document = read(data, "a.docx")
        for paragraph in document.everything():
            assert paragraph.spans and paragraph.format
        assert document.sections
        assert alive() == before + 1
        del document, paragraph
        assert alive() == before
    finally:
        gc.enable()
