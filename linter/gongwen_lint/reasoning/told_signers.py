"""Who signs an order, a decision or a bill as its own words tell (本决定由副区长王五签署), where no signer is printed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from ..document import Place
from ..language.names import name_at
from ..language.persons import persons
from ..language.proof import MOST
from ..language.scope import mask
from ..lean import dataclass
from ..paper import Paper, Person
from ..patterns import pattern

if TYPE_CHECKING:
    import re

_THIS = r"[本此该](?:(?:表彰|嘉奖|任免|奖励|处分|人事)?(?:决定|命令|令|议案|通知|公告)|任免事项|文件?|件|公文)"
_ACT = r"(?:代(?:表?区长|理区长|为|理|行)?)?(?:签署|签发|签批|审签|签名|签字|署名|代签)"
_END = rf"(?=[，。；、）)\s]|$|后|并|印发|发布|公布|生效|上报|报送|(?P<object>{_THIS}))"
_BY = pattern(rf"(?:由|经(?!济|过|由)|委托|授权|请)(?P<who>[^，。；：由（）()]{{2,24}}?)(?P<act>{_ACT}){_END}")
_SIGNS = pattern(
    rf"(?:^|[，；（(])(?P<who>[^，。；：由（）()]{{2,16}}?)(?:同志)?(?:已|现)?(?P<act>{_ACT})(?:了)?(?P<object>{_THIS})"
)
_SUBJECT = pattern(_THIS)
_LEAD = pattern(
    r"(?:^|[，（(：])[^，。；：（(]{0,4}$"
)  # 由 begins its clause: nothing there that could be signed instead
_NOT = pattern(r"[不未勿非原曾]|禁止")
_FOR_HEAD = pattern(
    r"(?<!副)(?:区长)[\u4e00-\u9fff×某]{2,4}[（(](?P<who>(?:常务)?副区长[\u4e00-\u9fff×某]{0,4}|[\u4e00-\u9fff×某]{2,4})代(?:签署?|签名|章|签字)?[）)]$"
    r"|^(?P<beside>(?:常务)?副区长[\u4e00-\u9fff×某]{2,4})[（(]代(?:签署?|签名)?[）)]$"
    r"|^代签(?:署)?人?[：:](?P<label>[\u4e00-\u9fff×某]{2,10})$"
    r"|^[（(]?(?P<alone>(?:常务)?副区长[\u4e00-\u9fff×某]{2,4}|[\u4e00-\u9fff×某]{2,4}(?:常务)?副区长)(?:同志)?代(?:区长)?(?:签署?|签发|签名|签字)[）)]?$"
)


_THEN_HEAD = pattern(
    r"(?:报|送|呈|由|请|交)[^。；]{0,6}?(?<!副)区长[^，。；副]{0,8}(?:签署|签发|审签|签批)"
)  # 经副区长审签后报区长签发
_STANDS_IN = pattern(r"代签|代为|代行")


@dataclass(frozen=True, slots=True)
class ToldSigner:
    """A person who signs the paper, as its words tell, and those words."""

    person: Person
    place: Place
    stands_in: bool  # 代签, 代为签署: whoever it is, he signs for another


def signers_told(paper: Paper) -> Iterator[ToldSigner]:
    """Those who sign this very paper, as its own text and notes tell; what others sign (协议, 证书) does not count."""
    for sentence in paper.holding("签", "署名"):
        text = mask(sentence.text)
        for hit in islice(_BY.finditer(text), MOST):
            start = _speaks_of_paper(text, hit)
            if start >= 0 and (person := _person(hit["who"], sentence.at(*hit.span("who")))):
                place = sentence.at(start, max(hit.end("act"), hit.end("object")))
                yield ToldSigner(person, place, _STANDS_IN.search(hit["act"]) is not None)
        for hit in islice(_SIGNS.finditer(text), MOST):
            if not _NOT.search(hit["who"]) and (person := _person(hit["who"], sentence.at(*hit.span("who")))):
                place = sentence.at(hit.start("who"), hit.end())
                yield ToldSigner(person, place, _STANDS_IN.search(hit["act"]) is not None)
    for number in paper.in_zone("notes", "signature", "signing", "body", "blank"):
        paragraph = paper.document.paragraphs[number]
        if len(paragraph.text) > 60 or not ("签" in paragraph.text or "代" in paragraph.text):
            continue
        left = len(paragraph.text) - len(paragraph.text.lstrip())
        whole = paragraph.place(left, len(paragraph.text.rstrip()))
        if paper.zones[number] != "body":
            told = _BY.search(paragraph.text)
            passed_on = told is not None and _THEN_HEAD.search(paragraph.text, told.end()) is not None
            if (
                told
                and not passed_on
                and not _NOT.search(paragraph.text[: told.start()])
                and (person := _person(told["who"], whole))
            ):
                yield ToldSigner(person, whole, _STANDS_IN.search(told["act"]) is not None)
                continue
        stood_in = _FOR_HEAD.search("".join(paragraph.text.split()))
        if stood_in and (person := _person(next(filter(None, stood_in.groups())), whole)):
            yield ToldSigner(person, whole, True)


def _speaks_of_paper(text: str, hit: re.Match[str]) -> int:
    """Where the words begin by which the paper itself is signed: it is named in front of 由, at the head of the
    sentence, or as object; -1 where something else is."""
    before = text[: hit.start()]
    begin = max(before.rfind(mark) for mark in "，；（(：") + 1
    clause = before[begin:]
    if _NOT.search(clause) or _THEN_HEAD.search(text, hit.end()):
        return -1
    if _SUBJECT.match(clause):
        return begin
    if hit["object"] or (_LEAD.search(before) is not None and _SUBJECT.search(before) is not None):
        return hit.start()
    return -1


def _person(who: str, place: Place) -> Person | None:
    """The one person that some words name and nothing else: with a post that is not just 领导, or by name."""
    words = who.strip().removeprefix("分管").removeprefix("主管")
    for hit in reversed(persons(words)):
        if hit.end < len(words) or "领导" in hit.post or "负责" in hit.post:
            return None
        return Person(place, hit.name, hit.surname, hit.post, hit.organ, hit.honorific)
    named = name_at(words, 0, alone=True)
    if named is None or named[0] != len(words):
        return None
    return Person(place, named[1], named[2], "")
