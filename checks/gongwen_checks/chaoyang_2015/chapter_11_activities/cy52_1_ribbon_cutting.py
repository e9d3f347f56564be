"""未经区委、区政府批准，区政府领导同志不出席各类剪彩、奠基、庆祝会、纪念会、表彰会、博览会、研讨会和论坛。

为什么：减少事务性活动，避免领导同志为商业和庆典活动站台。

怎样改：不邀请，或者先报经区委、区政府批准，并在文中写明批准情况。

证据：文中写明经区委、区政府批准（两家都有）；只有一家、某位领导同意的，不算全。

例外：经区委、区政府批准。

容易误报的情形：流程表同一行里的活动和领导合起来看，分管领导、责任领导一栏不看；奠基人、网上论坛；企业负责人剪彩；区委、区政府自己举办的活动；过去活动的回顾；引用规定的句子；市级、其他区领导。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY52-1",
    "ribbon-cutting",
    severity="warning",
    strength="direct",
    article=CY(
        52,
        "未经区委、区政府批准，区政府领导同志不出席各类剪彩、奠基活动和庆祝会、纪念会、表彰会、博览会、研讨会及各类论坛等。",
    ),
    needs=("剪彩", "奠基", "庆", "纪念", "表彰", "博览", "研讨", "论坛", "典礼"),
)
def ribbon_cutting(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a district leader asked to a ribbon-cutting, celebration, fair or forum without stated approval."""
    for favour in reasoning.attendances(paper, context):
        if favour.kind == "attendance" and not favour.approved:
            yield context.finding(
                favour.place,
                f"文中安排{favour.leader}{favour.words}“{favour.event}”，没有写明经区委、区政府批准。"
                "请取消安排，或者报批后写明批准情况。",
                fact="leader-attends",
                more=favour.more,
            )
