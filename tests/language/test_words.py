"""Word boundaries: what is a word of its own, and what is a piece of a longer one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gongwen_lint.language import words
from gongwen_lint.language.terms import RULES
from gongwen_lint.language.words import is_word

PIECES = """
    主题词：环境|题词
    主题词 环境 整治|题词
    标题字号为二号小标宋|题字
    问题字句|题字
    试题字体|题字
    课题词条|题词
    难题词|题词
    为专题词|题词
    工作序列|作序
    按工作序列排列|作序
    操作序号|作序
    动作序言|作序
    合作序幕|作序
    写作序列|作序
    小区长期未供暖|区长
    社区长者食堂|区长
    地区长远规划|区长
    园区长效机制|区长
    校区长廊|区长
    朝阳区长期坚持|区长
    我区长效机制|区长
    全区长远发展|区长
    辖区长安街沿线|区长
    山区长年缺水|区长
    市区长途客运|区长
    林区长期防火|区长
    示范区长效管理|区长
    布局长远|局长
    格局长期|局长
    全局长远|局长
    社区委员会|区委
    小区委托物业|区委
    地区委派|区委
    城市政府|市政府
    都市政府|市政府
    祝贺信息|贺信
    祝贺电话|贺电
    祝贺电视台建台|贺电
    程序|序
    序列号|序
    秩序良好|序
    为主任务|主任
    秘书记录|书记
    区领导小组|区领导
    社区领导|区领导
    在区领导下|区领导
    改革的奠基人|奠基
    修剪彩带|剪彩
    网上论坛发帖|论坛
    报告厅|报告
    报告期内|报告
    夏令营|令
    责令改正|令
    函数|函
    城市长远|市长
    超市长期|市长
    主题写作|题写
    社会长期|会长
    学校长期|校长
"""
WORDS = """
    请张副区长题词|题词
    题词：某某|题词
    为活动主题题词|题词
    为课题题词|题词
    不题字、题词|题字
    请区长题字。|题字
    为《地区志》作序|作序
    请张副区长作序言|作序
    请区长作序|作序
    代为作序。|作序
    区长张三|区长
    副区长李四|区长
    常务副区长|区长
    任区长期间|区长
    区长期待|区长
    当地区长|区长
    区长远程指导|区长
    区长年度述职|区长
    朝阳区长张三|区长
    区长处理意见|区长
    区长出席|区长
    区委、区政府|区委
    区委书记|区委
    朝阳区委任命|区委
    北京市政府|市政府
    北京市委|市委
    发贺信|贺信
    贺信、贺电|贺电
    主任李四|主任
    局长王五|局长
    教育局长|局长
    区领导出席|区领导
    论坛开幕|论坛
    某某论坛主席|论坛
    剪彩仪式|剪彩
    出席奠基仪式|奠基
    书记张三|书记
    街道办事处主任|主任
    请领导赐墨宝一幅|墨宝
    北京市长|市长
"""


def cases(table):
    return [line.strip().split("|") for line in table.strip().splitlines()]


def ask(text, term):
    start = text.index(term)
    return is_word(text, start, start + len(term))


@pytest.mark.parametrize(("text", "term"), cases(PIECES))
def test_a_piece_of_a_longer_word(text, term):
    assert not ask(text, term)


@pytest.mark.parametrize(("text", "term"), cases(WORDS))
def test_a_word(text, term):
    assert ask(text, term)


def test_listed_terms_need_no_dictionary():
    assert all(term in RULES for _, term in cases(PIECES) + cases(WORDS))
    code = (
        "import sys; from gongwen_lint.language.words import is_word;"
        "print(is_word('主题词', 1, 3), is_word('请区长题词', 3, 5), is_word('（某某）', 1, 3),"
        " 'jieba' in sys.modules, 'rjieba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True", "False", "False"]


@pytest.mark.parametrize(
    ("text", "term", "wanted"),
    [("现将研究生活动安排报上", "生活", False), ("大力改善居民生活条件", "生活", True), ("请副处长审阅", "处长", True)],
)
def test_other_terms_are_segmented(text, term, wanted):
    assert ask(text, term) is wanted


def test_without_any_dictionary_a_hit_stands(monkeypatch):
    monkeypatch.setattr(words, "_cutter", lambda: None)
    assert ask("研究生活动", "生活")


@pytest.mark.parametrize("module", ["rjieba", "jieba"])
def test_either_dictionary_will_do(monkeypatch, module):
    pytest.importorskip(module)
    other = {"rjieba": "jieba", "jieba": "rjieba"}[module]
    monkeypatch.setitem(sys.modules, other, None)
    cut = words._cutter.__wrapped__()
    assert cut is not None and next(iter(cut("研究生活动"))) == "研究生"
