"""The built-in check packs, one folder each: a plug-in like any other.

A pack is a folder with a `regulation.toml`, an `articles.py` to cite it by, and one file for each check.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from gongwen_lint import BadCheck, Check, RegulationFile, Unit, checks_in, hookimpl

PACKS = ("chaoyang_2015", "regulation_2012", "gbt9704_2012")  # in the order in which findings of one fact are headed

_HERE = os.path.dirname(__file__)


@hookimpl
def gongwen_regulations() -> Iterator[RegulationFile]:
    """The regulations, each with its articles."""
    for path in _files("regulation.toml"):
        yield RegulationFile(path)


@hookimpl
def gongwen_checks() -> Iterator[Check | BadCheck]:
    """Every check file in the packs' folders."""
    for pack in PACKS:
        yield from checks_in(os.path.join(_HERE, pack), f"{__name__}.{pack}")


@hookimpl
def gongwen_units() -> tuple[Unit, ...]:
    """The units of 朝阳区 and those above it."""
    from .chaoyang_2015.organs import units

    return units()


@hookimpl
def gongwen_data_files() -> Iterator[str]:
    """The TOML files that decide results."""
    yield from _files("regulation.toml")
    yield from _files("organs.toml")
    yield from _files("typefaces.toml")


def _files(name: str) -> Iterator[str]:
    paths = (os.path.join(_HERE, pack, name) for pack in PACKS)
    return filter(os.path.exists, paths)
