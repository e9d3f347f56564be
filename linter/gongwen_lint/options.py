"""Options of a check: the fields of its dataclass are the defaults, the schema and the documentation at once.

```python
@dataclass(frozen=True)
class Options:
    max_characters: int = field(default=3000, metadata={"doc": "正文的最多字数"})
```
is configured as `[options."CY43-3"]` `max-characters = 4000`.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from typing import Any

from .select import near


def made(kind: type, values: Mapping[str, Any], where: str) -> tuple[Any, list[str]]:
    """The options of a check with configured values, and a sentence for everything that is wrong with them."""
    hints = typing.get_type_hints(kind)
    known = {f.name.replace("_", "-"): f.name for f in fields(kind)}
    problems: list[str] = []
    chosen: dict[str, Any] = {}
    for key, value in values.items():
        if key not in known:
            hint = f"，是否指 {near(key, known, 1)[0]}" if near(key, known, 1) else f"，可用的有 {'、'.join(known)}"
            problems.append(f"{where}：没有名为 {key} 的选项{hint}。")
            continue
        value = tuple(value) if isinstance(value, list) else value
        if not _fits(value, hints[known[key]]):
            problems.append(f"{where}：{key} 应当是{in_words(hints[known[key]])}，不能是 {value!r}。")
        chosen[known[key]] = value
    if problems:
        return None, problems
    try:
        return kind(**chosen), []
    except (TypeError, ValueError) as problem:  # a __post_init__ that refuses the values
        return None, [f"{where}：{problem}"]


def described(kind: type) -> list[tuple[str, str, Any, str]]:
    """(key, type in words, default, documentation) of each option."""
    hints = typing.get_type_hints(kind)
    return [
        (f.name.replace("_", "-"), in_words(hints[f.name]), _default(f), f.metadata.get("doc", ""))
        for f in fields(kind)
    ]


def options_schema(kind: type) -> dict[str, Any]:
    """The JSON schema of a check's options."""
    hints = typing.get_type_hints(kind)
    properties = {
        f.name.replace("_", "-"): {"description": f.metadata.get("doc", ""), **_schema(hints[f.name])}
        for f in fields(kind)
    }
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _default(f: Field[Any]) -> Any:
    return f.default_factory() if f.default_factory is not MISSING else f.default


def _fits(value: Any, hint: Any) -> bool:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return True
    if origin is typing.Literal:
        return value in arguments
    if origin in (typing.Union, types.UnionType):
        return any(_fits(value, a) for a in arguments)
    if origin is tuple:
        return isinstance(value, tuple) and all(_fits(v, arguments[0]) for v in value)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return isinstance(value, Mapping) and all(_fits(v, arguments[1]) for v in value.values())
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(hint, type) and isinstance(value, hint)


_WORDS = {int: "整数", float: "数", bool: "true 或 false", str: "字符串", date: "日期", type(None): "空"}
_JSON = {int: "integer", float: "number", bool: "boolean", str: "string"}


def in_words(hint: Any) -> str:
    """A type in Chinese words."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return "、".join(map(str, arguments)) + " 之一"
    if origin in (typing.Union, types.UnionType):
        return "或".join(in_words(a) for a in arguments)
    if origin is tuple:
        return in_words(arguments[0]) + "的列表"
    return _WORDS.get(hint, "表" if isinstance(origin, type) else str(hint))


def _schema(hint: Any) -> dict[str, Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0])}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_schema(a) for a in arguments if a is not type(None)]}
    if hint is date:
        return {"type": "string", "format": "date"}
    return {"type": _JSON[hint]} if hint in _JSON else {}
