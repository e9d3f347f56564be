"""Units, posts and absences from TOML: a pack's `organs.toml`, and the [organisation] table of the configuration."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .organisation import Absence, Organisation, Post, Unit

if TYPE_CHECKING:
    from os import PathLike


def units_in(path: str | PathLike[str]) -> tuple[Unit, ...]:
    """The units in a pack's TOML file: an array of tables [[unit]] with the keys of [[organisation.unit]].

    Raises OSError, or ValueError for a file that is not such a table.
    """
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    with open(path, encoding="utf-8") as file:
        values = tomllib.loads(file.read())
    try:
        return tuple(_unit(table) for table in values["unit"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path}: {error}") from error


def organisation(built_in: Iterable[Unit], configured: Mapping[str, Any]) -> Organisation:
    """Who is who: the units of the packs, those of the configuration in place of their namesakes, and its people.

    `district` names the government whose rules apply; without it the engine's default stands.
    """
    own = [_unit(table) for table in configured.get("unit", ())]
    names = {unit.name for unit in own}
    kept = [unit for unit in built_in if unit.name not in names] if configured.get("built-in", True) else []
    district = configured.get("district")
    return Organisation(
        (*own, *kept),
        tuple(Post(**_renamed(table)) for table in configured.get("post", ())),
        tuple(Absence(**_renamed(table)) for table in configured.get("absence", ())),
        **({"district": district} if district else {}),
    )


def _unit(table: Mapping[str, Any]) -> Unit:
    return Unit(**_renamed(table))


def _renamed(table: Mapping[str, Any]) -> dict[str, Any]:
    """TOML says `from`, which Python keeps for itself."""
    values = {("since" if key == "from" else key): value for key, value in table.items()}
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
