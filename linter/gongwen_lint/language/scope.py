"""Whose words a stretch is: the paper's own statement, a title, a quotation, a rule."""

from __future__ import annotations

import re
from functools import lru_cache

from ..patterns import pattern

FILLER = "■"

_TITLE = pattern(r"《[^《》\n]{0,200}(?:《[^《》\n]{0,120}》[^《》\n]{0,120}){0,6}》")
_INNER_TITLE = pattern(r"〈[^〈〉\n]{0,200}〉")
_QUOTED = pattern(r"“[^“”\n]{0,400}”|‘[^‘’\n]{0,200}’|「[^「」\n]{0,400}」|『[^『』\n]{0,200}』|\"[^\"\n]{0,200}\"")


def _fill(match: re.Match[str]) -> str:
    words = match[0]
    return words[0] + FILLER * (len(words) - 2) + words[-1]


def mask_titles(text: str) -> str:
    """The text with what stands in 《…》 (and 〈…〉) replaced by ■, marks kept, the length unchanged."""
    if "《" in text:
        text = _TITLE.sub(_fill, text)
    if "〈" in text:
        text = _INNER_TITLE.sub(_fill, text)
    return text


def mask(text: str) -> str:
    """The text with what stands in 《…》, 〈…〉, “…”, ‘…’ replaced by ■, marks kept, the length unchanged."""
    text = mask_titles(text)
    if "“" in text or "‘" in text or "「" in text or '"' in text or "『" in text:
        text = _QUOTED.sub(_fill, text)
    return text


_REQUEST = pattern(
    r"(?:拟|恳|敬|特|诚|现|商|烦|谨)(?:请|邀)|恳[请求]|诚邀|特邀|定于|兹定|现将|现提请|现就|现报|妥否|当否"
    r"|可否|如无不妥|特此|盼(?!望)"
    r"|(?<![申聘报宴提邀不])请(?![示假柬帖求各])"
    r"|(?<![得准止禁再不需要允])邀请(?:[\u4e00-\u9fff]{0,2}副?区长|您|市|区)"
    r"|(?:我|本)(?:局|委|办|街道|地区|乡|镇|院|校|中心|单位|公司|社区|队|区)(?:拟|将|计划|申请|建议|定于|准备|已|于)"
    r"|(?<![现已特])将(?:出席|参加|为|莅临|到场|于|在)|拟(?:于|由|在|为|定|提请|报|出席|举办|召开|组织)"
    r"|以(?:区长|副区长|区领导)名义"
)
_PROHIBITION = pattern(
    r"不得|严禁|禁止|不准|不允许|不许|切忌|一律不|一般不|原则上(?:都)?不|均不|不应(?!求)|不宜|不要|杜绝|严格控制"
    r"|(?:领导|领导同志|干部|人员|班子成员|各(?:部门|单位|街道)[^，。；]{0,12}|^(?:区长、)?副?区长)(?:一般"
    r"|都|均|也)?不(?:为|出席|参加|题|发|作|写|安排|办理|受理|接受)"
    r"|未经[^，。；]{1,20}(?:批准|同意|审查|审核)[^。；]{0,40}不"
)
_DUTY = pattern(
    r"应当|必须|一律|须(?!知|臾)|(?<![相响适回供反效照理])应(?!邀|急|用|对|急|届|有|力|该市|聘|运|酬|变|诉"
    r"|税|纳|收|付|付款|区|市|战|答|验|试|考|聘|允|承)"
    r"|原则上|凡(?:是|属|涉及)|不超过|[^，。；]{2,20}的，(?:应|须|由|要|不)|规定(?:如下|：)"
)
_EXACT = pattern(r"\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月|\d(?:万|亿)?元|\d{1,2}[:：时点]")


_TO_ALL = pattern(r"各(?:单位|部门|街道|有关|地区)|如下|通知")
_FURTHER = pattern(r"[，。；、]|区长|领导")


@lru_cache(256)  # checks ask this of the same sentences, some of them for each hit
def is_rule(sentence: str) -> bool:
    """Whether a sentence states a general rule or prohibition (区政府领导同志不题词、不作序；各单位不得越级报送) rather
    than something this paper itself asks or does. Titles and quotations in it do not count."""
    text = mask(sentence)
    prohibited = _PROHIBITION.search(text)
    request = _REQUEST.search(text)
    if prohibited is not None:
        if request is None:
            return True
        if request.start() > prohibited.start():  # 为落实严禁酒驾要求，拟请… is a request
            return "，" not in text[prohibited.end() : request.start()]
        return _prohibits_what_it_asks(text, request.end(), prohibited.start())
    if request is not None or _EXACT.search(text):
        return False
    return _DUTY.search(text) is not None


def _prohibits_what_it_asks(text: str, request: int, prohibition: int) -> bool:
    """请各单位不得…, 现将…通知如下：不得…: the request is that the prohibition be kept."""
    between = text[request:prohibition]
    return _TO_ALL.search(between) is not None or (len(between) <= 6 and not _FURTHER.search(between))
