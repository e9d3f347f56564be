"""Secrecy marks (密级): whether a classified paper also says that it is published."""

from __future__ import annotations

from ..document import Place
from ..language.scope import is_rule
from ..paper import Paper, Zone
from ..patterns import pattern

_PUBLIC = pattern(
    r"(?:此件|本件|此文|本文|全文)(?:主动)?公开(?:发布)?|(?<!不予)(?<!不)主动公开(?!为主)|公开(?:属性|方式|类别"
    r"|选项)[：:]\s*(?:主动)?公开"
)
_NOT_PUBLIC = pattern(r"不(?:予|宜|得|能|要)?(?:主动)?公开|非公开|依申请公开|解密后")
_DECLASSIFIED = pattern(
    r"已(?:经|于|由|按|依|办|履|完|[^，。；]{0,16})?(?:解密|解除密级)|解密(?:日期|时间|决定|通知|审批)|密级(?:已"
    r"|于)[^，。；]{0,12}(?:解除|变更)|履行(?:了)?解密程序"
)
_PUT_ONLINE = pattern(
    r"(?:本|此|该|全)(?:文|件|通知|方案|意见|报告|通报|办法|请示|纪要)[^。；]{0,24}?"
    r"(?:网站|网上|门户|媒体|公报|公众号|报纸|公示栏|社会)[^。；]{0,12}?(?:公布|公开|发布|刊登|挂网|上网|公示|推送)"
)
_NOT_ONLINE = pattern(r"不[^，。；]{0,6}(?:公|上网|挂)|脱密|解密|如需|确需")
_ZONES: tuple[Zone, ...] = ("notes", "imprint", "form", "index", "letterhead", "date", "title")


def published_secret(paper: Paper) -> Place | None:
    """The words by which a paper with a 密级 is made public (此件公开发布, 主动公开, 在网站公布), or its 密级 where the
    document is a web copy; None where it is not, or where the paper says that it has been declassified."""
    if paper.secrecy is None:
        return None
    texts = paper.document.paragraphs
    if any("解密" in p.text or "密级" in p.text for p in texts) and any(_DECLASSIFIED.search(p.text) for p in texts):
        return None
    for number in paper.in_zone(*_ZONES):
        paragraph = texts[number]
        if "公开" in paragraph.text:
            hit = _PUBLIC.search(paragraph.text)
            if hit and not _NOT_PUBLIC.search(paragraph.text):
                return paragraph.place(hit.start(), hit.end())
    for cell in paper.form:
        if (
            cell.label.startswith("公开")
            and cell.value_place
            and cell.value.strip() in ("公开", "主动公开", "公开发布", "主动公开发布")
        ):
            return cell.value_place
    for sentence in paper.holding("公", "网"):
        hit = _PUT_ONLINE.search(sentence.text)
        if hit and not is_rule(sentence.text) and not _NOT_ONLINE.search(sentence.text):
            return sentence.at(hit.start(), hit.end())
    return paper.secrecy.place if paper.copy_type == "web" else None
