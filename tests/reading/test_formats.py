"""Effective formatting: what takes effect once run, styles, defaults and theme are put together."""

from __future__ import annotations

from typing import Any

import pytest

from gongwen_lint.document import Paragraph

from .conftest import Open

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
    '<w:sz w:val="21"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
    '<w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="公文标题"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:jc w:val="center"/><w:spacing w:before="312" w:line="560" w:lineRule="exact"/><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:b/><w:sz w:val="44"/><w:color w:val="ff0000"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t2"><w:name w:val="t2"/><w:basedOn w:val="t"/>'
    '<w:rPr><w:rFonts w:eastAsiaTheme="majorEastAsia"/><w:b w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="l1"><w:name w:val="l1"/><w:basedOn w:val="l2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="l2"><w:name w:val="l2"/><w:basedOn w:val="l1"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="tt"><w:name w:val="tt"/><w:pPr><w:jc w:val="end"/></w:pPr><w:rPr><w:b/><w:sz w:val="18"/></w:rPr></w:style>'
)
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
FONTS = (
    '<a:latin typeface="{}"/><a:ea typeface="{}"/><a:cs typeface=""/><a:font script="Hans" typeface="{}"/>'
    '<a:font script="Hant" typeface="新細明體"/>'
)
THEME = (
    f'<a:theme xmlns:a="{A}"><a:themeElements><a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:accent2><a:srgbClr val="C00000"/></a:accent2></a:clrScheme><a:fontScheme name="x">'
    f"<a:majorFont>{FONTS.format('Cambria', '黑体', '')}</a:majorFont>"
    f"<a:minorFont>{FONTS.format('Calibri', '', '等线')}</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)


def first(opened: Open, properties: str = "", paragraph: str = "", **parts: str) -> Paragraph:
    body = f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{properties}</w:rPr><w:t>字</w:t></w:r></w:p>"
    return opened(body, **({"styles": STYLES, "theme": THEME} | parts)).paragraphs[0]


@pytest.mark.parametrize(
    ("properties", "paragraph", "expected"),
    [
        ("", "", {"font": "等线", "latin_font": "Calibri", "size": 10.5, "bold": False, "colour": None}),
        ('<w:rFonts w:eastAsia="仿宋_GB2312" w:ascii="仿宋_GB2312"/><w:sz w:val="32"/>', "", {"font": "仿宋_GB2312", "size": 16.0}),
        ("", '<w:pStyle w:val="t"/>', {"font": "方正小标宋简体", "size": 22.0, "bold": True, "colour": "FF0000", "latin_font": "Calibri"}),
        ("", '<w:pStyle w:val="t2"/>', {"font": "黑体", "size": 22.0, "bold": False}),
        ('<w:rStyle w:val="s"/>', "", {"bold": True, "underline": True}),
        ('<w:rStyle w:val="s"/>', '<w:pStyle w:val="t"/>', {"bold": False, "underline": True}),
        ('<w:rStyle w:val="s"/><w:b/>', '<w:pStyle w:val="t"/>', {"bold": True}),
        ('<w:rStyle w:val="gone"/>', '<w:pStyle w:val="gone"/>', {"size": 10.5, "bold": False}),
        ("", '<w:pStyle w:val="l1"/>', {"italic": True}),
        ('<w:sz w:val="32.0"/>', "", {"size": 16.0}),
        ('<w:sz w:val=""/>', "", {"size": 10.5}),
        ('<w:sz w:val="十六"/>', "", {"size": 10.5}),
        ('<w:sz w:val="1e400"/>', "", {"size": 10.5}),
        ('<w:sz w:val="16pt"/>', "", {"size": 16.0}),
        ('<w:color w:val="auto"/>', '<w:pStyle w:val="t"/>', {"colour": None}),
        ('<w:color w:val="nonsense"/>', "", {"colour": None}),
        ('<w:color w:themeColor="accent2"/>', "", {"colour": "C00000"}),
        ('<w:color w:val="123456" w:themeColor="accent2"/>', "", {"colour": "123456"}),
        ('<w:u w:val="none"/>', "", {"underline": False}),
        ('<w:i w:val="on"/>', "", {"italic": True}),
        ('<w:rFonts w:eastAsiaTheme="majorEastAsia" w:eastAsia="宋体"/>', "", {"font": "黑体"}),
        ('<w:rFonts w:eastAsiaTheme="nonsense" w:eastAsia="宋体"/>', "", {"font": "宋体"}),
    ],
)  # fmt: skip
def test_runs(opened: Open, properties: str, paragraph: str, expected: dict[str, Any]) -> None:
    (span,) = first(opened, properties, paragraph).spans
    assert {name: getattr(span, name) for name in expected} == expected


def test_the_script_of_the_theme_font(opened: Open) -> None:
    settings = '<w:themeFontLang w:val="en-US" w:eastAsia="zh-TW"/>'
    assert first(opened, settings=settings).spans[0].font == "新細明體"


def test_spans_are_as_long_as_the_formatting_stays_the_same(opened: Open) -> None:
    def r(text: str, properties: str = "") -> str:
        return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"

    big = '<w:sz w:val="44"/>'
    language = '<w:lang w:eastAsia="zh-CN"/>'
    body = f"<w:p>{r('关于')}{r('提请')}{r('审议', big)}{r('的', big + language)}{r('请示')}</w:p>"
    document = opened(body, styles=STYLES)
    assert [(s.start, s.end, s.size) for s in document.paragraphs[0].spans] == [
        (0, 4, 10.5),
        (4, 7, 22.0),
        (7, 9, 10.5),
    ]
    assert document.paragraphs[0].spans is document.paragraphs[0].spans


def test_an_empty_paragraph_has_the_formatting_of_its_mark(opened: Open) -> None:
    body = '<w:p><w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:pPr></w:p><w:p/>'
    spans = [x.spans for x in opened(body, styles=STYLES).paragraphs]
    assert [(s[0].start, s[0].end, s[0].size) for s in spans] == [(0, 0, 16.0), (0, 0, 10.5)]


def test_links(opened: Open) -> None:
    body = (
        '<w:p><w:hyperlink r:id="rId7"><w:r><w:t>网址</w:t></w:r></w:hyperlink><w:r><w:t>与</w:t></w:r>'
        '<w:hyperlink w:anchor="附件"><w:r><w:t>书签</w:t></w:r></w:hyperlink></w:p>'
    )
    (paragraph,) = opened(body, links={"rId7": "http://www.bjchy.gov.cn/"}).paragraphs
    assert [s.link for s in paragraph.spans] == ["http://www.bjchy.gov.cn/", None, "#附件"]


def test_table_styles_stand_under_paragraph_styles(opened: Open) -> None:
    def cell(style: str, paragraph: str = "") -> str:
        table = f'<w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>' if style else ""
        return f"<w:tbl>{table}<w:tr><w:tc><w:p><w:pPr>{paragraph}</w:pPr><w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"

    body = cell("tt") + cell("tt", '<w:pStyle w:val="t"/>') + cell("")
    spans = [x.spans[0] for x in opened(body, styles=STYLES).paragraphs]
    assert [(s.size, s.bold) for s in spans] == [(9.0, True), (22.0, False), (10.5, False)]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("", {"style": "Normal", "alignment": "both", "space_after": 8.0, "line": None}),
        ('<w:pStyle w:val="t"/>', {"style": "公文标题", "alignment": "center", "space_before": 15.6, "space_after": 8.0, "line": 28.0, "line_rule": "exact", "outline_level": 0}),
        ('<w:jc w:val="end"/>', {"alignment": "right"}),
        ('<w:jc w:val="start"/>', {"alignment": "left"}),
        ('<w:ind w:firstLineChars="200" w:firstLine="640"/>', {"indent_first": 32.0, "indent_first_chars": 2.0, "indent_left": None}),
        ('<w:ind w:left="1280" w:hanging="640" w:hangingChars="200"/>', {"indent_left": 64.0, "indent_first": -32.0, "indent_first_chars": -2.0}),
        ('<w:ind w:start="1280" w:endChars="400"/>', {"indent_left": 64.0, "indent_right_chars": 4.0}),
        ('<w:ind w:left="2.54cm"/>', {"indent_left": 72.0}),
        ('<w:ind w:left="x" w:firstLine=""/>', {"indent_left": None, "indent_first": None}),
        ('<w:spacing w:line="360"/>', {"line": 1.5, "line_rule": "auto"}),
        ('<w:spacing w:line="400" w:lineRule="atLeast" w:beforeLines="100"/>', {"line": 20.0, "line_rule": "atLeast", "space_before": 12.0}),
        ('<w:outlineLvl w:val="9"/>', {"outline_level": None}),
        ('<w:pBdr><w:bottom w:val="single" w:color="FF0000" w:sz="12"/><w:top w:val="nil"/></w:pBdr>', {"border_bottom": "FF0000", "border_top": None}),
        ('<w:pBdr><w:top w:val="double"/></w:pBdr>', {"border_bottom": None, "border_top": "auto"}),
        ("<w:pageBreakBefore/>", {"page_break_before": True}),
    ],
)  # fmt: skip
def test_paragraphs(opened: Open, paragraph: str, expected: dict[str, Any]) -> None:
    found = first(opened, "", paragraph).format
    assert {name: getattr(found, name) for name in expected} == pytest.approx(expected)


def test_list_levels_indent_under_the_paragraph(opened: Open) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    found = first(opened, "", listed, numbering=numbering).format
    assert (found.indent_left, found.indent_first) == (21.0, -21.0)
    found = first(opened, "", listed + '<w:ind w:left="0" w:firstLine="640"/>', numbering=numbering).format
    assert (found.indent_left, found.indent_first) == (0.0, 32.0)


def test_a_style_sheet_written_in_an_unusual_way(opened: Open) -> None:
    for odd in (
        STYLES.replace("</w:docDefaults>", "</w:docDefaults><!-- 注 -->"),
        STYLES.replace('w:type="paragraph" w:styleId="t"', 'w:styleId="t" w:customStyle="1" w:type="paragraph"'),
        STYLES.replace('"', "'"),
        STYLES.replace("<w:style ", "<w:style\n    "),
        STYLES.replace("</w:docDefaults>", "</w:docDefaults><![CDATA[ ]]>"),
        STYLES.replace('w:styleId="t"', 'w:styleId="&#116;"'),
    ):
        (span,) = first(opened, "", '<w:pStyle w:val="t"/>', styles=odd).spans
        assert (span.size, span.bold) == (22.0, True)
    whole = STYLES.replace("</w:docDefaults>", "</w:docDefaults><!-- 注 -->")
    assert first(opened, "", '<w:pStyle w:val="t2"/>', styles=whole).spans[0].font == "黑体"


def test_another_prefix(opened: Open) -> None:
    from gongwen_lint.reading import read

    from .conftest import archive, entries

    made = entries("<w:p><w:pPr><w:pStyle w:val='t'/></w:pPr><w:r><w:t>字</w:t></w:r></w:p>", styles=STYLES)
    for name in ("word/document.xml", "word/styles.xml"):
        made[name] = str(made[name]).replace("w:", "x:").replace("xmlns:w=", "xmlns:x=")
    document = read(archive(made), "a.docx")
    assert document.paragraphs[0].text == "字"
    assert document.paragraphs[0].spans[0].size == 22.0


def test_page_set_up(opened: Open) -> None:
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"'
        ' w:header="851" w:footer="1400" w:gutter="0"/><w:titlePg/>'
        '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/></w:sectPr>'
    )
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    settings = "<w:evenAndOddHeaders/>"
    (found,) = opened(f"<w:p/><w:p/>{section}", styles=styles, settings=settings).sections
    assert (found.width, found.height, found.top, found.bottom) == (210.01, 297.0, 37.01, 35.0)
    assert (found.left, found.right, found.header_distance, found.footer_distance) == (28.01, 26.0, 15.01, 24.69)
    assert (found.grid_lines, found.grid_characters) == (22, 28)
    assert (found.title_page, found.even_and_odd, found.landscape) == (True, True, False)
    assert (found.first_paragraph, found.last_paragraph) == (0, 1)


def test_page_set_up_that_makes_no_sense(opened: Open) -> None:
    section = '<w:sectPr><w:pgSz w:w="" w:h="x" w:orient="landscape"/><w:pgMar w:top="-2098"/><w:docGrid w:type="lines" w:linePitch="0"/></w:sectPr>'  # fmt: skip
    (found,) = opened(f"<w:p/>{section}").sections
    assert (found.width, found.height, found.top, found.landscape) == (215.9, 279.4, 37.01, True)
    assert (found.grid_lines, found.grid_characters, found.even_and_odd) == (None, None, False)
    assert opened("<w:p/>").sections == ()


def test_a_theme_without_a_typeface_leaves_what_was_there(opened: Open) -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
        '<w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/></w:rPr></w:style>'
    )
    (span,) = first(opened, '<w:rFonts w:eastAsiaTheme="majorEastAsia"/>', styles=styles, theme="<a/>").spans
    assert span.font == "宋体"
