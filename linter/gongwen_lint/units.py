"""Units (机关单位), the posts in them, and absences from them, each with the dates between which they hold."""

from __future__ import annotations

from datetime import date

from .lean import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """An organ or body. `superior` is a full name; `since` and `until` bound the time it bears this name."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""  # 人民政府 办公室 工作部门 街道办事处 地区办事处 内设机构 事业单位 国有企业 市级部门 …
    superior: str = ""
    since: date | None = None
    until: date | None = None
    source: str = ""
    successor: str = ""  # full name of the unit that took over its duties

    def stands(self, on: date | None) -> bool:
        """Whether it bears this name on a date; always, where no date is asked for."""
        return within(self.since, self.until, on)


@dataclass(frozen=True, slots=True)
class Post:
    """A post and who holds it. `head`: the holder is the unit's 主要负责人."""

    unit: str
    title: str
    holder: str
    head: bool = False
    portfolio: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """Days (both included) on which a person is away (出访, 出差, 学习, 休假 …), and who acts meanwhile."""

    holder: str
    since: date | None = None
    until: date | None = None
    kind: str = ""
    acting: str = ""


def within(since: date | None, until: date | None, on: date | None) -> bool:
    """Whether a day lies between two, both included; None bounds nothing, and no day is within always."""
    if on is None:
        return True
    return (since is None or since <= on) and (until is None or on <= until)
