"""Recognition: which 公文 stands in a document. `recognise` is all that the rest of the engine uses.

`outline` says which line belongs to which part; the other modules read one part each out of the lines it gives them.
Nothing here knows a regulation, and nothing here raises on any document.
"""

from __future__ import annotations

from ..document import Document
from ..organisation import Organisation
from ..paper import Paper
from .assembly import assemble
from .lines import lines

__all__ = ["recognise"]


def recognise(document: Document, organisation: Organisation) -> Paper:
    """The 公文 in a document; what was not found is None or empty."""
    return assemble(document, lines(document.paragraphs), organisation)
