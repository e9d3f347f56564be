"""区政府副区级以上领导同志出访，经分管外事工作的副区长审核，报区委书记、区长同意，按程序报市政府审批。

为什么：因公出国（境）实行计划管理和分级审批。少一道审核，团组会被退回，也可能构成违规出访。

怎样改：把审批链条写全：分管外事工作的副区长审核、区委书记和区长同意、报市政府审批，已经办的写“已经”，还没有办的写“拟报”。

证据：文中写明三道：分管外事工作的副区长审核，区委书记、区长同意，报市政府审批；表格里的签署意见也算。

例外：区长出访，经分管外事工作的副区长审核，报区委书记同意；分管外事工作的副区长出访，直接报区委书记、区长同意。

容易误报的情形：企业人员、教师出访；赴港澳台；来访接待；出访归来的报告；只说明区长出访、由谁主持工作或者签发；转述制度的文件。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY

CHAINS = {
    "head": {"foreign": "分管外事工作的副区长审核", "secretary": "区委书记同意"},
    "deputy": {
        "foreign": "分管外事工作的副区长审核",
        "secretary": "区委书记同意",
        "mayor": "区长同意",
        "city": "报市政府审批",
    },
    "foreign_deputy": {"secretary": "区委书记同意", "mayor": "区长同意"},
}


@check(
    "CY54-1",
    "leader-visit-chain",
    severity="warning",
    strength="direct",
    article=CY(
        54,
        "区政府副区级（含）以上领导同志出访，经分管外事工作的副区长审核，报区委书记、区长同意，按程序报市政府审批。",
    ),
    needs=("出访", "出国", "率团", "访问", "赴"),
)
def leader_visit_chain(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper on a district leader's visit abroad that does not show every step of the chain."""
    found = reasoning.visit(paper, context)
    if found is None or found.traveller not in CHAINS:
        return
    missing = [words for step, words in CHAINS[found.traveller].items() if step not in found.steps]
    if missing:
        yield context.finding(
            found.place,
            f"文中“{found.words}”，没有写明{'、'.join(missing)}。请按第五十四条的程序审核报批，并在文中写明。",
        )
