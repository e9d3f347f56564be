"""区审计局独立行使审计监督权，不受其他行政机关、社会团体和个人的干涉。

为什么：审计结果要由被审计单位或者别的部门同意才算数，就不成其为独立审计。

怎样改：删去“须经……同意后方可出具”“不得下达审计结论”一类的话；可以写征求被审计单位的意见。

证据：文中没有让审计结果取决于别人同意的话，即可。

例外：区审计局在区长领导下工作，报区长、区政府审定不算干涉。

容易误报的情形：征求被审计单位意见是法定程序；内部审计、社会审计、工程结算审计；审计整改；审计机关内部的审理、审定。条文没有逐字规定，本条为推断适用。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY06-1",
    "audit-interference",
    severity="warning",
    strength="inference",
    article=CY(6, "按照法律规定独立行使审计监督权，不受其他行政机关、社会团体和个人的干涉。"),
    needs=("审计",),
)
def audit_interference(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a clause that makes audit results depend on somebody else's consent, or forbids 区审计局 to audit."""
    for place, who in reasoning.interference(paper):
        depends = f"使审计结果取决于{who}，" if who else "限制区审计局审计，"
        yield context.finding(
            place,
            f"这句话{depends}与区审计局独立行使审计监督权不符，请删改；可以写征求被审计单位的意见。（本条为推断适用）",
        )
