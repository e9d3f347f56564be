"""What stands apart from the running text: tables that float, cells across rows, formulas round a page number."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from gongwen_checks.gbt9704_2012.gaps import depth_of
from gongwen_checks.gbt9704_2012.page_numbers import page_numbers
from gongwen_checks.gbt9704_2012.special_forms.letters import double_rules
from gongwen_lint.document import Document
from gongwen_lint.organisation import Organisation
from gongwen_lint.reading import read
from gongwen_lint.recognition import recognise
from gongwen_lint.testing.package import skeleton
from gongwen_lint.testing.wordml import DECLARED

SET_UP = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1588" w:right="1474"/>'
)


def document_of(body: str) -> Document:
    whole = f"<w:document {DECLARED}><w:body>{body}{SET_UP}</w:sectPr></w:body></w:document>"
    return read(skeleton().bytes(whole), "a.docx")


def run(words: str, size: int = 48) -> str:
    return f'<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{words}</w:t></w:r>'


def joint(floating: str = "", word: str = '<w:vAlign w:val="center"/>') -> str:
    """A joint mark: two names below each other, 文件 in a cell across both."""
    first = f"<w:tc><w:p>{run('云州市某局')}</w:p></w:tc>"
    across = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/>{word}</w:tcPr><w:p>{run("文件")}</w:p></w:tc>'
    second = f"<w:tc><w:p>{run('云州市某委')}</w:p></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    rows = f"<w:tr>{first}{across}</w:tr><w:tr>{second}</w:tr>"
    return f'<w:tbl><w:tblPr>{floating}<w:tblW w:w="6000" w:type="dxa"/></w:tblPr>{rows}</w:tbl>'


@pytest.mark.parametrize(
    ("place", "down"),
    [
        ('w:vertAnchor="margin" w:tblpY="1984"', 35),
        ('w:vertAnchor="page" w:tblpY="4082"', 35),
        ('w:vertAnchor="text" w:tblpY="1984"', 35),
        ('w:vertAnchor="margin" w:tblpYSpec="top"', 0),
        ('w:tblpY="1984"', None),
    ],
)
def test_a_table_that_floats_stands_where_it_says(place: str, down: int | None) -> None:
    document = document_of(joint(f"<w:tblpPr {place}/>") + f"<w:p>{run('下面的字', 32)}</w:p>")
    depth = depth_of(document.paragraphs[0], document, document.sections[0])
    assert (None if depth is None else round(depth)) == down


@pytest.mark.parametrize("align", ["top", "center", "bottom"])
def test_a_table_tells_how_the_words_of_its_cells_stand(align: str) -> None:
    document = document_of(joint(word=f'<w:vAlign w:val="{align}"/>'))
    look = document.table_format(document.tables[0])
    assert look is not None
    assert look.upright == (("top", align), ("top", ""))
    assert look.position is None


def test_a_formula_round_a_page_number_prints_it() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    page = f"{begin}<w:r><w:instrText>PAGE</w:instrText></w:r>{end}"
    formula = f"{begin}<w:r><w:instrText>= </w:instrText></w:r>{page}{separate}{run('1')}{end}"
    footer = f"<w:ftr {DECLARED}><w:p>{run('— ')}{formula}{run(' —')}</w:p></w:ftr>"
    package = skeleton()
    relation = package.add("footer1.xml", "footer", footer)
    reference = f'<w:footerReference w:type="default" r:id="{relation}"/>'
    body = f"<w:p>{run('正文', 32)}</w:p>{SET_UP.replace('<w:sectPr>', f'<w:sectPr>{reference}')}</w:sectPr>"
    document = read(package.bytes(f"<w:document {DECLARED}><w:body>{body}</w:body></w:document>"), "a.docx")
    memory: Any = SimpleNamespace(memo={})
    (number,) = page_numbers(recognise(document, Organisation()), memory)
    assert (number.before, number.paragraph.text[number.start : number.end], number.after) == ("—", "1", "—")


@pytest.mark.parametrize("width", [9638, 8504])
def test_a_line_of_a_framed_mark_is_as_long_as_its_frame(width: int) -> None:
    border = '<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="1" w:color="FF0000"/></w:pBdr>'
    frame = f'<w:framePr w:w="{width}" w:wrap="around" w:hAnchor="page" w:xAlign="center" w:y="1701"/>'
    mark = f"<w:p><w:pPr>{frame}{border}</w:pPr>{run('云州市某局')}</w:p>"
    document = document_of(mark + f"<w:p>{run('云局函〔2024〕3号', 32)}</w:p>")
    rules = double_rules(recognise(document, Organisation()), document)
    assert [round(rule.length or 0) for rule in rules if not rule.low] == [round(width * 25.4 / 1440)]
