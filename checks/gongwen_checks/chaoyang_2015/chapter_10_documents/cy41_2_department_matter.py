"""部门职权范围内的事务，不以区政府或区政府办公室名义印发、转发。

为什么：部门自己能发的文件，由区政府转发一道，既拔高了规格，也让区政府为部门的日常事务背书。

怎样改：由该部门自行发文；涉及几个部门的，联合发文。

证据：内容涉及几个部门、面向全区，或者写明经区政府同意；办公室按授权转发、需要政府推动的，有一处写明即可。

例外：条文没有例外。经区政府研究同意、需要各方面共同执行的政策，或者几个部门联合提出的文件，不属于一个部门职权范围内的事务。

容易误报的情形：区政府批转（已经同意）的文件；转发市政府和市级部门的文件；印发全区性的方案、规划；批复、任免、表彰。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

EVERYBODY = pattern(r"全区|领导小组|指挥部|联席会议|防汛|应急|规划纲要")
AGREED = pattern(r"区(?:人民)?政府(?:已|原则)?(?:同意|批准)")


@check(
    "CY41-2",
    "department-matter",
    severity="warning",
    strength="direct",
    article=CY(41, "不以区政府或区政府办公室名义印发、转发"),
    needs=("转发", "印发"),
)
def department_matter(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper of the government or its office that only passes on a paper of one department."""
    if paper.title is None or paper.direction != "下行" or paper.kind not in ("通知", "通报", "意见"):
        return
    if not (reasoning.issued_by_district(paper, context) or reasoning.issued_by_office(paper, context)):
        return
    department = reasoning.passed_on_department(paper, context)
    if department is None or EVERYBODY.search(paper.title.text):
        return
    if AGREED.search(paper.text):
        return
    if reasoning.government_consent(paper):
        return  # a policy that the government adopted as its own
    yield context.finding(
        paper.title.place,
        f"标题以区政府（办公室）名义印发、转发“{department}”一个部门的文件。属于部门职权范围内的事务，"
        "请由该部门自行发文或者联合发文。",
    )
