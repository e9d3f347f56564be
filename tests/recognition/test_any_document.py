"""What holds for any document at all, sensible or hostile: nothing is raised, every place lies in the document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from gongwen_lint.document import Cell, Document, Paragraph
from gongwen_lint.organisation import Organisation
from gongwen_lint.paper import Paper
from gongwen_lint.recognition import recognise

_PIECES = [
    "北京市朝阳区某某局文件", "朝某局文〔2016〕12号", "签发人：李　四", "签发人：", "关于某某事项的请示", "的通知",
    "区政府：", "张副区长：", "根据部署，现将有关情况报告如下：", "妥否，请批示。", "附件：1. 某某方案",
    "2. 某某清单", "附件", "附件1", "北京市朝阳区某某局", "局长　王五", "2016年5月6日", "2016年　月　日",
    "（联系人：王五）", "抄送：区委办公室。", "北京市朝阳区某某局办公室　2016年5月6日印发", "第一条　为了规范。",
    "第一章　总则", "出席：李四　王五", "请假：", "签发：张某", "某某会议纪要", "〔2016〕第9期", "发文稿纸", "签发",
    "核稿", "李四", "索引号", "主题词：环境", "机密★5年", "000012", "特急", "副区长张某主持召开区政府专题会。",
    "————", "：", "，", "　", "\t", "A", "《》", "（", "）",
]  # fmt: skip
_TEXT = st.lists(st.sampled_from(_PIECES), max_size=3).map("".join) | st.text(max_size=12)
_PARAGRAPH = st.tuples(
    st.lists(_TEXT, max_size=2).map("\n".join),
    st.sampled_from(["body", "body", "body", "textbox"]),
    st.none() | st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 2)),
    st.booleans(),
    st.sampled_from(["", "", "一、", "1."]),
)


def _document(rows: list[tuple[str, str, tuple[int, int, int] | None, bool, str]]) -> Document:
    paragraphs = tuple(
        Paragraph(n, text, part, label, Cell(*cell) if cell else None, broken)  # type: ignore[arg-type]
        for n, (text, part, cell, broken, label) in enumerate(rows)
    )
    return Document("any.docx", "docx", paragraphs)


def _check(paper: Paper) -> None:
    document = paper.document
    assert len(paper.zones) == len(document.paragraphs)
    elements = [
        paper.copy_number, paper.secrecy, paper.secrecy_period, paper.urgency, paper.mark, paper.number,
        paper.signer_label, paper.title, paper.date, paper.closing, paper.printer, paper.print_date,
    ]  # fmt: skip
    places = [e.place for e in elements if e is not None]
    places += [r.place for r in (*paper.recipients, *paper.copies, *paper.signature)]
    places += [s.person.place for s in (*paper.signers, *paper.handlers)]
    places += [a.place for a in (*paper.annex_note, *paper.annexes)] + [o.place for o in paper.issuers]
    places += [s.place for s in paper.sentences] + [n.place for n in paper.notes]
    places += [c.label_place for c in paper.form] + [c.value_place for c in paper.form if c.value_place]
    if paper.minutes:
        people = (*paper.minutes.chairs, *paper.minutes.present, *paper.minutes.attending, *paper.minutes.leave)
        places += [paper.minutes.meeting_place, *(p.place for p in people)]
    for place in places:
        text = document.paragraph(place).text
        assert 0 <= place.start <= place.end <= len(text)
    for sentence in paper.sentences:
        assert document.quote(sentence.place) == sentence.text
    if paper.attached:
        assert paper.attached.attached is None
        _check(paper.attached)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PARAGRAPH, max_size=24))
def test_any_document(rows: list[tuple[str, str, tuple[int, int, int] | None, bool, str]]) -> None:
    _check(recognise(_document(rows), Organisation()))


@pytest.mark.parametrize("piece", [p for p in _PIECES if p.strip()])
def test_long_paragraphs_of_one_piece(piece: str, organisation: Organisation) -> None:
    long = piece * (20_000 // len(piece))
    for rows in (
        [long],
        ["北京市朝阳区某某局关于某某的请示", long, "妥否，请批示。", long],
        ["某某会议纪要", "出席：" + long],
        [piece] * 2000,
    ):
        _check(recognise(_document([(text, "body", None, False, "") for text in rows]), organisation))


def test_empty_document(organisation: Organisation) -> None:
    paper = recognise(_document([]), organisation)
    assert (paper.kind, paper.zones, paper.sentences) == (None, (), ())
