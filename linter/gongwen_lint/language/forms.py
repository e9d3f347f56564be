"""What the form of an organ's name tells about its level, where nobody configured it.

Endings are compared as plain text, not as patterns: hundreds of them cost nothing until they are asked.
"""

from __future__ import annotations

from ..patterns import pattern
from .lists import words
from .naming import Region, split_place, without_note

_STATE = words(
    """
    国务院 中央 中共中央 党中央 全国 中华人民共和国 国家 最高人民 中国人民银行 中国证监会 海关总署 审计署
    """
)
_MINISTRIES = frozenset(
    words(
        """
    外交部 国防部 教育部 科学技术部 科技部 工业和信息化部 工信部 公安部 国家安全部 民政部 司法部 财政部
    人力资源社会保障部 人力资源和社会保障部 人社部 自然资源部 国土资源部 环境保护部 生态环境部 住房城乡建设部
    住房和城乡建设部 住建部 交通运输部 水利部 农业农村部 农业部 商务部 文化和旅游部 文化部 退役军人事务部 应急管理部
    """
    )
)
_COMPANY = words(
    """
    公司 集团 银行 企业 超市 商场 酒店 饭店 宾馆 商店 总厂 工厂 律师事务所 会计师事务所 酒业 地产 物业
    """
)
_COMMUNITY = words(
    """
    社区 居委会 居民委员会 村委会 村民委员会 村民小组 社区服务站 社区党委 村党支部 业委会 业主委员会
    """
)
_INSTITUTION = words(
    """
    学校 中学 小学 大学 学院 幼儿园 党校 医院 卫生院 保健院 中心 图书馆 文化馆 博物馆 档案馆 美术馆 体育馆 纪念馆
    研究院 研究所 科学院 管理站 服务站 工作站 体校 公园 管理所 管理处 事务所 征收处 筹备处 报社 杂志社 出版社 日报社
    电视台 养老院 敬老院 福利院 苗圃 林场 农场 陵园 墓园 泵站 一中 二中 三中 四中 五中 六中 七中 八中 九中 十中
    """
)
_SOCIETY = ("协会", "学会", "商会", "基金会", "促进会", "研究会", "联盟", "合作社", "俱乐部")
_STREET = words(
    """
    街道办事处 街道办 街道 街道工委 街道党工委 街道工作委员会 地区办事处 地区 地区工委 乡人民政府 镇人民政府 乡政府
    镇政府 乡 镇 乡党委 镇党委 党工委
    """
)
_GOVERNING = frozenset(
    words(
        """
    委员会 委 人大 人大常委会 人民代表大会 人民代表大会常务委员会 人大及其常委会 政协 政协常委会 政协委员会 人民法院
    法院 人民检察院 检察院 纪委 纪委监委 纪律检查委员会 监委 监察委 监察委员会 人民政府 政府 委区政府 委市政府
    高级人民法院 中级人民法院 高院 中院 党委 党委政府
    """
    )
)
_OFFICE = frozenset(
    words(
        """
    人民政府办公室 人民政府办公厅 政府办公室 政府办公厅 政府办 委办公室 委办公厅 委办 委员会办公室 委员会办公厅 两办
    """
    )
)
_PARTY_LEADS = ("委", "人民政府", "政府", "人大常委会", "人大", "政协")
_PARTY_ENDS = ("办", "办公室", "办公厅", "部", "组", "工委", "室", "委员会", "政法委")
_PANEL = ("领导小组", "协调小组", "指挥部", "联席会议", "专班", "委员会")
_COMMISSION = words(
    """
    改革 教育 住房 城乡建设 城市管理 卫生 计划生育 商务 文化 科学技术 科技 农村工作 国有资产 市政市容 民族 信息化
    体育 旅游
    """
)
_INNER = words(
    """
    科室 处室 股室 股 司法所 派出所 税务所 工商所 机关党委 机关党支部 机要室 秘书室 研究室 财务室 总务室 档案室
    信息室 法制室 督查室 文印室 收发室 接待室
    """
)
_STAFF = pattern(  # rooms of a committee or a government itself, which write in its affairs
    r"(?:委|人民政府|政府|人大常委会|政协|委、?区(?:人民)?政府)(?:督查|督查考核|政策研究|研究|参事|值班)[室组]$"
)
_NO_SECTION = words("专科 本科 全科 百科 内科 外科 眼科 牙科")
_PARENTS = words(
    """
    局 委 委员会 办事处 街道 地区 乡 镇 乡政府 镇政府 大队 支队 分局 法院 检察院 中心 医院 学校 公司
    """
)
_GROUP = words(
    """
    工会 团委 妇联 妇女联合会 残联 残疾人联合会 工商联 联合会 文联 科协 侨联 红十字会 台联
    """
)
_BUREAU = words(
    """
    局 委 委员会 办 办公室 厅 分局 部 大队 支队 总队 执法队 领导小组 协调小组 指挥部 校 专班 联席会议
    """
)
_PARTY_GROUP = ("机关党组", "党组", "党委", "党总支", "党支部")
_CITIES = ("市", "外市")


def level_by_form(name: str, region: Region) -> str:
    """The level of a name that nobody configured, by its form alone; "其他" where the form tells nothing."""
    bare = without_note(name) or name
    spoken = bare.lstrip("各我本贵你该")
    bare = spoken if len(spoken) > 1 else bare
    for lead in ("全体", "有关", "相关"):
        bare = bare.removeprefix(lead) or bare
    if not bare or len(bare) > 60:
        return "其他"
    if bare in _MINISTRIES or (bare.startswith(_STATE) and not (bare.startswith("国家税务总局") and len(bare) > 6)):
        return "国家"
    if bare.endswith(_COMPANY):
        return "企业"
    if bare.endswith(_COMMUNITY):
        return "社区"
    scope, rest = split_place(bare, region)
    rest = rest.removeprefix("第一").removeprefix("第二").removeprefix("第三")
    if scope and (not rest or rest in _GOVERNING):
        return "市" if scope in _CITIES else "区"
    if scope and rest in _OFFICE:
        return "市" if scope in _CITIES else "办公室"
    if scope and rest[-1:] in ("室", "组") and _STAFF.match(rest):
        return "市级部门" if scope in _CITIES else "部门"
    return _local_level(scope, rest or bare)


def _local_level(scope: str, rest: str) -> str:
    rest = rest.removeprefix("人民政府") or rest
    if rest.endswith(_SOCIETY):
        return "其他"
    if rest.endswith(_INSTITUTION):
        return "事业单位"
    if rest.endswith(_STREET):
        return "其他" if rest.endswith("城乡") else "街乡"
    if rest.endswith(_INNER) or (rest.endswith("科") and not rest.endswith(_NO_SECTION)):
        return "内设机构"
    high = "市级部门" if scope in _CITIES and not rest.endswith("分局") else "部门"
    if rest.endswith("处"):
        return (
            high
            if scope in _CITIES and not _inside(rest[:-1])
            else "内设机构"
            if not rest.endswith("办事处")
            else "其他"
        )
    if scope and rest.startswith(_PARTY_LEADS) and rest.endswith(_PARTY_ENDS) and "局" not in rest:
        return high
    if rest.endswith(("办公室", "办")):
        return _office_level(scope, rest, high)
    if (scope and rest.endswith(_GROUP)) or rest.endswith(_BUREAU):
        return high
    for tail in _PARTY_GROUP:
        if rest.endswith(tail) and rest[: -len(tail)].endswith(_BUREAU):
            return high
    return "其他"


def _office_level(scope: str, rest: str, high: str) -> str:
    """An office is an inner unit (区财政局办公室) unless it serves a panel of the district (领导小组办公室) or stands
    by itself (区信访办公室)."""
    bare = rest.removesuffix("公室").removesuffix("办")
    if bare.endswith(_PANEL) and not any(word in bare for word in _COMMISSION):
        return high
    if _inside(bare):
        return "内设机构"
    if not scope and rest.endswith("办公室") and len(rest) <= 6:
        return "内设机构"
    return high


def _inside(bare: str) -> bool:
    """Whether an organ's name ends within the last 8 characters in front of an inner unit's own name (…局综合)."""
    return any(bare[:end].endswith(_PARENTS) for end in range(len(bare), max(0, len(bare) - 8), -1))


_LEADING = ("政府", "区委", "市委", "省委", "县委", "人大", "人民代表大会", "国务院", "中央", "办公厅")
_BESIDE = ("政协", "政治协商", "纪")
_OWN_PLACE = pattern(r"^(?:.{2,3}?市)?(?:.{1,3}?区)?(?:市|区)?(?:人民)?(?:政府)?")
_OWN_FORM = pattern(r"(?:局|委员会|委|办公室|办)$")


def is_governing(name: str) -> bool:
    """A government, a Party committee or a congress: an organ that others report to (not 政协, 法院, 检察院)."""
    return (name.endswith("委员会") or any(word in name for word in _LEADING)) and not any(
        word in name for word in _BESIDE
    )


def business(name: str) -> str:
    """What a department is about, its place and its form taken away: 北京市财政局 and 朝阳区财政局 are both 财政."""
    return _OWN_FORM.sub("", _OWN_PLACE.sub("", name, count=1))
