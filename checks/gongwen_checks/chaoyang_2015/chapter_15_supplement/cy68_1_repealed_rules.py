"""2013年的工作规则（朝政发〔2013〕12号）已经废止，不能再作为依据。

为什么：2015年7月31日起施行的工作规则明确废止了原规则，引用失效文件作依据，行文依据即不成立。

怎样改：改引现行工作规则。

证据：引用的是成文日期当时有效的工作规则。

例外：回顾历史、说明废止情况；2015年7月31日以前的文件。

容易误报的情形：废止条款本身；废止文件目录；对新旧规则的比较说明。
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
    place = sentence.at(hit.start(), hit.end())
    yield context.finding(
        place,
        f"“{hit[0]}”已自2015年7月31日起废止，不能作为依据。请改引现行的《北京市朝阳区人民政府工作规则》。",
        fix=replacement(f"把“{hit[0]}”改为“{NOW}”", place, NOW),
    )
