"""The units of 朝阳区 that are known without configuration.

`organs.toml` is the truth that people edit; parsing it costs some 10 ms, too much for every start, so it is turned into
the plain tuples of `organs_table.py` (a test proves that the two agree). After an edit:
`python -m gongwen_checks.chaoyang_2015.organs`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from gongwen_lint import Unit

_DISTRICT = "北京市朝阳区人民政府"
_CITY = "北京市人民政府"
Row = tuple[str, tuple[str, ...], str, str, "tuple[int, int, int] | None", "tuple[int, int, int] | None", str, str]


def units() -> tuple[Unit, ...]:
    """All of them, in the order of the file, street and area offices last."""
    from .organs_table import ROWS

    return tuple(
        Unit(name, aliases, kind, superior, since and date(*since), until and date(*until), source, successor)
        for name, aliases, kind, superior, since, until, source, successor in ROWS
    )


def rows(text: str) -> Iterator[Row]:
    """The rows that the text of `organs.toml` stands for. Raises ValueError (tomllib.TOMLDecodeError) on bad TOML."""
    import sys

    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    data: dict[str, Any] = tomllib.loads(text)
    for unit in data["unit"]:
        name, kind = unit["name"], unit["kind"]
        superior = unit.get("superior", _CITY if kind == "市级部门" else _DISTRICT)
        yield (
            name,
            tuple(unit.get("aliases", ())),
            kind,
            superior if superior != name else "",
            _day(unit.get("from")),
            _day(unit.get("until")),
            unit["source"],
            unit.get("successor", ""),
        )
    for place in data["streets"]["names"]:
        name = f"{_DISTRICT}{place}街道办事处"
        yield name, (), "街道办事处", _DISTRICT, None, None, data["streets"]["source"], ""
    for place in data["areas"]["names"]:
        more = (f"{place}回族乡", f"{place}回族乡人民政府") if place in data["areas"]["nationality"] else ()
        name = f"{_DISTRICT}{place}地区办事处"
        yield name, more, "地区办事处", _DISTRICT, None, None, data["areas"]["source"], ""


def render(text: str) -> str:
    """The source of `organs_table.py` for the text of `organs.toml`."""
    lines = [f"    {row!r}," for row in rows(text)]
    maker = "Made from organs.toml by `python -m gongwen_checks.chaoyang_2015.organs`; do not edit."
    head = f'"""{maker}"""\n\n# ruff: noqa\n# fmt: off\n'
    return f"{head}ROWS = (\n" + "\n".join(lines) + "\n)\n"


def _day(value: date | None) -> tuple[int, int, int] | None:
    return (value.year, value.month, value.day) if value else None


def __getattr__(name: str) -> Any:
    """SOURCE and TABLE, the two files, as paths: only made when asked for, since pathlib costs more than all units."""
    files = {"SOURCE": "organs.toml", "TABLE": "organs_table.py"}
    if name not in files:
        raise AttributeError(name)
    from pathlib import Path

    return Path(__file__).with_name(files[name])


if __name__ == "__main__":
    __getattr__("TABLE").write_text(render(__getattr__("SOURCE").read_text(encoding="utf-8")), encoding="utf-8")
