"""同一件请示不得分别报送几个上级机关（多头报送）。

为什么：几个上级各自批复，意见可能不一致，责任也说不清；受理的机关不知道别处也在办。

证据：档案里同一单位、题目相同、三十天之内、主送不同上级机关的请示；区政府和区政府办公室算一处。

怎样改：只报一个上级机关，需要其他机关知道的用抄送；确需重新报送的，在文中写明替换前件。

例外：本条没有例外。党委、政府两个系统依各自规定都要报的，由报送单位说明。

容易误报的情形：修改后重新报送、替换前件；每季度、每年度题目相同的定期报告；报同一机关的两个版本；只在本档案中比较，看不到别处的公文。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from gongwen_lint import Context, archive, check

from ..articles import CY

_KINDS = ("请示",)
_APART = 30  # days: later papers of the same title are another matter
_AGAIN = ("替换", "重新报送", "重新上报", "原请示", "前件", "作废")
_SUPERIORS = ("国家", "市", "市级部门", "区", "办公室")


@check(
    "CY44-4",
    "sent-separately",
    severity="info",
    strength="direct",
    article=CY(44, "应按照职权和隶属关系行文，不得多头报送、越级报送"),
    needs=_AGAIN,
)
def sent_separately(papers: archive.Archive, context: Context) -> Iterator[archive.Remark]:
    """Report a request that the same unit sent to another superior within a month."""
    dated = (r for r in papers.papers(kinds=_KINDS) if r.unit and r.title and r.date and len(r.recipients) == 1)
    ordered = sorted(dated, key=lambda r: (r.unit, archive.bare_title(r.title), r.date or date.min, r.file))
    for _, group in groupby(ordered, key=lambda r: (r.unit, archive.bare_title(r.title))):
        same = list(group)
        for first, second in pairwise(same):
            if _separate(first, second) and not papers.passages(second, *_AGAIN):
                yield papers.remark(
                    context,
                    second,
                    f"本档案中还有同一单位题目相同的请示{first.number and f'（{first.number}）'}报{first.recipients[0]}，"
                    f"这一件报{second.recipients[0]}，请核对是否多头报送。请只报一个上级机关，需要其他机关知道的用抄送。",
                )


def _separate(first: archive.Record, second: archive.Record) -> bool:
    if first.date is None or second.date is None or (second.date - first.date).days > _APART:
        return False
    if not {first.recipient_levels[0], second.recipient_levels[0]} <= {*_SUPERIORS}:
        return False
    return _place(first) != _place(second)


def _place(record: archive.Record) -> str:
    """Where it went: 区政府 and its office are one."""
    if record.recipient_levels[0] in ("区", "办公室") and "政府" in record.recipients[0]:
        return "区政府"
    return record.recipient_units[0] or record.recipients[0]
