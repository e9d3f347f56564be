"""区政府领导同志不为部门、街乡的会议活动发贺信、贺电，不题字、题词，不为出版物作序。

为什么：这是中央八项规定精神和本规则的明确要求，避免领导同志个人名义被用于宣传。

怎样改：删去请领导同志发贺信、贺电、题字、题词、作序的内容；确属特殊情况的，先报区政府主要领导同志审批同意，一般不公开发表。

证据：文中写明经区政府主要领导同志审批同意，并且不公开发表；分管领导同意的不算。

例外：特殊情况，经区政府主要领导同志审批同意（文中写明）。

容易误报的情形：主题词、标题字号、工作序列、操作序号；收到上级贺信；引用规定的句子；《》里的书名；历史题词；请书法家、专家题写或者作序；没有请领导，题字由别人完成。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, reasoning

from ..articles import CY

WORDS = {"letter": "贺信、贺电", "inscription": "题字、题词", "preface": "为出版物作序"}


@check(
    "CY52-2",
    "letters-and-inscriptions",
    severity="warning",
    strength="direct",
    article=CY(
        52,
        "区政府领导同志不为部门、街道办事处、地区办事处（乡政府）的会议活动等发贺信、贺电，不题字、题词，不为出版物作序。",
    ),
    needs=reasoning.FAVOUR_WORDS,
)
def letters_and_inscriptions(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a letter, telegram, inscription or preface asked of a district leader."""
    for favour in reasoning.favours_asked(paper, context):
        if favour.approved:
            continue
        who = favour.leader or "区政府领导同志"
        past = favour.state == "done"
        yield context.finding(
            favour.place,
            (f"文中记载{who}“{favour.words}”。" if past else f"文中提出请{who}“{favour.words}”。")
            + f"区政府领导同志不{'发' if favour.kind == 'letter' else ''}{WORDS[favour.kind]}，请删去；"
            "确属特殊情况的，先报区政府主要领导同志审批同意并在文中写明。",
            fact=f"leader-writes:{favour.kind}",
            severity="info" if past else None,
            more=favour.more,
        )
