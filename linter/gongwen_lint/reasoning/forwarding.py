"""Forwarding (转发、印发): whose paper a notice passes on, by its title."""

from __future__ import annotations

from ..context import Context
from ..language.organs import organs
from ..paper import Paper
from ..patterns import pattern

_PASSES_ON = pattern(r"(?:转发|印发)(?:《|〈)?")
_NAME = pattern(r"[^\d〇○（(《〈]+?(?=关于|[\d〇○（(《〈]|$)")  # up to where the name of a paper begins
_WORD = pattern(
    r"(?:布|格|结|大|变|棋|僵|残|破|开|定|终|胜|危|时)局$|[常评]委$|[举承主协开兴交批申查代]办$"
    r"|(?:活动|公共|营业|娱乐)?场所$|厕所$|[内外全干局东西南北中]部$"
)
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
    if rest is not None and _WORD.search(rest[0][: organ.end]):  # 产业空间布局 is no 局
        return None
    return None if _SEVERAL.match(title, verb.end() + organ.end) else organ.text
