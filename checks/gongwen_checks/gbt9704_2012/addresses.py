"""Recipients that recognition takes for text, since another mark than a colon stands behind the last, or none."""

from __future__ import annotations

from typing import NamedTuple

from gongwen_lint import Context, Paper, Paragraph, pattern

from .edges import first
from .stretches import loose, paragraphs_of

ADDRESSED = frozenset(("请示", "报告", "函", "通知", "批复", "意见", "通报", "决定", "议案"))
ENDED = pattern(r"([：:。，；、,;.])\s*$")
LABELLED = pattern(r"[：:]\s*\S")  # 来文单位：某某局
SHORT = ("委", "办", "局", "处", "科", "室", "队", "所")  # 区政府各委、办、局
EVERY = pattern(  # 各区教育局, 区政府各委, 市属各中学, 市教育局机关有关处室
    r"(?:[市区县]?(?:政府)?(?:直属|属|直)?各|地区办事处)[\u4e00-\u9fff]{0,12}$"
    r"|[\u4e00-\u9fff]{2,12}(?:有关|各|所属)(?:处室|科室|股室|部门|单位|院校|学校|企业)$"
)
BRACKETS = pattern(r"（[^（）]{1,12}）")
SEPARATOR = pattern(r"[，、；]\s*")
LONG, LONGEST = 30, 160  # characters: what is longer has to be a list of organs, what is longer still is text
FLUSH = 0.6  # 字


class Address(NamedTuple):
    """The line of the recipients, and the mark behind them ("" for none)."""

    paragraph: Paragraph
    names: str
    mark: str


def unmarked(paper: Paper, context: Context) -> Address | None:
    """The line below the title that names nothing but organs and lacks its colon."""
    key = ("gbt9704", "address")
    if key not in context.memo:
        context.memo[key] = _unmarked(paper, context)
    found: Address | None = context.memo[key]
    return found


def _unmarked(paper: Paper, context: Context) -> Address | None:
    title = paper.title
    if title is None or title.place.part != "body" or paper.kind not in ADDRESSED or not paper.statutory:
        return None
    if paper.recipients and paper.recipients[0].organ is not None:
        return None
    filled = paragraphs_of(paper, title.text, title.place)
    below = filled[-1].index + 1 if filled else title.place.paragraph + 1
    for number in range(below, min(below + 4, len(paper.zones))):
        paragraph = context.document.paragraphs[number]
        text = paragraph.text.strip()
        if not text:
            continue
        if paper.zones[number] != "body" or len(text) > LONGEST or not loose(paragraph) or LABELLED.search(text):
            return None
        ended = ENDED.search(text)
        name = text[: ended.start()] if ended else text
        if ended and ended[1] == "：":
            return None
        if any("".join(name.split()) in (organ.text, organ.unit) for organ in paper.issuers):
            return None
        pieces = [piece for piece in SEPARATOR.split(BRACKETS.sub("", name)) if piece]
        if (
            len(text) > LONG
            and (not ended or ended[1] not in "。；：")
            and (len(pieces) < 3 or first(paragraph) > FLUSH)
        ):
            return None
        if not all(_is_organ(piece, context, len(pieces) > 1) for piece in pieces):
            return None
        return Address(paragraph, name, ended[1] if ended else "")
    return None


def _is_organ(name: str, context: Context, several: bool) -> bool:
    bare = "".join(name.split())
    if several and (bare in SHORT or EVERY.match(bare)):
        return True
    return len(bare) >= 2 and context.organisation.level(bare) not in ("其他", "")
