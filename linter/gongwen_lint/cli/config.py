"""`gongwen-lint config`: the configuration in force with the origin of every value, or its JSON schema."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..config import BadConfig, Config, entries
from ..linter import Linter, Request
from ..report.plain import visible
from .arguments import Parser
from .errors import Trouble
from .streams import write
from .table import table


def arguments(parser: Parser) -> None:
    """Its arguments."""
    parser.add_argument(
        "path", nargs="?", default=".", metavar="文稿", help="对哪份文稿或哪个文件夹生效的配置（默认当前文件夹）"
    )
    parser.value("--config", metavar="文件", help="看这份配置，不去找")
    parser.flag("--schema", help="输出配置文件的 JSON Schema（编辑器用它来提示和校验）")
    parser.choice("--format", of=("text", "json"), default="text", help="输出格式（默认 text）")


def run(options: Namespace) -> int:
    """Print the configuration. Raises Trouble where it is broken."""
    from ..report.json import dumps

    if options.schema:
        from ..config_schema import json_schema
        from ..plugins import registry

        write([dumps(json_schema(registry()), indent=2) + "\n"], None)
        return 0
    config = effective(options.path, options.config)
    if options.format == "json":
        rows = [{"key": key, "value": _plain(value), "origin": origin} for key, value, origin in entries(config)]
        write([dumps({"schema": 1, "file": config.path or None, "entries": rows}, indent=1) + "\n"], None)
    else:
        write((line + "\n" for line in listing(config)), None)
    return 0


def effective(path: str, file: str | None) -> Config:
    """The configuration for a document or folder, fully checked. Raises Trouble."""
    import os

    linter = Linter(Request(config=file))
    document = os.path.join(path, "x.docx") if os.path.isdir(path) else path  # noqa: PTH112, PTH118
    try:
        linter.settings_for(document)
        return linter.config_for(document)
    except BadConfig as problem:
        raise Trouble(str(problem)) from None


def listing(config: Config) -> Iterator[str]:
    """The values one a line, each with its origin."""
    yield f"配置文件：{visible(config.path) or '没有找到，用默认值'}"
    yield ""
    yield from table([visible(key), visible(toml(value)), visible(origin)] for key, value, origin in entries(config))


def toml(value: Any) -> str:
    """A value on one line, as TOML would write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple, set, frozenset)):
        return "[" + ", ".join(toml(inner) for inner in value) + "]"
    return "" if value is None else str(value)


def _plain(value: Any) -> Any:
    """A value as JSON knows it: dates as ISO 8601."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
