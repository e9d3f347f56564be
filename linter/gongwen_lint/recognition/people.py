"""People in lists and cells: what stands behind 签发人：, 出席：, in a form's cell, where the place itself says that it
is a person (in running text `language.persons` finds them)."""

from __future__ import annotations

from ..document import Paragraph, Place
from ..language.names import COMPOUND, RARE_SURNAMES, SURNAMES
from ..paper import Person
from ..patterns import pattern
from .cues import NAME, POSTS, organ_like
from .vocabulary import NOT_NAMES

_TOKEN = pattern(r"(?:[^\s、，,；;。/／|（(]|[（(][^（）()]*[）)]?)+")
_POST = pattern(rf"(?P<organ>[\u4e00-\u9fff]{{0,20}}?)(?P<post>(?:{POSTS}){{1,4}})$")
_POST_NAME = pattern(rf"(?P<organ>[\u4e00-\u9fff]{{0,20}}?)(?P<post>(?:{POSTS}))[：:]?(?P<name>{NAME})$")
_POST_ALONE = pattern(rf"(?:{POSTS})$")
_NAME = pattern(rf"{NAME}$")
_SURNAME_POST = pattern(rf"(?P<surname>[\u4e00-\u9fff])(?P<post>{POSTS})$")
_ORGAN_NAME = pattern(
    r"(?P<organ>[\u4e00-\u9fff（）()]{2,24}(?:局|委|办|办公室|会|政协|人大|政府|处|队|院|中心|街道|地区|乡|镇|部|科|室|公司|所|站|社|馆|园|校|工委|厅))"
    rf"(?P<name>{NAME})$"
)
_BLANK = pattern(r"[^\S\n]{1,4}")
_REMARK = pattern(r"主持|代表|负责|长$|员$")
_HONORIFIC = pattern(r"(?:同志|先生|女士)$")
_ANY_SURNAME = SURNAMES | RARE_SURNAMES


def surname(name: str) -> str:
    """The surname of a full name: its first character, or the first two of a compound surname."""
    return name[:2] if name[:2] in COMPOUND else name[:1]


def is_name(text: str) -> bool:
    """Two to four characters that a person could be called, beginning with a surname."""
    if not _NAME.match(text) or text in NOT_NAMES or text.startswith("某某"):
        return False
    if text[1:2] in "×XxＸ某*＊○□":
        return True
    return text[0] in _ANY_SURNAME and (len(text) <= 3 or text[:2] in COMPOUND)


def ends_name(text: str) -> bool:
    """Whether the last two or three characters are a name."""
    return any(is_name(text[-length:]) for length in (2, 3))


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
    """The people a list names: 李　四　王五, 李四（局长）、副局长　周六.

    `offset` is where `text` begins in the paragraph. With `strict`, a name must begin with a known surname: a cell may
    hold opinions too (同意。李四).
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
            if (
                people
                and not people[-1].post
                and people[-1].name
                and (suffixed or len(people) == 1)
                and pending is None
            ):
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
            run_end = _run_end(pieces, position)
            last = run_end < len(pieces) and pieces[run_end][2][1:2] in ("（", "(")  # the last one's post: 四（局长）
            most = 1 if (run_end + last - position) % 2 == 0 else 2
        position += 1
        if token[0] in "（(" and joined and _BLANK.fullmatch(text, joined[-1][1], start):
            joined[-1] = (joined[-1][0], end, joined[-1][2] + token)  # 李四 （局长）
            continue
        taken, more = 0, most if len(token) == 1 else 1 if token in COMPOUND else 0
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


def _run_end(pieces: list[tuple[int, int, str]], position: int) -> int:
    """Where a run of single characters ends: at a piece of more, behind a post (区　长), or where the gap widens."""
    run_end = position + 1
    while run_end < len(pieces) and len(pieces[run_end][2]) == 1:
        gap = pieces[run_end][0] - pieces[run_end - 1][1]
        if run_end - position == 2:
            first, second = pieces[position], pieces[position + 1]
            if gap > second[0] - first[1] or _POST_ALONE.match(first[2] + second[2]):
                break
        run_end += 1
    return run_end


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
        organ = match["organ"]
        post = inner[len(organ) :]
    elif bracket and any(_POST.match(part) for part in inner.split("、")):  # 党组成员、总工程师
        post = inner
    elif bracket and inner and len(inner) <= 30:
        post = inner if _REMARK.search(inner) else ""
    if (match := _SURNAME_POST.match(main)) and match["surname"] in _ANY_SURNAME:
        return Person(place, "", match["surname"], match["post"], organ, honorific), False
    if (match := _POST_NAME.match(main)) and (is_name(match["name"]) or not (strict or match["organ"])):
        name = match["name"]
        return Person(place, name, surname(name), match["post"], match["organ"], honorific), False
    if match := _POST.match(main):
        return Person(place, "", "", main[len(match["organ"]) :], match["organ"], honorific), not honorific
    if len(main) > 4 and (match := _ORGAN_NAME.match(main)) and is_name(match["name"]):
        return Person(place, match["name"], surname(match["name"]), post, match["organ"], honorific), False
    if main in NOT_NAMES or len(main) > 5 or (len(main) >= 3 and main[0] in "区市局县省" and organ_like(main)):
        return None, False
    if is_name(main) or (not strict and _NAME.match(main)):
        return Person(place, main, surname(main), post, organ, honorific), False
    return None, False
