"""Fixes of formatting: tracked changes of properties, on the very characters, with everything else as it was."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from lxml import etree

from gongwen_lint.document import Document, Place
from gongwen_lint.finding import Edit, Finding, Fix, Restyle
from gongwen_lint.fix import Fixed, fixed
from gongwen_lint.fix.difference import formatting
from gongwen_lint.fix.settings import lacking
from gongwen_lint.fix.settlement import settle
from gongwen_lint.reading import read
from gongwen_lint.run import Result

from .conftest import WHEN, Q, body, pack, paragraph, parts, run, texts

OTHERS = "w:id='7' w:author='王五' w:date='2016-01-01T00:00:00Z'"
SONG = "<w:rPr><w:rFonts w:ascii='Times New Roman' w:eastAsiaTheme='minorEastAsia' w:eastAsia='宋体'/><w:sz w:val='24'/></w:rPr>"
TEXT = "因办公用房年久失修"


def look(place: Place, **settings: object) -> Restyle:
    return Restyle(place, **settings)  # type: ignore[arg-type]


def whole(document: Document, number: int = 0, part: str = "body") -> Place:
    return document.part(part)[number].place()  # type: ignore[arg-type]


def finding(document: Document, fix: Fix, code: str = "GB7.3.3-2") -> Finding:
    changes: list[Edit | Restyle] = [*fix.settings, *fix.edits]
    place = changes[0].place
    return Finding(code, "x", "warning", "说明", (), place, document.quote(place), fix=fix)


def mend(data: bytes, make: Callable[[Document], Iterable[Fix]], path: str = "a.docx", **options: bool) -> Fixed:
    """Fix a draft for whose every reading some fixes are proposed, whether or not they are made already."""

    def lint(content: bytes) -> Result:
        document = read(content, path)
        codes = ("GB7.3.3-2", "GB7.3.3-4", "GB7.3.1-1")
        found = [finding(document, fix, code) for fix, code in zip(make(document), codes, strict=False)]
        return Result(path, document=document, findings=tuple(found))

    return fixed(data, lint, WHEN, **options)


def one(*settings: Restyle, edits: tuple[Edit, ...] = ()) -> Fix:
    return Fix("改格式", edits, True, settings)


def document_of(copy: Fixed) -> Document:
    assert copy.after.document is not None
    return copy.after.document


def names(element: etree._Element) -> list[str]:
    return [str(child.tag).rpartition("}")[2] for child in element]


def rejected(copy: Fixed) -> bytes:
    """The main part with all our changes rejected, in one form."""
    root = etree.fromstring(parts(copy.data)["word/document.xml"])
    ours = frozenset(e.get(Q + "id") for e in root.iter("*") if e.get(Q + "author") == "公文检查")
    settle(root, ours, accept=False)  # type: ignore[arg-type]
    return canonical(root)


def canonical(root: etree._Element) -> bytes:
    for kind in (Q + "rPr", Q + "pPr"):
        for element in list(root.iter(kind)):
            if not len(element):
                element.getparent().remove(element)
    for first in list(root.iter(Q + "r")):  # join runs of one look
        following = first.getnext()
        while following is not None and following.tag == Q + "r" and joined(first, following):
            following = first.getnext()
    return etree.tostring(root, method="c14n")


def joined(first: etree._Element, second: etree._Element) -> bool:
    def properties(r: etree._Element) -> bytes:
        found = r.find(Q + "rPr")
        return b"" if found is None else etree.tostring(found, method="c14n")

    if properties(first) != properties(second) or {e.tag for e in (*first, *second)} - {Q + "t", Q + "rPr"}:
        return False
    text = "".join(t.text or "" for r in (first, second) for t in r.iter(Q + "t"))
    for extra in first.findall(Q + "t")[1:]:
        first.remove(extra)
    leaf = first.find(Q + "t")
    assert leaf is not None
    leaf.text = text
    second.getparent().remove(second)
    return True


def original(data: bytes) -> bytes:
    return canonical(etree.fromstring(parts(data)["word/document.xml"]))


# characters


def test_characters_get_a_tracked_change_of_their_own_run() -> None:
    data = pack(paragraph(run(TEXT, SONG)))
    copy = mend(data, lambda d: [one(look(Place("body", 0, 1, 5), font="仿宋_GB2312", size=16.0, bold=True))])
    runs = list(body(copy)[0])
    assert ["".join(r.itertext(Q + "t")) for r in runs] == ["因", "办公用房", "年久失修"]
    properties = runs[1][0]
    assert names(properties) == ["rFonts", "b", "sz", "rPrChange"]
    fonts, _, size, change = properties
    assert dict(fonts.items()) == {Q + "ascii": "Times New Roman", Q + "eastAsia": "仿宋_GB2312"}
    assert size.get(Q + "val") == "32"
    assert (change.get(Q + "author"), change.get(Q + "date")) == ("公文检查", "2016-05-06T09:30:00Z")
    assert change[0][0].get(Q + "eastAsiaTheme") == "minorEastAsia" and change[0][1].get(Q + "val") == "24"
    assert len(list(body(copy).iter(Q + "rPrChange"))) == 1
    spans = document_of(copy).paragraphs[0].spans
    assert [(s.start, s.end, s.font, s.size, s.bold, s.latin_font) for s in spans] == [
        (0, 1, "宋体", 12.0, False, "Times New Roman"),
        (1, 5, "仿宋_GB2312", 16.0, True, "Times New Roman"),
        (5, 9, "宋体", 12.0, False, "Times New Roman"),
    ]
    assert rejected(copy) == original(data)


def test_a_run_without_properties_and_colours() -> None:
    red = "<w:rPr><w:color w:val='FF0000' w:themeColor='accent1' w:themeShade='BF'/></w:rPr>"
    data = pack(paragraph(run(TEXT)) + paragraph(run("标志", red)))
    copy = mend(data, lambda d: [one(look(whole(d), colour="ff0000"), look(whole(d, 1), colour="auto"))])
    first, second = body(copy)[0][0][0], body(copy)[1][0][0]
    assert names(first) == ["color", "rPrChange"] and names(first[1]) == ["rPr"] and names(first[1][0]) == []
    assert dict(second[0].items()) == {Q + "val": "auto"}
    assert [p.spans[0].colour for p in document_of(copy).paragraphs] == ["FF0000", None]
    assert rejected(copy) == original(data)


def test_bold_is_taken_away_where_a_style_sets_it() -> None:
    data = pack(paragraph(run(TEXT, "<w:rPr><w:b w:val='1'/><w:szCs w:val='20'/></w:rPr>")))
    copy = mend(data, lambda d: [one(look(whole(d), bold=False, size=10.5))])
    properties = body(copy)[0][0][0]
    assert names(properties) == ["b", "sz", "szCs", "rPrChange"]
    assert [e.get(Q + "val") for e in properties[:3]] == ["0", "21", "21"]


def test_signs_that_are_latin_too_are_told_to_be_chinese() -> None:
    data = pack(paragraph(run("印发“三定”方案", SONG), run("don’t", SONG), run("某某", SONG)))
    copy = mend(data, lambda d: [one(look(whole(d), font="仿宋_GB2312"))])
    assert [r[0][0].get(Q + "hint") for r in body(copy)[0]] == ["eastAsia", None, None]


def test_only_what_is_not_so_yet_changes() -> None:
    there = "<w:rPr><w:rFonts w:eastAsia='仿宋_GB2312'/><w:sz w:val='32'/></w:rPr>"
    data = pack(paragraph(run("甲", there), run("乙", SONG)))
    copy = mend(data, lambda d: [one(look(whole(d), font="仿宋_GB2312", size=16.0))])
    assert [r[0].find(Q + "rPrChange") is not None for r in body(copy)[0]] == [False, True]


# paragraphs


def test_a_paragraph_gets_a_tracked_change() -> None:
    properties = (
        "<w:pPr><w:pStyle w:val='a'/><w:spacing w:line='560'/><w:ind w:left='420' w:hanging='420' w:start='1'/>"
        "<w:outlineLvl w:val='0'/><w:rPr><w:b/></w:rPr></w:pPr>"
    )
    data = pack(f"<w:p>{properties}{run(TEXT, SONG)}</w:p>")
    want = {"alignment": "both", "indent_first_chars": 2.0, "indent_left_chars": 0.0}
    copy = mend(data, lambda d: [one(look(whole(d), size=16.0, **want))])
    changed = body(copy)[0][0]
    assert names(changed) == ["pStyle", "spacing", "ind", "jc", "outlineLvl", "rPr", "pPrChange"]
    assert {k.removeprefix(Q): v for k, v in changed[2].items()} == {
        "firstLineChars": "200", "firstLine": "640", "leftChars": "0", "left": "0",
    }  # fmt: skip
    assert names(changed[-1][0]) == ["pStyle", "spacing", "ind", "outlineLvl"]
    format = document_of(copy).paragraphs[0].format
    assert (format.alignment, format.indent_first_chars, format.indent_first) == ("both", 2.0, 32.0)
    assert rejected(copy) == original(data)


def test_hanging_right_and_no_indent() -> None:
    data = pack(paragraph(run("附件：1.某某", SONG)) + paragraph(run("甲", SONG)))
    copy = mend(
        data,
        lambda d: [
            one(look(whole(d), indent_first_chars=-3.0, indent_left_chars=5.0)),
            one(look(whole(d, 1), alignment="right", indent_right_chars=4.0)),
        ],
    )
    first, second = (p[0] for p in body(copy)[:2])
    assert {k.removeprefix(Q): v for k, v in first[0].items()} == {
        "hangingChars": "300", "hanging": "720", "leftChars": "500", "left": "1200",
    }  # fmt: skip
    assert names(second) == ["ind", "jc", "pPrChange"]
    assert {k.removeprefix(Q): v for k, v in second[0].items()} == {"rightChars": "400", "right": "960"}
    assert rejected(copy) == original(data)
    again = mend(copy.data, lambda d: [one(look(whole(d), indent_first_chars=-3.0, indent_left_chars=5.0))])
    assert again.data == copy.data and not again.done and not again.skips


def test_typed_blanks_go_and_the_indent_comes() -> None:
    data = pack(paragraph(run("　　", SONG), run(TEXT, SONG)))

    def make(d: Document) -> list[Fix]:
        if not d.paragraphs[0].text.startswith("　"):
            return []
        return [one(look(whole(d), indent_first_chars=2.0), edits=(Edit(Place("body", 0, 0, 2), ""),))]

    copy = mend(data, make)
    assert texts(copy) == [TEXT]
    assert document_of(copy).paragraphs[0].format.indent_first_chars == 2.0
    assert body(copy)[0][0][0].get(Q + "firstLine") == "480"
    assert rejected(copy) == original(data)
    outright = mend(data, make, outright=True)
    assert texts(outright) == [TEXT] and names(body(outright)[0]) == ["pPr", "r"]


# together


def test_words_and_looks_of_one_stretch_go_together() -> None:
    data = pack(paragraph(run("送张副区长阅", SONG)))

    def make(d: Document) -> list[Fix]:
        words = d.paragraphs[0].text
        at = words.find("张副区长")
        edit = Fix("改字", (Edit(Place("body", 0, at, at + 4), "区政府"),), True) if at >= 0 else None
        return [one(look(whole(d), font="仿宋_GB2312")), *([edit] if edit else [])]

    copy = mend(data, make)
    assert [s.finding.code for s in copy.done] == ["GB7.3.3-2", "GB7.3.3-4"] and not copy.skips
    assert texts(copy) == ["送区政府阅"]
    assert {s.font for s in document_of(copy).paragraphs[0].spans} == {"仿宋_GB2312"}
    assert rejected(copy) == original(data)
    outright = mend(data, make, outright=True)
    assert list(body(outright).iter(Q + "rPrChange", Q + "ins", Q + "del")) == []
    assert texts(outright) == ["送区政府阅"]
    assert mend(copy.data, make).data == copy.data and mend(outright.data, make).data == outright.data


def test_fixes_that_overlap_share_one_change_a_run() -> None:
    data = pack(paragraph(run("一二三四五六", SONG)))
    copy = mend(
        data,
        lambda d: [
            one(look(Place("body", 0, 0, 4), font="黑体")),
            one(look(Place("body", 0, 2, 6), size=16.0)),
            one(look(Place("body", 0, 3, 5), font="楷体_GB2312")),
        ],
    )
    assert [s.finding.code for s in copy.done] == ["GB7.3.3-2", "GB7.3.3-4"]
    assert ["GB7.3.3-2" in s.reason for s in copy.skips] == [True]
    runs = list(body(copy)[0])
    assert ["".join(r.itertext(Q + "t")) for r in runs] == ["一二", "三四", "五六"]
    assert [len(r.findall(f"{Q}rPr/{Q}rPrChange")) for r in runs] == [1, 1, 1]
    numbers = [e.get(Q + "id") for e in body(copy).iter(Q + "rPrChange")]
    assert len(set(numbers)) == 3
    assert rejected(copy) == original(data)


def test_a_fix_that_contradicts_itself_or_asks_for_nonsense_is_told() -> None:
    data = pack(paragraph(run(TEXT, SONG)))
    bad = [
        (look(Place("body", 0, 0, 3), size=16.0), look(Place("body", 0, 2, 4), size=14.0)),
        (look(Place("body", 0, 0, 3), size=16.2),),
        (look(Place("body", 0, 0, 3), alignment="middle"),),
        (look(Place("body", 0, 0, 3), colour="red"),),
        (look(Place("body", 0, 0, 3), font=""),),
        (look(Place("body", 0, 0, 99), bold=True),),
        (look(Place("body", 9, 0, 0), bold=True),),
    ]
    for settings in bad:

        def lint(content: bytes, settings: tuple[Restyle, ...] = settings) -> Result:
            document = read(content, "a.docx")
            found = Finding("GB7.3.3-2", "x", "warning", "", (), Place("body", 0, 0, 1), "因", fix=one(*settings))
            return Result("a.docx", document=document, findings=(found,))

        copy = fixed(data, lint, WHEN)
        assert copy.data == data and len(copy.skips) == 1


# what is left alone


def test_open_changes_of_formatting_by_others_stay_and_the_rest_is_done() -> None:
    theirs = f"<w:rPr><w:b/><w:rPrChange {OTHERS}><w:rPr/></w:rPrChange></w:rPr>"
    shape = f"<w:pPr><w:jc w:val='center'/><w:pPrChange {OTHERS}><w:pPr/></w:pPrChange></w:pPr>"
    data = pack(
        paragraph(run("甲", SONG)) + paragraph(run("乙", theirs)) + f"<w:p>{shape}{run('丙', SONG)}</w:p>"
        + paragraph(run("丁", SONG))
    )  # fmt: skip
    copy = mend(
        data,
        lambda d: [one(*(look(p.place(), font="仿宋_GB2312", alignment="both") for p in d.paragraphs))],
    )
    assert [s.edits == () and s.settings[0].place.paragraph for s in copy.done] == [0, 3]
    assert [(s.place.paragraph, s.reason) for s in copy.skips if s.place] == [
        (1, "这里有没有接受的格式修订"),
        (2, "这里有没有接受的格式修订"),
    ]
    authors = [e.get(Q + "author") for e in body(copy).iter(Q + "rPrChange", Q + "pPrChange")]
    assert sorted(authors) == ["公文检查"] * 4 + ["王五"] * 2
    assert rejected(copy) == original(data)
    settled = mend(data, lambda d: [one(look(whole(d), bold=True))], outright=True)
    assert [e.get(Q + "author") for e in body(settled).iter(Q + "rPrChange", Q + "pPrChange")] == ["王五"] * 2


def test_inside_an_insertion_of_others() -> None:
    data = pack(paragraph(f"<w:ins {OTHERS}>{run('甲乙丙', SONG)}</w:ins>"))
    copy = mend(data, lambda d: [one(look(Place("body", 0, 1, 2), font="黑体"))])
    assert names(body(copy)[0]) == ["ins"] and len(body(copy)[0][0]) == 3
    assert rejected(copy) == original(data)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<w:sdt><w:sdtPr><w:lock w:val='sdtContentLocked'/></w:sdtPr><w:sdtContent>" + run("甲乙") + "</w:sdtContent></w:sdt>", "锁定"),
        ("<m:oMath><m:r><m:t>甲乙</m:t></m:r></m:oMath>", "公式"),
        (f"<w:moveTo {OTHERS}>{run('甲乙')}</w:moveTo>", "移动修订"),
    ],
)  # fmt: skip
def test_what_is_not_the_clerks_is_left_and_told(inside: str, reason: str) -> None:
    data = pack(paragraph(run("主送"), inside))
    copy = mend(data, lambda d: [one(look(whole(d), font="黑体"))])
    assert copy.data == data and reason in copy.skips[0].reason


def test_joined_paragraphs_keep_their_shape() -> None:
    mark = f"<w:pPr><w:rPr><w:del {OTHERS}/></w:rPr></w:pPr>"
    data = pack(f"<w:p>{mark}{run('甲')}</w:p>" + paragraph(run("乙")))
    copy = mend(data, lambda d: [one(look(whole(d), alignment="center"))])
    assert copy.data == data and "段落标记" in copy.skips[0].reason
    assert len(mend(data, lambda d: [one(look(whole(d), font="黑体"))]).done) == 1


def test_a_field_whose_whole_result_is_restyled_is_restyled_whole() -> None:
    marks = ["<w:r><w:fldChar w:fldCharType='begin'/></w:r>", "<w:r><w:instrText> PAGE </w:instrText></w:r>",
             "<w:r><w:fldChar w:fldCharType='separate'/></w:r>", run("2"), "<w:r><w:fldChar w:fldCharType='end'/></w:r>"]  # fmt: skip
    data = pack(paragraph(run("区政府")), header=paragraph(run("— "), *marks, run(" —")))
    copy = mend(data, lambda d: [one(look(whole(d, part="header"), font="宋体", size=14.0))])
    header = etree.fromstring(parts(copy.data)["word/header.xml"])
    assert [r.find(f"{Q}rPr/{Q}rPrChange") is not None for r in header.iter(Q + "r")] == [True] * 7
    assert {n for n, c in parts(copy.data).items() if parts(data)[n] != c} == {"word/header.xml"}
    part = mend(data, lambda d: [one(look(Place("header", 0, 0, 1), size=14.0))])
    header = etree.fromstring(parts(part.data)["word/header.xml"])
    assert len(list(header.iter(Q + "rPrChange"))) == 1


def test_a_text_box_is_changed_in_both_of_its_forms() -> None:
    inner = paragraph(run("签发人：李四", SONG))
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    data = pack(paragraph(run("标题"), box))
    copy = mend(data, lambda d: [one(look(d.paragraphs[1].place(4), font="楷体_GB2312", alignment="right"))])
    assert len(list(body(copy).iter(Q + "rPrChange"))) == len(list(body(copy).iter(Q + "pPrChange"))) == 2
    assert rejected(copy) == original(data)


def test_a_text_draft_has_no_formatting() -> None:
    data = f"　　{TEXT}。\n".encode()
    copy = mend(data, lambda d: [one(look(whole(d), font="仿宋_GB2312"))], path="a.md")
    assert copy.data == data and copy.skips[0].reason == "文本稿里没有字体、字号一类的格式"


# the whole


@pytest.mark.parametrize("outright", [False, True])
def test_fixing_twice_is_fixing_once(outright: bool) -> None:
    data = pack(paragraph(run("一", SONG), run("二")) + paragraph(run("三")))

    def make(d: Document) -> list[Fix]:
        return [one(*(look(p.place(), font="黑体", size=16.0, alignment="center") for p in d.paragraphs))]

    copy = mend(data, make, outright=outright)
    again = mend(copy.data, make, outright=outright)
    assert len(copy.done) == 2 and not copy.skips
    assert again.data == copy.data and not again.done and not again.skips
    assert bool(list(body(copy).iter(Q + "rPrChange"))) is not outright
    assert {(s.font, s.size) for p in document_of(copy).paragraphs for s in p.spans} == {("黑体", 16.0)}


def test_a_copy_that_looks_different_elsewhere_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from gongwen_lint.fix import properties

    data = pack(paragraph(run("甲", SONG)) + paragraph(run("乙", SONG)))
    change = properties.change_run

    def careless(run: etree._Element, w: str, values: object, mark: etree._Element) -> None:
        change(run, w, values, mark)  # type: ignore[arg-type]
        if "".join(run.itertext(w + "t")) == "甲":  # a size that nobody asked for, tracked as it should be
            run[0].find(w + "sz").set(w + "val", "99")  # type: ignore[union-attr]

    monkeypatch.setattr("gongwen_lint.fix.changes.change_run", careless)
    copy = mend(data, lambda d: [one(*(look(p.place(), font="黑体") for p in d.paragraphs))])
    assert [s.settings[0].place.paragraph for s in copy.done] == [1]
    assert "改动之外还有变化（第 1 段）" in copy.skips[0].reason
    assert document_of(copy).paragraphs[0].spans[0].size == 12.0


def test_new_formatting_is_told_in_words() -> None:
    data = pack("".join(paragraph(run(TEXT, SONG)) for _ in range(4)) + paragraph(run("签发人：李四")))
    copy = mend(
        data,
        lambda d: [
            one(*(look(whole(d, n), font="仿宋_GB2312", size=16.0, indent_first_chars=2.0) for n in (0, 2, 3))),
            one(look(d.paragraphs[4].place(4), font="楷体_GB2312", bold=True, colour="auto")),
            one(look(whole(d, 1), alignment="center", indent_first_chars=-1.5)),
        ],
    )
    assert list(formatting(copy.done)) == [
        "第1、3—4段：字体 宋体 → 仿宋_GB2312，字号 小四 → 三号，首行缩进 无 → 2字",
        "第2段：对齐 左对齐 → 居中，首行缩进 无 → 悬挂1.5字",
        "第5段“李四”：字体 未指定 → 楷体_GB2312，加粗 否 → 是",
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_the_changes(tmp_path: Path) -> None:
    data = pack(paragraph(run(TEXT, SONG)) + paragraph(run("妥否，请批示。", SONG)))
    copy = mend(
        data,
        lambda d: [
            one(look(Place("body", 0, 0, 4), font="黑体", size=16.0)),
            one(look(whole(d, 1), alignment="center")),
        ],
    )
    (tmp_path / "a.docx").write_bytes(copy.data)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "docx"]
    subprocess.run([*command, "--outdir", "out", "a.docx"], check=True, capture_output=True, timeout=120, cwd=tmp_path)
    root = etree.fromstring(parts((tmp_path / "out" / "a.docx").read_bytes())["word/document.xml"])
    (characters,), (shape,) = root.iter(Q + "rPrChange"), root.iter(Q + "pPrChange")
    assert characters.get(Q + "author") == shape.get(Q + "author") == "公文检查"
    run_ = characters.getparent().getparent()  # type: ignore[union-attr]
    assert "".join(run_.itertext(Q + "t")) == TEXT[:4]  # type: ignore[union-attr]
    assert characters.find(f"{Q}rPr/{Q}sz").get(Q + "val") == "24"  # type: ignore[union-attr]


# one fix after another


def indents(copy: Fixed) -> list[float | None]:
    return [p.format.indent_first_chars for p in document_of(copy).paragraphs]


@pytest.mark.parametrize("outright", [False, True])
def test_what_a_fix_brings_up_may_set_otherwise_what_was_set(outright: bool) -> None:
    data = pack(paragraph(run("区政府。", SONG)))

    def lint(content: bytes) -> Result:
        document = read(content, "a.docx")
        (one_paragraph,) = document.paragraphs
        place, text = one_paragraph.place(), one_paragraph.text
        found: list[tuple[str, Fix]] = []
        if text.endswith("。"):  # looks like body text until its colon is there
            found.append(("GB7.3.3-2", one(look(place, indent_first_chars=2.0, font="仿宋_GB2312"))))
            found.append(("GB7.3.2-1", Fix("改为冒号", (Edit(Place("body", 0, 3, 4), "："),), True)))
        elif one_paragraph.format.indent_first_chars:
            found.append(("GB7.3.2-1", one(look(place, indent_first_chars=0.0))))
        findings = (Finding(code, "x", "warning", "", (), place, text, fix=fix) for code, fix in found)
        return Result("a.docx", document=document, findings=tuple(findings))

    copy = fixed(data, lint, WHEN, outright=outright)
    assert texts(copy) == ["区政府："] and not copy.skips
    assert indents(copy) == [0.0] and {s.font for s in document_of(copy).paragraphs[0].spans} == {"仿宋_GB2312"}
    assert fixed(copy.data, lint, WHEN, outright=outright).data == copy.data
    if not outright:
        assert rejected(copy) == original(data)


@pytest.mark.parametrize("outright", [False, True])
@pytest.mark.parametrize("settings", [({"font": "黑体"}, {"font": "楷体_GB2312"}), ({"indent_first_chars": 2.0}, {"indent_first_chars": -2.0})])  # fmt: skip
def test_checks_that_ask_for_the_opposite_do_not_go_on_for_ever(
    outright: bool, settings: tuple[dict[str, object], dict[str, object]]
) -> None:
    data = pack(paragraph(run(TEXT, SONG)))

    def lint(content: bytes) -> Result:
        document = read(content, "a.docx")
        place = whole(document)
        found = []
        for code, wanted in zip(("GB7.3.3-2", "GB7.3.3-4"), settings, strict=True):
            restyle = look(place, **wanted)
            if lacking(restyle, document):
                found.append(Finding(code, "x", "warning", "", (), place, TEXT, fix=one(restyle)))
        return Result("a.docx", document=document, findings=tuple(found))

    copy = fixed(data, lint, WHEN, outright=outright)
    assert [s.finding.code for s in copy.done] == ["GB7.3.3-2"]
    assert [s.finding.code for s in copy.skips] == ["GB7.3.3-4"]
    assert fixed(copy.data, lint, WHEN, outright=outright).data == copy.data
