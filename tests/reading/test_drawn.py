"""What is drawn and what runs over the pages: lines, boxes, frames, headers, footers, fields, edges of tables."""

from __future__ import annotations

import pytest

from gongwen_lint.document import Border, Paragraph, Position

from .conftest import Open

EMU = 36_000
RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'


def anchored(inside: str, *, width: int = 156, height: int = 0, down: str = "") -> str:
    down = down or "<wp:posOffset>720000</wp:posOffset>"
    return (
        '<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="margin">{down}</wp:positionV>'
        f'<wp:extent cx="{width * EMU}" cy="{height * EMU}"/><a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )


def straight(line: str, *, width: int = 156, shape: str = "line", height: int = 0, down: int = 0) -> str:
    return (
        f'<wps:wsp><wps:spPr><a:xfrm><a:off x="0" y="{down * EMU}"/><a:ext cx="{width * EMU}" cy="{height * EMU}"/></a:xfrm>'
        f'<a:prstGeom prst="{shape}"/>{line}</wps:spPr></wps:wsp>'
    )


def vml(inside: str) -> str:
    return f"<w:r><w:pict>{inside}</w:pict></w:r>"


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (anchored(straight(f'<a:ln w="12700">{RED}</a:ln>')), (156.0, 1.0, "FF0000", "single")),
        (anchored(straight(f'<a:ln w="38100" cmpd="thickThin">{RED}</a:ln>', width=170), width=170), (170.0, 3.0, "FF0000", "thickThin")),
        (anchored(straight(f'{RED}<a:ln><a:noFill/></a:ln>', shape="rect", height=1), height=1), (156.0, 2.83, "FF0000", "single")),
        (vml('<v:line from="0,0" to="442.2pt,0" strokecolor="red" strokeweight="1.5pt" style="position:absolute"/>'), (156.0, 1.5, "FF0000", "single")),
        (
            vml('<v:line from="0,0" to="170mm,0" strokecolor="#f00" strokeweight="3pt" style="position:absolute"><v:stroke linestyle="thinThick"/></v:line>'),
            (170.0, 3.0, "FF0000", "thinThick"),
        ),
        (vml('<v:shape style="position:absolute;width:442.2pt;height:0" strokecolor="#ff0000 [3205]"/>'), (156.0, 0.75, "FF0000", "single")),
    ],
)  # fmt: skip
def test_lines(opened: Open, run: str, expected: tuple[float, float, str, str]) -> None:
    (line,) = opened(f"<w:p><w:r><w:t>一</w:t></w:r></w:p><w:p>{run}</w:p>").lines
    assert (line.length, line.weight, line.colour, line.style) == expected
    assert (line.part, line.paragraph) == ("body", 1)


@pytest.mark.parametrize(
    "run",
    [
        anchored(straight(f'<a:ln w="12700">{RED}</a:ln>', height=20), height=20),
        anchored(straight("<a:ln><a:noFill/></a:ln>")),
        anchored(straight(f'<a:ln w="12700">{RED}</a:ln>', width=5), width=5),
        vml('<v:line from="0,0" to="0,300pt" strokecolor="red"/>'),
    ],
)
def test_what_is_no_line(opened: Open, run: str) -> None:
    assert opened(f"<w:p>{run}</w:p>").lines == ()


def test_a_line_is_read_once_and_in_its_group(opened: Open) -> None:
    group = (
        f'<wpg:wgp><wpg:grpSpPr><a:xfrm><a:ext cx="{170 * EMU}" cy="{20 * EMU}"/><a:chOff x="0" y="{10 * EMU}"/>'
        f'<a:chExt cx="{340 * EMU}" cy="{40 * EMU}"/></a:xfrm></wpg:grpSpPr>'
        f"{straight(f'<a:ln>{RED}</a:ln>', width=340, down=30)}</wpg:wgp>"
    )
    choice = anchored(group, width=170, height=20)
    fallback = vml('<v:line from="0,0" to="442.2pt,0" strokecolor="red"/>')
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wpg">{choice.removeprefix("<w:r>").removesuffix("</w:r>")}</mc:Choice>'
        f"<mc:Fallback>{fallback.removeprefix('<w:r>').removesuffix('</w:r>')}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    (line,) = opened(f"<w:p>{both}</w:p>").lines
    assert line.length == 170.0
    assert line.position == Position(170.0, 20.0, None, 30.0, "page", "margin", "center", "")


def test_boxes_and_frames(opened: Open) -> None:
    box = (
        "<wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>某某局</w:t></w:r></w:p><w:p><w:r><w:t>文件</w:t></w:r></w:p>"
        "</w:txbxContent></wps:txbx></wps:wsp>"
    )
    frame = '<w:pPr><w:framePr w:w="567" w:x="1134" w:vAnchor="page" w:hAnchor="margin" w:yAlign="bottom"/></w:pPr>'
    document = opened(f"<w:p><w:r><w:t>前</w:t></w:r>{anchored(box, height=40)}</w:p><w:p>{frame}</w:p>")
    (found,) = document.boxes
    assert [document.paragraphs[number].text for number in found.paragraphs] == ["某某局", "文件"]
    assert (found.position.width, found.position.y, found.position.y_from) == (156.0, 20.0, "margin")
    assert document.paragraphs[-1].format.frame == Position(10.0, None, 20.0, None, "margin", "page", "", "bottom")


def test_headers_and_footers_as_they_take_effect(opened: Open) -> None:
    section = '<w:sectPr>{}<w:pgSz w:w="11906" w:h="16838"/><w:pgNumType w:fmt="numberInDash" w:start="3"/></w:sectPr>'
    own = '<w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="first" r:id="footer1"/>'
    footer = "<w:p><w:r><w:t>底</w:t></w:r></w:p>"
    document = opened(f"<w:p><w:pPr>{section.format(own)}</w:pPr></w:p>{section.format('')}", footer1=footer)
    assert [(r.part, r.section, r.pages, [p.text for p in r.paragraphs]) for r in document.running] == [
        ("footer", 0, "default", ["底"]),
        ("footer", 1, "default", ["底"]),
    ]
    assert (document.sections[0].page_number_format, document.sections[0].page_number_start) == ("numberInDash", 3)


def fielded(opened: Open, inside: str) -> Paragraph:
    return opened(f"<w:p>{inside}</w:p>").paragraphs[0]


COMPLEX = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PA</w:instrText></w:r><w:r><w:instrText>GE \\* MERGEFORMAT '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("inside", "place"),
    [
        ('<w:fldSimple w:instr=" page  \\* MERGEFORMAT"><w:r><w:t>12</w:t></w:r></w:fldSimple>', (2, 4)),
        ('<w:fldSimple w:instr=" page  \\* MERGEFORMAT"/>', (2, 2)),
        (COMPLEX.format("<w:r><w:t>12</w:t></w:r>"), (2, 4)),
        (COMPLEX.format(""), (2, 2)),
        (f"<w:sdt><w:sdtContent>{COMPLEX.format('<w:r><w:t>1</w:t></w:r>')}</w:sdtContent></w:sdt>", (2, 3)),
    ],
)
def test_fields(opened: Open, inside: str, place: tuple[int, int]) -> None:
    paragraph = fielded(opened, f'<w:r><w:t xml:space="preserve">— </w:t></w:r>{inside}<w:r><w:t>—</w:t></w:r>')
    (field,) = paragraph.fields
    assert (field.name, field.switches, (field.start, field.end)) == ("PAGE", ("\\*", "MERGEFORMAT"), place)


def test_fields_of_a_text_box_are_not_those_of_its_paragraph(opened: Open) -> None:
    box = f"<wps:wsp><wps:txbx><w:txbxContent><w:p>{COMPLEX.format('')}</w:p></w:txbxContent></wps:txbx></wps:wsp>"
    document = opened(f"<w:p><w:r><w:t>前</w:t></w:r>{anchored(box)}</w:p>")
    assert [len(p.fields) for p in document.paragraphs] == [0, 1]


def test_edges_and_tabs_of_paragraphs(opened: Open) -> None:
    shape = (
        '<w:pPr><w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="24" w:space="4" w:color="FF0000"/></w:pBdr><w:tabs>'
        '<w:tab w:val="end" w:pos="8844"/><w:tab w:val="clear" w:pos="420"/></w:tabs><w:snapToGrid w:val="0"/></w:pPr>'
    )
    (paragraph,) = opened(f"<w:p>{shape}</w:p>", settings='<w:defaultTabStop w:val="420"/>').paragraphs
    assert paragraph.format.rule_bottom == Border("thinThickSmallGap", 3.0, "FF0000", 4.0)
    assert paragraph.format.tabs == ((442.2, "right"),)
    assert not paragraph.format.snap_to_grid
    assert paragraph.tab_stop == 21.0


def test_edges_of_tables(opened: Open) -> None:
    styles = (
        '<w:style w:type="table" w:default="1" w:styleId="a"><w:name w:val="Normal Table"/></w:style>'
        '<w:style w:type="table" w:styleId="g"><w:name w:val="Grid"/><w:tblPr><w:tblBorders>'
        '<w:top w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="2"/>'
        "</w:tblBorders></w:tblPr></w:style>"
    )
    cell = "<w:tc>{}<w:p/></w:tc>"
    thick = '<w:tcPr><w:tcBorders><w:top w:val="single" w:sz="8"/><w:bottom w:val="nil"/></w:tcBorders></w:tcPr>'
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="g"/><w:tblW w:w="8844" w:type="dxa"/><w:jc w:val="center"/></w:tblPr>'
        f"<w:tr>{cell.format(thick)}</w:tr><w:tr>{cell.format('')}</w:tr></w:tbl><w:p/>"
    )
    document = opened(table, styles=styles)
    look = document.table_format(document.tables[0])
    assert look is not None
    assert (look.width, look.alignment) == (156.0, "center")
    single = "single"
    assert look.rules == (
        (Border(single, 1.0), Border(single, 0.25)),
        (Border(single, 0.25), Border(single, 0.5)),
    )


def test_a_text_draft_draws_nothing() -> None:
    from gongwen_lint.reading import read

    document = read("某某局文件".encode(), "a.md")
    assert (document.lines, document.boxes, document.running) == ((), (), ())
    assert document.paragraphs[0].fields == ()
