"""提请区政府决策的重大决策事项，必须以研究或者发展规划为依据。

为什么：没有调查研究和规划作依据的决策建议，区政府无从判断该不该做、能不能做。

怎样改：写明依据的规划、调研报告、普查或者评估结果，或者把调研报告作为附件。

证据：文中写明依据的规划、调研报告、评估或者普查结果；附件说明、附件里的调研报告也算。

例外：没有。

容易误报的情形：申请经费、编制、人事等事项不是重大决策；依据写在附件说明里的；提请审议的本来就是规划。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY14-1",
    "no-research",
    severity="info",
    strength="direct",
    article=CY(14, "必须以基础性、战略性研究或发展规划为依据"),
    needs=("重大",),
    kinds=("请示", "意见", "报告", "请示报告", "申请"),
)
def no_research(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a department's request for a major decision that names no study, survey or plan it rests on."""
    lacking = reasoning.missing(paper, context, "research")
    if lacking is not None and lacking.matter.explicit:
        yield context.finding(
            lacking.ground.place or lacking.matter.place,
            "本文提请区政府决策重大事项，但没有写明以什么调查研究或者发展规划为依据，请补写依据的规划、调研报告，或者作为附件报送。",
        )
