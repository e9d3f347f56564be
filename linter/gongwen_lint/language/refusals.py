"""Refusals: what somebody else asked, told together with the answer that it cannot be (对方提出由您题字，我办已婉拒)."""

from __future__ import annotations

import re

from ..patterns import pattern
from .polarity import state

_DENIED = ("denied", "waived", "refused", "failed")
# who asks, other than the paper's own side, and that they ask
_OTHERS_ASK = pattern(
    r"(?:(?<![我本])(?:企业|公司|商户|商家|单位|部门|街道|社区|学校|院校|协会|商会|学会|出版社|编委会|组委会|开发商|投资方|物业)"
    r"|对方|主办方|承办方|协办方|甲方|乙方|外方|代表|委员|群众|居民|村民|市民|校友|校方|店方|馆方|读者|家属|有人|有的|您|贵[\u4e00-\u9fff]{1,4}?)"
    r"[^，。；]{0,12}?(?:提出|提议|询问|咨询|问及|问到|要求|希望|请求|想请|想邀|拟请|建议|来函|来信|来电|致函|函请|申请)"
    r"|来[函信电](?:请|邀|询|提|要|希|拟|申)|(?:接到|收到)[^。；]{1,30}?(?:请求|申请|邀请|要求|提议)"
    r"|(?:关于|对于?|针对)[^，。；]{0,20}?(?:提出的|来函|来信|来电)"
)
_OWN = pattern(
    r"(?:拟|恳|敬|特|诚|谨|现|兹|商|烦|提)[请邀]|恳求|拟(?:由|安排|邀)|[我本](?:局|办|委|街道|乡|镇|单位|公司|中心|院|校|社)[^，。；]{0,4}(?:请|邀|申请|希望|建议)"
)
# what may stand between the beginning of a clause and the refusal, so that it is the matter told of that is refused
_LEADING = (
    r"(?:[我本](?:局|办|委|街道|地区|乡|镇|单位|公司|中心|院|校|社|馆|区)|区政府办公室|(?:承|主)?办方|经办人|工作人员"
    r"|按照?|根据|依照?|依据|遵照|《[^》]{0,30}》|中央八项规定精神|工作规则|有关|相关|现行|上级|廉政|纪律|政策|规定|规则|要求|精神|的|等|及|和|第[一二三四五六七八九十]{1,4}条"
    r"|经(?:研究|核实|请示|沟通|商议|会商|慎重研究)|依规|依法|均|都|已|已经|现已|业已|一律|皆|也|全部|当场|当即|当日|及时|逐一|统一|明确|予以?|依然|但|因此|故|对此|为此"
    r"|(?:此|这|该|上述|以上|前述|其|您的?)(?:一?[类项个些]|一)?(?:建议|要求|请求|提议|申请|事项?|做法|想法|邀请)?|[向对](?:对方|其|企业|来人|[主承]办方))"
)
_REFUSES = (
    r"(?:(?:不能|不予|无法|不便|不宜|不得|不可|未能|未予|不再|难以|不|未|没有)(?:作|做|予|进行)?(?:安排|满足|办理|采纳|同意|答应|支持|受理|考虑|接受|采用|提请|呈报|转报)"
    r"|(?:不妥|不合适|不可行|不符合)|婉拒|婉谢|谢绝|回绝|拒绝|推辞|退回|驳回|婉言?(?:拒绝|谢绝|推辞|说明|解释|告知|回绝))"
)
_OBJECT = (  # and what may stand behind it: nothing, or the matter again
    r"(?:了|其|该|此|这一?|上述|相关|有关|对方|的|项|有关方面)*(?:请求|要求|提议|建议|申请|规定|邀请|事项|事宜|做法|安排|政策|原因|情况)?"
    r"(?=[，。；、！（]|$|并|且|改)"
)
_REFUSED = pattern(rf"(?:^|[，；：。])[　 ]*{_LEADING}{{0,10}}?{_REFUSES}{_OBJECT}")
# the matter as the subject: 请区长题字的提议未被采纳
_SUBJECT = pattern(
    rf"^[^，。；]{{0,16}}?(?:建议|要求|请求|提议|申请|事宜|做法|想法|一事|邀请)[，：]?{_LEADING}{{0,6}}?(?:未(?:被|获)(?:采纳|同意|批准|接受)|{_REFUSES}{_OBJECT})"
)
_GRANTED = pattern(
    r"破例|特批|特事特办|但[^。]{0,16}(?:拟|恳|请)|拟(?:同意|予以|安排)|建议(?:同意|安排)|请(?:审定|批准|酌定)|(?:妥|当|可)否"
)
_BOUND = pattern("[，；：]")


def declined(text: str, start: int, end: int, after: str, act: re.Pattern[str]) -> bool:
    """Whether what is asked at [start:end) is told as asked by somebody and refused: further on in the sentence, or in
    the one `after` it where it is clear that somebody else asked. A rule against such an `act` refuses as well."""
    asked = next(reversed(list(_OTHERS_ASK.finditer(text, 0, start))), None)
    own = _OWN.search(text, asked.end() if asked else 0, start)
    if own is not None and (asked is None or _BOUND.search(text, asked.end(), own.start())):
        return False  # 对方提出赠礼，拟请区长题字
    tail = text[end:]
    refused = _REFUSED.search(tail) if tail else None
    if refused is not None and refused.start() == 0 and tail[0] not in "，；：。":
        refused = None
    refused = refused or _SUBJECT.search(tail)
    if refused is not None:
        return _GRANTED.search(tail) is None
    if asked is None or _GRANTED.search(tail):
        return False
    if _ruled_out(tail, act):
        return True
    return bool(_REFUSED.match(after) or _ruled_out(after, act)) and _GRANTED.search(after) is None


def _ruled_out(text: str, act: re.Pattern[str]) -> bool:
    return any(state(text, *hit.span()) in _DENIED for hit in act.finditer(text))
