"""提请区政府决策的重大决策事项，必须经专家或研究、咨询、中介机构等进行论证。

为什么：重大决策的必要性、可行性和合法性，要由专家或者专业机构论证，不能只在本单位内部讨论。

怎样改：请专家或者研究、咨询、中介机构论证，写明论证的时间、参加人和结论，或者附论证报告。打算会后再论证的，改为先论证后报送。

证据：文中写明经专家、研究或者咨询、中介机构论证，附件里的论证报告、评估报告也算；只由本单位内部人员论证的不算。

例外：没有。2019年9月1日起施行的《重大行政决策程序暂行条例》第十九条只要求专业性、技术性较强的事项组织论证，此后的公文只作提示。

容易误报的情形：论证写在附件、表格、起草说明里；委托研究院、设计院、第三方机构论证或者评估；社会稳定风险评估不等于论证，只提示；申请经费、编制等不是重大决策。没有合法性审查结论的，先解决审查问题，本条只提示。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY

_LIMITED = date(2019, 9, 1)  # 《重大行政决策程序暂行条例》第十九条


@check(
    "CY14-2",
    "no-expert-argument",
    severity="warning",
    strength="direct",
    article=CY(14, "并经专家或研究、咨询、中介机构等进行必要性、可行性和合法性论证"),
    needs=("重大",),
    kinds=("请示", "意见", "报告", "请示报告", "申请"),
)
def no_expert_argument(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a department's request for a major decision that no expert or institution has argued."""
    lacking = reasoning.missing(paper, context, "experts")
    if lacking is None or not lacking.matter.explicit:
        return
    if lacking.ground.state == "weak":
        told = f"文中只写了“{lacking.ground.words}”，风险评估不能代替论证"
    elif lacking.ground.state == "inside":
        told = f"文中“{lacking.ground.words}”，本单位内部的讨论不能代替论证"
    elif lacking.ground.place is not None:
        told = f"文中“{lacking.ground.words}”，说明论证还没有完成"
    else:
        told = "文中没有写明经过论证"
    yield context.finding(
        lacking.ground.place or lacking.matter.place,
        f"本文提请区政府决策重大事项，{told}。请先由专家或者研究、咨询、中介机构论证必要性、可行性和合法性，再报送。",
        severity=None if lacking.plain and context.as_of < _LIMITED else "info",
    )
