"""需经政府审批的具体事项，由部门行文的，文中须注明已经政府同意。

为什么：部门不能用自己的名义决定应由政府审批的事。写明“经区政府同意”，收文机关才知道依据。

怎样改：先报区政府审批，在文中写明“经区政府同意”，再行文。

证据：文中有“经区政府同意（批准）”。

例外：不在清单里的事项；区政府、区政府办公室自己行文。

容易误报的情形：哪些事项须经政府审批各地不同，要在配置里列出，没有列出就不检查。列法：
`[options."TL16-2"]` `matters = ["补贴标准", "征收范围"]`。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import TL


@dataclass(frozen=True, slots=True)
class Options:
    """Which matters need the government's consent."""

    matters: tuple[str, ...] = field(
        default=(), metadata={"doc": "须经政府审批的事项：标题里有其中一个词的部门公文，要写明经政府同意"}
    )


@check("TL16-2", "consent-not-stated", severity="warning", strength="direct", article=TL(16))
def consent_not_stated(paper: Paper, context: Context, options: Options) -> Iterator[Finding]:
    """Report a department's paper on a configured matter that does not say that the government agreed."""
    if not options.matters or paper.title is None or paper.direction not in ("下行", "公布"):
        return
    source = reasoning.sender(paper)
    if source is None or source.level not in ("部门", "街乡"):
        return
    matter = next((m for m in options.matters if m and m in paper.title.text), None)
    if matter is None or reasoning.government_consent(paper):
        return
    yield context.finding(
        paper.title.place,
        f"“{matter}”是须经政府审批的事项，本文由部门行文，没有注明已经区政府同意。请报区政府审批，并在文中写明“经区政"
        f"府同意”。",
    )
