"""What shows in a paragraph."""

from __future__ import annotations

import pytest

from .conftest import Open

BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("区政") + run("府："), "区政府："),
        ("<w:r><w:t>发文</w:t><w:tab/><w:t>机关</w:t></w:r>", "发文\t机关"),
        ("<w:r><w:t>上</w:t><w:br/><w:t>中</w:t><w:cr/><w:t>下</w:t></w:r>", "上\n中\n下"),
        ("<w:r><w:t>上</w:t><w:br w:type='textWrapping'/></w:r>", "上\n"),
        ("<w:r><w:t>6509</w:t><w:noBreakHyphen/><w:t>1234</w:t><w:softHyphen/></w:r>", "6509-1234"),
        ("<w:r><w:ptab w:alignment='right'/><w:t>右</w:t></w:r>", "\t右"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("同意"), "☑同意"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>', "□"),
        ('<w:r><w:sym w:font="Arial" w:char="00D7"/></w:r>', "×"),
        ('<w:r><w:sym w:char="ZZ"/></w:r>', "□"),
        ("<w:r><w:t> 两边 </w:t></w:r>", "两边"),
        ('<w:r><w:t xml:space="preserve"> 两边 </w:t></w:r>', " 两边 "),
        ("<w:r><w:t>　　全角</w:t></w:r>", "　　全角"),
        ("<w:r><w:t>上\n下</w:t></w:r>", "上 下"),
        ('<w:hyperlink r:id="rId9">' + run("链接") + "</w:hyperlink>", "链接"),
        (f"<w:smartTag>{run('北京')}</w:smartTag><w:customXml>{run('朝阳')}</w:customXml>", "北京朝阳"),
        (f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"<w:fldSimple w:instr='PAGE'>{run('3')}</w:fldSimple>", "3"),
        (f"<w:dir w:val='rtl'>{run('甲')}</w:dir><w:bdo w:val='ltr'>{run('乙')}</w:bdo>", "甲乙"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>cháo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>朝</w:t></w:r></w:rubyBase></w:ruby></w:r>", "朝"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r><m:sSup><m:e><m:r><m:t>y</m:t></m:r></m:e></m:sSup></m:oMath>", "xy"),
        ('<w:r><w:footnoteReference w:id="2"/></w:r>' + run("注"), "注"),
        ('<w:bookmarkStart w:id="0" w:name="a"/>' + run("书签") + '<w:bookmarkEnd w:id="0"/><w:proofErr/>', "书签"),
        (run("看得见") + run("看不见", HIDDEN) + run("也看得见", "<w:rPr><w:vanish w:val='0'/></w:rPr>"), "看得见也看得见"),
        ("<w:subDoc r:id='rId1'/>" + run("正"), "正"),
    ],
)  # fmt: skip
def test_text(opened: Open, inside: str, text: str) -> None:
    (paragraph,) = opened(f"<w:p>{inside}</w:p>").paragraphs
    assert paragraph.text == text
    assert sum(span.end - span.start for span in paragraph.spans) == len(text)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (BEGIN + instruction("PAGE") + SEPARATE + run("3") + END, "3"),
        (BEGIN + instruction("XE 词") + END + run("后"), "后"),
        (BEGIN + run("w:t as instruction") + SEPARATE + run("值") + END + run("后"), "值后"),
        (BEGIN + instruction("IF") + BEGIN + instruction("A") + SEPARATE + run("内") + END + SEPARATE + run("外") + END, "外"),
        (BEGIN + instruction("A") + SEPARATE + BEGIN + instruction("B") + SEPARATE + run("内") + END + run("外") + END, "内外"),
        (f"<w:r>{HIDDEN}<w:fldChar w:fldCharType='begin'/></w:r>" + run("指令", HIDDEN) + END + run("后"), "后"),
        (END + run("多了一个结束"), "多了一个结束"),
        (BEGIN + instruction("PAGE") + run("没有结束"), "没有结束"),
    ],
)  # fmt: skip
def test_complex_fields(opened: Open, inside: str, text: str) -> None:
    assert opened(f"<w:p>{inside}</w:p>").paragraphs[0].text == text


def test_a_field_may_span_paragraphs(opened: Open) -> None:
    body = (
        f"<w:p>{run('前')}{BEGIN}{instruction('TOC')}</w:p><w:p>{instruction('TOC')}{run('还是指令')}{SEPARATE}{run('目录一')}</w:p>"
        f"<w:p>{run('目录二')}</w:p><w:p>{END}{run('后')}</w:p>"
    )
    document = opened(body)
    assert [p.text for p in document.paragraphs] == ["前", "目录一", "目录二", "后"]
    assert document.paragraphs[1].spans[-1].end == 3


def test_a_field_that_never_ends_does_not_swallow_the_paper(opened: Open) -> None:
    body = f"<w:p>{BEGIN}{instruction('PAGE')}</w:p><w:p>{run('正文')}</w:p><w:p>{run('落款')}</w:p>"
    document = opened(body)
    assert [p.text for p in document.paragraphs] == ["", "正文", "落款"]
    assert document.paragraphs[1].spans[0].end == 2


@pytest.mark.parametrize(("requires", "text"), [("wps", "新"), ("w14 wps", "新"), ("nobody", "旧"), ("", "旧")])
def test_alternate_content_is_read_once(opened: Open, requires: str, text: str) -> None:
    body = (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="{requires}"><w:t>新</w:t></mc:Choice>'
        "<mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent><w:t>后</w:t></w:r></w:p>"
    )
    assert opened(body).paragraphs[0].text == text + "后"


def test_alternate_content_without_fallback_is_read_all_the_same(opened: Open) -> None:
    choice = '<mc:AlternateContent><mc:Choice Requires="zz"><w:t>只此</w:t></mc:Choice></mc:AlternateContent>'
    assert opened(f"<w:p><w:r>{choice}</w:r></w:p>").paragraphs[0].text == "只此"


def test_page_breaks(opened: Open) -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    body = (
        f"<w:p>{run('一')}{page}</w:p><w:p>{run('二')}</w:p><w:p>{page}{run('三')}</w:p><w:p>{run('四')}{page}{run('半')}</w:p>"
        f"<w:p>{page}</w:p><w:p>{run('五')}</w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr>{run('六')}</w:p>"
        f"<w:p><w:pPr><w:pageBreakBefore w:val='false'/></w:pPr>{run('七')}</w:p>"
    )
    found = [(p.text, p.break_before) for p in opened(body).paragraphs]
    assert found == [
        ("一", False), ("二", True), ("三", True), ("四\n半", False), ("", False), ("五", True), ("六", True), ("七", False)
    ]  # fmt: skip


def test_section_breaks(opened: Open) -> None:
    body = (
        f"<w:p><w:pPr><w:sectPr/></w:pPr>{run('一')}</w:p><w:p>{run('二')}</w:p>"
        f'<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr>{run("三")}</w:p>'
        f"<w:p>{run('四')}</w:p><w:sectPr/>"
    )
    document = opened(body)
    assert [p.break_before for p in document.paragraphs] == [False, False, False, True]
    assert [(s.first_paragraph, s.last_paragraph) for s in document.sections] == [(0, 0), (1, 2), (3, 3)]


def test_page_break_of_a_style(opened: Open) -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="附件"/><w:pPr><w:pageBreakBefore/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="c"/><w:basedOn w:val="b"/></w:style>'
    )
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="{s}"/></w:pPr></w:p>' for s in "abcx")
    assert [p.break_before for p in opened(body, styles=styles).paragraphs] == [False, True, True, False]


def test_blocks_of_all_kinds_in_reading_order(opened: Open) -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('块')}</w:p></w:sdtContent></w:sdt>"
        f"<w:customXml><w:p>{run('自定义')}</w:p></w:customXml><w:altChunk r:id='rId1'/>"
        f"<w:ins w:id='1' w:author='a'><w:p>{run('插入')}</w:p></w:ins>"
        f'<mc:AlternateContent><mc:Choice Requires="w14"><w:p>{run("选")}</w:p></mc:Choice>'
        f"<mc:Fallback><w:p>{run('备')}</w:p></mc:Fallback></mc:AlternateContent>"
        f"<w:p>{run('段')}<w:p>{run('段中段')}</w:p></w:p>"
    )
    document = opened(body)
    assert [p.text for p in document.paragraphs] == ["块", "自定义", "插入", "选", "段", "段中段"]
    assert [p.index for p in document.paragraphs] == list(range(6))


def test_other_parts(opened: Open) -> None:
    section = '<w:sectPr><w:headerReference r:id="header2"/><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'  # fmt: skip
    notes = (
        f'<w:footnote w:type="separator" w:id="0"><w:p>{run("——")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run("脚注一")}</w:p></w:footnote><w:footnote w:id="3"><w:p>{run("脚注二")}</w:p></w:footnote>'
    )
    document = opened(
        f"<w:p>{run('正文')}</w:p>{section}",
        header1=f"<w:p>{run('页眉一')}</w:p>",
        header2=f"<w:p>{run('页眉二')}</w:p><w:p>{run('又一段')}</w:p>",
        footer1=f"<w:p>{run('页脚')}</w:p>",
        footnotes=notes,
        comments=f'<w:comment w:id="0"><w:p>{run("批注")}</w:p></w:comment>',
    )
    assert [(p.part, p.index, p.text) for p in document.part("header")] == [
        ("header", 0, "页眉二"), ("header", 1, "又一段"), ("header", 2, "页眉一")
    ]  # fmt: skip
    assert [p.text for p in document.part("footnote")] == ["脚注一", "脚注二"]
    assert [p.text for p in document.part("footer") + document.part("comment") + document.part("endnote")] == [
        "页脚",
        "批注",
    ]
    assert document.quote(document.part("footnote")[1].place(0, 2)) == "脚注"
    assert document.part("header")[0].spans[0].end == 3


def test_a_broken_lesser_part_is_absent(opened: Open) -> None:
    document = opened(
        f"<w:p>{run('正文')}</w:p>", comments="<w:p>", theme="<broken", numbering="<w:p>", styles="<w:style"
    )
    assert document.part("comment") == ()
    assert document.paragraphs[0].spans[0].font is None
    assert document.paragraphs[0].format.style is None


def test_the_limits_of_the_text(opened: Open) -> None:
    from gongwen_lint.reading import Limits

    document = opened(f"<w:p>{run('字')}</w:p>" * 20, limits=Limits(paragraphs=5))
    assert (len(document.paragraphs), document.truncated) == (5, True)
    document = opened(f"<w:p>{run('字' * 10)}</w:p>" * 20, limits=Limits(characters=45))
    assert (len(document.paragraphs), document.truncated) == (4, True)
