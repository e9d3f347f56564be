"""报送区政府的公文要严格控制篇幅。

为什么：领导同志每天要看大量文件，长文让要点淹没，也说明情况没有梳理清楚。

怎样改：正文只写必要的情况、理由和请求，数据、过程、方案放进附件。

证据：正文的字数，不算附件和表格。

例外：附件、表格不计入正文。条文没有规定字数，字数上限由本单位在配置里定：`[options."CY43-3"]` `max-characters = 4000`。

容易误报的情形：把附件算进正文；政府工作报告、规划文本本来就长。条文没有数字，所以只作提示；默认的上限取自《整治形式主义为基层减负若干规定》（2024年）第二条对综合性文件的5000字。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY


@dataclass(frozen=True)
class Options:
    """How long a paper to the government may be."""

    max_characters: int = field(default=5000, metadata={"doc": "正文的最多字数，附件和表格不计；0 表示不限"})

    def __post_init__(self) -> None:
        if self.max_characters < 0:
            raise ValueError("max-characters 不能小于 0。")


@check("CY43-3", "too-long", severity="info", strength="soft", article=CY(43, "严格控制篇幅"))
def too_long(paper: Paper, context: Context, options: Options) -> Iterator[Finding]:
    """Report an upward paper to the government whose body is longer than configured."""
    if not options.max_characters or paper.direction != "上行" or not paper.statutory:
        return
    if paper.kind == "议案" or paper.title is None or not reasoning.to_district(paper, context):
        return
    paragraphs = paper.document.paragraphs
    own = [p for n in paper.in_zone("body", "closing") if (p := paragraphs[n]).cell is None]
    length = len("".join("".join([p.text for p in own]).split()))
    if length > options.max_characters:
        yield context.finding(
            paper.title.place,
            f"正文约{length}字，超过设定的{options.max_characters}字。请精简正文，把过程和数据移到附件。"
            "（条文为“严格控制”，没有规定字数）",
        )
