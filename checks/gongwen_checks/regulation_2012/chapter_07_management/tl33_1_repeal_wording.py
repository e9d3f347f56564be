"""公文被撤销的自始无效，被废止的自废止之日起失效，两种说法不能混用。

为什么：撤销否定公文从前的效力，废止只管今后。用错了词，已经办过的事就会被认为没有依据。

怎样改：废止的，写“自本通知印发之日起失效”；撤销的，写“自始无效”。

证据：撤销与“自始无效”、废止与“自废止之日起失效”各自相配。

例外：另有规定从某日起停止执行的。

容易误报的情形：合同、婚姻、专利、许可、处罚的撤销；《》里的标题。条文没有规定用语，所以只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Sentence, check, pattern

from ..articles import TL

REPEALED = pattern(
    r"废止[^。；]{0,40}?(?:自始(?:无效|不具有效力|没有效力)|自(?:印发|发布|施行)(?:之日|时)起(?:即"
    r"|就)?(?:视为)?无效(?=[^。；]{0,6}追溯))"
)
ANNULLED = pattern(
    r"撤销[^。；]{0,40}?(?:(?:自即日起|自[^，。；]{1,16}之?日起|从即日起|从[^，。；]{1,12}日起"
    r"|即日起)[^，。；]{0,4}(?:失效|停止执行|废止|不再执行|作废|失去效力))"
)
DOCUMENT = pattern(r"文件|通知|办法|规定|公文|意见|决定|细则|方案|[〔\[]\d{4}[〕\]]|批复|本文|该文")
OTHER = pattern(
    r"合同|协议|婚姻|专利|许可|执照|处罚|注册|登记|证书|商标|判决|裁定|资格|机构|职务|岗位|账户|批准书|裁决|公司"
)
RULE = pattern(r"被撤销的|被废止的")


@check("TL33-1", "repeal-wording", severity="info", strength="inference", article=TL(33), needs=("废止", "撤销"))
def repeal_wording(sentence: Sentence, context: Context) -> Iterator[Finding]:
    """Hint at a repeal said to be void from the beginning, and an annulment said to take effect from a day on."""
    text = sentence.text
    for wording, told in (
        (REPEALED, "废止的公文自废止之日起失效，不是自始无效；要否定从前的效力，应当用“撤销”"),
        (ANNULLED, "撤销的公文自始无效，不是从某日起失效；只管今后的，应当用“废止”"),
    ):
        hit = wording.search(text)
        if hit and DOCUMENT.search(text) and not OTHER.search(hit[0]) and not RULE.search(text):
            yield context.finding(sentence.at(hit.start(), hit.end()), f"{told}。（本条为推断适用）")
            return
