"""Before a draft is handed in (送审): ready or not, what must be mended, what is missing, what a person has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..cli.elements import NAMES
from ..cli.inspect import inspected
from ..paper import Paper
from ..report.places import place_words
from .diagnostics import counts

if TYPE_CHECKING:
    from datetime import date

    from ..organisation import Organisation
    from .sheets import Seen

_ADDRESSED = ("上行", "平行", "下行")
_LATER = "拟稿时可以还没有，编号、制版时再填"
# element → whether a paper has to have it before it is handed in (True), may get it later (False)
_USUAL: tuple[tuple[str, bool], ...] = (
    ("mark", False),
    ("number", False),
    ("signers", True),
    ("title", True),
    ("recipients", True),
    ("issuers", True),
    ("date", True),
)
REMINDERS = (
    "本工具只核对文稿里看得见的东西；没有查出问题，不等于没有问题。",
    "办件依据、会签意见、附件原件是否齐全，请对照本单位的送审要求。",
)


def readiness(seen: Seen, organisation: Organisation | None, on: date, path: str) -> dict[str, Any]:
    """The page as plain values; `organisation` and `on` are what evidence is judged by."""
    result = seen.result
    paper = result.paper
    if result.error or paper is None or organisation is None:
        message = result.error[1] if result.error else "文稿是空的。"
        return _page("not-checked", "还没有检查", message, kind=None)
    found = counts(result)
    told = inspected(paper, organisation, on, path)
    elements = list(_elements(paper, told["elements"]))
    missing = [e["name"] for e in elements if e["state"] == "missing"]
    crashed = len(result.crashes)
    verdict, headline = _verdict(found, missing, crashed)
    return _page(
        verdict,
        headline,
        _reason(found, missing, crashed, [e["name"] for e in elements if e["state"] == "look"]),
        kind=paper.kind,
        counts=found,
        waived=len(result.waived),
        elements=elements,
        evidence=[{**row, "where": _where(row, paper)} for row in told["evidence"]],
        missing=missing,
        absent=[f.fingerprint for f in result.findings if _says_missing(f.name)],
    )


def _says_missing(name: str) -> bool:
    """Whether a check tells of something that is not there: no-legality-review, signer-missing."""
    return name.startswith("no-") or name.endswith("-missing")


def _page(verdict: str, headline: str, reason: str, **more: Any) -> dict[str, Any]:
    return {
        "verdict": verdict,
        "ready": verdict in ("ready", "look"),
        "headline": headline,
        "reason": reason,
        "reminders": list(REMINDERS),
        **more,
    }


def _verdict(found: Mapping[str, int], missing: Sequence[str], crashed: int) -> tuple[str, str]:
    if found["error"] or missing:
        return "not-ready", "还不能送审"
    if found["warning"] or crashed:
        return "look", "核对以后可以送审"
    return "ready", "可以送审"


def _reason(found: Mapping[str, int], missing: Sequence[str], crashed: int, unsure: Sequence[str]) -> str:
    parts = []
    if found["error"]:
        parts.append(f"有 {found['error']} 处错误要改正")
    if missing:
        parts.append(f"没有找到{'、'.join(missing)}")
    if found["warning"]:
        parts.append(f"有 {found['warning']} 处警告要核对")
    if found["info"]:
        parts.append(f"有 {found['info']} 处提示可以参考")
    if crashed:
        parts.append(f"有 {crashed} 项检查没有做成")
    words = "，".join(parts) if parts else "没有查出问题，要素齐全"
    return f"{words}；{'、'.join(unsure)}请另行核对。" if unsure else f"{words}。"


def _elements(paper: Paper, told: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The elements that such a paper has, each found, missing, to come later, or not in this file."""
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for row in told:
        rows.setdefault(row["element"], []).append(row)
    for name, needed in _USUAL:
        found = rows.get(name, [])
        if found:
            words = "、".join(dict.fromkeys(row["text"] for row in found))
            yield _element(name, "found", words, found[0].get("location"))
        elif not _expected(name, paper):
            continue
        elif needed:
            yield _element(name, "missing", "没有认出来")
        elif paper.copy_type in ("draft", "form"):
            yield _element(name, "later", _LATER)
    if paper.annex_note:
        inside = len(paper.annexes)
        words = "、".join(annex.name for annex in paper.annex_note)
        if inside >= len(paper.annex_note):
            yield _element("annexes", "found", words)
        else:
            yield _element("annexes", "look", f"{words}（不都在这个文件里，请核对附件是否齐全）")


def _expected(name: str, paper: Paper) -> bool:
    if not paper.statutory:
        return name == "title"
    if name == "signers":
        return paper.direction == "上行" and paper.copy_type != "web"
    if name == "recipients":
        return paper.direction in _ADDRESSED
    if name in ("issuers", "date"):
        return paper.kind != "纪要"
    return True


def _element(name: str, state: str, text: str, location: object = None) -> dict[str, Any]:
    return {"element": name, "name": NAMES[name], "state": state, "text": text, "location": location}


def _where(row: Mapping[str, Any], paper: Paper) -> str:
    from ..document import Place

    place = row.get("location")
    if not isinstance(place, Mapping):
        return ""
    return place_words(Place(place["part"], place["paragraph"], place["start"], place["end"]), paper)
