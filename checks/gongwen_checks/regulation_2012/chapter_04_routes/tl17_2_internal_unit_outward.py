"""部门内设机构除办公厅（室）外不得对外正式行文。

为什么：科室没有独立的行文资格，对外行文不能代表所在机关。

怎样改：以所在机关（或者其办公室）名义行文，署机关名称。

证据：发文机关、署名是机关或者它的办公厅（室）。

例外：办公厅（室）；党委、政府自己的督查室、研究室，党组织和工会，不是部门内设机构。

容易误报的情形：主送本机关各科室、所属单位的内部通知；应急办、创城办等议事协调机构的常设办事机构；名称里带“科”“处”字的独立单位。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import TL


@check(
    "TL17-2",
    "internal-unit-outward",
    severity="error",
    strength="direct",
    article=TL(17),
    fact="internal-unit",
)
def internal_unit_outward(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an inner unit that writes to organs outside its own."""
    unit = reasoning.internal_issuer(paper)
    if unit is not None:
        yield context.finding(
            unit.place,
            f"“{unit.text}”是部门内设机构，不得对外正式行文。请改以所在机关或者其办公室的名义行文。",
        )
