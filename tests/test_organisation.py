"""Who is who: names, levels, relations, posts, and the built-in units of 朝阳区."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from gongwen_checks.chaoyang_2015.organs import SOURCE, TABLE, render, rows, units
from gongwen_lint.organisation import LEVELS, Absence, Organisation, Post, Unit

GOVERNMENT = "北京市朝阳区人民政府"
NAMES = """
    区教委 朝阳区教委 北京市朝阳区教育委员会 教委 区教育委员会 → 北京市朝阳区教育委员会
    市教委 北京市教委 → 北京市教育委员会
    区政府 朝阳区政府 区人民政府 北京市朝阳区政府 我区政府 → 北京市朝阳区人民政府
    区政府办公室 区政府办 朝阳区政府办公室 北京市朝阳区人民政府办公室 → 北京市朝阳区人民政府办公室
    区委 朝阳区委 中共北京市朝阳区委 中共朝阳区委员会 → 中共北京市朝阳区委员会
    区人大常委会 区人大 朝阳区人大常委会 → 北京市朝阳区人民代表大会常务委员会
    区政协 政协北京市朝阳区委员会 → 中国人民政治协商会议北京市朝阳区委员会
    区法制办 区政府法制办 朝阳区法制办 区政府法制办公室 → 北京市朝阳区人民政府法制办公室
    市法制办 市政府法制办 → 北京市人民政府法制办公室
    市政府 北京市政府 → 北京市人民政府
    市政府办公厅 → 北京市人民政府办公厅
    区发改委 区发展改革委 朝阳区发展和改革委员会 → 北京市朝阳区发展和改革委员会
    朝外街道 朝外街道办 朝外街道办事处 朝阳区朝外街道办事处 → 北京市朝阳区人民政府朝外街道办事处
    南磨房地区办事处（乡政府） 南磨房乡人民政府 南磨房乡 朝阳区南磨房地区 → 北京市朝阳区人民政府南磨房地区办事处
    常营回族乡 → 北京市朝阳区人民政府常营地区办事处
    市公安局朝阳分局 区公安分局 朝阳公安分局 → 北京市公安局朝阳分局
    区税务局 → 国家税务总局北京市朝阳区税务局
    团区委 共青团朝阳区委 → 共青团北京市朝阳区委员会
    区外办 → 北京市朝阳区人民政府外事办公室
    国务院 → 国务院
"""
LEVEL_TABLE = """
    国家: 国务院 教育部 国家发展改革委
    市: 北京市人民政府 市政府 市委 市委市政府 市政府办公厅 市委办公厅 市政协 长春市人民政府 朝阳市人民政府
    市级部门: 北京市某某局 市财政局 市政府法制办 市民政局 市市场监管局 长春市财政局
    区: 区政府 朝阳区政府 区委 区人大常委会 区政协
    区: 区法院 区检察院 区纪委 中共北京市朝阳区委员会 海淀区政府 长春市朝阳区人民政府
    办公室: 区政府办公室 区政府办 区委办公室
    部门: 北京市朝阳区某某局 区财政局 区应急办 区委宣传部 区总工会 团区委 区安全生产委员会办公室
    部门: 区某某工作领导小组 区信访办 市公安局朝阳分局 海淀区教委 市场监管局 某某局 我局 区财政局党组
    部门: 区政府督查室 北京市朝阳区人民政府研究室 中共北京市朝阳区委督查室 区委区政府督查室
    街乡: 某某街道办事处 某某乡人民政府 南磨房地区办事处 地区办事处（乡政府） 朝外街道 东风乡 某某镇 各街道办事处
    内设机构: 财务科 某某街道办事处城市管理科 区财政局办公室 综合办公室 办公室
    内设机构: 人事处 区教委人事科 某某街道办事处综合办公室 市财政局预算处 区发展和改革委员会办公室
    内设机构: 区财政局督查室 区政府办公室督查室 区教委研究室
    事业单位: 某某中心 朝阳区某某学校 朝阳医院 区公路管理处 区融媒体中心
    企业: 某某公司 某某集团 某某物业公司
    社区: 某某社区居委会 村委会 某某社区
    其他: 各民主党派 某某协会 张副区长 区领导 某某小区
"""
RELATIONS = """
    区财政局 区政府 superior
    区财政局 区委 superior
    区财政局 市政府 superior
    区财政局 市财政局 superior
    区财政局 国务院 superior
    区财政局 区政府办公室 peer
    区财政局 区教委 peer
    区财政局 财政局 self
    区财政局 市教委 None
    区某某局 区政府 superior
    北京市朝阳区某某局 市政府 superior
    朝外街道 区政府 superior
    朝外街道 区财政局 peer
    区政府 市政府 superior
    区政府 区委 superior
    区政府 区人大常委会 superior
    区政府 区政协 peer
    区政府 海淀区政府 peer
    区政府 区财政局 subordinate
    区政府 市财政局 None
    市政府 区财政局 subordinate
    区政府办公室 区政府 superior
    区财政局预算科 区财政局 superior
    朝外街道某某社区居委会 朝外街道办事处 superior
    市公安局朝阳分局 区政府 superior
    市公安局朝阳分局 市公安局 superior
    某某公司 区政府 superior
    区法院 区政府 peer
    市财政局 市政府 superior
"""


def lines(table):
    return [line.strip() for line in table.strip().splitlines()]


@pytest.fixture(scope="module")
def organisation() -> Organisation:
    return Organisation(units())


@pytest.mark.parametrize("line", lines(NAMES))
def test_names(organisation, line):
    names, full = line.split(" → ")
    for name in [*names.split(" "), full]:
        unit = organisation.unit(name)
        assert unit is not None and unit.name == full, name


def test_blanks_and_colons_do_not_count(organisation):
    assert organisation.unit("区　政 府：").name == GOVERNMENT


@pytest.mark.parametrize("name", ["海淀区教委", "长春市朝阳区人民政府", "朝阳市人民政府", "丰台区南磨房地区办事处"])
def test_other_places_are_not_ours(organisation, name):
    assert organisation.unit(name) is None and not organisation.ours(name)


@pytest.mark.parametrize("name", ["政府", "办公室", "委员会", "东风", "不知道"])
def test_what_names_nobody(organisation, name):
    assert organisation.unit(name) is None


@pytest.mark.parametrize("line", lines(LEVEL_TABLE))
def test_levels(organisation, line):
    level, names = line.split(": ")
    assert level in LEVELS
    for name in names.split(" "):
        assert organisation.level(name) == level, name


def test_levels_need_no_units():
    bare = Organisation()
    for name, level in [
        ("区政府", "区"),
        ("区财政局", "部门"),
        ("区政府办公室", "办公室"),
        ("市政府", "市"),
        ("某某科", "内设机构"),
    ]:
        assert bare.level(name) == level
    assert (bare.district.name, bare.office.name) == (GOVERNMENT, GOVERNMENT + "办公室")
    assert not bare.has_roster


def test_ranks(organisation):
    order = ("国家", "市", "区", "部门", "事业单位", "社区", "其他")
    ranks = [organisation.rank(level) for level in order]
    assert all(a < b for a, b in pairwise(ranks))
    assert organisation.rank("部门") == organisation.rank("街乡") == organisation.rank("办公室")


@pytest.mark.parametrize("line", lines(RELATIONS))
def test_relations(organisation, line):
    a, b, wanted = line.split(" ")
    assert str(organisation.relation(a, b)) == wanted


def test_a_name_that_changed_hands():
    old = Unit("北京市朝阳区甲局", ("某某局",), "工作部门", GOVERNMENT, until=date(2018, 12, 31))
    new = Unit("北京市朝阳区乙局", ("某某局",), "工作部门", GOVERNMENT, since=date(2019, 1, 1))
    organisation = Organisation((old, new))
    assert organisation.unit("区某某局", date(2016, 5, 6)) is old
    assert organisation.unit("区某某局", date(2020, 5, 6)) is new


def test_aliases_of_the_contract():
    unit = Unit("北京市朝阳区某某工作局", ("区某某局", "某某局"), "工作部门", GOVERNMENT)
    organisation = Organisation((unit,))
    for name in ("区某某局", "某某局", "朝阳区某某局", "北京市朝阳区某某局", "区某某工作局"):
        assert organisation.unit(name) is unit
    assert organisation.level("区某某局") == "部门" and organisation.superior(unit).name == GOVERNMENT


def test_posts_and_absences():
    posts = (
        Post(GOVERNMENT, "区长", "张三", True, (), date(2014, 1, 1), date(2018, 12, 31)),
        Post(GOVERNMENT, "常务副区长", "李　四", False, ("财政",)),
        Post("区教委", "主任", "王五", True),
    )
    away = Absence("张 三", date(2016, 6, 1), date(2016, 6, 10), "出访", "李　四")
    organisation = Organisation(units(), posts, (away,))
    assert organisation.has_roster
    assert organisation.head("区政府", date(2016, 5, 6)).holder == "张三"
    assert organisation.head("区政府", date(2019, 5, 6)) is None
    assert [p.holder for p in organisation.holders("区政府", "常务副区长")] == ["李　四"]
    assert organisation.head("北京市朝阳区教育委员会").holder == "王五"
    assert [p.title for p in organisation.posts_of("李四")] == ["常务副区长"]
    assert organisation.absent("张三", date(2016, 6, 10)).kind == "出访"
    assert organisation.absent("张三", date(2016, 6, 11)) is None
    assert organisation.acting("区政府", date(2016, 6, 1)) == "李四"
    assert organisation.acting("区政府", date(2016, 5, 1)) is None


def test_reviewers_of_every_date(organisation):
    for on in (None, date(2016, 5, 6), date(2020, 5, 6)):
        names = organisation.reviewers(on)
        assert {"区法制办", "区政府法制办公室", "区司法局", "北京市朝阳区司法局"} <= set(names)
        assert list(names) == sorted(names, key=lambda n: (-len(n), n))
    assert "区法制办" in Organisation().reviewers(None)


def test_another_district():
    government = "某某市示范区人民政府"
    organisation = Organisation((Unit("某某市示范区财政局", ("财政局",), "工作部门", government),), district=government)
    assert organisation.district.name == government and organisation.office.name == government + "办公室"
    assert organisation.unit("区财政局").name == "某某市示范区财政局"
    assert organisation.level("区政府") == "区" and organisation.level("市政府") == "市"
    assert organisation.relation("区财政局", "区政府") == "superior"
    assert not organisation.ours("北京市朝阳区财政局")
    county = Organisation(district="某某省甲乙市丙丁县人民政府")
    assert county.unit("县政府").name == county.district.name and county.level("县财政局") == "部门"


@pytest.mark.parametrize("name", ["", "某某局", "人民"])
def test_a_district_is_a_government(name):
    with pytest.raises(ValueError):
        Organisation(district=name)


def test_the_table_is_fresh():
    assert TABLE.read_text(encoding="utf-8") == render(SOURCE.read_text(encoding="utf-8")), (
        "run: python -m gongwen_checks.chaoyang_2015.organs"
    )


def test_built_in_units_hold_together(organisation):
    built_in = units()
    assert len(built_in) == len({u.name for u in built_in}) == len(list(rows(SOURCE.read_text(encoding="utf-8"))))
    kinds = [u.kind for u in built_in]
    assert (kinds.count("街道办事处"), kinds.count("地区办事处")) == (24, 19)
    names = {u.name for u in built_in}
    for unit in built_in:
        assert unit.source and organisation.level(unit) != "其他", unit.name
        assert not unit.successor or unit.successor in names, unit.name
        assert unit.since is None or unit.until is None or unit.since < unit.until
        assert organisation.unit(unit.name) == unit


@pytest.mark.parametrize("name", ["区" * 5000, "局" * 5000, "北京市" * 3000, "（" * 5000, " " * 5000])
def test_hostile_names_end(organisation, name):
    organisation.unit(name)
    organisation.level(name)
    organisation.relation(name, "区政府")
