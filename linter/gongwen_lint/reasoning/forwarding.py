"""Forwarding (转发、印发): whose paper a notice passes on, by its title."""

from __future__ import annotations

from ..context import Context
from ..language.organs import organs
from ..paper import Paper
from ..patterns import pattern

_PASSES_ON = pattern(r"(?:转发|印发)(?:《|〈)?")
_NAME = pattern(r"[^\d〇○（(《〈]+?(?=关于|[\d〇○（(《〈]|$)")  # up to where the name of a paper begins
_SEVERAL = pattern(r"[、和及等与]|会同|联合")
_OURS = ("区", "朝阳", "北京市朝阳")


def passed_on_department(paper: Paper, context: Context) -> str | None:
    """The one department of the district whose paper a title passes on (转发区教委……的通知), as written, or None."""
    title = paper.title.text if paper.title else ""
    verb = _PASSES_ON.search(title)
    if verb is None or not title.startswith(_OURS, verb.end()):
        return None
    rest = _NAME.match(title, verb.end())
    organ = next(iter(organs(rest[0], context.organisation)), None) if rest else None
    if organ is None or organ.start or organ.collective or organ.level != "部门":
        return None
    return None if _SEVERAL.match(title, verb.end() + organ.end) else organ.text
