"""Who signs, as it is laid out: further names under the first, 文件 beside joint names, stamps that are pictures."""

from __future__ import annotations

import pytest

from gongwen_checks.gbt9704_2012 import edges
from gongwen_lint.reading import read
from gongwen_lint.testing import wordml
from gongwen_lint.testing.engine import Engine
from gongwen_lint.testing.package import Package, png, skeleton
from gongwen_lint.testing.wordml import DECLARED

SET_UP = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1588" w:right="1474"/>'
    "</w:sectPr>"
)
TAB = '<w:tabs><w:tab w:val="{}" w:pos="{}"/></w:tabs>'


def run(words: str, size: int = 32, **others: str) -> str:
    colour = f'<w:color w:val="{others["colour"]}"/>' if others else ""
    texts = "<w:tab/>".join(f'<w:t xml:space="preserve">{text}</w:t>' for text in words.split("\t"))
    return f'<w:r><w:rPr>{colour}<w:sz w:val="{size}"/></w:rPr>{texts}</w:r>'


def line(words: str, properties: str = "", size: int = 32, **others: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words, size, **others)}</w:p>"


def file_of(body: str, package: Package | None = None) -> bytes:
    whole = f"<w:document {DECLARED}><w:body>{body}{SET_UP}</w:body></w:document>"
    return (package or skeleton()).bytes(whole)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def found(engine: Engine, data: bytes, code: str) -> list[str]:
    result = engine.lint(data, "a.docx", {"select": [code]})
    assert result.crashes == ()
    return [finding.message for finding in result.findings if finding.code == code]


@pytest.mark.parametrize(("kind", "begins"), [("right", 25.64 - 8), ("center", 25.64 - 4), ("left", 25.64)])
def test_a_tab_stop_aligns_what_stands_behind_it(kind: str, begins: float) -> None:
    body = line("\t云州市科学技术局", TAB.format(kind, 8204))
    (paragraph,) = read(file_of(body), "a.docx").paragraphs
    assert edges.first(paragraph) == pytest.approx(begins, abs=0.05)


def test_where_a_character_stands_is_told_by_stops_and_blanks() -> None:
    stop = TAB.format("left", 5685)
    body = (
        line("\t签发人：王五　赵六", stop)
        + line("云水报〔2016〕44号\t　　　　陈立", stop)
        + line("居中", '<w:jc w:val="center"/>')
    )
    above, below, middle = read(file_of(body), "a.docx").paragraphs
    at = edges.begins(above, 5)
    assert at == pytest.approx(5685 / 320 + 4, abs=0.05)
    assert edges.begins(below, below.text.index("陈")) == pytest.approx(at)
    assert edges.begins(middle, 1) is None


HEAD = line("云州市水务局文件", '<w:jc w:val="center"/>', 60, colour="FF0000")
TEXT = (
    line("云州市水务局关于水库除险加固资金使用情况的报告", '<w:jc w:val="center"/>', 44)
    + line("市人民政府：")
    + line("按照市人民政府工作安排，7月至10月对水库除险加固资金使用情况进行了检查，现将有关情况报告如下。" * 2)
    + line("特此报告。")
    + line("云州市水务局", '<w:ind w:right="1280"/><w:jc w:val="right"/>')
    + line("2016年11月21日", '<w:ind w:right="1280"/><w:jc w:val="right"/>')
)


@pytest.mark.parametrize(("blanks", "wrong"), [("　　　　", False), ("", True)])
def test_further_signers_stand_under_the_first(engine: Engine, blanks: str, wrong: bool) -> None:
    stop = TAB.format("left", 5685)
    number = line("\t签发人：王五　赵六", stop) + line(f"　云水报〔2016〕44号\t{blanks}陈立", stop)
    messages = found(engine, file_of(HEAD + number + TEXT), "GB7.2.6-1")
    assert any("对齐" in message for message in messages) is wrong


def joint(stands: str, merged: bool = True) -> str:
    across = '<w:vMerge w:val="restart"/>' if merged else ""
    red = {"colour": "FF0000"}
    first = f"<w:tc>{line('云州市水务局', '', 48, **red)}</w:tc>"
    word = f'<w:tc><w:tcPr>{across}<w:vAlign w:val="{stands}"/></w:tcPr>{line("文件", "", 48, **red)}</w:tc>'
    rest = f"<w:tc><w:tcPr>{'<w:vMerge/>' if merged else ''}</w:tcPr><w:p/></w:tc>"
    second = f"<w:tc>{line('云州市财政局', '', 48, **red)}</w:tc>{rest}"
    return f"<w:tbl><w:tblPr/><w:tr>{first}{word}</w:tr><w:tr>{second}</w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("stands", "merged", "where"),
    [("center", True, ""), ("top", True, "上部"), ("bottom", True, "下部"), ("center", False, "上部")],
)
def test_the_word_of_a_joint_mark_stands_beside_the_middle(
    engine: Engine, stands: str, merged: bool, where: str
) -> None:
    number = line("云水报〔2016〕44号", '<w:jc w:val="center"/>')
    messages = found(engine, file_of(joint(stands, merged) + number + TEXT), "GB7.2.4-2")
    assert [where in message for message in messages] == ([True] if where else [])


def order(post: str, right: int = 4) -> bytes:
    package = skeleton()
    stamp = wordml.picture(7, "stamp.png", "签名章", package.add("media/image1.png", "image", png()), anchored=False)
    shape = f'<w:pPr><w:ind w:right="{right * 320}"/><w:jc w:val="right"/></w:pPr>'
    return file_of(
        line("云州市人民政府令", '<w:jc w:val="center"/>', 88, colour="FF0000")
        + line("第42号", '<w:jc w:val="center"/>')
        + line("《云州市户外广告设施管理办法》已经市人民政府第31次常务会议讨论通过，现予公布，自2016年2月1日起施行。")
        + "<w:p/><w:p/>"
        + f"<w:p>{shape}{run(post) if post else ''}{stamp}</w:p><w:p/>"
        + line("2015年12月3日", '<w:ind w:right="1280"/><w:jc w:val="right"/>'),
        package,
    )


@pytest.mark.parametrize(
    ("post", "right", "told"),
    [("市　长　　", 4, ""), ("市　长　　", 0, "右侧顶格"), ("市　长", 4, "没有空格"), ("", 4, "没有标注签发人职务")],
)
def test_a_stamp_that_is_a_picture_has_its_post_and_place(engine: Engine, post: str, right: int, told: str) -> None:
    messages = found(engine, order(post, right), "GB7.3.5.3-1")
    assert [told in message for message in messages] == ([True] if told else [])
