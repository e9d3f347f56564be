"""Why a stretch of a Word draft is not changed though it could be: what stands there is not the clerk's plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..reading.layout import Handle, elements_of
from ..reading.names import FLD_CHAR, FLD_CHAR_TYPE, ID, INS, MOVE_TO, P_PR, R_PR, R_RUN, TYPE, VAL, VANISH, P, T, W
from .changes import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from lxml.etree import _Element as Element

    from ..document import Paragraph
    from ..reading.positions import Slice

_LEAVES = frozenset({T, *(W + name for name in ("tab", "br", "cr", "noBreakHyphen", "sym"))})
_FILLED = frozenset(
    W + name for name in ("dataBinding", "dropDownList", "comboBox", "date", "checkbox", "showingPlcHdr", "docPartList")
)
_COMPUTED = "文字是域算出来的，更新域时会变回去"
_LOCKS = ("contentLocked", "sdtContentLocked")


def obstacle(paragraph: Paragraph, slices: tuple[Slice, ...]) -> str:
    """Why these slices of a paragraph may not be changed, in Chinese; "" where they may."""
    if not slices:
        return _not_empty(paragraph)
    computed = _computed(paragraph)
    for slice in slices:
        leaf = slice.leaf
        if leaf.tag not in _LEAVES or slice.run is None or leaf.getparent() is not slice.run:
            return "文字在公式、注音一类的结构里"
        if leaf.get(TYPE) in ("page", "column"):
            return "文字跨着分页符或者分栏符"
        if leaf in computed:
            return _COMPUTED
        if reason := next(_around(slice.run), ""):
            return reason
    return ""


def obstacle_to_looks(slices: tuple[Slice, ...], ours: Set[str]) -> str:
    """Why the characters of these slices may not get new formatting, "" where they may. `ours` are the numbers of the
    changes that this very fix has written."""
    for slice in slices:
        run = slice.run
        if run is None or run.tag != R_RUN or slice.leaf.getparent() is not run:
            return "文字在公式、注音一类的结构里"
        if (change := _open_change(run, ours)) is not None:
            return _told(change)
        if reason := next((r for r in _around(run) if r != _COMPUTED), ""):
            return reason
    return ""


def obstacle_to_shape(paragraph: Paragraph, ours: Set[str]) -> str:
    """Why a paragraph may not get new formatting, "" where it may."""
    elements = elements_of(paragraph)
    if len(elements) > 1:
        return "这一段的段落标记有没有接受的修订"
    properties = elements[0].find(P_PR)
    if properties is not None:
        if elements[0][0] is not properties:
            return "这一段在文件里的写法特殊"
        change = properties.find(W + "pPrChange")
        if change is not None and change.get(ID) not in ours:
            return _told(change)
    return next(_around(elements[0]), "")


def _open_change(run: Element, ours: Set[str]) -> Element | None:
    """A change of a run's formatting that is not to be touched."""
    properties = run.find(R_PR)
    change = None if properties is None else properties.find(W + "rPrChange")
    return None if change is None or change.get(ID) in ours else change


def _told(change: Element) -> str:
    ours = change.get(W + "author") == AUTHOR
    return "这里有一条公文检查写的格式修订，接受或者拒绝后再改" if ours else "这里有没有接受的格式修订"


def fields_in(paragraph: Paragraph, slices: tuple[Slice, ...], ours: Set[str]) -> tuple[Element, ...]:
    """The other runs of fields whose whole results are in slices (17.16.18): when a field is worked out anew, its
    result looks like them."""
    (element, *more) = elements_of(paragraph)
    runs = [run for run in element.iter(R_RUN) if next(run.iterancestors(P), None) is element]
    if more or not any(run.find(FLD_CHAR) is not None for run in runs):
        return ()
    covered = {slice.leaf for slice in slices}
    named = {slice.run for slice in slices}
    found: list[Element] = []
    field: list[Element] = []
    depth = 0
    for run in runs:
        marks = [mark.get(FLD_CHAR_TYPE) for mark in run.iterchildren(FLD_CHAR)]
        if depth or "begin" in marks:
            field.append(run)
        depth = max(depth + marks.count("begin") - marks.count("end"), 0)
        if field and not depth:
            results = [leaf for part in field for leaf in part.iterchildren(T)]
            if results and covered.issuperset(results):
                found += (part for part in field if part not in named and _open_change(part, ours) is None)
            field = []
    return tuple(found)


def _not_empty(paragraph: Paragraph) -> str:
    """Why nothing may be written into a paragraph without text: it holds something else, or would not show."""
    handle: Any = paragraph.element
    elements = elements_of(paragraph)
    if (
        (isinstance(handle, Handle) and handle.fields)
        or len(elements) > 1
        or any(True for _ in elements[0].iter(R_RUN))
    ):
        return "这个空段落里有别的内容"
    if any(True for _ in elements[0].iter(VANISH)):
        return "这个空段落是隐藏的"
    return next(_around(elements[0]), "")


def _around(element: Element) -> Iterator[str]:
    for above in element.iterancestors():
        tag = above.tag
        if tag == MOVE_TO:
            yield "这里有没有接受的移动修订"
        elif tag == INS and above is not element.getparent():
            yield "这里有没有接受的修订，和别的结构套在一起"
        elif tag == W + "fldSimple":
            yield _COMPUTED
        elif tag == W + "sdt":
            properties = above.find(W + "sdtPr")
            for child in () if properties is None else properties:
                if child.tag in _FILLED or str(child.tag).endswith("}checkbox"):
                    yield "文字由内容控件填写"
                elif child.tag == W + "lock" and child.get(VAL) in _LOCKS:
                    yield "文字在锁定的内容控件里"


def _computed(paragraph: Paragraph) -> frozenset[Element]:
    """The elements that stand in fields (17.16.18)."""
    handle: Any = paragraph.element
    depth = len(handle.fields or ()) if isinstance(handle, Handle) else 0
    elements = elements_of(paragraph)
    if not depth and not any(True for element in elements for _ in element.iter(FLD_CHAR)):
        return frozenset()
    found = []
    for element in elements:
        for node in element.iter("*"):
            if node.tag == FLD_CHAR:
                sort = node.get(FLD_CHAR_TYPE)
                depth = max(depth + (sort == "begin") - (sort == "end"), 0)
            elif depth:
                found.append(node)
    return frozenset(found)


def twins_in_fallback(paragraph: Paragraph) -> tuple[tuple[Element, ...], str]:
    """The paragraphs that hold the same text for programs that read another branch of mc:AlternateContent, which must
    be changed alike; and, where they do not hold the same, why the text may not be changed."""
    elements = elements_of(paragraph)
    branch = next((a for a in elements[0].iterancestors() if _local(a) in ("Choice", "Fallback")), None)
    if branch is None:
        return (), ""
    outer = next((a for a in branch.iterancestors() if _local(a) in ("Choice", "Fallback")), None)
    alternate = branch.getparent()
    if alternate is None:
        return (), ""
    reason = "文本框另存有一份给旧版本用的文字，和这里的不一样"
    number = list(branch.iter(P)).index(elements[0])
    found = []
    for other in alternate:
        paragraphs = list(other.iter(P)) if other is not branch else []
        if not paragraphs:
            continue
        if outer is not None or len(elements) > 1 or number >= len(paragraphs):
            return (), reason
        if _words(paragraphs[number]) != _words(elements[0]):
            return (), reason
        found.append(paragraphs[number])
    return tuple(found), ""


def _words(element: Element) -> str:
    return "".join(leaf.text or "" for leaf in element.iter(T))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
