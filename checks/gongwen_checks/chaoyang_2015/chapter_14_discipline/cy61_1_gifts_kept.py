"""外事活动中接收的礼品由区外办统一管理。

为什么：外事礼品是公物，由单位、个人自行保管或者处理，违反外事礼品管理规定。

怎样改：写明礼品登记后交区外办统一管理。

证据：文中写明礼品交区外办统一管理。

例外：区外办自己接收、保管的，本来就是由区外办管理。

容易误报的情形：慰问品、奖品、宣传品；向外宾赠送的礼品；不互赠礼品的声明。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import CY

GIFT = pattern(r"礼品|赠品|礼物|纪念品|赠礼")
RECEIVED = pattern(r"接收|接受|收到|收受|获赠|所获|所赠|受赠|外方赠|对方(?:所)?赠|回赠")
FOREIGN = pattern(r"外事|出访|外宾|外方|来访|使馆|大使|参赞|代表团|国外|友好城|境外")
KEPT = pattern(
    r"(?:由|归|交|留|存放(?:于|在)?|放(?:在)?)[^，。；]{0,14}?(?:我[局委办处]|本[局委办]|街道|我乡|我地区"
    r"|单位|个人|本人|团组|团员"
    r"|办公室|机关|陈列室|荣誉室)[^，。；]{0,10}?(?:保管|留用|留存|处理|处置|保存|使用|登记|分配|收藏|展示"
    r"|陈列(?!室)|所有|留作纪念)"
    r"|(?:自行|各自|分别)(?:保管|留用|留存|处理|处置|保存|分配|收藏)|留作纪念|个人留用|分发给"
)
OFFICE = pattern(r"(?:交|由|送|移交|上交|报)[^，。；]{0,12}(?:外办|外事办)")


@check(
    "CY61-1",
    "gifts-kept",
    severity="info",
    strength="direct",
    article=CY(61, "外事活动中接收的礼品由区外办统一管理"),
    needs=("礼品", "赠品", "礼物", "纪念品", "赠礼"),
)
def gifts_kept(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report gifts received in foreign affairs that a unit or a person keeps or disposes of."""
    source = reasoning.sender(paper)
    if source is not None and ("外事" in source.text or "外办" in source.text):
        return
    about = paper.title.text if paper.title else ""
    abroad = FOREIGN.search(about) or FOREIGN.search(paper.text)
    if not abroad:
        return
    for sentence in paper.holding("礼品", "赠品", "礼物", "纪念品", "赠礼"):
        text = sentence.text
        if not GIFT.search(text) or OFFICE.search(text):
            continue
        gift = GIFT.search(text)
        kept = KEPT.search(text, gift.end()) if gift else None
        if gift is None or kept is None or not (RECEIVED.search(text) or FOREIGN.search(text)):
            continue
        yield context.finding(
            sentence.at(gift.start(), kept.end()),
            f"文中“{text[gift.start() : kept.end()]}”。外事活动中接收的礼品由区外办统一管理，请登记后交区外办。",
        )
        return
