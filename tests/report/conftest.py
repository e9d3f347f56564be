"""Hand-made values for the report tests: a paper with two findings, an unreadable file, a file with a hostile name."""

from __future__ import annotations

from types import FunctionType, SimpleNamespace

import pytest

from gongwen_lint.check import Check
from gongwen_lint.document import Place
from gongwen_lint.finding import Basis, Edit, Finding, Fix
from gongwen_lint.regulation import Article, Citation, Regulation
from gongwen_lint.report.values import Item, Problem, Region, Report, Reported
from gongwen_lint.run import Timing

CLAUSE = "不得以本机关名义向区政府领导同志个人报送公文"
CY = Regulation(
    prefix="CY",
    title="某区人民政府工作规则",
    number="某政发〔2015〕1号",
    issuer="某区人民政府",
    since=None,
    until=None,
    articles=(Article("44", f"除某某外，{CLAUSE}。"),),
)
TL = Regulation(
    "TL", "公文处理工作条例", "", "", None, None, (Article("15", summary="不得以本机关名义向上级机关负责人报送公文"),)
)


PAGE = """不得向领导个人报送公文。

怎样改：把主送改为机关，
例如“区政府”。

例外：直接交办的事项。
"""


def _look(paper: object) -> list[Finding]:
    return []


# A check lives in a module of its own, whose docstring is its page.
LOOK = FunctionType(_look.__code__, {"__doc__": PAGE, "__name__": "sample_check"})
CHECK = Check(
    code="CY44-6",
    name="addressed-to-leader",
    severity="error",
    strength="direct",
    article=Citation("CY", "44", CLAUSE),
    also=(),
    function=LOOK,
    visits="Paper",
    title="不得向领导个人报送公文。",
)
ADDRESSED = Item(
    Finding(
        code="CY44-6",
        name="addressed-to-leader",
        severity="error",
        message="主送“张副区长”：不得向区政府领导同志个人报送公文。",
        bases=(Basis("CY", "44", CLAUSE), Basis("TL", "15", "", "soft")),
        place=Place("body", 11, 2, 6),
        quote="张副区长",
        also=("TL15-7",),
        fix=Fix("改为“区政府：”", (Edit(Place("body", 11, 2, 6), "区政府"),)),
        fingerprint="abc123",
    ),
    text="　　张副区长：",
    where="第12段 主送机关",
)
REPEATED = Item(
    Finding(
        code="GB7.3.3-1",
        name="body-font",
        severity="warning",
        message="正文应用三号仿宋。",
        bases=(Basis("GB", "7.3.3", "", "inference"),),
        place=Place("body", 12, 0, 3),
        quote="为做好",
        more=(Place("body", 13, 0, 2), Place("footer", 0, 0, 1)),
    ),
    text="为做好" + "某项工作" * 40,
    where="第13段 正文",
    more=("第14段 正文", "页脚第1段"),
    region=Region(3, 1, 3, 4),
)
RECOGNISED = {
    "kind": "请示",
    "direction": "上行",
    "issuers": ["某某局"],
    "number": "某局文〔2016〕1号",
    "signers": ["李四"],
    "title": "关于某事的请示",
    "recipients": ["张副区长"],
    "copies": [],
    "date": "2016-05-06",
    "secrecy": None,
    "urgency": None,
}
PAPER = Reported("a.docx", "0" * 64, RECOGNISED, (ADDRESSED, REPEATED), timing=Timing(1.5, 0.5, {"CY44-6": 0.25}))
CLEAN = Reported("干净.docx", "1" * 64, RECOGNISED)
UNREADABLE = Reported("b.docx", error=Problem("GL002", "不是 Word 文件。"))
EVIL = "\x1b]0;x\x07\x9b31m\u202e\u200b\ud800"
HOSTILE = Reported(
    "坏\x1b[31m,:%\n\udcff\u202e.md",
    "2" * 64,
    RECOGNISED | {"title": f"标题{EVIL}"},
    (
        Item(
            Finding(
                "CY44-6",
                "addressed-to-leader",
                "error",
                f"写了“{EVIL}”，\n不妥]]>&<b>。",
                (),
                Place("body", 0, 1, 3),
                EVIL,
            ),
            text=f"甲{EVIL}乙",
            where="第1段",
            region=Region(2, 1, 3, 2),
        ),
    ),
)


CRASHED = Problem("GL302", f"插件没有装上{EVIL}")


def report(*documents: Reported, **options: object) -> Report:
    """A report of these documents."""
    regulations = {"CY": CY, "TL": TL}
    return Report(iter(documents), {"CY44-6": CHECK}, regulations, regulations.get, "9.9.9", **options)  # type: ignore[arg-type]


@pytest.fixture
def sample() -> SimpleNamespace:
    """The values of this file by name."""
    return SimpleNamespace(**globals())
