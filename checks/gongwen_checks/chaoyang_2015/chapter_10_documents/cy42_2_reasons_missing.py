"""经协商后仍有意见分歧的，应在文中列明各方理据。

为什么：区政府要在几种意见之间作决定。只说“有分歧”“不同意”，不说各自的理由和依据，等于把协商工作推给了领导。

怎样改：逐一写明有分歧的各方（包括本单位）的意见、理由和依据，例如“区某局认为……，理由是……；我局认为……，依据是……”。

证据：每一方的意见后面都有理由或者依据（认为……，理由是……，依据……）；也可以写在附件里。

例外：分歧后来已经解决的，不必再列。理据写在附件里并在文中指明的，视为列明。

容易误报的情形：“无分歧”“均无不同意见”；群众、居民之间的分歧；意见提出后已经采纳；假设的分歧（如有不同意见……）。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

ASKING = ("请示", "意见", "请示报告", "申请")

OWN_SIDE = pattern(r"我[局委办街乡院]|本[局委办单]|双方")


@check(
    "CY42-2",
    "reasons-missing",
    severity="error",
    strength="direct",
    article=CY(42, "经协商后仍然存意见分歧的，应在文中列明各方理据"),
    needs=reasoning.DISAGREEMENT_WORDS,
)
def reasons_missing(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a request that tells of a disagreement without the reasons of every side."""
    if paper.kind not in ASKING or paper.direction != "上行" or not reasoning.to_district(paper, context):
        return
    found = reasoning.disagreement(paper, context)
    if found is None:
        return
    between_others = len(found.given) > 1 and not OWN_SIDE.search(
        found.words
    )  # two other organs differ, each with reasons
    own_missing = not found.own_reasons and not between_others
    if not found.silent and not own_missing:
        return
    whose = [*found.silent, *(("本单位",) if own_missing else ())]
    yield context.finding(
        found.place,
        f"文中写明“{found.words}”，但没有列明{'、'.join(whose)}的理由和依据。请逐一写明各方的意见和理据。",
    )
