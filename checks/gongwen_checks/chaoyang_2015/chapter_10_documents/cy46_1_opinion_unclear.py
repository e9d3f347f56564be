"""区政府领导审批公文，应当签署明确意见。

为什么：圈阅在请示上表示同意，在报告上只表示已阅知；请示里有几个方案或者几项请求时，只画圈、只签名，承办单位不知道同意的是什么。

证据：批办单（或者附在公文前的处理笺）上区政府领导批示栏里只有“圈阅”“阅”、姓名、日期，没有“同意”“不同意”“请……研究”等意见，而批办的是请示；
来文标题在批办单上写明，只写了文号的，到档案里找那件公文。

怎样改：请领导补签明确意见；请示里有多个方案的，写明同意哪一个。

例外：报告的圈阅表示已阅知，不报；同一张批办单上有领导签署了明确意见的，不报；还没有领导签署的，不报。
按第四十六条，圈阅请示表示同意所请示的事项，有法律效果，所以只作提示。

容易误报的情形：扫描件上的手写意见，文字里没有；部门自己的批办单（局领导批示）；意见写在请示原件上。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen_lint import Context, archive, check, pattern

from ..articles import CY
from ..sequels import matter_of

_LEADERS = pattern(
    r"(?:区领导|区政府领导|领导|主要领导|分管领导|副?区长|常务副区长|分管副区长|主管副区长)(?:同志)?(?:批示|阅示|审批|审示|签批|审签|意见|批示意见|审定)"
    r"|^(?:批示|阅示|审批|签批)(?:意见|栏)?$"
)
_GOVERNMENT = pattern(r"区政府|区人民政府|区领导|区长")
_NO_OPINION = pattern(
    r"[（(]?(?:已?圈阅|已?传阅|已?阅(?:示|知|悉|批)?|签阅|签名|画圈|○|[✓√☑]|无意见)[）)]?|[（(][\s　]{0,4}[）)]"
    r"|(?:20\d\d年)?\d{1,2}月\d{1,2}日|\d{2,4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}|\d{1,2}[:：时]\d{1,2}分?"
)
_OPINION = pattern(
    r"同意|不同意|拟同意|原则|可行|请|按|转|准|批准|暂缓|缓|不宜|不予|研究|上会|提交|报|修改|列入|落实|办理|支持|照办|否|方案[一二三四甲乙ABab]"
)
_DRAFTS = pattern(r"拟稿|核稿|签发|起草|会签|印数|份数")
_SEVERAL = pattern(r"方案[一二三甲乙]|两个方案|几个方案|二选一|比选|择一|方案比较")
_NAME = pattern(r"^(?:[\u4e00-\u9fff×某]{1,4}|[\u4e00-\u9fff]{1,3}(?:副?区长|主任|同志))$")
_PIECES = re.compile(r"[\s，,、；;。.:：（）()]+")
_BRACKETS = re.compile(r"[（(][^（）()]{0,40}[）)]$")
_ASKS = ("请示", "申请", "请示报告")


@check(
    "CY46-1",
    "opinion-unclear",
    severity="info",
    strength="direct",
    article=CY(46, "区政府领导审批公文时，应当签署明确意见"),
    also=(CY(46, "对于有具体请求事项的公文，圈阅表示同意所请示的事项"),),
    needs=("方案", "比选", "择一", "二选一"),
)
def opinion_unclear(papers: archive.Archive, context: Context) -> Iterator[archive.Remark]:
    """Report sheets on which a leader of the government only ticked a request, or only signed."""
    span = papers.span
    where = f"（{span.words}）" if span else ""
    for record in papers.papers(forms=True):
        opinions = [cell for cell in record.cells if _LEADERS.search(cell.label) and cell.value.strip()]
        if not opinions or any(_OPINION.search(cell.value) for cell in opinions):
            continue
        if any(_DRAFTS.search(cell.label) for cell in record.cells):  # a dispatch form: a signature there is consent
            continue
        request = _request(record, papers) if _of_government(record, context) else None
        if request is None:
            continue
        several = "，而请示里有几个方案" if _several(request, papers) else ""
        for cell in opinions:
            if _says_nothing(cell.value):
                yield papers.remark(
                    context,
                    record,
                    f"批办的是请示，区政府领导批示栏里只有“{' '.join(cell.value.split())}”{several}，没有写明意见。"
                    f"圈阅表示同意所请示的事项，但审批公文应当签署明确意见，请核对原件{where}。",
                    passage=archive.Passage(cell.value, cell.place),
                )


def _says_nothing(value: str) -> bool:
    """Whether an entry is a tick, a name and a date, and no opinion."""
    left = _NO_OPINION.sub(" ", value)
    return all(_NAME.match(piece) for piece in _PIECES.split(left) if piece)


def _of_government(record: archive.Record, context: Context) -> bool:
    """Whether a sheet is one of the government's office: it says so, names its leaders, or goes with a paper of a
    department or street."""
    words = "".join(f"{cell.label}{cell.value}" for cell in record.cells)
    if _GOVERNMENT.search(words + record.title + "".join(record.signed)):
        return True
    senders = [
        cell.value for cell in record.cells if cell.label.startswith("来文") and cell.label[2:] in ("单位", "机关")
    ]
    senders += [matter_of(record).partition("关于")[0]]
    return any(context.organisation.level("".join(name.split())) in ("部门", "街乡") for name in senders if name)


def _request(record: archive.Record, papers: archive.Archive) -> archive.Record | None:
    """The request that a sheet goes with: itself where only the sheet tells of it; None where it goes with none."""
    matter = _BRACKETS.sub("", matter_of(record)).rstrip("。》")
    numbers = [cell.value for cell in record.cells if "字号" in cell.label or "文号" in cell.label]
    held = [paper for number in numbers for paper in papers.numbered("".join(number.split()))]
    request = next((paper for paper in held if paper.kind in _ASKS), None)
    if request is not None:
        return request
    return record if not held and matter.endswith(_ASKS) else None


def _several(request: archive.Record, papers: archive.Archive) -> bool:
    """Whether a request puts several plans forward."""
    texts = [request.title, *(p.text for p in papers.passages(request)), *(c.value for c in request.cells)]
    return any(_SEVERAL.search(text) for text in texts)
