from __future__ import annotations

import pytest

from gongwen_lint.document import Paragraph
from gongwen_lint.recognition.people import is_names, listed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("李　四", ["李四"]),
        ("李　四　王　五", ["李四", "王五"]),
        ("李四　王五", ["李四", "王五"]),
        ("李 某 某", ["李某某"]),
        ("欧阳　某　李四", ["欧阳某", "李四"]),
        ("李四（局长）、副局长　周　六", ["李四 局长", "周六 副局长"]),
        ("副局长周六（主持工作）", ["周六 副局长"]),
        ("孙七（党组成员、总工程师）", ["孙七 党组成员、总工程师"]),
        ("周六　副局长", ["周六 副局长"]),
        ("党组书记、局长李四", ["李四 党组书记、局长"]),
        ("局长：王五", ["王五 局长"]),
        ("区财政局局长王五", ["王五 局长"]),
        ("区审计局王五，区财政局　赵六", ["王五", "赵六"]),
        ("北京市朝阳区某某委员会主任　吴　某", ["吴某 主任"]),
        ("武装部部长　孙八", ["孙八 武装部部长"]),
        ("柏　松（区政府办公室主任）", ["柏松 主任"]),
        ("李 某 某（副局长）", ["李某某 副局长"]),
        ("李 四 王 五（局长）", ["李四", "王五 局长"]),
        ("李　四 （局长）、赵六　（副局长）", ["李四 局长", "赵六 副局长"]),
        ("区　长　　李　某　某", ["李某某 区长"]),
        ("区　长　李　某　某", ["李某某 区长"]),
        ("代　区　长　　李　四", ["李四 代区长"]),
        ("王　某　某　　李　四", ["王某某", "李四"]),
        ("李××", ["李××"]),
        ("□□□", []),
        ("", []),
    ],
)
def test_listed(text: str, expected: list[str]) -> None:
    people = listed(text, Paragraph(0, text))
    assert [" ".join(filter(None, (p.name, p.post))) for p in people] == expected
    assert all(p.surname == ("欧阳" if p.name.startswith("欧阳") else p.name[0]) for p in people)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("同意　李四", ["李四"]), ("各科室　负责人", []), ("区财政局", []), ("张副区长", ["张"])],
)
def test_listed_strictly(text: str, expected: list[str]) -> None:
    people = listed(text, Paragraph(0, text), strict=True)
    assert [p.name or p.surname for p in people if p.name or p.surname] == expected


def test_places_cover_the_names() -> None:
    paragraph = Paragraph(3, "签发人：李　四　王五（局长）")
    people = listed(paragraph.text[4:], paragraph, 4)
    assert [paragraph.text[p.place.start : p.place.end] for p in people] == ["李　四", "王五（局长）"]


@pytest.mark.parametrize(
    ("text", "expected"), [("李四王五", True), ("李四、王五", True), ("关于某事", False), ("文件", False)]
)
def test_is_names(text: str, expected: bool) -> None:
    assert is_names(text) is expected
