"""举办国际会议和重要涉外活动，由区外办统筹提出审核意见并按程序报批。

为什么：国际会议和重要涉外活动有专门的审批权限和来宾审核要求，主办单位自行举办会越权。

怎样改：先报区外办提出审核意见，并在请示、方案中写明审核意见和报批情况，或者附上。

证据：文中写明已报区外办审核，并按程序报批。

例外：条文限于国际会议和“重要”涉外活动；一般活动有外国来宾参加的，不在此列。

容易误报的情形：名称里的“国际”（国际大厦、国际象棋、国际商务节里的普通环节）；市级部门主办、本区承办的；已经写明报区外办审核。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

FOREIGN_OFFICE = pattern(r"外办|外事办|外事工作|外事侨务")
HOLDS = pattern(
    r"(?:举办|主办|承办|召开|举行|组织(?!参|报名|企业)|申办)[^，。；]{0,24}?(?P<what>(?:国际|全球|世界"
    r"|中[外欧美日韩德法英俄]|亚太|跨国)(?!象棋|跳棋|标准舞|劳动节|儿童节|妇女节|护士节|大厦|饭店|酒店|中心"
    r"|俱乐部|学校|机场|创客|公寓)[^，。；]{0,14}?(?:大会|会议|论坛|峰会|研讨会|年会|对话会|圆桌会)|(?:重要"
    r"|大型|重大)?涉外(?:活动|会议|交流活动))"
    r"|(?P<title>(?:国际|全球|世界|中[外欧美日韩德法英俄])(?!象棋|跳棋|标准舞|劳动节|儿童节|妇女节|护士节"
    r"|大厦|饭店|酒店|中心|俱乐部|学校|机场)[^，。；]{0,14}?(?:大会|会议|论坛|峰会|研讨会"
    r"|年会))(?:的)?(?:举办|召开|筹备)"
)
TAKES_PART = pattern(r"参加|参展|出席|观摩|参会")
NOT_HOLDS = pattern(r"(?:参加|出席|赴|列席)[^，。；]{0,10}$|不(?:再)?$|去年|曾|历届|往届|已(?:成功|圆满)?$")


@check(
    "CY53-3",
    "no-foreign-review",
    severity="warning",
    strength="direct",
    article=CY(53, "举办国际会议和重要涉外活动，由区外办统筹提出审核意见并按程序报批"),
    needs=(
        "国际",
        "涉外",
        "全球",
        "世界",
        "中外",
        "亚太",
        "中欧",
        "中美",
        "中日",
        "中韩",
        "中德",
        "中法",
        "中英",
        "中俄",
    ),
)
def no_foreign_review(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a request or plan for an international conference without the foreign affairs office's opinion."""
    if paper.rule_text or paper.kind in ("报告", "纪要", "讲话稿", "简报", "函") or paper.direction == "公布":
        return
    source = reasoning.sender(paper)
    if source is None or source.level not in ("部门", "街乡", "事业单位") or FOREIGN_OFFICE.search(source.text):
        return
    if any(FOREIGN_OFFICE.search(r.text) for r in paper.recipients):
        return
    if any(reasoning.reported_to_foreign_office(s.text) for s in paper.holding("外办", "外事")):
        return
    if any(FOREIGN_OFFICE.search(a.name) for a in (*paper.annex_note, *paper.annexes)):
        return
    lines = [(paper.title.text, None)] if paper.title else []
    for text, sentence in [*lines, *((s.text, s) for s in paper.holding("会", "涉外"))]:
        hit = HOLDS.search(text)
        if hit is None or NOT_HOLDS.search(text[: hit.start()]) or TAKES_PART.search(hit[0]):
            continue
        what = hit["what"] or hit["title"]
        place = sentence.at(hit.start(), hit.end()) if sentence else paper.title.place  # type: ignore[union-attr]
        yield context.finding(
            place,
            f"本文涉及举办“{what}”，没有写明区外办的审核意见。"
            "国际会议和重要涉外活动由区外办统筹提出审核意见并按程序报批，请先报区外办。",
        )
        return
