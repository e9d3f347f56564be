"""报送区政府的公文，由区政府办公室统一处理。

为什么：公文有一个入口，才能登记、分办、跟踪。送到某位秘书、某个科室手里的文件，容易遗失，也绕过了分工。

怎样改：删去另送某人、某科的话，统一报区政府办公室。

证据：文中没有另外指定收件的人、科室，即可。

例外：领导同志直接交办的事项、必须直接报送的绝密事项和外事工作事项，可以直接报送（第四十四条）。

容易误报的情形：联系人和联系电话；报送材料电子版的邮箱；要求别的单位把材料交到本单位科室。本条没有直接写“不得另送”，属推断适用，只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

OTHER = pattern(
    r"(?:直接|径|请径|另|单独|同时|一并|面|当面|专人|已|请|拟|报送方式[：:]?)*(?:送交|报送|呈送|面呈|转交|送"
    r"|交|报|呈|递)(?:给|至|到|由)?(?:[\u4e00-\u9fff]{1,3}?副?区长(?:同志)?(?:秘书|办公室|本人|处)|区长秘书"
    r"|(?:副区长|区领导|领导)秘书"
    r"|区政府(?:办公室)?(?!文书)[\u4e00-\u9fff]{1,6}?[科处](?![长学技员])|[\u4e00-\u9fff]{1,3}秘书(?!处|科"
    r"|长))"
)
UNIT = pattern(r"区政府(?:办公室)?(?!文书)[\u4e00-\u9fff]{1,6}?[科处](?![长学技员])")
HINTS = ("秘书", "区长办公室", "区长本人", "区长处", "同志办公室", "同志本人", "同志处")
NOT_IT = pattern(r"文书科|文电科|机要科|收文|秘书科|总值班室|联系人|材料.{0,8}(?:由|从)")


@check(
    "CY45-1",
    "other-intake",
    severity="info",
    strength="inference",
    article=CY(45, "报送区政府的公文，由区政府办公室统一处理，按照区政府领导分工送呈，重大事项报送区长审批"),
    needs=("秘书", "科", "处", "办公室"),
)
def other_intake(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper to the government that names another intake than its office."""
    if paper.direction != "上行" or not reasoning.to_district(paper, context):
        return
    hints = (*HINTS, "区政府") if UNIT.search(paper.text) else HINTS
    lines = [(s.text, s.place.paragraph, s.place.start) for s in paper.holding(*hints)]
    lines += [(n.text, n.place.paragraph, n.place.start) for n in paper.notes]
    for text, number, offset in lines:
        hit = OTHER.search(text)
        if hit and not NOT_IT.search(hit[0]):
            if reasoning.leader_exception(paper) in ("assigned", "secret", "foreign"):
                return
            paragraph = context.document.paragraphs[number]
            at = paragraph.text.find(hit[0], max(0, offset))
            place = paragraph.place(at, at + len(hit[0])) if at >= 0 else paragraph.place()
            yield context.finding(
                place,
                f"文中写明“{hit[0]}”。报送区政府的公文由区政府办公室统一处理、按分工送呈，"
                "请改为报区政府办公室。（本条为推断适用）",
            )
            return
