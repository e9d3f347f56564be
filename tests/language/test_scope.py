"""Whose words a stretch is: titles and quotations masked, rules told from requests."""

from __future__ import annotations

import pytest

from gongwen_lint.language.scope import FILLER, is_rule, mask, mask_titles

RULES = """
    区政府领导同志不题字、题词，不为出版物作序。
    各单位不得邀请区领导出席剪彩
    严禁邀请区领导为商业活动题词
    区政府各部门应当提前5天报送
    应经区法制办进行合法性审查。
    未经合法性审查或经审查不合法的重大行政决策事项，不得提交区政府会议进行决策。
    请各单位不得邀请区领导出席剪彩活动。
    区政府领导同志原则上不出席一般性工作会议及事务性活动。
    不得多头报送、越级报送。
    凡涉及重大行政决策的，须经区法制办审查。
    未经区委、区政府批准，区政府领导同志不出席各类剪彩、奠基活动。
    各街道一律不发贺信、贺电。
    现将有关规定通知如下：区领导不得题词。
    公文应提前5个工作日报至区政府办公室。
    区领导不为部门发贺信
    特殊情况时，需经区政府主要领导同志审批同意后安排，一般不公开发表。
    重大行政决策应当经过合法性审查。
    各单位一般不邀请区领导出席会议，确需邀请区领导出席的，应当提前5天报送。
    禁止以区领导题词从事商业宣传。
"""
OWN = """
    拟请张副区长题词。
    恳请区领导为社区文化墙题词。
    请区长为《地区志》作序。
    区长将出席某企业高端论坛并致辞。
    应主办方邀请，张副区长拟出席论坛。
    张副区长不出席本次论坛。
    为落实严禁酒驾要求，拟请张副区长出席宣传活动。
    我街道定于5月6日举办运动会，拟请张副区长发贺信。
    该事项尚未进行合法性审查，因时间紧急，请先行提交区政府常务会议审议。
    区法制办认为第三条与上位法不一致，我局建议仍按原稿提交会议审议。
    邀请张副区长出席商场开业剪彩仪式。
    拟请张副区长题词，题词不得用于商业宣传。
    经区政府应急委同意
    相应工作已完成。
    已经区法制办合法性审查。
    我局应邀参加论坛。
    张副区长出席了论坛。
    《未经审查不得提交》已发。
    请区领导题词，不再另行安排活动。
    以区长名义发贺信。
"""


def lines(table):
    return [line.strip() for line in table.strip().splitlines()]


@pytest.mark.parametrize("sentence", lines(RULES))
def test_a_rule(sentence):
    assert is_rule(sentence)


@pytest.mark.parametrize("sentence", lines(OWN))
def test_the_papers_own_statement(sentence):
    assert not is_rule(sentence)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("关于《办法》的通知", "关于《■■》的通知"),
        ("《关于印发〈办法〉的通知》", "《■■■■■■■■■■■》"),
        ("《甲《乙》丙》和《丁》", "《■■■■■》和《■》"),
        ("没有《关上的", "没有《关上的"),
        ("要求“不题词”", "要求“■■■”"),
        ("‘题词’", "‘■■’"),
        ("没有题目", "没有题目"),
    ],
)
def test_masking(text, masked):
    assert mask(text) == masked.replace("■", FILLER) and len(mask(text)) == len(text)


def test_titles_alone():
    assert mask_titles("“题词”与《题词》") == "“题词”与《■■》"


@pytest.mark.parametrize(
    "text", ["《" * 30000, "“" * 30000, "（《" * 20000, "请" * 30000, "的，" * 20000, "未经" * 20000]
)
def test_hostile_text_ends(text):
    mask(text)
    is_rule(text)
