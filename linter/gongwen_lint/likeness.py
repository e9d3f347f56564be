"""How alike two papers' matters are, by the pairs of characters that their titles share once the common words are out.

Words are not segmented: papers on one matter name it in words of a different cut (某某桥抢险资金, 某某桥应急抢险), and
pairs of characters see through that.
"""

from __future__ import annotations

from functools import lru_cache

from .patterns import pattern

_ABOUT = pattern(r"^[^《》]{0,40}?关于")
_TAIL = pattern(
    r"(?:的)?(?:情况)?(?:的)?(?:请示报告|请示|报告|通知|通报|通告|公告|公示|决定|意见|批复|议案|函|纪要|专报|通稿|新闻稿|讲话|致辞|发言|信息)"
    r"(?:（[^（）]{0,12}）)?$"
)
_COMMON = pattern(
    r"北京市|朝阳区|区人民政府|人民政府|区政府|政府|我区|全区|本区|我局|办公室|关于|有关|相关|情况|问题|事项|事宜|工作|印发|转发|批转|做好"
    r"|开展|加强|推进|进一步|实施|方案|办法|规定|细则|意见|通知|报告|请示|管理|处理|申请|拟|以及|会议|研究|讨论|审议|听取|汇报|同意|通过"
    r"|媒体|舆情|报道|反映|曝光|新闻|发布|公布|公示|紧急|应急|先行|拨付|核查|整改|调整|标准|资金|经费|项目|信息|专项|重点|部分|落实|组织|举办|召开"
    r"|年度|[0-9０-９]+[年月日]?|第[一二三四五六七八九十0-9]+[次期号]|送审稿|征求意见稿|草案|试行|暂行|[的和与及对在为就等将由了是以于、，。；：！？《》〈〉“”‘’（）()〔〕\s]"
)
_SHORTEST = 2  # characters of a pair
_NOBODY = {"某某", "××"}


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of what a title or sentence is about."""
    text = _TAIL.sub("", _ABOUT.sub("", text[:600], count=1) if "关于" in text[:46] else text[:600])
    found = {piece[at : at + _SHORTEST] for piece in _COMMON.split(text) for at in range(len(piece) - _SHORTEST + 1)}
    return frozenset(found - _NOBODY)


def likeness(name: str, text: str) -> float:
    """How much of what a title is about stands in another title or in a sentence: 0 to 1; 0 where nothing is left of
    the title without its common words."""
    wanted = pairs(name)
    return len(wanted & pairs(text)) / len(wanted) if wanted else 0.0


def akin(one: str, other: str, share: float = 0.34) -> bool:
    """Whether two titles may be of one matter: generous, for whoever looks for something that settles a doubt."""
    first, second = pairs(one), pairs(other)
    both = len(first & second)
    least = min(len(first), len(second))
    return both >= min(2, least) and both >= share * least if least else False
