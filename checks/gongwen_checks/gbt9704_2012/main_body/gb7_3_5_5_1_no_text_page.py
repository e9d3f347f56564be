"""排版后所剩空白容不下印章或者成文日期的，调整行距、字距，不标“（此页无正文）”。

为什么：落款单独成页，容易被换页、套用，“（此页无正文）”是旧的权宜做法，现行标准给出的办法是调整行距、字距。

怎样改：删去“（此页无正文）”，把正文的行距或者字距调紧、调松，使落款和至少一行正文在同一页。

证据：文稿里没有“此页无正文”的字样，落款和正文在同一页。

例外：标准没有明文禁止，这一项只是提示。

容易误报的情形：讲公文写法的材料里引用这句话；附件里的合同、协议。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern

from ..articles import GB
from ..faults import one

WORDS = pattern(
    r"[（(\[【]?[ \u3000]*[此本][ \u3000]*页[ \u3000]*无[ \u3000]*(?:正[ \u3000]*文|内[ \u3000]*容)[ \u3000]*[）)\]】]?"
)
OWN = ("body", "closing", "notes", "annex_note", "signature", "date", "blank")


@check(
    "GB7.3.5.5-1",
    "no-text-page",
    severity="info",
    strength="soft",
    article=GB("7.3.5.5"),
    needs=("页无正文", "页无内容"),
)
def no_text_page(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a page that says of itself that it holds no text."""
    if not paper.statutory:
        return
    places = []
    for number, zone in enumerate(paper.zones):
        if zone not in OWN:
            continue
        paragraph = paper.document.paragraphs[number]
        text = paragraph.text.strip()
        if len(text) <= 16 and (match := WORDS.search(paragraph.text)) and len(match[0]) >= len(text) - 2:
            places.append(paragraph.place(match.start(), match.end()))
    if places:
        yield one(
            context,
            places,
            "标了“此页无正文”。所剩空白容不下印章或者成文日期的，调整行距、字距解决，使落款与正文在同一页。",
        )
