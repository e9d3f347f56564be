"""2012年7月1日起，原来的公文处理办法、条例和旧格式标准停止执行，不能再作为依据。

为什么：《国家行政机关公文处理办法》（国发〔2000〕23号）和《中国共产党机关公文处理条例》已停止执行，引用失效文件作依据，要求就不成立。

怎样改：改引《党政机关公文处理工作条例》（中办发〔2012〕14号）；格式改引《党政机关公文格式》（GB/T 9704—2012）。

证据：引用的是2012年起施行的《党政机关公文处理工作条例》和GB/T 9704—2012。

例外：2012年7月1日以前的文件。

容易误报的情形：说明其已停止执行、被取代；回顾历史；废止文件目录；新旧规定的比较。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Fix, Place, Sentence, check, pattern, replacement

from ..articles import TL

OLD = pattern(
    r"《?国家行政机关公文处理办法》?(?:（国发[〔\[（(]2000[〕\]）)]23号）)?"
    r"|国发\s*[〔\[（(]\s*2000\s*[〕\]）)]\s*23\s*号|《?中国共产党机关公文处理条例》?|国办函[〔\[（(]2001[〕\]）)]1号"
    r"|《?国家行政机关公文格式》?|GB\s*/?\s*T?\s*9704\s*[-—–－―]{1,2}\s*(?:19)?(?:99|88)"
)
BASIS = pattern(r"根据|按照|依据|依照|遵照|执行|落实|对照|参照|符合|适用|要求|规定|遵守|严格|采用|标准|依")
HISTORY = pattern(
    r"停止(?:执行|使用)|废止|失效|不再|取代|替代|代替|替换|原(?!则|文|因|件|稿|有)|旧|曾|历史|当时|时期|修订前|以前"
    r"|之前|过去|已被|改为|区别|比较|不同于|相比|衔接|沿革|历次|误引|错引|仍引用|不得引用|不能"
)
INSTEAD = {"格式": "《党政机关公文格式》（GB/T 9704—2012）", "": "《党政机关公文处理工作条例》（中办发〔2012〕14号）"}


@check(
    "TL42-1",
    "abolished-predecessor",
    severity="warning",
    strength="direct",
    article=TL(42),
    fact="abolished-predecessor",
    needs=("公文处理办法", "公文处理条例", "国发〔2000〕23号", "国发[2000]23号", "公文格式", "9704", "国办函"),
)
def abolished_predecessor(sentence: Sentence, context: Context) -> Iterator[Finding]:
    """Report a sentence that rests on the rules of 1996, 1999 or 2000."""
    text = sentence.text
    if "公文" not in text and "9704" not in text and "2000" not in text:
        return
    hit = OLD.search(text)
    if hit is None or HISTORY.search(text) or not BASIS.search(text):
        return
    instead = INSTEAD["格式" if "格式" in hit[0] or "9704" in hit[0] else ""]
    place = sentence.at(hit.start(), hit.end())
    yield context.finding(
        place,
        f"“{hit[0]}”已于2012年7月1日停止执行，不能作为依据。请改引{instead}。",
        fix=_cite_instead(hit[0], instead, place),
    )


def _cite_instead(cited: str, instead: str, place: Place) -> Fix | None:
    """Cite the rules in force, where the old ones are cited by title: with their number if they had it."""
    if cited[0] != "《" or cited[-1] not in "》）)":
        return None
    text = instead if cited[-1] != "》" else instead[: instead.index("》") + 1]
    return replacement(f"把“{cited}”改为“{text}”", place, text)
