"""经协商后仍有意见分歧的，应提出办理建议。

为什么：主办单位最了解情况，应当拿出倾向性意见。只把矛盾交上来“请区政府裁定”，领导无从下手，事情也会拖下来。

怎样改：在列明各方理据之后写出本单位的办理建议，例如“我局建议按方案二办理”“建议由区某局牵头，按多数部门意见实施”。

证据：文中写明本单位建议采纳哪种意见、按哪个方案办理。

例外：分歧后来已经解决的，不必再提建议。列出几个方案供选择的，推荐其中一个即可。

容易误报的情形：建议写在分歧之前；别的部门的“建议”不是本单位的办理建议；“请区政府裁定”“建议区政府研究决定”不算办理建议。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY

ASKING = ("请示", "意见", "请示报告", "申请")


@check(
    "CY42-3",
    "no-recommendation",
    severity="error",
    strength="direct",
    article=CY(42, "并提出办理建议"),
    needs=reasoning.DISAGREEMENT_WORDS,
)
def no_recommendation(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a request that tells of a disagreement and does not say how the drafting organ would settle it."""
    if paper.kind not in ASKING or paper.direction != "上行" or not reasoning.to_district(paper, context):
        return
    found = reasoning.disagreement(paper, context)
    if found is not None and found.recommendation is None:
        yield context.finding(
            found.place,
            f"文中写明“{found.words}”，但没有提出本单位的办理建议。请写明建议按哪种意见办理，不要只请区政府裁定。",
        )
