"""应按照职权和隶属关系行文：内设机构不对外行文。

为什么：科室的职权在机关内部，对外应由机关行文。

怎样改：改以机关名义行文。

证据：发文机关、署名是机关或者它的办公室。

例外：机关的办公室；区政府督查室、研究室，党组织和工会。本条没有写到内设机构，是按“职权和隶属关系”推断的；直接依据是《条例》第十七条。

容易误报的情形：机关内部通知；议事协调机构办公室。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY44-8",
    "internal-unit",
    severity="warning",
    strength="inference",
    article=CY(44, "应按照职权和隶属关系行文"),
    fact="internal-unit",
)
def internal_unit(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an inner unit that writes to organs outside its own."""
    unit = reasoning.internal_issuer(paper)
    if unit is not None:
        yield context.finding(
            unit.place,
            f"“{unit.text}”是内设机构，不宜对外行文。请改以所在机关名义行文。（本条为推断适用）",
        )
