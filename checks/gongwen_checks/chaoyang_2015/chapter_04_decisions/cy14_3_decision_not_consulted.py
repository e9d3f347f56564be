"""提请区政府决策的重大决策事项涉及相关部门和街乡的，应充分协商。

为什么：重大决策要由有关部门、街乡一起落实，没有协商过就提请决策，定了也做不成。

怎样改：与有关部门、街乡充分协商，写明协商结果，或者附意见汇总、会签单。

证据：文中点名写明与有关部门、街乡协商或者征求意见；附件里的意见汇总、复函，发文稿纸上的会签也算。

例外：没有。协商没有一致的，写明各方理据和办理建议（第四十二条）。

容易误报的情形：只在抄送、法规名称里提到的单位；说明现状的；本单位的下属单位；泛称“有关部门”；申请经费等一般事项（见
CY42-1）。"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY14-3",
    "decision-not-consulted",
    severity="warning",
    strength="direct",
    article=CY(14, "涉及相关部门和街乡的，应充分协商"),
    fact="not-consulted",
    kinds=("请示", "意见", "报告", "请示报告", "申请"),
)
def decision_not_consulted(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a department's request for a major decision that burdens organs it does not show to have consulted."""
    source = reasoning.sender(paper)
    if source is not None and source.level in ("街乡", "社区", "区"):
        return
    asked = reasoning.matter(paper, context)
    if asked is None or not (asked.explicit or asked.sure):
        return
    parties = [p for p in reasoning.not_consulted(paper, context) if p.level in ("部门", "街乡", "事业单位")]
    if parties:
        names = "、".join(dict.fromkeys(p.name for p in parties))
        yield context.finding(
            parties[0].place,
            f"本文的重大决策事项涉及{names}，没有写明与其充分协商。请先协商，写明协商结果或者附上书面意见。",
            more=tuple(dict.fromkeys(p.place for p in parties[1:] if p.place != parties[0].place)),
        )
