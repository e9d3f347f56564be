"""What was recognised in a paper, in the shape that the JSON report promises."""

from __future__ import annotations

from typing import Any

from ..paper import Element, Paper


def recognised(paper: Paper) -> dict[str, Any]:
    """The `recognised` object of the JSON report."""
    return {
        "kind": paper.kind,
        "direction": paper.direction,
        "issuers": [organ.text for organ in paper.issuers],
        "number": _text(paper.number),
        "signers": [
            signer.person.name or signer.person.post for signer in paper.signers if signer.source != "signature"
        ],
        "title": _text(paper.title),
        "recipients": [recipient.text for recipient in paper.recipients],
        "copies": [copy.text for copy in paper.copies],
        "date": paper.date.value.isoformat() if paper.date and paper.date.value else None,
        "secrecy": _text(paper.secrecy),
        "urgency": _text(paper.urgency),
    }


def _text(element: Element | None) -> str | None:
    return element.text if element else None
