"""区政府领导同志出席会议活动、调研、检查，原则上不安排在外用餐；确需用餐的，一律安排自助餐或在单位食堂安排工作餐。

为什么：在酒店、饭店安排桌餐、宴请，违反中央八项规定精神和公务接待规定。

怎样改：不安排用餐；确需用餐的，改为自助餐，或者在单位食堂安排工作餐。

证据：方案写的是自助餐、单位食堂工作餐，或者不安排用餐。

例外：条文写的是“原则上……确需用餐的，一律……”。自助餐、食堂工作餐本身就合规。

容易误报的情形：检查饭店、酒店的食品安全；活动在酒店举行但不用餐；参会群众自理的用餐；不安排宴请的声明。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen_lint import Context, Finding, Paper, Place, Sentence, check, pattern, reasoning

from ..articles import CY

MEAL = pattern(
    r"(?:在|到|于|赴)[^，。；]{1,14}?(?:酒店|饭店|餐厅|酒楼|宾馆|会所|度假村|农家院|饭庄|酒家|大厦"
    r"|山庄)[^，。；]{0,10}?(?:午餐|晚餐|早餐|用餐|就餐|用膳|便餐|安排(?:午|晚)?餐|(?:午|晚)宴|宴请|聚餐"
    r"|招待)"
    r"|(?:午餐|晚餐|用餐|就餐)(?:地点)?[^，。；]{0,8}?(?:安排)?(?:在|为|：|:)?[^，。；]{1,12}?(?:酒店|饭店"
    r"|餐厅|酒楼|宾馆|会所|度假村|农家院|饭庄|酒家|山庄)"
    r"|(?:安排|设|举行|举办)[^，。；]{0,6}?(?:欢迎|答谢|招待)?(?:午宴|晚宴|宴请|宴会|桌餐|围餐|欢迎宴)"
    r"|由[^，。；]{1,12}宴请"
    r"|(?:午餐|晚餐|用餐|就餐)(?:安排|地点)?[：:][^。；]{0,24}?(?:酒店|饭店|餐厅|酒楼|宾馆|会所|度假村|农家院|饭庄|酒家|山庄)"
)
HOUSE = pattern(
    r"酒店|饭店|餐厅|酒楼|宾馆|会所|度假村|农家[院乐]|饭庄|酒家|山庄|食府|餐馆|饭馆|火锅|烤鸭|农庄|私房菜|大排档"
)
ROW_MEAL = pattern(r"(?:早|中|午|晚|用|就|桌|围|便|聚|正|进)餐|[午晚]宴|宴请|餐叙")
PROPER = pattern(r"自助|食堂|工作餐|份饭|盒饭|机关餐厅|职工餐厅|学生餐厅|师生|员工餐厅|餐桌|单位餐厅|自理")
WIDEST = 30  # paragraphs of one row looked at on either side
HOUR = pattern(r"\s*(?:[上中下]午|晚上?)?\s*\d{1,2}\s*[:：时点]")
INSPECTS = pattern(r"检查|抽查|督查|暗访|走访|查看|餐饮")
DENIED = pattern(r"不(?:再)?(?:安排|设|举行|举办|得|在)|严禁|禁止|谢绝|取消|未(?:安排|在)|一律不")
INSPECTED = pattern(r"(?:检查|督查|暗访|抽查|调研|走访|查看)(?!结束|完|后|期间|途中|间隙|时)[^，。；]{0,14}$")
OCCASION = pattern(r"调研|检查|视察|出席|参加|慰问|指导|考察|接待|陪同|莅临|座谈|督导|走访")
PAST = pattern(r"违规|违反|案例|查处|通报|曾|去年")


@check(
    "CY60-1",
    "meals-outside",
    severity="warning",
    strength="direct",
    article=CY(60, "原则上不安排在外用餐；确需用餐的，一律安排自助餐或在单位食堂安排工作餐"),
    needs=("餐", "宴"),
)
def meals_outside(paper: Paper, context: Context) -> Iterator[Finding]:
    """Report a plan for a district leader's visit that has a meal at a hotel or restaurant, or a banquet."""
    if paper.rule_text or paper.kind in ("通报", "纪要", "简报", "决定"):
        return
    if not reasoning.leader_expected(paper, OCCASION):
        return
    for sentence in paper.holding("餐", "宴"):
        text = sentence.text
        hit = MEAL.search(text)
        if hit is None:
            row = _row(sentence, paper)
            if (
                row
                and HOUSE.search(row)
                and ROW_MEAL.search(row)
                and not (PROPER.search(row) or DENIED.search(row) or INSPECTS.search(row))
            ):
                yield _found(sentence.place, row, context)
                return
            continue
        if PROPER.search(text[hit.start() : hit.end() + 12]) or DENIED.search(text) or PAST.search(text):
            continue
        if INSPECTED.search(text[: hit.start()]) or PROPER.search(hit[0]):
            continue
        yield _found(sentence.at(hit.start(), hit.end()), hit[0], context)
        return


def _found(place: Place, words: str, context: Context) -> Finding:
    return context.finding(
        place,
        f"文中“{words}”。区政府领导同志出席活动、调研原则上不在外用餐，"
        "确需用餐的一律安排自助餐或者在单位食堂安排工作餐，请改正。",
    )


def _row(sentence: Sentence, paper: Paper) -> str | None:
    """The cells of the table row that a sentence stands in, or the line of an agenda (11:40　某酒楼　午餐)."""
    paragraphs = paper.document.paragraphs
    paragraph = paper.document.paragraph(sentence.place)
    if paragraph.cell is None:
        return sentence.text if HOUR.match(sentence.text) else None
    row = (paragraph.cell.table, paragraph.cell.row)
    start = stop = paragraph.index
    low, high = max(0, start - WIDEST), min(len(paragraphs), stop + WIDEST)
    while start > low and (cell := paragraphs[start - 1].cell) and (cell.table, cell.row) == row:
        start -= 1
    while stop + 1 < high and (cell := paragraphs[stop + 1].cell) and (cell.table, cell.row) == row:
        stop += 1
    return "，".join(p.text.strip() for p in paragraphs[start : stop + 1])
