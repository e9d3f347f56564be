"""People in lists and cells: what stands behind 签发人：, 出席：, in a form's cell, where the place itself says that it
is a person (in running text `language.persons` finds them)."""

from __future__ import annotations

import re

from ..document import Paragraph, Place
from ..paper import Person
from .cues import NAME, POSTS, organ_like

_TOKEN = re.compile(r"(?:[^\s、，,；;。/／|（(]|[（(][^（）()]*[）)]?)+")
_POST = re.compile(rf"(?P<organ>[\u4e00-\u9fff]{{0,20}}?)(?P<post>(?:{POSTS})+)$")
_POST_NAME = re.compile(rf"(?P<organ>[\u4e00-\u9fff]{{0,20}}?)(?P<post>(?:{POSTS}))[：:]?(?P<name>{NAME})$")
_NAME = re.compile(rf"{NAME}$")
_SURNAME_POST = re.compile(rf"(?P<surname>[\u4e00-\u9fff])(?P<post>{POSTS})$")
_ORGAN_NAME = re.compile(
    r"(?P<organ>[\u4e00-\u9fff（）()]{2,24}(?:局|委|办|办公室|会|政协|人大|政府|处|队|院|中心|街道|地区|乡|镇|部|科|室|公司|所|站|社|馆|园|校|工委|厅))"
    rf"(?P<name>{NAME})$"
)
_HONORIFIC = re.compile(r"(?:同志|先生|女士)$")
_COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 长孙 宇文 司徒 夏侯 令狐 端木 独孤 南宫 西门 第五 百里 呼延 轩辕".split()
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾"
    "夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿"
    "关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简"
    "车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈"
    "匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容"
    "敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝"
    "智幸奉植衡富尧闭由某"
)
_NOT_NAMES = frozenset(
    "同意 已阅 阅示 阅批 印发 办理 请示 批示 审核 签发 核稿 会签 拟稿 盖章 签字 签名 年月日 无 空白 缺席 请假 出席 列席 有关 单位 部门 负责人 "
    "人员 领导 同志 委员 代表 专家 秘书 记录 主持 电话 全体 和 及 等 各 相关 有关人员 公章 主任 局长 区长 请发 即发 同意印发 拟同意 请阅 已核 "
    "圈阅 传阅 呈报 呈批 送审 缓发 不发 办公室 本人 附后 见附件 待定 文件 同意发 同意发文 发 阅 核 高度 方案 通过 马上 安排".split()
)


def surname(name: str) -> str:
    """The surname of a full name: its first character, or the first two of a compound surname."""
    return name[:2] if name[:2] in _COMPOUND else name[:1]


def is_name(text: str) -> bool:
    """Two to four characters that a person could be called, beginning with a surname."""
    if not _NAME.match(text) or text in _NOT_NAMES or text.startswith("某某"):
        return False
    if text[1:2] in "×XxＸ某*＊○□":
        return True
    return text[0] in _SURNAMES and (len(text) <= 3 or text[:2] in _COMPOUND)


def is_names(text: str) -> bool:
    """Nothing but one to four names, written together (李四王五) or parted by 、."""
    if not 2 <= len(text) <= 12:
        return False
    if "、" in text:
        return all(is_name(piece) for piece in text.split("、"))
    return any(
        is_name(text[:cut]) and (cut == len(text) or is_names(text[cut:])) for cut in (2, 3, 4) if cut <= len(text)
    )


def listed(text: str, paragraph: Paragraph, offset: int = 0, strict: bool = False) -> list[Person]:
    """The people a list names: 李　四　王五, 李四（局长）、副局长　周六. `offset` is where `text` begins in the paragraph.

    With `strict`, a name must begin with a known surname (a cell may hold opinions too: 同意。李四).
    """
    tokens = _tokens(text)
    people: list[Person] = []
    pending: tuple[int, str, str] | None = None  # a post printed in front of the name it belongs to
    suffixed = False
    for start, end, token in tokens:
        place = Place(paragraph.part, paragraph.index, offset + start, offset + end)
        person, post_only = _person(token, place, strict)
        if person is None:
            pending = None
            continue
        if post_only:
            if people and not people[-1].post and people[-1].name and (suffixed or len(people) == 1) and pending is None:
                last = people[-1]
                whole = Place(last.place.part, last.place.paragraph, last.place.start, offset + end)
                people[-1] = Person(whole, last.name, last.surname, person.post, person.organ)
                suffixed = True
                continue
            pending = (offset + start, person.post, person.organ)
            people.append(person)
            continue
        if pending is not None and person.name and person.post and text[max(0, start - 1)] == "、":
            whole = Place(place.part, place.paragraph, pending[0], place.end)  # 党组书记、局长李四
            post = pending[1] + "、" + person.post
            people[-1] = Person(whole, person.name, person.surname, post, person.organ or pending[2], person.honorific)
            pending = None
            continue
        if pending is not None and person.name and not person.post:
            whole = Place(place.part, place.paragraph, pending[0], place.end)
            people[-1] = Person(whole, person.name, person.surname, pending[1], pending[2], person.honorific)
            pending = None
            continue
        pending = None
        people.append(person)
    return people


def _tokens(text: str) -> list[tuple[int, int, str]]:
    """The pieces of a list; a name spaced out (李　四, 李　某　某) is put together again."""
    pieces = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text)]
    joined: list[tuple[int, int, str]] = []
    position = run_end = 0
    most = 1
    while position < len(pieces):
        start, end, token = pieces[position]
        if position >= run_end and len(token) == 1:  # 李 四 王 五 are two names of two, 李 某 某 is one of three
            run_end = position
            while run_end < len(pieces) and len(pieces[run_end][2]) == 1:
                run_end += 1
            most = 1 if (run_end - position) % 2 == 0 else 2
        position += 1
        taken, more = 0, most if len(token) == 1 else 1 if token in _COMPOUND else 0
        while taken < more and position < len(pieces):
            begin, stop, following = pieces[position]
            first = following.partition("（")[0].partition("(")[0]
            if len(first) != 1 or text[end:begin].strip():
                break
            token, end = token + following, stop
            position += 1
            taken += 1
            if first != following:
                break
        joined.append((start, end, token))
    return joined


def _person(token: str, place: Place, strict: bool) -> tuple[Person | None, bool]:
    """The person one piece names, and whether it is a post alone."""
    main, bracket, inner = token.replace("(", "（").partition("（")
    inner = inner.replace(")", "）").rstrip("）")
    main = main.strip("：:。.")
    honorific = ""
    if match := _HONORIFIC.search(main):
        honorific, main = match[0], main[: match.start()]
    if not main or main[0] in "[□＿_":
        return None, False
    post = organ = ""
    if bracket and inner and (match := _POST.match(inner.split("、")[0])):
        post, organ = inner[len(match["organ"]) :] if "、" not in inner else inner, match["organ"]
        if "、" in inner:
            post = inner[len(organ) :]
    elif bracket and inner and len(inner) <= 30:
        post = inner if re.search(r"主持|代表|负责|长$|员$", inner) else ""
    if match := _SURNAME_POST.match(main):
        if match["surname"] in _SURNAMES or match["surname"] == "某":
            return Person(place, "", match["surname"], match["post"], organ, honorific), False
    if match := _POST_NAME.match(main):
        if is_name(match["name"]) or not strict:
            name = match["name"]
            return Person(place, name, surname(name), match["post"], match["organ"], honorific), False
    if match := _POST.match(main):
        return Person(place, "", "", main[len(match["organ"]) :], match["organ"], honorific), not honorific
    if len(main) > 4 and (match := _ORGAN_NAME.match(main)) and is_name(match["name"]):
        return Person(place, match["name"], surname(match["name"]), post, match["organ"], honorific), False
    if main in _NOT_NAMES or len(main) > 5 or (len(main) >= 3 and main[0] in "区市局县省" and organ_like(main)):
        return None, False
    if is_name(main) or (not strict and _NAME.match(main)):
        return Person(place, main, surname(main), post, organ, honorific), False
    return None, False
