"""Rules for the public (规范性文件) that a downward paper issues."""

from __future__ import annotations

from ..language.verdicts import ticked
from ..paper import Paper
from ..patterns import pattern
from .application_forms import rows_of
from .decisions import INTERNAL

_ISSUES = ("印发", "发布", "公布", "颁布", "施行", "批转")
_TAIL = r"(?:[（(](?:试行|暂行|修订|[^（）()]{0,6}年修订)[^（）()]{0,6}[）)])?"
_RULE = pattern(rf"(?:办法|规定|细则){_TAIL}$")
_INSTRUMENT = pattern(rf"(?:办法|规定|细则|意见|标准|措施|目录|方案|规则|政策){_TAIL}$")
_NAMED = pattern(r"《([^《》]{2,60})》")
_BARE = pattern(
    rf"(?:印发|发布|公布|颁布|施行|批转)(?:[^《》]{{0,20}}?关于)?([^《》]{{2,60}}(?:办法|规定|细则|意见|标准|措施|目录|方案|规则|政策){_TAIL})"
    r"(?:等[^，。]{0,10})?的(?:通知|通告|公告|决定|令)$"
)
_CALLED = pattern(r"^(?:属于?|系|为)?(?:行政)?规范性文件$")
_INTERNAL_CELL = pattern(
    r"(?:非|不是|不属于)(?:行政)?规范性文件|^[☑√✓■☒✔\s]*(?:内部(?:管理)?(?:文件|制度)?|一般性?(?:公文|文件))$"
)
_WHETHER = pattern(r"是否[^，。；]{0,6}规范性文件")
_TICKS = "☑√✓■☒✔ 　"
_CALLED_IN_TEXT = pattern(
    r"(?<!不)(?<!非)(?:属于?|系|为|是|作为)(?:我区|区政府|本级)?(?:的)?(?:行政)?规范性文件(?!的?(?:管理|备案|制定|清理|要求|规定))"
)
_EXPLANATION = pattern(r"(?:起草|制定|编制|修订|制订|送审|拟订|情况|办法|规定|细则)的?说明$|^说明$")
_PREPARED = pattern(r"稿纸|审批单|审批表|发文单|呈批|签批|办文单|送审单|拟稿|起草单位|拟稿单位")


def issued_rule(paper: Paper) -> str | None:
    """The name of the normative document (办法, 规定, 细则, or what the paper itself calls one) that a downward paper
    issues, or None.

    Internal rules, working methods, plans and the like are none (国办发〔2018〕115号 二（三）).
    """
    if paper.title is None or paper.direction not in ("下行", "公布"):
        return None
    title = paper.title.text
    if not any(word in title for word in _ISSUES):
        return None
    bare = None if "《" in title else _BARE.search(title)
    names = [bare[1]] if bare else _NAMED.findall(title)
    found = next((n for n in names if _RULE.search(n) and not INTERNAL.search(n)), None)
    if found is not None and _called_internal(paper):
        return None
    if found is None and names and _called_normative(paper):
        found = next((n for n in names if _INSTRUMENT.search(n)), None)
    return found


def _called_internal(paper: Paper) -> bool:
    """Whether a cell of the form says that what is issued is no 规范性文件, so that no review is due."""
    return any(
        _INTERNAL_CELL.search(value := ticked(row.value)) is not None
        or (_WHETHER.search(row.label) is not None and value.lstrip(_TICKS).startswith("否"))
        for row in rows_of(paper)
    )


def _called_normative(paper: Paper) -> bool:
    """Whether a cell of the form, or the text, calls what is issued a 规范性文件."""
    if any(_CALLED_IN_TEXT.search(s.text) for s in paper.holding("规范性文件")):
        return True
    return any(
        paragraph.cell is not None
        and "规范性文件" in paragraph.text
        and _CALLED.match(ticked(paragraph.text).strip(_TICKS))
        for paragraph in paper.document.paragraphs
    )


def tells_how_made(paper: Paper) -> bool:
    """Whether the file holds more than the notice: a dispatch form, or a 起草说明, where the review should be told."""
    if any(_PREPARED.search(cell.label) for cell in paper.form) or paper.copy_type == "form":
        return True
    inner = paper.attached.annexes if paper.attached else ()
    return any(_EXPLANATION.search("".join(a.name.split())) for a in (*paper.annexes, *inner))
