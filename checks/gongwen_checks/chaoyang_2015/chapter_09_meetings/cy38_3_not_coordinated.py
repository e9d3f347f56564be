"""会议议题涉及多个部门、单位的，主办部门应在会前进行协调，意见经主要负责人签署。

为什么：上会之前没有协调，或者意见只是科室口头答复，会议就会变成协调会。

怎样改：会前与有关部门、单位协调，请其提出书面意见并经主要负责人签署，作为附件。

证据：文中写明会前已与有关部门、单位协调；有关部门的意见经主要负责人签署，或者附有意见函。

例外：没有。经协调仍不一致的，提请分管副区长协调（CY38-4）。

容易误报的情形：已经协商一致、会签、征求意见的，只是没有写“经主要负责人签署”，不报；只涉及本单位内部事项的；不是提请会议讨论的请示（见
CY42-1）。"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

ADMITTED = pattern(
    r"(?:会前|请示前|报送前|上会前)[^，。；]{0,6}(?:未|没有|尚未)(?!经)[^，。；]{0,30}?(?:协调|沟通|协商|征求)"
    r"|(?:尚未|未|没有)(?:与|同|向|征求)[^，。；]{0,24}?(?:部门|单位|各方)[^，。；]{0,6}?(?:协调|沟通|协商|意见)"
)


@check(
    "CY38-3",
    "not-coordinated",
    severity="warning",
    strength="direct",
    article=CY(38, "会议议题涉及多个部门、单位的，主办部门应在会前进行协调，有关部门应及时提出意见并经主要负责人签署"),
    needs=("常务会", "全体会议", "区长办公会"),
    kinds=("请示", "意见", "请示报告", "申请", "报告", "函"),
)
def not_coordinated(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an agenda item on several departments without coordination, or with answers from below their heads."""
    if reasoning.agenda_ask(paper, context) is None:
        return
    below = reasoning.answered_below(paper)
    if below is not None:
        yield context.finding(
            below,
            f"文中“{context.document.quote(below)}”。会议议题涉及的部门、单位应提出书面意见并经主要负责人签署，请补齐。",
        )
        return
    for sentence in paper.holding("未", "没有"):
        admitted = ADMITTED.search(sentence.text)
        if admitted:
            yield context.finding(
                sentence.at(admitted.start(), admitted.end()),
                f"文中“{admitted[0]}”。会议议题涉及多个部门、单位的，主办部门应在会前协调，请有关部门提出意见并经主要负责人签署。",
                fact="not-consulted",
            )
            return
    found = reasoning.consultations(paper, context)
    if any(c.state == "done" for c in found):
        return
    parties = reasoning.not_consulted(paper, context)
    if len({p.unit or p.name for p in parties}) < 2 and not any(p.collective for p in parties):
        return
    told = next((c for c in found if c.state in ("denied", "planned", "pending", "waived")), None)
    names = "、".join(dict.fromkeys(p.name for p in parties if p.name))
    yield context.finding(
        told.place if told else parties[0].place,
        f"会议议题涉及{names}，"
        + (f"文中“{told.words}”，" if told else "没有写明会前协调的情况，")
        + "主办部门应在会前协调，请有关部门提出意见并经主要负责人签署。",
        fact="not-consulted",
    )
