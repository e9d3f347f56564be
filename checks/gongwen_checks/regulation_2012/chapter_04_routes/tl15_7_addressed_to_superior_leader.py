"""不得以本机关名义向上级机关负责人报送公文，也不得以本机关负责人名义向上级机关报送公文。

为什么：公文是机关对机关的往来。送给负责人个人，或者由负责人个人署名，都不能作为机关的正式行文登记办理。

怎样改：主送写上级机关名称，署名写本机关全称或者规范化简称。

证据：主送是机关；或者文中写明上级机关负责人直接交办；署名是机关。

例外：上级机关负责人直接交办的事项；请假报告等依规定本来就向领导同志报告的事项。区政府工作规则另列有绝密、外事两项例外的，只作提示。

容易误报的情形：讲话稿称呼、邀请函、贺信；群众来信；抄送栏。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import TL


@check(
    "TL15-7",
    "addressed-to-superior-leader",
    severity="error",
    strength="direct",
    article=TL(15),
)
def addressed_to_superior_leader(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 主送 that is a leader of a superior organ, and a signature in the head's own name."""
    personal = reasoning.signed_personally(paper, context)
    if personal is not None:
        yield context.finding(
            personal,
            f"署名“{context.document.quote(personal)}”是负责人个人。向上级机关行文应当署本机关名称，请改署机关全称或者规范化简称。",
            fact="personal-name",
        )
    if not any(r.person for r in paper.recipients) or paper.kind in reasoning.PERSONAL_KINDS:
        return
    addressed_to = reasoning.addressed_leaders(paper, context)
    exception = reasoning.leader_exception(paper) if addressed_to else None
    if exception in ("assigned", "leave", "invitation"):
        return
    source = reasoning.sender(paper)
    if source is None and paper.signature and all(s.person for s in paper.signature):
        return
    for addressed in addressed_to:
        quote = context.document.quote(addressed.place).rstrip("：:")
        named = f"（名册所载的{addressed.post}）" if addressed.post else ""
        hint = exception is not None and addressed.of == "district"
        yield context.finding(
            addressed.place,
            f"公文主送“{quote}”{named}，是向上级机关负责人个人报送。请改为主送其所在机关；属负责人直接交办的，请在文中写明。",
            fact=f"recipient-person:{addressed.place.paragraph}:{addressed.place.start}",
            severity="info" if hint else "warning" if addressed.of == "unknown" else None,
        )
