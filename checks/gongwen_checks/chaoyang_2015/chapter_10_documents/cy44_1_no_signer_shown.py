"""报送区政府的公文应由主要负责人签发，文稿上看不到签发人。

为什么：上行文要看得出由谁负责。标注签发人姓名是《条例》第九条的要求，本条只规定由谁签发。

怎样改：在发文字号同一行右侧标注“签发人：姓名”。

证据：版头里有“签发人：”和姓名；发文稿纸上的签发一栏也算。

例外：网页版、没有版头的文稿看不出签发人，不作要求。

容易误报的情形：函；请假报告、邀请函；套印版头的文稿。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@check(
    "CY44-1",
    "no-signer-shown",
    severity="info",
    strength="inference",
    article=CY(44, "由主要负责人或由其委托主持工作的负责人签发"),
    fact="signer-missing",
    kinds=("请示", "报告", "意见"),
)
def no_signer_shown(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an upward paper to the district government on which no signer can be seen."""
    place = reasoning.signer_missing(paper, context)
    if place is not None and reasoning.to_district(paper, context):
        yield context.finding(place, "文稿上没有签发人，无法看出是否由主要负责人签发。请标注签发人姓名。")
