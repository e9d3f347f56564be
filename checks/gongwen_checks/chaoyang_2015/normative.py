"""Which papers of an archive are normative documents (规范性文件): Art. 17, by their form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gongwen_lint import Context, archive

_ISSUED = ("通知", "令", "命令", "决定", "意见", "通告", "公告", "规定", "办法")
_RULES = re.compile(r"(?:办法|规定|细则|规则|规程|若干政策|暂行标准)(?:（[^（）]*）)?$")
_INTERNAL = re.compile(
    r"工作规则|议事规则|会议|内部|考核|考评|预案|领导小组|方案|表彰|奖励先进|机构|编制|人事|公文|印章|值班|保密|机关|财务|培训|废止|档案|电子文件|著录"
)


def is_normative(record: archive.Record) -> bool:
    """Whether a paper issues a rule for the public: by its kind, and the name of the rule that it issues or is."""
    if record.kind not in _ISSUED or record.direction == "上行" or not (record.attached_rules or record.rule_text):
        return False
    names = [record.attached] if record.attached else re.findall(r"《([^《》]+)》", record.title) or [record.title]
    return any(_RULES.search(name.removesuffix("的通知")) and not _INTERNAL.search(name) for name in names)


def old_enough(record: archive.Record, span: archive.Span, days: int) -> bool:
    """Whether the archive reaches so many days past a paper: else what should follow it may still come."""
    return record.date is not None and (span.last - record.date).days >= days


_FEW = 20  # findings that somebody can look through one by one
_SHOWN = 3  # papers named where many are told in one sentence


def told(
    papers: archive.Archive,
    context: Context,
    span: archive.Span,
    missing: Sequence[tuple[archive.Record, str]],
    to: str,
) -> Iterator[archive.Remark]:
    """A remark for each rule of which the archive holds no filing `to` an organ; one for all where there are many and
    the archive holds no filing of any: such papers are kept elsewhere."""
    if len(missing) > _FEW and not papers.count(title=("备案",)):
        names = "、".join(record.called for record, _ in missing[:_SHOWN])
        yield papers.remark(
            context,
            None,
            f"{span.words}，其中规范性文件{len(missing)}件（{names}等），没有一件备案的公文。备案公文如在别处，请归入档案再核对；没有报备案的，请补报。",
            day=missing[-1][0].date,
        )
        return
    for record, organ in missing:
        yield papers.remark(
            context,
            record,
            f"{span.words}，其中没有把{record.called}报{organ}{to}的公文。请补报，或者把备案公文归入档案。",
        )
