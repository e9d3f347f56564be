"""上行文原则上主送一个上级机关。

为什么：主送机关是负责办理的机关，多了就没有人负责。

怎样改：留一个主送机关，其他相关上级机关和同级机关列入抄送。

证据：主送只有一个上级机关，其他上级机关在抄送栏。

例外：条文用语是“原则上”，所以只作警告。

容易误报的情形：下行文、函的多个主送；同类型机关统称；党政联合事项的惯例写法（也请核对是否确需两个主送）。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import TL


@check(
    "TL15-1",
    "one-superior",
    severity="warning",
    strength="soft",
    article=TL(15),
    fact="recipients-many",
    kinds=("请示", "报告", "意见", "请示报告", "申请", "汇报"),
)
def one_superior(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an upward paper with more than one 主送 organ."""
    if not reasoning.upward(paper):
        return
    organs = tuple(r for r in paper.recipients if r.organ is not None and r.organ.level not in ("", "其他"))
    if len(organs) < 2 or not reasoning.superiors(paper, context):
        return
    names = "、".join(r.text for r in organs)
    yield context.finding(
        reasoning.spanning(organs),
        f"上行文有{len(organs)}个主送机关（{names}）。原则上只主送一个上级机关，请把其余机关改为抄送。（条文为“原则上”）",
        fix=reasoning.first_only(organs, paper),
    )
