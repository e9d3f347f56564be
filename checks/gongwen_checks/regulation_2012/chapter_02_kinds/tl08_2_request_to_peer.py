"""请示、报告只能写给上级机关，写给不相隶属的机关应当用函。

为什么：请示适用于向上级机关请求指示、批准。平级部门之间没有批准关系，用请示会让对方无法批复，也混淆了责任。

怎样改：写给平级机关的改用“函”（关于商请……的函）；确需上级决定的，主送上级机关。

证据：主送的是上级机关；写给不相隶属机关的，文种是函。

例外：受业务指导关系、双重领导关系约束的上级主管部门；审计、统计、法制等部门依职权要求报送的报告；主送区政府办公室的，不算。

容易误报的情形：本单位的主管部门；同名的上级部门；议事协调机构及其办公室；备案报告、整改报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import TL

DUE = pattern(r"备案|整改|审计|决算|预算执行|统计|年报|检查|自查|督查|落实情况|办理情况|办理结果|绩效|评价|考核|总结")


@check(
    "TL08-2",
    "request-to-peer",
    severity="warning",
    strength="direct",
    article=TL(8),
    fact="request-to-peer",
    kinds=("请示", "报告"),
)
def request_to_peer(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 请示 or 报告 all of whose 主送 are peers."""
    if paper.kind not in ("请示", "报告") or not paper.recipients or not paper.statutory:
        return
    title = paper.title.text if paper.title else ""
    if paper.kind == "报告" and DUE.search(title):
        return
    found = reasoning.peers(paper, context)
    if found:
        names = "、".join(r.text for r in found)
        yield context.finding(
            reasoning.spanning(found),
            f"“{names}”与本机关不相隶属，不能用{paper.kind}。请改用函；需要上级机关批准的，请主送上级机关。",
        )
        return
    source = reasoning.sender(paper)
    if source is None or source.level != "区" or not source.text.endswith("政府"):
        return
    if all(r.organ is not None and r.organ.level == "市级部门" for r in paper.recipients):
        names = "、".join(r.text for r in paper.recipients)
        yield context.finding(
            reasoning.spanning(paper.recipients),
            f"区政府与“{names}”不是上下级关系，不宜用{paper.kind}。请改用函；需要市政府批准的，请主送市政府。",
            severity=None if paper.kind == "请示" else "info",
        )
