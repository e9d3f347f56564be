"""以区委、区政府名义举办的活动，由区政府办公室商区委办公室协调安排，实行统一报批。

为什么：以区委、区政府名义办活动，规格、经费、领导出席都要统一把握。部门自己挂上区委、区政府的名义就办，容易多头举办、规格失控。

怎样改：先按程序报批，由区政府办公室商区委办公室协调安排，并在方案、通知中写明经区委、区政府批准；未经批准的，改以本单位名义举办。

证据：文中写明已报区委、区政府批准，或者由区政府办公室商区委办公室统一报批。

例外：条文所说的是“属区政府主办的”活动。市里主办、区政府协办承办的不在此列。

容易误报的情形：请区政府批准举办活动的请示（本身就是报批）；协办、承办、指导单位；区政府和两办自己的文件；过去已经办过的活动。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

GOVERNMENT = (
    r"(?:中共(?:北京市)?朝阳区委(?:员会)?|区委)?(?:、|和|及)?(?:北京市)?(?:朝阳区人民政府|朝阳区政府"
    r"|区人民政府|区政府)(?!办)"
)
HOSTED = pattern(
    rf"主办(?:单位|方|者)?(?:为|是|：|:)?\s*(?:[^，。；\n]{{0,20}}?(?:、|和))?{GOVERNMENT}"
    rf"|由{GOVERNMENT}(?:共同|联合)?主办|以(?:区委[、和])?(?:区委)?区(?:人民)?政府(?:的)?名义(?:举办|主办"
    rf"|组织|开展|举行)(?!会议)"
    rf"|{GOVERNMENT}(?:共同)?(?:主办|为主办单位)"
)
EVENT = pattern(r"活动|节|展|论坛|赛|庆典|晚会|博览会|仪式|大会|周|季|日|演出|运动会|嘉年华|推介|签约")
APPROVED = pattern(
    r"(?:经|已|报|按)[^。；]{0,20}?(?:区委|区政府|区委、?区政府|区委区政府)[^。；]{0,16}?(?:批准|同意|审定"
    r"|审批|研究)|统一报批|区政府办公室[^。；]{0,10}商[^。；]{0,4}区委办公室|按程序报批|履行[^。；]{0,8}报批"
    r"|常务会议[^。；]{0,8}(?:通过|同意|审议)"
)
NOT_YET = pattern(r"未|不再|无需|不用|自行")
REQUEST = pattern(r"请[^。；]{0,20}(?:批准|同意|审批|批示|审定|协调安排)|妥否|当否")
HEADSTRONG = pattern(
    r"自行组织|自行实施|自行举办|已(?:经)?(?:启动|对外发布|开始招商|发布公告)"
    r"|(?:下[月周]|本[月周]|[近即]日)[初中上下旬底]{0,2}(?:起)?(?:即|就|便|将|先行)?(?:开始|启动|举办|展开|发布|招商|售票|布展)"
    r"|(?:同时|同步|先期|提前|即|就)(?:即|就|先行)?(?:启动|开始|展开)[^，。；]{0,6}(?:招商|宣传|报名|售票|搭建|布展|发布)"
    r"|(?:招商|宣传|报名|售票|搭建|布展)[^，。；]{0,8}(?:已经?|即将|下[月周]|即日|先行|同步)(?:起)?[^，。；]{0,4}(?:启动|开始|展开|进行)"
    r"|不再报批|先行(?:启动|举办|组织)"
)
DENIED = pattern(  # in front of the words: 不在宣传物料中使用“区政府主办”, 不得以区政府名义举办
    r"(?:不得?|未|没有|严禁|禁止|杜绝|避免|谢绝|拒绝)[^，。；：]{0,14}?(?:使用|出现|打|冠|标注|注明|称|挂|印|写|用|采用|发布|声称)[^，。；：]{0,16}$"
    r"|(?:不|未|没有|不得|并?非|不能|不再|不宜|严禁|禁止)(?:属于?|由|是)?$"
)
STRUCK = pattern(
    r"^”?[^，。；：]{0,20}?(?:一律不|均不|不得|不再|不予|不使用|不出现|已(?:全部)?(?:删|撤|取消|清除|更正))"
)
PAST = pattern(r"去年|上年|历届|往年|曾|上届|近年来|已连续|成功举办|由市|市政府主办")


def denied(text: str, hit: re.Match[str]) -> bool:
    """Whether the words are named as what is not to be said or done."""
    return bool(DENIED.search(text, 0, hit.start()) or STRUCK.search(text[hit.end() :]))


@check(
    "CY50-1",
    "joint-name-activity",
    severity="warning",
    strength="direct",
    article=CY(50, "以区委、区政府名义举办的活动，属区政府主办的由区政府办公室商区委办公室协调安排，实行统一报批。"),
    needs=("主办", "名义"),
)
def joint_name_activity(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a department's plan for an activity hosted by the government without unified approval."""
    source = reasoning.sender(paper)
    if paper.rule_text or source is None or source.level not in ("部门", "街乡", "事业单位", "企业"):
        return
    found = None
    headstrong = False
    for sentence in paper.sentences:
        text = sentence.text
        if APPROVED.search(text) and not NOT_YET.search(APPROVED.search(text)[0]):  # type: ignore[index]
            return
        headstrong = headstrong or HEADSTRONG.search(text) is not None
        named = "主办" in text or "名义" in text
        hit = next((m for m in HOSTED.finditer(text) if not denied(text, m)), None) if named else None
        if hit and found is None and not PAST.search(text):
            about = text + (paper.title.text if paper.title else "")
            if EVENT.search(about) and "市政府" not in hit[0]:
                found = sentence.at(hit.start(), hit.end()), hit[0]
    if found is None:
        return
    asking = paper.direction == "上行" and paper.kind in ("请示", "请示报告", "申请")
    if asking and not headstrong and REQUEST.search(paper.text):
        return  # the request itself seeks the approval
    yield context.finding(
        found[0],
        f"文中写明“{found[1]}”，没有写明已经统一报批。以区委、"
        "区政府名义举办的活动由区政府办公室商区委办公室协调安排，请先报批并写明批准情况，"
        "或者改以本单位名义举办。",
    )
