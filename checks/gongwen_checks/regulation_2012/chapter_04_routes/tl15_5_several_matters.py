"""请示应当一文一事。

为什么：不同的事由不同的部门办理、不同的领导审批。几件事放在一个请示里，有一件没有意见，其余的都批不下来。

怎样改：一件事写一个请示，分别报送。

证据：请求只有一件事；为同一件事要的经费、人员、场地，算一件。

例外：同一个项目、同一项活动所需的资金、用地、场地等，是一件事。

容易误报的情形：分条写的理由和方案；为一个项目同时申请用地和资金；成立机构同时核定编制；请示里提到由其他部门配合。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from gongwen_lint import Context, Finding, Paper, Place, Sentence, check, pattern, reasoning

from ..articles import TL

MOST = 40  # items of a list that are compared with each other
CONTAINERS = frozenset({"项目", "活动", "机构", "文件"})
BESIDES = pattern(
    r"^(?:另外|此外|另(?!行|一|文|外一|据|有规)|还有(?:一事|一件)?|同时|再有|顺便|顺带|借此机会|附带|附：|一并|其次"
    r"|与此同时|并请|还请)"
)
SEVERAL = pattern(
    r"(?:[两二三四五几数多]|若干)(?:件|个|项)[^，。；]{0,10}(?:一并|合并|同时|一起)[^，。；]{0,4}(?:请示|报请|上报)"
    r"|一并请示如下(?:事项|问题)"
)
INTRO = pattern(
    r"(?:请示|申请|恳请|请求|请予|提请|请区(?:人民)?政府|请市(?:人民)?政府|解决)[^。；]{0,24}(?:如下|以下|下列|下述)"
    r"|(?:请示|申请|恳请|请求)(?:事项)?[：:]"
)
ITEM = pattern(
    r"(?:(?:^|(?<=[：:；。，]))(?:[一二三四五六七八]、|（[一二三四五六七八]）|\([1-9]\)|（[1-9]）|[1-9][.．、]"
    r"|[一二三四五六]是|第[一二三四五六][，、]|[①②③④⑤⑥]))"
)
WANTED = pattern(
    r"^(?:关于|申请|恳请|请求|请|拟|提请|建议)*(?:区政府|市政府|予以|同意|批准|给予|帮助|协调|统筹)*"
    r"(?:增加|追加|增拨|核增|核减|核拨|招录|招聘|聘用|更换|更新|购置|购买|同意|批准|核定|解决|举办|召开|成立|设立|组建|更名|变更|加挂|表彰|奖励|调整"
    r"|授予|拨付|划拨|安排|租用|新增|增设|配备|增配|建设|修缮|赴|任命|免去|将|我)"
)
LINKED = pattern(
    r"所需|相应|配套|上述|该(?:项目|活动|机构|中心|工程)|本(?:项目|次活动)|项目(?:资金|经费)|活动(?:经费|资金)|为此"
    r"|以上"
)
ASIDE = pattern(r"^(?:还有[一件]{0,2}事|再有|顺便|顺带|借此机会|附带)")
PRONOUN = pattern(r"[该此其]|上述|以上|前述")
COMMON = pattern(r"的?(?:请示|报告)|申请|关于|新建|建设|解决|社区|街道|地区|工作|管理|服务|我[局委办街乡]")
FIRST_CLAUSE = pattern(r"[。；，]")
AND = pattern(r"以及|和|及|、|与|并")
TITLE_VERB = pattern(
    r"增加|追加|增拨|更新|购置|购买|核定|解决|举办|召开|更名|变更|表彰|奖励|调整|授予|拨付|划拨|安排|租用|新增|增设"
    r"|配备|任命|申请|加挂"
)


@check(
    "TL15-5",
    "several-matters",
    severity="warning",
    strength="direct",
    article=TL(15),
    fact="several-matters",
    needs=("请示",),
    kinds=("请示",),
)
def several_matters(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 请示 that asks for matters of which none is part of another."""
    if paper.kind != "请示" or paper.title is None or not paper.statutory:
        return
    place = _besides(paper) or _listed(paper) or _titled(paper) or _said(paper)
    if place is not None:
        words = context.document.quote(place)
        yield context.finding(
            place,
            f"本请示夹有另一件事（“{words[:40]}”）。请示应当一文一事，请把不同的事项分别行文。",
        )


def _besides(paper: Paper) -> Place | None:
    """另，请一并批准我局更名。"""
    titled = reasoning.matters(paper.title.text if paper.title else "")
    if not titled:
        return None
    for ask in reasoning.asks(paper):
        text = ask.sentence.text
        cue = BESIDES.match(text) or BESIDES.match(_clause_before(ask.sentence, ask.place))
        if not cue or ask.formula or LINKED.search(ask.words):
            continue
        if reasoning.independent(titled, ask.matters, whole=True) or _of_its_own(ask, cue.end(), titled, paper):
            return ask.place
    return None


def _of_its_own(ask: reasoning.Ask, start: int, titled: frozenset[str], paper: Paper) -> bool:
    """另，我街道协管员缺额较多，请一并批准招录二十名: a reason of its own, about nothing that the title names."""
    text = ask.sentence.text
    reason = text[start : ask.place.start - ask.sentence.place.start].strip("，：、 　")
    if not reason and ASIDE.match(text):
        reason = ask.words
    if len(reason) < 6 or paper.title is None or LINKED.search(text) or PRONOUN.search(reason):
        return False
    found = reasoning.matters(text[start:])
    title = paper.title.text
    matter = title[title.index("关于") + 2 :] if "关于" in title else title
    shared = any(a + b in reason for a, b in pairwise(COMMON.sub("■", matter)) if "■" not in a + b)
    return bool(found - titled) and not shared


def _clause_before(sentence: Sentence, place: Place) -> str:
    """The words from the clause before a request on."""
    at = place.start - sentence.place.start
    low = max(sentence.text.rfind(mark, 0, max(0, at - 1)) for mark in "，。；") + 1
    return sentence.text[low:]


def _listed(paper: Paper) -> Place | None:
    """现请示：一、增加编制5名；二、更新执法车辆；三、同意举办庆典。"""
    titled = reasoning.matters(paper.title.text if paper.title else "")
    inside: frozenset[str] = titled & CONTAINERS
    items: list[tuple[frozenset[str], Place]] = []
    begun = False
    for sentence in paper.sentences:
        text = sentence.text
        intro = INTRO.search(text)
        begun = begun or intro is not None
        if not begun:
            continue
        marks = list(ITEM.finditer(text))
        label = paper.document.paragraph(sentence.place).label
        if not marks and label and sentence.place.start <= 2 and ITEM.match(label):  # numbered by Word itself
            _item(text, 0, sentence, items)
        for number, mark in enumerate(marks):
            end = marks[number + 1].start() if number + 1 < len(marks) else len(text)
            _item(text[mark.end() : end], mark.end(), sentence, items)
    for (one, _), (two, place) in combinations(items[:MOST], 2):
        if reasoning.independent(one, two) and not (inside and not _apart(inside, one) and not _apart(inside, two)):
            return place
    return None


def _item(words: str, at: int, sentence: Sentence, items: list[tuple[frozenset[str], Place]]) -> None:
    """Add one item of a list, if it asks for something: what it is about, and where it stands."""
    head = FIRST_CLAUSE.split(words, maxsplit=1)[0]
    if WANTED.match(head) and not LINKED.search(head) and (found := reasoning.matters(head)):
        items.append((found, sentence.at(at, at + len(head))))


def _apart(container: frozenset[str], part: frozenset[str]) -> bool:
    return reasoning.independent(container, part, whole=True)


def _titled(paper: Paper) -> Place | None:
    """关于增加人员编制和更新执法车辆的请示"""
    title = paper.title
    if title is None or "关于" not in title.text:
        return None
    matter = title.text[title.text.index("关于") + 2 :]
    pieces = [p for p in AND.split(matter) if TITLE_VERB.search(p)]
    found = [(reasoning.matters(p), p) for p in pieces]
    for (one, _), (two, _piece) in combinations(found, 2):
        if reasoning.independent(one, two) and not (one | two) & CONTAINERS:
            return title.place
    return None


def _said(paper: Paper) -> Place | None:
    """现将三件事一并请示如下。"""
    for sentence in paper.sentences:
        if "请示" in sentence.text or "报请" in sentence.text:
            hit = SEVERAL.search(sentence.text)
            if hit:
                return sentence.at(hit.start(), hit.end())
    return None
