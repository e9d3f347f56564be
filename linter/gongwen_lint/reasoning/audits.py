"""Independence of auditing (审计独立, 第六条): clauses that make the results of 区审计局 depend on others."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Place
from ..language.scope import mask_titles
from ..language.sentences import split
from ..paper import Paper
from ..patterns import pattern

_RESULT = r"审计(?:报告|结论|决定|结果|意见|公告|处理决定|查出的问题)"
_DEPENDS = pattern(
    rf"{_RESULT}[^。；]{{0,16}}?(?:须|应|需|必须|应当|要|在|均|由|经|报)[^，。；]{{0,6}}?(?:经|由|征得|报|取得|得到)?(?P<who>[^，。；经由报]{{2,20}}?)"
    r"(?:书面)?(?:审核|研究)?(?:同意|批准|认可|认定|审定|确认|会签)(?:并[^，。；]{0,8})?(?:后|方可|才能|之后|方能|，方可|前不得)"
    rf"|{_RESULT}[^，。；]{{0,6}}?由(?P<by>[^，。；]{{2,16}}?)(?:认定|审定|确定|决定)"
    rf"|未经(?P<without>[^，。；]{{2,16}}?)(?:书面)?(?:同意|批准|认可)[^，。；]{{0,6}}，?[^。；]{{0,16}}?不得[^，。；]{{0,12}}?(?:出具|下达|公布|提交|作出|形成)[^，。；]{{0,8}}?{_RESULT}"
    r"|未经(?P<entry>[^，。；]{2,16}?)(?:书面)?(?:同意|批准|许可)[^，。；]{0,4}，?(?:区审计局|审计(?:组|机关|人员))不得(?:进驻|进场|开展|实施|进行)"
)
_FORBIDS = pattern(
    r"(?:区审计局|区审计部门)(?:及其审计组|工作人员|审计组)?(?:不得|不能|不应|不再|无权|暂不)[^，。；]{0,24}?(?:审计结论|审计决定|审计报告|审计处理|延伸审计|(?:开展|进行|实施)审计|处理意见|调阅|调取)"
)
_AUTHORITY = pattern(
    r"区长|区政府|本级政府|政府主要|审计委员会|审计局|审计机关|上级|市审计|审计署|审理|业务会|人大|局长|审计组长|主审|会议|检察|法院|法律|职权|授权"
)
_INNER = pattern(r"内部审计|内审|社会审计|会计师事务所|审计机构|工程结算审计|跟踪审计单位")
_HEARD = pattern(r"征求|听取|反馈|陈述|申辩|复核|整改")


def interference(paper: Paper) -> Iterator[tuple[Place, str]]:
    """Clauses by which a paper, or the rule it issues, makes audit results depend on the consent of an audited unit or
    another department, or forbids 区审计局 to audit: the place, and on whom ("" where nobody is named)."""
    for number in paper.in_zone("body", "closing", "annex", "attached"):
        paragraph = paper.document.paragraphs[number]
        if "审计" not in paragraph.text:
            continue
        for start, end in split(paragraph.text):
            text = mask_titles(paragraph.text[start:end])
            if "审计" not in text or _INNER.search(text):
                continue
            hit = _DEPENDS.search(text)
            if hit:
                who = hit["who"] or hit["by"] or hit["without"] or hit["entry"] or ""
                if not _AUTHORITY.search(who) and not _HEARD.search(hit[0]):
                    yield paragraph.place(start + hit.start(), start + hit.end()), who
                    continue
            hit = _FORBIDS.search(text)
            if hit and not _AUTHORITY.search(text[: hit.start()]) and "超越" not in hit[0] and "违反" not in hit[0]:
                yield paragraph.place(start + hit.start(), start + hit.end()), ""
