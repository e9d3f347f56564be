"""公文用纸采用A4型，210毫米×297毫米，竖排版面。

为什么：统一幅面才能装订、归档和影印。用 Letter、B5、16开制作的文稿，打印时会缩放或者裁切。

怎样改：在“页面设置—纸张”里改为A4；正文所在的页面用纵向，横排的附表另设一节。

证据：页面设置的纸张宽210毫米、高297毫米。

例外：特殊形式的公文，幅面根据实际需要确定；附件的横排表格可以用横向的A4，大表可以用A3折页。

容易误报的情形：误差不到2毫米；页面还是软件默认的 Letter、没有排过版的草稿（只作提示）；文本稿、网页版、发文稿纸。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Section, check

from ..articles import GB
from ..faults import one
from ..laid import laid, untouched
from ..own_sections import A4, own_sections, places_in

NEAR = 2.0  # mm
NAMED = {
    (215.9, 279.4): "Letter",
    (215.9, 355.6): "Legal",
    (176.0, 250.0): "B5",
    (182.0, 257.0): "B5",
    (184.0, 260.0): "16开",
    (195.0, 270.0): "16开",
    (148.0, 210.0): "A5",
    (297.0, 420.0): "A3",
}


@check("GB5.1-1", "a4-paper", severity="warning", strength="direct", article=GB("5.1"), fact="paper-size")
def a4_paper(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report sections of the paper itself whose paper is not A4, or lies across where the text stands."""
    found = laid(paper, context)
    if found is None or not found.typeset:
        return
    sections = own_sections(paper)
    wrong = [section for section in sections if not _is(section, A4)]
    places = places_in(paper, wrong)
    if places:
        size = wrong[0]
        bare = all(untouched(section) for section in wrong)
        yield one(
            context,
            places,
            f"纸张是{_called(size)}（{size.width:.0f}毫米×{size.height:.0f}毫米），公文用纸应当是A4（210毫米×297毫米）。"
            + ("页面还是软件的默认设置，定稿前请改为A4。" if bare else "请在页面设置里改为A4；特殊形式的公文除外。"),
            severity="info" if bare else None,
        )
        return
    across = [section for section in sections[:1] if section.width > section.height]
    places = places_in(paper, across)
    if places:
        yield one(
            context,
            places,
            "正文的页面是横向的A4。公文用纸为A4型竖版（宽210毫米、高297毫米），版心156毫米×225毫米，横向只用于横排的表格。",
            fact="",
        )


def _is(section: Section, size: tuple[float, float]) -> bool:
    short, long = sorted((section.width, section.height))
    return abs(short - size[0]) <= NEAR and abs(long - size[1]) <= NEAR


def _called(section: Section) -> str:
    return next((name for size, name in NAMED.items() if _is(section, size)), "其他规格")
