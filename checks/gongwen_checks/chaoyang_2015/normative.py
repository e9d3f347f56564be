"""Which papers of an archive are normative documents (规范性文件): Art. 17, by their form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongwen_lint import archive

_ISSUED = ("通知", "令", "命令", "决定", "意见", "通告", "公告", "规定", "办法")
_RULES = re.compile(r"(?:办法|规定|细则|规则|规程|若干政策|暂行标准)(?:（[^（）]*）)?$")
_INTERNAL = re.compile(
    r"工作规则|议事规则|会议|内部|考核|考评|预案|领导小组|方案|表彰|奖励先进|机构|编制|人事|公文|印章|值班|保密|机关|财务|培训|废止"
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
