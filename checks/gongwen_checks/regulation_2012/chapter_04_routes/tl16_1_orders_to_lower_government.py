"""政府部门不得向下级政府发布指令性公文，也不得在公文中提出指令性要求。

为什么：乡政府对区政府负责，部门与乡政府之间没有领导关系。部门直接下指令，会造成多头领导。

怎样改：由区政府或者区政府办公室行文；经区政府同意由部门行文的，在文中写明“经区政府同意”；一般协作事项用商请的语气。

证据：语气是商请、建议；或者写明经区政府同意、由区政府办公室行文。

例外：党委、政府的办公厅（室）根据授权可以向下级政府行文；经区政府同意的。街道办事处是区政府的派出机关，是否算“下级政府”条文没有写，只作推断。

容易误报的情形：依法作出的执法文书；指挥部、领导小组办公室等议事协调机构；区政府办公室的通知；普遍适用的一般要求；引用规定的句子。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, check, pattern, reasoning

from ..articles import TL

TOWNSHIPS = pattern(r"[乡镇](?:人民)?政府|各?乡镇|(?<!城)各乡|街乡|地区办事处|各地区")
GOVERNMENT = pattern(r"[乡镇](?:人民)?政府|乡镇|各乡(?!村)")
ORDER = pattern(
    r"必须|责令|限期|限于|一票否决|逾期|务必|不得延误|不得以任何理由|无条件|追究[^，。；]{0,12}责任|严肃(?:问责|追责"
    r"|处理|查处)|追责|问责|予以(?:通报批评|约谈|处分)|立即(?:整改|停止|拆除|关停)"
)
ORDERS = (
    "必须",
    "责令",
    "限",
    "一票否决",
    "逾期",
    "务必",
    "不得延误",
    "不得以任何理由",
    "无条件",
    "究",
    "严肃",
    "追责",
    "问责",
    "予以",
    "立即",
)
HARD = pattern(r"必须|责令|限期|一票否决|逾期|追责|问责|追究|立即|不得以任何|无条件|严肃")
GENERIC = pattern(r"各(?:单位|地|街|有关单位|相关单位)|你们|对(?:未|逾期|工作不力|不)")
THREAT = pattern(r"责令|一票否决|追责|问责|追究|逾期|严肃")
COORDINATES = pattern(r"指挥部|领导小组|联席会议|委员会办公室|应急")  # these act for the government
BY_LAW = pattern(r"依法|《中华人民共和国[^》]+法》|条例》第|违法行为")


@check(
    "TL16-1",
    "orders-to-lower-government",
    severity="warning",
    strength="direct",
    article=TL(16),
    fact="orders-below",
    needs=("乡", "镇", "地区"),
    kinds=("通知", "通报", "意见", "决定", "决议"),
)
def orders_to_lower_government(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a department's paper to townships that orders them to do something, without the government's consent."""
    if paper.direction not in ("下行", "平行") or not paper.statutory or not paper.recipients or paper.kind == "函":
        return
    source = reasoning.sender(paper)
    if source is None or source.level != "部门" or COORDINATES.search(source.text):
        return
    addressed = [r for r in paper.recipients if TOWNSHIPS.search(r.text)]
    if not addressed:
        return
    only_townships = len(addressed) == len(paper.recipients) and not any("街道" in r.text for r in addressed)
    named = any(GOVERNMENT.search(r.text) for r in addressed)
    for sentence in paper.holding(*ORDERS):
        order = ORDER.search(sentence.text)
        if order is None or BY_LAW.search(sentence.text):
            continue
        subject = TOWNSHIPS.search(sentence.text)
        hard = HARD.search(sentence.text) is not None
        if subject is not None:
            sure = named or GOVERNMENT.search(sentence.text) is not None
        elif only_townships and hard:
            sure = named
        elif named and hard and GENERIC.search(sentence.text):
            sure = THREAT.search(sentence.text) is not None
        else:
            continue
        if reasoning.government_consent(paper):
            return
        sure = sure and (hard or "请" not in sentence.text[: order.start()])
        note = "" if sure else "（本条为推断适用）"
        yield context.finding(
            sentence.at(order.start(), order.end()),
            f"部门公文对乡政府提出了指令性要求（“{sentence.text[:40]}”）。请改由区政府或者区政府办公室行文，"
            f"经区政府同意的请在文中写明，或者改用商请的语气。{note}",
            severity=None if sure else "info",
            strength=None if sure else "inference",
        )
        return
