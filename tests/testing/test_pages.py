"""Pages of cases: their syntax, and how a case is judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gongwen_lint.document import Document, Paragraph, Place
from gongwen_lint.finding import Finding
from gongwen_lint.testing.judge import at, judge
from gongwen_lint.testing.pages import BadPage, Case, Mark, Want, cases, is_page, marks

PAGE = """\
# CY44-6 不得向领导同志个人报送

```toml
[[organisation.post]]
holder = "张三"
[options."CY44-6"]
deep = 1
```

## 反例 写给副区长

说明。

```gongwen
北京市朝阳区某某局关于申请经费的请示
⟦张副区长：⟧
　　妥否，请批示。
```

期望：CY44-6 error、TL15-7
另有：TL09-7

## 正例 领导交办

```toml
[options."CY44-6"]
wide = 2
[case]
as-of = 2016-05-10
```

```gongwen text
张副区长：
　　根据您的批示，报告如下。
```
"""
PATH = Path("cy44_6_addressed_to_leader.md")


def finding(
    code: str, place: Place, document: Document, severity: str = "error", also: tuple[str, ...] = ()
) -> Finding:
    return Finding(code, "x", severity, "消息", (), place, document.quote(place), also)  # type: ignore[arg-type]


def document(*lines: str) -> Document:
    return Document("a.md", "text", tuple(Paragraph(n, line) for n, line in enumerate(lines)))


def case(expect: str = "反例", **more: object) -> Case:
    values: dict[str, object] = {"page": PATH, "code": "CY44-6", "expect": expect, "title": "", "line": 1, "draft": ""}
    return Case(**(values | more))  # type: ignore[arg-type]


def test_a_page_gives_its_cases() -> None:
    bad, good = cases(PAGE, PATH)
    assert (bad.expect, bad.title, bad.code, bad.line) == ("反例", "写给副区长", "CY44-6", 14)
    assert bad.draft == "北京市朝阳区某某局关于申请经费的请示\n张副区长：\n　　妥否，请批示。\n"
    assert bad.marks == (Mark("张副区长：", "张副区长：", 0),)
    assert bad.wants == (Want("CY44-6", "error"), Want("TL15-7"))
    assert bad.besides == ("TL09-7",)
    assert bad.config == {"organisation": {"post": [{"holder": "张三"}]}, "options": {"CY44-6": {"deep": 1}}}
    assert good.config["options"] == {"CY44-6": {"deep": 1, "wide": 2}}
    assert good.facts == {"as-of": date(2016, 5, 10)}
    assert (good.expect, good.media, good.marks) == ("正例", ("text",), ())
    assert bad.id == "cy44_6_addressed_to_leader:14 反例 写给副区长"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("# CY44-6 ", "# ", "代码"),
        ("⟧", "", "不成对"),
        ("```gongwen text\n张", "```gongwen text\n⟦张⟧", "正例不应有标记"),
        ("gongwen text", "gongwen fast", "text 或 docx"),
        ("wide = 2", "wide =", "TOML"),
        ("## 反例", "## 例子", "反例"),
        ("示，报告如下。\n```\n", "示，报告如下。\n", "没有结束"),
    ],
)
def test_a_page_that_breaks_the_syntax_says_where(old: str, new: str, words: str) -> None:
    with pytest.raises(BadPage, match=words) as problem:
        list(cases(PAGE.replace(old, new), PATH))
    assert str(problem.value).startswith("cy44_6_addressed_to_leader.md:")


def test_pages_are_known_by_their_names() -> None:
    assert is_page(PATH)
    assert is_page(Path("gb7_2_5_1_number_form.md"))
    assert not is_page(Path("README.md"))
    assert not is_page(Path("notes_2016.md"))


def test_marks_are_found_in_cells_and_after_blanks() -> None:
    found = list(marks("　　请⟦张 三⟧与⟦李四⟧看\n| 签发 | ⟦王五⟧ |\n"))
    assert found == [Mark("张三", "请张三与李四看", 1), Mark("李四", "请张三与李四看", 4), Mark("王五", "王五", 0)]


def test_a_place_is_compared_without_blanks() -> None:
    mark = Mark("张三", "请张三看", 1)
    assert at(mark, document("　　请张　三看"), Place("body", 0, 3, 6))
    assert not at(mark, document("　　请张　三看"), Place("body", 0, 2, 6))
    assert at(mark, document("　　请张　三看"), Place("body", 0, 2, 6), exact=False)
    assert not at(mark, document("别的张三"), Place("body", 0, 2, 4))
    assert at(Mark("张三", "一、请张三看", 3), document("请张三看"), Place("body", 0, 1, 3))


def test_a_case_passes_only_at_the_marked_words() -> None:
    draft = document("张副区长：", "区政府：")
    marked = case(marks=(Mark("张副区长：", "张副区长：", 0),), wants=(Want("CY44-6", "error"),))
    right = finding("CY44-6", Place("body", 0, 0, 5), draft)
    assert judge(marked, draft, [right]) == ()
    assert judge(marked, draft, []) == ("没有查出 CY44-6", "没有查出期望的 CY44-6")
    wrong = finding("CY44-6", Place("body", 1, 0, 4), draft, "warning")
    assert len(judge(marked, draft, [wrong])) == 3
    merged = finding("TL15-7", Place("body", 0, 0, 5), draft, also=("CY44-6",))
    assert judge(marked, draft, [merged]) == ()
    assert judge(marked, draft, [right, wrong]) == ("指在没有标记的“区政府：”",)


def test_a_clean_case_passes_only_in_silence() -> None:
    draft = document("张副区长：")
    place = Place("body", 0, 0, 5)
    assert judge(case("正例"), draft, [finding("TL09-7", place, draft, "warning")]) == ()
    assert len(judge(case("正例"), draft, [finding("CY44-6", place, draft, "info")])) == 1
    assert len(judge(case("正例"), draft, [finding("TL09-7", place, draft)])) == 1
    assert judge(case("正例", besides=("TL09-7",)), draft, [finding("TL09-7", place, draft)]) == ()
