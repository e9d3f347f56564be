"""The faults of punctuation, numerals and units that a text shows for certain, each with what would be right.

Punctuation by GB/T 15834—2011, numerals by GB/T 15835—2011, units by GB 3100: where a form is right in some context, it
is not here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from gongwen_lint import pattern

from ..headings import value

Topic = Literal["标点符号", "数字", "计量单位"]
Right = Callable[[re.Match[str]], str]  # "" where the right words cannot be told


class Rule(NamedTuple):
    """One kind of fault."""

    topic: Topic
    hints: tuple[str, ...]  # one of them stands in every text with such a fault
    wrong: re.Pattern[str]
    why: str
    right: Right
    certain: bool = True  # a warning with a safe fix; else advice
    quoted: bool = False  # looked for within titles and quotations too
    after: tuple[str, ...] = ()  # one of these stands behind a figure in every text with such a fault
    sign: re.Pattern[str] | None = None  # occurs in every text with such a fault, and is found faster than `wrong`


_HALF = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_UNITS = {"公分": "厘米", "公尺": "米", "平米": "平方米", "立米": "立方米", "公升": "升", "公吨": "吨"}
_SYMBOLS = {
    "km": "km",
    "kg": "kg",
    "cm": "cm",
    "mm": "mm",
    "kw": "kW",
    "kwh": "kW·h",
    "ml": "mL",
    "hz": "Hz",
    "mpa": "MPa",
    "kpa": "kPa",
    "kv": "kV",
    "kva": "kV·A",
}
_DIGITS, _HAN = "0123456789", "一二三四五六七八九十"
_HALF_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_HUNDREDS = {"百": 100, "千": 1000}


def _nothing(match: re.Match[str]) -> str:
    return ""


def _full(match: re.Match[str]) -> str:
    return _HALF[match[0]]


def _brackets(match: re.Match[str]) -> str:
    return f"（{match[0][1:-1]}）"


def _quotes(match: re.Match[str]) -> str:
    return f"“{match[0][1:-1]}”"


def _first(match: re.Match[str]) -> str:
    return match[0][0] if len(set(match[0])) == 1 else ""


def _inner(match: re.Match[str]) -> str:
    return "《" + match[0][1:-1].replace("《", "〈").replace("》", "〉") + "》"


def _month_or_day(match: re.Match[str]) -> str:
    number = value(match["han"])
    return match[0].replace(match["han"], str(number), 1) if number else ""


def _multiplied(match: re.Match[str]) -> str:
    return str(int(match["number"]) * _HUNDREDS[match["times"]])


def _both(match: re.Match[str]) -> str:
    return f"{match['low']}{match['unit']}{match['dash']}{match['high']}{match['unit']}"


def _padded(match: re.Match[str]) -> str:
    return match[0].replace("年0", "年").replace("月0", "月")


def _dotted(match: re.Match[str]) -> str:
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日"


def _symbol(match: re.Match[str]) -> str:
    right = _SYMBOLS.get(match[1].lower(), "")
    return right if right != match[1] else match[0]


UNPAIRED = Rule("标点符号", (), pattern(r"[（）《》]"), "没有配对", _nothing)
RULES = (
    Rule(
        "标点符号",
        (",", ";", ":", "?", "!"),
        pattern(r"(?<=[\u4e00-\u9fff）》”])[,;?!]|(?<=[\u4e00-\u9fff）》”]):(?!//)"),
        "用了半角标点",
        _full,
    ),
    Rule(
        "标点符号",
        (".",),
        pattern(r"(?<=[\u4e00-\u9fff）》”])\.(?=[ \u3000]*(?:$|\n)|[\u4e00-\u9fff])"),
        "用点代替了句号",
        lambda match: "。",
        sign=pattern(r"\.(?<=[\u4e00-\u9fff）》”]\.)"),
    ),
    Rule(
        "标点符号",
        ("(", ")"),
        pattern(r"[（(][^()（）\n]{0,200}\)|\([^()（）\n]{0,200}）"),
        "用了半角括号",
        _brackets,
        quoted=True,
    ),
    Rule(
        "标点符号", ('"',), pattern(r'"[^"\n]{0,20}[\u4e00-\u9fff][^"\n]{0,200}"'), "用了直引号", _quotes, quoted=True
    ),
    Rule(
        "标点符号",
        (
            "，，",
            "。。",
            "；；",
            "、、",
            "：：",
            "，。",
            "、。",
            "；。",
            "。，",
            "。、",
            "。；",
            "，、",
            "、，",
            "：，",
            "，；",
            "；，",
            "：。",
        ),
        pattern(r"(?<!。)。。(?!。)|，，+|；；+|、、+|：：+|[，、；：]。|。[，、；]|，、|、，|：，|，；|；，"),
        "标点重复",
        _first,
    ),
    Rule(
        "标点符号",
        ("...", "。。。", "…"),
        pattern(r"(?<=[\u4e00-\u9fff，、；])\.{3,6}(?!\.)|。{3,6}(?!。)|(?<!…)…(?!…)"),
        "省略号应当是六个点“……”",
        lambda match: "……",
    ),
    Rule(
        "标点符号",
        ("--",),
        pattern(r"(?<=[\u4e00-\u9fff])-{2,3}(?=[\u4e00-\u9fff])"),
        "破折号应当是“——”",
        lambda match: "——",
    ),
    Rule(
        "标点符号",
        ("《",),
        pattern(r"《[^《》\n]{0,80}《[^《》\n]{1,80}》[^《》\n]{0,80}》"),
        "书名号里面还要用书名号的，里面用单书名号〈〉",
        _inner,
        quoted=True,
    ),
    Rule(
        "标点符号",
        ("》、《", "”、“"),
        pattern(r"(?<=》)、(?=《)|(?<=”)、(?=“)"),
        "并列的书名号、引号之间通常不用顿号",
        _nothing,
        False,
    ),
    Rule(
        "标点符号",
        ("第一、", "第二、", "第三、", "第四、", "第五、"),
        pattern(r"(?:^|(?<=[。；：\n\u3000]))第[一二三四五六七八九]、(?![第二三四五六七八九十])"),
        "“第一”“第二”后面用逗号",
        lambda match: match[0][:-1] + "，",
        False,
    ),
    Rule(
        "数字",
        ("年", "月"),
        pattern(r"(?:(?<=\d年)|(?<=\d年 ))(?P<han>[一二三四五六七八九十]{1,3})(?=月)"),
        "同一个日期里汉字数字和阿拉伯数字混用",
        _month_or_day,
        after=("年 ", *(f"年{n}" for n in _HAN)),
    ),
    Rule(
        "数字",
        ("月",),
        pattern(r"(?<=\d月)(?P<han>[一二三四五六七八九十]{1,3})(?=[日号])"),
        "同一个日期里汉字数字和阿拉伯数字混用",
        _month_or_day,
        after=tuple(f"月{n}" for n in _HAN),
    ),
    Rule(
        "数字",
        ("年",),
        pattern(r"[〇○零一二三四五六七八九]{4}年(?=\d{1,2}月)"),
        "同一个日期里汉字数字和阿拉伯数字混用",
        _nothing,
        sign=pattern(r"年(?<=[〇○零一二三四五六七八九]年)\d"),
    ),
    Rule(
        "数字",
        ("百", "千"),
        pattern(r"(?<![\d.])(?P<number>\d{1,4})(?P<times>[百千])(?=[元人户名个件套份亩台家次万余多])"),
        "阿拉伯数字后面除“万”“亿”外不用“百”“千”",
        _multiplied,
        after=tuple(_HUNDREDS),
    ),
    Rule(
        "数字",
        ("百分之",),
        pattern(r"百分之(?P<number>\d+(?:\.\d+)?)"),
        "“百分之”后面用了阿拉伯数字",
        lambda match: match["number"] + "%",
    ),
    Rule(
        "数字",
        ("百", "千"),
        pattern(
            r"(?<![第数几一二三四五六七八九十百千万])(?:[一二三四五六七八九]百[零一二三四五六七八九十]{2,4}"
            r"|[一二三四五六七八九]千[零一二三四五六七八九十百]{2,6})(?=[元人户名个件套份亩台家次吨]|平方米|公里)"
        ),
        "计量的数目用阿拉伯数字",
        _nothing,
        False,
        sign=pattern(r"[百千](?<=[一二三四五六七八九][百千])[零一二三四五六七八九十]"),
    ),
    Rule(
        "数字",
        ("。",),
        pattern(r"(?<=\d)。(?=\d+[%％万亿元个])"),
        "小数点用成了句号",
        lambda match: ".",
        after=tuple(f"。{n}" for n in _DIGITS),
    ),
    Rule(
        "数字",
        ("，",),
        pattern(r"(?<![\d，])\d{1,3}，\d{3}(?=[元人户名个家件套份台吨亩]|万元|平方米)"),
        "千分位用成了全角逗号",
        lambda match: match[0].replace("，", ""),
        False,
        after=tuple(f"，{n}" for n in _DIGITS),
    ),
    Rule("标点符号", ("、等",), pattern(r"、等(?=[。，；、）]|$|\d)"), "“等”前面不用顿号", lambda match: match[0][1:]),
    Rule(
        "数字",
        ("星期", "礼拜"),
        pattern(r"(?:星期|礼拜)(?P<day>[1-6])(?!\d)"),
        "星期几用汉字数字",
        lambda match: match[0][:-1] + " 一二三四五六"[int(match["day"])],
    ),
    Rule(
        "数字",
        ("年",),
        pattern(r"(?<![\d.])(?<![近约达满每第前后])(?:’|')?[0-3]\d年(?=\d{1,2}月)"),
        "年份没有用全称",
        _nothing,
        sign=pattern(r"年(?<=(?<!\d)\d\d年)\d"),
    ),
    Rule(
        "数字",
        ("年汛期", "年上半年", "年下半年", "年春", "年夏", "年秋", "年冬", "季度"),
        pattern(r"(?<![\d.近约达满每第前后历])[12]\d年(?=汛期|[上下]半年|[春夏秋冬]季|第?[一二三四]季度)"),
        "年份没有用全称",
        _nothing,
        after=tuple(f"年{n}" for n in "汛上下春夏秋冬第一二三四"),
    ),
    Rule(
        "数字",
        tuple("０１２３４５６７８９"),
        pattern(r"[０-９]+"),
        "用了全角数字",
        lambda match: match[0].translate(_HALF_DIGITS),
        False,
    ),
    Rule(
        "数字",
        ("%", "％", "万", "亿"),
        pattern(r"(?<![\d.])(?P<low>\d+(?:\.\d+)?)(?P<dash>[~～—–-]{1,2})(?P<high>\d+(?:\.\d+)?)(?P<unit>[%％万亿])"),
        "数值的范围，前一个数后面的百分号、“万”“亿”不能省略",
        _both,
        False,
        after=tuple("~～—–-"),
    ),
    Rule(
        "数字",
        ("-19", "-20"),
        pattern(r"(?<=[12]\d{3})-(?=(?:19|20)\d\d年)"),
        "年份的起止之间用一字线",
        lambda match: "—",
        False,
    ),
    Rule(
        "数字",
        ("年0", "月0"),
        pattern(r"(?<=\d)年0\d月(?:0?\d{1,2}日)?|(?<=\d)月0\d(?=日)"),
        "日期里的月、日一般不编虚位",
        _padded,
        False,
        after=("年0", "月0"),
    ),
    Rule(
        "数字",
        ("20", "19"),
        pattern(r"(?<![\d.])((?:19|20)\d\d)\.(0?[1-9]|1[0-2])\.(0?[1-9]|[12]\d|3[01])(?![\d.])"),
        "日期里用点代替了“年”“月”",
        _dotted,
        False,
        after=tuple(f".{n}" for n in _DIGITS),
        sign=pattern(r"\.(?<=\d\.)\d{1,2}\."),
    ),
    Rule(
        "计量单位",
        tuple(_UNITS),
        pattern(r"(?<=[\d万余多百千十])(?:公分|公尺|平米|立米|公升|公吨)"),
        "用了非法定计量单位或者不规范的名称",
        lambda match: _UNITS[match[0]],
    ),
    Rule(
        "计量单位",
        ("市斤", "市尺", "市亩", "华里", "英尺", "英寸", "英里", "马力"),
        pattern(r"(?<=[\d万余多百千十])(?:市斤|市尺|市亩|华里|英尺|英寸|英里|马力)"),
        "用了非法定计量单位",
        _nothing,
    ),
    Rule(
        "计量单位",
        ("K", "k", "C", "M", "h", "H"),
        pattern(
            r"(?<=\d)(K[mM]|K[gG]|C[mM]|MM|K[wW]|kw|K[wW][hH]|kwh|kW[hH]|HZ|hz|ML|Ml|Mpa|MPA|KP[aA]|Kpa|K[vV]|kv|K[vV][aA])(?![A-Za-z0-9])"
        ),
        "计量单位符号的大小写不对",
        _symbol,
    ),
    Rule(
        "计量单位",
        ("M2", "M3"),
        pattern(r"(?<=\d)(?:KM|Km|M)[23](?![\dA-Za-z])"),
        "计量单位符号的大小写不对",
        lambda match: ("km" if match[0][0] == "K" else "m") + ("²" if match[0][-1] == "2" else "³"),
    ),
    Rule(
        "计量单位",
        ("摄氏",),
        pattern(r"(?:零下)?摄氏(?:零下)?(?P<number>\d+(?:\.\d+)?)度"),
        "“摄氏度”是一个单位，不拆开写",
        lambda match: ("零下" if "零下" in match[0] else "") + match["number"] + "摄氏度",
    ),
)
