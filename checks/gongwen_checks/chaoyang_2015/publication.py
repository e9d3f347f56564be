"""Publication (公布、公示): which papers hold policies or touch the interests of the public, and what in an archive shows
that they were published. Art. 21 and 22 ask it of the same papers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from gongwen_lint import archive, pattern

from .sequels import MEETINGS

NEEDS = ("公布", "发布", "公示", "公告", "公开", "听证", "审议", "讨论", "通过", "同意")
_ISSUED = ("通知", "意见", "决定", "规定", "办法", "细则", "方案", "批复", "规划", "标准", "")
_LEVELS = ("区", "办公室", "部门", "街乡")
_PUBLIC_KINDS = ("公告", "通告", "公示", "公报", "新闻稿", "公开信", "令", "命令", "答复")
_PUBLIC_TITLE = (
    "公示",
    "公告",
    "通告",
    "公布",
    "公开目录",
    "信息公开",
    "政府公报",
    "解读",
    "新闻发布",
    "发布会",
    "公开信",
    "听证会",
)
_POLICY = pattern(
    r"(?:办法|规定|细则|(?<!审查)(?<!审核)(?<!反馈)(?<!修改)(?<!处理)(?<!批示)(?<!征求)意见|政策|措施|标准|规划(?:纲要)?)(?:（[^（）]{1,12}）)?"
    r"(?:》|的通知|的决定|$)"
)
_VITAL = pattern(
    r"征收|征地|拆迁|腾退|补偿|安置|收费|票价|价格|租金|学区|入学|招生|救助|低保|最低生活保障|抚恤|公租房|廉租房|保障性住房|住房保障|限行|禁行|限购"
)
_DECIDES = pattern(
    r"调整|标准|方案|办法|规定|细则|决定|划分|划定|名单|实施|政策|意见|范围|条件|征收|补偿|提高|降低|取消"
)
_TOUCHING = pattern(r"停车|供暖|供热|燃放|养犬|户籍|积分|就业|物业|垃圾|养老|医保|医疗|选址|补贴|津贴|出租房|租房")
_GRANTS = pattern(r"标准|办法|规定|细则|范围|条件|名单|调整|补贴|津贴|收费|选址")
_INSIDE = pattern(
    r"工作规则|议事规则|会议|培训|值班|分工|领导小组|指挥部|表彰|任免|任职|人事|干部|考核|考评|督查|督办|检查|自查|内部|机关|财务|档案|公务|预案|演练"
    r"|征求|讲话|反馈|转发|答复|总结|要点|计划(?!生育)|统计|报送|编制|机构|印章|保密|应急|安全生产|经费|差旅|公车|办公用房|接待|行政事业单位|预算|决算|资产|采购|督导|调研|活动|宣传|部署|公文"
)
_DECIDED = pattern(r"(?:审议|讨论|研究|原则|一致)?(?:通过|同意)[^。；《》]{0,16}?《(?P<name>[^《》]{3,60})》")
_NOT_YET = pattern(
    r"不予|未|暂缓|再次|再行|重新|修改后(?:再|提请|报)|报(?:请)?(?:市|区委)|提请(?:区委|区人大|市)|提交(?:区委|区人大|市)|另行|待"
)
_TOLD = pattern(
    r"(?:已|业已|业经|经|自|于|在)[^。；]{0,30}?(?:公示|公布|公告|公开发布)|(?:公示|公告)(?:期|\d|[一二三四五六七八九十]+[天日个])|公开听证|召开[^。；]{0,8}听证"
)
_NOT_TOLD = pattern(
    r"未(?:经|予|向|对)?[^。；，]{0,8}(?:公示|公布|公告|公开)|不(?:予|宜|对外)?[^。；，]{0,4}(?:公示|公布|公告|公开)"
)
_FUTURE = pattern(r"(?:拟|将|应|须|需|待|要|请)[^。；，]{0,16}(?:公示|公布|公告|公开)")
_NEAR = timedelta(days=400)
_SAME = 0.7  # share of pairs of characters from which two names are of one policy


class Unpublished(NamedTuple):
    """A policy or decision that nothing in the archive shows to have been published."""

    record: archive.Record
    passage: archive.Passage | None  # of minutes, where they alone tell of it
    name: str
    vital: bool  # touches the interests of the public (Art. 22)
    policy: bool  # is a policy or decision (Art. 21)

    @property
    def fact(self) -> str:
        """One key for both articles."""
        return f"unpublished:{self.name}"


class _Shown:
    """What the archive shows to be public: announcements and the like, by the pairs of characters of their titles."""

    def __init__(self, papers: archive.Archive, known: Sequence[str]) -> None:
        self.known = {archive.bare_title(name) for name in known}
        self.days: list[date] = []
        self._by_pair: defaultdict[str, list[tuple[int, date | None, str]]] = defaultdict(list)
        for paper in papers.papers(kinds=_PUBLIC_KINDS):
            self._add(paper, _words(papers, paper))
        for paper in papers.papers(title=_PUBLIC_TITLE):
            if paper.kind not in _PUBLIC_KINDS and is_public(paper):
                self._add(paper, paper.title)

    def _add(self, paper: archive.Record, words: str) -> None:
        self.note(paper.date)
        for pair in archive.pairs(words):
            self._by_pair[pair].append((paper.file, paper.date, words))

    def note(self, day: date | None) -> None:
        if day:
            self.days.append(day)

    def near(self, day: date | None) -> bool:
        """Whether the archive shows anything published about that time: else it is not where one would see it."""
        at = bisect_left(self.days, day - _NEAR) if day else len(self.days)
        return day is not None and at < len(self.days) and self.days[at] <= day + _NEAR

    def tells_of(self, title: str, day: date | None) -> bool:
        """Whether an announcement of about that time seems to be on this matter."""
        found = {each for pair in archive.pairs(title) for each in self._by_pair.get(pair, ())}
        return any(
            archive.akin(title, words) and (not day or not when or abs(when - day) <= _NEAR) for _, when, words in found
        )


def _words(papers: archive.Archive, paper: archive.Record) -> str:
    """What an announcement is about: its title, and of news, whose title may be no more than that, its text."""
    if paper.kind != "新闻稿":
        return paper.title
    return "".join((paper.title, paper.byline, *(passage.text for passage in papers.passages(paper)[:3])))


class _Issued:
    """The policies that the archive holds as papers: what minutes tell of them is not told again."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._by_pair: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, record: archive.Record) -> None:
        for name in _names(record):
            self._names.add(archive.bare_title(name))
            for pair in archive.pairs(name):
                self._by_pair[pair].add(name)

    def has(self, name: str) -> bool:
        """Whether a policy of that name, or much like it, was issued."""
        if name in self._names:
            return True
        near = {other for pair in archive.pairs(name) for other in self._by_pair.get(pair, ())}
        return any(archive.akin(name, other, _SAME) for other in near)


def is_public(paper: archive.Record) -> bool:
    """Whether a paper is itself addressed to the public, or about what was published."""
    return paper.kind in _PUBLIC_KINDS or (
        any(word in paper.title for word in _PUBLIC_TITLE)
        and not re.search(r"制度|管理办法|工作(?:要点|方案|考核|培训)|检查|自查|年度报告|部署|通报", paper.title)
    )


def touches_public(title: str) -> bool:
    """Whether a title is of a decision on what people pay, get, or may do."""
    return bool(
        (_VITAL.search(title) and _DECIDES.search(title))
        or (_TOUCHING.search(title) and _GRANTS.search(title) and "工作方案" not in title)
    )


def settled(record: archive.Record) -> bool:
    """Whether a paper itself says how public it is, or is a copy that was published."""
    return bool(record.secrecy or record.openness or record.copy_type == "web")


def unpublished(papers: archive.Archive, days: int, known: Sequence[str] = ()) -> Iterator[Unpublished]:
    """The policies and decisions of which nothing in the archive shows that they were published, though it shows that
    of others, and reaches `days` past them. `known`: numbers and titles that were published, as configured."""
    span = papers.span
    if span is None:
        return
    shown = _Shown(papers, known)
    issued = _Issued()
    open_numbers: set[str] = set()
    candidates: list[Unpublished] = []
    for record in papers.papers(levels=_LEVELS):
        if record.kind not in _ISSUED and not record.rule_text:
            continue
        found = _candidate(record)
        if found is None:
            continue
        issued.add(record)
        if settled(record):
            shown.note(record.date)
            open_numbers.add(record.number)
        elif record.direction not in ("上行", "内部", "公布"):
            candidates.append(found)
    shown.days.sort()
    for found in candidates:
        record = found.record
        if record.date is None or (span.last - record.date).days < days or record.number in open_numbers - {""}:
            continue
        if shown.near(record.date) and not _seen(papers, shown, found):
            yield found
    yield from _decided(papers, shown, issued, span.last - timedelta(days=days))


def _candidate(record: archive.Record) -> Unpublished | None:
    if record.level == "区" and "政府" not in record.unit:  # 区委, 区人大 …
        return None
    names = list(_names(record))
    name = names[0] if names else record.title
    if not name or _INSIDE.search(record.title) or _INSIDE.search(name):
        return None
    vital = touches_public(record.title)
    policy = bool(_POLICY.search(name) or _POLICY.search(record.title)) and record.level != "街乡"
    return Unpublished(record, None, name, vital, policy) if vital or policy else None


def _names(record: archive.Record) -> Iterator[str]:
    """What a paper issues: the attached text, what stands in 《》 of its title, itself."""
    if record.attached:
        yield record.attached
    yield from re.findall(r"《([^《》]+)》", record.title)
    if record.title:
        yield record.title


def _seen(papers: archive.Archive, shown: _Shown, found: Unpublished) -> bool:
    """Whether something shows that a paper was published: another that names it, an announcement, its own text."""
    record = found.record
    names = list(_names(record))
    if shown.known and {archive.bare_title(name) for name in (record.number, *names) if name} & shown.known:
        return True
    for paper in papers.naming(record.number, *names):
        if paper.file == record.file:
            continue
        if is_public(paper) or paper.copy_type == "web":
            return True
        if any(_told(p.text) for p in papers.passages(paper, *names, record.number or names[0])):
            return True
    return shown.tells_of(record.title, record.date) or any(
        _told(p.text) for p in papers.passages(record, "公", "听证")
    )


def _told(text: str) -> bool:
    """Whether a sentence says that something was published."""
    return bool(_TOLD.search(text)) and not _NOT_TOLD.search(text) and not _FUTURE.search(text)


def _decided(papers: archive.Archive, shown: _Shown, issued: _Issued, until: date) -> Iterator[Unpublished]:
    """Policies that minutes tell of and that the archive has neither as a paper nor in an announcement."""
    told: set[str] = set()
    for record in papers.papers(kinds=("纪要",), meetings=MEETINGS):
        day = record.held or record.date
        if not record.of_district or record.secrecy or day is None or day > until or not shown.near(day):
            continue
        for passage in papers.passages(record, "《"):
            hit = _DECIDED.search(passage.text)
            if hit is None or _NOT_YET.search(passage.text) or _INSIDE.search(hit["name"]):
                continue
            name = archive.bare_title(hit["name"])
            vital, policy = touches_public(name), bool(_POLICY.search(name))
            if not (vital or policy) or name in told or name in shown.known or issued.has(name):
                continue
            told.add(name)
            others = [paper for paper in papers.naming(name) if paper.file != record.file]
            if shown.tells_of(name, day) or any(settled(paper) or is_public(paper) for paper in others):
                continue
            yield Unpublished(record, passage, name, vital, policy)
