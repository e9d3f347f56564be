"""Which copy of a paper a document is: a draft, a printed copy, a web copy, or a dispatch form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document import Document
from ..paper import CopyType
from .letterhead import Letterhead

if TYPE_CHECKING:
    from .outline import Outline

_TOLD: dict[str, CopyType] = {"draft": "draft", "printed": "printed", "web": "web", "form": "form"}


def copy_type(document: Document, out: Outline, head: Letterhead) -> CopyType:
    """What the document is a copy of, by what stands in front of its title (or as its front matter says)."""
    told = _TOLD.get(document.meta.get("copy", ""))
    if told:
        return told
    if out.form and (out.form_heading is not None or not out.body):
        return "form"
    if out.index or (out.number_under_title and head.mark is None):
        return "web"
    if head.mark is not None or document.meta.get("letterhead") == "preprinted":
        return "printed"
    if head.number is not None and (head.signer_label is not None or out.imprint):
        return "printed"  # on paper with a pre-printed letterhead
    return "form" if out.form else "draft"
