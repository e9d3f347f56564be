"""Computed list labels."""

from __future__ import annotations

import pytest

from gongwen_lint.reading.numerals import numeral

from .conftest import Open


def level(number: int, form: str, text: str, extra: str = "", start: int | None = 1) -> str:
    begin = f'<w:start w:val="{start}"/>' if start is not None else ""
    return f'<w:lvl w:ilvl="{number}">{begin}<w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(identifier: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identifier}">{"".join(levels)}</w:abstractNum>'


def num(identifier: int, definition: int, extra: str = "") -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{definition}"/>{extra}</w:num>'


def p(list_number: int | None, at: int | None = 0, style: str = "", mark: str = "") -> str:
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    if list_number is not None or at is not None:
        own += "<w:numPr>"
        own += f'<w:ilvl w:val="{at}"/>' if at is not None else ""
        own += f'<w:numId w:val="{list_number}"/>' if list_number is not None else ""
        own += "</w:numPr>"
    return f"<w:p><w:pPr>{own}<w:rPr>{mark}</w:rPr></w:pPr><w:r><w:t>文</w:t></w:r></w:p>"


PAPER = abstract(
    0,
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "%1.%2.%3.%4"),
)


def labels(opened: Open, body: str, numbering: str, styles: str = "") -> list[str]:
    return [x.label for x in opened(body, numbering=numbering, styles=styles).paragraphs]


def test_levels_start_afresh_after_a_level_above(opened: Open) -> None:
    body = "".join(p(1, n) for n in (0, 1, 1, 2, 0, 1, 2, 2))
    expected = ["一、", "（一）", "（二）", "1.", "二、", "（一）", "1.", "2."]
    assert labels(opened, body, PAPER + num(1, 0)) == expected
    document = opened(body, numbering=PAPER + num(1, 0))
    assert (document.paragraphs[0].text, document.paragraphs[0].labelled) == ("文", "一、文")


def test_a_label_may_name_all_levels(opened: Open) -> None:
    assert labels(opened, p(1, 0) + p(1, 0) + p(1, 3) + p(1, 3), PAPER + num(1, 0))[2:] == ["二.一.1.1", "二.一.1.2"]
    legal = abstract(0, level(0, "chineseCounting", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert labels(opened, p(1, 0) + p(1, 1), legal + num(1, 0)) == ["一", "1.1"]


def test_lists_of_one_definition_count_on_together(opened: Open) -> None:
    numbering = PAPER + num(1, 0) + num(2, 0)
    assert labels(opened, p(1) + p(2) + p(1), numbering) == ["一、", "二、", "三、"]


def test_a_start_override_starts_afresh_once(opened: Open) -> None:
    again = num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    fifth = num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    numbering = PAPER + num(1, 0) + again + fifth
    assert labels(opened, p(1) + p(1) + p(2) + p(2) + p(3), numbering) == ["一、", "二、", "一、", "二、", "五、"]


def test_an_override_may_replace_a_level(opened: Open) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimalEnclosedCircleChinese", "%1", start=3)}</w:lvlOverride>'
    assert labels(opened, p(1) + p(1), PAPER + num(1, 0, override)) == ["③", "④"]


@pytest.mark.parametrize(("restart", "expected"), [("0", "3."), ("1", "1."), ("2", "1.")])
def test_restart_rules(opened: Open, restart: str, expected: str) -> None:
    definition = abstract(
        0,
        level(0, "decimal", "%1"),
        level(1, "decimal", "%2"),
        level(2, "decimal", "%3.", f'<w:lvlRestart w:val="{restart}"/>'),
    )
    body = "".join(p(1, n) for n in (0, 1, 2, 2, 0, 2))
    assert labels(opened, body, definition + num(1, 0))[-1] == expected


def test_numbering_of_styles(opened: Open) -> None:
    definition = abstract(
        0,
        level(0, "chineseCountingThousand", "第%1章", '<w:pStyle w:val="h1"/>'),
        level(1, "chineseCountingThousand", "第%2条", '<w:pStyle w:val="h2"/>'),
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h2"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h3"><w:basedOn w:val="h2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="no"><w:basedOn w:val="h2"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    body = p(None, None, "h1") + p(None, None, "h2") + p(None, None, "h3") + p(None, None, "no") + p(0, None, "h1")
    body += p(None, 1, "h1") + p(None, None, "h1")
    expected = ["第一章", "第一条", "第二条", "", "", "第三条", "第二章"]
    assert labels(opened, body, definition + num(1, 0), styles) == expected


def test_a_list_defined_by_a_numbering_style(opened: Open) -> None:
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="ns"/></w:abstractNum>'
    styles = (
        '<w:style w:type="numbering" w:styleId="ns"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = PAPER + link + num(1, 0) + num(2, 1)
    assert labels(opened, p(2) + p(2, 1), numbering, styles) == ["一、", "（一）"]
    circle = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="ns"/></w:abstractNum>' + num(1, 0)
    assert labels(opened, p(1), circle, styles) == [""]


def test_what_is_deleted_does_not_count(opened: Open) -> None:
    body = p(1) + p(1, mark='<w:del w:id="1" w:author="a"/>') + p(1)
    assert labels(opened, body, PAPER + num(1, 0)) == ["一、", "二、"]


def test_text_boxes_count_with_the_body_and_headers_by_themselves(opened: Open) -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(1)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    body = p(1) + f"<w:p>{box}</w:p>" + p(1) + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    document = opened(body, numbering=PAPER + num(1, 0), header1=p(1))
    assert [x.label for x in document.paragraphs] == ["一、", "", "二、", "三、"]
    assert [x.label for x in document.part("header")] == ["一、"]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (level(0, "bullet", "\uf0b7"), "•"),
        (level(0, "bullet", "—"), "—"),
        (level(0, "none", "注："), "注："),
        (level(0, "decimal", ""), ""),
        (level(0, "decimal", "%1", start=None), "0"),
        (level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"), ""),
        (level(0, "neverHeard", "%1"), "1"),
        (level(5, "decimal", "%6"), ""),
        ('<w:lvl w:ilvl="x"/>', ""),
        (
            '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
            '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
            '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>',
            "007",
        ),
    ],
)
def test_odd_levels(opened: Open, made: str, expected: str) -> None:
    assert labels(opened, p(1), abstract(0, made) + num(1, 0)) == [expected]


def test_lists_that_are_not_defined(opened: Open) -> None:
    assert labels(opened, p(9) + p(1) + p(1, 99), num(1, 8)) == ["", "", ""]
    assert [x.label for x in opened(p(1)).paragraphs] == [""]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("chineseCounting", "一 二 十 十一 二十 九十九 一〇〇 一〇一"),
        ("chineseCountingThousand", "一 二 十 十一 二十 九十九 一百 一百零一"),
        ("japaneseCounting", "一 二 十 十一 二十 九十九 百 百一"),
        ("ideographDigital", "一 二 一〇 一一 二〇 九九 一〇〇 一〇一"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾 玖拾玖 壹佰 壹佰零壹"),
        ("decimalFullWidth", "１ ２ １０ １１ ２０ ９９ １００ １０１"),
        ("decimalEnclosedCircleChinese", "① ② ⑩ ⑪ ⑳ 99 100 101"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ ⑳ 99 100 101"),
        ("ideographEnclosedCircle", "㊀ ㊁ ㊉ 11 20 99 100 101"),
        ("ideographTraditional", "甲 乙 癸 11 20 99 100 101"),
        ("ideographZodiac", "子 丑 酉 戌 20 99 100 101"),
        ("ideographZodiacTraditional", "甲子 乙丑 癸酉 甲戌 癸未 99 100 101"),
        ("decimalZero", "01 02 10 11 20 99 100 101"),
        ("upperLetter", "A B J K T UUUU VVVV WWWW"),
        ("lowerLetter", "a b j k t uuuu vvvv wwww"),
        ("upperRoman", "I II X XI XX XCIX C CI"),
        ("lowerRoman", "i ii x xi xx xcix c ci"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇ 99 100 101"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ ⒒ ⒛ 99 100 101"),
        ("ordinal", "1st 2nd 10th 11th 20th 99th 100th 101st"),
        ("numberInDash", "- 1 - - 2 - - 10 - - 11 - - 20 - - 99 - - 100 - - 101 -"),
    ],
)
def test_numerals(form: str, expected: str) -> None:
    assert " ".join(numeral(n, form) for n in (1, 2, 10, 11, 20, 99, 100, 101)) == expected


def test_large_and_odd_numerals() -> None:
    assert numeral(1010, "chineseCountingThousand") == "一千零一十"
    assert numeral(10_001, "chineseCountingThousand") == "一万零一"
    assert numeral(20_500, "chineseCountingThousand") == "二万零五百"
    assert numeral(1111, "japaneseCounting") == "千百十一"
    assert numeral(0, "chineseCounting") == "〇"
    assert (numeral(-1, "upperRoman"), numeral(10**9, "chineseCounting"), numeral(2000, "upperLetter")) == ("-1", "1000000000", "2000")  # fmt: skip
    assert (numeral(3, "none"), numeral(3, "bullet"), numeral(0, "upperRoman")) == ("", "", "")
