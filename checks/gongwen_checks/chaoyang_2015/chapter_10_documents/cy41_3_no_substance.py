"""没有实质内容、可发可不发的文件，不以区政府或区政府办公室名义印发、转发。

为什么：只有“高度重视、加强领导、狠抓落实”的文件，基层收到以后没有一件可以去做的事。

怎样改：写明任务、时限、责任单位；写不出来的，不发。

证据：文中有一项具体内容：任务、期限、数额、责任单位，或者附有方案。

例外：所印发、转发的文件或者附件有实质内容的，通知本身可以很短。

容易误报的情形：印发、转发类的短通知；慰问、表彰；有附件、有时限、有数字的通知。是否可发可不发要由人判断，所以默认不检查。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

SLOGAN = pattern(
    r"高度重视|提高(?:思想)?认识|加强(?:组织)?领导|狠抓落实|务求实效|认真学习|深刻领会|统一思想"
    r"|抓好(?:贯彻)?落实|切实抓好|精心组织|落到实处|真抓实干|增强[^，。；]{0,8}(?:责任感|自觉性|意识)"
)
SUBSTANCE = pattern(
    r"\d{1,2}月|\d+(?:个|项|家|处|次|%|天|人|户|台|套|元|万)|[二三四五六七八九十]+(?:个|项|家)(?!认识)"
    r"|报送|上报|反馈|自查|排查|检查|巡查|值班|整治|清理|登记|台账|责任单位|牵头|由[^，。；]{1,16}负责"
    r"|附件|附后|如下表|名单|方案|办法|停止|禁止|调整为|成立|(?:定于|拟|将)[^，。；]{0,10}(?:召开|举办)|开放"
    r"|放假"
)
ISSUING = pattern(r"印发|转发|批转|表彰|表扬|慰问|任免|任命|成立|放假|召开|举办|调整|撤销|废止")


@check(
    "CY41-3",
    "no-substance",
    severity="info",
    strength="direct",
    article=CY(41, "以及没有实质内容、可发可不发的文件，不以区政府或区政府办公室名义印发、转发"),
    default=False,
    needs=("高度重视", "认识", "领导", "落实", "落到实处", "认真学习", "精心组织", "责任感"),
)
def no_substance(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a paper of the government or its office made of slogans only."""
    if paper.title is None or paper.direction != "下行" or paper.kind not in ("通知", "意见", "通报"):
        return
    if not (reasoning.issued_by_district(paper, context) or reasoning.issued_by_office(paper, context)):
        return
    if paper.attached is not None or paper.annex_note or paper.annexes or ISSUING.search(paper.title.text):
        return
    sentences = [s for s in paper.sentences if s.zone == "body"]
    hollow = [s for s in sentences if SLOGAN.search(s.text)]
    if not hollow or any(SUBSTANCE.search(s.text) for s in sentences):
        return
    yield context.finding(
        hollow[0].place,
        "全文只有原则性的要求，没有任务、时限、责任单位和附件。没有实质内容、"
        "可发可不发的文件不以区政府（办公室）名义印发，请充实内容或者不发。",
    )
