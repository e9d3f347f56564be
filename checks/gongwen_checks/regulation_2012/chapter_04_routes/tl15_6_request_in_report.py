"""不得在报告等非请示性公文中夹带请示事项。

为什么：报告是阅件，上级不一定批复。把要批准的事夹在报告里，往往没有下文，也没有人对结果负责。

怎样改：把请示事项拿出来另写请示；报告只汇报情况，结语用“特此报告”“请审阅”。

证据：报告里没有请求批准、解决的话；“请审阅”不算请求。

例外：向人大提出的法定报告“请予审议”；备案报告“请予备案”。

容易误报的情形：《》里的请示；“请示报告制度”；转述群众、企业的请求；说明此前已经申请或者将另行申请的事；政府工作报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import TL

TO_CONGRESS = pattern(r"人大|人民代表大会|政协|代表大会|委员会委员")
TO_GOVERNMENT = ("区", "市", "国家")
NAMED = pattern(r"备案|审议|审阅|工作报告$|述职|预算草案|决算草案")
HARD = pattern(r"妥否|当否|批准|批复|审批|核准|拨付|追加|拨款")


@check(
    "TL15-6",
    "request-in-report",
    severity="error",
    strength="direct",
    article=TL(15),
    fact="request-in-report",
    needs=("请", "望", "建议"),
    kinds=("报告", "函", "通报"),
)
def request_in_report(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 报告 (or a 函 to a government above) that asks for approval, money or a decision."""
    if not paper.statutory or any(r.organ is not None and TO_CONGRESS.search(r.text) for r in paper.recipients):
        return
    title = paper.title.text if paper.title else ""
    report = paper.kind == "报告" and paper.direction == "上行"
    if not report and not (paper.kind in ("函", "通报") and _to_government(paper, context)):
        return
    if report and not paper.recipients and NAMED.search(title):
        return
    for ask in reasoning.asks(paper):
        if not report and not HARD.search(ask.words):
            continue
        yield context.finding(
            ask.place,
            f"{paper.kind}里夹带了请示事项“{ask.words[:40]}”。请另写请示，{paper.kind}只"
            + ("汇报情况。" if report else "用于商洽和答复。"),
        )
        return


def _to_government(paper: Paper, context: Context) -> bool:
    """All recipients are governments or Party committees above the issuer."""
    above = reasoning.superiors(paper, context)
    return (
        bool(above)
        and len(above) == len(paper.recipients)
        and all(r.organ and r.organ.level in TO_GOVERNMENT for r in above)
    )
