"""How a list number is written in each number format (ECMA-376 17.18.59); what is not known is written in digits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_CIRCLED_IDEOGRAPHS = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_BY_DIGIT = str.maketrans("0123456789", _DIGITS)
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LARGEST = 99_999  # beyond it, plain digits: no list is that long


def numeral(value: int, form: str, pattern: str = "") -> str:
    """The number in a w:numFmt; `pattern` is the w:format of a custom one ("001, 002, 003, ...")."""
    if value < 0 or value > _LARGEST:
        return str(value)
    if form == "custom":
        first = pattern.partition(",")[0].strip()
        return str(value).zfill(len(first)) if first.isdecimal() else str(value)
    write = _FORMS.get(form)
    return write(value) if write else str(value)


def counted(value: int, digits: str = _DIGITS, units: str = "十百千万", short: bool = True, zero: str = "零") -> str:
    """Counting with units: 十一, 二十, 一百零一. `short` writes 十 for 一十; `zero` fills gaps ("" in Japanese)."""
    if value == 0:
        return digits[0]
    high, low = divmod(value, 10_000)
    head = counted(high, digits, units, short, zero) + units[3] if high else ""
    body, gap = "", False
    for unit, name in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit, low = divmod(low, unit)
        if digit:
            if gap and (body or head):
                body += zero
            body += digits[digit] + name
            gap = False
        else:
            gap = True
    text = head + body
    one_ten = digits[1] + units[0]
    return text[1:] if short and text.startswith(one_ten) else text


def japanese(value: int) -> str:
    """一, 十, 百二十: no 一 before 十 and 百 and 千, no zeros between."""
    text = counted(value, zero="")
    for unit in "百千":
        text = text.replace("一" + unit, unit)
    return text.replace("一十", "十")


def _ideographs(value: int) -> str:
    return str(value).translate(_BY_DIGIT)


def _counting(value: int) -> str:
    """Chinese counting: with 十 below a hundred, digit by digit from there."""
    return counted(value) if value < 100 else _ideographs(value)


def _one_of(characters: str) -> Callable[[int], str]:
    return lambda value: characters[value - 1] if 1 <= value <= len(characters) else str(value)


def _cycle(value: int) -> str:
    """甲子 to 癸亥."""
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if 1 <= value <= 60 else str(value)


def _letters(value: int) -> str:
    """A … Z, AA, BB … (Word repeats the letter)."""
    if value == 0:
        return ""
    times, letter = divmod(value - 1, 26)
    return chr(65 + letter) * (times + 1) if times < 30 else str(value)


def _roman(value: int) -> str:
    text = ""
    if value > 9_999:
        return str(value)
    for amount, letters in _ROMAN:
        times, value = divmod(value, amount)
        text += letters * times
    return text


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


_FORMS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": str,
        "decimalHalfWidth": str,
        "none": lambda value: "",
        "bullet": lambda value: "",
        "decimalZero": lambda value: f"{value:02d}",
        "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
        "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
        "chineseCounting": _counting,
        "taiwaneseCounting": _counting,
        "chineseCountingThousand": counted,
        "taiwaneseCountingThousand": counted,
        "koreanDigital2": _ideographs,
        "japaneseCounting": japanese,
        "ideographDigital": _ideographs,
        "taiwaneseDigital": _ideographs,
        "japaneseDigitalTenThousand": _ideographs,
        "chineseLegalSimplified": lambda value: counted(value, _LEGAL, "拾佰仟万", short=False),
        "ideographLegalTraditional": lambda value: counted(value, _LEGAL_TRADITIONAL, "拾佰仟萬", short=False),
        "ideographTraditional": _one_of(_STEMS),
        "ideographZodiac": _one_of(_BRANCHES),
        "ideographZodiacTraditional": _cycle,
        "ideographEnclosedCircle": _one_of(_CIRCLED_IDEOGRAPHS),
        "decimalEnclosedCircle": _one_of(_CIRCLED),
        "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
        "decimalEnclosedFullstop": _one_of(_STOPPED),
        "decimalEnclosedParen": _one_of(_BRACKETED),
        "upperLetter": _letters,
        "lowerLetter": lambda value: _letters(value).lower(),
        "upperRoman": _roman,
        "lowerRoman": lambda value: _roman(value).lower(),
        "ordinal": _ordinal,
        "numberInDash": lambda value: f"- {value} -",
        "hex": lambda value: f"{value:X}",
    }
)
