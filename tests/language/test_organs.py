"""Organs in running text, and lists of recipients."""

from __future__ import annotations

import pytest

from gongwen_lint.language.organs import is_collective, organs, split_names

LISTS = """
    区政府、区委|区政府 区委
    区委、区政府|区委 区政府
    市委、市政府|市委 市政府
    区财政局、区教委|区财政局 区教委
    区财政局、教委、民政局|区财政局 教委 民政局
    各街道办事处、地区办事处（乡政府），区政府各委、办、局：|各街道办事处、地区办事处（乡政府） 区政府各委、办、局
    各街道办事处，各区属机构：|各街道办事处 各区属机构
    各街道办事处、地区办事处（乡政府）|各街道办事处、地区办事处（乡政府）
    区政府各委、办、局|区政府各委、办、局
    李区长、王副区长|李区长 王副区长
    区长、主管副区长|区长 主管副区长
    张副区长、区政府办公室|张副区长 区政府办公室
    区委书记、区长|区委书记 区长
    市委办公厅、市政府办公厅|市委办公厅 市政府办公厅
    区委办公室，区人大常委会办公室，区法院，区检察院。|区委办公室 区人大常委会办公室 区法院 区检察院
    各街道、乡，各部门、各单位：|各街道、乡 各部门 各单位
    各委办局、各街道（地区）|各委办局 各街道（地区）
    各街道办事处、区教委|各街道办事处 区教委
    区财政局、区教委等部门|区财政局 区教委等部门
    海淀区教委、区教委|海淀区教委 区教委
    市规划自然资源委朝阳分局、区住房城乡建设委|市规划自然资源委朝阳分局 区住房城乡建设委
    北京市公安局朝阳分局；某某公司、某某集团|北京市公安局朝阳分局 某某公司 某某集团
    张三、李四|张三 李四
    财务科、人事科|财务科 人事科
    各民主党派、工商联|各民主党派 工商联
    区某某局、某某街道办事处、某某社区居委会|区某某局 某某街道办事处 某某社区居委会
    区总工会、团区委、区妇联|区总工会 团区委 区妇联
    区政府（区委）、市政府|区政府（区委） 市政府
    朝外、建外街道办事处|朝外、建外街道办事处
    各区属企业、学校、医院|各区属企业、学校、医院
    区政府|区政府
"""
TEXTS = """
    经区法制办合法性审查|区法制办=部门
    我局已征求区财政局、区城管委和24个街道办事处意见|区财政局=部门 区城管委=部门
    拟提请区政府常务会议审议|区政府=区
    区政府办理结果|区政府=区
    小区委托物业，城市政府负责|
    北京市朝阳区某某局关于申请经费的请示|北京市朝阳区某某局=部门
    会同区发改委、区某某局研究|区发改委=部门 区某某局=部门
    报送海淀区教委和丰台区人民政府|海淀区教委=部门 丰台区人民政府=区
    长春市朝阳区人民政府|长春市朝阳区人民政府=区
    市财政局、市某某局|市财政局=市级部门 市某某局=市级部门
    区委办公室、区政府办公室|区委办公室=办公室 区政府办公室=办公室
    区委宣传部|区委宣传部=部门
    北京市朝阳区人民政府朝外街道办事处|北京市朝阳区人民政府朝外街道办事处=街乡
    请区政府各委、办、局配合|区政府各委、办、局=部门
    各街道办事处、地区办事处（乡政府）要认真落实|各街道办事处、地区办事处（乡政府）=街乡
    北京市朝阳区财政局北京市朝阳区教育委员会文件|北京市朝阳区财政局=部门 北京市朝阳区教育委员会=部门
    按照市委、市政府和区委、区政府部署|市委=市 市政府=市 区委=区 区政府=区
    由区住房和城乡建设委员会牵头|区住房和城乡建设委员会=部门
    区市场监管局与区公安分局联合|区市场监管局=部门 区公安分局=部门
    布局长远、格局一新|
    某某街道办事处关于|某某街道办事处=街乡
"""


def cases(table):
    for line in table.strip("\n").splitlines():
        text, _, wanted = line.removeprefix("    ").partition("|")
        yield text, wanted.split(" ") if wanted else []


@pytest.mark.parametrize(("text", "wanted"), list(cases(LISTS)))
def test_split_names(organisation, text, wanted):
    assert [text[start:end] for start, end in split_names(text, organisation)] == wanted


def test_names_spaced_out(organisation):
    text = "区　政　府、区　委："
    assert [text[start:end] for start, end in split_names(text, organisation)] == ["区　政　府", "区　委"]


@pytest.mark.parametrize(("text", "wanted"), list(cases(TEXTS)))
def test_organs(organisation, text, wanted):
    found = organs(text, organisation)
    assert [f"{hit.text}={hit.level}" for hit in found] == wanted
    assert all(text[hit.start : hit.end] == hit.text for hit in found)


def test_units_and_aliases(organisation):
    for text in ("经区发改委", "经区发展改革委", "经北京市朝阳区发展和改革委员会", "经朝阳区发改委"):
        (hit,) = organs(text, organisation)
        assert hit.unit is not None and hit.unit.name == "北京市朝阳区发展和改革委员会"


def test_collectives(organisation):
    assert [h.collective for h in organs("各有关单位，区教委", organisation)] == [True, False]
    assert is_collective("区政府各委、办、局") and not is_collective("区教委")


@pytest.mark.parametrize("piece", ["区", "各", "局", "各委、", "区委、", "（、", "北京市", "某某局、", "各街道、"])
def test_hostile_text_ends(organisation, piece):
    text = piece * (30000 // len(piece))
    organs(text, organisation)
    split_names(text, organisation)
