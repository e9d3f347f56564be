"""部门、街乡行政主要负责人出访，经分管副区长同意，并经分管外事工作的副区长审核后，报区长审批。

为什么：主要负责人出访关系单位工作的连续性和外事纪律，三道审批各管一头：工作能不能离开、出访合不合规、总体同不同意。

怎样改：写明已经分管副区长同意、分管外事工作的副区长审核，请区长审批。

证据：文中写明三道：分管副区长同意，分管外事工作的副区长审核，报区长审批；表格里的签署意见也算。

例外：条文没有例外。分管副区长同时分管外事工作的，写明即可。处级副职出访另有程序（CY54-3）。

容易误报的情形：企业、学校人员出访；赴港澳台；国内出差（“全国”“中国”不是外国）；出访归来的报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY

CHAIN = {"portfolio": "分管副区长同意", "foreign": "分管外事工作的副区长审核", "mayor": "报区长审批"}


@check(
    "CY54-2",
    "head-visit-chain",
    severity="warning",
    strength="direct",
    article=CY(54, "行政主要负责人出访经分管副区长同意，并经分管外事工作的副区长审核后，报区长审批"),
    needs=("出访", "出国", "率团", "访问", "赴"),
)
def head_visit_chain(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper on the visit abroad of a head of a department or street without every step of the chain."""
    found = reasoning.visit(paper, context)
    if found is None or found.traveller != "unit_head":
        return
    missing = [words for step, words in CHAIN.items() if step not in found.steps]
    if missing == ["报区长审批"] and reasoning.to_district(paper, context):
        return  # 请区政府批准: the government's office puts it before 区长
    if missing:
        yield context.finding(
            found.place,
            f"文中“{found.words}”，没有写明{'、'.join(missing)}。行政主要负责人出访要经分管副区长同意、"
            "分管外事工作的副区长审核，再报区长审批，请补齐并写明。",
        )
