"""下级机关的请示需要向上级请示的，应当提出倾向性意见后上报，不得原文转报。

为什么：上级需要知道本机关的意见。原文转报等于把审核的责任推给上级。

怎样改：写明本机关审核的意见，例如“经研究，我局同意……”“建议……”，再以本机关名义请示。

证据：文中有本机关的倾向性意见：我局认为、建议、同意。

例外：已经提出倾向性意见的。

容易误报的情形：转报统计报表、情况材料；转发上级文件；把自己的请示随文报送。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import TL

PASSED_ON = pattern(
    r"(?:原文|照原文|原样|原件)[^，。；]{0,6}(?:转报|呈报|上报|转呈|报送|附后|报上)|转报|转呈|照转|代为(?:呈报|转报"
    r"|上报)|代呈"
    r"|(?:现|特)?将[^，。；]{0,40}(?:请示|申请)[^，。；]{0,16}(?:呈报|上报|报送|报上|呈上|送上|附后|随文报送?"
    r"|一并报送?)"
)
WITH_PAPER = pattern(r"(?:现|特|一并|随文|随附)(?:随文|一并)?(?:呈报|转报|上报|报上|报送|附后|呈上|呈送)")
ANOTHERS = pattern(
    r"(?:报来|来文|提交|报送了?|上报|提出|呈报|向我[局委街乡处])[^。]{0,30}(?:请示|申请)"
    r"|[所站校院社区村心司学]《[^》]*请示》"
)
REQUEST = pattern(r"《[^《》]{2,80}(?:请示|申请|申请书)》|(?:的|该|此|来文|上报|所报|提交)?请示|申请(?:报告|书)?")
OWN = pattern(r"将(?:我|本)[局委办街乡处镇校院单中][^《，。；]{0,12}(?:《|的?请示|的?申请)")
OPINION = pattern(
    r"(?:我|本)(?:局|委|办|街道|街|地区|乡|镇|单位|中心|处|校|院|公司)[^。；]{0,24}(?:认为|同意|建议|拟|意见(?:如下"
    r"|是|为)|倾向|原则上|支持|赞成|不赞成)"
    r"|(?:经|根据)[^。；]{0,24}(?:审核|研究|审查|核实|核算|论证|评估|讨论|会商)[^。；]{0,30}(?:同意|认为|建议|拟|可行"
    r"|宜|应予|支持|符合|必要)"
    r"|(?:研究|审核|审查|核实|讨论)(?:后)?，?(?:我局|我委|街道|我街道)?(?:认为|同意|建议|拟)"
    r"|(?:建议|拟|原则)(?:区政府|市政府|上级)?(?:予以)?(?:同意|批准|支持|安排|从|由|按|采纳|暂缓|不予|将|追加|核)"
    r"|(?:倾向性|审核|初审|初步|处理|办理|研究)意见(?:如下|是|为|：)|无不同意见|现提出如下"
)
FORBIDDEN = pattern(r"不得|严禁|禁止|不应")
OF_SOMEBODY = pattern(r"《|[局委办所站校院司社区村队心街乡科室位属][^，。；]{0,30}(?:请示|申请)")
NO_OPINION = pattern(
    r"(?:未|没有|不|暂不|尚未)(?:再)?(?:另行)?(?:提出?|作|做|附|持|表示)[^，。；]{0,10}意见|无(?:倾向性|具体)?意见"
)


@check(
    "TL15-4",
    "passed-on-verbatim",
    severity="error",
    strength="direct",
    article=TL(15),
    needs=(
        "转报",
        "转呈",
        "照转",
        "代呈",
        "代为",
        "原文",
        "原样",
        "原件",
        "呈报",
        "上报",
        "报送",
        "报上",
        "呈上",
        "送上",
        "附后",
        "随文报",
        "一并报",
    ),
    kinds=("请示", "报告", "意见", "请示报告", "申请", "汇报"),
)
def passed_on_verbatim(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report an upward paper that passes a subordinate's request on without an opinion of its own."""
    if not reasoning.upward(paper) or not paper.recipients:
        return
    sentences = paper.sentences
    found = None
    for number, sentence in enumerate(sentences):
        text = sentence.text
        hit = PASSED_ON.search(text) or (WITH_PAPER.search(text) if ANOTHERS.search(text) else None)
        if hit is None or OWN.search(text) or FORBIDDEN.search(text):
            continue
        near = text + (sentences[number - 1].text if number else "")
        if REQUEST.search(near) and OF_SOMEBODY.search(near):
            found = sentence, hit
            break
    if found is None:
        return
    for sentence in sentences:
        if OPINION.search(sentence.text) and not NO_OPINION.search(sentence.text):
            return
    sentence, hit = found
    yield context.finding(
        sentence.at(hit.start(), hit.end()),
        f"“{hit[0]}”：本文转报下级的请示，没有提出本机关的倾向性意见。"
        "请写明审核意见（例如“经研究，我局同意……，建议……”）后再上报，不得原文转报。",
    )
