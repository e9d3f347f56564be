"""报送区政府的公文应遵守《党政机关公文格式》标准。

为什么：格式不合标准的公文要退回重排，发文字号、成文日期写得不规范，登记和查找都会出错。

怎样改：发文字号的年份用六角括号，写全称，序号不编虚位，如“朝某局文〔2016〕3号”；成文日期用阿拉伯数字，月、日不编虚位，如“2016年5月6日”。

证据：版头的发文字号和落款的成文日期写法合乎标准。

例外：条文没有例外。2012年7月1日以前的公文，成文日期按当时的规定用汉字。

容易误报的情形：令号“第3号”、纪要的期号；序号还空着的文稿；网页版。字体、版心等其他格式由GB/T9704的各项检查分别报告，这一项只说报送区政府的公文最常退回的两处。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongwen_lint import Context, Finding, Fix, Paper, check, pattern, reasoning, replacement

from ..articles import CY

WRONG_NUMBER = pattern(r"[\[【(（［]\s*(?:19|20)\d\d\s*[\]】)）］]|[〕\]】)）]\s*第|[〕\]】)）]\s*0\d*号")
WRONG_DATE = pattern(r"年\s*0\d|月\s*0\d|[〇○零一二三四五六七八九十]年|[年月][〇零一二三四五六七八九十]|\d[-./]\d")
NUMBER = pattern(r"([^\s\[【(（［〔]+)\s*[\[【(（［〔]\s*((?:19|20)\d\d)\s*[\]】)）］〕]\s*第?\s*0*([1-9]\d*)\s*号")
DATE = pattern(
    r"[\d〇○零一二三四五六七八九十]{2,4}\s*[-./年]\s*[\d〇零一二三四五六七八九十]{1,3}\s*[-./月]\s*[\d〇零一二三四五六七八九十]{1,3}\s*日?"
)
ARABIC_SINCE = date(2012, 7, 1)


@check(
    "CY44-9",
    "format",
    severity="info",
    strength="direct",
    article=CY(44, "应遵守《党政机关公文格式》标准"),
)
def format_standard(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper to the government whose number or date is not written as the standard prescribes."""
    if paper.direction != "上行" or not paper.statutory or not reasoning.to_district(paper, context):
        return
    number = paper.number
    if number is not None and "期" not in number.text and WRONG_NUMBER.search(number.text):
        yield context.finding(
            number.place,
            f"发文字号“{number.text}”不合格式标准。年份用六角括号〔〕，序号不加“第”、不编虚位，如“〔2016〕3号”。",
            fact="number-form",
            fix=_number_in_form(paper, context),
        )
    written = paper.date
    if written is not None and context.as_of >= ARABIC_SINCE and WRONG_DATE.search(written.text):
        yield context.finding(
            written.place,
            f"成文日期“{written.text}”不合格式标准。年、月、日用阿拉伯数字写全，月、日不编虚位，如“2016年5月6日”。",
            fact="date-form",
            fix=_date_in_form(paper, context),
        )


def _number_in_form(paper: Paper, context: Context) -> Fix | None:
    """The number with 六角括号, without 第 and without zeros in front."""
    if paper.number is None:
        return None
    place = paper.number.place
    form = NUMBER.fullmatch(context.document.quote(place))
    if form is None:
        return None
    right = f"{form[1]}〔{form[2]}〕{form[3]}号"
    return replacement(f"把发文字号改为“{right}”", place, right, safe=True)


def _date_in_form(paper: Paper, context: Context) -> Fix | None:
    """The date in Arabic figures without zeros in front."""
    if paper.date is None or paper.date.value is None:
        return None
    place, day = paper.date.place, paper.date.value
    if not DATE.fullmatch(context.document.quote(place)):
        return None
    right = f"{day.year}年{day.month}月{day.day}日"
    return replacement(f"把成文日期改为“{right}”", place, right, safe=True)
