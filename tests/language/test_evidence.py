"""Approval, and matters a leader assigned."""

from __future__ import annotations

import pytest

from gongwen_lint.language.evidence import approval, assigned_by_leader

APPROVALS = """
    leaders|done|经区政府主要领导同志审批同意，拟请张副区长题词。
    leaders|done|此事已经区长同意。
    leaders|partial|经张副区长同意，拟请其题词。
    leaders|asked|请区政府主要领导同志审批。
    leaders|none|特殊情况时，需经区政府主要领导同志审批同意后安排，一般不公开发表。
    leaders|done|已报区政府主要领导批准。
    leaders|done|经区主要领导批示同意
    leaders|planned|拟报区政府主要领导审批同意后安排。
    leaders|pending|待区政府主要领导同意后安排。
    leaders|denied|尚未经区政府主要领导同志审批同意。
    government|done|经区委、区政府批准，区长出席国际商务论坛。
    government|done|已经区委和区政府同意
    government|partial|经区政府批准，举办论坛。
    government|none|未经区委、区政府批准，区政府领导同志不出席各类剪彩。
    government|done|业经区委区政府批准
    government|planned|拟报区委、区政府批准
    government|done|经区委常委会、区政府常务会议研究同意
    government|asked|请区委、区政府批准
"""
ASSIGNED = """
    根据您5月3日批示要求，现将办理情况报告如下。
    按照张副区长批示精神，我局开展了整治。
    该事项由区长直接交办。
    根据区政府领导批示
    落实区领导5月3日在《某某》上的批示
    张副区长交办事项已办结
    按照区长指示
    接区领导批示后，我局高度重视
    根据张副区长在专题会上的指示要求
"""
NOT_ASSIGNED = """
    妥否，请张副区长批示。
    请领导批示。
    现将有关情况报告如下，请区长批示。
    按照区委、区政府要求
    根据区财政局意见
    除领导同志直接交办外，不得报送个人。
    根据我局局长要求
    恳请领导批示
"""


def lines(table):
    return [line.strip() for line in table.strip().splitlines()]


@pytest.mark.parametrize("line", lines(APPROVALS))
def test_approval(paper, line):
    by, wanted, text = line.split("|")
    assert [e.state for e in approval(paper(text), by)] == ([] if wanted == "none" else [wanted])


@pytest.mark.parametrize("text", lines(ASSIGNED))
def test_assigned(paper, text):
    (evidence,) = assigned_by_leader(paper(text, title="关于某事的报告"))
    assert evidence.state == "done" and evidence.words in text


@pytest.mark.parametrize("text", lines(NOT_ASSIGNED))
def test_not_assigned(paper, text):
    assert assigned_by_leader(paper(text, title="关于某事的报告")) == ()


def test_assigned_in_the_title(paper):
    assert assigned_by_leader(paper("现报告如下。", title="关于张副区长批示办理情况的报告"))


def test_only_the_papers_own_text_counts(paper):
    text = "经区政府主要领导同志审批同意，安排题词。"
    assert approval(paper("正文", text, zones=("body", "attached")), "leaders") == ()


@pytest.mark.parametrize("piece", ["区长同意", "根据区长", "批示", "区委、区政府批准", "经张"])
def test_hostile_text_ends(paper, piece):
    one = paper(piece * (20000 // len(piece)))
    approval(one, "leaders")
    approval(one, "government")
    assigned_by_leader(one)
