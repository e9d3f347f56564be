"""对新闻媒体报道和各方面反映的重大问题，有关部门要认真核查、及时整改，并向区政府报告。

为什么：媒体曝光而没有下文，问题还在，区政府也不知道结果。

证据：舆情专报、批办单、督办件写了媒体报道或者各方面反映的问题，并且要求某个部门、街乡核查、整改；档案里有没有这个单位此后给区政府的报告（提到这一件，或者题目说的是同一件事，或者题目里有媒体、舆情、曝光等字）。

怎样改：核查整改后向区政府书面报告，写明所依据的专报、批示；已经报告的，把报告归入同一档案。

例外：只说“重大问题”：没有领导批示或者交办、没有要求核查的，不报。条文没有规定时限，这里给出一段时间（选项 days）。

容易误报的情形：正面宣传、转载；电话、口头答复过的（条文要求向区政府报告，电话记录不算报告）；几个单位合并报告的；报告在别的档案。
这段时间里档案没有任何单位给区政府的报告，说明这类公文不在这份档案里，这时不报。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from gongwen_lint import Context, archive, check, pattern

from ..articles import CY
from ..sequels import REPORTS, Reports, called, day_of, matter_of, to_government, unit_names

_SOURCE = pattern(
    r"媒体|舆情|曝光|记者|(?:电视台|晚报|日报|晨报|早报|青年报|新闻网|广播)[^。；]{0,40}?(?:报道|刊|播|反映)|网(?:民|友|上|络)[^。；]{0,12}?(?:反映|发帖|投诉|热议|曝)"
    r"|微博[^。；]{0,12}?(?:反映|曝|发布)|群众(?:集中|多次|反复)?(?:反映|投诉)[^。；]{0,12}?(?:重大|突出|强烈)"
)
_ORDER = pattern(
    r"(?:请|责成|要求|责令|由|转)(?P<who>[^。；：]{1,60}?)(?:认真|迅速|立即|尽快|抓紧|负责|牵头|会同[^。；，]{1,20})*[，、]?"
    r"(?:组织|进行|开展)?(?:核查|调查|核实|查处|查清|整改|处置|处理|查明)"
)
_DEMANDS = pattern(r"(?:请|责成|要求|责令|应|须)[^。；]{0,40}?(?:核查|调查|核实|查处|整改|查明|处置)")
_ANSWER = pattern(r"媒体|舆情|曝光|报道|反映|网民|网络|记者")
_MENDED = pattern(r"核查|核实|调查|整改|查处|处理|处置|办理|情况")
_ENOUGH = 3  # pairs of characters from which on a title tells what it is about
_NOT_ONE = pattern(
    r"制度|办法|预案|培训|宣传方案|演练|监测|应对工作|领导小组|会议|总结|要点|工作情况|考核|通讯员|表彰|学习"
)
_PRAISE = pattern(r"正面(?:宣传|报道)|经验做法|典型经验|好评|点赞|获奖")


@dataclass(frozen=True)
class Options:
    """Options of CY25-1."""

    days: int = field(default=30, metadata={"doc": "交办多少天以后仍找不到报告才提示"})


@check(
    "CY25-1",
    "no-verification-report",
    severity="info",
    strength="direct",
    article=CY(25, "对新闻媒体报道和各方面反映的重大问题，区政府有关部门要认真核查、及时整改并向区政府报告。"),
    needs=(
        "媒体",
        "舆情",
        "曝光",
        "记者",
        "报道",
        "网民",
        "网友",
        "网络",
        "网上",
        "微博",
        "核查",
        "核实",
        "查处",
        "整改",
    ),
)
def no_verification_report(papers: archive.Archive, context: Context, options: Options) -> Iterator[archive.Remark]:
    """Report a paper that orders a unit to verify what the media told, where the archive holds no report of the unit."""
    span = papers.span
    if span is None:
        return
    reports = Reports(papers, context)
    seen: set[int] = set()
    told: dict[str, list[str]] = {}
    for record in _reported(papers):
        day = day_of(record)
        if record.file in seen or day is None or (span.last - day).days < options.days:
            continue
        seen.add(record.file)
        order, units = _ordered(papers, record, context)
        if not units or not reports.any(day):
            continue
        matter = matter_of(record)
        if len(archive.pairs(matter)) < _ENOUGH:  # 舆情快报
            matter += "".join(p.text for p in papers.passages(record)[:2])
        for unit in units:
            if any(archive.akin(matter, other) for other in told.get(unit, ())):
                continue
            later = (paper for paper in reports.of(unit, day) if paper.file != record.file)
            if any(_answers(paper, record, matter, papers) for paper in later):
                continue
            told.setdefault(unit, []).append(matter)
            yield papers.remark(
                context,
                record,
                f"{called(record)}要求{unit}核查媒体报道或者各方面反映的问题，{span.words}，其中没有{unit}此后就此给区政府的报告。"
                "请核查、整改并报告；已经报告的，请归入档案。",
                passage=order,
            )


def _reported(papers: archive.Archive) -> Iterator[archive.Record]:
    """Papers that tell of what the media or the public brought up, and are no answer to it."""
    titled = papers.papers(title=("舆情", "媒体", "曝光", "报道", "网民", "反映"))
    told = (record for record, _ in papers.holding("媒体", "舆情", "曝光", "记者", "报道", "网民", "网友", "微博"))
    for record in chain(titled, told, papers.papers(kinds=("专报", "批办单", "督办单"))):
        if record.kind in ("报告", "请示", "讲话稿", "方案", "总结", "计划", "新闻稿", "纪要") or record.rule_text:
            continue
        if (
            _NOT_ONE.search(record.title)
            or _PRAISE.search(record.title)
            or (to_government(record) and record.kind != "专报")
        ):
            continue
        yield record


def _ordered(
    papers: archive.Archive, record: archive.Record, context: Context
) -> tuple[archive.Passage | None, list[str]]:
    """The sentence that orders units to verify, and the units."""
    words = [*papers.passages(record), *(archive.Passage(c.value, c.place) for c in record.cells)]
    if not _SOURCE.search(matter_of(record)) and not any(_SOURCE.search(p.text) for p in words):
        return None, []
    if any(_PRAISE.search(p.text) for p in words):
        return None, []
    for passage in words:
        found = _ORDER.search(passage.text)
        units = unit_names(found["who"], context) if found else []
        if units:
            return passage, [unit for unit in dict.fromkeys(units) if unit not in record.issuers]
    addressed = zip(record.recipients, record.recipient_units, record.recipient_levels, strict=False)
    named = [unit or name for name, unit, level in addressed if level in ("部门", "街乡") and "各" not in name]
    demand = next((p for p in words if _DEMANDS.search(p.text)), None)
    return (demand, named) if demand else (None, [])


def _answers(paper: archive.Record, record: archive.Record, matter: str, papers: archive.Archive) -> bool:
    """Whether a later paper of the unit to the government is on this matter; generous."""
    if paper.kind not in REPORTS or not _MENDED.search(paper.title):
        return False
    if _ANSWER.search(paper.title) or archive.akin(matter, paper.title):
        return True
    if any(cited.file == paper.file for cited in papers.citing(record)):
        return True
    return any(_ANSWER.search(p.text) for p in papers.passages(paper))
