"""区政府部门发表涉及政府重要工作部署、经济社会发展重要问题、与群众利益密切相关事项的信息等重大情况，要向区政府报告。

为什么：部门一发布，群众就当作区政府的决定，区政府应当知道。

证据：部门的新闻稿、新闻发布会、对外发布信息的公文，内容涉及学区、拆迁、收费、规划等；档案里有没有这个部门就同一事项给区政府的报告、请示，或者文中写明经区政府同意、审议通过。

怎样改：发布前（至迟发布后）向区政府报告；已经报告的，把报告归入同一档案。

例外：只说“重大情况”，没有说发布之前还是之后报告，前后半年的报告都算。

容易误报的情形：例行数据、天气提示、活动报道；发布的是区政府已经决定的事项；报告在别的档案。
档案里前后半年没有任何部门给区政府的报告，说明这类公文不在这份档案里，这时不报。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from gongwen_lint import Context, archive, check, pattern

from ..articles import CY
from ..sequels import DECIDING, Agenda, Reports

_KINDS = ("新闻稿",)
_TITLE = ("新闻通稿", "新闻稿", "新闻发布", "发布会", "通气会", "答记者问", "对外发布", "信息发布")
_NOT_RELEASE = pattern(r"制度|办法|培训|发言人名单|管理|工作方案|总结|要点|考核|通讯员|邀请|报告$|请示$")
_IMPORTANT = pattern(
    r"学区|入学|招生政策|征收|拆迁|腾退|补偿|收费|票价|租金|价格|限行|停车|救助|低保|公租房|保障性住房|住房保障|棚户区|疏解|产业政策|规划|搬迁|关停|医保|养老"
    r"|重大(?:项目|工程|决策|政策|部署)|重要工作部署|户籍|积分|供暖|垃圾"
)
_MATTERS = (
    "学区",
    "入学",
    "征收",
    "拆迁",
    "腾退",
    "补偿",
    "收费",
    "价格",
    "限行",
    "救助",
    "低保",
    "公租房",
    "棚户区",
    "疏解",
    "关停",
)
_ROUTINE = pattern(
    r"天气|气温|空气质量|预警|提示|小常识|节日|文艺|演出|运动会|参观|慰问|开放时间|日常|每日|月度数据|统计数据|活动报道|讲座|招聘会"
)
_KNOWN = pattern(
    r"(?:经|报|按照|根据)[^。；]{0,16}?(?:区政府|区委|常务会|区长办公会)[^。；]{0,16}?(?:同意|批准|审议|审定|研究|通过|部署|授权|决定|印发)"
    r"|已(?:向|报)[^。；]{0,6}区政府(?:报告|备案)?|受区政府委托"
)
_NOT_KNOWN = pattern(r"未(?:经|报|向)|待|拟报")
_WINDOW = timedelta(days=183)
_SHARE = 0.5  # of a title's pairs of characters that an item of minutes must hold


@check(
    "CY64-1",
    "released-without-report",
    severity="info",
    strength="direct",
    article=CY(
        64,
        "区政府各组成部门发表涉及政府重要工作部署、经济社会发展重要问题、与群众利益密切相关事项的信息等重大情况要向区政府报告。",
    ),
    needs=("发布", "公布", "宣布", "区政府", "新闻", *_MATTERS, *DECIDING),
)
def released_without_report(papers: archive.Archive, context: Context) -> Iterator[archive.Remark]:
    """Report a department's news on important matters on which the archive holds no report to the government."""
    span = papers.span
    if span is None:
        return
    reports = Reports(papers, context)
    seen: set[int] = set()
    agenda: Agenda | None = None
    for record in chain(papers.papers(kinds=_KINDS), papers.papers(title=_TITLE)):
        if record.file in seen or record.level != "部门" or record.date is None or _NOT_RELEASE.search(record.title):
            continue
        seen.add(record.file)
        passages = papers.passages(record)
        text = "".join((record.title, record.byline, *(p.text for p in passages)))
        if record.direction == "上行" or not _IMPORTANT.search(text) or _ROUTINE.search(text):
            continue
        if any(_KNOWN.search(p.text) and not _NOT_KNOWN.search(p.text) for p in passages):
            continue
        since, until = record.date - _WINDOW, record.date + _WINDOW
        if not reports.any(since, until):
            continue
        if any(_reports(paper, record, text, papers) for paper in reports.of(record.unit, since, until)):
            continue
        agenda = Agenda(papers) if agenda is None else agenda
        if any(share >= _SHARE and item.held <= until for share, item in agenda.on(record.title)):
            continue  # the government itself dealt with it
        point = next((p for p in passages if _IMPORTANT.search(p.text)), None)
        yield papers.remark(
            context,
            record,
            f"{record.called}发布了重要信息，{span.words}，其中没有{record.unit}前后半年就此给区政府的报告。"
            "发布这类信息要向区政府报告；已经报告的，请归入档案。",
            passage=None if _IMPORTANT.search(record.title) else point,
        )


def _reports(paper: archive.Record, record: archive.Record, text: str, papers: archive.Archive) -> bool:
    """Whether a paper of the unit to the government is on what it released."""
    return archive.akin(paper.title, text) or any(cited.file == paper.file for cited in papers.citing(record))
