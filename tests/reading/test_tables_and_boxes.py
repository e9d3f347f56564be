"""Tables, text boxes and pictures, each at its place in reading order."""

from __future__ import annotations

import pytest

from gongwen_lint.document import Cell, Picture
from gongwen_lint.reading import Limits

from .conftest import Open


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def test_cells_know_their_grid_column(opened: Open) -> None:
    body = p("前") + tbl(
        tr(tc(p("签发"), '<w:gridSpan w:val="2"/>'), tc(p("李四"))),
        tr(tc(p("核稿")), tc(p("王五") + p("2016年4月8日")), tc(p("")), properties='<w:gridBefore w:val="0"/>'),
        tr(tc(p("后移")), properties='<w:gridBefore w:val="2"/>'),
    )
    document = opened(body)
    cells = [(paragraph.text, paragraph.cell) for paragraph in document.paragraphs]
    assert cells == [
        ("前", None),
        ("签发", Cell(0, 0, 0)),
        ("李四", Cell(0, 0, 2)),
        ("核稿", Cell(0, 1, 0)),
        ("王五", Cell(0, 1, 1)),
        ("2016年4月8日", Cell(0, 1, 1)),
        ("", Cell(0, 1, 2)),
        ("后移", Cell(0, 2, 2)),
    ]
    assert document.tables[0].rows == (((1,), (), (2,)), ((3,), (4, 5), (6,)), ((), (), (7,)))


def test_cells_merged_upwards_are_left_out(opened: Open) -> None:
    merged, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = tbl(
        tr(tc(p("会签"), merged), tc(p("甲"))),
        tr(tc(p("看不见"), goes_on), tc(p("乙"))),
        tr(tc(p("不再合并")), tc(p("丙"))),
        tr(tc(p("上面没有开头"), goes_on), tc(p("丁"))),
    )
    document = opened(body)
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "会签",
        "甲",
        "乙",
        "不再合并",
        "丙",
        "上面没有开头",
        "丁",
    ]
    assert document.tables[0].rows[1] == ((), (2,))


def test_tables_in_cells(opened: Open) -> None:
    inner = tbl(tr(tc(p("内"))))
    document = opened(tbl(tr(tc(p("上") + inner + p("下")), tc(p("右")))) + p("后"))
    assert [(x.text, x.cell) for x in document.paragraphs] == [
        ("上", Cell(0, 0, 0)),
        ("内", Cell(1, 0, 0, 2)),
        ("下", Cell(0, 0, 0)),
        ("右", Cell(0, 0, 1)),
        ("后", None),
    ]
    assert document.tables[0].rows == (((0, 2), (3,)),)
    assert document.tables[1].rows == (((1,),),)


def test_content_controls_around_rows_and_cells(opened: Open) -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    body = tbl(control(tr(tc(p("一")))), tr(control(tc(p("二"))), tc(control(p("三")))))
    document = opened(body)
    assert document.tables[0].rows == (((0,),), ((1,), (2,)))
    assert [x.text for x in document.paragraphs] == ["一", "二", "三"]


def test_deleted_rows_and_cells(opened: Open) -> None:
    mark = '<w:del w:id="1" w:author="a"/>'
    body = tbl(tr(tc(p("删")), properties=mark), tr(tc(p("删"), '<w:cellDel w:id="1" w:author="a"/>'), tc(p("留"))))
    document = opened(body)
    assert [x.text for x in document.paragraphs] == ["留"]
    assert document.tables[0].rows == (((0,),),)
    assert document.tracked


def test_absurd_spans_cost_nothing(opened: Open) -> None:
    document = opened(tbl(tr(*[tc(p("宽"), '<w:gridSpan w:val="99999999"/>')] * 5)))
    assert len(document.tables[0].rows[0]) == 5 * 63
    assert len(opened(tbl(tr(tc(p("负"), '<w:gridSpan w:val="-3"/>')))).tables[0].rows[0]) == 1


def drawing(content: str, *, low: bool = False, name: str = "文本框 1", alternative: str = "") -> str:
    """A floating text box."""
    vertical = '<wp:positionV relativeFrom="page"><wp:align>bottom</wp:align></wp:positionV>' if low else ""
    return (
        f'<w:r><w:drawing><wp:anchor>{vertical}<wp:docPr id="1" name="{name}" descr="{alternative}"/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def vml(content: str, attributes: str = "") -> str:
    return (
        f"<w:r><w:pict><v:shape {attributes}><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r>"
    )


@pytest.mark.parametrize("box", [drawing, vml])
def test_a_box_before_the_first_word_comes_first(opened: Open, box: object) -> None:
    made = box(p("北京市朝阳区某某局文件"))  # type: ignore[operator]
    document = opened(f"<w:p>{made}<w:r><w:t>标题</w:t></w:r></w:p>{p('区政府：')}")
    assert [(x.index, x.part, x.text) for x in document.paragraphs] == [
        (0, "textbox", "北京市朝阳区某某局文件"),
        (1, "body", "标题"),
        (2, "body", "区政府："),
    ]
    place = document.paragraphs[0].place(0, 3)
    assert (place.part, document.quote(place)) == ("textbox", "北京市")


def test_any_other_box_comes_after_its_paragraph(opened: Open) -> None:
    body = (
        f"<w:p><w:r><w:t>文</w:t></w:r>{drawing(p('中间'))}<w:r><w:t>字</w:t></w:r></w:p><w:p>{drawing(p('空段'))}</w:p>"
        f"<w:p>{drawing(p('抄送：区委办公室。'), low=True)}<w:r><w:t>最后一段</w:t></w:r></w:p>"
    )
    assert [x.text for x in opened(body).paragraphs] == ["文字", "中间", "", "空段", "最后一段", "抄送：区委办公室。"]


def test_a_box_in_both_ways_of_writing_is_read_once(opened: Open) -> None:
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing(p("红头"))[5:-6]}</mc:Choice>'
        f"<mc:Fallback>{vml(p('红头'))[5:-6]}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert [x.text for x in opened(f"<w:p>{both}<w:r><w:t>题</w:t></w:r></w:p>").paragraphs] == ["红头", "题"]


def test_boxes_in_cells_groups_and_boxes(opened: Open) -> None:
    group = (
        '<w:r><w:drawing><wp:anchor><wp:docPr id="1" name="组合 1"/><a:graphic><a:graphicData><wpg:wgp>'
        + "".join(f"<wps:wsp><wps:txbx><w:txbxContent>{p(t)}</w:txbxContent></wps:txbx></wps:wsp>" for t in "甲乙")
        + "</wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
    document = opened(
        tbl(tr(tc(f"<w:p>{group}</w:p>"))) + f"<w:p>{drawing('<w:p>' + drawing(p('内')) + '</w:p>')}</w:p>"
    )
    assert [(x.part, x.text) for x in document.paragraphs] == [
        ("body", ""),
        ("textbox", "甲"),
        ("textbox", "乙"),
        ("body", ""),
        ("textbox", ""),
        ("textbox", "内"),
    ]
    assert document.paragraphs[1].cell == Cell(0, 0, 0)
    assert document.tables[0].rows == (((0, 1, 2),),)
    assert document.paragraphs[4].cell is None


def test_boxes_may_hold_tables(opened: Open) -> None:
    document = opened(f"<w:p>{drawing(tbl(tr(tc(p('印发机关')), tc(p('2016年4月8日印发')))))}</w:p>{p('后')}")
    assert [(x.part, x.cell) for x in document.paragraphs[1:]] == [
        ("textbox", Cell(0, 0, 0)),
        ("textbox", Cell(0, 0, 1)),
        ("body", None),
    ]


def test_boxes_within_boxes_end_somewhere(opened: Open) -> None:
    content = p("底")
    for _ in range(12):
        content = f"<w:p>{vml(content)}</w:p>"
    document = opened(content, limits=Limits(boxes=3))
    assert document.truncated
    assert len(document.paragraphs) == 4


def picture(attributes: str, inner: str = "", *, anchored: bool = False) -> str:
    kind = "anchor" if anchored else "inline"
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:docPr id="1" {attributes}/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="0" {inner or attributes}/></pic:nvPicPr></pic:pic></a:graphicData></a:graphic></wp:{kind}>'
        "</w:drawing></w:r>"
    )


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (picture('name="公章" descr="合法性审查专用章" title="章"', anchored=True), ("公章", "合法性审查专用章", "章", True)),
        (picture('name="图片 1"'), ("图片 1", "", "", False)),
        (picture('name="图片 1"', 'name="审查章.png" descr=""'), ("审查章.png", "", "", False)),
        (picture('name="图片 1" descr="章"', 'name="a.png" descr="章"'), ("a.png", "章", "", False)),
        (drawing(p("")), ("文本框 1", "", "", True)),
        ('<w:r><w:pict><v:shape id="图片_x0020_1" alt="公章" style="position:absolute"><v:imagedata o:title="章"/></v:shape></w:pict></w:r>', ("图片 1", "公章", "章", True)),
        ('<w:r><w:pict><v:rect id="_x0000_s1026"><v:textpath string="某某局文件"/></v:rect></w:pict></w:r>', ("", "某某局文件", "", False)),
        ('<w:r><w:object><v:shape id="对象" alt="电子印章"/></w:object></w:r>', ("对象", "电子印章", "", False)),
    ],
)  # fmt: skip
def test_pictures_keep_their_words(opened: Open, inside: str, expected: tuple[str, str, str, bool]) -> None:
    document = opened(p("前") + f"<w:p><w:r><w:t>署名</w:t></w:r>{inside}</w:p>")
    name, alternative, title, anchored = expected
    assert document.pictures == (Picture("body", 1, name, alternative, title, anchored),)


@pytest.mark.parametrize(
    "inside",
    [
        drawing(p("有字的文本框")),
        '<w:r><w:object><v:shape id="对象 1"/><o:OLEObject/></w:object></w:r>',
        '<w:r><w:pict><v:shapetype id="_x0000_t75"/><v:shape id="_x0000_s1"/></w:pict></w:r>',
        picture('name="藏" descr="藏" hidden="1"', 'name=""'),
    ],
)  # fmt: skip
def test_what_is_no_picture(opened: Open, inside: str) -> None:
    assert opened(f"<w:p>{inside}</w:p>").pictures == ()


def test_pictures_in_groups_are_told_apart(opened: Open) -> None:
    one = '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="{}" descr="{}"/></pic:nvPicPr></pic:pic>'
    group = (
        '<w:r><w:drawing><wp:anchor><wp:docPr id="1" name="组合 1"/><a:graphic><a:graphicData><wpg:wgp>'
        + one.format("红线", "")
        + one.format("章", "合法性审查专用章")
        + "</wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
    assert {(x.name, x.alternative_text) for x in opened(f"<w:p>{group}</w:p>").pictures} == {
        ("组合 1", ""),
        ("红线", ""),
        ("章", "合法性审查专用章"),
    }
