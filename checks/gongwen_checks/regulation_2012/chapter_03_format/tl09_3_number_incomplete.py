"""发文字号由发文机关代字、年份、发文顺序号组成，三样都要有。

为什么：发文字号是公文登记、查找、引用的依据，缺一样就无法确定是哪个机关、哪一年的哪一件。

怎样改：补全，例如“朝某局发〔2016〕12号”；联合行文用主办机关的发文字号。

证据：发文字号里有代字、年份和序号；留空待编的序号算有。

例外：令、公告、通告、纪要、简报的编号（第7号、〔2016〕第9期）另有写法；草稿里留空的字号（〔2016〕　号）。

容易误报的情形：正文里引用的文号；会议届次；索引号。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern

from ..articles import TL

BLANK = pattern(r"[×XxＸ□＿_*＊]|[〔\[［【（(〖﹝]\d*[〕\]］】）)〗﹞][第字]?号|[〔\[［【（(][〕\]］】）)]")
YEAR = pattern(
    r"[〔\[［【（(〖﹝]?(?:19|20|２０|１９)[\d０-９]{2}"
    r"|[〔\[［【（(〖﹝][\d０-９〇○一二三四五六七八九]{2,4}[〕\]］】）)〗﹞]|二[〇○]"
)
CODE = pattern(r"[\u4e00-\u9fffA-Za-z]+")
SERIAL = pattern(r"[\d０-９一二三四五六七八九十百]+号?(?:[（(].*[）)])?$")
NUMBERED_OTHERWISE = ("令", "公告", "通告", "纪要", "公报", "议案", "决议")


@check(
    "TL09-3",
    "number-incomplete",
    severity="warning",
    strength="direct",
    article=TL(9),
    fact="number-incomplete",
    needs=("号", "〕", "]", "］"),
)
def number_incomplete(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 发文字号 without the issuer's code, the year or the serial number."""
    number = paper.number
    if number is None or not paper.statutory or paper.kind in NUMBERED_OTHERWISE:
        return
    text = "".join(number.text.split())
    if "期" in text or "电" in text or BLANK.search(text):
        return
    missing = []
    code = CODE.match(text)
    if code is None or code[0] in ("第", "总第", "字第", "编号", "文号"):
        missing.append("发文机关代字")
    year = YEAR.search(text)
    if year is None:
        missing.append("年份")
    rest = text[year.end() :].lstrip("〕]］】）)〗﹞年第字-") if year else text
    if not SERIAL.search(rest):
        missing.append("发文顺序号")
    if missing:
        yield context.finding(
            number.place,
            f"发文字号“{text}”缺少{'和'.join(missing)}。请写全发文机关代字、年份和发文顺序号，例如“朝某局发〔2016〕12"
            f"号”。",
        )
