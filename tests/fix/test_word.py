"""Fixes in a Word draft: tracked changes on the very characters, everything else as it was."""

from __future__ import annotations

import pytest

from gongwen_lint.document import Place
from gongwen_lint.finding import Edit, Finding, Fix
from gongwen_lint.fix import Fixed, fixed
from gongwen_lint.reading import read
from gongwen_lint.run import Result

from .conftest import WHEN, Q, body, finding, fix, pack, paragraph, parts, run, settled, texts, words

BOLD = "<w:rPr><w:b/></w:rPr>"
OTHERS = "w:id='1' w:author='王五' w:date='2016-01-01T00:00:00Z'"


def tags(copy: Fixed, number: int = 0) -> list[str]:
    return [str(e.tag).rpartition("}")[2] for e in body(copy)[number]]


def test_a_fix_is_a_deletion_and_an_insertion() -> None:
    copy = fix(pack(paragraph(run("张副区长：")) + paragraph(run("妥否，请批示。"))), ("张副区长", "区政府"))
    assert tags(copy) == ["del", "ins", "r"]
    deleted, inserted = body(copy)[0][0], body(copy)[0][1]
    assert (deleted.get(Q + "author"), deleted.get(Q + "date")) == ("公文检查", "2016-05-06T09:30:00Z")
    assert "".join(deleted.itertext()) == "张副区长" and "".join(inserted.itertext()) == "区政府"
    assert deleted[0][0].tag == Q + "delText"
    assert texts(copy) == ["区政府：", "妥否，请批示。"]
    assert settled(copy, accept=True) == ["区政府：", "妥否，请批示。"]
    assert settled(copy, accept=False) == ["张副区长：", "妥否，请批示。"]


def test_only_the_characters_that_change_are_touched() -> None:
    copy = fix(pack(paragraph(run("关于某某的请示报告"))), ("请示报告", "请示"))
    assert ["".join(e.itertext()) for e in body(copy)[0].iter(Q + "del")] == ["报告"]
    assert list(body(copy)[0].iter(Q + "ins")) == []


def test_formatting_is_kept() -> None:
    copy = fix(pack(paragraph(run("主送", BOLD), run("张副区长", BOLD), run("：某某"))), ("张副区长", "区政府"))
    document = copy.after.document
    assert document is not None
    assert [(s.start, s.end, s.bold) for s in document.paragraphs[0].spans if s.bold][-1][1] == 5
    copy = fix(pack(paragraph(run("张副", BOLD), run("区长：某某"))), ("张副区长", "区政府"))
    assert body(copy)[0].findall(f"{Q}ins/{Q}r/{Q}rPr/{Q}b")


def test_every_other_part_and_comments_in_the_xml_stay() -> None:
    data = pack(paragraph(run("张副区长：")), header=paragraph(run("某局文件")))
    before, after = parts(data), parts(fix(data, ("张副区长", "区政府")).data)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert list(before) == list(after)
    assert "<!-- 保留 -->".encode() in after["word/document.xml"]


def test_accept_applies_outright() -> None:
    copy = fix(pack(paragraph(run("张副区长："))), ("张副区长", "区政府"), outright=True)
    assert tags(copy) == ["r", "r"]
    assert texts(copy) == ["区政府："]


@pytest.mark.parametrize("outright", [False, True])
def test_fixing_twice_is_fixing_once(outright: bool) -> None:
    change = ("张副区长", "区政府")
    once = fix(pack(paragraph(run("张副区长："))), change, outright=outright)
    twice = fix(once.data, change, outright=outright)
    assert twice.data == once.data and not twice.done


def test_what_a_fix_brings_up_is_fixed_in_the_same_run() -> None:
    changes = [("张副区长、区委", "区政府、区委"), ("区政府、区委", "区政府")]
    once = fix(pack(paragraph(run("张副区长、区委："))), *changes)
    assert texts(once) == ["区政府："]
    assert fix(once.data, *changes).data == once.data
    assert settled(once, accept=False) == ["张副区长、区委："]


def test_a_header_is_fixed_in_its_part() -> None:
    data = pack(paragraph(run("区政府：")), header=paragraph(run("某局〔2016〕012号")))
    copy = fix(data, ("012", "12"), part="header")
    assert {n for n, c in parts(copy.data).items() if parts(data)[n] != c} == {"word/header.xml"}
    assert copy.after.document is not None
    assert [p.text for p in copy.after.document.part("header")] == ["某局〔2016〕12号"]


# drafts with open tracked changes


def test_open_changes_of_others_stay() -> None:
    text = paragraph(
        run("送张副"), f"<w:del {OTHERS}><w:r><w:delText>某</w:delText></w:r></w:del>", run("区长："),
        f"<w:ins w:id='2' w:author='王五'>{run('急')}</w:ins>",
        "<w:r><w:rPr><w:b/><w:rPrChange w:id='3' w:author='王五'><w:rPr/></w:rPrChange></w:rPr><w:t>件</w:t></w:r>",
    )  # fmt: skip
    for outright in (False, True):
        copy = fix(pack(text), ("张副区长", "区政府"), outright=outright)
        assert texts(copy) == ["送区政府：急件"]
        theirs = [e for e in body(copy).iter() if e.get(Q + "author") == "王五"]
        assert [str(e.tag).rpartition("}")[2] for e in theirs] == ["del", "ins", "rPrChange"]
        numbers = [e.get(Q + "id") for e in body(copy).iter(Q + "ins", Q + "del", Q + "rPrChange")]
        assert len(numbers) == len(set(numbers))


def test_inside_an_insertion_of_others() -> None:
    copy = fix(pack(paragraph(f"<w:ins {OTHERS}>{run('主送张副区长：某')}</w:ins>")), ("张副区长", "区政府"))
    assert texts(copy) == ["主送区政府：某"]
    assert tags(copy) == ["ins", "ins", "ins"]
    first, ours, rest = body(copy)[0]
    assert [e.get(Q + "author") for e in (first, ours, rest)] == ["王五", "公文检查", "王五"]
    assert [str(e.tag).rpartition("}")[2] for e in first] == ["r", "del"]
    assert len({e.get(Q + "id") for e in (first, ours, rest)}) == 3
    assert settled(copy, accept=False) == ["主送张副区长：某"]


def test_a_moved_paragraph_is_left_alone() -> None:
    copy = fix(pack(paragraph(f"<w:moveTo {OTHERS}>{run('张副区长：')}</w:moveTo>")), ("张副区长", "区政府"))
    assert [s.reason for s in copy.skips] == ["这里有没有接受的移动修订"]


# places where the words are not the clerk's


def field(kind: str) -> str:
    return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"


def control(properties: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run('张副区长')}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        (field("begin") + "<w:r><w:instrText>REF a</w:instrText></w:r>" + field("separate") + run("张副区长") + field("end"), "域算出来的"),
        (f"<w:fldSimple w:instr='REF a'>{run('张副区长')}</w:fldSimple>", "域算出来的"),
        (control("<w:dropDownList/>"), "内容控件填写"),
        (control("<w:dataBinding w:xpath='/a'/>"), "内容控件填写"),
        (control("<w:lock w:val='sdtContentLocked'/>"), "锁定的内容控件"),
        ("<m:oMath><m:r><m:t>张副区长</m:t></m:r></m:oMath>", "公式"),
        (run("张副") + "<w:r><w:br w:type='page'/></w:r>" + run("区长"), "分页符"),
    ],
)  # fmt: skip
def test_words_that_are_not_plain_text_are_left_and_told(inside: str, reason: str) -> None:
    data = pack(paragraph(run("主送"), inside, run("：")))
    old = "张副\n区长" if "分页" in reason else "张副区长"
    copy = fix(data, (old, "区政府"))
    assert copy.data == data and not copy.done
    assert reason in copy.skips[0].reason


def test_a_plain_control_and_a_hyperlink_are_fixed() -> None:
    link = f"<w:hyperlink w:anchor='a'>{run('张副区长')}</w:hyperlink>"
    for inside in (control("<w:text/>"), link):
        copy = fix(pack(paragraph(inside)), ("张副区长", "区政府"))
        assert texts(copy) == ["区政府"] and len(copy.done) == 1


def box(choice: str, fallback: str) -> str:
    return paragraph(
        run("标题"),
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{paragraph(run(choice))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"<w:txbxContent>{paragraph(run(fallback))}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>",
    )


def test_a_text_box_is_fixed_in_both_of_its_forms() -> None:
    copy = fix(pack(box("张副区长：", "张副区长：")), ("张副区长", "区政府"))
    assert len(list(body(copy).iter(Q + "ins"))) == 2
    found = [p for p in body(copy).iter(Q + "p") if not any(True for _ in p.iter(Q + "txbxContent"))]
    assert ["".join(t.text or "" for t in p.iter(Q + "t")) for p in found] == ["区政府："] * 2


def test_a_text_box_whose_forms_differ_is_left() -> None:
    copy = fix(pack(box("张副区长：", "别的")), ("张副区长", "区政府"))
    assert not copy.done and "文本框" in copy.skips[0].reason


# which fixes are taken


def once(data: bytes, make: object, **options: bool) -> Fixed:
    calls = []

    def lint(content: bytes) -> Result:
        document = read(content, "a.docx")
        calls.append(1)
        found = make(document) if len(calls) == 1 else ()  # type: ignore[operator]
        return Result("a.docx", document=document, findings=tuple(found))

    return fixed(data, lint, WHEN, **options)


def test_unsafe_fixes_are_taken_only_when_asked_for() -> None:
    data = pack(paragraph(run("张副区长：")))
    copy = once(data, lambda d: [finding(d, [words(d, "张副区长", "区政府")], safe=False)])
    assert copy.data == data and "--unsafe" in copy.skips[0].reason
    copy = once(data, lambda d: [finding(d, [words(d, "张副区长", "区政府")], safe=False)], unsafe=True)
    assert texts(copy) == ["区政府："]


def test_overlapping_fixes_are_told_and_the_safe_one_goes_before() -> None:
    data = pack(paragraph(run("一二三四五")))
    copy = once(
        data,
        lambda d: [
            finding(d, [words(d, "一二三", "甲")], safe=False, code="CY44-3"),
            finding(d, [words(d, "三四", "乙")]),
            finding(d, [words(d, "三四", "乙")], code="TL15-1"),
        ],
        unsafe=True,
    )
    assert [s.finding.code for s in copy.done] == ["CY44-6"]
    assert texts(copy) == ["一二乙五"]


def test_what_no_longer_matches_is_told() -> None:
    data = pack(paragraph(run("张副区长：")))
    far = Edit(Place("body", 9, 0, 1), "x")
    wide = Edit(Place("body", 0, 0, 99), "x")
    breaks = Edit(Place("body", 0, 0, 1), "一\n二")
    copy = once(data, lambda d: [finding(d, [edit]) for edit in (far, wide, breaks)])
    assert copy.data == data
    assert len(copy.skips) == 3 and all(
        "对不上" in s.reason or "不在" in s.reason or "字符" in s.reason for s in copy.skips
    )
    stale = Finding("CY44-6", "x", "error", "", (), Place("body", 0, 0, 4), "李副区长", fix=Fix("", (wide,), True))
    assert once(data, lambda d: [stale]).skips[0].reason == "要改的文字和文稿对不上"


def test_a_fix_of_several_places_is_taken_whole_or_not_at_all() -> None:
    data = pack(paragraph(run("甲乙")) + paragraph(f"<w:fldSimple w:instr='REF'>{run('丙丁')}</w:fldSimple>"))
    copy = once(data, lambda d: [finding(d, [words(d, "甲", "子"), words(d, "丙", "丑")])])
    assert copy.data == data and not copy.done and len(copy.skips) == 1


def test_insertions_and_empty_paragraphs() -> None:
    data = pack(paragraph(run("区政府")) + "<w:p><w:pPr><w:jc w:val='center'/><w:rPr><w:b/></w:rPr></w:pPr></w:p>")
    edits = [Edit(Place("body", 0, 3, 3), "："), Edit(Place("body", 1, 0, 0), "此件公开发布")]
    copy = once(data, lambda d: [finding(d, [edit]) for edit in edits])
    assert texts(copy) == ["区政府：", "此件公开发布"]
    assert body(copy)[1].findall(f"{Q}ins/{Q}r/{Q}rPr/{Q}b")
    copy = once(pack(paragraph(run("政府"))), lambda d: [finding(d, [Edit(Place("body", 0, 0, 0), "区")])])
    assert texts(copy) == ["区政府"]


def test_findings_that_a_fix_brings_are_told() -> None:
    data = pack(paragraph(run("甲")))

    def lint(content: bytes) -> Result:
        document = read(content, "a.docx")
        found = [finding(document, [words(document, "甲", "乙")])] if document.paragraphs[0].text == "甲" else []
        found += (
            [Finding("CY44-2", "y", "error", "新的问题", (), document.paragraphs[0].place(), "乙")] if not found else []
        )
        return Result("a.docx", document=document, findings=tuple(found))

    assert [f.code for f in fixed(data, lint, WHEN).arisen] == ["CY44-2"]
