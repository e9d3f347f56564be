"""部门向上级主管部门请示、报告重大事项，应当经本级党委、政府同意或者授权。

为什么：部门首先对本级党委、政府负责。重大事项绕开本级直接找上级主管部门，本级无法统筹。

怎样改：先报区政府（区委），在文中写明“经区政府同意”；属于部门职权范围内的日常事项可以直接报送。

证据：文中写明经区委、区政府同意或者授权。

例外：部门职权范围内的事项，应当直接报送上级主管部门。

容易误报的情形：是不是“重大事项”要由人判断，所以只作提示；统计月报、业务情况报告；文中只是提到“重大活动保障”“重大隐患”。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Place, check, pattern, reasoning

from ..articles import TL

NOUN = r"重大(?:事项|项目|问题|政策|改革|调整|变更|决策|规划|工程|建设项目|布局|体制)"
IN_TITLE = pattern(rf"{NOUN}|重大[\u4e00-\u9fff]{{2,6}}(?:调整|变更|改革|事项)")
IN_TEXT = pattern(
    rf"(?:属于?|涉及|作为|列为|就|将|系|是)[^，。；]{{0,12}}{NOUN}|{NOUN}(?:调整|变更)?(?:情况)?(?:请示|报告)如下"
)
NONE_OF_IT = pattern(r"(?:没有|未|无|不(?:属于|涉及|是))[^，。；]{0,10}重大")


@check(
    "TL15-3",
    "no-consent-of-own-government",
    severity="info",
    strength="direct",
    article=TL(15),
    needs=("重大",),
    kinds=("请示", "报告", "意见", "请示报告", "申请", "汇报"),
)
def no_consent_of_own_government(paper: Paper, context: Context) -> Iterator[Finding]:
    """Hint at a department's 请示 or 报告 on a major matter to a city department without its government's consent."""
    if not reasoning.upward(paper) or not paper.recipients:
        return
    source = reasoning.sender(paper)
    if source is None or source.level not in ("部门", "街乡"):
        return
    if not any(r.organ is not None and r.organ.level == "市级部门" for r in paper.recipients):
        return
    place = _major(paper)
    if place is None or reasoning.government_consent(paper):
        return
    yield context.finding(
        place,
        "本文就重大事项直接报上级主管部门，没有写明经本级党委、政府同意或者授权。如属重大事项，请先报区政府同意并在文"
        "中写明；"
        "属于部门职权范围内的事项可以直接报送。",
    )


def _major(paper: Paper) -> Place | None:
    if paper.title is not None and IN_TITLE.search(paper.title.text):
        return paper.title.place
    for sentence in paper.sentences:
        if "重大" in sentence.text and not NONE_OF_IT.search(sentence.text):
            hit = IN_TEXT.search(sentence.text)
            if hit:
                return sentence.at(hit.start(), hit.end())
    return None
