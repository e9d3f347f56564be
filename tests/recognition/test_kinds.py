from __future__ import annotations

import pytest

from gongwen_lint.recognition.kinds import of_mark, of_title, tail


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于某某事项的请示", "请示"),
        ("关于申请经费的请示报告", "请示报告"),
        ("某某局重大事项请示报告制度", "制度"),
        ("关于印发《某某请示报告制度》的通知", "通知"),
        ("关于《关于某某的请示》的批复", "批复"),
        ("《关于某某的请示》", "请示"),
        ("关于印发《某某办法》", None),
        ("关于某某的复函", "函"),
        ("关于某某的通知函", "通知函"),
        ("邀请函", "邀请函"),
        ("行政处罚决定书", "决定书"),
        ("北京市朝阳区人民政府令", "令"),
        ("关于征用场地的命令", "令"),
        ("青少年夏令", None),
        ("责令", None),
        ("先进事迹报告会", None),
        ("某某会议纪要", "纪要"),
        ("某某管理办法（试行）", "办法"),
        ("某某通知（代拟稿）", "通知"),
        ("某某意见（征求意见稿）", "意见"),
        ("在某某会上的讲话", "讲话稿"),
        ("关于某某行动的计划", "计划"),
        ("关于做好防汛工作", None),
        ("", None),
    ],
)
def test_tail(title: str, expected: str | None) -> None:
    assert tail(title) == expected


@pytest.mark.parametrize(
    ("title", "official", "expected", "statutory"),
    [
        ("政府工作报告", False, "工作报告", False),
        ("关于2016年法治政府建设工作报告", True, "报告", True),
        ("关于外出请假的报告", False, "请假报告", False),
        ("关于请假制度执行情况的报告", True, "报告", True),
        ("关于召开某某会议的通知", True, "通知", True),
        ("某某局办公会议纪要", False, "纪要", True),
        ("关于主要负责人外出报备的报告", False, "外出报备", False),
    ],
)
def test_of_title(title: str, official: bool, expected: str, statutory: bool) -> None:
    kind = of_title(title, official)
    assert kind is not None
    assert (kind.name, kind.statutory) == (expected, statutory)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("北京市朝阳区人民政府令", "令"),
        ("区政府专题会议纪要", "纪要"),
        ("北京市朝阳区某某局文件", None),
        ("政务简报", "简报"),
    ],
)
def test_of_mark(mark: str, expected: str | None) -> None:
    kind = of_mark(mark)
    assert (kind.name if kind else None) == expected
