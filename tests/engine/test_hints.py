"""Format faults that nobody asked about are hints, and many of them are told as one."""

from __future__ import annotations

import pytest

from gongwen_lint.document import Place
from gongwen_lint.finding import Basis, Finding
from gongwen_lint.hints import MOST, gathered, lowered
from gongwen_lint.linter import Linter, Request
from gongwen_lint.testing import build_docx

# margins of software, and several faults of type in a paper that is otherwise laid out
DRAFT = """---
format: 页边距 上=25
format: 标题 字体=黑体 居左
format: 主送 首行=2
format: 正文 字体=宋体
format: 抄送 字号=五号
---
北京市朝阳区某某局文件
朝某局发〔2016〕50号
===
北京市朝阳区某某局关于开展档案整理工作的通知
各科室、各所：
　　为做好2015年度档案归档工作，请各科室、各所按照归档范围整理文件材料，编制目录，于6月30日前移交档案室。
　　　　　　　　　　　　　　　北京市朝阳区某某局
　　　　　　　　　　　　　　　2016年5月6日
抄送：区档案局。
"""


def found(*extend: str) -> list[Finding]:
    linter = Linter(Request(isolated=True, overrides={"extend-select": list(extend)} if extend else {}))
    result = linter.lint_bytes(build_docx(DRAFT), "draft.docx")
    return [f for f in result.findings if f.code.startswith("GB")]


def test_unasked_faults_are_one_hint() -> None:
    (one,) = found()
    assert one.severity == "info"
    assert one.fix is None
    assert len({one.code, *one.also}) > MOST
    assert "--select format" in one.message


@pytest.mark.parametrize("asked", ["format", "GB", "GB5.2"])
def test_what_is_asked_for_is_told_one_by_one_with_its_own_severity(asked: str) -> None:
    told = [f for f in found(asked) if f.code.startswith("GB5.2.1")]
    assert [f.severity for f in told] == ["warning"] * len(told)
    assert told


def test_a_configured_severity_is_asking() -> None:
    linter = Linter(Request(isolated=True, overrides={"severity": {"GB5.2.1-1": "warning"}}))
    result = linter.lint_bytes(build_docx(DRAFT), "draft.docx")
    assert ("GB5.2.1-1", "warning") in [(f.code, f.severity) for f in result.findings]


def test_few_hints_stay_as_they_are() -> None:
    hints = [made(number) for number in range(MOST)]
    assert gathered(hints, frozenset(f.code for f in hints)) == hints


def test_many_hints_become_one_and_others_stay() -> None:
    hints = [made(number) for number in range(MOST + 1)]
    other = made(9, severity="warning")
    told = gathered([other, *hints], frozenset(f.code for f in (other, *hints)))
    assert told[0] == other
    assert [told[1].code, *told[1].also] == [f.code for f in hints]
    assert told[1].place == hints[0].place
    assert len(told) == 2


def test_what_bears_on_validity_stays_a_warning() -> None:
    given = [made(0, "error"), made(1, "warning"), made(2, "info"), made(3, "error")]
    hinted = frozenset(f.code for f in given[:3])
    assert [f.severity for f in lowered(given, hinted)] == ["warning", "info", "info", "error"]


def made(number: int, severity: str = "info") -> Finding:
    return Finding(
        f"GB7.{number}-1",
        f"fault-{number}",
        severity,  # type: ignore[arg-type]
        f"第{number}处不对。请改。",
        (Basis("GB", f"7.{number}"),),
        Place("body", number, 0, 1),
    )
