"""主送机关名称过多、使首页不能显示正文的，应当移至版记。

为什么：首页必须显示正文。主送机关占去一整面，收文人翻过一页才看得到内容。

怎样改：把主送机关移到版记里，排在抄送机关之上一行，写作“主送：……。”；或者用规范的统称，如“各街道办事处，区政府各委、办、局”。

证据：按每面22行、每行28字估算，版头、标题和主送机关已经占满首页。

例外：能用统称的；主送机关本来就在版记里的；网页版、发文稿纸。

容易误报的情形：估算不计字号、行距的压缩，只报明显排不下的；讲话稿的称谓。
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from gongwen_lint import Context, Finding, Paper, check

from ..articles import GB
from ..stretches import paragraphs_of, recipient_paragraphs

LINES, CHARACTERS = 22, 28  # of a page, of a line (5.2.3)
TITLE_CHARACTERS = 20  # 二号 characters of a line
LETTERHEAD = 8  # lines: 35 mm, the mark, two blank lines, the number, the red line's distance
FEWEST = 160  # characters of recipients below which the page is never full
SEPARATORS = "，、；,;"


@check(
    "GB7.3.2-2",
    "recipients-too-many",
    severity="warning",
    strength="inference",
    article=GB("7.3.2"),
    fact="first-page-body",
)
def recipients_too_many(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report recipients that leave no room for 正文 on the first page."""
    if paper.copy_type in ("web", "form") or not paper.statutory or paper.title is None:
        return
    title = paper.title
    if title.place.part != "body":
        return
    paragraphs = context.document.paragraphs
    own = recipient_paragraphs(paper)
    if not own:
        above = paragraphs_of(paper, title.text, title.place)
        below = paragraphs[above[-1].index + 1 : above[-1].index + 4] if above else ()
        own = [p for p in below if p.text.rstrip().endswith("：") and _list(p.text)][:1]
    text = "".join(p.text.strip() for p in own)
    if len(text) < FEWEST:
        return
    head = LETTERHEAD if paper.mark is not None or paper.number is not None else 0
    small = sum(e is not None for e in (paper.copy_number, paper.secrecy, paper.urgency))
    head += max(0, small - 3)
    rows = sum(ceil(len(p.text.strip()) / CHARACTERS) for p in own)
    used = head + 2 + ceil(len(title.text) / TITLE_CHARACTERS) + 1 + rows
    if used >= LINES:
        yield context.finding(
            own[0].place(),
            f"主送机关约占{rows}行，连同版头、标题估计占满首页（每面22行），首页不能显示正文。应当把主送机关移至版记，"
            "或者改用规范的统称。",
            more=tuple(p.place() for p in own[1:]),
        )


def _list(text: str) -> bool:
    return "。" not in text and sum(map(text.count, SEPARATORS)) >= 8
