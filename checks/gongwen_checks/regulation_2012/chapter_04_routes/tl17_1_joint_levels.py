"""联合行文的机关应当是同级机关。

为什么：同级机关必要时可以联合行文。上下级、不同级别的机关联署，责任和效力都说不清。

怎样改：由级别相同的机关联合行文；上级机关的文件由上级单独制发，下级贯彻。

证据：各联署机关的级别相同：按名册和机关名称的形式判断。

例外：同级党政机关、党政机关与其他同级机关可以联合行文。

容易误报的情形：市属垂直管理部门的朝阳分局与区部门（视为同级）；群团组织、派出机关；主办、承办单位名单。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Organ, Paper, check, pattern, reasoning

from ..articles import TL

# Levels that stand apart from each other for a joint paper; those not named (事业单位, 其他) are not judged.
STEPS = {"国家": 0, "市": 1, "市级部门": 1, "区": 2, "办公室": 3, "部门": 3, "街乡": 3, "内设机构": 4, "社区": 5}
# Of a rank of their own, yet they issue with departments.
APART = pattern(r"法院|检察|纪委|纪律检查|监委|监察委|武装|部队")
OFFICES = pattern(r"办公厅$|市委办公厅|市政府办公厅")


@check("TL17-1", "joint-levels", severity="warning", strength="direct", article=TL(17), fact="joint-levels")
def joint_levels(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a joint paper of organs of different level."""
    if not paper.statutory or (len(paper.signature) < 2 and len(paper.issuers) < 2 and paper.mark is None):
        return
    joint = reasoning.joint_issuers(paper, context)
    organs = [o for o in joint if o.level in STEPS and not o.collective and not APART.search(o.unit or o.text)]
    if len(organs) < 2:
        return
    steps = [_step(o) for o in organs]
    if min(steps) == max(steps):
        return
    usual = max(set(steps), key=steps.count)
    odd = (
        next(o for o, step in zip(organs, steps, strict=True) if step != usual)
        if steps.count(usual) > 1
        else organs[-1]
    )
    names = "、".join(o.text for o in organs)
    yield context.finding(
        odd.place,
        f"联合行文的机关不是同级（{names}）。同级机关才可以联合行文，请由同级机关联署，或者改由一个机关行文。",
    )


def _step(organ: Organ) -> int:
    if organ.level == "办公室" and OFFICES.search(organ.text):
        return 1
    return STEPS[organ.level]
