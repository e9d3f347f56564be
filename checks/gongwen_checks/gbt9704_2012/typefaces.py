"""Which typeface a name means: 仿宋_GB2312, FangSong and 方正仿宋_GBK are all 仿宋.

`typefaces.toml` is the truth that people edit; it is turned into the plain table of `typefaces_table.py`, which loads
faster (a test proves that the two agree). After an edit: `python -m gongwen_checks.gbt9704_2012.typefaces`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from .typefaces_table import FAMILIES

_BY_FORM = (
    "仿宋",
    "小标宋",
    "大标宋",
    "雅黑",
    "隶书",
    "行楷",
    "魏碑",
    "楷体",
    "黑体",
    "书宋",
    "宋体",
)  # first one first
_CALLED = {"书宋": "宋体"}


@lru_cache(maxsize=256)
def family(name: str | None) -> str:
    """The typeface family of a typeface's name, "" for one that is not known or not given."""
    if not name:
        return ""
    found = FAMILIES.get(squeezed(name))
    if found is None:
        found = next((_CALLED.get(form, form) for form in _BY_FORM if form in name), "")
    return found


def squeezed(name: str) -> str:
    """A name as names are compared: without case, blanks, underscores and hyphens, and without the @ of vertical type."""
    return "".join(c for c in name.lower().lstrip("@") if c not in " _-　")


def render(text: str) -> str:
    """The source of `typefaces_table.py` for the text of `typefaces.toml`. Raises ValueError where a name stands for
    two families."""
    import sys

    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    found: dict[str, str] = {}
    for entry in tomllib.loads(text)["family"]:
        for faces in entry["faces"]:
            for name in faces["names"]:
                if found.setdefault(squeezed(name), entry["name"]) != entry["name"]:
                    raise ValueError(f"{name}: both {found[squeezed(name)]} and {entry['name']}")
    maker = "Made from typefaces.toml by `python -m gongwen_checks.gbt9704_2012.typefaces`; do not edit."
    lines = "\n".join(f"    {name!r}: {value!r}," for name, value in found.items())
    return f'"""{maker}"""\n\n# ruff: noqa\n# fmt: off\nFAMILIES = {{\n{lines}\n}}\n'


def __getattr__(name: str) -> Any:
    """SOURCE and TABLE, the two files, as paths, made when asked for."""
    files = {"SOURCE": "typefaces.toml", "TABLE": "typefaces_table.py"}
    if name not in files:
        raise AttributeError(name)
    from pathlib import Path

    return Path(__file__).with_name(files[name])


if __name__ == "__main__":
    __getattr__("TABLE").write_text(render(__getattr__("SOURCE").read_text(encoding="utf-8")), encoding="utf-8")
