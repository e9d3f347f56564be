"""Titles (标题): the organ, the matter and the 文种 a title is made of, and whether a paper is issued formally."""

from __future__ import annotations

from ..context import Context
from ..language.organs import organs
from ..language.scope import mask
from ..lean import dataclass
from ..paper import Paper
from ..patterns import pattern

# 《党政机关公文处理工作条例》第八条
STATUTORY_KINDS = (
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "纪要",
    "函", "令",
)  # fmt: skip
_TRAILER = pattern(r"[（(〔\[][^（）()〔〕\[\]]{1,40}[）)〕\]]$|代拟稿$")
_VERB = pattern(r"(?:批转|转发|印发|发布|公布|颁布|下发|转来)")
_VAGUE = pattern(r"(?:关于|有关|的|紧急|重要|补充|正式|书面|工作|情况|事项|事宜|问题|会议)+")


@dataclass(frozen=True, slots=True)
class TitleParts:
    """What a title is made of; "" for a part that is not there. `kind` is one of the fifteen 文种."""

    organ: str
    matter: str
    kind: str
    about: bool  # the title says 关于


def title_parts(paper: Paper, context: Context) -> TitleParts | None:
    """The title in its three parts (第九条第七项), or None where the paper has no title."""
    if paper.title is None:
        return None
    text = stem(paper.title.text)
    masked = mask(text)
    kind = next((k for k in STATUTORY_KINDS if masked.endswith(k)), "")
    end = len(text) - len(kind)
    about = masked.find("关于", 0, end)
    verb = _VERB.search(masked, 0, end)
    cut = about if about >= 0 else -1
    if verb is not None and (cut < 0 or verb.start() < cut):
        cut = verb.start()
    if cut >= 0:
        organ, matter = text[:cut], text[cut:end]
    else:
        hits = organs(text[:end], context.organisation)
        length = hits[0].end if hits and hits[0].start == 0 else 0
        for hit in hits[1:]:
            if hit.start == length:
                length = hit.end
        organ, matter = text[:length], text[length:end]
    matter = matter.removeprefix("关于").removesuffix("的")
    if _VAGUE.fullmatch(matter) and matter != "会议":
        matter = ""
    return TitleParts(organ, matter, kind, about >= 0 or verb is not None)


def stem(title: str) -> str:
    """A title without what follows its 文种 in brackets: （试行）, （送审稿）."""
    for _ in range(3):
        shorter = _TRAILER.sub("", title)
        if not shorter or shorter == title:
            break
        title = shorter
    return title


def formal(paper: Paper) -> bool:
    """Whether a paper shows that it is issued as a 公文: by a 发文字号, a 签发人, or a mark ending in 文件. Issues of a
    bulletin (第9期) are not."""
    number = paper.number
    if number is not None and "期" not in number.text and number.text.rstrip("）)").endswith("号"):
        return True
    if paper.signer_label is not None:
        return True
    return paper.mark is not None and paper.mark.text.endswith("文件")


def between_organs(paper: Paper) -> bool:
    """Whether a paper goes from an organ to an organ, by its 主送 and 署名."""
    return any(r.organ is not None for r in paper.recipients) and any(s.organ is not None for s in paper.signature)
