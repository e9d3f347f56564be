"""What is told as asked by others and refused, and as a fault that was found: not what a paper asks itself."""

from __future__ import annotations

import re

import pytest

from gongwen_lint.language.faults import told_as_fault
from gongwen_lint.language.refusals import declined

ACT = re.compile("题字")


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("对方提出请区长题字，我局已婉言谢绝。", "", True),
        ("有企业询问能否请区长题字，按规定不予安排。", "", True),
        ("您提出的请区长题字的建议收悉。", "根据有关规定，区政府领导同志不题字。", True),
        ("请区长题字的提议未被采纳。", "", True),
        ("拟请区长题字。", "", False),
        ("对方提出赠送展品，拟请区长题字。", "", False),
        ("对方提出请区长题字，拟同意其请求。", "", False),
        ("有企业询问能否请区长题字。", "请区政府审定。", False),
    ],
)
def test_declined(text: str, after: str, expected: bool) -> None:
    start = text.index("题字")
    assert declined(text, start, start + 2, after, ACT) is expected


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("巡察指出，某单位违规邀请领导题字。", "", True),
        ("审计发现该单位请人题字并支付润笔费。", "现已整改到位。", True),
        ("某单位擅自请人题字，已责令纠正。", "", True),
        ("检查发现馆舍陈旧，拟请区长题字。", "", False),
        ("拟请区长题字。", "已责令整改。", False),
        ("请区长题字。", "", False),
    ],
)
def test_told_as_fault(text: str, after: str, expected: bool) -> None:
    start = text.index("题字")
    assert told_as_fault(text, start, start + 2, after) is expected
