"""What a client may ask for in `initializationOptions`, or later in `workspace/didChangeConfiguration` under `gongwen`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..lean import dataclass, field
from ..linter import Request


@dataclass(frozen=True, slots=True)
class Options:
    """The wishes of a client."""

    request: Request = field(default_factory=Request)
    diagnostics: str = "auto"  # push, pull, or auto: pull where the client can, so that nothing is shown twice
    drafts: str = "recognised"  # "all": also texts in which no 公文 is recognised
    debounce: float | None = None  # seconds; None: by how long the draft takes
    code_link: str = ""  # codeDescription.href, with {arguments} for [uri, fingerprint, code] as URL-encoded JSON
    status: bool = False  # send gongwen/checked after each check


def options(given: object, base: Request) -> Options:
    """The options in a client's object; what is not of the right type is left at its default."""
    values = given if isinstance(given, Mapping) else {}
    said = {name: day for name in ("asOf", "submitted", "meeting") if (day := _date(values.get(name)))}
    request = Request(
        config=_text(values, "config") or base.config,
        isolated=bool(values.get("isolated", base.isolated)),
        as_of=said.get("asOf", base.as_of),
        submitted=said.get("submitted", base.submitted),
        meeting=said.get("meeting", base.meeting),
    )
    wait = values.get("debounce")
    return Options(
        request,
        diagnostics=_one_of(values, "diagnostics", ("auto", "push", "pull")),
        drafts=_one_of(values, "drafts", ("recognised", "all")),
        debounce=max(wait, 0) / 1000 if isinstance(wait, (int, float)) and not isinstance(wait, bool) else None,
        code_link=_text(values, "codeLink"),
        status=values.get("statusNotifications") is True,
    )


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _one_of(values: Mapping[str, Any], name: str, words: tuple[str, ...]) -> str:
    value = values.get(name)
    return value if value in words else words[0]


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
