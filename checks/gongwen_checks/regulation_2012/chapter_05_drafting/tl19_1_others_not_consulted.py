"""公文涉及其他地区或者部门职权范围内的事项，起草单位必须征求其意见。

为什么：没有问过人家就给人家派任务、要钱要地，文件发下去也落实不了，报上去会被退回补办。

怎样改：先书面征求有关部门、地区的意见，力求达成一致，在文中写明，或者附意见汇总、会签。

证据：文中写明已征求有关地区、部门的意见；附件里的复函、意见汇总，发文稿纸上的会签也算。

例外：没有。征求过意见而没有达成一致的，写明各方意见，不在本条。

容易误报的情形：只在抄送、法规名称里提到；说明现状（现由某局管理）；法律和三定规定已经明确的职责；安排日常工作的通知。所以只查上行文（请示、意见），以及自己承认没有征求意见的公文；部门印发的办法、规定只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import TL

ASKED = ("征求", "征询", "协商", "沟通", "会签", "听取")
ALONE = pattern(
    r"(?:职责|分工|任务|责任)[^，。；]{0,10}(?:由|系|均为|经)?(?:我|本)(?:[局委办]|街道|地区)[^，。；]{0,4}"
    r"(?:研究|自行|单独|直接|独立)+(?:确定|划定|决定|明确|规定|制定|划分|拟定)"
    r"|(?:我|本)(?:[局委办]|街道|地区)[^，。；]{0,4}(?:自行|单独|直接|独立)(?:研究)?(?:确定|划定|决定|明确|规定|制定|划分)"
    r"[^，。；]{0,14}(?:职责|分工|任务|责任)"
)
DENIED = pattern(r"未|没有|没|无需|无须|不再")


@check(
    "TL19-1",
    "others-not-consulted",
    severity="warning",
    strength="direct",
    article=TL(19),
    fact="not-consulted",
    kinds=("请示", "意见", "通知", "决定", "通告"),
)
def others_not_consulted(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an upward paper that burdens organs it does not show to have consulted, and a paper that admits it."""
    if not paper.statutory or paper.rule_text:
        return
    if paper.direction == "上行" and paper.kind in ("请示", "意见"):
        parties = reasoning.not_consulted(paper, context)
        if parties:
            names = "、".join(dict.fromkeys(p.name or p.words for p in parties))
            yield context.finding(
                parties[0].place,
                f"本文涉及“{names}”职权范围内的事项，没有写明征求过其意见。请先征求意见、力求一致，并在文中写明。",
                more=tuple(dict.fromkeys(p.place for p in parties[1:] if p.place != parties[0].place)),
            )
        return
    if paper.direction not in ("下行", "公布") or paper.kind not in ("通知", "意见", "决定", "通告"):
        return
    source = reasoning.sender(paper)
    if source is None or source.level not in ("部门", "街乡"):
        return
    denied = None
    if any(DENIED.search(s.text) for s in paper.holding(*ASKED)):
        denied = next((c for c in reasoning.consultations(paper, context) if c.state == "denied"), None)
    if denied is not None and (denied.names or reasoning.not_consulted(paper, context)):
        yield context.finding(
            denied.place, f"文中“{denied.words}”表明没有征求有关部门、地区的意见。请先征求意见、力求一致，再行文。"
        )
        return
    issued = paper.attached if reasoning.issued_rule(paper) is not None else None
    alone = next((s for s in paper.holding("职责", "分工", "任务", "责任") if ALONE.search(s.text)), None)
    if alone is None and issued is None:
        return
    if any(c.state == "done" for c in reasoning.consultations(paper, context)):
        return
    if alone is not None:
        parties = reasoning.not_consulted(paper, context)
        hit = ALONE.search(alone.text)
        if parties and hit:
            names = "、".join(dict.fromkeys(p.name for p in parties if p.name))
            yield context.finding(
                parties[0].place,
                f"本文给“{names}”规定了职责，文中又写明“{hit[0]}”，没有征求过其意见。请先征求意见、力求一致，再行文。",
                more=tuple(dict.fromkeys([p.place for p in parties[1:]] + [alone.at(hit.start(), hit.end())])),
            )
            return
    if issued is None:
        return
    text = replace(issued, issuers=paper.issuers, signature=paper.signature, recipients=paper.recipients)
    parties = reasoning.not_consulted(text, context) or reasoning.not_consulted(paper, context)
    if parties and paper.title is not None:
        names = "、".join(dict.fromkeys(p.name for p in parties if p.name))
        yield context.finding(
            paper.title.place,
            f"所印发的文件给“{names}”规定了任务，文中没有写明征求过其意见，请核对。",
            severity="info",
        )
