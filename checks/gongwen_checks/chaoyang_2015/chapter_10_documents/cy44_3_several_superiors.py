"""不得多头报送：一件上行文只主送一个上级机关。

为什么：同一请示同时送几个上级，几家都办或者都等，意见不一时下级无所适从。

怎样改：只保留一个主送机关（一般为“区政府”），其他需要知晓的机关列入抄送。

证据：主送只有一个上级机关，其他上级机关在抄送栏。

例外：本条没有例外；《党政机关公文处理工作条例》第十五条也只说“原则上”。党委、政府共同负责的事项，分别行文或者由区委、区政府办公室统一协调。

容易误报的情形：下行文的普发主送；抄送栏；“各街道办事处、地区办事处（乡政府）”是一个统称；正文里提到的“区委、区政府”。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY44-3",
    "several-superiors",
    severity="warning",
    strength="direct",
    article=CY(44, "不得多头报送、越级报送"),
    fact="recipients-many",
    kinds=("请示", "报告", "意见", "请示报告", "申请", "汇报"),
)
def several_superiors(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an upward paper sent to two or more superiors, by its 主送 or by its own words."""
    if not reasoning.upward(paper):
        return
    above = reasoning.superiors(paper, context)
    if len(above) > 1:
        names = "、".join(r.text for r in above)
        yield context.finding(
            reasoning.spanning(above),
            f"上行文主送了{len(above)}个上级机关（{names}），属多头报送。请只保留一个主送机关，其余改为抄送。",
            fix=reasoning.first_only(above, paper),
        )
        return
    parallel = reasoning.sent_in_parallel(paper)
    if parallel is not None:
        yield context.finding(
            parallel,
            f"文中说明“{context.document.quote(parallel)}”，同一事项同时报送几个上级，属多头报送。请只报一个上级机关，其余抄送。",
        )
