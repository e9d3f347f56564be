"""部门、街乡处级副职出访，经分管副区长同意，由分管外事工作的副区长审批。

为什么：副职出访由分管外事工作的副区长把关即可，不必层层报到区长，也不能由本单位自己批准。

怎样改：写明已经分管副区长同意，请分管外事工作的副区长审批。

证据：文中写明两道：分管副区长同意，分管外事工作的副区长审批；表格里的签署意见也算。

例外：条文没有例外。报到区长的属于多报一级，只作提示。

容易误报的情形：科级及以下人员；企业、学校人员；国内出差；赴港澳台。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY

CHAIN = {"portfolio": "分管副区长同意", "foreign": "分管外事工作的副区长审批"}


@check(
    "CY54-3",
    "deputy-visit-chain",
    severity="info",
    strength="direct",
    article=CY(54, "上述单位的处级副职出访经分管副区长同意，由分管外事工作的副区长审批"),
    needs=("出访", "出国", "率团", "访问", "赴"),
)
def deputy_visit_chain(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper on the visit abroad of a deputy head of a unit without the chain, or sent up to 区长."""
    found = reasoning.visit(paper, context)
    if found is None or found.traveller != "unit_deputy":
        return
    missing = [words for step, words in CHAIN.items() if step not in found.steps]
    if missing:
        yield context.finding(
            found.place,
            f"文中“{found.words}”，没有写明{'、'.join(missing)}。处级副职出访经分管副区长同意，"
            "由分管外事工作的副区长审批。",
        )
    elif "mayor" in found.steps:
        yield context.finding(
            found.place, f"文中“{found.words}”，又报区长审批。处级副职出访由分管外事工作的副区长审批即可。"
        )
