"""Persons and posts named in a text: 张副区长, 区长李某同志, 李四（区长）, 分管副区长, 区政府主要领导同志."""

from __future__ import annotations

from ..lean import dataclass
from ..patterns import pattern
from .lists import words
from .names import free_after, is_han, name_at, name_before
from .naming import OTHER_DISTRICTS
from .terms import NOT_POSTS, POSTS, RULES
from .words import is_word

_ANCHOR = pattern(
    r"[区市县乡镇局部处科院校馆所站队厅司行社台会事书察组园州省村街室]长|主任|书记|主席|总经理|总裁|领导"
    r"|政委|调研员|巡视员|总工程师|负责同志|负责人|同志|先生|女士"
)
_HEADS = {  # what may stand in front of the last characters of a post
    "队长": ("支队长", "大队长", "总队长", "中队长"),
    "事长": ("理事长", "董事长", "监事长"),
    "书长": ("秘书长",),
    "察长": ("检察长",),
    "主席": (),
}
_AFTER_POST = words(
    """
    办公会 办公室 信箱 热线 接待日 接待 专题会 质量奖 负责制 特别奖 奖励 会议 联席 公开电话 专线 级 令 科员 医师
    护师 技师 检察官 法官 编辑 记者 台 团 处 员 进校园 制 课 论坛
    """
)
_POST_AND = words(
    """
    处于 制定 台前 处理 处置 团结 接待了 接待来 令人 员工 级别 会议上 课题
    """
)
_OWN_POSTS = ("助理",)
_PREFIX = pattern(
    r"(?:(?:分管|主管|协管|联系|负责|主持)(?:[\u4e00-\u9fff、]{0,14}?的)?|(?:各|[一两三四五六七八九几多]{1,4})?位|主管|分管)?"
    r"((?:常务|代理|代|第一|执行|党组|党委|党工委|工委)?副?|党组|党委|党工委|工委|代理|代)$"
)
_MODIFIED = pattern(r"(?:分管|主管|协管|联系|负责|主持)[\u4e00-\u9fff、]{0,14}?$")
_LEADERS = pattern(
    r"(?:区委、?(?=区))?(区人民政府|区政府|区四套班子|区几套班子|区级|区里|区委|区人大|区政协|市委、?市政府|市委"
    r"|市政府|市级|市|省|区)?"
    r"((?:各位|各级|上级|主要|分管|主管|有关|相关|班子|党政|行政|[局处委办院校厅]|街道|公司|单位|部门|本级"
    r"|同级|中央|国家|其他){0,6})$"
)
_HEADS_OF_DISTRICT = pattern(
    r"(?:区委、?)?((?:区人民政府|区政府|(?<![\u4e00-\u9fff])区)(?:主要|分管|主管|有关|相关){0,4})$"
)
_ORGAN = pattern(
    r"[\u4e00-\u9fffA-Za-z0-9（）()]{0,30}(?:[区市县乡镇局委办院厅部处科室所队站馆社会校园]|公司|集团|街道"
    r"|地区|政府|中心|办事处|学校|党组|工委|人大|政协|工会|社区|大学|中学|小学|银行|法院|协会)$"
)
_BREAK = pattern(r"[^\u4e00-\u9fffA-Za-z0-9]")
_ITEM = pattern(r"(?:[^、，,；;\s]|\s(?!\s))+")
_CUT = pattern(
    r"(?:拟请|恳请|敬请|特请|提请|邀请|聘请|申请|报请|请示|时任|现任|原任|受|请|聘|由|向|报(?!社)|给|按照"
    r"|根据|依据|遵照|落实|陪同|会同|带领|感谢|(?<!三)以"
    r"|经(?!济|贸|信|开|营)|与(?!旅游)|及|对(?!外)|将(?!台)|被|为|和(?!改革|计划|社会|旅游|信息|平街|城乡"
    r"|自然|科学|体育)|是|了|兼)"
)
_PLACE = pattern(r"(?:([\u4e00-\u9fff]{2,7}?(?:省|自治区|市)))?([\u4e00-\u9fff]{1,6}?区)$")
_OTHERS = (
    *(name[:-1] for name in OTHER_DISTRICTS),
    *words("兄弟区 各区 外区 他区 邻区 友好区 结对区 对口区 支援区 受援区 相邻区 周边区 两区 其他区 外省市区 外省市"),
)
_DISTRICT_POSTS = ("区长", "副区长", "常务副区长", "代区长", "代理区长")
_NO_GOVERNMENT = ("区委", "区人大", "区政协", "市", "省")


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person in a text: [start:end) covers the name, post and honorific, not the organ in front of them."""

    start: int
    end: int
    name: str = ""  # full name without blanks; "" where only a surname or a post is printed
    surname: str = ""
    post: str = ""  # 区长, 常务副区长, 主任, 区政府主要领导 …
    organ: str = ""  # the organ printed in front of the post
    honorific: str = ""  # 同志, 先生, 女士


DISTRICT_LEADERS = (
    *_DISTRICT_POSTS,
    "区领导",
    "区政府领导",
    "区政府主要领导",
    "区主要领导",
    "区级领导",
    "区四套班子领导",
)


def persons(text: str) -> list[PersonHit]:
    """The persons a text names, in order. A post alone counts (分管副区长), a name alone only where the whole text is
    a name or a list of names."""
    found: list[PersonHit] = []
    low = 0
    for match in _ANCHOR.finditer(text):
        if match.start() < low:
            continue
        word = match[0]
        if word == "领导":
            hit = _leaders(text, match.start(), low)
        elif word in ("负责同志", "负责人"):
            hit = _heads(text, match.start(), match.end(), low)
        elif word in ("同志", "先生", "女士"):
            hit = _honoured(text, match.start(), match.end(), low)
        else:
            hit = _posted(text, match.start(), match.end(), low)
        if hit is None:
            continue
        found.append(hit)
        low = hit.end
        if hit.name and text[low : low + 1] in ("、", "，"):
            low = _more_names(text, low, hit, found)
    return found or _bare_names(text)


def _posted(text: str, start: int, end: int, low: int) -> PersonHit | None:
    for longer in _HEADS.get(text[start:end], ()):
        if text.endswith(longer, low, end):
            start = end - len(longer)
    if text.startswith(_AFTER_POST, end) and not text.startswith(_POST_AND, end):
        return None
    if end - start == 2 and text[start:end] in RULES and not is_word(text, start, end):
        return None
    if (
        end - start == 2
        and text[end - 1] == "长"
        and text.startswith(NOT_POSTS, end)
        and not text.startswith(POSTS, end)
    ):
        return None
    if text[start:end] in ("事长", "书长", "察长"):
        return None
    if text.startswith(_OWN_POSTS, end):
        end += 2
    core = start
    prefix = _PREFIX.search(text, max(low, start - 24), start)
    begin = start
    if prefix is not None:
        core = prefix.start(1)
        begin = prefix.start()
    if begin == core and "管" in text[max(low, core - 20) : core]:
        modified = _MODIFIED.search(text, max(low, core - 20), core)
        if modified:
            begin = modified.start()
    post = text[core:end]
    name = surname = organ = ""
    if begin == core:
        bracket = core > low + 1 and text[core - 1] in "（("
        before = name_before(text, core - 1 if bracket else core, low)
        if before is not None and (before[1] or not bracket):
            begin, name, surname = before
            if bracket:
                end = _close(text, end)
    stop = end
    if not name and not surname:
        at = end
        while at < len(text) and at - end < 4 and text[at] in " \u3000\t":
            at += 1
        if text[at : at + 1] in ("：", ":", "（", "(") and at == end:
            at += 1
        after = name_at(text, at)
        if after is not None and (at == end or text[at - 1] not in "：:" or _only_name(text, after[0])):
            stop, name, surname = after
            if text[at - 1] in "（(" and at > end:
                stop = _close(text, stop)
    honorific = ""
    if text.startswith(("同志", "先生", "女士"), stop) and not text.startswith("同志们", stop):
        honorific = text[stop : stop + 2]
        stop += 2
    if begin > low:
        organ = _organ(text, begin, low)
    return PersonHit(begin, stop, name, surname, post, organ, honorific)


def _close(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in ("）", ")") else end


def _only_name(text: str, end: int) -> bool:
    return end >= len(text) or not is_han(text[end])


def _organ(text: str, end: int, low: int) -> str:
    run = max(low, end - 30)
    piece = text[run:end]
    for match in _BREAK.finditer(piece):
        run = end - len(piece) + match.end()
    piece = text[run:end]
    if not piece:
        return ""
    for match in _CUT.finditer(piece):
        if match.end() < len(piece):
            run = end - len(piece) + match.end()
    piece = text[run:end]
    return piece if piece and _ORGAN.match(piece) else ""


def _leaders(text: str, start: int, low: int) -> PersonHit | None:
    end = start + 2
    if not is_word(text, start, end):
        return None
    match = _LEADERS.search(text, max(low, start - 14), start)
    owner, manner = (match[1] or "", match[2] or "") if match else ("", "")
    begin = match.start() if match and (owner or manner) else start
    if owner == "区" and not manner and not is_word(text, start - 1, end):
        return None
    if text.startswith("班子成员", end):
        end += 4
    elif text.startswith("班子", end):
        end += 2
    elif text.startswith("干部", end):
        return None
    honorific = ""
    if text.startswith("同志", end) and not text.startswith("同志们", end):
        honorific = "同志"
    if not owner and not manner and not honorific:
        return None
    if owner[:1] == "区" and begin > low and text[begin - 1] in "小社园校景厂片街辖":
        return None
    post = text[begin:end].replace("区委、", "").replace("区委区", "区")
    organ = _organ(text, begin, low) if owner and begin > low else ""
    return PersonHit(begin, end + len(honorific), "", "", post, organ, honorific)


def _heads(text: str, start: int, end: int, low: int) -> PersonHit | None:
    """区政府主要负责同志 is a way to say 区长; the heads of departments (部门负责人) are no persons of interest."""
    match = _HEADS_OF_DISTRICT.search(text, max(low, start - 10), start)
    if match is None:
        return None
    return PersonHit(match.start(1), end, "", "", text[match.start(1) : end], _organ(text, match.start(1), low))


def _honoured(text: str, start: int, end: int, low: int) -> PersonHit | None:
    if text.startswith("们", end):
        return None
    before = name_before(text, start, low)
    if before is None or not (before[1] or before[2]):
        return None
    begin, name, surname = before
    return PersonHit(begin, end, name, surname, "", "", text[start:end])


def _more_names(text: str, at: int, first: PersonHit, found: list[PersonHit]) -> int:
    """副区长李四、王五、赵六: the names that follow share the post."""
    while text[at : at + 1] == "、":
        following = name_at(text, at + 1)
        if following is None or not (_only_name(text, following[0])):
            break
        end, name, surname = following
        found.append(PersonHit(at + 1, end, name, surname, first.post, first.organ))
        at = end
    return at


def _bare_names(text: str) -> list[PersonHit]:
    bare = text.strip()
    if not 2 <= len(bare) <= 60 or not (is_han(bare[0]) and free_after(text, len(text))):
        return []
    found = []
    offset = len(text) - len(text.lstrip())
    whole = name_at(bare, 0, alone=True)
    if whole is not None and whole[0] == len(bare):
        return [PersonHit(offset, offset + len(bare), whole[1], whole[2])]
    for match in _ITEM.finditer(bare):
        piece = match[0]
        start = match.start() + len(piece) - len(piece.lstrip())
        hit = name_at(bare[: match.end()].rstrip(), start, alone=True)
        if hit is None or hit[0] != match.start() + len(piece.rstrip()):
            return []
        found.append(PersonHit(offset + start, offset + hit[0], hit[1], hit[2]))
    return found


def is_district_leader(hit: PersonHit, text: str, district: str = "朝阳区") -> bool:
    """Whether a person is a leader of this district's government (区长, 副区长, 区领导, 区政府领导同志), not of the
    city, the Party committee, another district, a company or a school."""
    post = hit.post
    if "领导" in post or "负责" in post:
        if not post.startswith("区") or post.startswith(_NO_GOVERNMENT):
            return False
    elif not post.endswith("区长"):
        return False
    return not _elsewhere(hit, text, district)


def _elsewhere(hit: PersonHit, text: str, district: str) -> bool:
    organ = hit.organ
    before = text[max(0, hit.start - 12) : hit.start]
    if organ.endswith(("公司", "集团", "社区", "学校", "中学", "小学", "大学", "小区", "园区", "开发区", "街道")):
        return True
    for place in (organ, before):
        near = place.removesuffix("人民政府").removesuffix("政府").removesuffix("区委").removesuffix("、")
        bare = near.removesuffix("区")
        if near.endswith(_OTHERS) or (hit.post.startswith("区") and f"{near}区".endswith(_OTHERS)):
            return True
        if bare.endswith(district[:-1]):
            city = bare.removesuffix(district[:-1])
            return city.endswith("市") and not city.endswith("北京市")
    if organ.endswith("区"):
        named = _PLACE.search(organ)
        return (
            named is not None and named[2] not in ("全区", "区", district) and not named[2].endswith(("我区", "本区"))
        )
    return False
