"""From a result, which holds the document, to what a report needs of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document import Place
from .places import place_words, region
from .recognised import recognised
from .values import Item, Problem, Reported

if TYPE_CHECKING:
    from ..document import Document
    from ..finding import Finding
    from ..paper import Paper
    from ..run import Result


def detached(result: Result) -> Reported:
    """What a report says of one document; it holds neither the document nor its XML, and passes between processes."""
    crashes = tuple(f"{crash.code}: {crash.traceback}" for crash in result.crashes)
    document, paper = result.document, result.paper
    if result.error or document is None or paper is None:
        code, message = result.error or ("GL100", "没有检查。")
        return Reported(result.path, error=Problem(code, message), crashes=crashes)
    return Reported(
        result.path,
        result.sha256,
        recognised(paper),
        tuple(_item(finding, document, paper) for finding in result.findings),
        as_of=result.as_of,
        not_in_force=result.not_in_force,
        timing=result.timing,
        known=result.baselined,
        waivers_used=result.waivers_used,
        crashes=crashes,
    )


def _item(finding: Finding, document: Document, paper: Paper) -> Item:
    place = finding.place
    try:
        text = document.paragraph(place).text
    except IndexError:  # an empty document, of which only the tool itself has something to say
        return Item(finding)
    return Item(finding, text, place_words(place, paper), _places(finding.more, paper), region(place, document))


def _places(more: tuple[Place, ...], paper: Paper) -> tuple[str, ...]:
    return tuple(place_words(place, paper) for place in more)
