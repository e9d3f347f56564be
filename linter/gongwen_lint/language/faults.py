"""Faults: what an inspection found to have been done wrongly, told in order to be mended (巡察指出，某单位违规邀请……)."""

from __future__ import annotations

from ..patterns import pattern

_FOUND = pattern(
    r"(?:巡[察视]|审计|督[查察导]|检查|抽查|核查|自查|调查|暗访|纪检|监察|监督|审查|清查|举报|信访|反馈|通报)[^，。；：]{0,16}?(?:指出|发现|查明|查实|查出|反映|认定|认为|反馈|通报|存在)"
)
_WRONG = pattern(
    r"(?:违规|违反[^，。；]{1,16}?|违纪|擅自|私自|超标准|超规定|超范围|超规格|超预算|不按规定|未按规定|变相|顶风|未经(?:批准|审批|报批|同意)[，]?|冒用|假借|盗用|虚列|虚报|套取|挪用|以“[^”]{0,20}”(?:等|的)*名义)[^，。；：]{0,24}$"
)
_MENDED = pattern(
    r"已(?:经)?(?:全部|全额|按规定|立即|及时|责令|督促|要求[^，。；]{0,8})?(?:退[缴赔还回]|清退|整改|纠正|追[缴回]|收回|上缴|核减|问责|处分|处理|约谈|批评)"
    r"|责令|(?:作出|写出)[^，。；]{0,4}检查|受到[^，。；]{0,12}(?:处分|处理|批评)|整改(?:情况|措施|结果|完成)|立行立改|(?:批评教育|通报批评|诫勉)"
)
_PROBLEM = pattern(r"^[^，。；：]{0,24}?(?:等|的)?(?:问题|情形|现象|行为)(?:[，。；：、（]|$)")
_PLANNED = pattern(
    r"(?:拟|恳|敬|特|诚|谨|现|兹)[请邀]|恳求|拟(?!定)|计划(?!生育)|(?:我|本)(?:局|办|委|街道|乡|镇|单位|公司|中心)(?:将|请|邀|建议|申请|安排)|下一步|届时|今年将"
)


def told_as_fault(text: str, start: int, end: int, after: str = "") -> bool:
    """Whether the act at [start:end) is told as a fault of the past: found by an inspection, or called wrong and said
    to be mended in the sentence or the one `after` it. What the paper itself plans is none, whatever was found before."""
    found = next(reversed(list(_FOUND.finditer(text, 0, start))), None)
    if _PLANNED.search(text, found.end() if found else 0, start):
        return False  # 检查发现馆舍陈旧，拟请区长题写馆名
    wrong = _WRONG.search(text, 0, start)
    mended = _MENDED.search(text, end) or _MENDED.search(after) or _PROBLEM.match(text[end:])
    return (found is not None and (wrong is not None or mended is not None)) or (
        wrong is not None and mended is not None
    )
