"""The pack of an invented district: its rules, its units, the built-in checks under its own articles, one check more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gongwen_lint import BadCheck, Check, Rebinding, RegulationFile, Unit, checks_in, hookimpl, units_in

from .rebindings import REBINDINGS

_HERE = Path(__file__).parent


@hookimpl
def gongwen_regulations() -> list[RegulationFile]:
    """某某区人民政府工作规则."""
    return [RegulationFile(_HERE / "regulation.toml")]


@hookimpl
def gongwen_checks() -> Iterator[Check | Rebinding | BadCheck]:
    """The district's own checks, one file each, and the built-in ones that its articles repeat."""
    yield from checks_in(str(_HERE), __name__)
    yield from REBINDINGS


@hookimpl
def gongwen_units() -> tuple[Unit, ...]:
    """The district's units."""
    return units_in(_HERE / "organs.toml")


@hookimpl
def gongwen_data_files() -> list[Path]:
    """What decides results besides the code."""
    return [_HERE / "regulation.toml", _HERE / "organs.toml"]
