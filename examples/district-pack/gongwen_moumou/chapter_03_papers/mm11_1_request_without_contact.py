"""报送区政府的请示，应当在附注处写明联系人的姓名和电话。

为什么：请示要有人答复询问。没有联系人，承办的人只能层层打听。

怎样改：在成文日期下一行加圆括号写“（联系人：某某；电话：××××××××）”。

证据：附注里有联系人的姓名和电话；写在正文末尾也算。

例外：没有。

容易误报的情形：联系人写在正文末尾的，也算写明；报告、通知不受本条约束。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check

from ..articles import MM


@check(
    "MM11-1",
    "request-without-contact",
    severity="warning",
    strength="direct",
    article=MM(11, "应当在附注处写明联系人的姓名和电话"),
)
def request_without_contact(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a 请示 to the government that names nobody to ask."""
    if paper.kind != "请示" or paper.direction != "上行" or paper.title is None:
        return
    if any("联系人" in paragraph.text for paragraph in paper.document.paragraphs):
        return
    yield context.finding(
        paper.title.place, "请示没有写明联系人和电话，请在附注处补写“（联系人：某某；电话：××××××××）”。"
    )
