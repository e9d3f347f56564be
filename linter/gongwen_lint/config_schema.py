"""What may stand in gongwen-lint.toml and gongwen-waivers.toml: one table for both validation and the JSON schema."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from .config import BadConfig
from .finding import SEVERITIES
from .lean import dataclass, field
from .options import options_schema
from .select import near

if TYPE_CHECKING:
    from .plugins import Registry


@dataclass(frozen=True, slots=True)
class Key:
    """A key: what kind of value it takes, and the sentence that explains it.

    Kinds: text, texts, flag, date, choice, table (fixed `keys`), tables (an array of such), map (any names, each with a
    value of kind `each`), any (validated later, by the check that it belongs to).
    """

    kind: str
    doc: str
    choices: tuple[str, ...] = ()
    keys: Mapping[str, Key] = field(default_factory=dict)
    each: Key | None = None
    required: bool = False


_SELECTORS = "编号（CY44-6）、名称（addressed-to-leader）、前缀（CY、CY44、GB7.2）、content、format 或 ALL"
_SEVERITY = Key("choice", "级别", SEVERITIES)
_SEVERITIES = Key("map", "检查 = 级别；只有“应、须、不得”类条文的检查可以是 error", each=_SEVERITY)
_OPTIONS = Key("map", "检查的选项：编号或名称下的一张表，见 explain", each=Key("any", "一项检查的选项"))
_SELECTION = {
    "select": Key("texts", f"要运行的检查：{_SELECTORS}"),
    "extend-select": Key("texts", "在 select 之外另加的检查"),
    "ignore": Key("texts", "不运行的检查；写得更具体的一方优先"),
}
_FROM = Key("date", "起始日期（含）")
_UNTIL = Key("date", "终止日期（含）")
_UNIT = {
    "name": Key("text", "全称", required=True),
    "aliases": Key("texts", "简称"),
    "kind": Key("text", "类别：人民政府、办公室、工作部门、街道办事处、内设机构、事业单位、国有企业、市级部门……"),
    "superior": Key("text", "上级机关全称"),
    "from": _FROM,
    "until": _UNTIL,
    "source": Key("text", "依据"),
    "successor": Key("text", "承接其职责的单位全称"),
}
_POST = {
    "unit": Key("text", "单位全称", required=True),
    "title": Key("text", "职务：区长、常务副区长、副区长、主任、局长……", required=True),
    "holder": Key("text", "姓名", required=True),
    "head": Key("flag", "是否该单位主要负责人"),
    "portfolio": Key("texts", "分管工作"),
    "from": _FROM,
    "until": _UNTIL,
}
_ABSENCE = {
    "holder": Key("text", "姓名", required=True),
    "from": Key("date", "起始日期（含）", required=True),
    "until": Key("date", "终止日期（含）", required=True),
    "kind": Key("text", "事由：出访、出差、休假……"),
    "acting": Key("text", "代为主持工作的人"),
}
CONFIG: Mapping[str, Key] = {
    **_SELECTION,
    "mandatory": Key("texts", "必须运行的检查：不能忽略、豁免，也不能列入基线"),
    "fail-on": Key("choice", "达到这个级别时退出码为 1", (*SEVERITIES, "never")),
    "plugins": Key("texts", "必须装好的插件；缺少或加载失败时退出码为 2"),
    "baseline": Key("text", "基线文件（相对本文件所在的文件夹）"),
    "severity": _SEVERITIES,
    "options": _OPTIONS,
    "per-file": Key(
        "map",
        "对一部分文件另作规定，名称是相对本文件所在文件夹的通配式（**、*、?）",
        each=Key("table", "", keys={**_SELECTION, "severity": _SEVERITIES, "options": _OPTIONS}),
    ),
    "organisation": Key(
        "table",
        "机关和人员；内置的单位一直有效，除非有同名的单位替换它",
        keys={
            "district": Key("text", "适用本级规则的人民政府全称（默认北京市朝阳区人民政府）"),
            "built-in": Key("flag", "是否使用插件内置的单位（默认使用）"),
            "unit": Key("tables", "单位", keys=_UNIT),
            "post": Key("tables", "职务和任职人", keys=_POST),
            "absence": Key("tables", "外出记录", keys=_ABSENCE),
        },
    ),
    "calendar": Key(
        "table",
        "工作日历",
        keys={
            "holidays": Key("choice", "节假日和调休：CN 按国务院公布的安排，none 只按星期", ("CN", "none")),
            "days-off": Key("texts", "另外的休息日，如 2016-05-03"),
            "working-days": Key("texts", "另外的工作日"),
        },
    ),
    "regulation": Key(
        "map", "规章的施行和止用日期，名称是规章的前缀", each=Key("table", "", keys={"since": _FROM, "until": _UNTIL})
    ),
}
WAIVERS: Mapping[str, Key] = {
    "waiver": Key(
        "tables",
        "经批准不改的问题",
        keys={
            "file": Key("text", "文件的通配式，相对本文件所在的文件夹", required=True),
            "check": Key("text", "检查的编号、名称或前缀", required=True),
            "reason": Key("text", "理由", required=True),
            "until": Key("date", "有效期（含）"),
            "quote": Key("text", "只豁免引文与此相同的问题"),
            "by": Key("text", "批准人"),
        },
    )
}


def read_toml(path: str) -> dict[str, Any]:
    """The values in a TOML file. Raises BadConfig."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return tomllib.load(file)
    except OSError as error:
        raise BadConfig(f"{path}：无法打开：{error.strerror}。") from error
    except UnicodeDecodeError as error:
        raise BadConfig(f"{path}：不是 UTF-8 编码。") from error
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(f"{path}：不是正确的 TOML：{error}。") from error


def validated(values: Any, keys: Mapping[str, Key], path: str, where: str = "") -> tuple[dict[str, Any], list[str]]:
    """The values of a table, lists as tuples, and a sentence for everything that is wrong with them."""
    if not isinstance(values, Mapping):
        return {}, [f"{path}：{where or '内容'} 应当是一张表。"]
    clean: dict[str, Any] = {}
    problems: list[str] = []
    for name, value in values.items():
        dotted = f"{where}.{name}" if where else name
        if name not in keys:
            hint = f"，是否指 {near(name, keys, 1)[0]}" if near(name, keys, 1) else f"，可用的有 {'、'.join(keys)}"
            problems.append(f"{path}：不认识的配置项 {dotted}{hint}。")
            continue
        clean[name], found = _value(value, keys[name], path, dotted)
        problems += found
    missing = [name for name, key in keys.items() if key.required and name not in values]
    problems += [f"{path}：{where or '内容'} 缺少 {name}（{keys[name].doc}）。" for name in missing]
    return clean, problems


_SIMPLE: Mapping[str, tuple[type, str]] = {
    "text": (str, "字符串"),
    "flag": (bool, "true 或 false"),
    "date": (date, "日期（2016-05-06）"),
}


def _value(value: Any, key: Key, path: str, where: str) -> tuple[Any, list[str]]:
    if key.kind == "table":
        return validated(value, key.keys, path, where)
    if key.kind in ("map", "any") and not isinstance(value, Mapping):
        return {}, [f"{path}：{where} 应当是一张表。"]
    if key.kind == "map" and key.each:
        pairs = {name: _value(inner, key.each, path, f"{where}.{name}") for name, inner in value.items()}
        return {n: v for n, (v, _) in pairs.items()}, [p for _, found in pairs.values() for p in found]
    if key.kind == "tables":
        if not isinstance(value, list):
            return (), [f"{path}：{where} 应当写成 [[{where}]]。"]
        tables = [validated(inner, key.keys, path, f"{where}[{n}]") for n, inner in enumerate(value, 1)]
        return tuple(t for t, _ in tables), [p for _, found in tables for p in found]
    if key.kind == "choice" and value not in key.choices:
        return value, [f"{path}：{where} 只能是 {'、'.join(key.choices)}，不能是 {value!r}。"]
    if key.kind == "texts":
        if isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value):
            return tuple(value), []
        return (), [f"{path}：{where} 应当是字符串的列表。"]
    if key.kind in _SIMPLE:
        kind, name = _SIMPLE[key.kind]
        if not isinstance(value, kind) or isinstance(value, datetime):
            return value, [f"{path}：{where} 应当是{name}，不能是 {value!r}。"]
        if key.required and isinstance(value, str) and not value.strip():
            return value, [f"{path}：{where} 不能为空。"]
    return value, []


def json_schema(registry: Registry | None = None) -> dict[str, Any]:
    """The JSON schema of gongwen-lint.toml, with the options of the registry's checks where one is given."""
    schema = _table(CONFIG)
    if registry:
        options = {code: options_schema(c.options) for code, c in registry.checks.items() if c.options}
        schema["properties"]["options"]["properties"] = options
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "gongwen-lint.toml", **schema}


def _table(keys: Mapping[str, Key]) -> dict[str, Any]:
    table: dict[str, Any] = {
        "type": "object",
        "properties": {name: {"description": key.doc, **_schema(key)} for name, key in keys.items()},
        "additionalProperties": False,
    }
    if required := [name for name, key in keys.items() if key.required]:
        table["required"] = required
    return table


def _schema(key: Key) -> dict[str, Any]:
    if key.kind == "table":
        return _table(key.keys)
    if key.kind == "tables":
        return {"type": "array", "items": _table(key.keys)}
    if key.kind == "map" and key.each:
        return {"type": "object", "additionalProperties": _schema(key.each)}
    simple: dict[str, dict[str, Any]] = {
        "text": {"type": "string"},
        "texts": {"type": "array", "items": {"type": "string"}},
        "flag": {"type": "boolean"},
        "date": {"type": "string", "format": "date"},
        "choice": {"enum": list(key.choices)},
        "any": {"type": "object"},
    }
    return simple[key.kind]
