"""Tracked changes and hidden text: insertions in, deletions out; the text is what the paper says once all is accepted."""

from __future__ import annotations

import pytest

from .conftest import Open

A = 'w:id="1" w:author="王五" w:date="2016-04-08T00:00:00Z"'


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def p(inside: str, mark: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}<w:rPr>{mark}</w:rPr></w:pPr>{inside}</w:p>"


DELETED = f"<w:del {A}/>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"{run('拟')}<w:ins {A}>{run('同意')}</w:ins>", "拟同意"),
        (f"{run('拟')}<w:del {A}><w:r><w:delText>不</w:delText></w:r></w:del>{run('同意')}", "拟同意"),
        (f"<w:del {A}>{run('删去的也写成 w:t')}</w:del>{run('留')}", "留"),
        (f"<w:moveFrom {A}>{run('走')}</w:moveFrom><w:moveTo {A}>{run('来')}</w:moveTo>", "来"),
        (f"<w:ins {A}><w:del {A}>{run('插了又删')}</w:del></w:ins>{run('留')}", "留"),
        (f"<w:ins {A}><w:hyperlink>{run('链接')}</w:hyperlink></w:ins>", "链接"),
        (f"<w:r><w:rPr><w:rPrChange {A}><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>改过格式</w:t></w:r>", "改过格式"),
    ],
)  # fmt: skip
def test_changes_in_a_paragraph(opened: Open, inside: str, text: str) -> None:
    document = opened(f"<w:p>{inside}</w:p>")
    assert document.paragraphs[0].text == text
    assert document.tracked


def test_no_changes(opened: Open) -> None:
    assert not opened(p(run("正文"))).tracked


def test_spans_tell_what_is_inserted(opened: Open) -> None:
    (paragraph,) = opened(f"<w:p>{run('拟')}<w:ins {A}>{run('同')}{run('意')}</w:ins>{run('。')}</w:p>").paragraphs
    assert [(s.start, s.end, s.inserted) for s in paragraph.spans] == [(0, 1, False), (1, 3, True), (3, 4, False)]


@pytest.mark.parametrize("mark", [DELETED, f"<w:moveFrom {A}/>", "<w:vanish/>", "<w:vanish/><w:specVanish/>"])
def test_a_paragraph_whose_mark_is_gone_joins_the_next(opened: Open, mark: str) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="正文"/></w:style>'
    body = (
        p(run("关于提请"), mark)
        + p(run("审议"), mark)
        + p(run("的请示"), properties='<w:pStyle w:val="b"/>')
        + p(run("后"))
    )
    document = opened(body, styles=styles)
    assert [(x.index, x.text) for x in document.paragraphs] == [(0, "关于提请审议的请示"), (1, "后")]
    assert document.paragraphs[0].format.style == "正文"
    assert document.paragraphs[0].spans[-1].end == 9


def test_marks_that_stay(opened: Open) -> None:
    body = p(run("甲"), f"<w:ins {A}/>") + p(run("乙"), '<w:vanish w:val="0"/>') + p(run("丙"))
    assert [x.text for x in opened(body).paragraphs] == ["甲", "乙", "丙"]


def test_a_paragraph_wholly_deleted_is_gone(opened: Open) -> None:
    body = p(run("甲")) + p(f"<w:del {A}>{run('整段')}</w:del>", DELETED) + p(run("乙")) + p("", DELETED)
    assert [x.text for x in opened(body).paragraphs] == ["甲", "乙"]


def test_a_deleted_mark_does_not_join_across_tables_and_cells(opened: Open) -> None:
    cell = f"<w:tbl><w:tr><w:tc>{p(run('格'), DELETED)}</w:tc><w:tc>{p('', DELETED)}</w:tc></w:tr></w:tbl>"
    document = opened(p(run("前"), DELETED) + cell + p(run("后")))
    assert [x.text for x in document.paragraphs] == ["前", "格", "", "后"]
    assert document.tables[0].rows == (((1,), (2,)),)


STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="ph"><w:name w:val="ph"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="pc"><w:name w:val="pc"/><w:basedOn w:val="ph"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="ps"><w:basedOn w:val="ph"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="ch"><w:name w:val="ch"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="cc"><w:basedOn w:val="ch"/></w:style>'
)


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "shows"),
    [
        ("", "", "", True),
        ("", "", "<w:vanish/>", False),
        ("ph", "", "", False),
        ("pc", "", "", False),
        ("ps", "", "", True),
        ("", "ch", "", False),
        ("", "cc", "", False),
        ("ph", "ch", "", True),  # two toggles cancel each other out
        ("ps", "ch", "", False),
        ("ph", "", '<w:vanish w:val="false"/>', True),
        ("ph", "ch", "<w:vanish/>", False),
    ],
)
def test_hidden_by_style(opened: Open, paragraph: str, character: str, direct: str, shows: bool) -> None:
    style = f'<w:pPr><w:pStyle w:val="{paragraph}"/></w:pPr>' if paragraph else ""
    inner = f'<w:rStyle w:val="{character}"/>' if character else ""
    body = f"<w:p>{style}<w:r><w:rPr>{inner}{direct}</w:rPr><w:t>字</w:t></w:r></w:p>"
    assert opened(body, styles=STYLES).paragraphs[0].text == ("字" if shows else "")


def test_hidden_by_default(opened: Open) -> None:
    styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    body = "<w:p><w:r><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>露</w:t></w:r></w:p>"
    assert opened(body, styles=styles).paragraphs[0].text == "露"
