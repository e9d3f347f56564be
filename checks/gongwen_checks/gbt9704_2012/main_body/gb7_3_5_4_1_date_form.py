"""成文日期用阿拉伯数字将年、月、日标全，年份标全称，月、日不编虚位。

为什么：成文日期是公文生效的依据，写法全国统一，登记、查找和归档才不会出错。2012年7月1日起不再用汉字书写成文日期。

怎样改：写作“2016年5月6日”：年份四位，月、日前面不加0，用“日”不用“号”，不用点和横线代替“年”“月”。

证据：落款处的成文日期写作“2016年5月6日”这样的形式。

程度：哪一天说不准的（年份只写两位、没有写日、没有这一天）是错误；日子清楚、只是写法不合的是警告。

例外：2012年7月1日以前的公文，按当时的规定用汉字。草稿里还没有签发，月、日留空的。

容易误报的情形：正文里引用的日期；网页版索引表里的发布日期；附件和印发文本里的日期；年月日之间排版用的空格。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongwen_lint import Context, Finding, Fix, Paper, check, pattern, replacement

from ..articles import GB

RIGHT = pattern(r"\d{4}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")
HOLE = pattern(r"[×XxＸ□*＊_＿○〇◯]{2}|年[×XxＸ□*＊_＿○◯]*月|月[×XxＸ□*＊_＿○◯]*日|\[|年[月日]?$")
HAN = "〇零一二三四五六七八九十○Ｏ"
ZERO = pattern(r"[年月][0０]\d")
SHORT_YEAR = pattern(r"\d{2}年")
MONTH_ONLY = pattern(r"\d{2,4}年\d{1,2}月")
FIGURES = pattern(r"\d{4}[-./．—－]\d")
WIDE = pattern(r"[０-９]")
COMPLETE = pattern(r"\d{4}年\d{1,2}月\d{1,2}日")
FULL = pattern(r"(\d{2})年(\d{1,2})月(\d{1,2})[日号]")
UNSURE = ("年份没有用全称", "没有标明日", "没有这一天")  # of which the paper's day cannot be told
ZONES = ("date", "signature", "title", "body", "letterhead", "closing")


@check(
    "GB7.3.5.4-1",
    "date-form",
    severity="error",
    strength="direct",
    article=GB("7.3.5.4"),
    fact="date-form",
)
def date_form(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 成文日期 that is not written like 2016年5月6日."""
    written = paper.date
    if written is None or not paper.statutory or written.place.part not in ("body", "textbox"):
        return
    number = written.place.paragraph
    if number >= len(paper.zones) or paper.zones[number] not in ZONES:
        return
    text = "".join(written.text.split())
    if RIGHT.fullmatch(text):
        return
    problem = _problem(text)
    if problem:
        yield context.finding(
            written.place,
            f"成文日期“{text}”不合标准：{problem}。成文日期用阿拉伯数字标全年、月、日，年份用全称，月、日不编虚位，如“2016年5月6日”。",
            severity=None if problem in UNSURE else "warning",
            fix=_fix(paper, text),
        )


def _problem(text: str) -> str:
    """What is wrong with a date, "" where it is only incomplete yet."""
    if any(character in text for character in "一二三四五六七八九十"):
        return "用了汉字数字"
    if HOLE.search(text):
        return ""
    if FIGURES.match(text):
        return "用点、横线代替了“年”“月”“日”"
    if SHORT_YEAR.match(text):
        return UNSURE[0]
    if ZERO.search(text):
        return "月、日编了虚位（前面加了0）"
    if MONTH_ONLY.fullmatch(text):
        return UNSURE[1]
    if text.endswith("号"):
        return "用了“号”"
    if WIDE.search(text):
        return "用了全角数字"
    return UNSURE[2] if COMPLETE.fullmatch(text) else ""


def _fix(paper: Paper, text: str) -> Fix | None:
    """The date in the standard's form; not safe where the century has to be guessed."""
    assert paper.date is not None
    place, day = paper.date.place, paper.date.value
    certain = day is not None
    if day is None:
        match = FULL.fullmatch(text)
        try:
            day = date(2000 + int(match[1]), int(match[2]), int(match[3])) if match else None
        except ValueError:
            day = None
    if day is None:
        return None
    right = f"{day.year}年{day.month}月{day.day}日"
    return replacement(f"把成文日期改为“{right}”", place, right, safe=certain)
