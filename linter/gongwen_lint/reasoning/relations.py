"""What recipients and copied organs are to the issuing organ (隶属关系): peers, subordinates."""

from __future__ import annotations

from ..context import Context
from ..paper import Organ, Paper, Recipient
from ..patterns import pattern
from .issuers import same_organ
from .routes import sender, superiors, to_district

# Bodies that departments do report to although they are no superior: coordinating bodies, auditors, keepers of posts.
_FUNCTIONAL = pattern(
    r"领导小组|指挥部|联席会议|委员会办公室|专班|编制|编办|编委|应急|督查|审计|监察|纪|法制|统计|信访|保密|档案"
    r"|组织部|宣传部|政法|统战|巡察"
    r"|人大|政协|人民政府办公室|区委|政府办|办公室$"
)
_PARTY_SIDE = pattern(
    r"区委|市委|党委|中共|人大|人民代表大会|政协|政治协商|法院|检察|纪委|纪律|监委|共青团|团委|工会|妇联|武装部|部队"
    r"|残联|工商联"
)
_OWN_BELOW = pattern(
    r"^(?:(?:本|我)?(?:局|委|办|街道|街|乡|地区|处|镇)(?:机关)?(?:内设|所属|下属|属)?|机关|所属|下属|直属|基层|内设"
    r"|辖区|局属|委属|系统内?){0,4}"
    r"(?:各(?:基层|直属|所属|下属|内设|二级){0,3}(?:科|所|站|队|股|处室|室|中心|大队|中队|支队|分队|学校|中小学|幼儿园"
    r"|医院|卫生院|社区|村|居委会|村委会|单位|公司|企业)"
    r"|(?:所属|下属|直属|局属|委属|基层)各?[\u4e00-\u9fff]{0,6}(?:单位|学校|医院|科室|站|所|站所|企业|中心|大队|中队"
    r"|队)"
    r"|各级?医疗(?:卫生)?机构|各[\u4e00-\u9fff]{0,2}卫生服务中心)"
)
_EVERYBODY = pattern(r"街道|乡|地区|委、?办、?局|部门|区属|单位|镇")
_NOT_OWN = pattern(r"街道|街乡|委、?办、?局|部门|区属|有关单位|相关单位|各单位$|地区办事处|乡政府|分局")
_OWN_LEADS = ("所属", "下属", "直属", "局属", "委属")
_COMMUNITIES = pattern(r"社区|村|居委会")
_PLACE = pattern(r"^(?:北京市)?(?:朝阳区|区)?(?:人民政府)?")
_SCHOOLS, _HOSPITALS = pattern(r"学校|小学|中学|幼儿园|校"), pattern(r"医院|卫生|诊所|医疗")


def peers(paper: Paper, context: Context) -> tuple[Recipient, ...]:
    """The 主送 of a paper if all are plain departments, streets or townships of the issuer's rank; empty where one
    of them is (or may be) its superior."""
    source = sender(paper)
    if source is None or not paper.recipients or source.level not in ("部门", "街乡", "办公室"):
        return ()
    if superiors(paper, context) or to_district(paper, context):
        return ()
    organisation = context.organisation
    found = []
    for recipient in paper.recipients:
        organ = recipient.organ
        if organ is None or organ.collective or organ.level not in ("部门", "街乡") or _FUNCTIONAL.search(organ.text):
            return ()
        if _FUNCTIONAL.search(organ.unit) and not organ.unit.endswith("委员会办公室"):
            return ()
        if organisation.relation(source.unit or source.text, organ.unit or organ.text) != "peer":
            return ()
        found.append(recipient)
    return tuple(found)


def is_subordinate(organ: Organ, paper: Paper, context: Context) -> bool:
    """Whether an organ stands below the issuing organ. In doubt, no."""
    source = sender(paper)
    if source is None:
        return False
    organisation = context.organisation
    name, own = organ.unit or organ.text, source.unit or source.text
    if same_organ(name, own, organisation) and name != own and not organ.unit:
        return False
    if source.level == "区":
        if _PARTY_SIDE.search(name) or not _governs(own) or name == own:
            return False
        if organ.collective or organ.text.startswith("各"):
            return _EVERYBODY.search(organ.text) is not None
        return organ.level in ("部门", "街乡", "办公室") and organisation.relation(own, name) == "subordinate"
    if source.level in ("部门", "街乡", "办公室", "内设机构", "事业单位"):
        if organ.level in ("区", "市", "市级部门", "国家", "办公室"):
            return False
        if _below_by_words(organ.text, source):
            return True
        bare, mine = _bare(organ.text), _bare(source.text)
        if len(mine) > 2 and bare.startswith(mine) and len(bare) > len(mine):
            return True
        return bool(organ.unit and source.unit) and organisation.relation(own, name) == "subordinate"
    return False


def _governs(name: str) -> bool:
    return name.endswith("政府")


def _below_by_words(text: str, source: Organ) -> bool:
    if _NOT_OWN.search(text) and not text.startswith(_OWN_LEADS):
        return False
    if not _OWN_BELOW.match(text):
        return False
    if _COMMUNITIES.search(text):
        return source.level == "街乡"
    if _SCHOOLS.search(text):
        return "教" in source.text
    if _HOSPITALS.search(text):
        return "卫" in source.text or "健" in source.text
    if "公司" in text or "企业" in text:
        return "国资" in source.text or "国有资产" in source.text
    if "派出所" in text:
        return "公安" in source.text
    return True


def _bare(name: str) -> str:
    return _PLACE.sub("", name)
