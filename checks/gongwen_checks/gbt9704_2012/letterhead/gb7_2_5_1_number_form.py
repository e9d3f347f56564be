"""发文字号的年份用六角括号写全，序号不编虚位、不加“第”，后加“号”。

为什么：发文字号是登记、查找、引用公文的依据。括号、虚位写法不一，检索时就对不上。

怎样改：写成“机关代字〔四位年份〕序号＋号”，如“朝某局发〔2016〕7号”。六角括号是“〔〕”，不是方括号“[]”，也不是圆括号“（）”。

证据：版头里的发文字号。

例外：令号、公告和通告的“第7号”，纪要、简报的期号另有写法；序号还空着的文稿只看已经写出的部分；网页版和发文稿纸不看。

容易误报的情形：正文里引用的文号；裁判文书的案号；2012年7月1日以前的公文。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Edit, Finding, Fix, Paper, Place, check, pattern

from ..articles import GB

PARTS = pattern(
    r"(?P<code>[^\d\[【(（［〔〖﹝<〈第]{0,30}?)\s*(?P<open>[\[【(（［〔〖﹝])\s*(?P<year>[^\]】)）］〕〗﹞]{0,8}?)\s*"
    r"(?P<close>[\]】)）］〕〗﹞])\s*(?P<ordinal>[第字])?\s*(?P<serial>[^\s号]{0,6})\s*(?P<end>号)?"
)
BARE = pattern(
    r"(?P<code>[\u4e00-\u9fff]{2,14}?)\s*(?P<year>(?:19|20)\d\d)\s*(?P<joint>年?\s*[-—－]?)\s*(?P<ordinal>第)?\s*"
    r"(?P<serial>\d{1,5})\s*(?P<end>号)?"
)
YEAR = pattern(r"(?:19|20)\d\d")
SERIAL = pattern(r"\d{1,5}")
CHINESE_YEAR = pattern(r"[〇○零一二三四五六七八九]{4}")
FIGURES = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "0001234567890123456789")
NUMBERED_OTHERWISE = ("令", "公告", "通告", "纪要", "公报", "议案", "决议", "简报", "信息")
SERVED = ("书", "单", "条", "表")  # 行政处罚决定书, 告知书: numbered as their own rules say
ENFORCED = ("罚", "复决", "强决")  # 朝某罚字〔2016〕第41号
CALLED = {
    "[": "方括号",
    "［": "方括号",
    "(": "圆括号",
    "（": "圆括号",
    "【": "方头括号",
    "〖": "空心方头括号",
    "﹝": "小号的六角括号",
}


@check(
    "GB7.2.5-1",
    "number-form",
    severity="error",
    strength="direct",
    article=GB("7.2.5"),
    fact="number-form",
    needs=("号", "〕", "]", "］", "】", "签发"),
)
def number_form(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 发文字号 with other brackets than 〔〕, a year not in full, zeros or 第 before the serial, or no 号."""
    number = paper.number
    if number is None or paper.copy_type in ("web", "form"):
        return
    if not paper.statutory and ((paper.kind or "").endswith(SERVED) or any(word in number.text for word in ENFORCED)):
        return
    otherwise = paper.kind in NUMBERED_OTHERWISE
    if "期" in number.text or number.text.startswith("第") or (otherwise and "第" in number.text):
        return
    text = context.document.quote(number.place)
    wrong, edits, safe = _judged(text, number.place, otherwise, context.as_of.year)
    if not wrong:
        return
    right = _with(text, edits, number.place)
    certain = bool(edits) and WELL_FORMED.fullmatch("".join(right.split())) is not None
    fix = Fix(f"把发文字号改为“{''.join(right.split())}”", tuple(edits), safe) if certain else None
    yield context.finding(
        number.place,
        f"发文字号“{number.text}”的{'，'.join(wrong)}。年份写全四位、括入六角括号〔〕，序号不加“第”、不编虚位，后加“号”，"
        + (f"应为“{''.join(right.split())}”。" if certain else "如“〔2016〕3号”。"),
        fix=fix,
    )


WELL_FORMED = pattern(r"[^\d〔〕]{0,30}〔(?:19|20)\d\d〕(?:[1-9]\d*|[×XxＸ□_＿*＊]*)号")


def _judged(text: str, place: Place, otherwise: bool, as_of: int) -> tuple[list[str], list[Edit], bool]:
    """What is wrong with a number, the edits that put right what can be told, and whether they are certain."""
    parts = PARTS.match(text)
    if parts is None:
        plain = None if otherwise else BARE.fullmatch(text.strip())
        if plain is None:
            return [], [], False
        shift = len(text) - len(text.lstrip())
        at = Place(place.part, place.paragraph, place.start + shift, place.start + shift + plain.end())
        serial = plain["serial"].lstrip("0") or "0"
        return ["年份没有括入六角括号"], [Edit(at, f"{plain['code']}〔{plain['year']}〕{serial}号")], True
    wrong: list[str] = []
    edits: list[Edit] = []
    safe = True

    def put(group: str, right: str) -> None:
        start, end = parts.span(group)
        edits.append(Edit(Place(place.part, place.paragraph, place.start + start, place.start + end), right))

    if parts["open"] != "〔" or parts["close"] != "〕":
        wrong.append(f"年份用了{CALLED.get(parts['open']) or CALLED.get(_mate(parts['close']), '别的括号')}")
        put("open", "〔")
    year = parts["year"].replace(" ", "")
    full = year.translate(FIGURES).removesuffix("年")
    if year and YEAR.fullmatch(year) is None:
        if CHINESE_YEAR.fullmatch(year):
            wrong.append("年份用了汉字")
        elif year.endswith("年") and YEAR.fullmatch(full):
            wrong.append("年份后加了“年”")
        elif full.isdigit() and len(full) == 2:
            wrong.append("年份没有写全")
            full = f"20{full}"
            safe = full == str(as_of)
        elif not YEAR.fullmatch(full):
            full = ""
        if full and wrong:
            put("year", full)
    if parts["close"] != "〕":
        put("close", "〕")
    if parts["ordinal"]:
        wrong.append(f"序号前加了“{parts['ordinal']}”")
        put("ordinal", "")
    serial = parts["serial"]
    if SERIAL.fullmatch(serial) and serial.startswith("0") and serial.strip("0"):
        wrong.append("序号编了虚位")
        put("serial", serial.lstrip("0"))
    elif serial and not serial.strip("一二三四五六七八九十百零〇"):
        wrong.append("序号用了汉字")
        if (value := _value(serial)) is not None:
            put("serial", str(value))
    if SERIAL.fullmatch(serial) and not parts["end"] and not text[parts.end() :].strip():
        wrong.append("序号后没有“号”")
        end = place.start + parts.end("serial")
        edits.append(Edit(Place(place.part, place.paragraph, end, end), "号"))
    return wrong, edits, safe


def _mate(close: str) -> str:
    return dict(zip("]］)）】〗﹞", "[［(（【〖﹝", strict=True)).get(close, "")


def _value(numeral: str) -> int | None:
    """The value of a Chinese numeral below a hundred: 七, 十二, 三十五."""
    digits = numeral.translate(FIGURES)
    if digits.isdigit():
        return int(digits) if len(digits) == 1 else None
    tens, ten, ones = digits.partition("十")
    if not ten or len(tens) > 1 or len(ones) > 1:
        return None
    return int(tens or "1") * 10 + int(ones or "0")


def _with(text: str, edits: list[Edit], place: Place) -> str:
    """The number after the edits."""
    for edit in sorted(edits, key=lambda e: e.place.start, reverse=True):
        text = text[: edit.place.start - place.start] + edit.text + text[edit.place.end - place.start :]
    return text
