"""公文用纸幅面采用国际标准A4型。

为什么：统一幅面才能装订、归档和影印。用 Letter、B5、16开制作的文稿，打印时会缩放或者裁切。

怎样改：在“页面设置—纸张”里改为A4（210毫米×297毫米）。

证据：文档页面设置的纸张是A4。

例外：特殊形式的公文，根据实际需要确定；附表可以横排，也可以用A3折页。

容易误报的情形：横向的A4；误差不到2毫米；页面还是软件默认的 Letter、没有排过版的草稿（只作提示）；海报、证书等不是公文的材料。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Section, check

from ..articles import TL

A4, A3 = (210.0, 297.0), (297.0, 420.0)
TOLERANCE = 2.0  # mm
NAMED = {
    (215.9, 279.4): "Letter",
    (176.0, 250.0): "B5",
    (182.0, 257.0): "B5",
    (184.0, 260.0): "16开",
    (148.0, 210.0): "A5",
    (215.9, 355.6): "Legal",
}


@check("TL12-1", "paper-size", severity="warning", strength="direct", article=TL(12), fact="paper-size")
def paper_size(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report sections of a 公文 whose paper is not A4; fold-outs of A3 behind the first section are none."""
    if not paper.statutory or paper.rule_text:
        return
    wrong = [s for s in paper.document.sections if not _fits(s, A4) and not (s.index > 0 and _fits(s, A3))]
    if not wrong:
        return
    paragraphs = paper.document.paragraphs
    places = [paragraphs[s.first_paragraph].place() for s in wrong if 0 <= s.first_paragraph < len(paragraphs)]
    if not places:
        return
    size = wrong[0]
    bare = all(_untouched(section) for section in wrong)
    yield context.finding(
        places[0],
        f"纸张是{_called(size)}（{size.width:.0f}毫米×{size.height:.0f}毫米），公文用纸应当是A4（210毫米×297毫米）。"
        + ("页面还是软件的默认设置，定稿前请改为A4。" if bare else "请在页面设置里改为A4；特殊形式的公文除外。"),
        severity="info" if bare else None,
        more=tuple(places[1:]),
    )


def _fits(section: Section, size: tuple[float, float]) -> bool:
    short, long = sorted((section.width, section.height))
    return abs(short - size[0]) <= TOLERANCE and abs(long - size[1]) <= TOLERANCE


def _untouched(section: Section) -> bool:
    """Letter with the margins that American software begins with: a draft that nobody has laid out yet."""
    usual = abs(section.top - 25.4) < 0.5 and min(abs(section.left - 25.4), abs(section.left - 31.75)) < 0.5
    return usual and _fits(section, (215.9, 279.4))


def _called(section: Section) -> str:
    return next((name for size, name in NAMED.items() if _fits(section, size)), "其他规格")
