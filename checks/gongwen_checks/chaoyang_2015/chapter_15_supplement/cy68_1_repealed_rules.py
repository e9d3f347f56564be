"""2013年的工作规则（朝政发〔2013〕12号）已经废止，不能再作为依据。

为什么：2015年7月31日起施行的工作规则明确废止了原规则，引用失效文件作依据，行文依据即不成立。

怎样改：改引现行工作规则。

证据：引用的是成文日期当时有效的工作规则。

例外：回顾历史、说明废止情况；2015年7月31日以前的文件。

容易误报的情形：废止条款本身；废止文件目录；对新旧规则的比较说明；培训讲义里的错例、写明“不得引用”的句子。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Sentence, check, pattern, replacement

from ..articles import CY

OLD = pattern(r"朝政发\s*[〔\[［（(【]\s*2013\s*[〕\]］）)】]\s*第?\s*12\s*号")
NOW = "朝政发〔2015〕7号"
BASIS = pattern(r"根据|按照|依据|依照|遵照|执行|落实|对照|参照|符合|适用|要求|规定")
HISTORY = pattern(
    r"废止|失效|停止执行|不再|原(?:工作)?规则|修订前|历史|曾|旧|取代|替代|代替|当时|时期|(?<![\d〔])2013年(?!8月26日)|2014年"
)
_NEVER = r"(?:不得|不能|不应|不宜|不要|不可|严禁|禁止|避免|切勿|停止)(?:再|继续|随意|直接){0,2}"
FORBIDDEN = pattern(
    rf"{_NEVER}(?:以|用|引用?|援引|将|把|按照?|根据|依[据照]|执行)[^，。；]{{0,30}}$"
)  # in front of the number
NO_BASIS = pattern(
    rf"[^，。；]{{0,12}}(?:{_NEVER}(?:作|引用|援引|沿用|用|执行)|(?:一律|应当?|均应?|须)?改引|引用有误|系误引)"
)
QUOTED = pattern(r"“[^“”]{0,200}”")
WRONG = pattern(r"错|误|不符合|不正确|[改更]正|写[成为道]|评析|点评")
EXAMPLE = pattern(r"[（(]?[一二三四五六七八九十\d]{0,3}[）)、.．]?(?:错例|反例|误例|病例|错误|误引)")
REMARK = pattern(
    r"(?:评析|点评|解析|正确|应改)|[^。]{0,4}(?:该|此|上述|这[个份]?)(?:文件|文号|规则|依据)[^。]{0,24}(?:废止|失效|有误|错误|不得)"
)


@check(
    "CY68-1",
    "repealed-rules",
    severity="warning",
    strength="direct",
    article=CY(
        68,
        "同时，2013年8月26日印发的《北京市朝阳区人民政府关于印发北京市朝阳区人民政府工作规则的通知》（朝政发〔2013〕12号）予以废止。",
    ),
    fact="repealed-basis",
    needs=("2013",),
)
def repealed_rules(sentence: Sentence, context: Context) -> Iterator[Finding]:
    """Report a sentence that rests on the repealed working rules of 2013."""
    hit = OLD.search(sentence.text)
    if hit is None or HISTORY.search(sentence.text) or not BASIS.search(sentence.text):
        return
    if _as_example(sentence, hit.start(), hit.end(), context):
        return
    place = sentence.at(hit.start(), hit.end())
    yield context.finding(
        place,
        f"“{hit[0]}”已自2015年7月31日起废止，不能作为依据。请改引现行的《北京市朝阳区人民政府工作规则》。",
        fix=replacement(f"把“{hit[0]}”改为“{NOW}”", place, NOW),
    )


def _as_example(sentence: Sentence, start: int, end: int, context: Context) -> bool:
    """Whether the number stands in a bad example (错例：“根据……”), or the sentence says that it is no basis."""
    text = sentence.text
    if FORBIDDEN.search(text, 0, start) or NO_BASIS.match(text, end) or EXAMPLE.match(text):
        return True
    opened = text.rfind("“", 0, start)
    if opened > text.rfind("”", 0, start):
        own = QUOTED.sub("", text)
        if BASIS.search(own) is None or (WRONG.search(own) and BASIS.search(text, opened, start)):
            return True
    following = context.document.paragraph(sentence.place).text
    return REMARK.match(following, sentence.place.end) is not None
