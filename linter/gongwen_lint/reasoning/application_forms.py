"""Application forms (议题申报表, 审批表, 呈批表) by which a matter is put before a meeting of the government."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..context import Context
from ..document import Place
from ..language.organs import organs
from ..language.verdicts import ticked
from ..paper import Paper
from ..patterns import pattern
from .decisions import Matter, asked_in, called_major, calls_major, named_instruments, weighed

FORM_KINDS = ("议题申报表", "申报表", "审批表", "签报")
_HEADING = pattern(r"[表单](?:[（(][^（）()]*[）)])?$")
_MATTER = pattern(
    r"^(?:议题|事项|决策事项|申报事项|申请事项|题目|标题|事由|项目|文件)?(?:名称|题目|标题|事由|事项|议题)$|^议题$|^事项$"
)
_WHO = pattern(r"^(?:申报|呈报|报送|申请|提请|主办|承办|汇报|起草|填报|拟稿)?(?:单位|部门|机关)(?:名称)?$")
_MEETING = pattern(r"(?:常务|全体|区长办公)会议?")
_WHETHER = pattern(r"是否[^，。；]{0,8}重大(?:行政)?决策")
_YES = pattern(r"^\s*是(?!否)")
_DECIDED = pattern(r"^(?:[\u4e00-\u9fff]{0,8}(?:区长|区领导|区政府领导|办公室|主任))(?:审核|审定|审批|批示|意见)")


class Row(NamedTuple):
    """A label of a form, what stands beside it, and where that is (or the label, where nothing does)."""

    label: str
    value: str
    place: Place


def form_matter(paper: Paper, context: Context) -> Matter | None:
    """The major matter that an application form puts before the government, or None; its name stands in a cell."""
    key = ("form matter", id(paper))
    if key not in context.memo:
        context.memo[key] = _matter(paper)
    found: Matter | None = context.memo[key]
    return found


def submitter_level(paper: Paper, context: Context) -> str:
    """The level of the unit that fills in the form (申报单位); "" where no cell names it."""
    for row in rows_of(paper):
        if _WHO.match(row.label):
            return next((h.level for h in organs(row.value, context.organisation)), "")
    return ""


def decided(paper: Paper) -> bool:
    """Whether a leader or the government's office has written on the form, so that its other cells are not open any
    more."""
    return any(_DECIDED.search(row.label) and row.value for row in rows_of(paper))


def _matter(paper: Paper) -> Matter | None:
    if paper.kind not in FORM_KINDS or paper.title is None or not _HEADING.search(paper.title.text):
        return None
    rows = list(rows_of(paper))
    named = next((r for r in rows if _MATTER.match(r.label) and r.value), None)
    name = named.value if named else paper.title.text
    ask = _ask(paper, rows, named)
    if ask is None:
        return None
    instruments = named_instruments(name) or [name]
    explicit = called_major(paper) or any(_says_major(row) for row in rows)
    return weighed(paper, name, instruments, explicit, ask)


def _ask(
    paper: Paper, rows: list[Row], named: Row | None
) -> tuple[Place, Literal["meeting", "document", "approval"]] | None:
    found = asked_in(paper)
    if found is not None and found[1] != "approval":
        return found
    assert paper.title is not None
    place = found[0] if found else named.place if named else paper.title.place
    if _MEETING.search(paper.title.text) or paper.kind == "议题申报表":
        return place, "meeting"
    if any(_MEETING.search(row.label + row.value) and ("审议" in row.value or "上会" in row.label) for row in rows):
        return place, "meeting"
    return None


def _says_major(row: Row) -> bool:
    value = ticked(row.value)
    if _WHETHER.search(row.label):
        return _YES.match(value.lstrip("☑√✓■☒✔")) is not None
    return calls_major(value)


def rows_of(paper: Paper) -> Iterator[Row]:
    """Label and value of each pair of cells in the paper's own tables, row by row."""
    paragraphs = paper.document.paragraphs
    for table in paper.document.tables:
        for row in table.rows:
            cells = [(at, "".join(paragraphs[n].text.strip() for n in at)) for at in row]
            for position in range(0, len(cells) - 1, 2):
                (at, label), (beside, value) = cells[position], cells[position + 1]
                label = "".join(label.split()).rstrip("：:")
                if at and label and len(label) <= 20:
                    yield Row(label, value, paragraphs[beside[0] if value and beside else at[0]].place())
