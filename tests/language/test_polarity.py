"""Done, planned, denied: the state of an act by its clause."""

from __future__ import annotations

import re

import pytest

from gongwen_lint.language.polarity import clause, state

ACT = re.compile("合法性审查(?:意见)?|题词|作序|出席|贺信")
TABLE = """
    done|已经区法制办合法性审查
    done|经区司法局合法性审查，未发现与上位法相抵触
    done|业经区法制办合法性审查
    done|已通过合法性审查
    done|该办法通过了合法性审查
    done|合法性审查工作已完成
    done|我局已按程序完成征求意见、专家论证、合法性审查等工作
    done|经区政府法制办公室合法性审查，符合规定
    done|拟提请审议的方案已经区法制办合法性审查
    done|拟提请审议的方案经区法制办合法性审查
    done|已送区法制办合法性审查
    done|区法制办已出具合法性审查意见
    done|履行了征求意见、合法性审查等程序
    done|现将经区法制办合法性审查的方案报上
    done|合法性审查已于4月1日通过
    planned|拟送区法制办合法性审查
    planned|我局将送区法制办合法性审查
    planned|拟在印发后补办合法性审查
    planned|下一步送区法制办合法性审查
    planned|拟于近期送区法制办，进行合法性审查
    planned|拟经区法制办合法性审查后提交
    planned|合法性审查将于会后补办
    pending|正在区法制办合法性审查中
    pending|正在进行合法性审查
    pending|待区法制办合法性审查后提交
    pending|合法性审查正在进行
    pending|目前处于合法性审查过程中
    denied|尚未进行合法性审查
    denied|未经合法性审查
    denied|没有进行合法性审查
    denied|尚未完成合法性审查
    denied|合法性审查尚未完成
    denied|本方案未送区法制办合法性审查
    denied|合法性审查意见尚未出具
    waived|免予合法性审查
    waived|无需进行合法性审查
    waived|不再进行合法性审查
    waived|不属于合法性审查范围
    refused|区法制办不予合法性审查
    failed|未通过合法性审查
    failed|合法性审查未通过
    asked|建议由区法制办进行合法性审查
    asked|请区法制办进行合法性审查
    asked|恳请区法制办合法性审查
    asked|拟请张副区长题词
    asked|恳请区领导为社区文化墙题词
    asked|请区长为《地区志》作序
    asked|经研究，拟请张副区长题词
    asked|现恳请张副区长为我街道题词
    asked|为扩大影响，建议请张副区长作序
    asked|我街道申请区领导题词
    asked|望区领导题词
    asked|邀请张副区长出席论坛
    asked|特邀请区长出席
    asked|请区长于5月6日出席论坛
    planned|区长将出席某企业高端论坛
    planned|计划由区长作序
    planned|拟由张副区长题词
    planned|定于5月6日由区长出席论坛
    denied|区政府领导同志不题词
    denied|张副区长不出席论坛
    denied|我街道未邀请区领导出席论坛
    past_history|1995年，时任区长为学校题词
    past_history|区长曾为该校题词
    past_history|改革开放初期，老区长曾多次题词
    done|张副区长已为活动题词
    done|张副区长出席了论坛
    done|收到市政府贺信
    done|应主办方邀请，张副区长已出席论坛
    waived|不再安排区领导题词
    waived|取消区长题词
    refused|区长谢绝题词
    stated|区长出席论坛
"""


@pytest.mark.parametrize("line", [line.strip() for line in TABLE.strip().splitlines()])
def test_state(line):
    wanted, text = line.split("|")
    hit = ACT.search(text)
    assert hit is not None and state(text, *hit.span()) == wanted


def test_other_clauses_do_not_count():
    text = "尚未立项，经区法制办合法性审查，拟提请审议。"
    assert state(text, *re.search("合法性审查", text).span()) == "done"
    text = "前期工作已完成。拟送区法制办合法性审查。"
    assert state(text, *re.search("合法性审查", text).span()) == "planned"


@pytest.mark.parametrize(
    ("text", "hit", "wanted"),
    [
        ("甲，乙丙丁，戊", "丙", "乙丙丁"),
        ("甲（见附件三）乙，丙", "附件", "见附件三"),
        ("经区法制办（区司法局）审查，丙", "审查", "经区法制办（区司法局）审查"),
        ("甲。乙；丙", "乙", "乙"),
        ("只有一句", "一", "只有一句"),
    ],
)
def test_clause(text, hit, wanted):
    start, end = clause(text, text.index(hit), text.index(hit) + len(hit))
    assert text[start:end] == wanted


@pytest.mark.parametrize("filler", ["不", "已", "的经", "，", "（", "拟请", "了"])
def test_hostile_text_ends(filler):
    text = filler * 20000
    state(text + "题词" + text, len(text), len(text) + 2)
