"""报送区政府的请示性公文涉及其他职能部门事项的，报送前应主动与有关部门沟通。

为什么：没有问过人家就请区政府给人家派任务、要钱、要地、要编制，领导无法判断能不能办，只好退回来补沟通。

怎样改：报送前先与有关部门沟通（征求意见、协商、会签都可以），在文中写明与哪些部门沟通、结果如何，或者把书面意见附上。

证据：文中点名写明与有关部门沟通、协商或者征求意见；附件里的复函、意见汇总，发文稿纸上的会签也算。

例外：条文没有例外。沟通过而没有一致的，属于本条后半句（CY42-2、CY42-3），不算没有沟通。

容易误报的情形：部门名称只出现在抄送、法规名称或者对过去、现状的叙述里；本机关的下属单位和联合行文单位；按照区政府会议、领导批示已经定下的分工；只泛称“有关部门”。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY

ASKING = ("请示", "意见", "请示报告", "申请")
DEPARTMENTS = ("部门", "事业单位", "")  # "": the keeper of a site that is not named
SAID = {
    "planned": "只是打算沟通",
    "pending": "说明沟通还没有完成",
    "denied": "说明没有沟通",
    "waived": "说明没有沟通",
    "refused": "说明没有沟通",
}


@check(
    "CY42-1",
    "not-consulted",
    severity="warning",
    strength="direct",
    article=CY(42, "涉及其他职能部门事项，在报送前应主动与有关部门沟通"),
    fact="not-consulted",
)
def not_consulted(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a request that burdens named departments without showing that they were asked before."""
    if paper.kind not in ASKING or paper.direction != "上行" or not reasoning.to_district(paper, context):
        return
    source = reasoning.sender(paper)
    if source is None or source.level not in ("部门", "街乡", "事业单位"):
        return
    parties = [p for p in reasoning.not_consulted(paper, context) if p.level in DEPARTMENTS]
    if not parties:
        return
    names = "、".join(dict.fromkeys(p.name for p in parties))
    first = parties[0]
    told = next(
        (c for c in reasoning.consultations(paper, context) if c.state in SAID and _about(c.names, parties)), None
    )
    place = told.place if told else first.place
    shown = f"文中“{told.words}”{SAID[told.state]}" if told else "没有写明报送前已经沟通"
    whose = f"“{names}”" if first.level else f"“{names}”管理单位"
    yield context.finding(
        place,
        f"本文“{first.words}”，涉及{whose}的事项，{shown}。请先与有关部门沟通，并在文中写明沟通情况。",
        more=() if told else tuple(dict.fromkeys(p.place for p in parties if p.place != place)),
    )


def _about(names: tuple[str, ...], parties: list[reasoning.Involved]) -> bool:
    return not names or any((p.unit or p.name) in names for p in parties)
