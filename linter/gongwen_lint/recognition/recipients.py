"""主送: the lines that address a paper, split into organs and persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..document import Paragraph, Place
from ..language.organs import split_names
from ..language.persons import persons
from ..organisation import Organisation
from ..paper import Organ, Person, Recipient
from ..patterns import pattern
from .cues import NAME, ORDINAL, ORGAN_TAIL, POSTS
from .kinds import ADDRESSES_HALL, UNADDRESSED
from .lines import Line, bare
from .people import is_name

if TYPE_CHECKING:
    from .outline import Outline

_LABEL = pattern(r"(?:主送(?:单位|机关)?|致|呈送|呈报|呈|报送|报|送)[：:]")
_MAIN_LABEL = pattern(r"主送(?:单位|机关)?[：:]")
_SALUTATION = pattern(
    r"(?:尊敬的|敬爱的|亲爱的)?(?:各位|同志们|朋友们|女士们|先生们|大家|老师们|同学们|来宾|嘉宾|居民朋友|市民朋友)"
)
_HONOURED = pattern(
    r"(?:尊敬的|敬爱的|敬呈|谨呈|面呈|(?:并|同时)(?:同时)?(?:转?报送?|转?呈[报送]?|抄[报送]|送)|[请烦]?转呈|呈|致|(?:请转?|送呈|呈[送报]|报[送呈]|[面专]送)(?=.{2,8}(?:同志|长)$))(?=.{2,})"
)
_NO_ADDRESS = pattern(
    r"(?:主办|承办|协办|责任|牵头|配合|发文|申报|拟稿|指导|支持|组织|来文|制表|参加|收件|落款|采购|建设|施工|监理|设计|报名|报告|填报|请假|申请|出席|列席|参加|记录)"
    r"(?:单位|部门|机关|机构|人员|领导)$|主持|如下|以下|下列|现将|附件|联系人|电话|地点|时间|事项|内容|一是|^注|分为|包括|目的|原则$|[。！？《]"
)
_EVERY = pattern(r"各[^。！？《：，现]{1,40}(?:单位|部门|机构)$")  # 各建设单位、施工单位、监理单位
_GROUP = pattern(
    r"(?:[）)\]〕]|同志|先生|女士|领导|领导们|同志们|代表|委员|居民|职工|人员|干部|党员|企业|家长|业主|商户|用人单位|成员|街乡|各[委办局]|们|等"
    r"|XXX?|×××?|□+)$"
)
_PERSON_TAIL = pattern(rf"(?:{POSTS}|领导(?:同志)?|{POSTS}{NAME})(?:同志)?$")
_SEPARATOR = pattern(r"[、，；,;]")
_JOINED = pattern(
    r"(?:并|同时|一并)(?:同时|一并)?(?:转?呈[报送]?|转?报送?|转|抄[报送]|送)?|转呈|转报|呈转|及(?![其时])|和(?![谐平])|暨"
)
_TOGETHER = pattern(r"(区委|市委)(区(?:人民)?政府|市(?:人民)?政府)$")
_IN_BRACKETS = pattern(r"([^（）()]{2,24})[（(](?:并|同时|一并)?(?:转?报送?|呈报?|抄报|主送)([^（）()]{2,24})[）)]$")
_BLANK = pattern(r"[ \t　]")
_WORD = pattern(r"[^ \t　]+")
_PERSON_END = pattern(
    rf"(?P<organ>[\u4e00-\u9fff（）()]{{0,24}}?)(?P<surname>[\u4e00-\u9fff])?(?P<post>(?:分管|主管)?{POSTS})(?P<name>{NAME})?(?P<honorific>同志|先生|女士)?$"
)
_NAME_AND_POST = pattern(
    rf"(?P<name>{NAME})(?P<honorific>同志)?[（(](?P<organ>[\u4e00-\u9fff]{{0,16}}?)(?P<post>(?:分管|主管)?{POSTS})[）)]$"
)
_NAMED = pattern(r"(?P<name>[\u4e00-\u9fff·]{2,4})(?P<honorific>同志|先生|女士)$")
_NO_NAMES = pattern(r"[位关体员年性门道民兵部众工区局委办市乡村社个何长]$|主任|书记|主席|领导|负责|全|各|有关")
_NOTED = pattern(r"(?P<main>[^（()）]{2,24})[（(][^（()）]{2,40}[）)]$")  # 张副区长（请李主任转呈）
_COLLECTIVE = pattern(r"各|全[区市体局]|所有|有关(?:单位|部门)|所属")


def find(flow: list[Line], at: int, out: Outline) -> int:
    """Take the recipients' lines. Returns where the body begins."""
    kind = out.kind.name if out.kind else None
    below = _below_form(flow, at, out)
    if below > at:
        out.give("form", flow[at:below], out.form)
        at = below
    for skip in range(3):  # a stray short line may stand between title and recipients (称谓)
        position = at + skip
        if position >= len(flow) or flow[position].use:
            break
        line = flow[position]
        count, end = _address(flow, position, out.people)
        if count:
            lines = flow[position : position + count]
            _take(lines, end, kind, out)
            while not out.inline and _another(flow, position + count, out.people):  # 区政府：／区委：
                _take(flow[position + count : position + count + 1], len(flow[position + count].bare) - 1, kind, out)
                count += 1
            for stray in flow[at:position]:
                out.give("title", (stray,), out.under)
            if out.inline:
                return position
            return position + count
        if (
            len(line.bare) > 12
            or not out.title
            or ORDINAL.match(line.bare)
            or "：" in line.bare
            or line.bare[-1] in "。:"
        ):
            break
    return at


def _take(lines: list[Line], end: int, kind: str | None, out: Outline) -> None:
    first, last = lines[0], lines[-1]
    inline = len(lines) == 1 and end < len(last.bare) - 1
    text = "".join(line.bare for line in lines)
    label = _LABEL.match(first.bare)
    start = label.end() if label else 0
    salutation = _SALUTATION.match(first.bare, start) is not None
    if salutation and (
        kind in ADDRESSES_HALL or kind is None or "同志们" in text or "朋友们" in text or "各位领导" in text
    ):
        out.salutation = True
    elif kind not in UNADDRESSED or (label and _MAIN_LABEL.match(first.bare)):
        for position, line in enumerate(lines):
            out.address.append((line, start if position == 0 else 0, end if line is last else len(line.bare)))
    if inline:
        out.inline = end + 1
    else:
        out.give("recipients", lines, out.recipients)


def _below_form(flow: list[Line], at: int, out: Outline) -> int:
    """Where the address stands below a slip that follows the title (请假单, 申报表); `at` where there is none."""
    stop = at
    while stop < len(flow) and flow[stop].use == "form":
        stop += 1
    if stop == at or stop >= len(flow) or not out.title or flow[stop].use or len(flow[stop].bare) > 40:
        return at
    text = flow[stop].bare
    return stop if text[-1] in "：:" and addresses(text[:-1], out.people) else at


def _address(flow: list[Line], at: int, people: frozenset[str]) -> tuple[int, int]:
    """How many lines from `at` on address the paper, and where in the last of them the address ends."""
    line = flow[at]
    text = line.bare
    label = _LABEL.match(text)
    if label and _MAIN_LABEL.match(text) and len(text) <= 200 and text[-1] not in "：:":
        copied = text.find("抄送")
        return 1, len((text[:copied] if copied > 0 else text).rstrip("。，；、"))
    start = label.end() if label else 0
    if text[-1] in "：:" and len(text) <= 260:
        return (1, len(text) - 1) if addresses(text[start:-1], people) else (0, 0)
    cut = _colon(text, start)
    if cut > start and cut <= 120 and addresses(text[start:cut], people) and not (cut > 60 and "。" in text[:cut]):
        return 1, cut
    if text[-1] in "、，,；;" or (ORGAN_TAIL.search(text) and len(text) > 18):
        whole = text
        for count in range(2, 6):  # the list of recipients goes on over several paragraphs
            if at + count > len(flow):
                break
            following = flow[at + count - 1]
            if following.use or following.break_before or len(following.bare) > 200 or "。" in following.bare:
                break
            whole += following.bare
            if following.bare[-1] in "：:":
                return (count, len(following.bare) - 1) if addresses(whole[start:-1], people) else (0, 0)
    if label and len(text) <= 60 and addresses(text[start:].rstrip("。"), people):
        return 1, len(text.rstrip("。"))
    return 0, 0


def _another(flow: list[Line], at: int, people: frozenset[str]) -> bool:
    """Whether one more line addresses the paper, below one that already did."""
    if at >= len(flow) or flow[at].use or flow[at].break_before:
        return False
    text = flow[at].bare
    return text[-1] in "：:" and len(text) <= 40 and addresses(text[:-1], people) and not _SALUTATION.match(text)


def _colon(text: str, start: int) -> int:
    full, half = text.find("：", start), text.find(":", start)
    return full if half < 0 else half if full < 0 else min(full, half)


def addresses(text: str, people: frozenset[str] = frozenset()) -> bool:
    """Whether a text in front of a colon names recipients: each piece an organ, a person (one of `people` by the name
    alone), a group, or a placeholder."""
    if not 1 < len(text) <= 260 or ORDINAL.match(text):
        return False
    if _NO_ADDRESS.search(text) and not _EVERY.match(text):
        return False
    if _SALUTATION.match(text):
        return True
    pieces = [p for p in _SEPARATOR.split(text) if p]
    last = pieces[-1] if pieces else ""
    if not _addressee(last, people):
        return False
    return sum(_addressee(piece, people) for piece in pieces) * 2 >= len(pieces)


def _addressee(piece: str, people: frozenset[str]) -> bool:
    return (
        ORGAN_TAIL.search(piece) is not None
        or _GROUP.search(piece) is not None
        or _PERSON_TAIL.search(piece) is not None
        or (piece.startswith("各") and len(piece) <= 16)
        or piece in people
    )


def read(parts: Sequence[tuple[Line, int, int]], organisation: Organisation) -> tuple[Recipient, ...]:
    """Split the addressed stretches of lines into recipients."""
    found: list[Recipient] = []
    for line, start, end in parts:
        if end <= start:
            continue
        place = line.place(start, end)
        found += split(line.paragraph, place.start, place.end, organisation)
    return tuple(found)


def split(paragraph: Paragraph, start: int, end: int, organisation: Organisation) -> list[Recipient]:
    """Split a stretch of a paragraph into organs and persons."""
    text = paragraph.text[start:end]
    found: list[Recipient] = []
    for begin, stop in _parted(text, split_names(text, organisation), organisation):
        piece = text[begin:stop]
        left = len(piece) - len(piece.lstrip(" \t　、，；,;"))
        right = len(piece.rstrip(" \t　、，；,;。：:"))
        if right <= left:
            continue
        piece = piece[left:right]
        name = bare(piece)
        if name in ("无", "／", "/", "—"):
            continue
        if honoured := _HONOURED.match(name):
            name = name[honoured.end() :]
            left += piece.find(name[0]) if name[0] in piece else 0
        place = Place(paragraph.part, paragraph.index, start + begin + left, start + begin + right)
        found.append(one(name, place, organisation))
    return found


def _parted(text: str, pieces: Sequence[tuple[int, int]], organisation: Organisation) -> Iterator[tuple[int, int]]:
    """The pieces, parted once more where 并 or 转呈 joins two complete names (区政府并张副区长)."""
    for begin, stop in pieces:
        several = _unmarked(text[begin:stop], organisation) if stop - begin <= 60 else ()
        if several:
            yield from ((begin + one, begin + two) for one, two in several)
            continue
        yield from _joined(text, begin, stop, organisation) if stop - begin <= 60 else ((begin, stop),)


def _joined(text: str, begin: int, stop: int, organisation: Organisation) -> Iterator[tuple[int, int]]:
    """The names of a piece, where 并 or 转呈 joins complete ones: 区政府并张副区长; 区委、区政府并区人大常委会."""
    for match in _JOINED.finditer(text, begin + 2, stop - 1):
        names = [
            (begin + at + one, begin + at + two)
            for at, end in split_names(text[begin : match.start()], organisation)
            for one, two in _unmarked(text[begin + at : begin + end], organisation) or ((0, end - at),)
        ]
        sides = [text[one:two] for one, two in (*names, (match.end(), stop))]
        if names and all(_complete(bare(side), organisation) for side in sides):
            yield from names
            yield match.end(), stop
            return
    yield begin, stop


def _unmarked(piece: str, organisation: Organisation) -> list[tuple[int, int]]:
    """The names of a piece that no comma parts: 区委区政府, 区政府　市某某局, 区政府（并报市某某局)."""
    match = _TOGETHER.match(piece) or _IN_BRACKETS.match(piece)
    if match is None and not _BLANK.search(piece):
        return []
    spans = [match.span(1), match.span(2)] if match else [hit.span() for hit in _WORD.finditer(piece)]
    whole = all(stop - start >= 2 and _complete(piece[start:stop], organisation) for start, stop in spans)
    return spans if len(spans) > 1 and whole else []


def _complete(name: str, organisation: Organisation) -> bool:
    if ORGAN_TAIL.search(name) and not name.startswith("其"):
        return organisation.level(name) != "其他"
    person = _person(name, Place("body", 0, 0, 0))
    return person is not None and bool(person.post or person.honorific)


def one(name: str, place: Place, organisation: Organisation) -> Recipient:
    """One recipient: a person where the name ends in a post or a person, else an organ."""
    person = _person(name, place)
    if person is not None:
        return Recipient(name, place, person=person)
    return Recipient(name, place, organ=organ(name, place, organisation))


def organ(name: str, place: Place, organisation: Organisation) -> Organ:
    """An organ by its name, with what the organisation knows of it."""
    unit = organisation.unit(name)
    return Organ(
        place,
        name,
        unit.name if unit else "",
        organisation.level(unit if unit else name),
        _COLLECTIVE.search(name) is not None,
    )


def _person(name: str, place: Place) -> Person | None:
    if name.endswith(("部门", "单位", "机关", "政府", "局", "办公室", "委员会")):
        return None
    if named := _NAME_AND_POST.match(name):  # 李四同志（副区长）
        words = named["name"], named["name"][:1], named["post"], named["organ"], named["honorific"] or ""
        return Person(place, *words)
    if (named := _NAMED.match(name)) and _could_be_called(named["name"]):  # 简宁同志; 若川同志
        known = is_name(named["name"])
        return Person(place, named["name"], named["name"][:1] if known else "", "", "", named["honorific"])
    for hit in reversed(persons(name)):
        if hit.end >= len(name) and (hit.post or hit.honorific or hit.name):
            return Person(place, hit.name, hit.surname, hit.post, hit.organ, hit.honorific)
        break
    if noted := _NOTED.match(name):
        return _person(noted["main"], place)
    match = _PERSON_END.match(name)
    if match is None or match["post"].endswith(("委员", "科员")):
        return None
    return Person(
        place,
        match["name"] or "",
        (match["name"] or "")[:1] or match["surname"] or "",
        match["post"],
        match["organ"] or "",
        match["honorific"] or "",
    )


def _could_be_called(name: str) -> bool:
    """A whole name, or a given name of two characters as Party members use it (若川同志)."""
    return _NO_NAMES.search(name) is None and (is_name(name) or len(name) == 2)
